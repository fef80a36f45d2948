//! A safeguarding concern: "Ensure safeguarding is maintained during any intervention" (NG26 1.1.18). Private to staff.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::known::{Body, Known, says_something};
use super::refused::{AroundError, EntryError};
use crate::base::Redacted;

/// A concern about a child's safety. It may be older than a birth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concern {
    /// The day it was seen or heard.
    pub on: NaiveDate,
    /// What.
    pub what: Redacted<String>,
    /// Whom it was told, in the order of telling; nobody yet where this is empty.
    #[serde(default)]
    pub told: Vec<Notified>,
    /// How it was closed; open where this is missing.
    #[serde(default)]
    pub closed: Option<ConcernClosed>,
}

/// Somebody who was told of a concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notified {
    /// Whom.
    pub whom: Redacted<String>,
    /// The day.
    pub on: NaiveDate,
}

/// How a concern was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernClosed {
    /// The day.
    pub on: NaiveDate,
    /// What came of it.
    pub outcome: Redacted<String>,
}

impl Body for Concern {
    fn word(&self) -> &'static str {
        "concern"
    }

    /// Whether it can be written down: it says something, of a day that has come; whoever was told was told after that,
    /// and it was closed after that with an outcome.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        says_something(&self.what)?;
        known.not_in_future(self.on)?;
        for told in &self.told {
            says_something(&told.whom)?;
            after(known, self.on, told.on)?;
        }
        if let Some(closed) = &self.closed {
            says_something(&closed.outcome)?;
            after(known, self.on, closed.on)?;
        }
        Ok(())
    }
}

impl Concern {
    /// Whether it is open.
    pub const fn is_open(&self) -> bool {
        self.closed.is_none()
    }
}

/// Refuses a day before the concern, or one that has not come.
fn after(known: &Known<'_>, from: NaiveDate, on: NaiveDate) -> Result<(), EntryError> {
    if on < from { Err(AroundError::EndsBefore { from, until: on }.into()) } else { known.not_in_future(on) }
}
