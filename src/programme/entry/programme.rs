//! That a programme began with a family, and that it ended. Two subjects, for whoever ends a programme need not be who
//! began it: a worker leaves, a colleague goes on. Judges nothing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::known::{Body, Known};
use super::refused::EntryError;
use crate::base::{Redacted, RunId};
use crate::programme::definition::programme::ProgrammeDefinition;

/// A programme began with the family. The record's id is the id of the run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeBegun {
    /// The whole text of the programme file as it was then: the run is held and judged by it to its end, whatever
    /// becomes of the file.
    pub definition: String,
    /// The day it began, or is to begin; `None` where that is not known before the first session.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// The run it goes on with after a break: that run's sessions count in this one.
    #[serde(default)]
    pub continues: Option<RunId>,
}

/// A programme ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeEnded {
    /// Which run.
    pub run: RunId,
    /// The day.
    pub on: NaiveDate,
    /// How.
    pub how: ProgrammeEnd,
    /// Why, in the worker's words; may be empty where it is finished.
    #[serde(default)]
    pub reason: Redacted<String>,
}

/// How a programme ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProgrammeEnd {
    /// It came to its end.
    Finished,
    /// It was stopped before.
    StoppedEarly,
}

impl Body for ProgrammeBegun {
    fn word(&self) -> &'static str {
        "programme"
    }

    /// Whether it can be written down: its text is a programme, and it goes on with a run that is known and has ended.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        ProgrammeDefinition::from_toml(&self.definition, "").map_err(|_| EntryError::NoProgramme)?;
        if let Some(on) = self.on {
            known.not_before_birth(on)?;
        }
        match self.continues {
            // A run of a family made before runs were written down has no entry.
            Some(before) if end_of(known, before).is_none() => Err(EntryError::NotEnded),
            _ => Ok(()),
        }
    }
}

impl Body for ProgrammeEnded {
    fn word(&self) -> &'static str {
        "programme-ended"
    }

    /// Whether it can be written down: on a day that has come, not before it began, once, and with a reason where it
    /// was stopped early.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        known.not_before_birth(self.on)?;
        let mut begun = known.all::<ProgrammeBegun>().filter(|(id, _)| RunId::from(*id) == self.run);
        if let Some(begun) = begun.next().and_then(|(_, begun)| begun.on)
            && self.on < begun
        {
            return Err(EntryError::EndBeforeBegin { on: self.on, begun });
        }
        if end_of(known, self.run).is_some() {
            return Err(EntryError::EndedAlready);
        }
        let is_blank = self.reason.reveal().trim().is_empty();
        if self.how == ProgrammeEnd::StoppedEarly && is_blank { Err(EntryError::NoReason) } else { Ok(()) }
    }
}

/// The end of a run, if it has ended.
fn end_of<'a>(known: &Known<'a>, run: RunId) -> Option<&'a ProgrammeEnded> {
    known.all::<ProgrammeEnded>().map(|(_, ended)| ended).find(|ended| ended.run == run)
}
