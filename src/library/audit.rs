//! The audit journal: append-only, each entry chained to the one before by HMAC. Its order is that of the entries'
//! numbers: the computer's clock is written down, and so is that it jumped, but it is never obeyed. Knows nothing of
//! windows; whoever acts says what they did.

use std::cell::Cell;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::LibraryError;
use super::monotonic;
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

/// How far the computer's clock may stand from where it should before that is written down.
const JUMP: TimeDelta = TimeDelta::minutes(2);

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
    /// A film was played by a supervisor.
    FilmSupervised,
    /// A supervisor opened a film to code a sample of it, with nobody's clips to be seen.
    FilmSampled,
    /// A supervisor looked at clips of the family.
    ClipsSeen,
    /// A checklist of the service's own was added.
    ChecklistAdded,
    /// A film is to be erased, with a reason; nobody opens it from here on.
    ErasureOrdered,
    /// A film's key and bytes are destroyed.
    FilmErased,
    /// A receipt of erasure was saved outside the vault.
    ReceiptSaved,
    /// A film, or all film of a family, is kept from erasure.
    FilmHeld,
    /// A hold was lifted.
    HoldLifted,
    /// The service's own retention was set.
    RetentionSet,
    /// A programme of the service's own was added.
    ProgrammeAdded,
    /// An entry about a family was added, revised or taken back; the reason says which, and its subject.
    EntryChanged,
    /// What one user wrote about a family was handed to another, whose id the reason is.
    HandedOver,
    /// The lawful basis of a family was recorded.
    BasisRecorded,
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
    /// The record of a colleague's training was confirmed.
    TrainingConfirmed,
    /// That a training counts was taken back.
    TrainingTakenBack,
    /// Something left the vault in the clear, with a reason.
    Exported,
    /// A damaged file was replaced by its copy.
    Repaired,
    /// How long this device stays unlocked with nobody at it was chosen: the reason says in minutes.
    LockAfterChosen,

    /// Passphrases or recovery keys were refused since the last unlocking; how many.
    UnlockRefused,
    /// The vault was locked.
    Locked,
    /// A family's page was opened, or read on the command line.
    FamilyOpened,
    /// The journal was read.
    JournalRead,
    /// The whole vault was read through and checked.
    VaultChecked,
    /// The computer's clock does not stand where it should; by how much.
    ClockJumped,
    /// A family's journal lacks lines at its end that were there before; how many.
    JournalCut,
}

impl AuditEvent {
    /// The event's word, as it stands in the journal.
    pub fn word(self) -> String {
        serde_json::to_value(self)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default()
    }

    /// The event with that word; `None` for one of a newer version.
    pub fn of_word(word: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::from(word)).ok()
    }
}

/// One line of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuditEntry {
    /// 1, 2, 3, … without a hole.
    pub sequence: i64,
    /// By the computer's clock, which may jump; never used to order.
    pub at: DateTime<Utc>,
    /// Milliseconds since the process began, sleep included, to notice a jumping clock.
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
    /// Whether it is this event.
    pub fn is(&self, event: AuditEvent) -> bool {
        AuditEvent::of_word(&self.event) == Some(event)
    }

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

/// What walking the chain found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ChainReport {
    /// Entries in the journal.
    pub entries: i64,
    /// The newest entry's MAC: stands in every report, so that a later cut shows.
    pub head: [u8; 32],
    /// The first entry that does not follow from the one before it; `None` where the chain holds.
    pub broken_at: Option<i64>,
}

/// Writes one database's journal.
pub(super) struct Chain {
    key: Key,
    /// The first entry written by this process, whose monotonic time can be compared with ours.
    first_of_ours: Cell<i64>,
    /// Whether the times are those of a story: no clock jumps in it.
    story: Cell<bool>,
}

/// What is written about one act.
#[derive(Clone, Copy)]
pub(super) struct Line<'l> {
    /// Who.
    pub actor: Option<UserId>,
    /// What.
    pub event: AuditEvent,
    /// To what.
    pub subject: Option<RecordId>,
    /// Why, where a reason is asked.
    pub reason: &'l str,
}

/// The newest entry, as far as the next one needs it.
#[derive(Clone, Copy)]
struct Last {
    sequence: i64,
    mac: [u8; 32],
    at: DateTime<Utc>,
    monotonic_ms: i64,
}

impl Chain {
    pub(super) fn new(key: Key) -> Self {
        Self { key, first_of_ours: Cell::new(i64::MAX), story: Cell::new(false) }
    }

    /// From now on the times are those of a story, or again the computer's.
    pub(super) fn tell_story(&self, story: bool) {
        self.story.set(story);
        self.first_of_ours.set(i64::MAX);
    }

    /// Appends an entry; before it, if the clock jumped, one that says so.
    pub(super) fn append(
        &self,
        connection: &Connection,
        line: Line<'_>,
        now: DateTime<Utc>,
    ) -> Result<(), LibraryError> {
        self.append_at(connection, line, now, monotonic::process_ms())
    }

    fn append_at(
        &self,
        connection: &Connection,
        line: Line<'_>,
        now: DateTime<Utc>,
        monotonic_ms: i64,
    ) -> Result<(), LibraryError> {
        let last = last(connection)?;
        if let Some(jump) = last.and_then(|last| self.jump(last, now, monotonic_ms)) {
            let reason = format!("{:+} s", jump.num_seconds());
            let noticed = Line { event: AuditEvent::ClockJumped, subject: None, reason: &reason, ..line };
            self.write(connection, last, noticed, (now, monotonic_ms))?;
            let last = self::last(connection)?;
            return self.write(connection, last, line, (now, monotonic_ms));
        }
        self.write(connection, last, line, (now, monotonic_ms))
    }

    /// How far the clock stands from where it should: within one run of the process by the monotonic clock, else only
    /// where it stands before the last entry.
    fn jump(&self, last: Last, now: DateTime<Utc>, monotonic_ms: i64) -> Option<TimeDelta> {
        if self.story.get() {
            return None;
        }
        let passed = now - last.at;
        let drift = if last.sequence >= self.first_of_ours.get() {
            passed - TimeDelta::milliseconds(monotonic_ms - last.monotonic_ms)
        } else {
            passed.min(TimeDelta::zero())
        };
        (drift.abs() > JUMP).then_some(drift)
    }

    fn write(
        &self,
        connection: &Connection,
        last: Option<Last>,
        line: Line<'_>,
        (now, monotonic_ms): (DateTime<Utc>, i64),
    ) -> Result<(), LibraryError> {
        let (sequence, before) = last.map_or((1, [0; 32]), |last| (last.sequence + 1, last.mac));
        let entry = AuditEntry {
            sequence,
            at: now,
            monotonic_ms,
            actor: line.actor,
            event: line.event.word(),
            subject: line.subject,
            reason: line.reason.to_owned(),
        };
        let mac = entry.mac(&self.key, &before);
        connection
            .prepare_cached(
                "INSERT INTO audit (sequence, at, monotonic_ms, actor, event, subject, reason, mac)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                sequence,
                time_text(now),
                monotonic_ms,
                entry.actor.as_ref().map(|id| &id.bytes()[..]),
                entry.event,
                entry.subject.as_ref().map(|id| &id.bytes()[..]),
                entry.reason,
                mac,
            ])?;
        self.first_of_ours.set(self.first_of_ours.get().min(sequence));
        Ok(())
    }

    /// Walks the whole chain. An entry that does not follow from the one before breaks it; what stands after is
    /// counted all the same.
    pub(super) fn walk(&self, connection: &Connection) -> Result<ChainReport, LibraryError> {
        let mut report = ChainReport { entries: 0, head: [0; 32], broken_at: None };
        let mut statement = connection.prepare(
            "SELECT sequence, at, monotonic_ms, actor, event, subject, reason, mac FROM audit ORDER BY sequence",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let mac: [u8; 32] = row.get(7)?;
            // What cannot even be read as an entry was not written by us.
            let follows = entry(row).is_ok_and(|entry| {
                entry.sequence == report.entries + 1 && same(&entry.mac(&self.key, &report.head), &mac)
            });
            report.entries += 1;
            report.head = mac;
            if !follows && report.broken_at.is_none() {
                report.broken_at = Some(report.entries);
            }
        }
        Ok(report)
    }

    /// Walks the whole chain; an error where it does not hold.
    pub(super) fn check(&self, connection: &Connection) -> Result<ChainReport, LibraryError> {
        let report = self.walk(connection)?;
        report.broken_at.map_or(Ok(report), |entry| Err(LibraryError::BrokenChain(entry)))
    }
}

fn last(connection: &Connection) -> Result<Option<Last>, LibraryError> {
    let read = |row: &Row<'_>| {
        Ok(Last { sequence: row.get(0)?, mac: row.get(1)?, at: time(row, 2)?, monotonic_ms: row.get(3)? })
    };
    Ok(connection
        .prepare_cached("SELECT sequence, mac, at, monotonic_ms FROM audit ORDER BY sequence DESC LIMIT 1")?
        .query_row([], read)
        .optional()?)
}

/// How many entries there are and the newest one's MAC, without walking the chain.
pub(super) fn tail(connection: &Connection) -> Result<(i64, [u8; 32]), LibraryError> {
    Ok(last(connection)?.map_or((0, [0; 32]), |last| (last.sequence, last.mac)))
}

/// The MAC of one entry.
pub(super) fn mac_of(connection: &Connection, sequence: i64) -> Result<Option<[u8; 32]>, LibraryError> {
    let mut statement = connection.prepare_cached("SELECT mac FROM audit WHERE sequence = ?1")?;
    Ok(statement.query_row([sequence], |row| row.get(0)).optional()?)
}

/// Chains the journal anew under another key. It held under the old one: call it on a copy, after [`check`].
pub(super) fn rechain(connection: &Connection, key: &Key) -> Result<(), LibraryError> {
    // The copy is nobody's journal yet; the trigger comes back before it is.
    let trigger: String =
        connection
            .query_row("SELECT sql FROM sqlite_master WHERE name = 'audit_stays'", [], |row| row.get(0))?;
    connection.execute_batch("DROP TRIGGER audit_stays")?;
    let mut head = [0; 32];
    for entry in entries(connection)? {
        head = entry.mac(key, &head);
        connection
            .prepare_cached("UPDATE audit SET mac = ?2 WHERE sequence = ?1")?
            .execute(params![entry.sequence, head])?;
    }
    Ok(connection.execute_batch(&trigger)?)
}

/// The journal, oldest first.
pub(super) fn entries(connection: &Connection) -> Result<Vec<AuditEntry>, LibraryError> {
    let mut statement = connection.prepare(
        "SELECT sequence, at, monotonic_ms, actor, event, subject, reason FROM audit ORDER BY sequence",
    )?;
    Ok(statement.query_map([], entry)?.collect::<Result<_, _>>()?)
}

fn entry(row: &Row<'_>) -> rusqlite::Result<AuditEntry> {
    Ok(AuditEntry {
        sequence: row.get(0)?,
        at: time(row, 1)?,
        monotonic_ms: row.get(2)?,
        actor: row.get::<_, Option<[u8; 16]>>(3)?.map(UserId::from_bytes),
        event: row.get(4)?,
        subject: row.get::<_, Option<[u8; 16]>>(5)?.map(RecordId::from_bytes),
        reason: row.get(6)?,
    })
}

fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<DateTime<Utc>> {
    let at: String = row.get(column)?;
    let at = DateTime::parse_from_rfc3339(&at).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
    })?;
    Ok(at.to_utc())
}

#[cfg(test)]
#[path = "audit_tests.rs"]
mod tests;
