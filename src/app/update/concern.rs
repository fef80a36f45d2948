//! Raising a concern, on any screen of a family but the one the parents watch.

use super::super::effect::Effect;
use super::super::state::{Screen, State};
use crate::base::CaseId;
use crate::casework::changes::NewConcern;

/// Sends it off, about the family that is worked with; whatever else goes on goes on.
pub(super) fn raise(state: &mut State, new: Box<NewConcern>) -> Vec<Effect> {
    state.problem = None;
    let screen = state.screen.on_screen();
    let case = screen.case().filter(|_| screen.is_for_staff());
    case.map(|case| Effect::RaiseConcern(case, new)).into_iter().collect()
}

/// It is on record: what was typed can go, and the family's page shows it.
pub(super) fn raised(state: &mut State, case: CaseId) -> Vec<Effect> {
    state.noted += 1;
    state.notice = Some("concern-noted".into());
    match &state.screen {
        Screen::Families(families) if families.open.as_ref().is_some_and(|open| open.row.case == case) => {
            vec![Effect::ReadFamily(case)]
        }
        _ => Vec::new(),
    }
}
