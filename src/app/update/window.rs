//! What can be done on whatever screen.

use super::super::action::WindowAction;
use super::super::effect::{Effect, VaultJob};
use super::super::state::{Screen, State};
use super::{concern, film, going, lock, parent, recovery, tag, undo};

pub(super) fn on_user(state: &mut State, action: WindowAction) -> Vec<Effect> {
    match action {
        WindowAction::DismissProblem => state.problem = None,
        WindowAction::DismissNotice => state.notice = None,
        WindowAction::Undo => return undo::undo(state),
        WindowAction::DismissRepaired => state.repaired.clear(),
        WindowAction::ChooseDark(dark) => state.dark = dark,
        WindowAction::Stay => state.idle.touch(),
        WindowAction::Close => return close(state),
        WindowAction::Back => {
            state.problem = None;
            return back(state);
        }
        WindowAction::Lock => {
            if !state.is_locked() {
                return lock::lock(state);
            }
        }
        WindowAction::ChooseLockAfter(after) => {
            if !state.is_locked() {
                return vec![Effect::Vault(VaultJob::KeepLockAfter(after))];
            }
        }
        WindowAction::RaiseConcern(new) => return concern::raise(state, new),
    }
    Vec::new()
}

fn close(state: &mut State) -> Vec<Effect> {
    if state.is_filming() {
        state.notice = Some("film-close-refused".into());
        return Vec::new();
    }
    if recovery::holds_window(state) {
        return Vec::new();
    }
    let mut effects = state.screen.on_screen_mut().leave(&mut state.requests);
    effects.push(Effect::Quit);
    effects
}

/// From a screen to the one it was opened from.
fn back(state: &mut State) -> Vec<Effect> {
    match &state.screen {
        Screen::Unlock(_) | Screen::Families(_) => Vec::new(),
        Screen::Film(_) => film::back(state),
        Screen::Session(_) | Screen::People(_) if state.busy.is_some() => Vec::new(),
        Screen::Session(session) => going::to_families(state, Some(session.view.case)),
        Screen::Tag(_) => tag::back(state),
        Screen::Parent(_) => parent::back(state),
        Screen::Journal(journal) => going::to_families(state, journal.from_family),
        Screen::Supervision(grid) => going::to_families(state, grid.from_family),
        Screen::People(people) => going::to_families(state, people.from_family),
    }
}
