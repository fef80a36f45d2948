//! The journals: who comes to them, what narrows them down, and the way back.

use super::*;
use crate::casework::pages::JournalLine;
use crate::library::{AuditEntry, AuditEvent, StaffRole};

fn line(event: &str) -> JournalLine {
    JournalLine {
        entry: AuditEntry {
            sequence: 1,
            at: DateTime::<Utc>::from_timestamp(1_773_655_200, 0).unwrap(),
            monotonic_ms: 0,
            actor: Some(USER),
            event: event.to_owned(),
            subject: None,
            reason: String::new(),
        },
        case: None,
        code: None,
        who: "mk".into(),
        whom: None,
        session: None,
        day: day(),
    }
}

fn view() -> JournalView {
    JournalView {
        lines: vec![line("locked"), line(&AuditEvent::FilmPlayed.word())],
        ..JournalView::default()
    }
}

#[test]
fn supervisors_administrators_and_the_recovery_key_come_to_the_journal() {
    let of = |role, administrator| Some(StaffRow { role, administrator, ..me() });
    for (me, may) in [
        (None, true),
        (of(StaffRole::Supervisor, false), true),
        (of(StaffRole::Worker, true), true),
        (of(StaffRole::Worker, false), false),
        (of(StaffRole::Practitioner, false), false),
    ] {
        let mut state = families(Some(family()));
        reports(&mut state, WorkerEvent::People(PeopleEvent::Me(me.clone())));
        let wanted: &[Effect] = if may { &[Effect::Read(ReadJob::Journal)] } else { &[] };
        assert_eq!(
            does(&mut state, WindowAction::Open(Place::Settings(SettingsSection::Journal))),
            wanted,
            "{me:?}"
        );
        assert_eq!(state.busy.is_some(), may);
    }
}

#[test]
fn the_journal_opens_is_narrowed_down_and_left_for_the_family_it_was_opened_from() {
    for (open, back) in [
        (Some(family()), vec![Effect::Read(ReadJob::Family(CASE))]),
        (None, vec![Effect::Read(ReadJob::Families)]),
    ] {
        let mut state = families(open);
        reports(&mut state, WorkerEvent::Journal(Box::new(view())));
        at_home(&state);
        does(&mut state, WindowAction::Open(Place::Settings(SettingsSection::Journal)));
        reports(&mut state, WorkerEvent::Journal(Box::new(view())));
        assert!(state.busy.is_none());
        let shown = |state: &State| match &state.screen {
            Screen::Journal(journal) => journal.shown.clone(),
            _ => panic!("not at the journal"),
        };
        assert_eq!(shown(&state), [0, 1]);
        let filter =
            JournalFilter { events: [AuditEvent::FilmPlayed.word()].into(), ..JournalFilter::default() };
        assert!(does(&mut state, JournalAction::Narrow(filter)).is_empty());
        assert_eq!(shown(&state), [1]);
        assert_eq!(does(&mut state, WindowAction::Back), back);
        at_home(&state);
    }
}

#[test]
fn locking_forgets_who_it_was() {
    let mut state = families(None);
    reports(&mut state, WorkerEvent::People(PeopleEvent::Me(Some(me()))));
    reports(&mut state, WorkerEvent::Locked);
    assert_eq!(state.me, None);
}
