//! The grid of supervision: read part by part while somebody looks, left, and its cells opened.

use super::*;
use crate::app::action::{GridAction, WindowAction};
use crate::app::state::GridScreen;
use crate::casework::changes::EntryChange;
use crate::casework::pages::{CellEvidence, GridPart};
use crate::programme::{About, Entry, SupervisionNote};

fn grid(state: &State) -> &GridScreen {
    let Screen::Supervision(grid) = &state.screen else { panic!("not at the grid") };
    grid
}

fn part(from: usize, to: usize, all: usize) -> WorkerEvent {
    WorkerEvent::Grid(GridEvent::Part(Box::new(GridPart { from, to, all, rows: Vec::new() })))
}

#[test]
fn the_grid_is_read_in_parts_until_it_is_whole_or_left() {
    let mut state = families(Some(family()));
    assert_eq!(does(&mut state, WindowAction::Open(Place::Grid)), [Effect::Read(ReadJob::Grid(0))]);
    assert_eq!(reports(&mut state, part(0, 64, 100)), [Effect::Read(ReadJob::Grid(64))]);
    assert_eq!(reports(&mut state, part(0, 64, 100)), [], "a part of an earlier visit");
    assert_eq!(reports(&mut state, part(64, 100, 100)), []);
    assert!(grid(&state).is_read());
    assert_eq!(does(&mut state, WindowAction::Back), [Effect::Read(ReadJob::Family(CASE))]);
    does(&mut state, WindowAction::Open(Place::Grid));
    does(&mut state, WindowAction::Back);
    assert_eq!(reports(&mut state, part(0, 64, 100)), [], "nobody looks any more");
}

#[test]
fn a_cell_opens_once_its_family_is_read_and_another_of_the_same_family_at_once() {
    let mut state = families(None);
    does(&mut state, WindowAction::Open(Place::Grid));
    assert_eq!(does(&mut state, GridAction::Open(CASE, Some(1))), [Effect::Read(ReadJob::Cell(CASE))]);
    let other = CaseId::from_bytes([77; 16]);
    reports(&mut state, WorkerEvent::Grid(GridEvent::Cell(other, Box::default())));
    let evidence = |state: &State| grid(state).open.as_ref().unwrap().evidence.clone();
    assert_eq!(evidence(&state), None, "that was another family's");
    reports(&mut state, WorkerEvent::Grid(GridEvent::Cell(CASE, Box::default())));
    assert_eq!(evidence(&state), Some(CellEvidence::default()));
    assert_eq!(does(&mut state, GridAction::Open(CASE, None)), []);
    assert_eq!(evidence(&state), Some(CellEvidence::default()));
    assert_eq!(does(&mut state, GridAction::Open(other, None)), [Effect::Read(ReadJob::Cell(other))]);
    does(&mut state, GridAction::Close);
    assert_eq!(grid(&state).open, None);
}

#[test]
fn from_a_cell_one_goes_to_the_film_and_to_the_familys_page_of_supervision() {
    let mut state = families(None);
    does(&mut state, WindowAction::Open(Place::Grid));
    let watch = GridAction::Watch(CASE, RECORDING);
    assert_eq!(does(&mut state, watch.clone()), [Effect::Watch(WatchJob::Film(CASE, RECORDING))]);
    assert_eq!(does(&mut state, watch), [], "it is being opened");
    state.busy = None;
    let to_family = does(&mut state, GridAction::GoFamily(CASE));
    assert_eq!(to_family, [Effect::Read(ReadJob::OpenFamily(CASE))]);
    assert_eq!(open_family(&state).page, FamilyPage::Supervision);
    // A concern is one press away.
    let mut state = families(None);
    does(&mut state, WindowAction::Open(Place::Grid));
    let to_concern = does(&mut state, GridAction::GoRecord(CASE));
    assert_eq!(to_concern, [Effect::Read(ReadJob::OpenFamily(CASE))]);
    assert_eq!(open_family(&state).page, FamilyPage::Record);
}

/// A note is asked for where one reads; what is beside the grid is read again once it is on record.
#[test]
fn a_note_is_written_on_the_grid_and_read_back() {
    let mut state = families(None);
    does(&mut state, WindowAction::Open(Place::Grid));
    does(&mut state, GridAction::Open(CASE, Some(1)));
    let note = SupervisionNote { on: state.today, about: About::Family, text: "Well seen.".into() };
    let asked = FamilyChange::Entry(Box::new(EntryChange::Add(Entry::SupervisionNote(note.clone()))));
    let asks = does(&mut state, GridAction::Note(CASE, note.clone()));
    assert!(matches!(&asks[..], [Effect::Change(CASE, _, change)] if *change == asked), "{asks:?}");
    assert_eq!(answers(&mut state, Ok(changed_page())), [Effect::Read(ReadJob::Cell(CASE))]);
    state.busy = Some(InProgress::OpeningFilm.into());
    assert_eq!(does(&mut state, GridAction::Note(CASE, note)), []);
}
