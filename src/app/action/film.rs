//! Filming: what can be done, and what workers report.

use crate::app::state::{CaptureView, DeviceRow, Devices};
use crate::base::{CaseId, MediaTime, RecordingId};
use crate::casework::Problem;
use crate::casework::pages::FilmChecks;

/// An act on the Film screen.
#[derive(Clone, Debug, PartialEq)]
pub enum FilmAction {
    /// Choose a camera.
    ChooseCamera(DeviceRow),
    /// Choose a microphone, or none.
    ChooseMicrophone(Option<DeviceRow>),
    /// Go to where the family's consents are recorded.
    GoToConsent,
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

/// What workers report of cameras and of the film that is taken.
pub enum FilmEvent {
    /// Cameras and microphones.
    Devices(Devices),
    /// What filming depends on now, apart from camera and microphone.
    Checked(Box<FilmChecks>),
    /// What the recorder reports.
    Capture(CaptureView),
    /// The red light is on.
    Started(RecordingId),
    /// The film is sealed.
    Sealed {
        /// Its length.
        duration: MediaTime,
    },
    /// The film and its key are destroyed.
    Discarded,
    /// Filming could not begin, or the film could not be sealed.
    Failed(Problem),
    /// The vault is open again, and the film that was begun before goes on.
    GoesOn(Box<RunningFilm>),
}

/// A film under way, as it is found again after unlocking.
pub struct RunningFilm {
    /// Which family.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// The number of the session.
    pub session: u32,
    /// Which recording.
    pub recording: RecordingId,
    /// The length of film the programme asks for, least and most.
    pub band: (MediaTime, MediaTime),
    /// Minutes of film of this session that were taken before.
    pub before: MediaTime,
}
