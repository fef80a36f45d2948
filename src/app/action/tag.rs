//! A film that is watched and tagged: what can be done, and what workers report. Plain data.

use std::path::PathBuf;

use crate::app::state::TagScreen;
use crate::base::{ClipId, MediaTime};
use crate::casework::changes::{ClipEdit, Edge, NewClip};

/// An act on the Tag screen.
#[derive(Clone, Debug, PartialEq)]
pub enum TagAction {
    /// Play or pause.
    PlayPause,
    /// Go to exactly this time.
    Seek(MediaTime),
    /// Show roughly this time while dragging.
    Scrub(MediaTime),
    /// Step by frames, forwards or back.
    Step(i32),
    /// Loudness, 0–1.
    Volume(f64),
    /// Jump by this much, back if negative.
    Jump(MediaTime),
    /// Hold the picture.
    Hold,
    /// Play; faster each time, up to twice life's speed.
    Faster,
    /// Set both points of a new clip, and choose the heading with this place for it.
    MarkSpan(MediaTime, MediaTime, usize),
    /// Open a clip in the form and go to its beginning.
    GoToClip(ClipId),
    /// Open a clip in the form and play it, to its end.
    PlayClip(ClipId),
    /// Open a clip in the form, or none: the form is for a new one.
    Select(Option<ClipId>),
    /// Open the clip so many places further on, back if negative.
    SelectBy(i32),
    /// Choose a heading, by its place: its tags are the ones at hand.
    ChooseHeading(usize),
    /// Put a tag on the open clip, or on the new one; take it off where it is.
    ToggleTag(String),
    /// Move an edge of the open clip, or of the new one, by this much, back if negative.
    MoveEdge(Edge, MediaTime),
    /// This speed, as a factor of life's.
    Speed(f64),
    /// Play the open clip again and again, or no longer.
    Loop(bool),
    /// Put an edge where the film stands: of the open clip, or of the new one. Where the open one would end before it begins,
    /// a new one begins.
    EdgeHere(Edge),
    /// Save a clip.
    SaveClip(NewClip),
    /// Change a clip.
    Edit(ClipId, ClipEdit),
    /// Remove a clip.
    RemoveClip(ClipId),
    /// Show a clip to the parents at the session worked on, or do not.
    Show(ClipId, bool),
    /// Show a clip that tags for staff keep back to the parents at the session worked on, for this reason.
    ShowDespite(ClipId, String),
    /// See the moments that are chosen for the session as the parents will; nothing of it goes on record.
    Preview,
    /// Undo the last change.
    Undo,
    /// Do again what was undone last.
    Redo,
    /// Write the film to a file in the clear.
    Export {
        /// Where to.
        to: PathBuf,
        /// Why.
        reason: String,
    },
    /// The sample that is coded is finished: compare it.
    FinishCoding,
}

/// What workers report of a film that is watched.
pub enum TagEvent {
    /// It is open in the player.
    Opened(Box<TagScreen>),
    /// An export is this far (0–1).
    Exporting(f32),
}
