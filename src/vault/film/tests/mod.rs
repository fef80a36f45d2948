//! Films made in memory, to be bent in every way; and what the tests of all files here share.

mod bits;
mod cuts;
mod disk;
mod faults;

mod parts;
mod power;
mod round_trip;
mod sectors;
pub(crate) mod storage;
mod vectors;
mod vectors_parts;

use std::fs;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::durability::SyncPace;
use super::format::{HEADER_LEN, PartHeader, RecordHead};
use super::kept::MOST_KEPT;
use super::part_reader::PartFileToRead;
use super::positional::Bytes;
use super::progress_file::ProgressFile;
use super::side_file::SideFile;
use super::*;
use crate::base::{CaseId, MediaTime, RecordingId, UserId, VaultId};
use crate::vault::VaultError;
use crate::vault::crypto::Key;
use storage::{Call, Fault, Rig};

/// A pace at which tests do not wait.
const AT_ONCE: SyncPace = SyncPace { sync_every: Duration::ZERO, progress_every: Duration::ZERO };

/// Lengths of the records of [`Specimen::sample`].
const SAMPLE: [usize; 6] = [100, 300, 1, 5000, 77, 640];

impl Bytes for Vec<u8> {
    fn len(&self) -> std::io::Result<u64> {
        Ok(Vec::len(self) as u64)
    }

    fn read_exact_at(&self, buffer: &mut [u8], at: u64) -> std::io::Result<()> {
        let from = usize::try_from(at).unwrap();
        let there = self.get(from..from + buffer.len());
        buffer.copy_from_slice(there.ok_or(std::io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }
}

/// A film of one part with its small files, all in memory.
#[derive(Clone)]
struct Specimen {
    id: FilmId,
    key: Key,
    plain: Vec<u8>,
    film: Vec<u8>,
    seal: Option<Vec<u8>>,
    progress: Option<Vec<u8>>,
}

impl Specimen {
    /// A sealed film of records of these lengths. No byte of its plaintext is zero.
    fn made(id: FilmId, lens: &[usize]) -> Self {
        let home = crate::test_folder::folder();
        let folder = rigged(&home, &Rig::sound());
        let mut writer = writer_in(&folder, id);
        let mut plain = Vec::new();
        for &len in lens {
            let piece = pattern(plain.len(), len);
            writer.append(&piece).unwrap();
            writer.cut().unwrap();
            plain.extend_from_slice(&piece);
        }
        writer.finish(facts(), None).unwrap();
        Self::left_in(&folder, id, plain)
    }

    /// What lies in the folder.
    fn left_in(folder: &FilmFolder, id: FilmId, plain: Vec<u8>) -> Self {
        let film = fs::read(folder.part(&id.part(0))).unwrap();
        let small = |path: std::path::PathBuf| fs::read(path).ok();
        let (seal, progress) = (small(folder.seal(&id)), small(folder.progress(&id.part(0))));
        Self { id, key: key(), plain, film, seal, progress }
    }

    /// Six records, sealed, with their progress file.
    fn sample() -> Self {
        Self::made(some_id(), &SAMPLE)
    }

    /// Without seal and progress file, as after a crash in the first seconds.
    fn bare(mut self) -> Self {
        (self.seal, self.progress) = (None, None);
        self
    }

    /// Without seal, as after a crash.
    fn with_progress(mut self) -> Self {
        self.seal = None;
        self
    }

    fn open(&self) -> Result<FilmReader, VaultError> {
        self.open_over(Box::new(self.film.clone()))
    }

    fn open_over(&self, bytes: Box<dyn Bytes>) -> Result<FilmReader, VaultError> {
        let (id, key) = (self.id, &self.key);
        let seal = side_file(self.seal.clone(), |file| seal::Seal::decode(file, &id, key));
        let progress = side_file(self.progress.clone(), |file| ProgressFile::decode(file, &id.part(0), key));
        let file = PartFileToRead { id: id.part(0), bytes, path: "in memory".into(), progress };
        FilmReader::over(id, key, vec![(0, Ok(file))], seal)
    }

    /// Where each record stands in the file as it was written.
    fn records(&self) -> Vec<Range<usize>> {
        records_of(&self.film)
    }
}

/// Lets the syncs of the first part through, holds them up, or fails them.
#[derive(Clone, Default)]
struct Gate(Arc<AtomicU8>);

impl Gate {
    fn close(&self) {
        self.0.store(1, Ordering::SeqCst);
    }

    fn fail(&self) {
        self.0.store(2, Ordering::SeqCst);
    }
}

/// A folder of films whose first part's syncs go through a gate.
fn gated(home: &tempfile::TempDir) -> (FilmFolder, Gate) {
    let gate = Gate::default();
    let held = gate.clone();
    let rig = Rig::failing(move |_, call, path| {
        let first = call == Call::Sync && path.to_str().unwrap().ends_with("-0.sealed");
        while first && held.0.load(Ordering::SeqCst) == 1 {
            std::thread::sleep(Duration::from_millis(1));
        }
        let fails = first && held.0.load(Ordering::SeqCst) == 2;
        fails.then_some(Fault::Error(std::io::ErrorKind::Other))
    });
    (rigged(home, &rig), gate)
}

fn wait_until(mut done: impl FnMut() -> bool) {
    for _ in 0..5000 {
        if done() {
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("it did not come about in ten seconds");
}

fn side_file<T>(file: Option<Vec<u8>>, decode: impl FnOnce(Vec<u8>) -> Result<T, VaultError>) -> SideFile<T> {
    file.map_or(SideFile::Missing, |file| decode(file).map_or_else(SideFile::Unreadable, SideFile::Whole))
}

/// Where records stand in an undamaged film.
fn records_of(film: &[u8]) -> Vec<Range<usize>> {
    let mut records = Vec::new();
    let mut at = HEADER_LEN;
    while let Some(head) = film.get(at..).and_then(RecordHead::decode) {
        let end = at + usize::try_from(head.file_len()).unwrap();
        records.push(at..end);
        at = end;
    }
    records
}

fn key() -> Key {
    Key::from_bytes([9; 32])
}

/// A folder of films on that disk.
fn rigged(home: &tempfile::TempDir, rig: &Rig) -> FilmFolder {
    rig.folder(&home.path().join("film"))
}

fn writer_in(folder: &FilmFolder, id: FilmId) -> FilmWriter {
    FilmWriter::with(folder, id, &key(), some_day(), AT_ONCE, MOST_KEPT).unwrap()
}

fn some_id() -> FilmId {
    FilmId {
        vault: VaultId::from_bytes([1; 16]),
        case: CaseId::from_bytes([2; 16]),
        recording: RecordingId::from_bytes([3; 16]),
    }
}

/// Another recording of the same family.
fn other_id() -> FilmId {
    FilmId { recording: RecordingId::from_bytes([4; 16]), ..some_id() }
}

fn some_day() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(1_780_000_000_123).unwrap()
}

fn facts() -> SealFacts {
    SealFacts {
        duration: MediaTime::from_secs(12),
        index: vec![IndexEntry { track: 1, time: MediaTime::from_secs(1), cluster: 100 }],
        gaps: vec![Gap {
            from: MediaTime::from_secs(3),
            to: MediaTime::from_secs(4),
            why: GapCause::CameraLost,
        }],
        head: Vec::new(),
    }
}

/// Bytes without a zero among them that are not the same twice at any near distance.
fn pattern(from: usize, len: usize) -> Vec<u8> {
    let mix = |place: usize| (place as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    (from..from + len).map(|place| u8::try_from(mix(place) % 255 + 1).unwrap()).collect()
}

fn read_all(reader: &FilmReader) -> Vec<u8> {
    let mut buffer = vec![0xEE; usize::try_from(reader.len()).unwrap()];
    let count = reader.read_at(0, &mut buffer).unwrap();
    assert_eq!(count, buffer.len());
    buffer
}

/// Reads the film whole and asserts that it is the plaintext, but for zeros exactly where damage is said to be.
/// Gives the damage.
fn assert_reads_around(reader: &FilmReader, plain: &[u8]) -> Vec<FilmDamage> {
    let read = read_all(reader);
    let damage = reader.damage();
    let mut expected = plain.to_vec();
    expected.resize(read.len(), 0);
    for found in &damage {
        let place = |offset: u64| usize::try_from(offset).unwrap().min(read.len());
        expected[place(found.offset)..place(found.offset + found.len)].fill(0);
    }
    assert!(read == expected, "wrong bytes; damage said to be {damage:?}");
    damage
}

/// Why the seal, or else a progress file, that lies beside the film cannot be used.
fn side_file_trouble(reader: &FilmReader) -> Option<&VaultError> {
    reader.seal_file().trouble().or_else(|| reader.progress_trouble())
}
