//! The journals of the vault.

use super::super::action::JournalAction;
use super::super::effect::{Effect, ReadJob};
use super::super::state::{InProgress, JournalScreen, Screen, State};
use super::going;
use crate::casework::Act;
use crate::casework::pages::JournalView;

/// Has the journals read; what is on screen stays until they are.
pub(super) fn read(state: &mut State) -> Vec<Effect> {
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
