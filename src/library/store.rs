//! The table of records: add, revise, delete as versions; nothing is ever changed in place.
//! Knows nothing of what a body says.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::handing_over::{HandedOver, Hands};
use super::record::{RawRecord, time_text};
use super::{Author, LibraryError, Record, RecordBody};
use crate::base::{DeviceId, RecordId, UserId};

/// Schema of the records table, part of every database's first migration.
pub(super) const SCHEMA: &str = "
CREATE TABLE records (
    id      BLOB    NOT NULL CHECK (length(id) = 16),
    version INTEGER NOT NULL CHECK (version > 0),
    hash    BLOB    NOT NULL CHECK (length(hash) = 32),
    kind    TEXT    NOT NULL,
    owner   BLOB    NOT NULL CHECK (length(owner) = 16),
    device  BLOB    NOT NULL CHECK (length(device) = 16),
    at      TEXT    NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    body    TEXT    NOT NULL,
    PRIMARY KEY (id, version, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX records_by_kind ON records (kind, id, version);
CREATE TRIGGER records_stay BEFORE UPDATE ON records
BEGIN SELECT RAISE(ABORT, 'a record version never changes'); END;
";

const COLUMNS: &str = "id, version, hash, kind, owner, device, at, deleted, body";

/// Adds the first version of a new record under the given id.
pub(super) fn add<T: RecordBody>(
    connection: &Connection,
    author: Author,
    id: RecordId,
    body: T,
    now: DateTime<Utc>,
) -> Result<Record<T>, LibraryError> {
    insert(connection, id, 1, author.user, author, body, false, now)
}

/// Makes the next version of a record, or (`deleted`) the version that deletes it.
pub(super) fn revise<T: RecordBody>(
    connection: &Connection,
    author: Author,
    id: RecordId,
    body: T,
    deleted: bool,
    now: DateTime<Utc>,
) -> Result<Record<T>, LibraryError> {
    let current: Record<T> = get(connection, id)?.ok_or(LibraryError::Unknown(id))?;
    follow(connection, author, &current, body, deleted, now)
}

/// Makes a record say this, whether it is there, was deleted or is new: what undoing a deletion needs. A deleted
/// record comes back under its id as its next version.
pub(super) fn put<T: RecordBody>(
    connection: &Connection,
    author: Author,
    id: RecordId,
    body: T,
    now: DateTime<Utc>,
) -> Result<Record<T>, LibraryError> {
    match newest::<T>(connection, id)? {
        Some(current) => follow(connection, author, &current, body, false, now),
        None => add(connection, author, id, body, now),
    }
}

/// The version after `current`; only its owner makes one: whoever wrote it, or whom it was handed to since.
fn follow<T: RecordBody>(
    connection: &Connection,
    author: Author,
    current: &Record<T>,
    body: T,
    deleted: bool,
    now: DateTime<Utc>,
) -> Result<Record<T>, LibraryError> {
    let (id, owner) = (current.id, hands(connection)?.owner_of(current));
    if owner != author.user {
        return Err(LibraryError::NotOwner { record: id, owner });
    }
    insert(connection, id, current.version + 1, owner, author, body, deleted, now)
}

#[allow(clippy::too_many_arguments)] // the columns of one row
fn insert<T: RecordBody>(
    connection: &Connection,
    id: RecordId,
    version: u32,
    owner: UserId,
    author: Author,
    body: T,
    deleted: bool,
    now: DateTime<Utc>,
) -> Result<Record<T>, LibraryError> {
    let text = serde_json::to_string(&body).map_err(|_| LibraryError::DamagedRecord(id))?;
    let raw = RawRecord {
        id,
        version,
        kind: T::KIND.to_owned(),
        owner,
        device: author.device,
        at: now,
        deleted,
        body: text,
    };
    connection
        .prepare_cached(&format!("INSERT INTO records ({COLUMNS}) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)"))?
        .execute(params![
            id.bytes(),
            version,
            raw.hash(),
            raw.kind,
            owner.bytes(),
            author.device.bytes(),
            time_text(now),
            deleted,
            raw.body,
        ])?;
    Ok(Record { id, version, owner, device: author.device, at: now, deleted, body })
}

/// The current version of a record of this kind; `None` where it is unknown or deleted.
pub(super) fn get<T: RecordBody>(
    connection: &Connection,
    id: RecordId,
) -> Result<Option<Record<T>>, LibraryError> {
    Ok(newest(connection, id)?.filter(|record| !record.deleted))
}

/// The newest version of a record of this kind, be it one that deletes it.
fn newest<T: RecordBody>(connection: &Connection, id: RecordId) -> Result<Option<Record<T>>, LibraryError> {
    let raw = connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM records WHERE id = ?1 AND kind = ?2 ORDER BY version DESC, hash LIMIT 1"
        ))?
        .query_row(params![id.bytes(), T::KIND], raw)
        .optional()?;
    raw.map(|raw| checked(raw)?.read()).transpose()
}

/// The current versions of all records of a kind that are not deleted, in the order they were first written.
pub(super) fn all<T: RecordBody>(connection: &Connection) -> Result<Vec<Record<T>>, LibraryError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM records AS r WHERE kind = ?1 AND NOT EXISTS (
             SELECT 1 FROM records AS later WHERE later.kind = r.kind AND later.id = r.id
             AND (later.version > r.version OR (later.version = r.version AND later.hash < r.hash)))
         ORDER BY (SELECT min(first.at) FROM records AS first WHERE first.id = r.id), id"
    ))?;
    let rows = statement.query_map([T::KIND], raw)?;
    let mut records = Vec::new();
    for row in rows {
        let record = checked(row?)?.read::<T>()?;
        if !record.deleted {
            records.push(record);
        }
    }
    Ok(records)
}

/// Every version of a record of this kind, oldest first; two bodies of one version both stand there.
pub(super) fn history<T: RecordBody>(
    connection: &Connection,
    id: RecordId,
) -> Result<Vec<Record<T>>, LibraryError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM records WHERE id = ?1 AND kind = ?2 ORDER BY version, hash"
    ))?;
    let rows = statement.query_map(params![id.bytes(), T::KIND], raw)?;
    rows.map(|row| checked(row?)?.read()).collect()
}

/// Everything that was handed over.
pub(super) fn hands(connection: &Connection) -> Result<Hands, LibraryError> {
    Ok(Hands::new(all(connection)?.into_iter().map(|record| record.body).collect()))
}

/// How many records each user makes the next version of, deleted ones and those of handing over not counted.
pub(super) fn owned(connection: &Connection) -> Result<BTreeMap<UserId, u32>, LibraryError> {
    let hands = self::hands(connection)?;
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM records AS r WHERE kind <> ?1 AND deleted = 0 AND NOT EXISTS (
             SELECT 1 FROM records AS later WHERE later.id = r.id AND later.kind = r.kind
             AND (later.version > r.version OR (later.version = r.version AND later.hash < r.hash)))"
    ))?;
    let mut owned = BTreeMap::new();
    for row in statement.query_map([HandedOver::KIND], raw)? {
        let record = checked(row?)?;
        *owned.entry(hands.owner_at(record.owner, record.at)).or_default() += 1;
    }
    Ok(owned)
}

/// When the newest version of any record was written, by the clocks that wrote.
pub(super) fn newest_at(connection: &Connection) -> Result<Option<DateTime<Utc>>, LibraryError> {
    let at: Option<String> = connection.query_row("SELECT max(at) FROM records", [], |row| row.get(0))?;
    Ok(at.and_then(|at| DateTime::parse_from_rfc3339(&at).ok()).map(|at| at.to_utc()))
}

/// Reads every row of the table against its hash; returns how many there are.
pub(super) fn check_hashes(connection: &Connection) -> Result<u64, LibraryError> {
    let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM records"))?;
    let mut count = 0;
    for row in statement.query_map([], raw)? {
        checked(row?)?;
        count += 1;
    }
    Ok(count)
}

fn raw(row: &Row<'_>) -> rusqlite::Result<(RawRecord, [u8; 32])> {
    let at: String = row.get(6)?;
    let at = DateTime::parse_from_rfc3339(&at).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(6, rusqlite::types::Type::Text, Box::new(error))
    })?;
    let record = RawRecord {
        id: RecordId::from_bytes(row.get(0)?),
        version: row.get(1)?,
        kind: row.get(3)?,
        owner: UserId::from_bytes(row.get(4)?),
        device: DeviceId::from_bytes(row.get(5)?),
        at: at.to_utc(),
        deleted: row.get(7)?,
        body: row.get(8)?,
    };
    Ok((record, row.get(2)?))
}

fn checked((raw, hash): (RawRecord, [u8; 32])) -> Result<RawRecord, LibraryError> {
    if raw.hash() == hash { Ok(raw) } else { Err(LibraryError::DamagedRecord(raw.id)) }
}
