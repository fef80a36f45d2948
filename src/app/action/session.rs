//! What can be done on the screen of a session.

use crate::base::{ClipId, RecordingId};
use crate::casework::changes::SessionChange;
use crate::programme::StepKind;

/// An act on the screen of a session.
#[derive(Clone, Debug, PartialEq)]
pub enum SessionAction {
    /// Open a step of it.
    ChooseStep(StepKind),
    /// Go on from the step that is open: to the next one, and on to the camera or the film where that is all there is to do
    /// there.
    Next,
    /// Change a session, by its number.
    Change(u32, SessionChange),
    /// Film a session, by its number.
    Film(u32),
    /// Watch a film.
    Watch(RecordingId),
    /// Show the chosen clips of a session, by its number, to the parents.
    ShowToParents(u32),
    /// Show these clips to the parents at a session, by its number: they are chosen, and shown.
    ShowThese(u32, Vec<ClipId>),
    /// See the chosen clips of a session, by its number, as the parents will: nothing of it goes on record.
    Preview(u32),
}
