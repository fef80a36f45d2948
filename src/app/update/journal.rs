//! The journals of the vault.

use super::super::action::UserAction;
use super::super::effect::Effect;
use super::super::state::{InProgress, JournalScreen, OnScreen, Screen, State};
use super::going;
use crate::casework::Act;
use crate::casework::pages::JournalView;

/// From the caseload to the journals.
pub(super) fn go_to(state: &mut State) -> Vec<Effect> {
    if let Some(refusal) = state.refusal(Act::ReadJournal) {
        state.notice = Some(refusal.into());
        return Vec::new();
    }
    state.begin(InProgress::ReadingJournal);
    vec![Effect::ReadJournal]
}

pub(super) fn on_user(state: &mut State, action: UserAction) -> Vec<Effect> {
    let Screen::Journal(journal) = &mut state.screen else { return Vec::new() };
    match action {
        UserAction::FilterJournal(filter) => journal.narrow(filter),
        UserAction::Back => {
            let family = journal.from_family;
            return going::to_families(state, family);
        }
        _ => {}
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
