//! A decision about a family, and who took part in it. Judges nothing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::known::{Body, Known};
use super::refused::EntryError;
use crate::base::Redacted;

/// "collaborative decision making among all health, education and social care professionals, the child or young person
/// if possible and their parents and carers" (NG26 1.1.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The day it was made.
    pub on: NaiveDate,
    /// What was decided.
    pub what: Redacted<String>,
    /// Who took part, in a word each; may be empty.
    #[serde(default)]
    pub took_part: Vec<Redacted<String>>,
}

impl Body for Decision {
    fn word(&self) -> &'static str {
        "decision"
    }

    /// Whether it can be written down: it says something, of a day that has come, in the child's life.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        known.not_before_birth(self.on)?;
        if self.what.reveal().trim().is_empty() { Err(EntryError::Empty) } else { Ok(()) }
    }
}
