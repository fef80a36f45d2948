//! Raising a concern, on any screen of a family but the one the parents watch.

use super::super::effect::Effect;
use super::super::state::State;
use crate::casework::changes::{FamilyChange, NewConcern};

/// Sends it off, about the family that is worked with; whatever else goes on goes on.
pub(super) fn raise(state: &mut State, new: Box<NewConcern>) -> Vec<Effect> {
    state.problem = None;
    let screen = state.screen.on_screen();
    let case = screen.case().filter(|_| screen.is_for_staff());
    let Some(case) = case else { return Vec::new() };
    vec![state.requests.to_change(case, FamilyChange::Concern(new))]
}

/// It is on record.
pub(super) fn raised(state: &mut State) {
    state.notice = Some("concern-noted".into());
}
