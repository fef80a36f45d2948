//! What can be done on whatever screen.

use crate::app::state::{Look, Place};
use crate::casework::changes::NewConcern;
use crate::casework::pages::LockAfter;

/// An act on the window, whichever screen it shows.
#[derive(Clone, Debug, PartialEq)]
pub enum WindowAction {
    /// Put the problem away.
    DismissProblem,
    /// What went well was told long enough.
    DismissNotice,
    /// Undo what was told of last.
    Undo,
    /// Put away what was told of films that were put in order.
    DismissRepaired,
    /// Choose the look.
    ChooseLook(Look),
    /// Begin anew at a place, from wherever one is: nothing of before is to go back to.
    Go(Place),
    /// Open a place from the one on screen: back leads here again.
    Open(Place),
    /// Asked to close the window.
    Close,
    /// Leave a screen for the one it was opened from.
    Back,
    /// Lock the vault.
    Lock,
    /// Still here: do not lock yet.
    Stay,
    /// Choose after how long the vault locks by itself.
    ChooseLockAfter(LockAfter),
    /// Raise a concern about the family that is worked with.
    RaiseConcern(Box<NewConcern>),
}
