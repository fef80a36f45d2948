//! The vault thread's jobs on the vault's colleagues, a family's members and the sheet with the recovery key.

use std::path::Path;

use super::vault_thread::VaultThread;
use crate::app::action::WorkerEvent;
use crate::app::effect::Effect;
use crate::app::state::RecoveryScreen;
use crate::base::{CaseId, RecordId, Redacted};
use crate::casework::changes::{MemberChange, StaffChange};
use crate::casework::staff::recovery;
use crate::casework::{Clock, OpenVault, Problem};
use crate::vault::{KdfParams, Passphrase, RecoveryKey};
use crate::words::{Message, Words};

impl VaultThread {
    /// Carries out one of these effects; any other does nothing here.
    pub(super) fn carry_out_people(&mut self, effect: Effect) -> Result<(), Problem> {
        match effect {
            Effect::ReadStaff => {
                let staff = self.open_vault()?.staff()?;
                self.report(WorkerEvent::Staff(staff));
                Ok(())
            }
            Effect::ChangeStaff(change) => {
                let done = change_staff(self.open_vault()?, change)?;
                let staff = self.open_vault()?.staff()?;
                self.report(WorkerEvent::StaffChanged(staff, done));
                Ok(())
            }
            Effect::ChangeMembers(case, change) => self.change_members(case, change),
            Effect::SaveRecoverySheet(folder, key) => self.save_sheet(&folder, &key),
            _ => Ok(()),
        }
    }

    fn change_members(&mut self, case: CaseId, change: MemberChange) -> Result<(), Problem> {
        let (open_vault, clock) = (self.open_vault()?, Clock::read());
        let me = open_vault.vault().user();
        match change {
            MemberChange::Add(user) => open_vault.add_member(case, user, clock)?,
            MemberChange::HandOver(handing) => open_vault.hand_over(case, &handing, clock)?,
            MemberChange::Remove(user) => {
                open_vault.remove_member(case, user, clock)?;
                if me == Some(user) {
                    self.report(WorkerEvent::FamilyClosed(case));
                    return Ok(());
                }
            }
        }
        self.read_family(case)
    }

    fn save_sheet(&mut self, folder: &Path, key: &Redacted<String>) -> Result<(), Problem> {
        let open_vault = self.open_vault()?;
        let path = recovery::save_sheet(open_vault, folder, key.reveal(), &Words::en_gb(), Clock::read())?;
        self.report(WorkerEvent::RecoverySheetSaved(path));
        Ok(())
    }
}

/// Shows a new vault's key; which groups will be asked for is chance.
pub(super) fn show_key(key: &RecoveryKey) -> RecoveryScreen {
    let (_, groups) = crate::casework::groups(key.reveal());
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_cached_key(|_| RecordId::random());
    RecoveryScreen::new(key.reveal().into(), order)
}

/// Carries a change out; what a person is told of it.
fn change_staff(open_vault: &mut OpenVault, change: StaffChange) -> Result<Message, Problem> {
    let (clock, secret) = (Clock::read(), |text: Redacted<String>| Passphrase::from(text.into_inner()));
    Ok(match change {
        StaffChange::Add { login, role, administrator, passphrase } => {
            let (passphrase, kdf) = (secret(passphrase), KdfParams::STANDARD);
            open_vault.add_user(&login, role, administrator, &passphrase, kdf, clock)?;
            Message::new("people-added").with("login", login.trim())
        }
        StaffChange::ChangePassphrase { old, new } => {
            open_vault.change_passphrase(&secret(old), &secret(new), clock)?;
            "people-passphrase-changed".into()
        }
        StaffChange::ReplacePassphrase { user, new } => {
            open_vault.replace_passphrase(user, &secret(new), clock)?;
            "people-passphrase-replaced".into()
        }
        StaffChange::Retire(user) => {
            let retired = open_vault.retire_user(user, clock)?;
            let said = match retired.waiting.len() {
                0 => Message::new("people-retired"),
                waiting => Message::new("people-retired-waiting").with("waiting", waiting),
            };
            said.with("rekeyed", retired.rekeyed.len())
        }
    })
}
