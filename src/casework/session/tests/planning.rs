//! Planned, moved, missed.

use super::*;

fn plan(on: &str) -> SessionChange {
    SessionChange::Plan(Some(day(on)))
}

fn put_off(to: &str, reason: &str) -> SessionChange {
    SessionChange::Move { to: day(to), reason: text(reason) }
}

fn miss(reason: &str) -> SessionChange {
    SessionChange::Miss { reason: text(reason) }
}

#[test]
fn a_session_is_planned_moved_missed_and_made_up_for() {
    let mut rig = Rig::new();
    rig.well(1, plan("2026-02-10"), NOW);
    assert_eq!(rig.session(1).planned, Some(day("2026-02-10")));
    rig.well(1, put_off("2026-02-12", SECRET), NOW);
    rig.well(1, miss(SECRET), "2026-02-12 12:00");
    assert_eq!(rig.session(1).missed.unwrap().reason.reveal(), SECRET);
    rig.well(1, put_off("2026-02-17", SECRET), "2026-02-12 12:01");
    let session = rig.session(1);
    assert_eq!((session.planned, session.missed), (Some(day("2026-02-17")), None));
    let from: Vec<NaiveDate> = session.moved.iter().map(|moved| moved.from).collect();
    assert_eq!(from, [day("2026-02-10"), day("2026-02-12")]);
    rig.well(1, miss("ill"), "2026-02-17 12:00");
    rig.well(1, SessionChange::NotMissed, "2026-02-17 12:00");
    assert!(rig.session(1).missed.is_none());
    rig.well(1, SessionChange::Plan(None), "2026-02-17 12:00");
    assert_eq!(rig.session(1).planned, None);
    rig.well(2, miss("never planned"), NOW);
    rig.well(2, plan("2026-02-20"), NOW);
    assert!(rig.session(2).missed.is_none(), "a missed session that is planned anew is to take place");

    let first = rig.file().session_numbered(1).unwrap().unwrap();
    assert_eq!((rig.sessions().len(), first.version), (2, 7), "each change is a version of one record");
    assert!(!rig.journal().iter().any(|entry| entry.reason.contains("canary")), "the journal holds ids only");
}

#[test]
fn what_cannot_be_planned_is_refused_and_leaves_nothing() {
    let mut rig = Rig::new();
    rig.refused("error-session-zero", 0, plan("2026-02-10"), NOW);
    rig.refused("error-session-number", 100, plan("2026-02-10"), NOW);
    rig.refused("error-day-passed", 1, plan("2026-02-03"), NOW);
    rig.refused("error-day-far", 1, plan("2206-02-03"), NOW);
    rig.refused("error-session-not-planned", 1, SessionChange::Plan(None), NOW);
    rig.refused("error-session-not-planned", 1, put_off("2026-02-12", "ill"), NOW);
    rig.refused("error-session-not-missed", 1, SessionChange::NotMissed, NOW);
    rig.refused("error-no-reason", 1, miss("  "), NOW);
    assert!(rig.sessions().is_empty(), "a refusal makes no record");

    rig.well(1, plan("2026-02-10"), NOW);
    rig.refused("error-session-planned", 1, plan("2026-02-11"), NOW);
    rig.refused("error-session-same-day", 1, put_off("2026-02-10", "ill"), NOW);
    rig.refused("error-no-reason", 1, put_off("2026-02-11", " \n"), NOW);
    rig.refused("error-day-passed", 1, put_off("2026-02-01", "ill"), NOW);
    rig.refused("error-text-too-long", 1, miss(&"x".repeat(4001)), NOW);
    rig.well(1, SessionChange::Arrived, "2026-02-10 10:00");
    for change in [put_off("2026-02-12", "ill"), miss("ill"), SessionChange::Plan(None), plan("2026-02-12")] {
        rig.refused("error-session-held", 1, change, "2026-02-10 10:05");
    }
}

/// "consist of 10 sessions … over 3 to 4 months" (NG26 1.4.2): planned in one go, around what is there.
#[test]
fn all_sessions_to_come_are_planned_at_once() {
    let mut rig = Rig::new();
    rig.well(1, SessionChange::Arrived, "2026-01-20 10:00");
    rig.well(2, miss("ill"), NOW);
    rig.well(4, plan("2026-02-20"), NOW);
    rig.well(3, SessionChange::Focus(text("waiting")), NOW);
    let case = rig.case;
    let before = rig.journal().len();
    for (first, every, key) in [
        ("2026-02-03", 7, "error-day-passed"),
        ("2036-02-03", 7, "error-day-far"),
        ("2026-02-05", 0, "error-plan-rhythm"),
        ("2026-02-05", 61, "error-plan-rhythm"),
    ] {
        let problem = rig.open_vault.plan_sessions(case, day(first), every, clock(NOW)).unwrap_err();
        assert_eq!(problem.message.key, key);
    }
    assert_eq!(rig.journal().len(), before);

    assert_eq!(
        rig.open_vault.plan_sessions(case, day("2026-02-05"), 10, clock(NOW)).unwrap(),
        8,
        "one more for the missed"
    );
    let planned: Vec<_> = (1..=11).map(|number| rig.session(number).planned).collect();
    let some = |text| Some(day(text));
    assert_eq!(
        planned[..6],
        [None, None, some("2026-02-05"), some("2026-02-20"), some("2026-02-15"), some("2026-02-25"),]
    );
    assert_eq!(planned[9..], [some("2026-04-06"), some("2026-04-16")]);
    assert_eq!(rig.session(3).plan.focus.reveal(), "waiting", "what was written stays");
    let problem = rig.open_vault.plan_sessions(case, day("2026-02-05"), 10, clock(NOW)).unwrap_err();
    assert_eq!(problem.message.key, "error-nothing-to-plan");
}
