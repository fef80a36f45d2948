//! The Tag screen as data. Knows no player: workers report into it.

use super::families::RecordingRow;
use crate::base::{CaseId, ClipId, MediaTime, RecordingId, Redacted};
use crate::media::frame::FrameSlot;

/// Watching and tagging.
pub struct TagScreen {
    /// Which family.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// Which film.
    pub recording: RecordingRow,
    /// The session whose screen it was opened from; `None` from the family's page.
    pub from_session: Option<u32>,
    /// Where the player stands.
    pub player: PlayerView,
    /// The newest picture.
    pub frames: FrameSlot,
    /// Stretches without picture or sound.
    pub gaps: Vec<(MediaTime, MediaTime)>,
    /// The vocabulary, in its order.
    pub tags: Vec<TagChoice>,
    /// The film's clips, in its order of time.
    pub clips: Vec<ClipRow>,
    /// In point being marked.
    pub mark_in: Option<MediaTime>,
    /// Out point being marked.
    pub mark_out: Option<MediaTime>,
    /// How many clips were saved here; the form empties itself when it changes.
    pub saved: u32,
    /// Share of an export that is done, 0–1.
    pub exporting: Option<f32>,
}

/// A tag one can choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagChoice {
    /// Its code, as on the command line.
    pub code: String,
    /// Its words.
    pub label: String,
    /// The heading it stands under.
    pub heading: String,
}

/// One tagged moment, of any film of the family.
#[derive(Clone, Debug, PartialEq)]
pub struct ClipRow {
    /// Which clip.
    pub clip: ClipId,
    /// Its film.
    pub recording: RecordingId,
    /// The session that film was made at.
    pub session: u32,
    /// In point.
    pub start: MediaTime,
    /// Out point.
    pub end: MediaTime,
    /// Its tags.
    pub tags: Vec<TagMark>,
    /// The note for staff.
    pub note: Redacted<String>,
    /// What the worker wants to say to the parents about it.
    pub words: Redacted<String>,
    /// Picked out by the worker.
    pub starred: bool,
    /// The earlier clip a positive change is seen against.
    pub earlier: Option<ClipId>,
    /// Whether parents may see it at all: no tag keeps it back and its film can be played.
    pub may_be_shown: bool,
}

/// A tag on a clip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagMark {
    /// Its code.
    pub code: String,
    /// Its words; the code again where the vocabulary no longer knows it.
    pub label: String,
    /// Id of the heading it stands under; empty where the vocabulary no longer knows it.
    pub heading: String,
}

/// Where a player stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlayPhase {
    /// The film is being opened.
    #[default]
    Opening,
    /// Playing.
    Playing,
    /// Standing still.
    Paused,
    /// At the end.
    Ended,
    /// The film cannot be played; the problem says why.
    Failed,
}

/// What the player reports.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlayerView {
    /// Playing, paused, …
    pub phase: PlayPhase,
    /// Where it stands.
    pub position: MediaTime,
    /// Length of the film.
    pub duration: MediaTime,
    /// Loudness, 0–1.
    pub volume: f64,
}

impl Default for PlayerView {
    fn default() -> Self {
        Self { phase: PlayPhase::Opening, position: MediaTime::ZERO, duration: MediaTime::ZERO, volume: 1.0 }
    }
}
