//! The recovery key of a vault just made: shown, kept, and typed back in part before one goes on.

use std::path::PathBuf;

use super::super::effect::Effect;
use super::super::state::{InProgress, RecoveryScreen, Screen, State, UnlockScreen};
use super::unlock;
use crate::base::Redacted;
use crate::casework::Export;

/// The key that is on screen; closing was not asked for twice where something is done with it in between.
fn shown(state: &mut State) -> Option<&mut RecoveryScreen> {
    let Screen::Unlock(UnlockScreen::RecoveryKey(recovery)) = &mut state.screen else { return None };
    recovery.close_asked = false;
    Some(recovery)
}

/// Hides the key and asks for two of its groups, or shows it again.
pub(super) fn ask(state: &mut State, asking: bool) -> Vec<Effect> {
    if let Some(recovery) = shown(state) {
        recovery.ask(asking);
    }
    Vec::new()
}

/// Writes a sheet with the key into a folder.
pub(super) fn save_sheet(state: &mut State, folder: PathBuf) -> Vec<Effect> {
    let Some(key) = shown(state).map(|recovery| recovery.key.clone()) else { return Vec::new() };
    state.begin(InProgress::WritingRecoverySheet);
    vec![Effect::Export(Export::RecoverySheet { folder, key })]
}

/// Two groups were typed: the right ones open Today.
pub(super) fn typed(state: &mut State, typed: &[Redacted<String>; 2]) -> Vec<Effect> {
    let Some(recovery) = shown(state).filter(|recovery| recovery.asking) else { return Vec::new() };
    if recovery.fits(typed) {
        return unlock::open_today(state, false);
    }
    recovery.wrong = true;
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
