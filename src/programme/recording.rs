//! The record of a recording: everything between Start and Stop. Knows no camera and no film file.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::base::{MediaTime, Redacted, SessionId};

/// Body of the record of one recording: everything between Start and Stop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recording {
    /// The session it was made at.
    pub session: SessionId,
    /// When filming started, by the computer's clock.
    pub started: DateTime<Utc>,
    /// When it ended, by the computer's clock; only for people to read.
    pub ended: Option<DateTime<Utc>>,
    /// Length of the film, measured from the film itself and never typed.
    pub duration: MediaTime,
    /// Width of the picture in pixels.
    pub width: u32,
    /// Height of the picture in pixels.
    pub height: u32,
    /// The cameras' own names, which may hold a person's.
    #[serde(default)]
    pub cameras: Vec<Redacted<String>>,
    /// How many gaps the film has.
    #[serde(default)]
    pub gaps: u32,
    /// What became of it.
    pub state: RecordingState,
}

/// What became of a recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordingState {
    /// Under way, or cut off and not yet salvaged: its length is not known.
    Filming,
    /// Stopped and sealed.
    Complete,
    /// Cut off, and what was there is saved: it is film like any other.
    Recovered,
    /// Its key is destroyed: it is no film any more, and never was one that counts.
    Discarded,
    /// It was film, and what was filmed and shown counts; its key and its bytes are destroyed. Said by its order of
    /// erasure and never written into the record of the recording, which belongs to whoever filmed.
    Erased,
}

impl Recording {
    /// Whether it is, or was before it was erased, sealed film with something to see: what the past is judged by.
    pub fn was_watchable(&self) -> bool {
        self.is_watchable() || (self.state == RecordingState::Erased && self.duration > MediaTime::ZERO)
    }

    /// Whether it is sealed film with something to see: one cut off before its first picture has nothing.
    pub fn is_watchable(&self) -> bool {
        matches!(self.state, RecordingState::Complete | RecordingState::Recovered)
            && self.duration > MediaTime::ZERO
    }
}
