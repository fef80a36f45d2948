//! The records of watching film with the parents: what was shown, made by playing it, and what they said. Knows no
//! player and no window.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::base::{ClipId, MediaTime, RecordingId, Redacted, SessionId};
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::sections::WatchingNumbers;

/// Body of the record of one clip shown to the parents. It keeps what the clip was then, so it stands whatever
/// becomes of the clip or its film.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Showing {
    /// The session at which it was shown.
    pub session: SessionId,
    /// The clip.
    pub clip: ClipId,
    /// The recording it is a moment of.
    pub recording: RecordingId,
    /// When it began, by the computer's clock.
    pub started: DateTime<Utc>,
    /// Film time that really played, summed: what played twice counts twice, what played slowly once.
    #[serde(default)]
    pub played: MediaTime,
    /// Length of the clip then.
    #[serde(default)]
    pub clip_length: MediaTime,
    /// Codes of the clip's tags then.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The earlier clip it pointed to then.
    #[serde(default)]
    pub earlier: Option<ClipId>,
    /// Codes of the aims that the worker had named then.
    #[serde(default)]
    pub aims: Vec<String>,
}

impl Showing {
    /// Whether enough of the clip was played for it to count as shown.
    pub fn counts(&self, numbers: &WatchingNumbers) -> bool {
        let share = i128::from(self.clip_length.ns()) * i128::from(numbers.played_percent);
        self.clip_length > MediaTime::ZERO && i128::from(self.played.ns()) * 100 >= share
    }

    /// Whether it counts in a programme; any does where the programme does not ask for watching.
    pub fn counts_in(&self, programme: &ProgrammeDefinition) -> bool {
        programme.watching.as_ref().is_none_or(|watching| self.counts(&watching.own))
    }
}

/// Body of the record of what the parents said while watching, in their own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParentWords {
    /// The session at which they said it.
    pub session: SessionId,
    /// The clip they said it about, if about one.
    #[serde(default)]
    pub clip: Option<ClipId>,
    /// Their words.
    pub words: Redacted<String>,
    /// When they were written down.
    pub written: DateTime<Utc>,
}
