//! The record of a clip: a tagged moment of a recording. Knows the vocabulary; knows no film and no player.

use serde::{Deserialize, Serialize};

use super::vocabulary::{UnknownTag, Vocabulary};
use crate::base::{ClipId, MediaTime, RecordingId, Redacted, SessionId};

/// Body of the record of a clip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clip {
    /// The recording it is a moment of.
    pub recording: RecordingId,
    /// The session that recording was made at.
    pub session: SessionId,
    /// First moment, from the start of the film.
    pub start: MediaTime,
    /// The moment after the last, from the start of the film.
    pub end: MediaTime,
    /// Codes of its tags, as the vocabulary writes them.
    pub tags: Vec<String>,
    /// Note for staff.
    #[serde(default)]
    pub note: Redacted<String>,
    /// What the worker wants to say to the parents about it.
    #[serde(default)]
    pub words_for_parents: Redacted<String>,
    /// Picked out by the worker.
    #[serde(default)]
    pub starred: bool,
    /// The earlier clip a positive change is seen against.
    pub earlier: Option<ClipId>,
}

/// What a clip is refused for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClipError {
    /// The in point is not before the out point: set either again.
    #[error("the clip must start before it ends: in {start:.3}, out {end:.3}")]
    NotForward {
        /// In point.
        start: MediaTime,
        /// Out point.
        end: MediaTime,
    },
    /// A point lies outside the film: set it within.
    #[error("the clip must lie within the film of {film:.3}: in {start:.3}, out {end:.3}")]
    OutsideFilm {
        /// In point.
        start: MediaTime,
        /// Out point.
        end: MediaTime,
        /// Length of the film.
        film: MediaTime,
    },
    /// It says nothing: give it at least one tag.
    #[error("the clip has no tag")]
    NoTag,
    /// A tag is not in the vocabulary: choose one that is.
    #[error(transparent)]
    UnknownTag(#[from] UnknownTag),
}

impl Clip {
    /// Whether the clip can be kept: in before out, both within the film, at least one tag, every tag known.
    ///
    /// That a positive change points to an earlier clip is not asked here: a moment is marked while filming, and
    /// what it is compared with is chosen afterwards.
    pub fn check(&self, film: MediaTime, vocabulary: &Vocabulary) -> Result<(), ClipError> {
        let (start, end) = (self.start, self.end);
        if start >= end {
            return Err(ClipError::NotForward { start, end });
        }
        if start < MediaTime::ZERO || end > film {
            return Err(ClipError::OutsideFilm { start, end, film });
        }
        if self.tags.is_empty() {
            return Err(ClipError::NoTag);
        }
        vocabulary.codes(&self.tags)?;
        Ok(())
    }
}
