//! NG26 1.4.2: delivered "by a trained health or social care worker who has experience of working with children and young
//! people".

use super::{WorkerEvidence, WorkerStanding};
use crate::base::UserId;
use crate::programme::fidelity::tests::{day, every, finding, sound_sessions, verdict};
use crate::programme::fidelity::{CaseFacts, Evidence, Verdict};
use crate::programme::{Place, PlaceKind, RuleId, Training, TrainingError};

const DAY: &str = "2026-01-05";
const WORKER: UserId = UserId::from_bytes([1; 16]);

fn trained(completed: &str, expires: Option<&str>, experienced: bool) -> Training {
    Training {
        user: WORKER,
        what: "video feedback".into(),
        completed: day(completed),
        expires: expires.map(day),
        experienced_with_children: experienced,
    }
}

#[test]
fn the_programme_keeps_place_and_worker_when_all_sessions_do() {
    let mut facts = sound_sessions(&every(12, 10, DAY));
    for (_, session) in &mut facts.sessions {
        session.place = Some(Place { kind: PlaceKind::Home, detail: "".into() });
        session.worker = Some(WORKER);
    }
    facts.training = vec![trained("2025-01-01", None, true)];
    let judged = |facts: &CaseFacts| {
        [RuleId::PLACE, RuleId::WORKER].map(|rule| verdict(facts, "2026-12-31", rule, None))
    };
    assert_eq!(judged(&facts), [Verdict::Met; 2]);
    facts.training[0].expires = Some(day("2026-02-01"));
    facts.sessions[4].1.place = None;
    assert_eq!(judged(&facts), [Verdict::NotYet, Verdict::NotMet]);
}

#[test]
fn by_a_trained_worker_with_experience() {
    let trained_for_good = WorkerStanding::Trained { until: None };
    let until = |text| WorkerStanding::Trained { until: Some(day(text)) };
    let expired = |text| WorkerStanding::Expired { expired: day(text) };
    let later = WorkerStanding::TrainedLater { completed: day("2026-01-06") };
    for (name, training, standing, expected) in [
        ("none", vec![], WorkerStanding::NoTraining, Verdict::NotYet),
        ("for good", vec![trained("2025-01-01", None, true)], trained_for_good, Verdict::Met),
        ("on the very day", vec![trained(DAY, Some(DAY), true)], until(DAY), Verdict::Met),
        ("the day after", vec![trained("2026-01-06", None, true)], later, Verdict::NotMet),
        (
            "expired the day before",
            vec![trained("2025-01-01", Some("2026-01-04"), true)],
            expired("2026-01-04"),
            Verdict::NotMet,
        ),
        (
            "expired and renewed too late",
            vec![trained("2026-01-06", None, true), trained("2024-01-01", Some("2025-01-01"), true)],
            expired("2025-01-01"),
            Verdict::NotMet,
        ),
        (
            "no experience on record",
            vec![trained("2025-01-01", None, false)],
            WorkerStanding::NoExperience,
            Verdict::NotYet,
        ),
        (
            "experience on an older record",
            vec![trained("2025-01-01", None, false), trained("2020-01-01", Some("2021-01-01"), true)],
            trained_for_good,
            Verdict::Met,
        ),
        (
            "someone else's",
            vec![Training { user: UserId::from_bytes([2; 16]), ..trained("2025-01-01", None, true) }],
            WorkerStanding::NoTraining,
            Verdict::NotYet,
        ),
    ] {
        let mut facts = sound_sessions(&[day(DAY)]);
        facts.sessions[0].1.worker = Some(WORKER);
        facts.training = training;
        let found = finding(&facts, "2026-12-31", RuleId::WORKER, Some(1));
        assert_eq!(
            (found.verdict, found.evidence),
            (expected, Evidence::of(WorkerEvidence { worker: standing })),
            "{name}"
        );
    }
    let nobody = sound_sessions(&[day(DAY)]);
    let found = finding(&nobody, DAY, RuleId::WORKER, Some(1));
    let evidence = Evidence::of(WorkerEvidence { worker: WorkerStanding::NotRecorded });
    assert_eq!((found.verdict, found.evidence), (Verdict::NotYet, evidence));
}

#[test]
fn a_training_is_completed_before_it_expires_and_not_in_the_future() {
    let today = day(DAY);
    assert_eq!(trained(DAY, Some(DAY), false).check(today), Ok(()));
    let completed = day("2026-01-06");
    assert_eq!(trained("2026-01-06", None, true).check(today), Err(TrainingError::InFuture { completed }));
    let (completed, expires) = (day(DAY), day("2026-01-04"));
    let refused = trained(DAY, Some("2026-01-04"), true).check(today);
    assert_eq!(refused, Err(TrainingError::ExpiresBeforeCompletion { completed, expires }));
    let unnamed = Training { what: " ".into(), ..trained(DAY, None, true) };
    assert_eq!(unnamed.check(today), Err(TrainingError::NoName));
}
