//! What a worker does on the Tag screen, and what undoes it. Plain data.

use crate::base::{ClipId, MediaTime};
use crate::casework::changes::{ClipEdit, Edge};

/// An act on the Tag screen beyond playing.
#[derive(Clone, Debug, PartialEq)]
pub enum TagAction {
    /// Jump by this much, back if negative.
    Jump(MediaTime),
    /// Hold the picture.
    Hold,
    /// Play; faster each time, up to twice life's speed.
    Faster,
    /// Open a clip in the form, or none: the form is for a new one.
    Select(Option<ClipId>),
    /// Open the clip so many places further on, back if negative.
    SelectBy(i32),
    /// Take a heading's tags in hand, by its place.
    ChooseHeading(usize),
    /// Put a tag on the open clip, or on the new one; take it off where it is.
    ToggleTag(String),
    /// Move an edge of the open clip, or of the new one, by this much, back if negative.
    MoveEdge(Edge, MediaTime),
    /// Put an edge of the open clip where the film stands.
    EdgeHere(Edge),
    /// Change a clip.
    Edit(ClipId, ClipEdit),
    /// Show a clip to the parents at the session worked on, or do not.
    Show(ClipId, bool),
    /// Undo the last change.
    Undo,
    /// Do again what was undone last.
    Redo,
}
