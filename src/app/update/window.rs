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
        WindowAction::ChooseLook(look) => state.look = look,
        WindowAction::Go(place) => {
            if going::may_go(state) {
                state.problem = None;
                return going::go(state, place);
            }
        }
        WindowAction::Open(place) => {
            if going::may_go(state) {
                state.problem = None;
                return going::on(state, place);
            }
        }
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

/// From a screen to the place it was opened from.
fn back(state: &mut State) -> Vec<Effect> {
    match &state.screen {
        Screen::Film(_) => film::back(state),
        Screen::Tag(_) => tag::back(state),
        Screen::Parent(_) => parent::back(state),
        Screen::Session(_) | Screen::Settings(_) | Screen::NewFamily(_) if state.busy.is_some() => Vec::new(),
        Screen::Unlock(_)
        | Screen::Today(_)
        | Screen::Family(_)
        | Screen::NewFamily(_)
        | Screen::Session(_)
        | Screen::Journal(_)
        | Screen::Supervision(_)
        | Screen::Settings(_) => going::back(state),
    }
}
