//! The record of a training of a member of staff. Knows no family; kept with the staff, not with a case.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::base::{Redacted, UserId};

/// Body of the record of one completed training: "a trained health or social care worker who has experience of
/// working with children and young people" (NG26 1.4.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Training {
    /// Who was trained.
    pub user: UserId,
    /// In what.
    pub what: Redacted<String>,
    /// The day it was completed; it holds from that day on.
    pub completed: NaiveDate,
    /// The last day on which it holds, if it does not hold for good.
    #[serde(default)]
    pub expires: Option<NaiveDate>,
    /// Whether the person has experience of working with children and young people.
    #[serde(default)]
    pub experienced_with_children: bool,
}

/// What a training is refused for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TrainingError {
    /// Nothing says what the training was in: write it.
    #[error("the training needs a name")]
    NoName,
    /// It is not completed yet: record it on the day it is.
    #[error("the training would be completed on {completed}, which is still to come")]
    InFuture {
        /// The day given.
        completed: NaiveDate,
    },
    /// It would expire before it was completed: correct either day.
    #[error("the training would expire on {expires}, before it was completed on {completed}")]
    ExpiresBeforeCompletion {
        /// The day given for its completion.
        completed: NaiveDate,
        /// The day given for its end.
        expires: NaiveDate,
    },
}

impl Training {
    /// Whether the training can be recorded on `today`.
    pub fn check(&self, today: NaiveDate) -> Result<(), TrainingError> {
        let completed = self.completed;
        if self.what.reveal().trim().is_empty() {
            return Err(TrainingError::NoName);
        }
        if completed > today {
            return Err(TrainingError::InFuture { completed });
        }
        match self.expires {
            Some(expires) if expires < completed => {
                Err(TrainingError::ExpiresBeforeCompletion { completed, expires })
            }
            _ => Ok(()),
        }
    }

    /// Whether it holds on a day: completed by then and not expired.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.completed <= day && self.expires.is_none_or(|last| day <= last)
    }
}
