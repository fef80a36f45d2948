//! What was refused or failed, on whatever screen.

use super::super::effect::Effect;
use super::super::state::{InProgress, Screen, State};
use super::{going, lock, parent};
use crate::casework::{Problem, ProblemKind};

/// Something was refused or failed.
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
        _ => Vec::new(),
    }
}
