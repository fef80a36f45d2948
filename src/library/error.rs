//! What can go wrong in the library. Errors carry ids and versions, never what a record says.

use std::path::PathBuf;

use crate::base::{RecordId, UserId};
use crate::vault::VaultError;

/// Everything the library refuses or fails at.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LibraryError {
    /// This build's `SQLite` would write plaintext: install a build of Attune with SQLCipher.
    #[error("this build has no database cipher and refuses to write")]
    NoCipher,
    /// The database file is not encrypted: it is not one of Attune's; move it away.
    #[error("the database {} is not encrypted", .0.display())]
    PlainDatabase(PathBuf),
    /// The key does not open the database, or its pages are damaged: run `attune vault check`.
    #[error("the database {} does not open: wrong key or damaged", .0.display())]
    Unreadable(PathBuf),
    /// The database was written by a newer Attune: install that version.
    #[error("the database {} was written by a newer Attune", .0.display())]
    TooNew(PathBuf),
    /// The copy made before a schema or a key changes does not read back, so nothing was changed: free disk space, retry.
    #[error("the copy {} does not read back", .0.display())]
    CopyFailed(PathBuf),
    /// No current record has that id.
    #[error("there is no record {0}")]
    Unknown(RecordId),
    /// Only the owner of a record makes a new version of it: ask them, or have it handed over.
    #[error("record {record} belongs to user {owner}")]
    NotOwner {
        /// The record.
        record: RecordId,
        /// Its owner.
        owner: UserId,
    },
    /// A record's body does not read back: its hash or its form is wrong.
    #[error("record {0} is damaged")]
    DamagedRecord(RecordId),
    /// The journal's chain is broken at that entry: someone or something changed it.
    #[error("the audit journal is broken at entry {0}")]
    BrokenChain(i64),
    /// The database engine failed (disk full, I/O, locked).
    #[error("{}", sql_words(.0))]
    Sql(#[from] rusqlite::Error),
    /// A schema change failed and was rolled back.
    #[error("the database could not be upgraded: {0}")]
    Migration(#[from] rusqlite_migration::Error),
    /// Nothing can be written, and without that the database does not open: copy the vault to another disk.
    #[error("the database {} cannot be written", .0.display())]
    CannotWrite(PathBuf),
    /// The vault failed below the library.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// What the engine says; of a page that does not authenticate it would speak of memory.
fn sql_words(error: &rusqlite::Error) -> String {
    if is_damage(error) {
        "a page of the database is damaged".to_owned()
    } else {
        format!("the database failed: {error}")
    }
}

impl LibraryError {
    /// Whether nothing could be written, and nothing else was wrong: the disk is full, or can only be read.
    pub fn is_unwritable(&self) -> bool {
        use rusqlite::ErrorCode as C;
        match self {
            Self::Vault(error) => error.is_unwritable(),
            Self::Sql(error) => matches!(error.sqlite_error_code(), Some(C::ReadOnly | C::DiskFull)),
            Self::CannotWrite(_) => true,
            _ => false,
        }
    }

    /// Whether a page of the database does not authenticate or does not hold together.
    pub fn is_damaged_page(&self) -> bool {
        matches!(self, Self::Sql(error) if is_damage(error))
    }

    /// Whether it is room on the disk that lacked.
    pub fn is_full(&self) -> bool {
        match self {
            Self::Vault(error) => error.is_full(),
            Self::Sql(error) => error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull),
            _ => false,
        }
    }
}

/// Whether a page is not what was written. SQLCipher says "not a database" of the first page or a wrong key, and "out of
/// memory" of any other page whose authentication fails.
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode as C;
    matches!(error.sqlite_error_code(), Some(C::NotADatabase | C::DatabaseCorrupt | C::OutOfMemory))
}
