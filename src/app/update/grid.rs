//! The grid of supervision: read part by part for as long as somebody looks at it, and its cells opened.

use super::super::action::{GridAction, UserAction};
use super::super::effect::{Effect, ReadJob, WatchJob};
use super::super::state::{FamiliesScreen, FamilyPage, GridScreen, OpenCell, Screen, State};
use crate::base::CaseId;
use crate::casework::pages::{CellEvidence, GridPart};

/// From the caseload to the grid.
pub(super) fn go_to(state: &mut State) -> Vec<Effect> {
    let Screen::Families(families) = &state.screen else { return Vec::new() };
    let from = families.open.as_ref().map(|family| family.row.case);
    state.screen = Screen::Supervision(Box::new(GridScreen::new(from)));
    vec![Effect::Read(ReadJob::Grid(0))]
}

pub(super) fn on_user(state: &mut State, action: UserAction) -> Vec<Effect> {
    let Screen::Supervision(grid) = &mut state.screen else { return Vec::new() };
    match action {
        UserAction::Back => {
            let family = grid.from_family;
            leave(state, FamiliesScreen::default(), family.map(ReadJob::Family).map(Effect::Read))
        }
        UserAction::Grid(GridAction::Narrow(filter)) => {
            grid.narrow(filter);
            Vec::new()
        }
        UserAction::Grid(GridAction::Sort(order)) => {
            grid.sort(order);
            Vec::new()
        }
        UserAction::Grid(GridAction::Open(case, session)) => open(grid, case, session),
        UserAction::Grid(GridAction::Close) => {
            grid.open = None;
            Vec::new()
        }
        UserAction::Grid(GridAction::GoFamily(case)) => {
            let families = FamiliesScreen { page: FamilyPage::Supervision, ..FamiliesScreen::default() };
            leave(state, families, Some(Effect::Read(ReadJob::OpenFamily(case))))
        }
        UserAction::Grid(GridAction::Watch(case, recording)) if state.busy.is_none() => {
            state.busy = Some("play-opening".into());
            vec![Effect::Watch(WatchJob::Film(case, recording))]
        }
        _ => Vec::new(),
    }
}

fn leave(state: &mut State, families: FamiliesScreen, page: Option<Effect>) -> Vec<Effect> {
    state.screen = Screen::Families(families);
    std::iter::once(Effect::Read(ReadJob::Families)).chain(page).collect()
}

/// Another cell of one family rests on what was read of it.
fn open(grid: &mut GridScreen, case: CaseId, session: Option<u32>) -> Vec<Effect> {
    let known = grid.open.take().filter(|open| open.case == case).and_then(|open| open.evidence);
    let effects = if known.is_none() { vec![Effect::Read(ReadJob::Cell(case))] } else { Vec::new() };
    grid.open = Some(OpenCell { case, session, evidence: known });
    effects
}

/// The next part is read only while the grid is on screen: leaving it ends the reading.
pub(super) fn part(state: &mut State, part: GridPart) -> Vec<Effect> {
    let Screen::Supervision(grid) = &mut state.screen else { return Vec::new() };
    if grid.take(part) && !grid.is_read() {
        vec![Effect::Read(ReadJob::Grid(grid.read.0))]
    } else {
        Vec::new()
    }
}

pub(super) fn cell(state: &mut State, case: CaseId, evidence: CellEvidence) -> Vec<Effect> {
    if let Screen::Supervision(grid) = &mut state.screen
        && let Some(open) = &mut grid.open
        && open.case == case
    {
        open.evidence = Some(evidence);
    }
    Vec::new()
}
