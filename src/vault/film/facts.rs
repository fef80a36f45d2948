//! What stands in a seal beside the film itself: its length, its keyframes, and what was not filmed. Knows nothing of
//! how it is sealed.

use serde::{Deserialize, Serialize};

use crate::base::MediaTime;

/// Where to start reading for a moment of the film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexEntry {
    /// The container's number of the track.
    pub track: u32,
    /// Time of the keyframe.
    pub time: MediaTime,
    /// Plaintext offset of the cluster it stands in, in bytes.
    pub cluster: u64,
}

/// A stretch of time in which something was not filmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// When it begins.
    pub from: MediaTime,
    /// When filming is whole again.
    pub to: MediaTime,
    /// What was the matter.
    pub why: GapCause,
}

/// Why something was not filmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GapCause {
    /// The computer did not keep up, a bounded queue overflowed, and pictures were left out.
    Overflow,
    /// The same of sound.
    SoundOverflow,
    /// The camera gave no pictures.
    CameraLost,
    /// The microphone gave no sound.
    SoundLost,
    /// Records of the film could not be written or read.
    Disk,
}

/// What the recorder knows of a film and the vault does not; it goes into the seal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealFacts {
    /// Length of the film.
    pub duration: MediaTime,
    /// Keyframes, in order of time.
    pub index: Vec<IndexEntry>,
    /// What was not filmed.
    pub gaps: Vec<Gap>,
    /// The film's first bytes, without which nothing behind them can be played: read from here where the film's
    /// own are unreadable, so that a bad first record does not cost the film.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub head: Vec<u8>,
}
