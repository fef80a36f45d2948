//! The training of whoever made the vault, its administrator: what they record counts at once.

use super::*;
use crate::programme::fidelity::Verdict;

fn add(what: &str, completed: &str, expires: Option<&str>) -> TrainingChange {
    TrainingChange::Add(NewTraining {
        user: None,
        what: text(what),
        subjects: ["programme:video-feedback".parse().unwrap()].into(),
        completed: day(completed),
        expires: expires.map(day),
        experienced_with_children: true,
    })
}

/// "delivered in the parental home by a trained health or social care worker who has experience of working with
/// children and young people" (NG26 1.4.2).
#[test]
fn a_training_is_recorded_judged_with_and_removed() {
    let mut rig = Rig::new();
    rig.well(1, SessionChange::Arrived, NOW);
    let worst = |rig: &mut Rig| {
        let findings = rig.view(1, "2026-02-04 12:00").findings;
        let of = findings.iter().filter(|finding| finding.rule.as_str().starts_with("V5.worker"));
        of.map(|finding| finding.verdict).collect::<Vec<Verdict>>()
    };
    let without = worst(&mut rig);
    let record =
        rig.open_vault.change_training(add("Video feedback", "2025-06-01", None), clock(NOW)).unwrap();
    let rows = rig.open_vault.training_page().unwrap().rows;
    assert_eq!((rows.len(), rows[0].record, rows[0].what.reveal().as_str()), (1, record, "Video feedback"));
    assert_eq!(without, [Verdict::NotMet], "none on record, once a session was held");
    assert_eq!(worst(&mut rig), [Verdict::Met]);
    rig.open_vault.change_training(TrainingChange::Remove(record), clock(NOW)).unwrap();
    assert!(rig.open_vault.training_page().unwrap().rows.is_empty());
    assert_eq!(worst(&mut rig), without);
    let journal = rig.open_vault.device().journal().unwrap();
    let event = serde_json::to_value(AuditEvent::TrainingRecorded).unwrap();
    assert_eq!(journal.iter().filter(|entry| event == entry.event.as_str()).count(), 2);
    assert!(journal.iter().all(|entry| !entry.reason.contains("Video")));
}

#[test]
fn what_is_no_training_is_refused() {
    let mut rig = Rig::new();
    for (change, key) in [
        (add(" ", "2025-06-01", None), "error-label-empty"),
        (add("x", "2026-02-05", None), "error-training-in-future"),
        (add("x", "2025-06-01", Some("2025-05-31")), "error-training-expires-before"),
        (add("x", "1925-06-01", None), "error-day-far"),
        (TrainingChange::Remove(RecordId::random()), "error-record-gone"),
    ] {
        assert_eq!(rig.open_vault.change_training(change, clock(NOW)).unwrap_err().message.key, key);
    }
    assert!(rig.open_vault.training_page().unwrap().rows.is_empty());
}
