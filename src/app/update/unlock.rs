//! First run, unlocking and locking.

use super::super::action::{Did, Report};
use super::super::effect::Effect;
use super::super::state::{FamiliesScreen, Screen, State, UnlockScreen};
use super::{lock, recovery};
use crate::demo::DEMO_PASSPHRASE;

pub(super) fn did(state: &mut State, did: Did) -> Vec<Effect> {
    if did == Did::StopFilm {
        // Whatever else is under way.
        return lock::stop(state);
    }
    if state.busy.is_some() {
        return Vec::new();
    }
    match did {
        Did::MakeVault { login, role, passphrase } => {
            state.busy = Some("unlock-making".into());
            vec![Effect::MakeVault(state.folder.clone(), login, role, passphrase)]
        }
        Did::Unlock { user, passphrase } => {
            state.busy = Some("unlock-opening".into());
            vec![Effect::Unlock(state.folder.clone(), user, passphrase)]
        }
        Did::UnlockWithRecovery(key) => {
            state.busy = Some("unlock-opening".into());
            vec![Effect::UnlockWithRecovery(state.folder.clone(), key)]
        }
        Did::OpenDemonstration if !state.films_while_locked() => {
            state.busy = Some("demo-making".into());
            vec![Effect::OpenDemonstration]
        }
        did => recovery::did(state, did),
    }
}

pub(super) fn reported(state: &mut State, report: Report) -> Vec<Effect> {
    state.busy = None;
    match report {
        Report::NoVault => state.screen = Screen::Unlock(UnlockScreen::FirstRun),
        Report::VaultFound(users) => state.screen = Screen::Unlock(UnlockScreen::Choose(users)),
        Report::VaultUnusable(problem) => {
            state.problem = Some(problem);
            state.screen = Screen::Unlock(UnlockScreen::Unusable);
        }
        Report::VaultMade(key) => state.screen = Screen::Unlock(UnlockScreen::RecoveryKey(key)),
        Report::RecoverySheetSaved(path) => {
            if let Screen::Unlock(UnlockScreen::RecoveryKey(recovery)) = &mut state.screen {
                recovery.sheet = Some(path);
            }
        }
        Report::Unlocked(notice) => {
            state.notice = notice;
            return open_caseload(state);
        }
        Report::DemonstrationReady(folder) => {
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
    vec![Effect::ListFamilies]
}
