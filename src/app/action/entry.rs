//! What a person does with a family's entries. Plain data.

use crate::base::RecordId;
use crate::programme::Entry;

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
