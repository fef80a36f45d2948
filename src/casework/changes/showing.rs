//! What is written down of a showing. Knows no player and no window.

use crate::base::{CaseId, ClipId, MediaTime};

/// How much of a clip has been shown since it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShowingNote {
    /// Which family.
    pub case: CaseId,
    /// The number of the session at which it is shown.
    pub session: u32,
    /// The clip.
    pub clip: ClipId,
    /// Which opening of the view's.
    pub opening: u32,
    /// Film time that has played; zero where it only begins.
    pub played: MediaTime,
}
