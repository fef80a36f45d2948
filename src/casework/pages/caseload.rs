//! The caseload as it is read, some families at a time. Plain values: knows no job and no widget.

use super::FamilyRow;

/// Some families of the caseload.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FamiliesPart {
    /// How many families were looked at before these.
    pub from: usize,
    /// How many are now.
    pub to: usize,
    /// Of how many.
    pub all: usize,
    /// Their rows. In the first part also those of families that were not read yet, as they were noted last.
    pub rows: Vec<FamilyRow>,
    /// Minutes of film that the disk has room for, where known.
    pub room_minutes: Option<u32>,
}
