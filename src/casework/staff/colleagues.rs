//! The jobs on who works with the vault and who with which family. Only administrators admit and retire; any member
//! of a family adds and removes its members. Each leaves a line in a journal. Knows no window.

use crate::base::{CaseId, UserId};
use crate::casework::clock::Clock;
use crate::casework::film::permissions::{allowed, sharing_refusals};
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::StaffRow;
use crate::casework::problem::Problem;
use crate::library::{AuditEvent, StaffRole, UserRecord};
use crate::vault::{KdfParams, Passphrase};

/// What retiring a colleague did to the families.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retired {
    /// They worked with these, which now have a new key.
    pub rekeyed: Vec<CaseId>,
    /// These get a new key when a member opens them next, if the colleague worked with them: you are no member, or the
    /// disk did not take it.
    pub waiting: Vec<CaseId>,
}

impl OpenVault {
    /// Admits a colleague. Derives a key: a good part of a second.
    pub fn add_user(
        &mut self,
        login: &str,
        role: StaffRole,
        administrator: bool,
        passphrase: &Passphrase,
        kdf: KdfParams,
        clock: Clock,
    ) -> Result<UserId, Problem> {
        let by = self.own_administrator()?;
        let login = login.trim();
        if self.staff()?.iter().any(|row| row.login.reveal() == login) {
            return Err(Problem::refused("error-login-taken"));
        }
        let prepared = self.vault().prepare_user(login, passphrase, kdf)?;
        let user = prepared.user();
        let record = self.signed_record(user, login, role, administrator, prepared.public_identity());
        self.device_mut().admit(by, user, record, AuditEvent::UserAdmitted, clock.now)?;
        Ok(self.vault().admit_user(&prepared)?)
    }

    /// Changes the passphrase of whoever unlocked the vault. Derives two keys: more than a second.
    pub fn change_passphrase(
        &mut self,
        old: &Passphrase,
        new: &Passphrase,
        clock: Clock,
    ) -> Result<(), Problem> {
        let user = self.own_user()?;
        self.vault().change_passphrase(old, new)?;
        let event = AuditEvent::PassphraseChanged;
        Ok(self.device_mut().audit(Some(user), event, Some(user.into()), "", clock.now)?)
    }

    /// Replaces a passphrase that was lost, in a session of the recovery key. The colleague gets new keys, and every
    /// family they work with is sealed to these.
    pub fn replace_passphrase(
        &mut self,
        user: UserId,
        new: &Passphrase,
        clock: Clock,
    ) -> Result<(), Problem> {
        let row = self.colleague(user)?;
        if row.retired {
            return Err(Problem::refused("error-retired-already"));
        }
        new.check_strength()?;
        if self.vault().user().is_some() {
            return Err(Problem::refused("error-needs-recovery-key"));
        }
        // First the line: nobody ever gets other keys without one.
        let event = AuditEvent::PassphraseReplaced;
        self.device_mut().audit(None, event, Some(user.into()), "", clock.now)?;
        self.vault().reset_user(user, row.login.reveal(), new, KdfParams::STANDARD)?;
        for case in self.all_cases()? {
            let (file, vault) = self.case_and_vault(case)?;
            file.access_mut().reseal(vault)?;
        }
        Ok(())
    }

    /// Retires a colleague: they unlock no more, and the families they work with get new keys.
    pub fn retire_user(&mut self, user: UserId, clock: Clock) -> Result<Retired, Problem> {
        let by = self.own_administrator()?;
        if by == user {
            return Err(Problem::refused("error-own-retirement"));
        }
        if self.colleague(user)?.retired {
            return Err(Problem::refused("error-retired-already"));
        }
        let ours = self.all_cases()?;
        let mut with = Vec::new();
        for case in &ours {
            if self.members(*case)?.contains(&user) {
                with.push(*case);
            }
        }
        // First the line: nobody is ever retired without one.
        self.device_mut().audit(Some(by), AuditEvent::UserRetired, Some(user.into()), "", clock.now)?;
        self.vault().retire_user(user)?;
        for case in self.vault().cases()? {
            self.forget_note(case, Some(user));
        }
        // Each family gets its new key as it is opened.
        self.forget_cases();
        let mut retired = Retired::default();
        for case in self.vault().cases()? {
            if with.contains(&case) && !self.members(case)?.contains(&user) {
                retired.rekeyed.push(case);
            } else if with.contains(&case) || !ours.contains(&case) {
                retired.waiting.push(case);
            }
        }
        Ok(retired)
    }

    /// Who works with a family.
    pub fn members(&mut self, case: CaseId) -> Result<Vec<UserId>, Problem> {
        Ok(self.case(case)?.access().members())
    }

    /// Lets a colleague work with a family.
    pub fn add_member(&mut self, case: CaseId, user: UserId, clock: Clock) -> Result<(), Problem> {
        let row = self.colleague(user)?;
        if row.retired {
            return Err(Problem::refused("error-member-retired"));
        }
        if self.members(case)?.contains(&user) {
            return Err(Problem::refused("error-member-already"));
        }
        let file = self.case(case)?;
        allowed(sharing_refusals(file, row.role, clock)?)?;
        if !self.is_proven(user)? {
            return Err(Problem::refused("error-member-unproven"));
        }
        let (file, vault) = self.case_and_vault(case)?;
        // First the line: nobody is ever a member without one.
        file.library_mut().write::<_, Problem>(clock.now, |records| {
            Ok(records.audit(AuditEvent::MemberAdded, user, "")?)
        })?;
        Ok(file.access_mut().add_member(vault, user)?)
    }

    /// Takes a colleague out of a family, which gets a new key.
    pub fn remove_member(&mut self, case: CaseId, user: UserId, clock: Clock) -> Result<(), Problem> {
        let members = self.members(case)?;
        if !members.contains(&user) {
            return Err(Problem::refused("error-no-member"));
        }
        if members.len() == 1 {
            return Err(Problem::refused("error-last-member"));
        }
        self.rekey(case, &[user], clock)?;
        self.forget_note(case, Some(user));
        Ok(())
    }

    /// A user's record with the signature of whoever unlocked the vault.
    pub(crate) fn signed_record(
        &self,
        user: UserId,
        login: &str,
        role: StaffRole,
        administrator: bool,
        keys: Vec<u8>,
    ) -> UserRecord {
        let mut record = UserRecord { login: login.into(), role, administrator, keys, admitted: Vec::new() };
        record.admitted = self.vault().signer().sign(&record.statement(user)).to_vec();
        record
    }

    /// Whether a colleague's keys are those an administrator admitted, or those the recovery key gave them since.
    fn is_proven(&self, user: UserId) -> Result<bool, Problem> {
        let users = self.device().users()?;
        let find = |user: UserId| users.iter().find(|record| UserId::from(record.id) == user);
        let Some(record) = find(user) else { return Ok(false) };
        let by = find(record.owner).is_some_and(|by| by.body.administrator);
        let signature = record.body.admitted.as_slice().try_into();
        let statement = record.body.statement(user);
        let signed =
            signature.is_ok_and(|signature| self.vault().verify(record.owner, &statement, signature));
        let keys = self.vault().public_identity(user);
        let same = keys.is_some_and(|keys| keys == record.body.keys) || self.vault().was_reset(user);
        Ok(by && signed && same)
    }

    fn colleague(&self, user: UserId) -> Result<StaffRow, Problem> {
        let row = self.staff()?.into_iter().find(|row| row.user == user);
        row.ok_or_else(|| Problem::refused("error-unknown-user"))
    }

    /// Whoever unlocked the vault, who must be an administrator.
    fn own_administrator(&self) -> Result<UserId, Problem> {
        let user = self.own_user()?;
        let row = self.colleague(user)?;
        if row.administrator { Ok(user) } else { Err(Problem::refused("error-needs-administrator")) }
    }
}

#[cfg(test)]
#[path = "colleagues_tests.rs"]
mod tests;
