//! The caseload as it comes in parts, and Today made of it.

use super::*;
use crate::app::action::TodayAction;
use crate::app::state::TodayScreen;
use crate::casework::changes::{FamilyChange, SessionChange};
use crate::casework::pages::{TodayLine, VisitLine};

fn family_row(number: u8, code: &str) -> FamilyRow {
    FamilyRow { case: CaseId::from_bytes([number; 16]), code: code.into(), ..row() }
}

fn noted(number: u8, code: &str) -> FamilyRow {
    FamilyRow { noted: true, ..family_row(number, code) }
}

fn part(from: usize, to: usize, all: usize, rows: Vec<FamilyRow>) -> WorkerEvent {
    let part = FamiliesPart { from, to, all, rows, room_minutes: Some(60) };
    WorkerEvent::Families(FamiliesEvent::Part(Box::new(part)))
}

fn today() -> State {
    State { families_loading: true, ..on(Screen::Today(TodayScreen::default())) }
}

fn codes(state: &State) -> Vec<&str> {
    state.families.iter().map(|row| row.code.as_str()).collect()
}

#[test]
fn the_families_come_in_parts_and_each_takes_the_place_of_its_note() {
    let mut state = today();
    let first = vec![family_row(3, "FAM-003"), noted(1, "FAM-001"), noted(2, "FAM-002")];
    assert_eq!(reports(&mut state, part(0, 1, 3, first)), [Effect::Read(ReadJob::FamiliesFrom(1))]);
    assert_eq!(codes(&state), ["FAM-001", "FAM-002", "FAM-003"]);
    assert!(state.families_loading);
    assert_eq!((state.today_page.families, state.today_page.room_minutes), (3, Some(60)));
    // The family of the other note is not this user's any more.
    assert!(reports(&mut state, part(1, 3, 3, vec![family_row(2, "FAM-002")])).is_empty());
    assert_eq!(codes(&state), ["FAM-002", "FAM-003"]);
    assert!(!state.families_loading && state.families.iter().all(|row| !row.noted));
}

#[test]
fn a_part_of_a_reading_that_was_begun_anew_is_left() {
    let mut state = today();
    reports(&mut state, part(0, 1, 3, vec![family_row(1, "FAM-001")]));
    reports(&mut state, part(0, 3, 3, vec![family_row(1, "FAM-001"), family_row(2, "FAM-002")]));
    assert!(reports(&mut state, part(1, 2, 3, vec![family_row(9, "FAM-009")])).is_empty());
    assert_eq!(codes(&state), ["FAM-001", "FAM-002"]);
}

#[test]
fn arriving_is_noted_and_opens_the_session() {
    let mut state = today();
    reports(&mut state, part(0, 1, 1, vec![row()]));
    let effects = does(&mut state, TodayAction::Arrived(CASE, 2));
    let [Effect::Change(case, _, change), Effect::Read(read)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((*case, change), (CASE, &FamilyChange::Session(2, SessionChange::Arrived)));
    assert_eq!(*read, ReadJob::Session(CASE, 2));
    assert!(does(&mut state, TodayAction::Arrived(CASE, 2)).is_empty(), "once is enough");
}

#[test]
fn another_day_has_other_visits_and_is_read_anew() {
    let mut state = today();
    let tomorrow = state.today.succ_opt().unwrap();
    let visit = VisitLine {
        number: 2,
        day: tomorrow,
        arrived: None,
        under_way: false,
        place: None,
        focus: "".into(),
        planned: false,
        moments: 0,
    };
    let today_line = TodayLine { visits: vec![visit], ..TodayLine::default() };
    reports(&mut state, part(0, 1, 1, vec![FamilyRow { today: today_line, ..row() }]));
    assert_eq!(state.today_page.visits_today, 0);
    assert_eq!(update(&mut state, Action::Today(tomorrow)), [Effect::Read(ReadJob::Families)]);
    assert_eq!(state.today_page.visits_today, 1);
    // A clock that is set back: what was of tomorrow is so again.
    let today = tomorrow.pred_opt().unwrap();
    assert_eq!(update(&mut state, Action::Today(today)), [Effect::Read(ReadJob::Families)]);
    assert_eq!(state.today_page.visits_today, 0);
    let mut locked = on(Screen::Unlock(UnlockScreen::Looking));
    assert!(update(&mut locked, Action::Today(tomorrow)).is_empty());
}
