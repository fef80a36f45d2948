//! The parent view as data: the chosen clips, one after the other, and how much of each has played. Holds no
//! code, no name and no word that is for staff.

use crate::base::{CaseId, ClipId, MediaTime, RecordingId, Redacted};
use crate::media::frame::FrameSlot;

use super::tag::PlayerView;

/// The parent view.
pub struct ParentScreen {
    /// Which family.
    pub case: CaseId,
    /// The session at which it is shown.
    pub session: u32,
    /// The chosen clips in the order of showing.
    pub clips: Vec<ParentClip>,
    /// Which of them is on screen.
    pub at: usize,
    /// Where the player stands, in the time of the film.
    pub player: PlayerView,
    /// The newest picture.
    pub frames: FrameSlot,
    /// Whether it plays slowly.
    pub slow: bool,
    /// How much of the clip on screen has played since it was opened.
    pub played: MediaTime,
    /// The parents' own words being written, where that is open.
    pub writing: bool,
}

/// One clip for parents.
#[derive(Clone, Debug, PartialEq)]
pub struct ParentClip {
    /// Which clip.
    pub clip: ClipId,
    /// Its film.
    pub recording: RecordingId,
    /// In point.
    pub start: MediaTime,
    /// Out point.
    pub end: MediaTime,
    /// The words of its tags that are praise (never codes, never what is for staff).
    pub praise: Vec<String>,
    /// What the worker wants to say about it.
    pub words: Redacted<String>,
}
