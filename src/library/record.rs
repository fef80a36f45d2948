//! The rule every record follows: an id, an owner, a version, the device, a time and a hash. Two copies of a
//! case merge by union; for one id the higher version counts. Knows nothing of tables.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::LibraryError;
use crate::base::{DeviceId, RecordId, UserId};
use crate::programme::supervision::OwnChecklist;
use crate::programme::{
    Clip, ConsentRecord, Entry, ErasureOrder, ErasureReceipt, FamilyCase, FilmHold, HoldLifted, LawfulBasis,
    OwnProgramme, ParentWords, Recording, ServiceRetention, Session, Showing, Training, TrainingConfirmation,
};
use crate::vault::crypto::sha256;

/// What a record can say: a body with a kind.
pub trait RecordBody: Serialize + DeserializeOwned {
    /// The kind as it stands in the database; never changes.
    const KIND: &'static str;
}

impl RecordBody for FamilyCase {
    const KIND: &'static str = "case";
}
impl RecordBody for Session {
    const KIND: &'static str = "session";
}
impl RecordBody for Recording {
    const KIND: &'static str = "recording";
}
impl RecordBody for Clip {
    const KIND: &'static str = "clip";
}
impl RecordBody for ConsentRecord {
    const KIND: &'static str = "consent";
}
impl RecordBody for Showing {
    const KIND: &'static str = "showing";
}
impl RecordBody for ParentWords {
    const KIND: &'static str = "parent-words";
}
impl RecordBody for ErasureOrder {
    const KIND: &'static str = "erasure-order";
}
impl RecordBody for ErasureReceipt {
    const KIND: &'static str = "erasure-receipt";
}
impl RecordBody for FilmHold {
    const KIND: &'static str = "film-hold";
}
impl RecordBody for HoldLifted {
    const KIND: &'static str = "hold-lifted";
}
impl RecordBody for LawfulBasis {
    const KIND: &'static str = "lawful-basis";
}
impl RecordBody for ServiceRetention {
    const KIND: &'static str = "service-retention";
}
impl RecordBody for OwnChecklist {
    const KIND: &'static str = "own-checklist";
}
impl RecordBody for OwnProgramme {
    const KIND: &'static str = "own-programme";
}
impl RecordBody for Entry {
    const KIND: &'static str = "entry";
}
impl RecordBody for Training {
    const KIND: &'static str = "training";
}
impl RecordBody for TrainingConfirmation {
    const KIND: &'static str = "training-confirmation";
}

/// Who writes, and where: stands in every version they make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Author {
    /// The unlocked user.
    pub user: UserId,
    /// This installation.
    pub device: DeviceId,
}

/// One version of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Record<T> {
    /// The same through all versions.
    pub id: RecordId,
    /// 1 for the first; only the owner makes the next.
    pub version: u32,
    /// Who may make the next version.
    pub owner: UserId,
    /// Where this version was written.
    pub device: DeviceId,
    /// When this version was written, by that device's clock.
    pub at: DateTime<Utc>,
    /// Whether this version deletes the record.
    pub deleted: bool,
    /// What the record says.
    pub body: T,
}

/// One version with its body still as JSON text.
pub(super) struct RawRecord {
    pub id: RecordId,
    pub version: u32,
    pub kind: String,
    pub owner: UserId,
    pub device: DeviceId,
    pub at: DateTime<Utc>,
    pub deleted: bool,
    pub body: String,
}

impl RawRecord {
    /// SHA-256 over everything the version says, each part behind its length.
    pub fn hash(&self) -> [u8; 32] {
        let at = time_text(self.at);
        let parts: [&[u8]; 8] = [
            self.id.bytes(),
            self.kind.as_bytes(),
            &self.version.to_le_bytes(),
            self.owner.bytes(),
            self.device.bytes(),
            at.as_bytes(),
            &[u8::from(self.deleted)],
            self.body.as_bytes(),
        ];
        let lengths = parts.map(|part| (part.len() as u64).to_le_bytes());
        let joined: Vec<&[u8]> =
            lengths.iter().zip(parts).flat_map(|(length, part)| [&length[..], part]).collect();
        sha256(&joined)
    }

    /// The version with its body read.
    pub fn read<T: RecordBody>(self) -> Result<Record<T>, LibraryError> {
        let body = serde_json::from_str(&self.body).map_err(|_| LibraryError::DamagedRecord(self.id))?;
        Ok(Record {
            id: self.id,
            version: self.version,
            owner: self.owner,
            device: self.device,
            at: self.at,
            deleted: self.deleted,
            body,
        })
    }
}

/// A time as it stands in the database: RFC 3339, UTC, microseconds, so that text order is time order.
pub(super) fn time_text(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}
