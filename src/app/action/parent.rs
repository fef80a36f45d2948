//! Clips that are watched with the parents: what is done, and what workers report. Plain data.

use crate::app::state::ParentScreen;
use crate::base::Redacted;
use crate::casework::Problem;
use crate::media::frame::FrameSlot;

/// What is done in the parent view.
#[derive(Clone, Debug, PartialEq)]
pub enum ParentAction {
    /// Play or pause.
    PlayPause,
    /// Step by frames, forwards or back.
    Step(i32),
    /// Loudness, 0–1.
    Volume(f64),
    /// Play the clip from its beginning.
    Again,
    /// Hold its first picture.
    Start,
    /// Play slowly, or at life's pace.
    Slow(bool),
    /// The clip after this one; behind the last one, the end.
    Next,
    /// The clip before this one.
    Previous,
    /// The first clip.
    First,
    /// Open or close the place for the parents' own words.
    Write(bool),
    /// The parents' own words, about the clip on screen or about all of them.
    Words(Redacted<String>),
}

/// What workers report of the parent view.
pub enum ParentEvent {
    /// It is open.
    Ready(Box<ParentScreen>),
    /// The film of this opening stands at the beginning of its clip.
    Film(u32, FrameSlot),
    /// The clip of this opening may be shown from the film that is in the player.
    MaySee(u32),
    /// The film of this opening cannot be played.
    FilmFailed(u32, Problem),
}
