//! The parent view.

use super::super::action::{Did, Report};
use super::super::effect::Effect;
use super::super::state::{Screen, State};

pub(super) fn did(state: &mut State, did: &Did) -> Vec<Effect> {
    let Screen::Parent(parent) = &state.screen else { return Vec::new() };
    if *did == Did::Back {
        return vec![Effect::ClosePlayer, Effect::ReadSession(parent.case, parent.session)];
    }
    Vec::new()
}

pub(super) fn reported(state: &mut State, report: Report) -> Vec<Effect> {
    if let Report::ParentReady(screen) = report {
        state.busy = None;
        state.screen = Screen::Parent(screen);
    }
    Vec::new()
}
