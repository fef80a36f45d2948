//! The grid of supervision: read part by part for as long as somebody looks at it, and its cells opened.

use super::super::action::{GridAction, GridEvent};
use super::super::effect::{Effect, ReadJob};
use super::super::state::{FamilyPage, GridScreen, OpenCell, Place, Screen, State};
use super::going;
use crate::base::CaseId;
use crate::casework::pages::{CellEvidence, GridPart};

pub(super) fn on_user(state: &mut State, action: GridAction) -> Vec<Effect> {
    let Screen::Supervision(grid) = &mut state.screen else { return Vec::new() };
    match action {
        GridAction::Narrow(filter) => grid.narrow(filter),
        GridAction::Sort(order) => grid.sort(order),
        GridAction::Open(case, session) => return open(grid, case, session),
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
