//! The journals of the vault.

use super::super::action::JournalAction;
use super::super::effect::Effect;
use super::super::state::{InProgress, JournalScreen, Screen, State};
use super::going;
use crate::casework::pages::JournalView;

pub(super) fn on_user(state: &mut State, action: JournalAction) -> Vec<Effect> {
    let Screen::Journal(journal) = &mut state.screen else { return Vec::new() };
    match action {
        JournalAction::Narrow(filter) => journal.narrow(filter),
    }
    Vec::new()
}

pub(super) fn on_worker(state: &mut State, view: JournalView) -> Vec<Effect> {
    if !state.end(&[InProgress::ReadingJournal]) {
        return Vec::new();
    }
    let release = state.screen.on_screen().release();
    if matches!(state.screen, Screen::Settings(_)) {
        // It is a section of them: back leads where it led from there.
        state.places.keeps(false);
    }
    going::show(state, Screen::Journal(Box::new(JournalScreen::new(view))));
    release.into_iter().collect()
}
