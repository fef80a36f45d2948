//! What each user of the device noted of the families they work with, so that the next unlocking has something to show at
//! once: sealed by that user, and derived from the families' own records, so that nothing is lost with it. Knows nothing of
//! what the notes say.

use rusqlite::{Connection, TransactionBehavior, params};

use super::LibraryError;
use super::reading::OpenDatabase;
use crate::base::{CaseId, UserId};

/// A row a user and family.
pub(super) const SCHEMA: &str = "
CREATE TABLE agenda (
    user_id BLOB NOT NULL CHECK (length(user_id) = 16),
    case_id BLOB NOT NULL CHECK (length(case_id) = 16),
    stamp   BLOB NOT NULL CHECK (length(stamp) = 32),
    note    BLOB NOT NULL,
    PRIMARY KEY (user_id, case_id)
) STRICT, WITHOUT ROWID;
";

/// What one user noted of one family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaRow {
    /// Which family.
    pub case: CaseId,
    /// How its folder looked then.
    pub stamp: [u8; 32],
    /// The note, sealed.
    pub note: Vec<u8>,
}

/// All that a user noted.
pub(super) fn rows(connection: &Connection, user: UserId) -> Result<Vec<AgendaRow>, LibraryError> {
    let mut statement =
        connection.prepare_cached("SELECT case_id, stamp, note FROM agenda WHERE user_id = ?1")?;
    let read = |row: &rusqlite::Row<'_>| {
        let case = CaseId::from_bytes(row.get(0)?);
        Ok(AgendaRow { case, stamp: row.get(1)?, note: row.get(2)? })
    };
    Ok(statement.query_map([user.bytes()], read)?.collect::<Result<_, _>>()?)
}

/// Keeps these rows of a user in place of what was noted of the same families, and forgets others, all at once.
pub(super) fn keep(
    connection: &mut OpenDatabase,
    user: UserId,
    rows: &[AgendaRow],
    gone: &[CaseId],
) -> Result<(), LibraryError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for row in rows {
        transaction.execute(
            "INSERT OR REPLACE INTO agenda (user_id, case_id, stamp, note) VALUES (?1, ?2, ?3, ?4)",
            params![user.bytes(), row.case.bytes(), row.stamp, row.note],
        )?;
    }
    for case in gone {
        transaction.execute(
            "DELETE FROM agenda WHERE user_id = ?1 AND case_id = ?2",
            params![user.bytes(), case.bytes()],
        )?;
    }
    Ok(transaction.commit()?)
}

/// Forgets what anybody noted of a family, or one user did.
pub(super) fn forget(
    connection: &Connection,
    case: CaseId,
    user: Option<UserId>,
) -> Result<(), LibraryError> {
    connection.execute(
        "DELETE FROM agenda WHERE case_id = ?1 AND user_id = ifnull(?2, user_id)",
        params![case.bytes(), user.map(|user| *user.bytes())],
    )?;
    Ok(())
}
