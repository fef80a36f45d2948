//! The colleagues: what can be done, and what workers report.

use crate::casework::changes::StaffChange;
use crate::casework::pages::StaffRow;
use crate::words::Message;

/// An act on the screen of the colleagues.
#[derive(Clone, Debug, PartialEq)]
pub enum PeopleAction {
    /// Change who works with the vault, or a passphrase.
    Change(StaffChange),
}

/// What workers report of those who work with the vault.
pub enum PeopleEvent {
    /// Who unlocked the vault; nobody where it was the recovery key.
    Me(Option<StaffRow>),
    /// Everybody.
    Listed(Vec<StaffRow>),
    /// A change of them is done: everybody as they are now, and what a person is told.
    Changed(Vec<StaffRow>, Message),
}
