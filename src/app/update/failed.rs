//! What was refused or failed, on whatever screen.

use super::super::effect::Effect;
use super::super::state::{InProgress, Screen, State};
use super::{going, lock, parent};
use crate::casework::{Problem, ProblemKind};

/// What was asked was refused or failed: nothing is waited for any more.
pub(super) fn failed(state: &mut State, problem: Problem) -> Vec<Effect> {
    if let Screen::Parent(_) = state.screen {
        return parent::failed(state, problem);
    }
    // The vault was closed by the system: the window follows.
    if problem.kind == ProblemKind::Locked {
        return lock::lock(state);
    }
    let was = state.busy.take();
    state.problem = Some(problem);
    match was.map(|busy| busy.with) {
        Some(InProgress::OpeningSession(_)) => going::opening_failed(state),
        // A family that cannot be opened has nothing to show.
        None if state.family().is_some_and(|family| family.open.is_none()) => going::back(state),
        _ => Vec::new(),
    }
}

/// Something failed beside the work that is under way, if it is this: that goes on.
pub(super) fn beside(
    state: &mut State,
    problem: Problem,
    goes_on: impl FnOnce(InProgress) -> bool,
) -> Vec<Effect> {
    let under_way = state.busy.take_if(|busy| goes_on(busy.with));
    let effects = failed(state, problem);
    if !state.is_locked() {
        state.busy = under_way.or_else(|| state.busy.take());
    }
    effects
}
