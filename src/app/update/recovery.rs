//! The recovery key of a vault just made: shown, kept, and typed back in part before one goes on.

use super::super::action::UserAction;
use super::super::effect::{Effect, ReadJob};
use super::super::state::{FamiliesScreen, Screen, State, UnlockScreen};
use crate::casework::Export;

/// What is said while the sheet is written.
const WRITING: &str = "recovery-writing";

pub(super) fn on_user(state: &mut State, action: UserAction) -> Vec<Effect> {
    let Screen::Unlock(UnlockScreen::RecoveryKey(recovery)) = &mut state.screen else { return Vec::new() };
    recovery.close_asked = false;
    match action {
        UserAction::AskRecoveryKey(asking) => recovery.ask(asking),
        UserAction::SaveRecoverySheet(folder) => {
            state.busy = Some(WRITING.into());
            return vec![Effect::Export(Export::RecoverySheet { folder, key: recovery.key.clone() })];
        }
        UserAction::TypeRecoveryKey(typed) if recovery.asking => {
            if recovery.fits(&typed) {
                state.screen = Screen::Families(FamiliesScreen::default());
                return vec![Effect::Read(ReadJob::Families)];
            }
            recovery.wrong = true;
        }
        _ => {}
    }
    Vec::new()
}

/// Whether the window stays open for now: the key was not checked, and closing was not asked for a second time.
pub(super) fn holds_window(state: &mut State) -> bool {
    let Screen::Unlock(UnlockScreen::RecoveryKey(recovery)) = &mut state.screen else { return false };
    if std::mem::replace(&mut recovery.close_asked, true) {
        return false;
    }
    state.notice = Some("recovery-close-asked".into());
    true
}
