//! What can be done with the colleagues.

use crate::casework::changes::StaffChange;

/// An act on the screen of the colleagues.
#[derive(Clone, Debug, PartialEq)]
pub enum PeopleAction {
    /// Change who works with the vault, or a passphrase.
    Change(StaffChange),
}
