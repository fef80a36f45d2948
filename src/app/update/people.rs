//! The colleagues of the vault, the members of a family, and what a part of the staff does not do.

use super::super::action::{UserAction, WorkerEvent};
use super::super::effect::{Effect, ReadJob, ServiceChange};
use super::super::state::{FamiliesScreen, PeopleScreen, Screen, State};
use crate::base::CaseId;
use crate::casework::Act;
use crate::casework::pages::StaffRow;
use crate::words::Message;

/// What is said while the colleagues are read.
const READING: &str = "people-reading";
/// What is said while a change of them goes on.
const SAVING: &str = "people-saving";
/// What is said while a family's members change.
pub(super) const MEMBERS_SAVING: &str = "members-saving";

/// From the caseload to the colleagues.
pub(super) fn go_to(state: &mut State) -> Vec<Effect> {
    state.busy = Some(READING.into());
    vec![Effect::Read(ReadJob::Staff)]
}

pub(super) fn on_user(state: &mut State, action: UserAction) -> Vec<Effect> {
    let Screen::People(people) = &state.screen else { return Vec::new() };
    if state.busy.is_some() {
        return Vec::new();
    }
    match action {
        UserAction::ChangeStaff(change) => {
            state.busy = Some(SAVING.into());
            vec![Effect::Service(ServiceChange::Staff(change))]
        }
        UserAction::Back => {
            let family = people.from_family;
            state.screen = Screen::Families(FamiliesScreen::default());
            let page = family.map(ReadJob::Family).map(Effect::Read);
            std::iter::once(Effect::Read(ReadJob::Families)).chain(page).collect()
        }
        _ => Vec::new(),
    }
}

pub(super) fn on_worker(state: &mut State, report: WorkerEvent) -> Vec<Effect> {
    match report {
        WorkerEvent::Me(me) => state.me = me,
        WorkerEvent::Staff(staff) => opened(state, staff),
        WorkerEvent::StaffChanged(staff, message) => {
            state.busy = None;
            state.notice = Some(message);
            if let Screen::People(people) = &mut state.screen {
                people.staff = staff;
                people.saved += 1;
            }
        }
        _ => {}
    }
    Vec::new()
}

/// A family's members are others now.
pub(super) fn members_saved(state: &mut State) {
    state.busy.take_if(|busy| busy.key == MEMBERS_SAVING);
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
    if state.busy.as_ref().is_some_and(|busy| busy.key == READING) {
        state.busy = None;
        let from_family = families.open.as_ref().map(|family| family.row.case);
        state.screen = Screen::People(Box::new(PeopleScreen { staff, saved: 0, from_family }));
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
