//! A walk over streamed Matroska as it arrives: from block to block, reading heads and stepping over what
//! they hold. Lost bytes are walked around: the walk goes on at the next cluster. Keeps no list of anything.

use super::ebml::{self, Head, Lack, id};
use super::tracks::Header;
use crate::base::MediaTime;

/// Bytes taken in at once; with [`MOST_KEPT`] it bounds the walk's memory.
const PIECE: usize = 64 << 10;
/// Header elements are kept whole while they are read; a larger one is damage.
const MOST_KEPT: u64 = 1 << 20;
/// No frame is larger; a block that claims to be is damage.
const MOST_OF_A_BLOCK: u64 = 32 << 20;
/// The small elements of a cluster.
const MOST_OF_A_FIELD: u64 = 64 << 10;

/// One whole block of one track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub track: u32,
    /// Presentation time.
    pub time: MediaTime,
    pub keyframe: bool,
    /// How long it lasts, where the block itself says so.
    pub duration: Option<MediaTime>,
    /// Offset of its cluster.
    pub cluster: u64,
    /// Offset behind its last byte.
    pub end: u64,
}

/// A block group whose end was not met yet.
#[derive(Clone, Copy, Debug)]
struct Group {
    end: u64,
    block: Option<(u32, MediaTime)>,
    duration: Option<MediaTime>,
    needs_others: bool,
}

/// The walk: feed it bytes in order, in pieces of any size.
#[derive(Debug, Default)]
pub(super) struct BlockWalk {
    pub header: Header,
    /// Offset of the first cluster met.
    pub first_cluster: Option<u64>,
    offset: u64,
    /// Bytes kept because more are needed to understand them: a head, or a header element.
    pending: Vec<u8>,
    /// Bytes still to be stepped over, and the block that is whole when they are behind us.
    skip: u64,
    whole_after_skip: Option<Block>,
    lost: bool,
    cluster: Option<u64>,
    cluster_time: Option<i64>,
    group: Option<Group>,
}

impl BlockWalk {
    /// A walk that begins in mid-film, at `offset`, where a cluster starts.
    pub(super) fn starting_at(offset: u64, header: Header) -> Self {
        Self { header, offset, ..Self::default() }
    }

    /// Walks on over `data`, giving every block that became whole.
    pub(super) fn feed(&mut self, data: &[u8], emit: &mut dyn FnMut(Block)) {
        for piece in data.chunks(PIECE) {
            let mut pending = std::mem::take(&mut self.pending);
            pending.extend_from_slice(piece);
            let mut at = 0;
            loop {
                let skipped = usize::try_from(self.skip).unwrap_or(usize::MAX).min(pending.len() - at);
                at += skipped;
                self.offset += skipped as u64;
                self.skip -= skipped as u64;
                if self.skip > 0 {
                    break;
                }
                self.arrive(emit);
                let Some(used) = self.step(&pending[at..]) else { break };
                at += used;
                self.offset += used as u64;
            }
            pending.drain(..at);
            self.pending = pending;
        }
    }

    /// Everything up to here is behind us: what it completed is whole now.
    fn arrive(&mut self, emit: &mut dyn FnMut(Block)) {
        if let Some(block) = self.whole_after_skip.take() {
            emit(block);
        }
        let Some(group) = self.group.filter(|group| self.offset >= group.end) else { return };
        self.group = None;
        if let (Some((track, time)), Some(cluster)) = (group.block, self.cluster) {
            let keyframe = !group.needs_others;
            emit(Block { track, time, keyframe, duration: group.duration, cluster, end: group.end });
        }
    }

    /// Understands what starts here and says how many bytes that used up; `None` asks for more bytes.
    fn step(&mut self, bytes: &[u8]) -> Option<usize> {
        if self.lost {
            return self.search(bytes);
        }
        let head = match ebml::head(bytes) {
            Ok(head) => head,
            Err(Lack::Bytes) => return None,
            Err(Lack::Sense) => return Some(self.lose()),
        };
        let size = match (head.id, head.size) {
            (id::SEGMENT, _) => return Some(head.len),
            (id::CLUSTER, _) => {
                self.first_cluster.get_or_insert(self.offset);
                self.cluster = Some(self.offset);
                self.cluster_time = None;
                self.group = None;
                return Some(head.len);
            }
            (_, Some(size)) => size,
            (_, None) => return Some(self.lose()),
        };
        match head.id {
            id::INFO | id::TRACKS | id::TIMESTAMP | id::BLOCK_DURATION => self.keep(head, size, bytes),
            id::SIMPLE_BLOCK | id::BLOCK => self.block(head, size, bytes),
            id::BLOCK_GROUP if self.cluster.is_some() && size <= MOST_OF_A_BLOCK => {
                let end = self.offset + head.len as u64 + size;
                self.group = Some(Group { end, block: None, duration: None, needs_others: false });
                Some(head.len)
            }
            other if size <= self.most_of(other) => {
                if let (id::REFERENCE_BLOCK, Some(group)) = (other, &mut self.group) {
                    group.needs_others = true;
                }
                self.skip = size;
                Some(head.len)
            }
            _ => Some(self.lose()),
        }
    }

    /// The size above which an element that is stepped over is damage; 0 for elements not known here.
    fn most_of(&self, id: u32) -> u64 {
        match id {
            id::EBML | id::SEEK_HEAD | id::TAGS | id::CHAPTERS | id::ATTACHMENTS | id::CUES | id::VOID => {
                MOST_OF_A_BLOCK
            }
            id::CRC_32 => MOST_OF_A_FIELD,
            id::POSITION | id::PREV_SIZE | id::SILENT_TRACKS if self.cluster.is_some() => MOST_OF_A_FIELD,
            id::REFERENCE_BLOCK
            | id::REFERENCE_PRIORITY
            | id::BLOCK_ADDITIONS
            | id::DISCARD_PADDING
            | id::CODEC_STATE
                if self.group.is_some() =>
            {
                MOST_OF_A_FIELD
            }
            _ => 0,
        }
    }

    /// An element whose content is looked at as a whole.
    fn keep(&mut self, head: Head, size: u64, bytes: &[u8]) -> Option<usize> {
        let Some(end) = usize::try_from(size).ok().filter(|_| size <= MOST_KEPT).map(|size| head.len + size)
        else {
            return Some(self.lose());
        };
        let content = bytes.get(head.len..end)?;
        let units = ebml::unsigned(content).and_then(|units| i64::try_from(units).ok());
        match (head.id, units) {
            (id::INFO, _) => self.header.read_info(content),
            (id::TRACKS, _) => self.header.read_tracks(content),
            (id::TIMESTAMP, Some(_)) if self.cluster.is_some() => self.cluster_time = units,
            (id::BLOCK_DURATION, Some(units)) if self.group.is_some() => {
                let duration = self.header.time(units);
                self.group = self.group.map(|group| Group { duration: Some(duration), ..group });
            }
            _ => return Some(self.lose()),
        }
        Some(end)
    }

    /// A block's own head: track, time from the cluster's, flags. Its payload is stepped over.
    fn block(&mut self, head: Head, size: u64, bytes: &[u8]) -> Option<usize> {
        let is_simple = head.id == id::SIMPLE_BLOCK;
        let (Some(cluster), Some(cluster_time)) = (self.cluster, self.cluster_time) else {
            return Some(self.lose());
        };
        let end = self.offset + head.len as u64 + size.min(MOST_OF_A_BLOCK);
        let fits = match self.group {
            None => is_simple,
            Some(group) => !is_simple && end <= group.end,
        };
        if size > MOST_OF_A_BLOCK || !fits {
            return Some(self.lose());
        }
        let (number, number_len) = match ebml::number(&bytes[head.len..]) {
            Ok((number, len)) => (number.and_then(|number| u32::try_from(number).ok()), len),
            Err(Lack::Bytes) => return None,
            Err(Lack::Sense) => return Some(self.lose()),
        };
        let is_known = |track: &u32| self.header.tracks.is_empty() || self.header.track(*track).is_some();
        let (Some(track), true) = (number.filter(is_known), size >= number_len as u64 + 3) else {
            return Some(self.lose());
        };
        let used = head.len + number_len + 3;
        let &[high, low, flags] = bytes.get(used - 3..used)? else { return None };
        let time = self.header.time(cluster_time.saturating_add(i64::from(i16::from_be_bytes([high, low]))));
        self.skip = size - (number_len as u64 + 3);
        if let Some(group) = &mut self.group {
            group.block = Some((track, time));
        } else {
            let keyframe = flags & 0x80 != 0;
            self.whole_after_skip = Some(Block { track, time, keyframe, duration: None, cluster, end });
        }
        Some(used)
    }

    /// Nothing here is understood: from this byte on, look for the next cluster.
    fn lose(&mut self) -> usize {
        self.lost = true;
        self.group = None;
        self.whole_after_skip = None;
        self.cluster = None;
        0
    }

    /// Looks for a cluster: its id, any size, and then its timestamp.
    fn search(&mut self, bytes: &[u8]) -> Option<usize> {
        let id = id::CLUSTER.to_be_bytes();
        let Some(at) = bytes.iter().position(|byte| *byte == id[0]) else {
            return (!bytes.is_empty()).then_some(bytes.len());
        };
        if at > 0 {
            return Some(at);
        }
        let seen = bytes.len().min(id.len());
        if bytes[..seen] != id[..seen] {
            return Some(1);
        }
        let cluster_len = match ebml::head(bytes) {
            Ok(head) => head.len,
            Err(Lack::Bytes) => return None,
            Err(Lack::Sense) => return Some(1),
        };
        match ebml::head(&bytes[cluster_len..]) {
            Ok(Head { id: id::TIMESTAMP, size: Some(1..=8), .. }) => {
                self.lost = false;
                Some(0)
            }
            Err(Lack::Bytes) => None,
            Ok(_) | Err(Lack::Sense) => Some(1),
        }
    }
}
