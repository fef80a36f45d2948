//! What is done while clips are watched with the parents. Plain data.

use crate::base::Redacted;

/// What is done in the parent view, beside playing, pausing, stepping and leaving.
#[derive(Clone, Debug, PartialEq)]
pub enum ParentAction {
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
