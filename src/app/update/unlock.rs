//! First run, unlocking and locking.

use super::super::action::{UserAction, WorkerEvent};
use super::super::effect::{Effect, ReadJob, VaultJob};
use super::super::state::{FamiliesScreen, Screen, State, UnlockScreen};
use super::{lock, recovery};
use crate::casework::Exported;
use crate::demo::DEMO_PASSPHRASE;

pub(super) fn on_user(state: &mut State, action: UserAction) -> Vec<Effect> {
    if action == UserAction::StopFilm {
        // Whatever else is under way.
        return lock::stop(state);
    }
    if state.busy.is_some() {
        return Vec::new();
    }
    match action {
        UserAction::MakeVault { login, role, passphrase } => {
            state.busy = Some("unlock-making".into());
            vec![Effect::Vault(VaultJob::Make(state.folder.clone(), login, role, passphrase))]
        }
        UserAction::Unlock { user, passphrase } => {
            state.busy = Some("unlock-opening".into());
            vec![Effect::Vault(VaultJob::Unlock(state.folder.clone(), user, passphrase))]
        }
        UserAction::UnlockWithRecovery(key) => {
            state.busy = Some("unlock-opening".into());
            vec![Effect::Vault(VaultJob::UnlockWithRecovery(state.folder.clone(), key))]
        }
        UserAction::OpenDemonstration if !state.films_while_locked() => {
            state.busy = Some("demo-making".into());
            vec![Effect::Vault(VaultJob::OpenDemonstration)]
        }
        action => recovery::on_user(state, action),
    }
}

pub(super) fn on_worker(state: &mut State, report: WorkerEvent) -> Vec<Effect> {
    state.busy = None;
    match report {
        WorkerEvent::NoVault => state.screen = Screen::Unlock(UnlockScreen::FirstRun),
        WorkerEvent::VaultFound(users) => state.screen = Screen::Unlock(UnlockScreen::Choose(users)),
        WorkerEvent::VaultUnusable(problem) => {
            state.problem = Some(problem);
            state.screen = Screen::Unlock(UnlockScreen::Unusable);
        }
        WorkerEvent::VaultMade(key) => state.screen = Screen::Unlock(UnlockScreen::RecoveryKey(key)),
        WorkerEvent::Exported(Ok(Exported::RecoverySheet(path))) => {
            if let Screen::Unlock(UnlockScreen::RecoveryKey(recovery)) = &mut state.screen {
                recovery.sheet = Some(path);
            }
        }
        WorkerEvent::Unlocked(notice) => {
            state.notice = notice;
            return open_caseload(state);
        }
        WorkerEvent::DemonstrationReady(folder) => {
            state.folder = folder;
            state.demonstration = Some(DEMO_PASSPHRASE);
            return open_caseload(state);
        }
        _ => {}
    }
    Vec::new()
}

fn open_caseload(state: &mut State) -> Vec<Effect> {
    state.locked_film = None;
    state.screen = Screen::Families(FamiliesScreen::default());
    vec![Effect::Read(ReadJob::Families)]
}
