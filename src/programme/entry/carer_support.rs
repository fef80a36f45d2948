//! What was offered to a carer: "training, education and support programmes for carers of school aged children and young
//! people with attachment difficulties" (QS133 statement 4).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::known::{Body, Known, says_something};
use super::refused::EntryError;
use crate::base::{PersonId, Redacted};

/// What was offered to a carer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarerSupport {
    /// To whom.
    pub carer: PersonId,
    /// What.
    pub what: Redacted<String>,
    /// The day of the offer.
    pub on: NaiveDate,
    /// What became of it.
    #[serde(default)]
    pub attended: Attended,
}

/// What became of an offer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attended {
    /// It is still to come, or under way.
    #[default]
    Open,
    /// They took part.
    Yes,
    /// They did not.
    No,
}

impl Attended {
    /// Every answer, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Open, Self::Yes, Self::No];
}

impl Body for CarerSupport {
    fn word(&self) -> &'static str {
        "carer-support"
    }

    /// Whether it can be written down: something, offered to a carer of the family on a day that has come.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.is_carer(self.carer)?;
        says_something(&self.what)?;
        known.not_in_future(self.on)
    }
}
