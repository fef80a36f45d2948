//! One family's database: records of the case, its sessions, recordings, clips and consents, and its journal.
//! Every user action is one transaction, durable when it returns.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use super::audit::{Chain, Line};
use super::reading::OpenDatabase;
use super::{
    AuditEntry, AuditEvent, Author, ChainReport, HandedOver, Hands, LibraryError, Record, RecordBody,
};
use super::{audit, film_reach, open, store};
use crate::base::{RecordId, RecordingId, UserId};
use crate::vault::crypto::Key;
use crate::vault::signing::RECOVERY_AUTHOR;

/// Numbered, forward-only: an entry never changes once it was released.
const MIGRATIONS: &[M<'static>] = &[M::up(store::SCHEMA), M::up(audit::SCHEMA), M::up(film_reach::SCHEMA)];

/// An open case database.
pub struct CaseLibrary {
    pub(super) connection: OpenDatabase,
    pub(super) chain: Chain,
    pub(super) author: Author,
    pub(super) changes: u64,
}

impl CaseLibrary {
    /// Opens or makes the database; checks the cipher and the schema. Whether the journal's chain holds is for
    /// [`CaseLibrary::chain`] to say: a line altered by somebody must not take the family's film away.
    pub fn open(path: &Path, key: &Key, audit_key: Key, author: Author) -> Result<Self, LibraryError> {
        Ok(Self { connection: connect(path, key)?, chain: Chain::new(audit_key), author, changes: 0 })
    }

    /// Whether the database can only be read.
    pub fn is_read_only(&self) -> bool {
        self.connection.is_read_only()
    }

    /// How many user actions were written since it was opened: where it is the same as before, so is every record.
    /// Nobody else writes while the vault is unlocked.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// Runs one user action: all of it is durable when this returns, or none of it happened.
    pub fn write<R, E: From<LibraryError>>(
        &mut self,
        now: DateTime<Utc>,
        action: impl FnOnce(&CaseTransaction<'_>) -> Result<R, E>,
    ) -> Result<R, E> {
        let sql = |error: rusqlite::Error| E::from(LibraryError::from(error));
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql)?;
        let within = CaseTransaction { transaction, chain: &self.chain, author: self.author, now };
        let result = action(&within)?;
        within.transaction.commit().map_err(sql)?;
        self.changes += 1;
        Ok(result)
    }

    /// The current record of this id; `None` where it is unknown or deleted.
    pub fn get<T: RecordBody>(&self, id: impl Into<RecordId>) -> Result<Option<Record<T>>, LibraryError> {
        store::get(&self.connection, id.into())
    }

    /// All current records of a kind, in the order they were first written.
    pub fn all<T: RecordBody>(&self) -> Result<Vec<Record<T>>, LibraryError> {
        store::all(&self.connection)
    }

    /// Every version of a record, oldest first.
    pub fn history<T: RecordBody>(&self, id: impl Into<RecordId>) -> Result<Vec<Record<T>>, LibraryError> {
        store::history(&self.connection, id.into())
    }

    /// What was handed over from one user to another.
    pub fn hands(&self) -> Result<Hands, LibraryError> {
        store::hands(&self.connection)
    }

    /// How many records each user makes the next version of.
    pub fn owned(&self) -> Result<BTreeMap<UserId, u32>, LibraryError> {
        store::owned(&self.connection)
    }

    /// Notes that so many bytes of a film are durable, durably. No record and nothing for the journal: it is overwritten
    /// every few seconds while filming.
    pub fn note_film_reach(&mut self, recording: RecordingId, durable: u64) -> Result<(), LibraryError> {
        film_reach::note(&self.connection, recording, durable)
    }

    /// Bytes of a film that were durable once; 0 where nothing was noted.
    pub fn film_reach(&self, recording: RecordingId) -> Result<u64, LibraryError> {
        film_reach::read(&self.connection, recording)
    }

    /// The film is destroyed.
    pub fn forget_film_reach(&mut self, recording: RecordingId) -> Result<(), LibraryError> {
        film_reach::forget(&self.connection, recording)
    }

    /// The journal, oldest first.
    pub fn journal(&self) -> Result<Vec<AuditEntry>, LibraryError> {
        audit::entries(&self.connection)
    }

    /// Reads everything: pages, consistency, each record's hash, the journal's chain. Says what is damaged;
    /// nothing means that all is well.
    pub fn check(&self) -> Vec<Fault> {
        check(&self.connection, &self.chain)
    }

    /// Walks the journal's chain.
    pub fn chain(&self) -> Result<ChainReport, LibraryError> {
        self.chain.walk(&self.connection)
    }

    /// The times written from now on are those of a story, or again the computer's: a story's clock does not jump.
    pub fn tell_story(&self, story: bool) {
        self.chain.tell_story(story);
    }

    /// How many lines the journal has, and its head.
    pub(super) fn tail(&self) -> Result<(i64, [u8; 32]), LibraryError> {
        audit::tail(&self.connection)
    }

    /// Whether the journal has a line of that number and MAC.
    pub(super) fn has_line(&self, (sequence, mac): (i64, [u8; 32])) -> Result<bool, LibraryError> {
        Ok(audit::mac_of(&self.connection, sequence)?.is_some_and(|known| known == mac))
    }
}

/// Opens or makes the database, with the newest schema.
pub(super) fn connect(path: &Path, key: &Key) -> Result<OpenDatabase, LibraryError> {
    open::open(path, key, &Migrations::from_slice(MIGRATIONS))
}

/// Something damaged in a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Its pages or its records, and why.
    Records(String),
    /// Its audit journal, and why.
    Journal(String),
}

/// All checks of a database with records and a journal. What cannot even be asked is damage too.
pub(super) fn check(connection: &Connection, chain: &Chain) -> Vec<Fault> {
    let mut faults: Vec<Fault> = match open::find_damage(connection) {
        Ok(lines) => lines.into_iter().map(Fault::Records).collect(),
        Err(error) => vec![Fault::Records(error.to_string())],
    };
    if let Err(error) = store::check_hashes(connection) {
        faults.push(Fault::Records(error.to_string()));
    }
    if let Err(error) = chain.check(connection) {
        faults.push(Fault::Journal(error.to_string()));
    }
    faults
}

/// Writes within one user action.
pub struct CaseTransaction<'c> {
    transaction: Transaction<'c>,
    chain: &'c Chain,
    author: Author,
    now: DateTime<Utc>,
}

impl CaseTransaction<'_> {
    /// Adds a record under a given id (an id that other things refer to).
    pub fn add_as<T: RecordBody>(&self, id: impl Into<RecordId>, body: T) -> Result<Record<T>, LibraryError> {
        store::add(&self.transaction, self.author, id.into(), body, self.now)
    }

    /// Adds a record under a new random id.
    pub fn add<T: RecordBody>(&self, body: T) -> Result<Record<T>, LibraryError> {
        self.add_as(RecordId::random(), body)
    }

    /// Makes the next version of a record.
    pub fn revise<T: RecordBody>(&self, id: impl Into<RecordId>, body: T) -> Result<Record<T>, LibraryError> {
        store::revise(&self.transaction, self.author, id.into(), body, false, self.now)
    }

    /// Makes a record say this, whether it is there, was deleted or is new.
    pub fn put<T: RecordBody>(&self, id: impl Into<RecordId>, body: T) -> Result<Record<T>, LibraryError> {
        store::put(&self.transaction, self.author, id.into(), body, self.now)
    }

    /// Deletes a record: a version that says so; the earlier ones stay as history.
    pub fn remove<T: RecordBody>(&self, id: impl Into<RecordId>) -> Result<(), LibraryError> {
        let id = id.into();
        let current: Record<T> = store::get(&self.transaction, id)?.ok_or(LibraryError::Unknown(id))?;
        store::revise(&self.transaction, self.author, id, current.body, true, self.now).map(|_| ())
    }

    /// Hands everything that one user owns to another: from here on they make the next versions, and who wrote what
    /// stays as it is. Who may do so is for the caller to say.
    pub fn hand_over(
        &self,
        from: UserId,
        to: UserId,
        on: NaiveDate,
    ) -> Result<Record<HandedOver>, LibraryError> {
        let (hands, newest) = (store::hands(&self.transaction)?, store::newest_at(&self.transaction)?);
        self.add(hands.next((from, to), on, newest, self.now))
    }

    /// All current records of a kind, as this action sees them.
    pub fn all<T: RecordBody>(&self) -> Result<Vec<Record<T>>, LibraryError> {
        store::all(&self.transaction)
    }

    /// Writes into the journal.
    pub fn audit(
        &self,
        event: AuditEvent,
        subject: impl Into<RecordId>,
        reason: &str,
    ) -> Result<(), LibraryError> {
        // The recovery key is nobody.
        let actor = Some(self.author.user).filter(|user| *user != RECOVERY_AUTHOR);
        let line = Line { actor, event, subject: Some(subject.into()), reason };
        self.chain.append(&self.transaction, line, self.now)
    }
}

#[cfg(test)]
mod tests;
