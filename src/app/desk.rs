//! An unlocked vault with its databases: where every job on families begins. Knows no window and no camera.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::action::NewFamily;
use super::cabinet::Cabinet;
use super::case_file::CaseFile;
use super::clock::Clock;
use super::problem::Problem;
use super::records::CaseRecords;
use super::runs::Shelf;
use super::salvage::Salvaged;
use super::state::FamilyRow;
use crate::base::{CaseId, DeviceId, PersonId, Redacted, UserId};
use crate::library::{AuditEvent, Author, DeviceLibrary, StaffRole};
use crate::programme::fidelity::{CaseFacts, Finding, evaluate};
use crate::programme::{
    AccessNeeds, Answer, CarerKind, CaseCode, ConsentRecord, Entry, FamilyCase, Measure, Person,
    ProgrammeDefinition, Role, Training, Vocabulary,
};
use crate::vault::{Hindrance, KdfParams, Passphrase, RecoveryKey, Vault, VaultError, VaultLock};
use crate::words::Message;

/// The programme a family begins with unless another is chosen.
const PROGRAMME: &str = "video-feedback";

/// An unlocked vault, the device's database and the cases opened so far.
pub struct Desk {
    pub(super) vault: Vault,
    pub(super) device: DeviceLibrary,
    pub(super) author: Author,
    pub(super) cabinet: Cabinet,
    pub(super) damaged: BTreeMap<CaseId, Problem>,
    /// The journals that do not hold or were cut: the device's is `None`.
    pub(super) unsound: BTreeSet<Option<CaseId>>,
    /// The definitions that were read so far.
    pub(super) shelf: Arc<Shelf>,
    video_feedback: ProgrammeDefinition,
    vocabulary: Vocabulary,
    measures: Vec<Measure>,
}

impl Desk {
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
        let mut desk = Self::over(vault)?;
        let user = desk.author.user;
        let keys = desk.vault.public_identity(user).unwrap_or_default();
        let record = desk.signed_record(user, login, role, true, keys);
        desk.device.admit(user, user, record, AuditEvent::VaultMade, clock.now)?;
        Ok((desk, recovery))
    }

    /// Unlocks a user's vault and finishes what was left half done of films.
    pub fn unlock(
        folder: &Path,
        user: UserId,
        passphrase: &Passphrase,
        clock: Clock,
    ) -> Result<(Self, Vec<Salvaged>), Problem> {
        let mut desk = Self::unlock_as_it_is(folder, user, passphrase, clock)?;
        let salvaged = desk.salvage(clock)?;
        desk.finish_erasures(clock)?;
        desk.note_repairs(clock)?;
        Ok((desk, salvaged))
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
        let mut desk = Self::entered(vault, clock)?;
        let salvaged = desk.salvage_but(Some(filmed), clock)?;
        desk.note_repairs(clock)?;
        Ok((desk, salvaged))
    }

    fn entered(vault: Vault, clock: Clock) -> Result<Self, Problem> {
        let mut desk = Self::over(vault)?;
        desk.refuse_unfinished()?;
        desk.finish_admissions()?;
        desk.note_unlocked(AuditEvent::Unlocked, clock)?;
        Ok(desk)
    }

    /// Opens the vault with its recovery key, when every passphrase is lost: every family can be read and
    /// copied out. What was cut off waits for a user.
    pub fn unlock_with_recovery(folder: &Path, key: &RecoveryKey, clock: Clock) -> Result<Self, Problem> {
        let vault = Vault::unlock_with_recovery(folder, key).map_err(|error| refused(folder, error))?;
        let mut desk = Self::over(vault)?;
        desk.finish_admissions()?;
        // Comes across every key file.
        desk.all_cases()?;
        desk.note_unlocked(AuditEvent::UnlockedWithRecovery, clock)?;
        desk.note_repairs(clock)?;
        Ok(desk)
    }

    /// That the making of the vault came to its end: its first user goes on record last, and then the recovery key is
    /// shown.
    fn refuse_unfinished(&self) -> Result<(), Problem> {
        if !self.device.users()?.is_empty() || !self.vault.cases()?.is_empty() {
            return Ok(());
        }
        let path = self.vault.folder().display().to_string();
        Err(Problem::refused(Message::new("error-vault-unfinished").with("path", path)))
    }

    /// Why nothing can be written now, for whoever unlocked to be told once; `None` where it can.
    pub fn hindrance_message(&self) -> Option<Message> {
        let why = match self.vault.hindrance() {
            Some(Hindrance::ReadOnly) => "unlock-read-only",
            Some(Hindrance::Full) => "unlock-disk-full",
            None if self.device.is_read_only() => "unlock-disk-full",
            None => return None,
        };
        Some(Message::new(why).with("path", self.vault.folder().display().to_string()))
    }

    /// What a crash left of admitting a colleague is finished or undone.
    fn finish_admissions(&self) -> Result<(), Problem> {
        let users = self.device.users()?;
        let on_record = |user: UserId| users.iter().any(|record| UserId::from(record.id) == user);
        match self.vault.finish_admissions(on_record) {
            // The next unlocking that can write does it.
            Err(error) if error.is_unwritable() => Ok(()),
            Err(error) => Err(error.into()),
            Ok(_) => Ok(()),
        }
    }

    fn over(vault: Vault) -> Result<Self, Problem> {
        let device =
            DeviceLibrary::open(&vault.device_db_path(), &vault.device_db_key(), vault.device_audit_key())?;
        let author = Author { user: vault.signer().user(), device: device.device() };
        let unsound = device.chain()?.broken_at.map(|_| None).into_iter().collect();
        let video_feedback = shipped_programme()?;
        let vocabulary = Vocabulary::ng26(&video_feedback)
            .map_err(|error| Problem::failed(Message::new("error-other").with("why", error.to_string())))?;
        let measures = Measure::shipped()
            .map_err(|error| Problem::failed(Message::new("error-other").with("why", error.to_string())))?;
        Ok(Self {
            vault,
            device,
            author,
            cabinet: Cabinet::default(),
            damaged: BTreeMap::new(),
            unsound,
            shelf: Arc::default(),
            video_feedback,
            vocabulary,
            measures,
        })
    }

    /// The open vault.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The device's database.
    pub fn device(&self) -> &DeviceLibrary {
        &self.device
    }

    /// The device's database, for writing.
    pub(super) fn device_mut(&mut self) -> &mut DeviceLibrary {
        &mut self.device
    }

    /// This installation.
    pub fn device_id(&self) -> DeviceId {
        self.device.device()
    }

    /// The video feedback programme as it ships: its words for clips are everybody's, and so is how long film is kept
    /// where a service sets no rule of its own.
    pub fn video_feedback(&self) -> &ProgrammeDefinition {
        &self.video_feedback
    }

    /// The words for clips.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The measures that can be rated.
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// Families whose keys or database could not be opened since unlocking, and why. Nothing of them was changed.
    pub fn damaged_cases(&self) -> &BTreeMap<CaseId, Problem> {
        &self.damaged
    }

    /// Notes that a family could not be worked with.
    pub(super) fn note_damaged(&mut self, case: CaseId, problem: Problem) {
        self.damaged.insert(case, problem);
    }

    /// What a person is to know of damaged families, or of journals that do not hold, if there are any.
    pub fn damage_message(&self) -> Option<Message> {
        let (families, journals) = (self.damaged.len(), self.unsound.len());
        if families > 0 {
            return Some(Message::new("unlock-damaged").with("families", families));
        }
        (journals > 0).then(|| Message::new("unlock-journals-unsound").with("journals", journals))
    }

    /// The caseload, in the order of the codes.
    pub fn caseload(&mut self, clock: Clock) -> Result<Vec<FamilyRow>, Problem> {
        super::family::rows(self, clock, &mut |_, _| ())
    }

    /// What the rules judge of a family's programme in hand, the training of staff included.
    pub fn facts(&mut self, case: CaseId) -> Result<CaseFacts, Problem> {
        let training = self.training()?;
        Ok(CaseRecords::read(self.case(case)?)?.facts(training))
    }

    /// The trainings of all staff.
    pub(super) fn training(&self) -> Result<Vec<Training>, Problem> {
        Ok(self.device.trainings()?.into_iter().map(|record| record.body).collect())
    }

    /// The verdicts of all rules on a family's programme in hand as of a day.
    pub fn fidelity(&mut self, case: CaseId, on: NaiveDate) -> Result<Vec<Finding>, Problem> {
        let training = self.training()?;
        let records = CaseRecords::read(self.case(case)?)?;
        Ok(evaluate(records.programme(), &self.vocabulary, &records.facts(training), on))
    }

    /// Adds a family: its keys, its database, its record and today's consents.
    pub fn add_family(&mut self, family: &NewFamily, clock: Clock) -> Result<CaseId, Problem> {
        let code = CaseCode::new(&family.code).map_err(|error| {
            Problem::refused(Message::new("error-case-code").with("why", error.to_string()))
        })?;
        check_dates(family, clock)?;
        if self.codes()?.iter().any(|(taken, _)| taken.eq_ignore_ascii_case(code.as_str())) {
            return Err(Problem::refused(Message::new("error-code-taken").with("code", code.as_str())));
        }
        let (people, consents) = people_of(family, clock);
        let body = FamilyCase {
            code,
            programme: None,
            start: None,
            people,
            access: AccessNeeds::default(),
            visited: None,
        };
        let begun = self.begin(family.programme.as_deref().unwrap_or(PROGRAMME), family.start)?;
        let access = self.vault.create_case()?;
        let case = access.case();
        let mut file = CaseFile::open(&self.vault, access, self.author, self.shelf.clone())?;
        file.library_mut().write::<_, Problem>(clock.now, |records| {
            records.add_as(case, body)?;
            records.add(Entry::Programme(begun))?;
            for consent in consents {
                let (person, purpose) = (consent.person, consent.purpose);
                records.add(consent)?;
                records.audit(AuditEvent::ConsentRecorded, person, purpose.as_str())?;
            }
            records.audit(AuditEvent::CaseMade, case, "")?;
            Ok(())
        })?;
        self.put_away(file);
        Ok(case)
    }
}

/// A vault that was closed and not locked, a command's or one of a window that is gone.
impl Drop for Desk {
    fn drop(&mut self) {
        self.note_chains();
    }
}

/// A passphrase or key that was refused stands in the journal at the next unlocking.
fn refused(folder: &Path, error: VaultError) -> Problem {
    let problem = error.into();
    super::journal::count_refusal(folder, &problem);
    problem
}

/// The programme that ships with Attune; its file is tested, so an error is a damaged program.
pub(super) fn shipped_programme() -> Result<ProgrammeDefinition, Problem> {
    let failed = |why: String| Problem::failed(Message::new("error-other").with("why", why));
    ProgrammeDefinition::with_id(PROGRAMME)
        .map_err(|error| failed(error.to_string()))?
        .ok_or_else(|| failed(format!("the programme {PROGRAMME} does not ship with this build")))
}

fn check_dates(family: &NewFamily, clock: Clock) -> Result<(), Problem> {
    if family.carers.is_empty() {
        return Err(Problem::refused("error-no-carer"));
    }
    if family.child_born.is_some_and(|born| born > clock.today) {
        return Err(Problem::refused("error-born-in-future"));
    }
    if let (Some(born), Some(start)) = (family.child_born, family.start)
        && start < born
    {
        return Err(Problem::refused("error-start-before-birth"));
    }
    Ok(())
}

fn people_of(family: &NewFamily, clock: Clock) -> (Vec<Person>, Vec<ConsentRecord>) {
    let mut people = Vec::new();
    let mut consents = Vec::new();
    for (label, purposes) in &family.carers {
        let id = PersonId::random();
        people.push(Person::new(id, Role::Carer { kind: CarerKind::Parent }, label.clone()));
        consents.extend(purposes.iter().map(|&purpose| ConsentRecord {
            person: id,
            purpose,
            answer: Answer::Given,
            scope: Redacted::default(),
            on: clock.today,
            recorded: clock.now,
        }));
    }
    let child = Role::Child { born: family.child_born };
    people.push(Person::new(PersonId::random(), child, Redacted::default()));
    (people, consents)
}

#[cfg(test)]
#[path = "desk_tests.rs"]
mod tests;
