//! The steps of the pathway, and that one was skipped. Advises nothing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::base::Redacted;
use crate::programme::entry::known::{Body, Known, bearable, is_blank};
use crate::programme::entry::refused::{EntryError, PathwayError};

/// The steps of the pathway, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PathwayStep {
    /// Who sent the family, and why.
    Refer,
    /// The comprehensive assessment.
    Assess,
    /// A programme is offered.
    Offer,
    /// The carers answer an offer.
    Answer,
    /// The programme begins.
    Begin,
    /// The programme's next session.
    Session,
    /// What came of the programme is judged.
    Judge,
    /// Agencies review together.
    Review,
    /// The pathway ends.
    End,
}

impl PathwayStep {
    /// Whether a worker can skip it. The others are no advice that could be left aside: they happen or they do not.
    pub const fn can_be_skipped(self) -> bool {
        matches!(self, Self::Refer | Self::Assess | Self::Offer | Self::Judge | Self::Review)
    }

    /// The word of records and of translations.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refer => "refer",
            Self::Assess => "assess",
            Self::Offer => "offer",
            Self::Answer => "answer",
            Self::Begin => "begin",
            Self::Session => "session",
            Self::Judge => "judge",
            Self::Review => "review",
            Self::End => "end",
        }
    }
}

/// A step was skipped. The worker decides; what the guidance asks for stays as not met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// The day this was decided.
    pub on: NaiveDate,
    /// Which step.
    pub step: PathwayStep,
    /// Why.
    pub why: Redacted<String>,
}

impl Body for Override {
    fn word(&self) -> &'static str {
        "override"
    }

    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        known.not_before_birth(self.on)?;
        bearable([&self.why])?;
        if !self.step.can_be_skipped() {
            return Err(PathwayError::NotToBeSkipped.into());
        }
        if is_blank(&self.why) { Err(PathwayError::NoReason.into()) } else { Ok(()) }
    }
}
