//! The grid of supervision: read part by part for as long as somebody looks at it, and its cells opened.

use super::super::action::{GridAction, GridEvent};
use super::super::effect::{Effect, ReadJob};
use super::super::state::{FamilyPage, GridScreen, OpenCell, Place, Screen, State};
use super::going;
use crate::base::CaseId;
use crate::casework::Act;
use crate::casework::changes::{EntryChange, FamilyChange};
use crate::casework::pages::{CellEvidence, GridPart};
use crate::programme::{Entry, SupervisionNote};

pub(super) fn on_user(state: &mut State, action: GridAction) -> Vec<Effect> {
    let Screen::Supervision(grid) = &mut state.screen else { return Vec::new() };
    match action {
        GridAction::Narrow(filter) => grid.narrow(filter),
        GridAction::Sort(order) => grid.sort(order),
        GridAction::Open(case, session) => return open(grid, case, session),
        GridAction::Note(case, note) => return write(state, case, note),
        GridAction::Close => grid.open = None,
        GridAction::GoFamily(case) => return to_page(state, case, FamilyPage::Supervision),
        GridAction::GoSession(case, number) => return going::on(state, Place::Session(case, number, None)),
        GridAction::GoRecord(case) => return to_page(state, case, FamilyPage::Record),
        GridAction::Watch(case, recording) => {
            if state.busy.is_none() {
                return going::to_watch(state, case, recording);
            }
        }
    }
    Vec::new()
}

/// A note is written where what it is about is read.
fn write(state: &mut State, case: CaseId, note: SupervisionNote) -> Vec<Effect> {
    if state.busy.is_some() {
        return Vec::new();
    }
    if let Some(refusal) = state.refusal(Act::Supervise) {
        state.notice = Some(refusal.into());
        return Vec::new();
    }
    let change = EntryChange::Add(Entry::SupervisionNote(note));
    vec![state.requests.to_change(case, FamilyChange::Entry(Box::new(change)))]
}

/// A change of a family is on record: a note that was written on the grid is counted in its row, and is read again with
/// the rest beside it.
pub(super) fn noted(state: &mut State, case: CaseId, asked: Option<&FamilyChange>) -> Vec<Effect> {
    let Screen::Supervision(grid) = &mut state.screen else { return Vec::new() };
    let Some(FamilyChange::Entry(change)) = asked else { return Vec::new() };
    if !matches!(**change, EntryChange::Add(Entry::SupervisionNote(_))) {
        return Vec::new();
    }
    grid.noted(case);
    let is_open = grid.open.as_ref().is_some_and(|open| open.case == case);
    if is_open { vec![Effect::Read(ReadJob::Cell(case))] } else { Vec::new() }
}

/// From the grid to a page of a family; how the grid is, is kept.
fn to_page(state: &mut State, case: CaseId, page: FamilyPage) -> Vec<Effect> {
    going::on(state, Place::Family(case, page))
}

/// Another cell of one family rests on what was read of it.
fn open(grid: &mut GridScreen, case: CaseId, session: Option<u32>) -> Vec<Effect> {
    let known = grid.open.take().filter(|open| open.case == case).and_then(|open| open.evidence);
    let effects = if known.is_none() { vec![Effect::Read(ReadJob::Cell(case))] } else { Vec::new() };
    grid.open = Some(OpenCell { case, session, evidence: known });
    effects
}

pub(super) fn on_worker(state: &mut State, event: GridEvent) -> Vec<Effect> {
    match event {
        GridEvent::Part(read) => part(state, *read),
        GridEvent::Cell(case, evidence) => cell(state, case, *evidence),
    }
}

/// The next part is read only while the grid is on screen: leaving it ends the reading.
fn part(state: &mut State, part: GridPart) -> Vec<Effect> {
    let Screen::Supervision(grid) = &mut state.screen else { return Vec::new() };
    if grid.take(part) && !grid.is_read() {
        vec![Effect::Read(ReadJob::Grid(grid.read.0))]
    } else {
        Vec::new()
    }
}

fn cell(state: &mut State, case: CaseId, evidence: CellEvidence) -> Vec<Effect> {
    if let Screen::Supervision(grid) = &mut state.screen
        && let Some(open) = &mut grid.open
        && open.case == case
    {
        open.evidence = Some(evidence);
    }
    Vec::new()
}
