//! What was done about a film that was left half done, and how it is told. Does nothing itself.

use crate::base::{CaseId, MediaTime, RecordingId};
use crate::words::Message;

/// What was done about a film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Repaired {
    /// It was cut off and is sealed up to where it is authentic.
    Recovered,
    /// It was sealed and is on record now.
    Completed,
    /// It had no record and has one now.
    Adopted,
    /// It was being discarded, and that is finished.
    Discarded,
    /// It was begun and has no picture; what there was is removed.
    Removed,
    /// It was cut off, and only who filmed it can finish it.
    Waits,
}

/// A film that something was done about, or should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// Which family.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// Which recording.
    pub recording: RecordingId,
    /// The number of its session, where there is one.
    pub session: Option<u32>,
    /// What was done.
    pub repaired: Repaired,
    /// How much of it there is.
    pub duration: MediaTime,
    /// Bytes behind the last authentic record; kept, but no film.
    pub torn_bytes: u64,
    /// How much that was durable is missing, about, by the film's own pace; zero where nothing is or none can be told.
    pub lost: MediaTime,
}

impl Salvaged {
    /// In sentences.
    pub fn sentences(&self) -> Vec<Message> {
        let place = match self.session {
            Some(session) => Message::new("salvage-place").with("session", session),
            None => Message::new("salvage-place-unknown"),
        };
        let of_length = |key| Message::new(key).with("length", self.duration.to_string());
        let what = match self.repaired {
            Repaired::Recovered if self.duration <= MediaTime::ZERO => "salvage-recovered-empty".into(),
            Repaired::Recovered => of_length("salvage-recovered"),
            Repaired::Completed => of_length("salvage-completed"),
            Repaired::Adopted => of_length("salvage-adopted"),
            Repaired::Discarded => "salvage-discarded".into(),
            Repaired::Removed => "salvage-removed".into(),
            Repaired::Waits => Message::new("salvage-waits"),
        };
        let mut said = vec![what.with("place", place.with("code", self.code.as_str()))];
        if self.lost > MediaTime::ZERO {
            let seconds = format!("{:.1}", self.lost.secs_f64());
            said.push(Message::new("salvage-lost").with("seconds", seconds));
        }
        if self.torn_bytes > 0 {
            said.push(
                Message::new("salvage-torn")
                    .with("bytes", usize::try_from(self.torn_bytes).unwrap_or(usize::MAX)),
            );
        }
        said
    }
}
