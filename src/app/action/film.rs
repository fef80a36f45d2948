//! What can be done while filming.

use crate::app::state::DeviceRow;

/// An act on the Film screen.
#[derive(Clone, Debug, PartialEq)]
pub enum FilmAction {
    /// Choose a camera.
    ChooseCamera(DeviceRow),
    /// Choose a microphone, or none.
    ChooseMicrophone(Option<DeviceRow>),
    /// Look for cameras again.
    LookForCameras,
    /// Start filming.
    Start,
    /// Stop and seal.
    Stop,
    /// Stop and discard was pressed: ask.
    AskDiscard(bool),
    /// Stop and discard: destroy the film.
    Discard,
}
