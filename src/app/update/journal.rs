//! The journals of the vault.

use super::super::action::UserAction;
use super::super::effect::{Effect, ReadJob};
use super::super::state::{FamiliesScreen, JournalScreen, Screen, State};
use crate::casework::Act;
use crate::casework::pages::JournalView;

/// What is said while the journals are read.
const READING: &str = "journal-reading";

/// From the caseload to the journals.
pub(super) fn go_to(state: &mut State) -> Vec<Effect> {
    if let Some(refusal) = state.refusal(Act::ReadJournal) {
        state.notice = Some(refusal);
        return Vec::new();
    }
    state.busy = Some(READING.into());
    vec![Effect::Read(ReadJob::Journal)]
}

pub(super) fn on_user(state: &mut State, action: UserAction) -> Vec<Effect> {
    let Screen::Journal(journal) = &mut state.screen else { return Vec::new() };
    match action {
        UserAction::FilterJournal(filter) => journal.narrow(filter),
        UserAction::Back => {
            let family = journal.from_family;
            state.screen = Screen::Families(FamiliesScreen::default());
            let page = family.map(ReadJob::Family).map(Effect::Read);
            return std::iter::once(Effect::Read(ReadJob::Families)).chain(page).collect();
        }
        _ => {}
    }
    Vec::new()
}

pub(super) fn on_worker(state: &mut State, view: JournalView) -> Vec<Effect> {
    let Screen::Families(families) = &state.screen else { return Vec::new() };
    if state.busy.as_ref().is_some_and(|busy| busy.key == READING) {
        state.busy = None;
        let from = families.open.as_ref().map(|family| family.row.case);
        state.screen = Screen::Journal(Box::new(JournalScreen::new(view, from)));
    }
    Vec::new()
}
