//! Making, unlocking and entering a vault, and what whoever unlocked is told. Knows no window.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::agenda::Agenda;
use super::case_file::CaseFile;
use super::clock::Clock;
use super::film::salvaged::Salvaged;
use super::open_cases::OpenCases;
use super::open_vault::{OpenVault, shipped_programme};
use super::problem::{Problem, ProblemKind};
use crate::base::{CaseId, UserId};
use crate::library::{AuditEvent, Author, DeviceLibrary, StaffRole};
use crate::programme::{Measure, Vocabulary};
use crate::vault::{Hindrance, KdfParams, Passphrase, RecoveryKey, Vault, VaultError, VaultLock};
use crate::words::Message;

/// A passphrase or key that was refused stands in the journal at the next unlocking.
pub(crate) fn refused(folder: &Path, error: VaultError) -> Problem {
    let problem = error.into();
    super::refused::count_refusal(folder, &problem);
    problem
}

impl OpenVault {
    /// Makes a vault with its first user, an administrator, and opens it.
    pub fn create(
        folder: &Path,
        login: &str,
        role: StaffRole,
        passphrase: &Passphrase,
        kdf: KdfParams,
        clock: Clock,
    ) -> Result<(Self, RecoveryKey), Problem> {
        let (vault, recovery) = Vault::create(folder, login, passphrase, kdf)?;
        let mut open_vault = Self::over(vault)?;
        let user = open_vault.author.user;
        let keys = open_vault.vault.public_identity(user).unwrap_or_default();
        let record = open_vault.signed_record(user, login, role, true, keys);
        open_vault.device.admit(user, user, record, AuditEvent::VaultMade, clock.now)?;
        Ok((open_vault, recovery))
    }

    /// Unlocks a user's vault and finishes what was left half done of films.
    pub fn unlock(
        folder: &Path,
        user: UserId,
        passphrase: &Passphrase,
        clock: Clock,
    ) -> Result<(Self, Vec<Salvaged>), Problem> {
        Self::unlock_and(folder, user, passphrase, clock, Self::settle_all)
    }

    /// Unlocks a user's vault for a window: only film that was cut off is finished before anybody is let in. Whatever else
    /// a family may need is done when it is first opened.
    pub fn enter(
        folder: &Path,
        user: UserId,
        passphrase: &Passphrase,
        clock: Clock,
    ) -> Result<(Self, Vec<Salvaged>), Problem> {
        Self::unlock_and(folder, user, passphrase, clock, Self::settle_cut_off)
    }

    fn unlock_and(
        folder: &Path,
        user: UserId,
        passphrase: &Passphrase,
        clock: Clock,
        settle: fn(&mut Self),
    ) -> Result<(Self, Vec<Salvaged>), Problem> {
        let mut open_vault = Self::unlock_as_it_is(folder, user, passphrase, clock)?;
        open_vault.begin_agenda(None, finish_films)?;
        settle(&mut open_vault);
        open_vault.note_repairs(clock)?;
        let salvaged = open_vault.take_salvaged();
        Ok((open_vault, salvaged))
    }

    /// Unlocks a user's vault and leaves films as a crash left them.
    pub fn unlock_as_it_is(
        folder: &Path,
        user: UserId,
        passphrase: &Passphrase,
        clock: Clock,
    ) -> Result<Self, Problem> {
        let vault = Vault::unlock(folder, user, passphrase).map_err(|error| refused(folder, error))?;
        Self::entered(vault, clock)
    }

    /// Unlocks a user's vault whose lock this process has kept, while it films a family with the vault locked. What
    /// that family's earlier films need waits for the next unlocking.
    pub fn unlock_while_filming(
        lock: VaultLock,
        user: UserId,
        passphrase: &Passphrase,
        filmed: CaseId,
        clock: Clock,
    ) -> Result<(Self, Vec<Salvaged>), Problem> {
        let folder = lock.folder().to_path_buf();
        let vault = Vault::unlock_under(lock, user, passphrase).map_err(|error| refused(&folder, error))?;
        let mut open_vault = Self::entered(vault, clock)?;
        open_vault.begin_agenda(Some(filmed), finish_films)?;
        open_vault.settle_cut_off();
        open_vault.note_repairs(clock)?;
        let salvaged = open_vault.take_salvaged();
        Ok((open_vault, salvaged))
    }

    /// Sees to those families whose film was cut off, as their folders tell.
    pub(crate) fn settle_cut_off(&mut self) {
        let cut_off = |case: &CaseId| self.vault.look_at(*case).is_ok_and(|look| look.has_unsealed);
        let cases: Vec<CaseId> = self.agenda.unsettled.iter().copied().filter(cut_off).collect();
        self.settle(&cases);
    }

    /// Sees to all families that may need something.
    pub(crate) fn settle_all(&mut self) {
        let cases: Vec<CaseId> = self.agenda.unsettled.iter().copied().collect();
        self.settle(&cases);
    }

    fn settle(&mut self, cases: &[CaseId]) {
        for case in cases {
            match self.case(*case) {
                Ok(_) => {}
                Err(problem) if problem.kind == ProblemKind::NotAMember => {
                    self.open_cases.others.insert(*case);
                }
                Err(problem) => self.note_damaged(*case, problem),
            }
        }
    }

    /// Finishes what was left half done of films in every family, whatever was noted of it.
    pub fn salvage(&mut self) -> Result<Vec<Salvaged>, Problem> {
        self.begin_agenda(None, finish_films)?;
        self.agenda.unsettled = self.vault.cases()?.into_iter().collect();
        self.settle_all();
        Ok(self.take_salvaged())
    }

    /// What a person is to know of damaged families and journals, where more is known than was told.
    pub fn news_of_damage(&mut self) -> Option<Message> {
        let known = (self.damaged.len(), self.unsound.len());
        let told = std::mem::replace(&mut self.agenda.told, known);
        self.damage_message().filter(|_| told != known)
    }

    pub(crate) fn entered(vault: Vault, clock: Clock) -> Result<Self, Problem> {
        let mut open_vault = Self::over(vault)?;
        open_vault.refuse_unfinished()?;
        open_vault.finish_admissions()?;
        open_vault.note_unlocked(AuditEvent::Unlocked, clock)?;
        Ok(open_vault)
    }

    /// Opens the vault with its recovery key, when every passphrase is lost: every family can be read and
    /// copied out. What was cut off waits for a user.
    pub fn unlock_with_recovery(folder: &Path, key: &RecoveryKey, clock: Clock) -> Result<Self, Problem> {
        let vault = Vault::unlock_with_recovery(folder, key).map_err(|error| refused(folder, error))?;
        let mut open_vault = Self::over(vault)?;
        open_vault.finish_admissions()?;
        // Comes across every key file.
        open_vault.all_cases()?;
        open_vault.note_unlocked(AuditEvent::UnlockedWithRecovery, clock)?;
        open_vault.note_repairs(clock)?;
        Ok(open_vault)
    }

    /// That the making of the vault came to its end: its first user goes on record last, and then the recovery key is
    /// shown.
    pub(crate) fn refuse_unfinished(&self) -> Result<(), Problem> {
        if !self.device.users()?.is_empty() || !self.vault.cases()?.is_empty() {
            return Ok(());
        }
        let path = self.vault.folder().display().to_string();
        Err(Problem::refused(Message::new("error-vault-unfinished").with("path", path)))
    }

    /// Why nothing can be written now, for whoever unlocked to be told once; `None` where it can.
    pub fn hindrance_message(&self) -> Option<Message> {
        match self.vault.hindrance() {
            Some(Hindrance::ReadOnly) => {
                let path = self.vault.folder().display().to_string();
                Some(Message::new("unlock-read-only").with("path", path))
            }
            Some(Hindrance::Full) => Some("unlock-disk-full".into()),
            None => self.device.is_read_only().then(|| "unlock-disk-full".into()),
        }
    }

    /// What a crash left of admitting a colleague is finished or undone.
    pub(crate) fn finish_admissions(&self) -> Result<(), Problem> {
        let users = self.device.users()?;
        let on_record = |user: UserId| users.iter().any(|record| UserId::from(record.id) == user);
        match self.vault.finish_admissions(on_record) {
            // The next unlocking that can write does it.
            Err(error) if error.is_unwritable() => Ok(()),
            Err(error) => Err(error.into()),
            Ok(_) => Ok(()),
        }
    }

    pub(crate) fn over(vault: Vault) -> Result<Self, Problem> {
        let device =
            DeviceLibrary::open(&vault.device_db_path(), &vault.device_db_key(), vault.device_audit_key())?;
        let author = Author { user: vault.signer().user(), device: device.device() };
        let unsound = device.chain()?.broken_at.map(|_| None).into_iter().collect();
        let video_feedback = shipped_programme()?;
        let vocabulary = Vocabulary::ng26(&video_feedback).map_err(|error| Problem::of_shipped(&error))?;
        let measures = Measure::shipped().map_err(|error| Problem::of_shipped(&error))?;
        Ok(Self {
            vault,
            device,
            author,
            open_cases: OpenCases::default(),
            agenda: Agenda::default(),
            damaged: BTreeMap::new(),
            unsound,
            definition_cache: Arc::default(),
            video_feedback,
            vocabulary,
            measures,
        })
    }

    /// What a person is to know of damaged families, or of journals that do not hold, if there are any.
    pub fn damage_message(&self) -> Option<Message> {
        let (families, journals) = (self.damaged.len(), self.unsound.len());
        if families > 0 {
            return Some(Message::new("unlock-damaged").with("families", families));
        }
        (journals > 0).then(|| Message::new("unlock-journals-unsound").with("journals", journals))
    }
}

/// What a crash, or the lock, left half done of a family's films is finished: cut-off film first, then erasures.
fn finish_films(file: &mut CaseFile, vault: &Vault, clock: Clock) -> (Vec<Salvaged>, Option<Problem>) {
    let (films, problem) = match file.salvage(vault, clock) {
        Ok(films) => (films, None),
        Err(problem) => (Vec::new(), Some(problem)),
    };
    // Cut-off film waits for a disk that takes its seal.
    let problem = problem.filter(|problem| !problem.is_unwritable());
    (films, problem.or(file.finish_erasures(vault, clock).err()))
}
