//! The device's own database: this installation's id, user records, and the journal of unlocking.
//! Holds no case content.

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, TransactionBehavior};
use rusqlite_migration::{M, Migrations};
use serde::{Deserialize, Serialize};

use super::audit::{Chain, Line};
use super::reading::OpenDatabase;
use super::{
    AgendaRow, AuditEntry, AuditEvent, Author, CaseLibrary, ChainReport, Fault, LibraryError, Record,
    RecordBody,
};
use super::{agenda, audit, case_library, known_chains, open, store};
use crate::base::{CaseId, DeviceId, RecordId, Redacted, UserId};
use crate::programme::{Training, TrainingConfirmation};
use crate::vault::crypto::Key;

/// Numbered, forward-only: an entry never changes once it was released.
const MIGRATIONS: &[M<'static>] = &[
    M::up(store::SCHEMA),
    M::up(audit::SCHEMA),
    M::up("CREATE TABLE device (id BLOB NOT NULL CHECK (length(id) = 16)) STRICT;"),
    M::up(known_chains::SCHEMA),
    M::up("CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"),
    M::up(agenda::SCHEMA),
];

/// What a member of staff does in the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StaffRole {
    /// Films and delivers the sessions.
    Worker,
    /// Reviews clips with parents.
    Practitioner,
    /// Checks that the programme is delivered as the guideline says.
    Supervisor,
}

/// A user as the administrator admitted them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserRecord {
    /// The name typed at Unlock.
    pub login: Redacted<String>,
    /// Their part in the programme.
    pub role: StaffRole,
    /// Whether they may admit others.
    pub administrator: bool,
    /// Their public keys when they were admitted, as the vault writes them.
    pub keys: Vec<u8>,
    /// Ed25519 signature of the admitting administrator, who is the record's owner, over all this.
    pub admitted: Vec<u8>,
}

impl UserRecord {
    /// The bytes an administrator signs to admit this user.
    pub fn statement(&self, user: UserId) -> Vec<u8> {
        let role = match self.role {
            StaffRole::Worker => 1,
            StaffRole::Practitioner => 2,
            StaffRole::Supervisor => 3,
        };
        let mut bytes = b"attune/v1/user/admitted".to_vec();
        bytes.extend_from_slice(user.bytes());
        bytes.extend_from_slice(&[role, u8::from(self.administrator)]);
        bytes.extend_from_slice(&(self.keys.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&self.keys);
        bytes.extend_from_slice(self.login.reveal().as_bytes());
        bytes
    }
}

impl RecordBody for UserRecord {
    const KIND: &'static str = "user";
}

/// The open device database.
pub struct DeviceLibrary {
    connection: OpenDatabase,
    chain: Chain,
    device: DeviceId,
    changes: u64,
}

impl DeviceLibrary {
    /// Opens or makes the database; checks the cipher and the schema. Whether the journal's chain holds is for
    /// [`DeviceLibrary::chain`] to say: a line altered by somebody must not keep the vault shut.
    pub fn open(path: &Path, key: &Key, audit_key: Key) -> Result<Self, LibraryError> {
        let connection = open::open(path, key, &Migrations::from_slice(MIGRATIONS))?;
        let known: Option<[u8; 16]> =
            connection.query_row("SELECT id FROM device", [], |row| row.get(0)).optional()?;
        let device = if let Some(bytes) = known {
            DeviceId::from_bytes(bytes)
        } else {
            let device = DeviceId::random();
            connection.execute("INSERT INTO device (id) VALUES (?1)", [device.bytes()])?;
            device
        };
        Ok(Self { connection, chain: Chain::new(audit_key), device, changes: 0 })
    }

    /// Whether the database can only be read.
    pub fn is_read_only(&self) -> bool {
        self.connection.is_read_only()
    }

    /// This installation.
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// How many records were written since it was opened: where it is the same as before, so is every record.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// Admits a user: their record and a journal entry in one transaction.
    pub fn admit(
        &mut self,
        by: UserId,
        user: UserId,
        record: UserRecord,
        event: AuditEvent,
        now: DateTime<Utc>,
    ) -> Result<(), LibraryError> {
        let author = Author { user: by, device: self.device };
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        store::add(&transaction, author, user.into(), record, now)?;
        let line = Line { actor: Some(by), event, subject: Some(user.into()), reason: "" };
        self.chain.append(&transaction, line, now)?;
        transaction.commit()?;
        self.changes += 1;
        Ok(())
    }

    /// What was last kept under a name.
    pub fn setting(&self, name: &str) -> Result<Option<String>, LibraryError> {
        let mut statement = self.connection.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
        Ok(statement.query_row([name], |row| row.get(0)).optional()?)
    }

    /// Keeps a setting of this device, with its line in the journal in one transaction.
    pub fn keep_setting(
        &mut self,
        by: Option<UserId>,
        name: &str,
        value: &str,
        event: AuditEvent,
        now: DateTime<Utc>,
    ) -> Result<(), LibraryError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)", [name, value])?;
        self.chain.append(&transaction, Line { actor: by, event, subject: None, reason: value }, now)?;
        Ok(transaction.commit()?)
    }

    /// All users' current records.
    pub fn users(&self) -> Result<Vec<Record<UserRecord>>, LibraryError> {
        store::all(&self.connection)
    }

    /// The trainings of all staff.
    pub fn trainings(&self) -> Result<Vec<Record<Training>>, LibraryError> {
        store::all(&self.connection)
    }

    /// What was said of trainings by those who confirm them, in no order that counts.
    pub fn training_confirmations(&self) -> Result<Vec<Record<TrainingConfirmation>>, LibraryError> {
        store::all(&self.connection)
    }

    /// All current records of a kind, in the order they were first written.
    pub fn all<T: RecordBody>(&self) -> Result<Vec<Record<T>>, LibraryError> {
        store::all(&self.connection)
    }

    /// Adds a record and its line in the journal in one transaction.
    pub fn add<T: RecordBody>(
        &mut self,
        by: UserId,
        body: T,
        event: AuditEvent,
        now: DateTime<Utc>,
    ) -> Result<Record<T>, LibraryError> {
        let id = RecordId::random();
        self.add_as(by, (id, body), (event, id, "added"), now)
    }

    /// Confirms a training, or takes that back; the journal's line is about the training.
    pub fn confirm_training(
        &mut self,
        by: UserId,
        body: TrainingConfirmation,
        event: AuditEvent,
        now: DateTime<Utc>,
    ) -> Result<Record<TrainingConfirmation>, LibraryError> {
        let training = body.training;
        self.add_as(by, (RecordId::random(), body), (event, training, ""), now)
    }

    fn add_as<T: RecordBody>(
        &mut self,
        by: UserId,
        (id, body): (RecordId, T),
        (event, subject, reason): (AuditEvent, RecordId, &str),
        now: DateTime<Utc>,
    ) -> Result<Record<T>, LibraryError> {
        let author = Author { user: by, device: self.device };
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let record = store::add(&transaction, author, id, body, now)?;
        let line = Line { actor: Some(by), event, subject: Some(subject), reason };
        self.chain.append(&transaction, line, now)?;
        transaction.commit()?;
        self.changes += 1;
        Ok(record)
    }

    /// Deletes a record of one's own by a version that says so, with its line in the journal.
    pub fn remove<T: RecordBody>(
        &mut self,
        by: UserId,
        id: RecordId,
        event: AuditEvent,
        now: DateTime<Utc>,
    ) -> Result<(), LibraryError> {
        let author = Author { user: by, device: self.device };
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let current: Record<T> = store::get(&transaction, id)?.ok_or(LibraryError::Unknown(id))?;
        store::revise(&transaction, author, id, current.body, true, now)?;
        let line = Line { actor: Some(by), event, subject: Some(id), reason: "removed" };
        self.chain.append(&transaction, line, now)?;
        transaction.commit()?;
        self.changes += 1;
        Ok(())
    }

    /// Writes into the device's journal.
    pub fn audit(
        &mut self,
        actor: Option<UserId>,
        event: AuditEvent,
        subject: Option<RecordId>,
        reason: &str,
        now: DateTime<Utc>,
    ) -> Result<(), LibraryError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        self.chain.append(&transaction, Line { actor, event, subject, reason }, now)?;
        Ok(transaction.commit()?)
    }

    /// The journal, oldest first.
    pub fn journal(&self) -> Result<Vec<AuditEntry>, LibraryError> {
        audit::entries(&self.connection)
    }

    /// How many lines of the family's journal this device knew to be gone when it last looked.
    pub fn known_loss(&self, case: CaseId) -> Result<i64, LibraryError> {
        known_chains::known_loss(&self.connection, case)
    }

    /// How many lines this device has seen in the family's journal that are not there any more; 0 where all are. At
    /// least 1 where the end was replaced by other lines.
    pub fn lost_lines(&self, case: CaseId, generation: u32, file: &CaseLibrary) -> Result<i64, LibraryError> {
        known_chains::lost_lines(&self.connection, case, generation, file)
    }

    /// Notes how long the family's journal is now. Writes nothing where that is known.
    pub fn note_chain(
        &mut self,
        case: CaseId,
        generation: u32,
        file: &CaseLibrary,
    ) -> Result<(), LibraryError> {
        known_chains::note(&self.connection, case, generation, file)
    }

    /// What a user noted of the families they work with.
    pub fn agenda(&self, user: UserId) -> Result<Vec<AgendaRow>, LibraryError> {
        agenda::rows(&self.connection, user)
    }

    /// Keeps what a user notes of these families, and forgets what they noted of those that are `gone`, all at once.
    pub fn keep_agenda(
        &mut self,
        user: UserId,
        rows: &[AgendaRow],
        gone: &[CaseId],
    ) -> Result<(), LibraryError> {
        agenda::keep(&mut self.connection, user, rows, gone)
    }

    /// Forgets what a user noted of a family; what anybody did, where none is named.
    pub fn forget_agenda(&self, case: CaseId, user: Option<UserId>) -> Result<(), LibraryError> {
        agenda::forget(&self.connection, case, user)
    }

    /// Does to the notes what only damage does.
    #[cfg(test)]
    pub(crate) fn damage_agenda(&self, statement: &str) {
        self.connection.execute_batch(statement).expect("the statement is one");
    }

    /// Reads everything; says what is damaged.
    pub fn check(&self) -> Vec<Fault> {
        case_library::check(&self.connection, &self.chain)
    }

    /// Walks the journal's chain.
    pub fn chain(&self) -> Result<ChainReport, LibraryError> {
        self.chain.walk(&self.connection)
    }

    /// The times written from now on are those of a story, or again the computer's: a story's clock does not jump.
    pub fn tell_story(&self, story: bool) {
        self.chain.tell_story(story);
    }
}
