//! Makes a film's index and duration out of its bytes as they go by, while filming or in one pass over a film
//! that was cut off. Knows no file and keeps no picture.

use super::IndexEntry;
use super::blocks::{Block, BlockWalk};
use super::tracks::{Track, TrackKind};
use crate::base::MediaTime;

/// Tracks whose pace is learnt; a film has two or three.
const MOST_TRACKS: usize = 16;

/// Reads streamed Matroska (`matroskamux streamable=true`) in pieces of any size, heads only.
///
/// Bytes that make no sense, such as the zeros of an unreadable record, are passed over: the scan goes on at
/// the next cluster. Memory stays bounded by one header element and the index.
#[derive(Debug, Default)]
pub struct ClusterScanner {
    walk: BlockWalk,
    index: Vec<IndexEntry>,
    end: MediaTime,
    /// Newest time of each track, and the distance to the one before: how long a frame lasts where nothing
    /// else tells.
    pace: Vec<(u32, MediaTime, MediaTime)>,
    whole_end: u64,
}

impl ClusterScanner {
    /// A scanner that has seen nothing yet; its first byte is the film's first.
    pub fn new() -> Self {
        Self::default()
    }

    /// A scanner of the end of a film whose header is known, from a cluster on.
    pub(super) fn starting_at(offset: u64, header: super::tracks::Header) -> Self {
        Self { walk: BlockWalk::starting_at(offset, header), ..Self::default() }
    }

    /// Takes in the next bytes of the film.
    pub fn feed(&mut self, data: &[u8]) {
        let Self { walk, .. } = self;
        let mut blocks = Vec::new();
        walk.feed(data, &mut |block| blocks.push(block));
        for block in blocks {
            self.take(block);
        }
    }

    /// Every keyframe of every video track whose bytes were all seen, in the order of the film.
    pub fn index(&self) -> &[IndexEntry] {
        &self.index
    }

    /// The end of the last whole block: its time and how long it lasts.
    pub fn duration(&self) -> MediaTime {
        self.end
    }

    /// Offset of the first cluster, once it was met.
    pub fn first_cluster(&self) -> Option<u64> {
        self.walk.first_cluster
    }

    /// The tracks that the header names, once it was met.
    pub fn tracks(&self) -> &[Track] {
        &self.walk.header.tracks
    }

    /// Offset behind the last whole block; what follows it cannot be played.
    pub fn whole_end(&self) -> u64 {
        self.whole_end
    }

    /// What the header says.
    pub(super) fn header(&self) -> &super::tracks::Header {
        &self.walk.header
    }

    fn take(&mut self, block: Block) {
        let track = self.walk.header.track(block.track);
        if block.keyframe && track.is_some_and(|track| track.kind == TrackKind::Video) {
            self.index.push(IndexEntry { track: block.track, time: block.time, cluster: block.cluster });
        }
        let fixed = block.duration.or_else(|| track.and_then(|track| track.frame_duration));
        let learnt = self.learn_pace(block);
        self.end = self.end.max(block.time + fixed.unwrap_or(learnt));
        self.whole_end = block.end;
    }

    /// The distance of this block from the one before on its track.
    fn learn_pace(&mut self, block: Block) -> MediaTime {
        if let Some((_, newest, distance)) = self.pace.iter_mut().find(|(track, ..)| *track == block.track) {
            if block.time > *newest {
                *distance = block.time - *newest;
                *newest = block.time;
            }
            return *distance;
        }
        if self.pace.len() < MOST_TRACKS {
            self.pace.push((block.track, block.time, MediaTime::ZERO));
        }
        MediaTime::ZERO
    }
}
