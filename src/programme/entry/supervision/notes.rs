//! A supervisor's note to those who work with the family, and what is answered. Knows no screen.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::{Entered, Entry, EntryError, Known};
use super::SupervisionError;
use crate::base::{ClipId, RecordId, Redacted, SessionId};

/// A note of a supervisor's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupervisionNote {
    /// The day it was written.
    pub on: NaiveDate,
    /// What it is about.
    pub about: About,
    /// What it says.
    pub text: Redacted<String>,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", content = "id", rename_all = "kebab-case")]
pub enum About {
    /// The work with the family as a whole.
    Family,
    /// One session.
    Session(SessionId),
    /// One clip.
    Clip(ClipId),
}

/// What is answered to a note: a record of its own, since only who wrote a note revises it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupervisionAnswer {
    /// The day it was answered.
    pub on: NaiveDate,
    /// The note.
    pub note: RecordId,
    /// The answer.
    pub text: Redacted<String>,
}

impl SupervisionNote {
    /// Whether it can be written down: it says something, of a day that has come.
    pub fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        said(&self.text)
    }
}

impl SupervisionAnswer {
    /// Whether it can be written down: it says something to a note that is there.
    pub fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        let is_note =
            |entered: &Entered| entered.id == self.note && matches!(entered.entry, Entry::SupervisionNote(_));
        if !known.entries.iter().any(is_note) {
            return Err(SupervisionError::NoNote.into());
        }
        said(&self.text)
    }
}

fn said(text: &Redacted<String>) -> Result<(), EntryError> {
    if text.reveal().trim().is_empty() { Err(EntryError::Empty) } else { Ok(()) }
}
