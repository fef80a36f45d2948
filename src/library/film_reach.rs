//! How much of each film was durable at least: a small table beside the records, overwritten in place, so that a film cut
//! short by hand is noticed even where its own seal and progress files are gone. Knows nothing of films' bytes.

use rusqlite::{Connection, OptionalExtension, params};

use super::LibraryError;
use crate::base::RecordingId;

/// Schema of the table, a migration of its own.
pub(super) const SCHEMA: &str = "
CREATE TABLE film_reach (
    recording BLOB    NOT NULL PRIMARY KEY CHECK (length(recording) = 16),
    durable   INTEGER NOT NULL CHECK (durable >= 0)
) STRICT, WITHOUT ROWID;
";

/// So many plaintext bytes of the film are durable; never less than was noted before.
pub(super) fn note(
    connection: &Connection,
    recording: RecordingId,
    durable: u64,
) -> Result<(), LibraryError> {
    let durable = i64::try_from(durable).unwrap_or(i64::MAX);
    connection
        .prepare_cached(
            "INSERT INTO film_reach (recording, durable) VALUES (?1, ?2)
             ON CONFLICT (recording) DO UPDATE SET durable = max(durable, excluded.durable)",
        )?
        .execute(params![recording.bytes(), durable])?;
    Ok(())
}

/// Plaintext bytes of the film that were durable once; 0 where nothing was noted.
pub(super) fn read(connection: &Connection, recording: RecordingId) -> Result<u64, LibraryError> {
    let durable: Option<i64> = connection
        .prepare_cached("SELECT durable FROM film_reach WHERE recording = ?1")?
        .query_row(params![recording.bytes()], |row| row.get(0))
        .optional()?;
    Ok(durable.and_then(|durable| u64::try_from(durable).ok()).unwrap_or(0))
}

/// The film is destroyed.
pub(super) fn forget(connection: &Connection, recording: RecordingId) -> Result<(), LibraryError> {
    connection
        .prepare_cached("DELETE FROM film_reach WHERE recording = ?1")?
        .execute(params![recording.bytes()])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_only_grows_until_the_film_is_destroyed() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(SCHEMA).unwrap();
        let (one, other) = (RecordingId::random(), RecordingId::random());
        assert_eq!(read(&connection, one).unwrap(), 0);
        for (durable, expected) in [(5, 5), (70_000_000_000, 70_000_000_000), (6, 70_000_000_000)] {
            note(&connection, one, durable).unwrap();
            assert_eq!(read(&connection, one).unwrap(), expected);
        }
        assert_eq!(read(&connection, other).unwrap(), 0);
        forget(&connection, one).unwrap();
        assert_eq!(read(&connection, one).unwrap(), 0);
    }
}
