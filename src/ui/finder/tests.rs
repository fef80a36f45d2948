//! What is found for what is typed, and what it does.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::*;
use crate::app::action::WindowAction;
use crate::app::state::{FamilyPage, FamilyScreen, Place, Screen, State, TodayScreen};
use crate::base::CaseId;
use crate::casework::pages::{FamilyRow, TodayLine};
use crate::programme::StepKind;
use crate::programme::fidelity::Verdict;
use crate::words::Words;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn case(number: u8) -> CaseId {
    CaseId::from_bytes([number; 16])
}

fn family(number: u8, held: u32) -> FamilyRow {
    FamilyRow {
        case: case(number),
        code: format!("FAM-{number:03}"),
        held,
        planned: 10,
        last_held: None,
        next: Some((held + 1, Some(day(30)))),
        next_step: None,
        agenda: Vec::new(),
        concerns: None,
        due: Vec::new(),
        verdict: Verdict::NotYet,
        today: TodayLine::default(),
        noted: false,
    }
}

fn state() -> State {
    let families = (1..=4).map(|number| family(number, 7)).collect();
    let screen = Screen::Today(TodayScreen::default());
    State { screen, families, ..State::new(PathBuf::from("vault"), day(30)) }
}

fn found(query: &str) -> Vec<FoundRow> {
    rows(&state(), &Words::en_gb(), query)
}

fn words(rows: &[FoundRow], group: Group) -> Vec<&str> {
    rows.iter().filter(|row| row.group == group).map(|row| row.words.as_str()).collect()
}

fn opens(row: &FoundRow) -> Place {
    let Does::Acts(acts) = &row.does else { panic!("{row:?}") };
    let [UserAction::Window(WindowAction::Open(place))] = &acts[..] else { panic!("{acts:?}") };
    *place
}

/// The picture of the search.
#[test]
fn a_code_and_part_of_a_word_find_that_familys_films_first() {
    let rows = found("001 fil");
    let places = words(&rows, Group::GoTo);
    assert_eq!(places[0], "FAM-001, session 8: film");
    assert!(places.contains(&"FAM-001, consent and data: film"));
    assert!(places.contains(&"FAM-001, session 7: moments in the film"));
    assert!(places.iter().all(|words| words.starts_with("FAM-001")), "{places:?}");
    assert_eq!(words(&rows, Group::Do), ["Hold or delete film of FAM-001…"]);
    assert_eq!(words(&rows, Group::Settings), ["Keeping film"]);
    assert_eq!(opens(&rows[0]), Place::Session(case(1), 8, Some(StepKind::Film)));
    assert_eq!(rows[0].note.as_deref(), Some("today"));
    let letters: Vec<&str> = rows[0].hit.letters.iter().map(|place| &rows[0].words[place.clone()]).collect();
    assert_eq!(letters, ["FAM-001", "fil"], "a code is found as a whole");
}

#[test]
fn families_are_found_by_code_in_either_case() {
    for query in ["fam-003", "FAM-003", "003", " 003 "] {
        let rows = found(query);
        assert!(rows.iter().any(|row| opens_family(row) == Some(case(3))), "{query}");
        assert!(rows.iter().all(|row| !row.words.contains("FAM-001")), "{query}");
    }
}

fn opens_family(row: &FoundRow) -> Option<CaseId> {
    match &row.does {
        Does::Acts(acts) => acts.iter().find_map(|act| match act {
            UserAction::Window(WindowAction::Open(Place::Family(case, FamilyPage::Overview))) => Some(*case),
            _ => None,
        }),
        Does::ShowsKeys => None,
    }
}

#[test]
fn actions_and_settings_are_found_without_any_family() {
    assert_eq!(words(&found("hide"), Group::Do), ["Hide screen"]);
    assert_eq!(words(&found("add fam"), Group::Do), ["Add family…"]);
    assert!(words(&found("check vau"), Group::Settings).contains(&"Check the vault"));
    assert_eq!(found("show keys").first().map(|row| &row.does), Some(&Does::ShowsKeys));
    assert!(found("zzz").is_empty());
}

#[test]
fn nothing_typed_lists_places_families_actions_and_settings() {
    let rows = found("");
    assert_eq!(rows[0].words, "Today");
    for group in [Group::GoTo, Group::Do, Group::Settings] {
        assert!(!words(&rows, group).is_empty(), "{group:?}");
    }
    assert!(rows.iter().all(|row| row.off.is_none() && row.hit.letters.is_empty()));
}

#[test]
fn the_family_that_is_open_is_found_without_its_code() {
    let mut state = state();
    state.screen = Screen::Family(Box::new(FamilyScreen::new(case(2), FamilyPage::Overview)));
    let rows = rows(&state, &Words::en_gb(), "session 3");
    assert_eq!(opens(&rows[0]).case(), Some(case(2)));
    assert!(rows.iter().all(|row| row.words.contains("session 3") || row.words.contains('3')));
}

#[test]
fn while_work_goes_on_places_are_off_and_say_why() {
    let mut state = state();
    state.busy = Some(crate::app::state::InProgress::OpeningFilm.into());
    let rows = rows(&state, &Words::en_gb(), "");
    let hide = rows.iter().find(|row| row.words == "Hide screen").unwrap();
    assert!(hide.off.is_none(), "that always works");
    assert!(rows.iter().filter(|row| row.group == Group::GoTo).all(|row| row.off.is_some()));
}

#[test]
fn a_thousand_families_are_looked_through_and_few_are_shown() {
    let mut state = state();
    state.families =
        (0..1000_u16).map(|number| FamilyRow { code: format!("FAM-{number:04}"), ..family(1, 24) }).collect();
    let rows = rows(&state, &Words::en_gb(), "0999");
    assert!(rows.iter().any(|row| row.words == "FAM-0999"));
    let rows = super::rows(&state, &Words::en_gb(), "fam");
    assert!(rows.len() <= 3 * 40);
}

/// The search never looks into what was written: only codes, sessions, actions and settings are given to it.
#[test]
fn words_of_parents_and_staff_are_never_found() {
    let mut state = state();
    state.families[0].next_step = Some("undo-changed-since".into());
    assert!(rows(&state, &Words::en_gb(), "nothing was undone").is_empty());
}
