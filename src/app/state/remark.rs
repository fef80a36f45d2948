//! What a person is told in passing, and who may read it.

use crate::base::{CaseId, ClipId};
use crate::casework::changes::{Done, FamilyChange};
use crate::words::Message;

/// What went well, or why something was not begun; there until something else happens.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// What is said.
    pub message: Message,
    /// Whether it tells nothing of a family, so that it stays for whoever wakes a locked computer.
    pub outlives_locking: bool,
    /// How what was done is undone, where it can be.
    pub undo: Option<Undo>,
}

/// How what was done just now is undone. Whatever was changed since is not lost by it: then it is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Undo {
    /// By this change of this family.
    Change(CaseId, FamilyChange),
    /// A moment was taken off the list of what is watched at a session: it comes back to its place.
    Watch {
        /// Whose session.
        case: CaseId,
        /// Which one.
        number: u32,
        /// The moment.
        clip: ClipId,
        /// Its place in the list.
        at: usize,
    },
    /// A moment of the film that is watched was deleted.
    Moment(Box<Done>),
}

impl From<Message> for Remark {
    fn from(message: Message) -> Self {
        Self { message, outlives_locking: false, undo: None }
    }
}

impl From<&'static str> for Remark {
    fn from(key: &'static str) -> Self {
        Message::from(key).into()
    }
}
