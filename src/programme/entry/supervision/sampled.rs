//! A stretch of film that chance picked for supervision, with the worker's clips as they stood then. Draws nothing itself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::base::{ClipId, MediaTime, RecordingId, SessionId, UserId};
use crate::programme::agreement::windows::CodedStretch;
use crate::programme::entry::known::{Body, Known};
use crate::programme::entry::refused::{EntryError, SupervisionError};
use crate::programme::supervision::rules::AgreementRules;
use crate::programme::supervision::sample;
use crate::programme::supervision::sample::{SAMPLE_METHOD, SampledFilm};

/// A sample: everything that is needed to draw it again, and to compare a second coding with what the worker had coded
/// by then. It stands for good: a sample that does not please is not drawn anew without a trace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The day it was drawn.
    pub on: NaiveDate,
    /// What chance began with.
    pub seed: u64,
    /// The way of drawing, see [`SAMPLE_METHOD`].
    pub method: u32,
    /// How much was to be drawn.
    pub length: MediaTime,
    /// The films it was drawn from.
    pub films: Vec<SampledFilm>,
    /// The film it fell on.
    pub recording: RecordingId,
    /// The session that film was made at.
    pub session: SessionId,
    /// First moment.
    pub from: MediaTime,
    /// The moment after the last.
    pub to: MediaTime,
    /// How codings of it are compared.
    pub rules: AgreementRules,
    /// The clips of that film as they stood: tagging more afterwards changes no agreement.
    pub clips: Vec<SampledClip>,
}

/// A clip as it stood when a sample was drawn. Its note and its words are nobody's to see here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampledClip {
    /// Which clip.
    pub clip: ClipId,
    /// The version of its record.
    pub version: u32,
    /// Who had tagged it.
    pub by: UserId,
    /// The moment and its tags.
    #[serde(flatten)]
    pub stretch: CodedStretch,
}

impl Body for Sample {
    fn word(&self) -> &'static str {
        "sample"
    }

    fn is_supervision(&self) -> bool {
        true
    }

    /// Whether it can be written down: what is said to be drawn is what the seed draws.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        let drawn = sample(self.seed, &self.films, self.length);
        let is_drawn = self.method == SAMPLE_METHOD
            && drawn.is_some_and(|drawn| {
                (drawn.recording, drawn.from, drawn.to) == (self.recording, self.from, self.to)
            });
        if is_drawn { Ok(()) } else { Err(SupervisionError::NotDrawn.into()) }
    }

    /// What chance drew would prove nothing otherwise.
    fn is_final(&self) -> bool {
        true
    }
}

impl Sample {
    /// What the worker, or the workers, had coded.
    pub fn stretches(&self) -> Vec<CodedStretch> {
        self.clips.iter().map(|clip| clip.stretch.clone()).collect()
    }
}
