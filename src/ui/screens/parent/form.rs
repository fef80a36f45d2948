//! What the parents' view remembers between passes: half-typed words, what is open, and when it was touched last.

use super::awake::Awake;

/// Half-typed words of the parents.
#[derive(Default)]
pub struct Form {
    pub(super) words: String,
    /// What of them was sent to be kept last.
    pub(super) kept: String,
    pub(super) said: usize,
    /// The opening they are typed at: words about one moment do not slip to the next.
    pub(super) opening: u32,
    /// Whether the box for the words was open when last drawn.
    pub(super) was_open: bool,
    pub(super) volume_shown: bool,
    pub(super) awake: Awake,
}
