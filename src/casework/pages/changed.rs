//! What a change of a family is answered with. Plain values: knows no job and no widget.

use super::{ErasedFilms, FamilyClips, FamilyView, SessionView};
use crate::casework::changes::Done;
use crate::casework::problem::Problem;

/// What is different after a change, as it then is.
#[derive(Clone, Debug, PartialEq)]
pub enum Changed {
    /// The family's page.
    Family(Box<FamilyView>),
    /// The page of the session that was changed, and the family's.
    Session(Box<SessionView>, Box<FamilyView>),
    /// The clips that can be seen, and what undoes the change; `None` where everything was so already.
    Clips(Option<Box<Done>>, Box<FamilyClips>),
    /// What became of the films that were to be erased, and the family's page.
    Erased(Box<ErasedFilms>, Box<FamilyView>),
    /// Whoever unlocked the vault is no member of the family any more.
    Closed,
    /// The change is on record, and the page after it could not be read.
    Unread(Problem),
}
