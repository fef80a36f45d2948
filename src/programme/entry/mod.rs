//! Entries: what is written down about a family beside its sessions, films, clips and consents. One kind of record with
//! a tagged body a subject; each is added, revised by who wrote it, or taken back as a mistake. Knows no database and
//! makes no sentence.

mod decision;
mod measure;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::case::{Person, Role};
use super::measure::{Rates, Score};
use crate::base::{RecordId, UserId};

pub use decision::Decision;
pub use measure::{Occasion, Rater, Rating};

/// Body of the record of an entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Entry {
    /// Something was decided about the family together.
    Decision(Decision),

    /// Somebody rated a carer or a child with a measure.
    Rating(Rating),
}

/// An entry that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Entered {
    /// Its record.
    pub id: RecordId,
    /// Who wrote it and alone revises it.
    pub by: UserId,
    /// When this version was written, by the computer's clock.
    pub at: DateTime<Utc>,
    /// What it says.
    pub entry: Entry,
}

/// What an entry is held against before it is written.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The family's people.
    pub people: &'a [Person],
    /// The entries that stand, without the one that is revised.
    pub entries: &'a [Entered],
    /// Today.
    pub today: NaiveDate,
}

/// What an entry is refused for. None of them is advice of the guidance not followed: that is the worker's to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// It speaks of a day that has not come: date it on the day it was.
    #[error("{on} has not come yet")]
    InFuture {
        /// The day given.
        on: NaiveDate,
    },
    /// It speaks of a day before the child was born: correct either.
    #[error("{on} is before the child's birth on {born}")]
    BeforeBirth {
        /// The day given.
        on: NaiveDate,
        /// The birth of the eldest child.
        born: NaiveDate,
    },
    /// What it is for is not said: fill it in.
    #[error("this says nothing")]
    Empty,

    /// The same rater has rated the same with the same measure: revise that rating.
    #[error("this rater has rated this already")]
    RatedTwice,
    /// Nobody is named as the rater: say who it was.
    #[error("nobody is named as the rater")]
    NoRater,
    /// The measure is not among those on file: choose another.
    #[error("there is no such measure")]
    UnknownMeasure,
    /// The measure has no such scale: choose one of its scales.
    #[error("the measure has no such scale")]
    UnknownScale,
    /// The value is not one of the scale's: choose one within its range, on a step.
    #[error("{value} is not from {least} to {most} by {step}")]
    NotOnScale {
        /// The value given.
        value: Score,
        /// The lowest there is.
        least: Score,
        /// The highest there is.
        most: Score,
        /// From one to the next.
        step: Score,
    },
    /// The measure is about carers, or about children, of the family: choose one.
    #[error("the measure is about {rates:?}")]
    WrongPerson {
        /// Of whom its numbers are.
        rates: Rates,
    },
    /// The session was not held: record the visit first.
    #[error("the session was not held")]
    SessionNotHeld,
}

impl Entry {
    /// The subject's word in records and in the journal, such as `decision`.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Decision(_) => "decision",
            Self::Rating(_) => "rating",
        }
    }

    /// Whether it can be written down.
    pub fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        match self {
            Self::Decision(decision) => decision.check(known),
            Self::Rating(rating) => rating.check(known),
        }
    }
}

impl Known<'_> {
    /// Refuses a day that has not come.
    pub fn not_in_future(&self, on: NaiveDate) -> Result<(), EntryError> {
        if on > self.today { Err(EntryError::InFuture { on }) } else { Ok(()) }
    }

    /// Refuses a day before the eldest child's birth, where that is known.
    pub fn not_before_birth(&self, on: NaiveDate) -> Result<(), EntryError> {
        let born = self.people.iter().filter_map(|person| match person.role {
            Role::Child { born } => born,
            Role::Carer { .. } => None,
        });
        match born.min() {
            Some(born) if on < born => Err(EntryError::BeforeBirth { on, born }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
