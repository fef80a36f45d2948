//! One family's database: records of the case, its sessions, recordings, clips and consents, and its journal.
//! Every user action is one transaction, durable when it returns.

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use super::{AuditEntry, AuditEvent, Author, ChainReport, LibraryError, Record, RecordBody};
use super::{audit, open, store};
use crate::base::RecordId;
use crate::vault::crypto::Key;

/// Numbered, forward-only: an entry never changes once it was released.
const MIGRATIONS: &[M<'static>] = &[M::up(store::SCHEMA), M::up(audit::SCHEMA)];

/// An open case database.
pub struct CaseLibrary {
    pub(super) connection: Connection,
    pub(super) audit_key: Key,
    pub(super) author: Author,
}

impl CaseLibrary {
    /// Opens or makes the database; checks the cipher, the schema and the journal's chain.
    pub fn open(path: &Path, key: &Key, audit_key: Key, author: Author) -> Result<Self, LibraryError> {
        let connection = connect(path, key)?;
        audit::check(&connection, &audit_key)?;
        Ok(Self { connection, audit_key, author })
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
        let within = CaseTransaction { transaction, audit_key: &self.audit_key, author: self.author, now };
        let result = action(&within)?;
        within.transaction.commit().map_err(sql)?;
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

    /// The journal, oldest first.
    pub fn journal(&self) -> Result<Vec<AuditEntry>, LibraryError> {
        audit::entries(&self.connection)
    }

    /// Reads everything: pages, consistency, each record's hash, the journal's chain. The lines say what
    /// is damaged; none means that all is well.
    pub fn check(&self) -> Result<Vec<String>, LibraryError> {
        check(&self.connection, &self.audit_key)
    }

    /// Walks the journal's chain.
    pub fn check_chain(&self) -> Result<ChainReport, LibraryError> {
        audit::check(&self.connection, &self.audit_key)
    }
}

/// Opens or makes the database, with the newest schema.
pub(super) fn connect(path: &Path, key: &Key) -> Result<Connection, LibraryError> {
    open::open(path, key, &Migrations::from_slice(MIGRATIONS))
}

/// All checks of a database with records and a journal, each failure as a line.
pub(super) fn check(connection: &Connection, audit_key: &Key) -> Result<Vec<String>, LibraryError> {
    let mut lines = open::find_damage(connection)?;
    if let Err(error) = store::check_hashes(connection) {
        lines.push(error.to_string());
    }
    if let Err(error) = audit::check(connection, audit_key) {
        lines.push(error.to_string());
    }
    Ok(lines)
}

/// Writes within one user action.
pub struct CaseTransaction<'c> {
    transaction: Transaction<'c>,
    audit_key: &'c Key,
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
        let actor = Some(self.author.user);
        audit::append(&self.transaction, self.audit_key, actor, event, Some(subject.into()), reason, self.now)
    }
}

#[cfg(test)]
mod tests;
