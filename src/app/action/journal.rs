//! What can be done with the journals.

use crate::casework::pages::JournalFilter;

/// An act on the screen of the journals.
#[derive(Clone, Debug, PartialEq)]
pub enum JournalAction {
    /// Narrow the lines down.
    Narrow(JournalFilter),
}
