//! The cipher of a database: a connection is given its key, and nothing is written where there is no cipher. Knows
//! nothing of tables.

use std::path::Path;

use rusqlite::Connection;
use zeroize::Zeroizing;

use super::LibraryError;
use super::error::is_damage;
use crate::vault::crypto::Key;

/// The version of the live cipher, or `None` in a build that has none.
pub fn cipher_version() -> Option<String> {
    let connection = Connection::open_in_memory().ok()?;
    live_cipher(&connection)
}

fn live_cipher(connection: &Connection) -> Option<String> {
    let version: Option<String> =
        connection.query_row("PRAGMA cipher_version", [], |row| row.get(0)).unwrap_or(None);
    version.filter(|version| !version.is_empty())
}

/// Gives the connection its key, and sees that the cipher lives and the key is right. `path` is named in errors.
pub(super) fn keyed(connection: Connection, path: &Path, key: &Key) -> Result<Connection, LibraryError> {
    let pragma = Zeroizing::new(format!("PRAGMA key = \"{}\"", *raw_key(key)));
    // SQLCipher writes its errors to standard error as well; ours say what to do.
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    connection.execute_batch(&pragma)?;
    // A build without SQLCipher ignores the key and would write plaintext: ask whether the cipher lives.
    if live_cipher(&connection).is_none() {
        return Err(LibraryError::NoCipher);
    }
    connection
        .query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))
        .map_err(|error| unreadable(error, path))?;
    Ok(connection)
}

/// A key as SQLCipher takes it without deriving another from it: `x'…'`.
pub(super) fn raw_key(key: &Key) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(80));
    text.push_str("x'");
    push_hex(&mut text, key.expose());
    text.push('\'');
    text
}

/// Appends bytes in hexadecimal.
pub(super) fn push_hex(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        use std::fmt::Write;
        let _ = write!(text, "{byte:02x}");
    }
}

fn unreadable(error: rusqlite::Error, path: &Path) -> LibraryError {
    if is_damage(&error) { LibraryError::Unreadable(path.to_path_buf()) } else { error.into() }
}
