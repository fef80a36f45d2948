//! What whoever unlocked the vault noted of each family when it was closed last: its line in the lists, how its folder looked
//! then, and whether any film of it was left half done. Knows no vault and no window.
//!
//! # What was decided
//! Finding what a crash left behind means reading every family's records, which is two to three milliseconds each; with a
//! thousand families that was three seconds before anything was seen. A folder that looks as it did when the family was closed
//! with nothing left half done needs nothing. Any other family is seen to when it is first opened, by whatever opens it, or by
//! the first reading of the lists; those with film that was cut off before anybody is let in.
//!
//! Nothing here is ever trusted over a family's own records: a note gives a first line, which the family's own replaces as soon as
//! it is read. A note is sealed by its user alone, since who works with a family is nobody else's to know; one that is lost, altered
//! or a colleague's is none. It goes with the membership, and when film of the family is erased.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::case_file::CaseFile;
use super::clock::Clock;
use super::film::salvaged::Salvaged;
use super::pages::FamilyRow;
use super::problem::Problem;
use crate::base::CaseId;
use crate::vault::Vault;

/// What is done with a family that may need something when it is opened; the problem is what could not be done.
pub(crate) type SeeTo = fn(&mut CaseFile, &Vault, Clock) -> (Vec<Salvaged>, Option<Problem>);

/// What is noted, and what is still to be seen to.
#[derive(Default)]
pub(crate) struct Agenda {
    /// What is in the device's database: how each folder looked, and the note where it is this user's.
    pub kept: BTreeMap<CaseId, ([u8; 32], Option<Note>)>,
    /// The families closed since unlocking: how their folders look, and whether nothing of them is left half done.
    pub closed: BTreeMap<CaseId, ([u8; 32], bool)>,
    /// Families that were not opened yet and may need something, and what is then done.
    pub unsettled: BTreeSet<CaseId>,
    pub see_to: Option<SeeTo>,
    /// In which order the lists are read first.
    pub order: Vec<CaseId>,
    /// What was done about films, and not told yet.
    pub salvaged: Vec<Salvaged>,
    /// How many damaged families and journals were told of.
    pub told: (usize, usize),
}

/// What is noted of a family.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Note {
    /// Whether nothing of its films was left half done.
    pub settled: bool,
    /// Its line in the lists.
    pub row: FamilyRow,
}
