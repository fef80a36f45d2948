//! Who can open a family, and whose its records are. Plain values: knows no job and no widget.

use super::StaffRow;
use crate::words::Message;

/// Who can open a family, and who could.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MembersView {
    /// Its members.
    pub members: Vec<StaffRow>,
    /// Who can hand over what they own, members or not.
    pub handing: Vec<HandingRow>,
    /// Colleagues who could be added.
    pub others: Vec<StaffRow>,
    /// Why no supervisor can be added: whose consent is missing.
    pub supervise_refusals: Vec<Message>,
}

/// Somebody whose records of a family can be handed over by whoever unlocked the vault.
#[derive(Clone, Debug, PartialEq)]
pub struct HandingRow {
    /// Who.
    pub row: StaffRow,
    /// How many records are theirs to revise.
    pub records: u32,
    /// Whether they work with the family no longer.
    pub left: bool,
}
