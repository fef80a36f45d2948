//! Raising a concern, on any screen of a family but the one the parents watch.

use super::super::effect::Effect;
use super::super::state::{Screen, State};
use super::asking;
use crate::base::CaseId;
use crate::casework::changes::{FamilyChange, NewConcern};

/// The family that is worked with, where parents are not looking.
fn family(state: &State) -> Option<CaseId> {
    match &state.screen {
        Screen::Families(families) => families.open.as_ref().map(|family| family.row.case),
        Screen::Film(film) => Some(film.case),
        Screen::Session(session) => Some(session.view.case),
        Screen::Tag(tag) => Some(tag.case),
        Screen::Unlock(_)
        | Screen::Parent(_)
        | Screen::Journal(_)
        | Screen::Supervision(_)
        | Screen::People(_) => None,
    }
}

/// Sends it off; whatever else goes on goes on.
pub(super) fn raise(state: &mut State, new: Box<NewConcern>) -> Vec<Effect> {
    state.problem = None;
    let Some(case) = family(state) else { return Vec::new() };
    vec![asking::ask(&mut state.requests, case, FamilyChange::Concern(new))]
}

/// It is on record: what was typed can go.
pub(super) fn raised(state: &mut State) {
    state.noted += 1;
    state.notice = Some("concern-noted".into());
}
