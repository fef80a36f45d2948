//! Films made in memory, to be bent in every way; and what the tests of all files here share.

mod bits;
mod cuts;
mod disk;
mod faults;
mod round_trip;
mod sectors;
mod vectors;

use std::ops::Range;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::durability::Pace;
use super::format::{HEADER_LEN, Header, RecordHead};
use super::mark::Mark;
use super::positional::Bytes;
use super::store::Store;
use super::*;
use crate::vault::VaultError;
use crate::vault::crypto::Key;

/// A pace at which tests do not wait.
const AT_ONCE: Pace = Pace { sync_every: Duration::ZERO, mark_every: Duration::ZERO };

/// Lengths of the records of [`Specimen::sample`].
const SAMPLE: [usize; 6] = [100, 300, 1, 5000, 77, 640];

#[derive(Default)]
struct MemoryStore {
    film: Mutex<Vec<u8>>,
    seal: Mutex<Option<Vec<u8>>>,
    mark: Mutex<Option<Vec<u8>>>,
}

impl Store for MemoryStore {
    fn append(&self, bytes: &[u8]) -> Result<(), VaultError> {
        self.film.lock().unwrap().extend_from_slice(bytes);
        Ok(())
    }

    fn sync(&self) -> Result<(), VaultError> {
        Ok(())
    }

    fn put_mark(&self, file: &[u8]) -> Result<(), VaultError> {
        *self.mark.lock().unwrap() = Some(file.to_vec());
        Ok(())
    }

    fn put_seal(&self, file: &[u8]) -> Result<(), VaultError> {
        *self.seal.lock().unwrap() = Some(file.to_vec());
        Ok(())
    }
}

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

/// A film with its small files, all in memory.
#[derive(Clone)]
struct Specimen {
    id: FilmId,
    key: Key,
    plain: Vec<u8>,
    film: Vec<u8>,
    seal: Option<Vec<u8>>,
    mark: Option<Vec<u8>>,
}

impl Specimen {
    /// A sealed film of records of these lengths. No byte of its plaintext is zero.
    fn made(id: FilmId, lens: &[usize]) -> Self {
        let key = Key::from_bytes([9; 32]);
        let store = Arc::new(MemoryStore::default());
        let mut writer = writer_over(store.clone(), id, &key);
        let mut plain = Vec::new();
        for &len in lens {
            let piece = pattern(plain.len(), len);
            writer.append(&piece).unwrap();
            writer.cut().unwrap();
            plain.extend_from_slice(&piece);
        }
        writer.finish(facts(), None).unwrap();
        let film = store.film.lock().unwrap().clone();
        let (seal, mark) = (store.seal.lock().unwrap().clone(), store.mark.lock().unwrap().clone());
        Self { id, key, plain, film, seal, mark }
    }

    /// Six records, sealed and marked.
    fn sample() -> Self {
        Self::made(some_id(), &SAMPLE)
    }

    /// Without seal and mark, as after a crash in the first seconds.
    fn bare(mut self) -> Self {
        (self.seal, self.mark) = (None, None);
        self
    }

    /// Without seal, as after a crash.
    fn marked(mut self) -> Self {
        self.seal = None;
        self
    }

    fn open(&self) -> Result<FilmReader, VaultError> {
        self.open_over(Box::new(self.film.clone()))
    }

    fn open_over(&self, bytes: Box<dyn Bytes>) -> Result<FilmReader, VaultError> {
        let (id, key) = (&self.id, &self.key);
        let seal = side_file(self.seal.clone(), |file| seal::Seal::decode(file, id, key));
        let mark = side_file(self.mark.clone(), |file| Mark::decode(file, id, key));
        FilmReader::over(bytes, "in memory".into(), id, key, seal, mark)
    }

    /// Where each record stands in the file as it was written.
    fn records(&self) -> Vec<Range<usize>> {
        records_of(&self.film)
    }
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

fn writer_over(store: Arc<dyn Store>, id: FilmId, key: &Key) -> FilmWriter {
    let header = Header::new(id, key, some_day()).unwrap();
    store.append(&header.encode()).unwrap();
    FilmWriter::over(store, header, key, AT_ONCE).unwrap()
}

fn some_id() -> FilmId {
    FilmId {
        vault: VaultId::from_bytes([1; 16]),
        case: CaseId::from_bytes([2; 16]),
        recording: RecordingId::from_bytes([3; 16]),
        part: 0,
    }
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
fn assert_reads_around(reader: &FilmReader, plain: &[u8]) -> Vec<Damage> {
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
