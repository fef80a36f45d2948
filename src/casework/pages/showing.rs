//! The clips chosen for the parents. Plain values: knows no job and no widget.

use crate::base::{ClipId, MediaTime, RecordingId, Redacted};
use crate::words::Message;

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

/// The clips chosen for the parents at one session.
pub struct ChosenClips {
    /// Those that may be shown, in their order; never empty.
    pub clips: Vec<ParentClip>,
    /// Those that are not shown, and why: for staff, afterwards.
    pub left_out: Vec<Message>,
}
