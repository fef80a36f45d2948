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
    /// What the film lacks, in order of time. While filming: what has been noted so far, of which the last may be open.
    #[serde(default)]
    pub gaps: Vec<FilmGap>,
    /// What became of it.
    pub state: RecordingState,
}

/// A stretch of a film's time in which something was not filmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FilmGap {
    /// When it begins.
    pub from: MediaTime,
    /// When filming is whole again; behind the film's end where it was not any more.
    pub to: MediaTime,
    /// What was not filmed, and why.
    pub what: Unfilmed,
}

/// What was not filmed, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unfilmed {
    /// The camera was gone: the picture is black.
    CameraGone,
    /// Pictures are missing though the camera was there: the computer did not keep up, or the film's bytes are lost.
    PicturesLost,
    /// There is no sound; the picture is there.
    SoundGone,
}

impl Unfilmed {
    /// Whether there is no picture: time that is no film of anybody.
    pub const fn lacks_picture(self) -> bool {
        match self {
            Self::CameraGone | Self::PicturesLost => true,
            Self::SoundGone => false,
        }
    }
}

/// These gaps in order of time; those of one kind that touch or overlap are one, and those without length are none.
pub fn merged_gaps(mut gaps: Vec<FilmGap>) -> Vec<FilmGap> {
    gaps.retain(|gap| gap.from < gap.to);
    gaps.sort_by_key(|gap| (gap.what, gap.from, gap.to));
    gaps.dedup_by(|next, kept| {
        let one = next.what == kept.what && next.from <= kept.to;
        if one {
            kept.to = kept.to.max(next.to);
        }
        one
    });
    gaps.sort_unstable();
    gaps
}

/// How much of a film of that length has a picture: without the gaps that lack one, each moment counted once.
pub fn filmed_of(duration: MediaTime, gaps: &[FilmGap]) -> MediaTime {
    duration.since(lacking(duration, gaps, Unfilmed::lacks_picture))
}

/// How much of a film of that length the gaps of these kinds take together: overlaps counted once, and nothing before its
/// beginning or behind its end.
fn lacking(duration: MediaTime, gaps: &[FilmGap], kinds: impl Fn(Unfilmed) -> bool) -> MediaTime {
    let mut stretches: Vec<(MediaTime, MediaTime)> =
        gaps.iter().filter(|gap| kinds(gap.what)).map(|gap| (gap.from, gap.to.min(duration))).collect();
    stretches.sort_unstable();
    let mut counted_to = MediaTime::ZERO;
    let mut sum = MediaTime::ZERO;
    for (from, to) in stretches {
        sum = sum + to.since(from.max(counted_to));
        counted_to = counted_to.max(to);
    }
    sum
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
    /// Minutes of film, as the guidance counts them: its length without the time in which there was no picture.
    pub fn filmed(&self) -> MediaTime {
        filmed_of(self.duration, &self.gaps)
    }

    /// How long the camera was gone.
    pub fn camera_gone(&self) -> MediaTime {
        lacking(self.duration, &self.gaps, |what| what == Unfilmed::CameraGone)
    }

    /// How long pictures are missing besides, though the camera was there.
    pub fn pictures_lost(&self) -> MediaTime {
        lacking(self.duration, &self.gaps, Unfilmed::lacks_picture).since(self.camera_gone())
    }

    /// How long there is no sound.
    pub fn sound_gone(&self) -> MediaTime {
        lacking(self.duration, &self.gaps, |what| what == Unfilmed::SoundGone)
    }

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
