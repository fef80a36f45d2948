//! First run, unlocking and locking.

use super::super::action::{Did, Report};
use super::super::effect::Effect;
use super::super::state::{FamiliesScreen, Screen, State, UnlockScreen};

pub(super) fn did(state: &mut State, did: Did) -> Vec<Effect> {
    if state.busy.is_some() {
        return Vec::new();
    }
    match did {
        Did::MakeVault { login, passphrase } => {
            state.busy = Some("unlock-making".into());
            vec![Effect::MakeVault(state.folder.clone(), login, passphrase)]
        }
        Did::Unlock { user, passphrase } => {
            state.busy = Some("unlock-opening".into());
            vec![Effect::Unlock(state.folder.clone(), user, passphrase)]
        }
        Did::UnlockWithRecovery(key) => {
            state.busy = Some("unlock-opening".into());
            vec![Effect::UnlockWithRecovery(state.folder.clone(), key)]
        }
        Did::OpenDemonstration => {
            state.busy = Some("demo-making".into());
            vec![Effect::OpenDemonstration]
        }
        Did::RecoveryKeyKept if matches!(state.screen, Screen::Unlock(UnlockScreen::RecoveryKey(_))) => {
            state.screen = Screen::Families(FamiliesScreen::default());
            vec![Effect::ListFamilies]
        }
        _ => Vec::new(),
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
        Report::Unlocked(notice) => {
            state.notice = notice;
            return open_caseload(state);
        }
        Report::DemonstrationReady(folder) => {
            state.folder = folder;
            return open_caseload(state);
        }
        Report::Locked => {
            state.mended.clear();
            state.screen = Screen::Unlock(UnlockScreen::Looking);
            state.me = None;
            // Nothing that holds a key of the vault stays open behind the lock.
            return vec![
                Effect::ClosePlayer,
                Effect::CloseCamera,
                Effect::LookForVault(state.folder.clone()),
            ];
        }
        _ => {}
    }
    Vec::new()
}

fn open_caseload(state: &mut State) -> Vec<Effect> {
    state.screen = Screen::Families(FamiliesScreen::default());
    vec![Effect::ListFamilies]
}
