//! The record of a clip: a tagged moment of a recording. Knows the vocabulary; knows no film and no player.

use serde::{Deserialize, Serialize};

use super::vocabulary::{KeepsBack, UnknownTag, Vocabulary};
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
    /// Codes of the aims that the worker named; they count while a tag leaves the aim to the worker.
    #[serde(default)]
    pub aims: Vec<String>,
    /// Why the parents are shown it although tags for staff keep it back.
    #[serde(default)]
    pub shown_despite: Option<ShownDespite>,
}

/// Why the parents are shown a clip that tags for staff keep back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownDespite {
    /// The tags it was given for: with another such tag it is to be thought of anew.
    pub tags: Vec<String>,
    /// The reason.
    pub reason: Redacted<String>,
}

/// Whether parents may be shown a clip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForParents {
    /// They may.
    Yes,
    /// Tags for staff keep it back, unless the worker chooses it with a reason; those tags.
    WithReason(Vec<String>),
    /// A tag keeps it back whoever chooses it, or is not known any more.
    Never,
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

    /// Whether parents may be shown it: the one place that says so. That its film can be played is not asked here.
    pub fn for_parents(&self, vocabulary: &Vocabulary) -> ForParents {
        let mut unless_chosen = Vec::new();
        for code in &self.tags {
            match vocabulary.keeps_back(code) {
                KeepsBack::No => {}
                KeepsBack::UnlessChosen => unless_chosen.push(code.clone()),
                KeepsBack::Always => return ForParents::Never,
            }
        }
        let reason = self.shown_despite.as_ref();
        let covered = |code| reason.is_some_and(|despite| despite.tags.contains(code));
        if unless_chosen.iter().all(covered) {
            ForParents::Yes
        } else {
            ForParents::WithReason(unless_chosen)
        }
    }

    /// Whether parents may be shown it as it stands.
    pub fn may_be_shown(&self, vocabulary: &Vocabulary) -> bool {
        self.for_parents(vocabulary) == ForParents::Yes
    }

    /// The reason for which it may be shown all the same; `None` where no tag keeps it back, or none is given for all that do.
    pub fn standing_reason(&self, vocabulary: &Vocabulary) -> Option<&Redacted<String>> {
        let kept_back = self.tags.iter().any(|code| vocabulary.keeps_back(code) != KeepsBack::No);
        let despite = self.shown_despite.as_ref().filter(|_| kept_back && self.may_be_shown(vocabulary))?;
        Some(&despite.reason)
    }

    /// The reason to show it all the same, for the tags that keep it back now.
    pub fn despite(&self, vocabulary: &Vocabulary, reason: Redacted<String>) -> ShownDespite {
        let unless_chosen = |code: &&String| vocabulary.keeps_back(code) == KeepsBack::UnlessChosen;
        ShownDespite { tags: self.tags.iter().filter(unless_chosen).cloned().collect(), reason }
    }
}
