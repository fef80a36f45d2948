//! A supervisor's count of what the worker said to the parents at a session: how often, about what, and whether it was
//! about what was to be seen. Calls no rate good.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::base::{ClipId, MediaTime, Redacted, SessionId};
use crate::programme::entry::known::{Body, Known};
use crate::programme::entry::refused::{EntryError, SupervisionError};
use crate::programme::supervision::rules::CommentRules;

/// The comments of one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentCoding {
    /// The day they were counted.
    pub on: NaiveDate,
    /// The session at which they were made.
    pub session: SessionId,
    /// How much watching was looked at.
    pub watched: MediaTime,
    /// The comments; none at all is a finding too.
    #[serde(default)]
    pub comments: Vec<Comment>,
}

/// One thing the worker said to the parents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// The clip it was about, if about one.
    #[serde(default)]
    pub clip: Option<ClipId>,
    /// Id of the heading it belongs under.
    pub heading: String,
    /// Whether it was about what was to be seen there: said of this moment, and under this heading.
    pub on_target: bool,
    /// The supervisor's note; may be empty.
    #[serde(default)]
    pub note: Redacted<String>,
}

/// What comments come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommentCount {
    /// How many.
    pub made: usize,
    /// How many of them were on target.
    pub on_target: usize,
}

impl Body for CommentCoding {
    fn word(&self) -> &'static str {
        "comment-coding"
    }

    fn is_supervision(&self) -> bool {
        true
    }

    /// Whether it can be written down: it says how long was looked at, and what each comment was about.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        if self.watched <= MediaTime::ZERO {
            return Err(SupervisionError::NoLength.into());
        }
        let blank = self.comments.iter().any(|comment| comment.heading.trim().is_empty());
        if blank { Err(EntryError::Empty) } else { Ok(()) }
    }
}

impl CommentCoding {
    /// The comments under a heading, or all of them.
    pub fn count(&self, heading: Option<&str>) -> CommentCount {
        let of = || {
            self.comments.iter().filter(|comment| heading.is_none_or(|heading| comment.heading == heading))
        };
        CommentCount { made: of().count(), on_target: of().filter(|comment| comment.on_target).count() }
    }

    /// Comments in as much watching as the rules tell rates for.
    #[allow(clippy::cast_precision_loss)] // comments of an hour
    pub fn rate(&self, rules: &CommentRules) -> f64 {
        self.comments.len() as f64 * f64::from(rules.per_minutes) / self.watched.minutes_f64()
    }
}

impl CommentCount {
    /// The share that was on target, in percent; none where nothing was said.
    #[allow(clippy::cast_precision_loss)] // comments of an hour
    pub fn percent(self) -> Option<f64> {
        (self.made > 0).then(|| self.on_target as f64 * 100.0 / self.made as f64)
    }
}
