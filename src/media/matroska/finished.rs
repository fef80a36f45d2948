//! A recorded film presented as a finished Matroska file: length, duration and seek head in front, the
//! clusters as recorded, cues behind them. Nothing is copied: bytes of film are read where they lie.
//!
//! ```text
//! as recorded:  header │ Segment (no size) Info Tracks … │ clusters ……………… │ torn block
//! as presented: header │ Segment (no size) SeekHead Info Tracks │ clusters ……………… │ Cues
//! ```

use std::io;
use std::sync::Arc;

use super::ebml::{self, id};
use super::tracks::{Header, Track, TrackKind};
use super::{ClusterScanner, IndexEntry};
use crate::base::MediaTime;
use crate::media::film_bytes::FilmBytes;

/// Bytes read at once when a film is scanned.
const SCAN_PIECE: usize = 256 << 10;
/// A film whose first cluster is not within this many bytes is none.
const MOST_HEADER: u64 = 4 << 20;
/// Name written where Matroska asks for the program that made the file.
const APP: &[u8] = b"Attune";

/// What a seal knows of its film, and what [`FinishedFilm::scanned`] finds out where there is no seal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilmFacts {
    /// Length of the film.
    pub duration: MediaTime,
    /// Its video keyframes in order.
    pub index: Vec<IndexEntry>,
}

/// Why bytes cannot be presented as a film.
#[derive(Debug, thiserror::Error)]
pub enum MatroskaError {
    /// No byte was recorded. There is nothing to play or salvage.
    #[error("the film is empty")]
    Empty,
    /// No Matroska header with tracks and no cluster. Its header is lost or it is something else.
    #[error("no Matroska film within the first {0} bytes")]
    NotAFilm(u64),
    /// The bytes cannot be read. Try again, or look at the disk.
    #[error("the film cannot be read: {0}")]
    Read(#[from] io::Error),
}

/// A finished Matroska film over recorded bytes; itself [`FilmBytes`].
pub struct FinishedFilm {
    film: Arc<dyn FilmBytes>,
    /// Everything before the first cluster, as presented.
    head: Vec<u8>,
    /// Recorded offsets of the first cluster and of the end of the last whole block.
    body: std::ops::Range<u64>,
    /// The cues.
    tail: Vec<u8>,
    header: Header,
    facts: FilmFacts,
}

impl FinishedFilm {
    /// Presents `film` with the facts from its seal. Reads its header and what follows the last keyframe.
    /// Facts that do not fit the film are left out; a missing duration is taken from the last block.
    pub fn new(film: Arc<dyn FilmBytes>, mut facts: FilmFacts) -> Result<Self, MatroskaError> {
        let head = scan(film.as_ref(), ClusterScanner::new(), 0, |scan, read| {
            scan.first_cluster().is_some() || read >= MOST_HEADER
        })?;
        let header = head.header().clone();
        let first = head.first_cluster().filter(|_| !header.tracks.is_empty());
        let Some(first) = first else {
            let len = film.len();
            return Err(if len == 0 {
                MatroskaError::Empty
            } else {
                MatroskaError::NotAFilm(len.min(MOST_HEADER))
            });
        };
        facts.index.retain(|entry| {
            (first..film.len()).contains(&entry.cluster)
                && header.track(entry.track).is_some_and(|track| track.kind == TrackKind::Video)
        });
        facts.index.sort_by_key(|entry| (entry.time, entry.cluster));
        let last = facts.index.iter().map(|entry| entry.cluster).max().unwrap_or(first);
        let rest = ClusterScanner::starting_at(last, header.clone());
        let rest = scan(film.as_ref(), rest, last, |_, _| false)?;
        let end = rest.whole_end().max(last);
        facts.index.retain(|entry| entry.cluster < end);
        if facts.duration <= MediaTime::ZERO {
            facts.duration = rest.duration();
        }
        Ok(Self::laid_out(film, header, first..end, facts))
    }

    /// Presents a film without a seal, its facts found by one pass over it.
    pub fn scanned(film: Arc<dyn FilmBytes>) -> Result<Self, MatroskaError> {
        let scanned = scan(film.as_ref(), ClusterScanner::new(), 0, |scan, read| {
            scan.first_cluster().is_none() && read >= MOST_HEADER
        })?;
        let facts = FilmFacts { duration: scanned.duration(), index: scanned.index().to_vec() };
        Self::new(film, facts)
    }

    /// Length of the film.
    pub fn duration(&self) -> MediaTime {
        self.facts.duration
    }

    /// Its video keyframes, by time.
    pub fn index(&self) -> &[IndexEntry] {
        &self.facts.index
    }

    /// Its tracks.
    pub fn tracks(&self) -> &[Track] {
        &self.header.tracks
    }

    /// The film as recorded, its header, and where its clusters lie.
    pub(super) fn recorded(&self) -> (&dyn FilmBytes, &Header, std::ops::Range<u64>) {
        (self.film.as_ref(), &self.header, self.body.clone())
    }

    fn laid_out(
        film: Arc<dyn FilmBytes>,
        header: Header,
        body: std::ops::Range<u64>,
        facts: FilmFacts,
    ) -> Self {
        let info = info(&header, Some(facts.duration));
        let mut tracks = Vec::new();
        ebml::write(&mut tracks, id::TRACKS, &header.raw_tracks);

        let has_cues = !facts.index.is_empty();
        let seek_head_len = seek_head(0, 0, has_cues.then_some(0)).len() as u64;
        let before_clusters = seek_head_len + (info.len() + tracks.len()) as u64;
        let body_len = body.end - body.start;
        let tail = cues(&header, &facts.index, before_clusters, body.start);
        let seek_head = seek_head(
            seek_head_len,
            seek_head_len + info.len() as u64,
            has_cues.then_some(before_clusters + body_len),
        );

        let mut head = document_head();
        // The clusters as recorded do not say their sizes, so the segment around them may not either: readers
        // warn of it, and strict ones refuse.
        ebml::write_head(&mut head, id::SEGMENT, ebml::UNKNOWN_SIZE);
        head.extend([seek_head, info, tracks].concat());
        Self { film, head, body, tail, header, facts }
    }
}

impl FilmBytes for FinishedFilm {
    fn len(&self) -> u64 {
        (self.head.len() + self.tail.len()) as u64 + (self.body.end - self.body.start)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let body_at = self.head.len() as u64;
        let tail_at = body_at + (self.body.end - self.body.start);
        if offset < body_at {
            return self.head.read_at(offset, buf);
        }
        if offset >= tail_at {
            return self.tail.read_at(offset - tail_at, buf);
        }
        let most = usize::try_from(tail_at - offset).unwrap_or(usize::MAX).min(buf.len());
        self.film.read_at(self.body.start + (offset - body_at), &mut buf[..most])
    }
}

impl std::fmt::Debug for FinishedFilm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FinishedFilm({} bytes, {})", self.len(), self.facts.duration)
    }
}

/// Feeds the film from `offset` on to the scanner, until the film ends or `enough` says so.
fn scan(
    film: &dyn FilmBytes,
    mut scanner: ClusterScanner,
    mut offset: u64,
    enough: impl Fn(&ClusterScanner, u64) -> bool,
) -> io::Result<ClusterScanner> {
    let mut piece = vec![0; SCAN_PIECE];
    loop {
        let read = film.read_full_at(offset, &mut piece)?;
        scanner.feed(&piece[..read]);
        offset += read as u64;
        if read == 0 || enough(&scanner, offset) {
            return Ok(scanner);
        }
    }
}

/// The EBML header of every Matroska file.
pub(super) fn document_head() -> Vec<u8> {
    let mut fields = Vec::new();
    ebml::write_unsigned(&mut fields, id::EBML_VERSION, 1);
    ebml::write_unsigned(&mut fields, id::EBML_READ_VERSION, 1);
    ebml::write_unsigned(&mut fields, id::EBML_MAX_ID_LENGTH, 4);
    ebml::write_unsigned(&mut fields, id::EBML_MAX_SIZE_LENGTH, 8);
    ebml::write(&mut fields, id::DOC_TYPE, b"matroska");
    ebml::write_unsigned(&mut fields, id::DOC_TYPE_VERSION, 4);
    ebml::write_unsigned(&mut fields, id::DOC_TYPE_READ_VERSION, 2);
    let mut head = Vec::new();
    ebml::write(&mut head, id::EBML, &fields);
    head
}

/// `Info`: scale of time, duration where it is known, and who made it. No date and no id: they would tell a stranger more than
/// the film does.
#[allow(clippy::cast_precision_loss)] // a duration is exact to the microsecond for centuries
pub(super) fn info(header: &Header, duration: Option<MediaTime>) -> Vec<u8> {
    let mut fields = Vec::new();
    ebml::write_unsigned(&mut fields, id::TIMESTAMP_SCALE, header.scale_ns);
    if let Some(duration) = duration {
        let units = duration.ns() as f64 / header.scale_ns as f64;
        ebml::write(&mut fields, id::DURATION, &units.to_be_bytes());
    }
    ebml::write(&mut fields, id::MUXING_APP, APP);
    ebml::write(&mut fields, id::WRITING_APP, APP);
    let mut info = Vec::new();
    ebml::write(&mut info, id::INFO, &fields);
    info
}

/// Where the other parts lie, counted from the start of the segment's content.
fn seek_head(info_at: u64, tracks_at: u64, cues_at: Option<u64>) -> Vec<u8> {
    let mut seeks = Vec::new();
    let parts = [(id::INFO, Some(info_at)), (id::TRACKS, Some(tracks_at)), (id::CUES, cues_at)];
    for (part, position) in parts {
        let Some(position) = position else { continue };
        let mut seek = Vec::new();
        ebml::write(&mut seek, id::SEEK_ID, &part.to_be_bytes());
        ebml::write_unsigned(&mut seek, id::SEEK_POSITION, position);
        ebml::write(&mut seeks, id::SEEK, &seek);
    }
    let mut head = Vec::new();
    ebml::write(&mut head, id::SEEK_HEAD, &seeks);
    head
}

/// The cues of the index; nothing without one. `clusters_at` is where the cluster recorded at `first` comes
/// to lie, counted from the start of the segment's content.
fn cues(header: &Header, index: &[IndexEntry], clusters_at: u64, first: u64) -> Vec<u8> {
    let mut points = Vec::new();
    for entry in index {
        let units = u64::try_from(entry.time.ns()).unwrap_or(0) / header.scale_ns;
        let mut place = Vec::new();
        ebml::write_unsigned(&mut place, id::CUE_TRACK, u64::from(entry.track));
        ebml::write_unsigned(&mut place, id::CUE_CLUSTER_POSITION, clusters_at + (entry.cluster - first));
        let mut point = Vec::new();
        ebml::write_unsigned(&mut point, id::CUE_TIME, units);
        ebml::write(&mut point, id::CUE_TRACK_POSITIONS, &place);
        ebml::write(&mut points, id::CUE_POINT, &point);
    }
    let mut cues = Vec::new();
    if !points.is_empty() {
        ebml::write(&mut cues, id::CUES, &points);
    }
    cues
}
