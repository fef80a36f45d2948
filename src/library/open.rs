//! Opens an encrypted database: live-cipher check, pragmas, schema changes behind a verified copy.
//! Knows nothing of what the tables mean.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};
use rusqlite_migration::{MigrationDefinitionError, Migrations, SchemaVersion};

use super::LibraryError;
use super::cipher::{keyed, raw_key};
use super::reading::{OpenDatabase, open_for_reading};
use crate::vault::VaultError;
use crate::vault::crypto::Key;

const PLAIN_MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Opens or makes the database at `path` under a raw 32-byte key and brings it to the newest schema. Where the disk
/// takes nothing, it is opened for reading.
pub(super) fn open(path: &Path, key: &Key, migrations: &Migrations) -> Result<OpenDatabase, LibraryError> {
    match open_to_write(path, key, migrations) {
        Ok(connection) => Ok(OpenDatabase::to_write(connection)),
        // What went wrong first is told, where reading does not go either.
        Err(error) if may_be_read(&error) => open_for_reading(path, key, migrations).or(Err(error)),
        Err(error) => Err(error),
    }
}

/// Whether the error may mean no more than that nothing can be written.
fn may_be_read(error: &LibraryError) -> bool {
    use rusqlite::ErrorCode as C;
    match error {
        LibraryError::Vault(VaultError::Io { source, .. }) => {
            error.is_unwritable() || source.kind() == std::io::ErrorKind::PermissionDenied
        }
        LibraryError::Sql(error) => matches!(
            error.sqlite_error_code(),
            Some(C::ReadOnly | C::DiskFull | C::CannotOpen | C::SystemIoFailure)
        ),
        _ => error.is_unwritable(),
    }
}

fn open_to_write(path: &Path, key: &Key, migrations: &Migrations) -> Result<Connection, LibraryError> {
    refuse_plaintext(path)?;
    let mut connection = connect(path, key)?;
    let version = migrations.current_version(&connection)?;
    match migrations.pending_migrations(&connection) {
        Ok(pending) if pending < 0 => return Err(LibraryError::TooNew(path.to_path_buf())),
        Ok(pending) if pending > 0 && version != SchemaVersion::NoneSet => {
            keep_verified_copy(&connection, path, key)?;
        }
        Ok(_) => {}
        Err(rusqlite_migration::Error::MigrationDefinition(
            MigrationDefinitionError::DatabaseTooFarAhead,
        )) => return Err(LibraryError::TooNew(path.to_path_buf())),
        Err(error) => return Err(error.into()),
    }
    migrations.to_latest(&mut connection).map_err(|error| match error {
        rusqlite_migration::Error::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead) => {
            LibraryError::TooNew(path.to_path_buf())
        }
        other => other.into(),
    })?;
    refuse_plaintext(path)?;
    Ok(connection)
}

/// Where the copy lies that was made before the last schema change.
pub(super) fn copy_before_upgrade(path: &Path) -> PathBuf {
    path.with_extension("db.before-upgrade")
}

fn connect(path: &Path, key: &Key) -> Result<Connection, LibraryError> {
    private(path)?;
    let connection = keyed(Connection::open(path)?, path, key)?;
    connection.execute_batch(
        "PRAGMA temp_store = MEMORY;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         PRAGMA foreign_keys = ON;",
    )?;
    Ok(connection)
}

/// Writes everything that stands in a database into a new one under another key: tables, triggers, schema version.
pub(super) fn export(connection: &Connection, to: &Path, key: &Key) -> Result<(), LibraryError> {
    private(to)?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let path = to.to_str().ok_or_else(|| LibraryError::CopyFailed(to.to_path_buf()))?;
    connection.execute("ATTACH DATABASE ?1 AS next KEY ?2", params![path, *raw_key(key)])?;
    let copied = connection
        .query_row("SELECT sqlcipher_export('next')", [], |_| Ok(()))
        .and_then(|()| connection.execute_batch(&format!("PRAGMA next.user_version = {version}")));
    let detached = connection.execute_batch("DETACH DATABASE next");
    copied.and(detached).map_err(LibraryError::from)
}

/// Only this user may read the file; `SQLite` would make it readable to all, and its journals follow its mode.
fn private(path: &Path) -> Result<(), LibraryError> {
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(VaultError::io("create", path))?;
    Ok(())
}

fn refuse_plaintext(path: &Path) -> Result<(), LibraryError> {
    let mut head = [0; 16];
    match File::open(path).and_then(|mut file| file.read_exact(&mut head)) {
        Ok(()) if &head == PLAIN_MAGIC => Err(LibraryError::PlainDatabase(path.to_path_buf())),
        // Too short to say, or not there yet: SQLCipher decides.
        _ => Ok(()),
    }
}

/// Copies the database beside itself and reads the copy through before its schema is touched.
fn keep_verified_copy(connection: &Connection, path: &Path, key: &Key) -> Result<(), LibraryError> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    let copy = copy_before_upgrade(path);
    std::fs::copy(path, &copy).map_err(VaultError::io("copy", &copy))?;
    File::open(&copy).and_then(|file| file.sync_all()).map_err(VaultError::io("sync", &copy))?;
    let failed = |_| LibraryError::CopyFailed(path.to_path_buf());
    let reread = connect(&copy, key).map_err(failed)?;
    let damage = find_damage(&reread).map_err(|_| LibraryError::CopyFailed(path.to_path_buf()))?;
    if damage.is_empty() { Ok(()) } else { Err(LibraryError::CopyFailed(path.to_path_buf())) }
}

/// What tables, indices and triggers there are, as they were made, and the schema's version.
pub(super) fn schema(connection: &Connection) -> Result<(i64, Vec<String>), LibraryError> {
    let version = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let mut statement =
        connection.prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")?;
    let made = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok((version, made))
}

/// Every page's authentication and the database's own consistency; empty where all is well.
pub(super) fn find_damage(connection: &Connection) -> Result<Vec<String>, LibraryError> {
    let mut found = Vec::new();
    for pragma in ["PRAGMA cipher_integrity_check", "PRAGMA quick_check(8)"] {
        let mut statement = connection.prepare(pragma)?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        for row in rows {
            let line = row?;
            if line != "ok" {
                found.push(line);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite_migration::M;

    const ONE: &[M<'static>] = &[M::up("CREATE TABLE t (a TEXT);")];
    const TWO: &[M<'static>] =
        &[M::up("CREATE TABLE t (a TEXT);"), M::up("ALTER TABLE t ADD COLUMN b TEXT;")];

    fn migrations(list: &'static [M<'static>]) -> Migrations<'static> {
        Migrations::from_slice(list)
    }

    #[test]
    fn the_file_is_sealed_and_opens_only_under_its_key() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let key = Key::from_bytes([1; 32]);
        let connection = open(&path, &key, &migrations(ONE)).unwrap();
        connection.execute("INSERT INTO t VALUES ('a canary of twelve')", []).unwrap();
        drop(connection);
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            assert!(
                !bytes.windows(12).any(|window| window == b"canary of tw" || window == &PLAIN_MAGIC[..12])
            );
        }
        let other = open(&path, &Key::from_bytes([2; 32]), &migrations(ONE));
        assert!(matches!(other.err(), Some(LibraryError::Unreadable(_))));
        assert!(open(&path, &key, &migrations(ONE)).is_ok());
    }

    #[test]
    fn a_plain_database_is_refused_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plain.db");
        let mut plain = PLAIN_MAGIC.to_vec();
        plain.resize(4096, 0);
        std::fs::write(&path, &plain).unwrap();
        let error = open(&path, &Key::from_bytes([1; 32]), &migrations(ONE)).err().unwrap();
        assert!(matches!(error, LibraryError::PlainDatabase(_)));
        assert_eq!(std::fs::read(&path).unwrap(), plain);
    }

    #[test]
    fn an_upgrade_keeps_a_copy_that_reads_and_a_newer_schema_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let key = Key::from_bytes([1; 32]);
        let connection = open(&path, &key, &migrations(ONE)).unwrap();
        connection.execute("INSERT INTO t VALUES ('kept')", []).unwrap();
        drop(connection);
        let connection = open(&path, &key, &migrations(TWO)).unwrap();
        let value: String = connection.query_row("SELECT a FROM t", [], |row| row.get(0)).unwrap();
        assert_eq!(value, "kept");
        drop(connection);
        let copy = open(&copy_before_upgrade(&path), &key, &migrations(ONE)).unwrap();
        let value: String = copy.query_row("SELECT a FROM t", [], |row| row.get(0)).unwrap();
        assert_eq!(value, "kept");
        assert!(matches!(open(&path, &key, &migrations(ONE)), Err(LibraryError::TooNew(_))));
    }

    #[test]
    fn damage_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let key = Key::from_bytes([1; 32]);
        let connection = open(&path, &key, &migrations(ONE)).unwrap();
        assert!(find_damage(&connection).unwrap().is_empty());
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
        drop(connection);
        let mut bytes = std::fs::read(&path).unwrap();
        let last = bytes.len() - 100;
        bytes[last] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        let found = connect(&path, &key).and_then(|connection| find_damage(&connection));
        assert!(found.map_or(true, |lines| !lines.is_empty()));
    }
}
