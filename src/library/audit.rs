//! The audit journal: append-only, each entry chained to the one before by HMAC. Knows nothing of windows;
//! whoever acts says what they did.

use std::sync::OnceLock;
use std::time::Instant;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::LibraryError;
use super::record::time_text;
use crate::base::{RecordId, UserId};
use crate::vault::crypto::{Key, same};

/// Schema of the journal, part of every database's first migration.
pub(super) const SCHEMA: &str = "
CREATE TABLE audit (
    sequence     INTEGER PRIMARY KEY CHECK (sequence > 0),
    at           TEXT    NOT NULL,
    monotonic_ms INTEGER NOT NULL,
    actor        BLOB    CHECK (actor IS NULL OR length(actor) = 16),
    event        TEXT    NOT NULL,
    subject      BLOB    CHECK (subject IS NULL OR length(subject) = 16),
    reason       TEXT    NOT NULL,
    mac          BLOB    NOT NULL CHECK (length(mac) = 32)
) STRICT;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER audit_keeps BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
";

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AuditEvent {
    /// The vault was made.
    VaultMade,
    /// A user unlocked the vault.
    Unlocked,
    /// The recovery key unlocked the vault.
    UnlockedWithRecovery,
    /// A user was admitted to the vault.
    UserAdmitted,
    /// A user was retired: they unlock no more.
    UserRetired,
    /// A user changed their passphrase.
    PassphraseChanged,
    /// A lost passphrase was replaced with the recovery key: the user has new keys.
    PassphraseReplaced,
    /// A user became a member of the family.
    MemberAdded,
    /// A user is no member of the family any more.
    MemberRemoved,
    /// The family's database went to a new key; the reason names the old journal's head.
    Rekeyed,
    /// A family was added.
    CaseMade,
    /// A consent was recorded, or a record of one taken back.
    ConsentRecorded,
    /// Someone was added to a family, or is called otherwise.
    PeopleChanged,
    /// Filming began.
    FilmStarted,
    /// A film was sealed.
    FilmSealed,
    /// A film was discarded and its key destroyed.
    FilmDiscarded,
    /// A film that was cut off was recovered.
    FilmRecovered,
    /// A film was played.
    FilmPlayed,
    /// A clip was tagged, changed or removed.
    ClipChanged,
    /// A session was changed.
    SessionChanged,
    /// Clips were shown to the parents.
    ClipsShown,
    /// The parents' own words were written down.
    WordsWritten,
    /// A training of a member of staff was recorded.
    TrainingRecorded,
    /// Something left the vault in the clear, with a reason.
    Exported,
    /// A damaged file was replaced by its copy.
    Repaired,
    /// How long this device stays unlocked with nobody at it was chosen: the reason says in minutes.
    LockAfterChosen,
}

impl AuditEvent {
    fn text(self) -> String {
        serde_json::to_value(self)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default()
    }
}

/// One line of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuditEntry {
    /// 1, 2, 3, … without a hole.
    pub sequence: i64,
    /// By the computer's clock, which may jump; never used to order.
    pub at: DateTime<Utc>,
    /// Milliseconds since the process began, to notice a jumping clock.
    pub monotonic_ms: i64,
    /// Who; `None` where the recovery key was used.
    pub actor: Option<UserId>,
    /// The event's word (an [`AuditEvent`], or a newer version's).
    pub event: String,
    /// The case, recording or clip it was done to.
    pub subject: Option<RecordId>,
    /// Why, where a reason is asked; else empty.
    pub reason: String,
}

impl AuditEntry {
    fn mac(&self, key: &Key, before: &[u8; 32]) -> [u8; 32] {
        let at = time_text(self.at);
        let actor = self.actor.map_or([0; 16], |id| *id.bytes());
        let subject = self.subject.map_or([0; 16], |id| *id.bytes());
        let event_len = (self.event.len() as u64).to_le_bytes();
        let present = [u8::from(self.actor.is_some()), u8::from(self.subject.is_some())];
        key.mac(&[
            before,
            &self.sequence.to_le_bytes(),
            at.as_bytes(),
            &self.monotonic_ms.to_le_bytes(),
            &present,
            &actor,
            &subject,
            &event_len,
            self.event.as_bytes(),
            self.reason.as_bytes(),
        ])
    }
}

/// What checking the chain found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ChainReport {
    /// Entries in the journal.
    pub entries: i64,
    /// The newest entry's MAC: stands in every report, so that a later cut shows.
    pub head: [u8; 32],
}

/// Appends an entry.
pub(super) fn append(
    connection: &Connection,
    key: &Key,
    actor: Option<UserId>,
    event: AuditEvent,
    subject: Option<RecordId>,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), LibraryError> {
    let last: Option<(i64, [u8; 32])> = connection
        .prepare_cached("SELECT sequence, mac FROM audit ORDER BY sequence DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (sequence, before) = last.map_or((1, [0; 32]), |(sequence, mac)| (sequence + 1, mac));
    let entry = AuditEntry {
        sequence,
        at: now,
        monotonic_ms: process_ms(),
        actor,
        event: event.text(),
        subject,
        reason: reason.to_owned(),
    };
    let mac = entry.mac(key, &before);
    connection
        .prepare_cached(
            "INSERT INTO audit (sequence, at, monotonic_ms, actor, event, subject, reason, mac)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            sequence,
            time_text(now),
            entry.monotonic_ms,
            actor.as_ref().map(|id| &id.bytes()[..]),
            entry.event,
            subject.as_ref().map(|id| &id.bytes()[..]),
            entry.reason,
            mac,
        ])?;
    Ok(())
}

/// Walks the whole chain.
pub(super) fn check(connection: &Connection, key: &Key) -> Result<ChainReport, LibraryError> {
    let mut report = ChainReport { entries: 0, head: [0; 32] };
    let mut statement = connection.prepare(
        "SELECT sequence, at, monotonic_ms, actor, event, subject, reason, mac FROM audit ORDER BY sequence",
    )?;
    for row in statement.query_map([], |row| Ok((entry(row)?, row.get::<_, [u8; 32]>(7)?)))? {
        let (entry, mac) = row?;
        if entry.sequence != report.entries + 1 || !same(&entry.mac(key, &report.head), &mac) {
            return Err(LibraryError::BrokenChain(report.entries + 1));
        }
        report = ChainReport { entries: entry.sequence, head: mac };
    }
    Ok(report)
}

/// The journal, oldest first.
pub(super) fn entries(connection: &Connection) -> Result<Vec<AuditEntry>, LibraryError> {
    let mut statement = connection.prepare(
        "SELECT sequence, at, monotonic_ms, actor, event, subject, reason FROM audit ORDER BY sequence",
    )?;
    Ok(statement.query_map([], entry)?.collect::<Result<_, _>>()?)
}

fn entry(row: &Row<'_>) -> rusqlite::Result<AuditEntry> {
    let at: String = row.get(1)?;
    let at = DateTime::parse_from_rfc3339(&at).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(1, rusqlite::types::Type::Text, Box::new(error))
    })?;
    Ok(AuditEntry {
        sequence: row.get(0)?,
        at: at.to_utc(),
        monotonic_ms: row.get(2)?,
        actor: row.get::<_, Option<[u8; 16]>>(3)?.map(UserId::from_bytes),
        event: row.get(4)?,
        subject: row.get::<_, Option<[u8; 16]>>(5)?.map(RecordId::from_bytes),
        reason: row.get(6)?,
    })
}

fn process_ms() -> i64 {
    static START: OnceLock<Instant> = OnceLock::new();
    i64::try_from(START.get_or_init(Instant::now).elapsed().as_millis()).unwrap_or(i64::MAX)
}
