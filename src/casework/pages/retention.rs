//! How film is kept, what is due, held or erased. Plain values: knows no job and no widget.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::base::{CaseId, MediaTime, RecordId, RecordingId, Redacted};
use crate::casework::changes::FilmScope;
use crate::programme::retention::{Due, EraseBy, RetentionRules};
use crate::programme::{ErasureOrder, ErasureReceipt, HoldGround, LawfulBasis};
use crate::words::Message;

/// What the family's page says of keeping its film and records.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmRetention {
    /// Films that are not erased, in the order of the sessions.
    pub films: Vec<KeptFilm>,
    /// The holds that stand, of single films and of all.
    pub holds: Vec<HoldRow>,
    /// Carers who withdrew the consent to being filmed, and when: all film is on hold.
    pub withdrawn: Vec<(Redacted<String>, NaiveDate)>,
    /// Receipts of erasure, newest first.
    pub receipts: Vec<ReceiptRow>,
    /// The lawful basis, where one is on record.
    pub basis: Option<BasisRow>,
    /// Until when written records are kept; `None` where the child's date of birth is not on record.
    pub records_until: Option<NaiveDate>,
    /// The rules in force.
    pub rules: RetentionRules,
    /// Whether this user may place and lift a supervised hold.
    pub may_supervise: bool,
}

/// A film that is kept for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptFilm {
    /// Which recording.
    pub recording: RecordingId,
    /// The session it belongs to.
    pub session: u32,
    /// When filming began.
    pub started: DateTime<Utc>,
    /// Its length.
    pub length: MediaTime,
    /// When it is to be erased.
    pub erase_by: EraseBy,
    /// What keeps it.
    pub hold: Option<HoldRow>,
}

/// A film that is due, or due soon, in the list of all families.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DueRow {
    /// Which family.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// Which recording.
    pub recording: RecordingId,
    /// The session it belongs to.
    pub session: u32,
    /// When filming began.
    pub started: DateTime<Utc>,
    /// When it is, or was, to be erased.
    pub erase_by: EraseBy,
    /// Whether a hold keeps it.
    pub held: bool,
}

impl DueRow {
    /// Whether something is to be done now.
    pub fn is_urgent(&self) -> bool {
        self.erase_by.due == Due::Due && !self.held
    }
}

/// A hold that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct HoldRow {
    /// Which record.
    pub record: RecordId,
    /// Which film; all of the family where this is missing.
    pub film: Option<RecordingId>,
    /// On what ground.
    pub ground: HoldGround,
    /// Why.
    pub reason: Redacted<String>,
    /// When it is to be looked at again.
    pub review: NaiveDate,
    /// When it was placed.
    pub placed: DateTime<Utc>,
    /// By whom.
    pub by: Redacted<String>,
}

/// Films that are to be erased or held, and what is to be known before.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmsAsked {
    /// Which family.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// Which of its films.
    pub scope: FilmScope,
    /// They.
    pub films: Vec<AskedFilm>,
    /// When copies of them left the vault.
    pub copies: Vec<DateTime<Utc>>,
    /// Whether this user may place a supervised hold.
    pub may_supervise: bool,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedFilm {
    /// Which recording.
    pub recording: RecordingId,
    /// The session it belongs to.
    pub session: u32,
    /// When filming began.
    pub started: DateTime<Utc>,
    /// Its length.
    pub length: MediaTime,
    /// Bytes it takes on the disk.
    pub bytes: u64,
    /// Clips of it, whose notes stay.
    pub clips: u32,
    /// What keeps it.
    pub hold: Option<HoldRow>,
}

/// Films that were erased.
#[derive(Clone, Debug, PartialEq)]
pub struct ErasedFilms {
    /// Which family.
    pub case: CaseId,
    /// A receipt each.
    pub receipts: Vec<ReceiptRow>,
    /// What kept other films of those asked about.
    pub kept: Vec<Message>,
}

/// One receipt of erasure.
#[derive(Clone, Debug, PartialEq)]
pub struct ReceiptRow {
    /// The order, which names the receipt.
    pub order: RecordId,
    /// The family's code.
    pub code: String,
    /// What was ordered.
    pub body: ErasureOrder,
    /// That it is done; `None` where it is to be finished still.
    pub receipt: Option<ErasureReceipt>,
    /// Who decided.
    pub by: Redacted<String>,
}

/// The rules of retention in force.
#[derive(Clone, Debug, PartialEq)]
pub struct RetentionView {
    /// They.
    pub rules: RetentionRules,
    /// Who set the rule for film, where it is the service's own.
    pub film: Option<OwnRule>,
    /// Who set the rule for written records, where it is the service's own.
    pub records: Option<OwnRule>,
    /// Whether this user may set them.
    pub may_set: bool,
}

/// Who set a rule, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnRule {
    /// Who.
    pub by: Redacted<String>,
    /// On which day.
    pub on: NaiveDate,
}

/// The lawful basis of a family.
#[derive(Clone, Debug, PartialEq)]
pub struct BasisRow {
    /// What counts.
    pub basis: LawfulBasis,
    /// How many earlier ones are on record.
    pub earlier: usize,
}
