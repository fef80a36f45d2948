//! Makes a long film of a short one: the same clusters again and again with their times moved on, so that a film of
//! many minutes costs the encoding of some seconds. Only a film that is whole is repeated: what makes no sense is
//! refused. Knows no file and no sink.
//!
//! ```text
//! as recorded:  header │ clusters 0–30 s
//! as repeated:  header │ clusters 0–30 s │ the same, 30–60 s │ the same, 60–90 s …
//! ```
//!
//! A pass lasts from its first picture to the end of its last, in whole units of the film's timestamps; the first
//! pass begins at 0. Sound that would reach into the sound of the next pass, or that the encoder cut short because
//! the film ended, is left out: neither track overlaps where passes join, and both are moved on by the same time.

use super::ebml::{self, Head, id};
use super::finished::{document_head, info};
use super::tracks::{Header, TrackKind};
use crate::base::MediaTime;

/// Why a film cannot be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RepeatError {
    /// There is no byte in it.
    #[error("the film is empty")]
    Empty,
    /// It has no header, no cluster or no picture. It is something else, or its header is lost.
    #[error("no Matroska film with pictures")]
    NotAFilm,
    /// It makes no sense from this byte on, or is cut off there.
    #[error("the film is damaged or cut off at byte {0}")]
    Damaged(usize),
    /// Its first picture cannot be shown without others before it. It was not recorded from its beginning.
    #[error("the film does not begin with a keyframe")]
    NoKeyframe,
}

/// A piece of film to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The bytes, which follow those of the piece before.
    pub bytes: Vec<u8>,
    /// Whether they begin a cluster; only the header does not.
    pub starts_cluster: bool,
}

/// A short film that can be repeated. Holds its blocks in memory.
pub struct Stretch {
    header: Header,
    clusters: Vec<Cluster>,
    /// Beginning in the recorded film and length of one pass, in units of the film's timestamps; the latter never 0.
    zero: u64,
    pass: i64,
}

struct Cluster {
    /// Its time in the first pass.
    time: u64,
    /// Its blocks as recorded, which count their times from the cluster's.
    blocks: Vec<u8>,
}

impl Stretch {
    /// Takes a recorded film apart, from the cluster of its first keyframe at or after `from` on.
    pub fn read(film: &[u8], from: MediaTime) -> Result<Self, RepeatError> {
        if film.is_empty() {
            return Err(RepeatError::Empty);
        }
        let mut reading = Reading::default();
        reading.read(film)?;
        let Reading { header, mut blocks, .. } = reading;
        give_lengths(&mut blocks, &header);
        let is_picture = |block: &&Block<'_>| {
            header.track(block.track).is_some_and(|track| track.kind == TrackKind::Video)
        };
        let is_first = |block: &Block<'_>| {
            let skipped = from > MediaTime::ZERO && (header.time(block.time) < from || !block.keyframe);
            is_picture(&block) && !skipped
        };
        let first = blocks.iter().position(is_first).ok_or(RepeatError::NotAFilm)?;
        if !blocks[first].keyframe {
            return Err(RepeatError::NoKeyframe);
        }
        // Only sound can have been stored before it in its cluster.
        let cluster = blocks[first].cluster.0;
        blocks.retain(|block| block.cluster.0 >= cluster);
        let start = blocks.iter().filter(is_picture).map(|block| block.time).min().unwrap_or(0);
        let end = blocks.iter().filter(is_picture).map(Block::end).max().unwrap_or(1);
        let pass = (end - start).max(1);
        keep_what_fits(&mut blocks, start, pass);
        let zero = blocks.iter().map(|block| block.cluster.1).min().unwrap_or(0).min(start.unsigned_abs());
        let clusters = gathered(&blocks, zero);
        Ok(Self { header, clusters, zero, pass })
    }

    /// The moment of the recorded film that is 0 in the repeated one.
    pub fn start(&self) -> MediaTime {
        self.header.time(i64::try_from(self.zero).unwrap_or(i64::MAX))
    }

    /// Length of one pass.
    pub fn length(&self) -> MediaTime {
        self.header.time(self.pass)
    }

    /// How many passes make a film of at least that length; one at the least.
    pub fn passes(&self, at_least: MediaTime) -> u64 {
        let length = self.length().ns().max(1).unsigned_abs();
        at_least.ns().max(1).unsigned_abs().div_ceil(length)
    }

    /// The film of so many passes, piece by piece: its header, then one cluster after the other. It has no cues.
    pub fn repeated(&self, passes: u64) -> impl Iterator<Item = Piece> {
        let header = std::iter::once(Piece { bytes: self.header(), starts_cluster: false });
        let clusters = (0..passes).flat_map(move |pass| {
            self.clusters.iter().map(move |cluster| {
                let time = cluster.time.saturating_add(pass.saturating_mul(self.pass.unsigned_abs()));
                Piece { bytes: cluster.at(time), starts_cluster: true }
            })
        });
        header.chain(clusters)
    }

    fn header(&self) -> Vec<u8> {
        let mut header = document_head();
        // As recorded: neither the segment nor its clusters say how long they are.
        ebml::write_head(&mut header, id::SEGMENT, ebml::UNKNOWN_SIZE);
        header.extend(info(&self.header, None));
        ebml::write(&mut header, id::TRACKS, &self.header.raw_tracks);
        header
    }
}

impl Cluster {
    /// The cluster, moved to another time.
    fn at(&self, time: u64) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.blocks.len() + 32);
        ebml::write_head(&mut bytes, id::CLUSTER, ebml::UNKNOWN_SIZE);
        ebml::write_unsigned(&mut bytes, id::TIMESTAMP, time);
        bytes.extend_from_slice(&self.blocks);
        bytes
    }
}

/// A block with all its bytes; times in units of the film.
struct Block<'a> {
    track: u32,
    time: i64,
    /// How long it lasts; 0 until [`give_lengths`] where it does not say so itself.
    length: i64,
    keyframe: bool,
    /// Whether the decoder is told to throw its end away.
    cut_short: bool,
    /// Which cluster, and the cluster's time.
    cluster: (usize, u64),
    bytes: &'a [u8],
}

impl Block<'_> {
    fn end(&self) -> i64 {
        self.time.saturating_add(self.length)
    }
}

/// Where a block does not say how long it lasts its track does, or else the distance from the one before.
fn give_lengths(blocks: &mut [Block<'_>], header: &Header) {
    let scale = i64::try_from(header.scale_ns).unwrap_or(i64::MAX);
    let mut newest: Vec<(u32, i64, i64)> = Vec::new();
    for block in blocks {
        let place = newest.iter().position(|(track, ..)| *track == block.track).unwrap_or_else(|| {
            newest.push((block.track, block.time, 0));
            newest.len() - 1
        });
        let (_, time, distance) = &mut newest[place];
        if block.time > *time {
            (*distance, *time) = (block.time - *time, block.time);
        }
        if block.length == 0 {
            let fixed = header.track(block.track).and_then(|track| track.frame_duration);
            // Rounded: stored times are.
            block.length = fixed.map_or(*distance, |fixed| (fixed.ns() + scale / 2) / scale).max(1);
        }
    }
}

/// Leaves out what comes before the pass, what the decoder is to cut, and what would reach into the same track's
/// first block of the next pass.
fn keep_what_fits(blocks: &mut Vec<Block<'_>>, start: i64, pass: i64) {
    blocks.retain(|block| block.time >= start && !block.cut_short);
    let mut firsts: Vec<(u32, i64)> = Vec::new();
    blocks.retain(|block| {
        let first = firsts.iter().find(|(track, _)| *track == block.track).map(|(_, time)| *time);
        let first = first.unwrap_or_else(|| {
            firsts.push((block.track, block.time));
            block.time
        });
        // Times are kept in whole units, so an end can be told one too late.
        block.time < first + pass && block.end() <= first + pass + 1
    });
}

/// The blocks in their clusters again, whose times are counted from `zero`.
fn gathered(blocks: &[Block<'_>], zero: u64) -> Vec<Cluster> {
    let same = |one: &Block<'_>, other: &Block<'_>| one.cluster == other.cluster;
    blocks
        .chunk_by(same)
        .map(|blocks| {
            let time = blocks[0].cluster.1.saturating_sub(zero);
            let blocks = blocks.iter().flat_map(|block| block.bytes).copied().collect();
            Cluster { time, blocks }
        })
        .collect()
}

/// A walk over a whole film in memory.
#[derive(Default)]
struct Reading<'a> {
    header: Header,
    blocks: Vec<Block<'a>>,
    clusters: usize,
    cluster_time: Option<u64>,
}

impl<'a> Reading<'a> {
    fn read(&mut self, film: &'a [u8]) -> Result<(), RepeatError> {
        let mut at = 0;
        while at < film.len() {
            let damaged = RepeatError::Damaged(at);
            let head = ebml::head(&film[at..]).map_err(|_| damaged)?;
            let content_at = at + head.len;
            let content = match head.size {
                None => None,
                Some(size) => {
                    let content = film.get(content_at..).unwrap_or_default();
                    let size = usize::try_from(size).map_err(|_| damaged)?;
                    Some(content.get(..size).ok_or(damaged)?)
                }
            };
            at = content_at;
            match (head.id, content) {
                // What is in them is walked over like the rest.
                (id::SEGMENT, _) => {}
                (id::CLUSTER, _) => {
                    self.clusters += 1;
                    self.cluster_time = None;
                }
                (_, Some(content)) => {
                    at += content.len();
                    let bytes = &film[content_at - head.len..at];
                    self.element(head, content, bytes).ok_or(damaged)?;
                }
                (_, None) => return Err(damaged),
            }
        }
        if self.clusters == 0 || self.header.tracks.is_empty() {
            return Err(RepeatError::NotAFilm);
        }
        Ok(())
    }

    /// Takes an element up; `None` where it makes no sense.
    fn element(&mut self, head: Head, content: &'a [u8], bytes: &'a [u8]) -> Option<()> {
        match head.id {
            id::INFO => self.header.read_info(content),
            id::TRACKS => self.header.read_tracks(content),
            id::TIMESTAMP if self.clusters > 0 => self.cluster_time = Some(ebml::unsigned(content)?),
            id::SIMPLE_BLOCK => {
                let mut block = self.block(content, bytes)?;
                block.keyframe = flags(content)? & 0x80 != 0;
                self.blocks.push(block);
            }
            id::BLOCK_GROUP => {
                let child = |wanted| ebml::children(content).find(|(id, _)| *id == wanted);
                let mut block = self.block(child(id::BLOCK)?.1, bytes)?;
                if let Some((_, length)) = child(id::BLOCK_DURATION) {
                    block.length = i64::try_from(ebml::unsigned(length)?).ok()?;
                }
                block.keyframe = child(id::REFERENCE_BLOCK).is_none();
                block.cut_short = child(id::DISCARD_PADDING).is_some();
                self.blocks.push(block);
            }
            // They tell of places, sizes and sums that are others now, or nothing that is played.
            id::EBML
            | id::SEEK_HEAD
            | id::TAGS
            | id::CHAPTERS
            | id::ATTACHMENTS
            | id::CUES
            | id::VOID
            | id::CRC_32
            | id::POSITION
            | id::PREV_SIZE
            | id::SILENT_TRACKS => {}
            _ => return None,
        }
        Some(())
    }

    /// A block by the head of its content.
    fn block(&self, content: &[u8], bytes: &'a [u8]) -> Option<Block<'a>> {
        let cluster_time = self.cluster_time?;
        let (track, at) = ebml::number(content).ok()?;
        let track = u32::try_from(track?).ok().filter(|track| self.header.track(*track).is_some())?;
        let &[high, low] = content.get(at..at + 2)? else { return None };
        let time = i64::try_from(cluster_time).ok()?;
        let time = time.checked_add(i64::from(i16::from_be_bytes([high, low]))).filter(|time| *time >= 0)?;
        let cluster = (self.clusters, cluster_time);
        Some(Block { track, time, length: 0, keyframe: false, cut_short: false, cluster, bytes })
    }
}

/// A block's flags, which stand behind its track and time.
fn flags(content: &[u8]) -> Option<u8> {
    let (_, at) = ebml::number(content).ok()?;
    content.get(at + 2).copied()
}
