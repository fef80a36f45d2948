//! A supervisor's note to those who work with the family, and what is answered. Knows no screen.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::base::{ClipId, RecordId, Redacted, SessionId};
use crate::programme::entry::known::{Body, Known, is_blank};
use crate::programme::entry::refused::{EntryError, SupervisionError};

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

impl Body for SupervisionNote {
    fn word(&self) -> &'static str {
        "supervision-note"
    }

    fn is_supervision(&self) -> bool {
        true
    }

    /// Whether it can be written down: it says something, of a day that has come.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        said(&self.text)
    }
}

impl Body for SupervisionAnswer {
    fn word(&self) -> &'static str {
        "supervision-answer"
    }

    /// Whether it can be written down: it says something to a note that is there.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        if !known.all::<SupervisionNote>().any(|(id, _)| id == self.note) {
            return Err(SupervisionError::NoNote.into());
        }
        said(&self.text)
    }
}

fn said(text: &Redacted<String>) -> Result<(), EntryError> {
    if is_blank(text) { Err(EntryError::Empty) } else { Ok(()) }
}
