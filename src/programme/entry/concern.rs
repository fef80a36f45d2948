//! A safeguarding concern: "Ensure safeguarding is maintained during any intervention" (NG26 1.1.18). Private to staff.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::known::{Body, Known, says_something};
use super::refused::{AroundError, EntryError};
use crate::base::{RecordId, Redacted};

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
    /// Who answered it and what follows, as its writer was told; where this is missing, an answer may be a record of its
    /// own ([`ConcernReply`]).
    #[serde(default)]
    pub answered: Option<ConcernAnswer>,
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

/// What somebody who was told of a concern said is to follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernAnswer {
    /// Who answered, by name.
    pub by: Redacted<String>,
    /// The day.
    pub on: NaiveDate,
    /// What follows.
    pub what: Redacted<String>,
}

/// An answer to a concern by whoever gave or heard it: a record of its own, since only who wrote a concern revises it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernReply {
    /// The concern.
    pub concern: RecordId,
    /// Who answered it and what follows.
    pub answer: ConcernAnswer,
}

/// How a concern was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernClosed {
    /// The day.
    pub on: NaiveDate,
    /// What came of it.
    pub outcome: Redacted<String>,
}

/// How a concern stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConcernStanding {
    /// It is open, and nobody named has answered it.
    Waits,
    /// Somebody named has answered it, whether or not it is closed.
    Answered,
    /// It was closed by whoever wrote it; somebody named had been told, and no answer is on record.
    Closed,
    /// It was closed, and nobody named was ever told of it.
    ClosedUntold,
}

impl Body for Concern {
    fn word(&self) -> &'static str {
        "concern"
    }

    /// Whether it can be written down: it says something, of a day that has come; whoever was told was told after that,
    /// somebody named answered it after that with what follows, and it was closed after that with an outcome.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        says_something(&self.what)?;
        known.not_in_future(self.on)?;
        for told in &self.told {
            says_something(&told.whom)?;
            after(known, self.on, told.on)?;
        }
        if let Some(answer) = &self.answered {
            answer.check(known, self.on)?;
        }
        if let Some(closed) = &self.closed {
            says_something(&closed.outcome)?;
            after(known, self.on, closed.on)?;
        }
        Ok(())
    }
}

impl ConcernAnswer {
    /// Somebody named, on a day that has come and not before the concern, with what follows.
    fn check(&self, known: &Known<'_>, from: NaiveDate) -> Result<(), EntryError> {
        says_something(&self.by)?;
        says_something(&self.what)?;
        after(known, from, self.on)
    }
}

impl Body for ConcernReply {
    fn word(&self) -> &'static str {
        "concern-answer"
    }

    /// Whether it can be written down: it answers a concern that is there, as an answer within the concern would.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        let concern = known.all::<Concern>().find(|(id, _)| *id == self.concern);
        let (_, concern) = concern.ok_or(AroundError::NoConcern)?;
        self.answer.check(known, concern.on)
    }
}

impl Concern {
    /// Whether it is open.
    pub const fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// How it stands on that day with the answers that are records of their own; `None` before the day it was seen or
    /// heard.
    pub fn stands<'a>(
        &'a self,
        replies: impl IntoIterator<Item = &'a ConcernReply>,
        today: NaiveDate,
    ) -> Option<ConcernStanding> {
        if self.on > today {
            return None;
        }
        let mut answers = self.answered.iter().chain(replies.into_iter().map(|reply| &reply.answer));
        if answers.any(|answer| answer.on <= today) {
            return Some(ConcernStanding::Answered);
        }
        if self.closed.as_ref().is_none_or(|closed| closed.on > today) {
            return Some(ConcernStanding::Waits);
        }
        let told = self.told.iter().any(|told| told.on <= today);
        Some(if told { ConcernStanding::Closed } else { ConcernStanding::ClosedUntold })
    }
}

/// Refuses a day before the concern, or one that has not come.
fn after(known: &Known<'_>, from: NaiveDate, on: NaiveDate) -> Result<(), EntryError> {
    if on < from { Err(AroundError::EndsBefore { from, until: on }.into()) } else { known.not_in_future(on) }
}
