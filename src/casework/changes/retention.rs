//! What can be changed of how film is kept. Knows no job and no window.

use chrono::NaiveDate;

use crate::base::{RecordingId, Redacted};
use crate::programme::{Article6, Article9, HoldGround, RetentionSubject};

/// Which films of a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilmScope {
    /// This one.
    One(RecordingId),
    /// All that are film still.
    All,
}

/// A rule of the service's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleChange {
    /// For what.
    pub kept: RetentionSubject,
    /// Months or years; `None` goes back to what ships with the programme.
    pub length: Option<u32>,
    /// Whose schedule it is.
    pub source: String,
}

/// A hold as the form gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct NewHold {
    /// On what ground.
    pub ground: HoldGround,
    /// Why.
    pub reason: Redacted<String>,
    /// When it is to be looked at again.
    pub review: NaiveDate,
}

/// A lawful basis as the form gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct NewBasis {
    /// UK GDPR Art. 6(1).
    pub article6: Article6,
    /// UK GDPR Art. 9(2), where there are special categories.
    pub article9: Option<Article9>,
    /// Who decided.
    pub decided_by: Redacted<String>,
    /// The day it was decided.
    pub on: NaiveDate,
    /// Anything else; may be empty.
    pub note: Redacted<String>,
}
