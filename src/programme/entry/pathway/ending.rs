//! That the pathway ended, and that it was opened again. Advises nothing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::base::Redacted;
use crate::programme::entry::known::{Body, Known, bearable, in_order, is_blank};
use crate::programme::entry::refused::{EntryError, PathwayError};

/// Why the pathway ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndReason {
    /// It did what it was for.
    FinishedWell,
    /// The review found that no more is appropriate.
    NoMoreNeeded,
    /// The family moved away.
    MovedAway,
    /// The family did not want to go on.
    Withdrew,
    /// Another service goes on with it.
    Transferred,
    /// The child moved to other carers, and the pathway does not go on with them.
    PlacementEnded,
    /// Something else, said in words.
    Other,
}

impl EndReason {
    /// Every reason, in the order of a list to choose from.
    pub const ALL: [Self; 7] = [
        Self::FinishedWell,
        Self::NoMoreNeeded,
        Self::MovedAway,
        Self::Withdrew,
        Self::Transferred,
        Self::PlacementEnded,
        Self::Other,
    ];
}

/// The pathway ended; it may be opened again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub why: EndReason,
    /// More about it; needed where nothing else says why.
    #[serde(default)]
    pub words: Redacted<String>,
    /// The day from which the pathway goes on after all, as after a break.
    #[serde(default)]
    pub reopened: Option<NaiveDate>,
}

impl Body for Ending {
    fn word(&self) -> &'static str {
        "ending"
    }

    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        known.not_before_birth(self.on)?;
        bearable([&self.words])?;
        if self.why == EndReason::Other && is_blank(&self.words) {
            return Err(PathwayError::NoReason.into());
        }
        if let Some(last) = self.reopened {
            known.not_in_future(last)?;
            in_order(self.on, last)?;
        }
        match known.all::<Self>().map(|(_, other)| other).find(|other| other.stands()) {
            Some(other) if self.stands() => Err(PathwayError::EndedAlready { on: other.on }.into()),
            _ => Ok(()),
        }
    }
}

impl Ending {
    /// Whether the pathway was not opened again.
    pub const fn stands(&self) -> bool {
        self.reopened.is_none()
    }

    /// Whether it stood on a day: it had come, and the pathway was not open again by then.
    pub fn stands_on(&self, day: NaiveDate) -> bool {
        self.on <= day && self.reopened.is_none_or(|reopened| reopened > day)
    }
}
