//! A checklist that a supervisor rated after a session. Calls no sum a pass.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::base::{Redacted, SessionId};
use crate::programme::entry::known::{Body, Known};
use crate::programme::entry::refused::{EntryError, SupervisionError};
use crate::programme::supervision::checklist::{Checklist, MOST_POINTS, Total};

/// The ratings of one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistRating {
    /// The day it was rated.
    pub on: NaiveDate,
    /// The session.
    pub session: SessionId,
    /// The checklist as it read then.
    pub checklist: Checklist,
    /// A rating an item, in its order; `None` where it was not seen.
    pub ratings: Vec<Option<u8>>,
    /// A comment an item, in its order; may be empty.
    pub comments: Vec<Redacted<String>>,
}

impl Body for ChecklistRating {
    fn word(&self) -> &'static str {
        "checklist-rating"
    }

    fn is_supervision(&self) -> bool {
        true
    }

    /// Whether it can be written down: a rating and a comment an item, none above the most, and something was rated.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        let items = self.checklist.items.len();
        let too_many = self.ratings.iter().flatten().any(|points| *points > MOST_POINTS);
        if self.ratings.len() != items || self.comments.len() != items || too_many {
            return Err(SupervisionError::RatingsDoNotFit.into());
        }
        let rated = self.ratings.iter().any(Option::is_some);
        if rated { Ok(()) } else { Err(SupervisionError::NothingRated.into()) }
    }
}

impl ChecklistRating {
    /// What the ratings add up to.
    pub fn total(&self) -> Total {
        Total::of(&self.ratings)
    }
}
