//! What workers tell of a film that went on while the vault was locked.

use crate::base::{CaseId, MediaTime, RecordingId};

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
}
