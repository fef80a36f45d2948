//! What Families, Family and Session show after it.

use super::*;
use crate::programme::{Showing, StepKind, StepState, TodoKind};

#[test]
fn a_session_nobody_has_written_of_is_shown_with_its_steps() {
    let mut rig = Rig::new();
    let view = rig.view(4, NOW);
    assert_eq!((view.session.number, view.session.held, view.worker), (4, None, None));
    assert_eq!((view.steps[0].kind, view.steps[0].state), (StepKind::Plan, StepState::Open));
    assert_eq!(
        (view.code.as_str(), view.aims.len()),
        ("FAM-001", rig.open_vault.video_feedback().aims.len())
    );
    assert!(view.findings.is_empty() && view.clips.is_empty() && view.recordings.is_empty());
    assert!(rig.sessions().is_empty(), "looking writes nothing");
    let problem =
        crate::casework::session::page::view(&mut rig.open_vault, rig.case, 0, clock(NOW)).unwrap_err();
    assert_eq!(problem.message.key, "error-session-zero");
}

#[test]
fn a_session_shows_who_holds_it_what_was_filmed_tagged_and_shown() {
    let mut rig = Rig::new();
    rig.well(1, SessionChange::Arrived, "2026-01-28 10:00");
    rig.well(2, SessionChange::Arrived, NOW);
    let (one, two) = (rig.film(1), rig.film(2));
    let (early, late) = (rig.clip(one, "S1"), rig.clip(two, "S4"));
    let session = SessionId::from(rig.file().session_numbered(2).unwrap().unwrap().id);
    let showing = |clip, recording, minute| Showing {
        session,
        clip,
        recording,
        started: at(&format!("2026-02-04 11:{minute:02}")),
        played: MediaTime::from_secs(30),
        clip_length: MediaTime::from_secs(15),
        tags: vec!["S1".into(), "W2".into()],
        earlier: None,
        aims: Vec::new(),
    };
    let showings = [showing(late, two, 20), showing(early, one, 10), showing(ClipId::random(), one, 30)];
    let write = |records: &crate::library::CaseTransaction<'_>| {
        showings.into_iter().try_for_each(|showing| records.add(showing).map(drop)).map_err(Problem::from)
    };
    rig.file().library_mut().write(at(NOW), write).unwrap();

    let view = rig.view(2, "2026-02-04 11:30");
    assert_eq!(view.worker.unwrap().reveal(), "KL");
    assert_eq!(view.recordings.iter().map(|row| (row.session, row.clips)).collect::<Vec<_>>(), [(2, 1)]);
    assert_eq!(view.clips.iter().map(|row| row.session).collect::<Vec<_>>(), [2, 1]);
    let shown: Vec<_> = view.shown.iter().map(|row| (row.clip, row.from_session)).collect();
    assert_eq!(shown[..2], [(early, Some(1)), (late, Some(2))], "in the order they were shown");
    assert_eq!(shown[2].1, None, "a clip that is gone");
    assert_eq!(view.shown[0].tags.len(), 1, "no word that is for staff");
    assert!(view.findings.iter().all(|finding| finding.session == Some(2)));
    assert_eq!(rig.view(1, NOW).shown, []);
}

#[test]
fn the_caseload_begins_with_the_work_of_today() {
    let mut rig = Rig::new();
    let family = |code: &str| test_vault::family(code, &[("Mum", &[Purpose::Film])]);
    let now = clock(NOW);
    let second = rig.open_vault.add_family(&family("FAM-002"), now).unwrap();
    let third = rig.open_vault.add_family(&family("FAM-003"), now).unwrap();
    rig.open_vault.change_session(third, 1, SessionChange::Plan(Some(now.today)), now).unwrap();
    rig.open_vault.plan_sessions(second, day("2026-02-05"), 7, now).unwrap();
    let rows = rig.open_vault.caseload(now).unwrap();
    let codes: Vec<_> = rows.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(codes, ["FAM-003", "FAM-001", "FAM-002"], "today, nothing planned, nothing to do");
    assert_eq!(rows[0].agenda[0].kind, TodoKind::SessionToday);
    assert_eq!(rows[2].next, Some((1, Some(day("2026-02-05")))));
    assert!(rows[2].agenda.is_empty());
}

/// An empty family, and one in the middle of its programme, are one reading of each table away.
#[test]
fn a_family_without_anything_has_a_page() {
    let mut rig = Rig::new();
    let page = rig.page(NOW);
    assert_eq!((page.row.held, page.next_session, page.timeline.places.len()), (0, 1, 10));
    assert!(page.recordings.is_empty() && page.film_refusals.is_empty());
    assert_eq!(page.carers.len(), 2);
}
