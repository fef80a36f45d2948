//! Where media and vault meet: a recorder's bytes into a sealed film, a sealed film's bytes to a demuxer.
//! Knows no pipeline and no case.

use std::io;
use std::ops::Range;
use std::sync::Arc;

use super::capture::FilmSink;
use super::film_bytes::FilmBytes;
use super::matroska::{ClusterScanner, FilmFacts, FinishedFilm, MatroskaError};
use crate::base::MediaTime;
use crate::vault::VaultError;
use crate::vault::film::{
    DamageCause, FilmDamage, FilmProgress, FilmReader, FilmSigner, FilmWriter, Gap, GapCause, IndexEntry,
    Seal, SealFacts,
};

/// Takes a recorder's bytes into a sealed film and keeps its index while they pass.
pub struct SealedSink {
    writer: FilmWriter,
    scanner: ClusterScanner,
    /// What came before the first cluster.
    head: Vec<u8>,
}

/// Longest beginning of a film that its seal keeps a copy of; a camera's has about 700 bytes.
const MOST_HEAD: usize = 16 << 10;

impl SealedSink {
    /// A sink over a film that has just been begun.
    pub fn new(writer: FilmWriter) -> Self {
        Self { writer, scanner: ClusterScanner::new(), head: Vec::new() }
    }

    /// Whether any whole picture arrived.
    pub fn has_picture(&self) -> bool {
        !self.scanner.index().is_empty()
    }

    /// Seals the film.
    pub fn seal(self, gaps: &[Gap], signer: Option<&dyn FilmSigner>) -> Result<Seal, VaultError> {
        let mut gaps = gaps.to_vec();
        gaps.extend(self.writer.lost().iter().map(|lost| self.gap_of(lost)));
        gaps.sort_by_key(|gap| (gap.from, gap.to));
        let facts = SealFacts {
            duration: self.scanner.duration(),
            index: self.scanner.index().to_vec(),
            gaps,
            head: head_of(self.head, self.scanner.first_cluster()),
        };
        self.writer.finish(facts, signer)
    }

    /// The time of bytes that the disk may not have: from the last keyframe before them to the first behind.
    fn gap_of(&self, lost: &Range<u64>) -> Gap {
        gap_over(lost, self.scanner.index(), self.scanner.duration())
    }

    /// How far the film has come, for other threads.
    pub fn progress(&self) -> FilmProgress {
        self.writer.progress().clone()
    }
}

impl FilmSink for SealedSink {
    fn append(&mut self, bytes: &[u8], starts_cluster: bool) -> Result<(), VaultError> {
        if starts_cluster {
            self.writer.cut()?;
        }
        if self.scanner.first_cluster().is_none() && self.head.len() < MOST_HEAD {
            self.head.extend_from_slice(&bytes[..bytes.len().min(MOST_HEAD)]);
        }
        self.scanner.feed(bytes);
        self.writer.append(bytes)
    }

    fn tick(&mut self) -> Result<(), VaultError> {
        self.writer.tick()
    }

    fn plain_len(&self) -> u64 {
        self.writer.plain_len()
    }

    fn durable_len(&self) -> u64 {
        self.writer.durable_len()
    }

    fn trouble(&self) -> bool {
        self.writer.progress().parts() > 1
    }
}

impl FilmBytes for FilmReader {
    fn len(&self) -> u64 {
        FilmReader::len(self)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        FilmReader::read_at(self, offset, buf).map_err(io::Error::other)
    }
}

/// What a film's seal says to a player; `None` where it has no seal.
pub fn sealed_facts(reader: &FilmReader) -> Option<FilmFacts> {
    let facts = &reader.seal()?.facts;
    Some(FilmFacts { duration: facts.duration, index: facts.index.clone() })
}

/// A sealed film as a finished Matroska file.
pub fn finished(reader: Arc<FilmReader>) -> Result<FinishedFilm, MatroskaError> {
    match sealed_facts(&reader) {
        Some(facts) => FinishedFilm::new(reader, facts),
        None => FinishedFilm::scanned(reader),
    }
}

/// The time of bytes that are not there: from the last keyframe before them to the first behind.
fn gap_over(bytes: &Range<u64>, index: &[IndexEntry], duration: MediaTime) -> Gap {
    let from = index.iter().rev().find(|entry| entry.cluster <= bytes.start);
    let to = index.iter().find(|entry| entry.cluster >= bytes.end);
    Gap {
        from: from.map_or(MediaTime::ZERO, |entry| entry.time),
        to: to.map_or(duration, |entry| entry.time),
        why: GapCause::Disk,
    }
}

/// What one pass over a film without a seal tells, for salvage: what of it cannot be read is a gap. That its end is
/// missing is none: the film ends before it.
pub fn facts_of(reader: &FilmReader) -> SealFacts {
    let mut scanner = ClusterScanner::new();
    let mut piece = vec![0; 1 << 20];
    let (mut at, mut head) = (0, Vec::new());
    while let Ok(read) = FilmBytes::read_full_at(reader, at, &mut piece) {
        if read == 0 {
            break;
        }
        if at == 0 {
            head = piece[..read.min(MOST_HEAD)].to_vec();
        }
        scanner.feed(&piece[..read]);
        at += read as u64;
    }
    let head = head_of(head, scanner.first_cluster());
    let (duration, index) = (scanner.duration(), scanner.index().to_vec());
    let unread =
        |damage: &FilmDamage| damage.len > 0 && damage.why != DamageCause::CutOff && damage.offset < at;
    let damages = reader.damage();
    let lost = damages.iter().filter(|damage| unread(damage));
    let stretch = |damage: &FilmDamage| damage.offset..damage.offset.saturating_add(damage.len);
    let gaps = lost.map(|damage| gap_over(&stretch(damage), &index, duration)).collect();
    SealFacts { duration, index, gaps, head }
}

/// The film's first bytes up to its first cluster; none where there is no cluster within them.
fn head_of(mut first_bytes: Vec<u8>, first_cluster: Option<u64>) -> Vec<u8> {
    let len = first_cluster.and_then(|at| usize::try_from(at).ok()).filter(|len| *len <= first_bytes.len());
    first_bytes.truncate(len.unwrap_or(0));
    first_bytes
}

#[cfg(test)]
#[path = "sealed_film_tests.rs"]
mod tests;
