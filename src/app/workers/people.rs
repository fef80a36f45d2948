//! The desk thread's jobs on the vault's colleagues, a family's members and the sheet with the recovery key.

use std::path::Path;

use super::desk_thread::DeskThread;
use crate::app::action::Report;
use crate::app::effect::Effect;
use crate::app::state::RecoveryScreen;
use crate::base::{CaseId, RecordId, Redacted};
use crate::casework::changes::{MemberChange, StaffChange};
use crate::casework::staff::recovery;
use crate::casework::{Clock, Desk, Problem};
use crate::vault::{KdfParams, Passphrase, RecoveryKey};
use crate::words::{Message, Words};

impl DeskThread {
    /// Carries out one of these effects; any other does nothing here.
    pub(super) fn carry_out_people(&mut self, effect: Effect) -> Result<(), Problem> {
        match effect {
            Effect::ReadStaff => {
                let staff = self.desk()?.staff()?;
                self.report(Report::Staff(staff));
                Ok(())
            }
            Effect::ChangeStaff(change) => {
                let done = change_staff(self.desk()?, change)?;
                let staff = self.desk()?.staff()?;
                self.report(Report::StaffChanged(staff, done));
                Ok(())
            }
            Effect::ChangeMembers(case, change) => self.change_members(case, change),
            Effect::SaveRecoverySheet(folder, key) => self.save_sheet(&folder, &key),
            _ => Ok(()),
        }
    }

    fn change_members(&mut self, case: CaseId, change: MemberChange) -> Result<(), Problem> {
        let (desk, clock) = (self.desk()?, Clock::read());
        let me = desk.vault().user();
        match change {
            MemberChange::Add(user) => desk.add_member(case, user, clock)?,
            MemberChange::HandOver(handing) => desk.hand_over(case, &handing, clock)?,
            MemberChange::Remove(user) => {
                desk.remove_member(case, user, clock)?;
                if me == Some(user) {
                    self.report(Report::FamilyClosed(case));
                    return Ok(());
                }
            }
        }
        self.read_family(case)
    }

    fn save_sheet(&mut self, folder: &Path, key: &Redacted<String>) -> Result<(), Problem> {
        let desk = self.desk()?;
        let path = recovery::save_sheet(desk, folder, key.reveal(), &Words::en_gb(), Clock::read())?;
        self.report(Report::RecoverySheetSaved(path));
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
fn change_staff(desk: &mut Desk, change: StaffChange) -> Result<Message, Problem> {
    let (clock, secret) = (Clock::read(), |text: Redacted<String>| Passphrase::from(text.into_inner()));
    Ok(match change {
        StaffChange::Add { login, role, administrator, passphrase } => {
            let (passphrase, kdf) = (secret(passphrase), KdfParams::STANDARD);
            desk.add_user(&login, role, administrator, &passphrase, kdf, clock)?;
            Message::new("people-added").with("login", login.trim())
        }
        StaffChange::ChangePassphrase { old, new } => {
            desk.change_passphrase(&secret(old), &secret(new), clock)?;
            "people-passphrase-changed".into()
        }
        StaffChange::ReplacePassphrase { user, new } => {
            desk.replace_passphrase(user, &secret(new), clock)?;
            "people-passphrase-replaced".into()
        }
        StaffChange::Retire(user) => {
            let retired = desk.retire_user(user, clock)?;
            let key = if retired.waiting.is_empty() { "people-retired" } else { "people-retired-waiting" };
            Message::new(key).with("rekeyed", retired.rekeyed.len()).with("waiting", retired.waiting.len())
        }
    })
}
