//! The part of a Matroska film before its first cluster: scale of time and tracks. Knows no blocks.

use super::ebml::{self, id};
use crate::base::MediaTime;

/// What a track carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrackKind {
    /// Pictures.
    Video,
    /// Sound.
    Audio,
    /// Anything else; it is not played.
    Other,
}

/// One track as its film's header describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Number in the blocks, from 1.
    pub number: u32,
    /// What it carries.
    pub kind: TrackKind,
    /// Matroska's codec id, such as `V_MPEG4/ISO/AVC`.
    pub codec: String,
    /// Time from one frame to the next, where the header fixes it.
    pub frame_duration: Option<MediaTime>,
}

/// What the header says that is needed to understand clusters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Nanoseconds in a unit of the film's timestamps.
    pub scale_ns: u64,
    /// Tracks in the order of the header; empty until the header was met.
    pub tracks: Vec<Track>,
    /// Content of the `Tracks` element as recorded.
    pub raw_tracks: Vec<u8>,
}

impl Default for Header {
    fn default() -> Self {
        Self { scale_ns: 1_000_000, tracks: Vec::new(), raw_tracks: Vec::new() }
    }
}

impl Header {
    /// Takes over the content of an `Info` element.
    pub(super) fn read_info(&mut self, content: &[u8]) {
        let scale = ebml::children(content).find(|(id, _)| *id == id::TIMESTAMP_SCALE);
        if let Some(scale_ns) = scale.and_then(|(_, value)| ebml::unsigned(value)).filter(|ns| *ns > 0) {
            self.scale_ns = scale_ns;
        }
    }

    /// Takes over the content of a `Tracks` element; the first that has a track in it counts.
    pub(super) fn read_tracks(&mut self, content: &[u8]) {
        if !self.tracks.is_empty() {
            return;
        }
        self.tracks = ebml::children(content)
            .filter(|(id, _)| *id == id::TRACK_ENTRY)
            .filter_map(|(_, entry)| track(entry))
            .collect();
        self.raw_tracks = content.to_vec();
    }

    /// The track of this number.
    pub(super) fn track(&self, number: u32) -> Option<&Track> {
        self.tracks.iter().find(|track| track.number == number)
    }

    /// A time in the film's own units.
    pub(super) fn time(&self, units: i64) -> MediaTime {
        let ns = i128::from(units) * i128::from(self.scale_ns);
        MediaTime::from_ns(i64::try_from(ns).unwrap_or(i64::MAX).max(0))
    }
}

fn track(entry: &[u8]) -> Option<Track> {
    let value = |wanted| ebml::children(entry).find(|(id, _)| *id == wanted).map(|(_, content)| content);
    let unsigned = |wanted| value(wanted).and_then(ebml::unsigned);
    Some(Track {
        number: u32::try_from(unsigned(id::TRACK_NUMBER)?).ok()?,
        kind: match unsigned(id::TRACK_TYPE)? {
            1 => TrackKind::Video,
            2 => TrackKind::Audio,
            _ => TrackKind::Other,
        },
        codec: String::from_utf8_lossy(value(id::CODEC_ID).unwrap_or_default())
            .trim_end_matches('\0')
            .to_owned(),
        frame_duration: unsigned(id::DEFAULT_DURATION)
            .and_then(|ns| i64::try_from(ns).ok())
            .filter(|ns| *ns > 0)
            .map(MediaTime::from_ns),
    })
}
