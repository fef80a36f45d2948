//! Where a child lived, from when, with whom, and why it ended. Judges nothing: a move ends no programme (SCIE 16: the
//! interventions "continue to be made through transitional periods if babies or young children move from a placement").

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::known::{Body, Known, bearable};
use super::refused::EntryError;
use crate::base::{PersonId, Redacted};

/// A placement, or the time at home: "history of placement changes" (NG26 1.3.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// Which child, where it is not all of them.
    #[serde(default)]
    pub child: Option<PersonId>,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day, where it ended; one that goes on ends where the next begins.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// With whom, in the words of the guidance.
    pub kind: PlacementKind,
    /// With whom, in a word; may be empty.
    #[serde(default)]
    pub with: Redacted<String>,
    /// Why it ended; may be empty.
    #[serde(default)]
    pub ended_because: Redacted<String>,
}

/// With whom a child is placed: "birth parents, foster carers (including kinship carers), special guardians or in
/// residential care" (NG26 1.1.2), and adoptive parents (NG26 1.5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlacementKind {
    /// Birth parents, or the original family.
    BirthParents,
    /// Foster carers, kinship carers included.
    FosterCarers,
    /// Special guardians.
    SpecialGuardians,
    /// Adoptive parents.
    AdoptiveParents,
    /// Residential care.
    Residential,
    /// None of these, such as a hospital.
    Elsewhere,
}

impl PlacementKind {
    /// Every kind, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::BirthParents,
        Self::FosterCarers,
        Self::SpecialGuardians,
        Self::AdoptiveParents,
        Self::Residential,
        Self::Elsewhere,
    ];
}

impl Body for Placement {
    fn word(&self) -> &'static str {
        "placement"
    }

    /// Whether it can be written down: of days that have come, in the child's life, in their order. That two overlap is
    /// shown and not refused, for what is known of a child's past may contradict itself.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.is_child(self.child)?;
        known.not_in_future(self.from)?;
        known.not_before_birth_of(self.child, self.from)?;
        known.ends_after(self.from, self.until)?;
        bearable([&self.with, &self.ended_because])
    }
}
