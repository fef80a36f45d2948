//! The people and places of a child's life: "Social care workers should keep a record of the significant people and places
//! in the child or young person's life while they are in the care system" (NG26 1.1.17). Private to staff.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::known::{Body, Known, bearable, says_something};
use super::refused::EntryError;
use crate::base::{PersonId, Redacted};

/// Somebody, or somewhere, that matters to the child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Significant {
    /// To which child, where it is not all of them.
    #[serde(default)]
    pub child: Option<PersonId>,
    /// Somebody or somewhere.
    pub what: Matters,
    /// Who or where, in a few words.
    pub label: Redacted<String>,
    /// What they mean to the child; may be empty.
    #[serde(default)]
    pub means: Redacted<String>,
    /// The day this was known.
    pub on: NaiveDate,
}

/// What matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matters {
    /// Somebody, animals included.
    Person,
    /// Somewhere.
    Place,
}

impl Matters {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Person, Self::Place];
}

impl Body for Significant {
    fn word(&self) -> &'static str {
        "significant"
    }

    /// Whether it can be written down: somebody or somewhere, known on a day that has come.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.is_child(self.child)?;
        says_something(&self.label)?;
        known.not_in_future(self.on)?;
        bearable([&self.means])
    }
}
