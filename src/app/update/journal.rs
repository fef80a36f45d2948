//! The journals of the vault.

use super::super::action::JournalAction;
use super::super::effect::{Effect, ReadJob};
use super::super::state::{InProgress, JournalScreen, OnScreen, Screen, State};
use crate::casework::Act;
use crate::casework::pages::JournalView;

/// From the caseload to the journals.
pub(super) fn go_to(state: &mut State) -> Vec<Effect> {
    if let Some(refusal) = state.refusal(Act::ReadJournal) {
        state.notice = Some(refusal.into());
        return Vec::new();
    }
    state.begin(InProgress::ReadingJournal);
    vec![Effect::Read(ReadJob::Journal)]
}

pub(super) fn on_user(state: &mut State, action: JournalAction) -> Vec<Effect> {
    let Screen::Journal(journal) = &mut state.screen else { return Vec::new() };
    match action {
        JournalAction::Narrow(filter) => journal.narrow(filter),
    }
    Vec::new()
}

pub(super) fn on_worker(state: &mut State, view: JournalView) -> Vec<Effect> {
    let Screen::Families(families) = &state.screen else { return Vec::new() };
    let from = families.case();
    if state.end(&[InProgress::ReadingJournal]) {
        state.screen = Screen::Journal(Box::new(JournalScreen::new(view, from)));
    }
    Vec::new()
}
