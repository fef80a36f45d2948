//! The colleagues of the vault, the members of a family, and what a part of the staff does not do.

use super::super::action::{PeopleAction, PeopleEvent};
use super::super::effect::{Effect, ServiceChange};
use super::super::state::{InProgress, Place, Screen, State};
use super::going;
use crate::base::CaseId;
use crate::casework::Act;
use crate::casework::pages::StaffRow;
use crate::words::Message;

pub(super) fn on_user(state: &mut State, action: PeopleAction) -> Vec<Effect> {
    if !matches!(state.screen, Screen::Settings(_)) || state.busy.is_some() {
        return Vec::new();
    }
    match action {
        PeopleAction::Change(change) => {
            state.begin(InProgress::ChangingPeople);
            vec![state.requests.to_serve(ServiceChange::Staff(change)).1]
        }
    }
}

pub(super) fn on_worker(state: &mut State, event: PeopleEvent) -> Vec<Effect> {
    match event {
        PeopleEvent::Me(me) => return is(state, me),
        PeopleEvent::Listed(staff) => listed(state, staff),
        PeopleEvent::Changed(staff, message) => {
            state.busy = None;
            state.notice = Some(message.into());
            listed(state, staff);
        }
    }
    Vec::new()
}

/// A family's members are others now.
pub(super) fn members_saved(state: &mut State) {
    state.end(&[InProgress::ChangingMembers]);
}

/// The user is no member of that family any more.
pub(super) fn left_family(state: &mut State, case: CaseId) -> Vec<Effect> {
    state.busy = None;
    state.notice = Some("members-left".into());
    state.families.retain(|row| row.case != case);
    state.places.forget(case);
    match &state.screen {
        Screen::Family(family) if family.case == case => going::back(state),
        _ => Vec::new(),
    }
}

fn listed(state: &mut State, staff: Vec<StaffRow>) {
    if let Screen::Settings(settings) = &mut state.screen {
        settings.staff = Some(staff);
    }
}

/// Who unlocked the vault: a supervisor goes on to the grid, where nobody went anywhere yet.
fn is(state: &mut State, me: Option<StaffRow>) -> Vec<Effect> {
    state.me = me;
    let Screen::Today(today) = &mut state.screen else { return Vec::new() };
    let lands = std::mem::take(&mut today.landing);
    let supervises = state.me.is_some() && state.refusal(Act::Supervise).is_none();
    if lands && supervises { going::go(state, Place::Grid) } else { Vec::new() }
}

/// Puts what this user's part keeps from filming before the other reasons.
pub(super) fn with_role(state: &State, refusals: &mut Vec<Message>) {
    if let Some(refusal) = state.refusal(Act::Film)
        && !refusals.contains(&refusal)
    {
        refusals.insert(0, refusal);
    }
}
