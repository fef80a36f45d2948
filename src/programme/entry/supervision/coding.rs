//! A sample coded a second time, by somebody who does not see the first coder's clips. Compares nothing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::sampled::Sample;
use crate::base::{ClipId, RecordId};
use crate::programme::agreement::windows::CodedStretch;
use crate::programme::entry::known::{Body, Known};
use crate::programme::entry::refused::{EntryError, SupervisionError};

/// The second coder's codes. Only what is finished is compared, and from then on it no longer changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondCoding {
    /// The day it was begun.
    pub on: NaiveDate,
    /// The sample.
    pub sample: RecordId,
    /// The codes, in the order they were set.
    pub codes: Vec<Code>,
    /// The day it was finished.
    #[serde(default)]
    pub finished: Option<NaiveDate>,
    /// Not blind: the day on which the coder had seen clips of this film before they finished.
    #[serde(default)]
    pub seen: Option<NaiveDate>,
}

/// One code of the second coder: a moment, and what they saw in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// Tells it from the others.
    pub id: ClipId,
    /// The moment and its tags.
    #[serde(flatten)]
    pub stretch: CodedStretch,
}

impl Body for SecondCoding {
    fn word(&self) -> &'static str {
        "second-coding"
    }

    fn is_supervision(&self) -> bool {
        true
    }

    /// Whether it can be written down: its sample is there, and every code lies within it and says something.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        for day in self.finished.into_iter().chain(self.seen) {
            known.not_in_future(day)?;
        }
        let sample = self.sample_in(known).ok_or(SupervisionError::NoSample)?;
        for Code { stretch, .. } in &self.codes {
            if stretch.start >= stretch.end || stretch.start < sample.from || stretch.end > sample.to {
                return Err(SupervisionError::CodeOutside.into());
            }
            if stretch.tags.is_empty() {
                return Err(SupervisionError::CodeWithoutTag.into());
            }
        }
        Ok(())
    }

    /// A coding that was compared would prove nothing otherwise.
    fn is_final(&self) -> bool {
        self.finished.is_some()
    }
}

impl SecondCoding {
    fn sample_in<'a>(&self, known: &Known<'a>) -> Option<&'a Sample> {
        known.all::<Sample>().find(|(id, _)| *id == self.sample).map(|(_, sample)| sample)
    }

    /// What the second coder coded.
    pub fn stretches(&self) -> Vec<CodedStretch> {
        self.codes.iter().map(|code| code.stretch.clone()).collect()
    }
}
