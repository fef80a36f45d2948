//! The colleagues of the vault, the members of a family, and what a part of the staff does not do.

use super::super::action::{PeopleAction, PeopleEvent};
use super::super::effect::{Effect, ReadJob, ServiceChange};
use super::super::state::{InProgress, OnScreen, PeopleScreen, Screen, State};
use crate::base::CaseId;
use crate::casework::Act;
use crate::casework::pages::StaffRow;
use crate::words::Message;

/// From the caseload to the colleagues.
pub(super) fn go_to(state: &mut State) -> Vec<Effect> {
    state.begin(InProgress::ReadingPeople);
    vec![Effect::Read(ReadJob::Staff)]
}

pub(super) fn on_user(state: &mut State, action: PeopleAction) -> Vec<Effect> {
    if !matches!(state.screen, Screen::People(_)) || state.busy.is_some() {
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
        PeopleEvent::Me(me) => state.me = me,
        PeopleEvent::Listed(staff) => opened(state, staff),
        PeopleEvent::Changed(staff, message) => {
            state.busy = None;
            state.notice = Some(message.into());
            if let Screen::People(people) = &mut state.screen {
                people.staff = staff;
            }
        }
    }
    Vec::new()
}

/// A family's members are others now.
pub(super) fn members_saved(state: &mut State) {
    state.end(&[InProgress::ChangingMembers]);
}

/// The user is no member of that family any more.
pub(super) fn left_family(state: &mut State, case: CaseId) {
    state.busy = None;
    state.notice = Some("members-left".into());
    if let Screen::Families(families) = &mut state.screen {
        families.rows.retain(|row| row.case != case);
        families.open = families.open.take().filter(|family| family.row.case != case);
    }
}

fn opened(state: &mut State, staff: Vec<StaffRow>) {
    let Screen::Families(families) = &state.screen else { return };
    let from_family = families.case();
    if state.end(&[InProgress::ReadingPeople]) {
        state.screen = Screen::People(Box::new(PeopleScreen { staff, from_family }));
    }
}

/// Puts what this user's part keeps from filming before the other reasons.
pub(super) fn with_role(state: &State, refusals: &mut Vec<Message>) {
    if let Some(refusal) = state.refusal(Act::Film)
        && !refusals.contains(&refusal)
    {
        refusals.insert(0, refusal);
    }
}
