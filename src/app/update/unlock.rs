//! First run, unlocking and locking.

use std::path::PathBuf;

use super::super::action::{UnlockAction, UnlockEvent};
use super::super::effect::{Effect, FilmOrder, ReadJob, VaultJob};
use super::super::state::{InProgress, LockedStage, Screen, State, TodayScreen, UnlockScreen};
use super::recovery;
use crate::demo::DEMO_PASSPHRASE;

pub(super) fn on_user(state: &mut State, action: UnlockAction) -> Vec<Effect> {
    if !state.is_locked() || state.busy.is_some() && action != UnlockAction::StopFilm {
        return Vec::new();
    }
    match action {
        // Whatever else is under way.
        UnlockAction::StopFilm => stop(state),
        UnlockAction::MakeVault { login, role, passphrase } => {
            state.begin(InProgress::MakingVault);
            vec![Effect::Vault(VaultJob::Make(state.folder.clone(), login, role, passphrase))]
        }
        UnlockAction::Unlock { user, passphrase } => {
            state.begin(InProgress::Unlocking);
            vec![Effect::Vault(VaultJob::Unlock(state.folder.clone(), user, passphrase))]
        }
        UnlockAction::UnlockWithRecovery(key) => {
            state.begin(InProgress::Unlocking);
            vec![Effect::Vault(VaultJob::UnlockWithRecovery(state.folder.clone(), key))]
        }
        UnlockAction::OpenDemonstration => {
            if state.films_while_locked() {
                return Vec::new();
            }
            state.begin(InProgress::OpeningDemonstration);
            vec![Effect::Vault(VaultJob::OpenDemonstration)]
        }
        UnlockAction::AskRecoveryKey(asking) => recovery::ask(state, asking),
        UnlockAction::TypeRecoveryKey(typed) => recovery::typed(state, &typed),
        UnlockAction::SaveRecoverySheet(folder) => recovery::save_sheet(state, folder),
    }
}

/// Stop, from the locked window.
fn stop(state: &mut State) -> Vec<Effect> {
    match &mut state.locked_film {
        Some(film) if film.stage == LockedStage::Filming => {
            film.stage = LockedStage::Stopping;
            vec![Effect::Film(FilmOrder::Stop)]
        }
        _ => Vec::new(),
    }
}

pub(super) fn on_worker(state: &mut State, event: UnlockEvent) -> Vec<Effect> {
    state.busy = None;
    match event {
        UnlockEvent::NoVault => state.screen = Screen::Unlock(UnlockScreen::FirstRun),
        UnlockEvent::Found(users) => state.screen = Screen::Unlock(UnlockScreen::Choose(users)),
        UnlockEvent::Unusable(problem) => {
            state.problem = Some(problem);
            state.screen = Screen::Unlock(UnlockScreen::Unusable);
        }
        UnlockEvent::Made(key) => state.screen = Screen::Unlock(UnlockScreen::RecoveryKey(key)),
        UnlockEvent::Unlocked(notice) => {
            state.notice = notice.map(Into::into);
            return open_today(state, true);
        }
        UnlockEvent::DemonstrationReady(folder) => {
            state.folder = folder;
            state.demonstration = Some(DEMO_PASSPHRASE);
            return open_today(state, true);
        }
    }
    Vec::new()
}

/// The sheet with the recovery key lies there.
pub(super) fn sheet_saved(state: &mut State, path: PathBuf) {
    state.busy = None;
    if let Screen::Unlock(UnlockScreen::RecoveryKey(recovery)) = &mut state.screen {
        recovery.sheet = Some(path);
    }
}

/// The first screen of an open vault, from which a supervisor goes on to the grid where it is `landing`.
pub(super) fn open_today(state: &mut State, landing: bool) -> Vec<Effect> {
    state.locked_film = None;
    state.families_loading = true;
    state.screen = Screen::Today(TodayScreen { landing });
    vec![Effect::Read(ReadJob::Families)]
}
