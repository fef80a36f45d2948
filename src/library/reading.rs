//! A database on a disk that takes nothing, or takes nothing more: opened for reading as it stands. Knows nothing of
//! what the tables mean, and never writes beside the database.

use std::fs;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::Migrations;

use super::LibraryError;
use super::cipher::keyed;
use crate::base::RecordId;
use crate::vault::VaultError;
use crate::vault::crypto::Key;

/// An open database, for writing where that was possible.
pub(super) struct OpenDatabase {
    // Closed before its copy goes.
    connection: Connection,
    read_only: bool,
    _copy: Option<PrivateCopy>,
}

impl OpenDatabase {
    /// One that can be written.
    pub fn to_write(connection: Connection) -> Self {
        Self { connection, read_only: false, _copy: None }
    }

    /// Closes it, and says whether that went well.
    pub fn close(self) -> Result<(), LibraryError> {
        self.connection.close().map_err(|(_, error)| error.into())
    }

    /// Whether it can only be read.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }
}

impl Deref for OpenDatabase {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.connection
    }
}

impl DerefMut for OpenDatabase {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }
}

/// Opens the database for reading. Nobody writes it meanwhile: the vault's lock is held, or its disk takes nothing.
///
/// What was committed and stands in the `-wal` still is read too: `SQLite` would have to write for that, so it is given
/// a copy of both files, as encrypted as they are, in a folder that only this user enters and that goes with the
/// connection.
pub(super) fn open_for_reading(
    path: &Path,
    key: &Key,
    migrations: &Migrations,
) -> Result<OpenDatabase, LibraryError> {
    let wal = beside(path, "-wal");
    let has_more = fs::metadata(&wal).is_ok_and(|metadata| metadata.len() > 0);
    let (connection, copy) = if has_more {
        let copy = PrivateCopy::of(path, &wal)?;
        (Connection::open(copy.database())?, Some(copy))
    } else {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        (Connection::open_with_flags(unchanging(path), flags)?, None)
    };
    let connection = keyed(connection, path, key)?;
    connection.execute_batch("PRAGMA temp_store = MEMORY; PRAGMA query_only = ON;")?;
    match migrations.pending_migrations(&connection) {
        Ok(0) => Ok(OpenDatabase { connection, read_only: true, _copy: copy }),
        // An older schema would have to be brought up to date first.
        Ok(pending) if pending > 0 => Err(LibraryError::CannotWrite(path.to_path_buf())),
        Ok(_) | Err(_) => Err(LibraryError::TooNew(path.to_path_buf())),
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The name under which `SQLite` opens a file that nobody changes: it then writes neither locks nor journals.
fn unchanging(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let mut name = String::from(if text.starts_with('/') { "file:" } else { "file:/" });
    for letter in text.chars() {
        match letter {
            '%' => name.push_str("%25"),
            '?' => name.push_str("%3f"),
            '#' => name.push_str("%23"),
            letter => name.push(letter),
        }
    }
    name.push_str("?immutable=1");
    name
}

/// An encrypted copy of a database and its `-wal`.
struct PrivateCopy(PathBuf);

impl PrivateCopy {
    fn of(path: &Path, wal: &Path) -> Result<Self, LibraryError> {
        let folder = std::env::temp_dir().join(format!("attune-{}", RecordId::random()));
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&folder).map_err(VaultError::io("create", &folder))?;
        let copy = Self(folder);
        for (from, to) in [(path, copy.database()), (wal, beside(&copy.database(), "-wal"))] {
            let bytes = fs::read(from).map_err(VaultError::io("read", from))?;
            fs::write(&to, bytes).map_err(VaultError::io("write", &to))?;
        }
        Ok(copy)
    }

    fn database(&self) -> PathBuf {
        self.0.join("copy.db")
    }
}

impl Drop for PrivateCopy {
    fn drop(&mut self) {
        // What cannot be removed is as encrypted as the vault.
        let _ = fs::remove_dir_all(&self.0);
    }
}
