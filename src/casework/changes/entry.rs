//! What a person does with a family's entries. Plain data.

use crate::base::RecordId;
use crate::programme::{Concern, Entry};

/// A change of a family's entries. Each is one transaction, durable when it is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum EntryChange {
    /// Write one down.
    Add(Entry),
    /// Make one say this from now on; what it said stays as history.
    Revise(RecordId, Entry),
    /// It was a mistake; it stays as history.
    TakeBack(RecordId),
}

/// A concern that is raised.
#[derive(Clone, Debug, PartialEq)]
pub struct NewConcern {
    /// What it is.
    pub concern: Concern,
    /// Whether all film of the family is kept from erasure for it.
    pub hold: bool,
}
