//! The records of erasing a film: the order that decides it, and the receipt that says it is done. Knows no key and no
//! file.
//!
//! The order comes first: from it on nobody opens the film, whatever still lies on the disk. The receipt comes last,
//! when key and bytes are gone; an order without a receipt is finished at the next unlock. Both are records of their
//! own, since whoever erases a film, or finishes it, need not be the worker who filmed it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::base::{MediaTime, RecordId, RecordingId, Redacted, UserId};

/// Body of the record that a film is to be erased: everything that can be said of it before it is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureOrder {
    /// Which film.
    pub film: RecordingId,
    /// The number of the session it was made at.
    pub session: u32,
    /// When it was taken.
    pub filmed: DateTime<Utc>,
    /// Its length.
    pub length: MediaTime,
    /// Bytes it took on the disk, with what lay beside it.
    pub bytes: u64,
    /// Clips of it whose written notes stay.
    pub clips: u32,
    /// When copies of it left the vault, by the journal.
    #[serde(default)]
    pub copies: Vec<DateTime<Utc>>,
    /// Who decided.
    pub by: UserId,
    /// Why.
    pub reason: Redacted<String>,
    /// When.
    pub ordered: DateTime<Utc>,
}

/// Body of the record that a film is erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureReceipt {
    /// The order.
    pub order: RecordId,
    /// When both copies of the family's key file were read back without the film's key.
    pub keys_verified: DateTime<Utc>,
    /// When the film's bytes were gone too.
    pub erased: DateTime<Utc>,
    /// Whether it was finished at a later unlock, the first time having been broken off.
    pub finished_later: bool,
}
