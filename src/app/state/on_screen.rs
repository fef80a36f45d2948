//! What the window asks of every screen, whichever it is: whose family it shows, and what leaving it needs.

use super::idle::Use;
use super::requests::Requests;
use crate::app::effect::Effect;
use crate::base::CaseId;

/// A screen, as far as locking, closing, going back and raising a concern need to know it.
pub trait OnScreen {
    /// The family that is worked with, if one is.
    fn case(&self) -> Option<CaseId> {
        None
    }

    /// Whether it is for staff: nothing is written about a family while parents look.
    fn is_for_staff(&self) -> bool {
        true
    }

    /// Whether a note for staff can be written over it.
    fn takes_notes(&self) -> bool {
        false
    }

    /// Whether it can be gone back from now.
    fn can_leave(&self) -> bool {
        true
    }

    /// Puts on record what is not yet, before the screen goes, whichever way.
    fn leave(&mut self, _requests: &mut Requests) -> Vec<Effect> {
        Vec::new()
    }

    /// Lets the device go that it uses, if it uses one.
    fn release(&self) -> Option<Effect> {
        None
    }

    /// What it means for idleness.
    fn in_use(&self) -> Use {
        Use::Waiting
    }
}
