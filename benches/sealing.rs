//! Sealing and opening film records against ring's bare AES-256-GCM on the same buffers, and what the hash of
//! the film file and the disk add. Goal: at least 0.8 times ring's throughput.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on stops where it is

use std::hint::black_box;
use std::io::Read;

use attune::base::{CaseId, RecordingId, VaultId};
use attune::vault::crypto::{Key, Sha256};
use attune::vault::film::format::{HEAD_LEN, RecordHead};
use attune::vault::film::{
    FilmFolder, FilmId, FilmReader, FilmWriter, RecordOpener, RecordSealer, SealFacts, salvage, verify,
};
use divan::Bencher;
use divan::counter::BytesCount;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};

/// Lengths of records: a cluster of speech, a quarter of a second of 1080p film, the longest written.
const LENS: [usize; 3] = [16 << 10, 128 << 10, 256 << 10];
/// Length of a film on disk: half a minute.
const FILM: usize = 32 << 20;
/// Length of its records.
const PIECE: usize = 128 << 10;

fn main() {
    divan::main();
}

fn ring_key() -> LessSafeKey {
    LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &[7; 32]).expect("the key has the right length"))
}

fn nonce(sequence: u64) -> Nonce {
    let mut nonce = [0; 12];
    nonce[4..].copy_from_slice(&sequence.to_le_bytes());
    Nonce::assume_unique_for_key(nonce)
}

#[divan::bench(args = LENS)]
fn seal_ring_bare(bencher: Bencher, len: usize) {
    let key = ring_key();
    let mut sequence = 0;
    let mut buffer = vec![1; len];
    bencher.counter(BytesCount::new(len)).bench_local(|| {
        sequence += 1;
        let aad = Aad::from([0_u8; HEAD_LEN]);
        let _ =
            black_box(key.seal_in_place_separate_tag(nonce(sequence), aad, &mut buffer).expect("it seals"));
    });
}

#[divan::bench(args = LENS)]
fn seal_record(bencher: Bencher, len: usize) {
    let mut sealer = RecordSealer::new(&Key::from_bytes([7; 32]));
    let mut buffer = vec![1; RecordSealer::ROOM + len];
    bencher.counter(BytesCount::new(len)).bench_local(|| {
        sealer.seal(&mut buffer).expect("it seals");
        buffer.truncate(RecordSealer::ROOM + len);
        black_box(&mut buffer);
    });
}

#[divan::bench(args = LENS)]
fn seal_record_and_hash(bencher: Bencher, len: usize) {
    let mut sealer = RecordSealer::new(&Key::from_bytes([7; 32]));
    let mut hash = Sha256::default();
    let mut buffer = vec![1; RecordSealer::ROOM + len];
    bencher.counter(BytesCount::new(len)).bench_local(|| {
        sealer.seal(&mut buffer).expect("it seals");
        hash.update(&buffer);
        buffer.truncate(RecordSealer::ROOM + len);
        black_box(&mut buffer);
    });
}

/// Opening spoils the buffer, so a fresh copy is made each time, outside of what is measured.
#[divan::bench(args = LENS)]
fn open_ring_bare(bencher: Bencher, len: usize) {
    let key = ring_key();
    let mut sealed = vec![1; len];
    let aad = || Aad::from([0_u8; HEAD_LEN]);
    key.seal_in_place_append_tag(nonce(0), aad(), &mut sealed).expect("it seals");
    bencher.counter(BytesCount::new(len)).with_inputs(|| sealed.clone()).bench_local_refs(|buffer| {
        black_box(key.open_in_place(nonce(0), aad(), buffer).expect("it opens"));
    });
}

#[divan::bench(args = LENS)]
fn open_record(bencher: Bencher, len: usize) {
    let key = Key::from_bytes([7; 32]);
    let mut record = vec![1; RecordSealer::ROOM + len];
    RecordSealer::new(&key).seal(&mut record).expect("it seals");
    let opener = RecordOpener::new(&key);
    bencher.counter(BytesCount::new(len)).with_inputs(|| record.clone()).bench_local_refs(|record| {
        let (head, sealed) = record.split_at_mut(HEAD_LEN);
        let head = RecordHead::decode(head).expect("it is a head");
        black_box(opener.open(&head, sealed).expect("it opens"));
    });
}

fn film_id() -> FilmId {
    FilmId { vault: VaultId::random(), case: CaseId::random(), recording: RecordingId::random() }
}

fn write_film(folder: &FilmFolder, id: FilmId, piece: &[u8]) {
    let key = Key::from_bytes([7; 32]);
    let mut writer =
        FilmWriter::create(folder, id, &key, chrono::Utc::now()).expect("the folder is writable");
    for _ in 0..FILM / piece.len() {
        writer.append(piece).expect("there is room");
        writer.cut().expect("there is room");
    }
    writer.finish(SealFacts::default(), None).expect("there is room");
}

/// The whole way to a sealed film on this disk.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn film_written(bencher: Bencher) {
    let home = tempfile::tempdir().expect("there is a folder for temporary files");
    let piece = vec![1; PIECE];
    let bencher = bencher.counter(BytesCount::new(FILM));
    bencher.bench_local(|| write_film(&FilmFolder::on_disk(home.path()), film_id(), &piece));
}

fn read_whole(reader: &FilmReader, buffer: &mut [u8]) {
    for offset in (0..reader.len()).step_by(buffer.len()) {
        reader.read_at(offset, buffer).expect("it reads");
    }
    black_box(buffer);
}

/// A film on disk, in the system's cache.
struct OnDisk {
    home: tempfile::TempDir,
    id: FilmId,
    key: Key,
}

impl OnDisk {
    fn new() -> Self {
        let home = tempfile::tempdir().expect("there is a folder for temporary files");
        let id = film_id();
        write_film(&FilmFolder::on_disk(home.path()), id, &vec![1; PIECE]);
        Self { home, id, key: Key::from_bytes([7; 32]) }
    }

    fn folder(&self) -> FilmFolder {
        FilmFolder::on_disk(self.home.path())
    }

    fn path(&self, suffix: &str) -> std::path::PathBuf {
        self.home.path().join(format!("{}-0.{suffix}", self.id.recording))
    }
}

/// The whole way back.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn film_read(bencher: Bencher) {
    let film = OnDisk::new();
    let mut buffer = vec![0; 64 << 10];
    bencher.counter(BytesCount::new(FILM)).bench_local(|| {
        let reader = FilmReader::open(&film.folder(), film.id, &film.key).expect("it opens");
        read_whole(&reader, &mut buffer);
    });
}

/// What `film_recovered` is measured against (goal: at most 1.5 times): the file read once in order, every
/// record opened by ring and the bytes hashed, with nothing else done.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn film_opened_and_hashed_bare(bencher: Bencher) {
    let film = OnDisk::new();
    let key = ring_key();
    let mut record = vec![0; PIECE + 48];
    bencher.counter(BytesCount::new(FILM)).bench_local(|| {
        let mut source = std::fs::File::open(film.path("sealed")).expect("it is there");
        let mut hash = ring::digest::Context::new(&ring::digest::SHA256);
        source.read_exact(&mut record[..192]).expect("it has a header");
        hash.update(&record[..192]);
        for sequence in 0..(FILM / PIECE) as u64 {
            source.read_exact(&mut record).expect("it has records");
            hash.update(&record);
            let (head, sealed) = record.split_at_mut(HEAD_LEN);
            // Another key than the film's: it costs the same to find that out.
            let _ = black_box(key.open_in_place(nonce(sequence), Aad::from(head), sealed));
        }
        black_box(hash.finish());
    });
}

/// Recovering a film that was cut off, with an index that reads all of it.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn film_recovered(bencher: Bencher) {
    let film = OnDisk::new();
    let mut buffer = vec![0; 64 << 10];
    let cut_off = || std::fs::remove_file(film.path("seal")).expect("it is there");
    bencher.counter(BytesCount::new(FILM)).with_inputs(cut_off).bench_local_values(|()| {
        let index = |reader: &FilmReader| {
            read_whole(reader, &mut buffer);
            SealFacts::default()
        };
        salvage(&film.folder(), film.id, &film.key, 0, index, None).expect("it recovers");
    });
}

/// Looking at every byte.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn film_verified(bencher: Bencher) {
    let film = OnDisk::new();
    bencher.counter(BytesCount::new(FILM)).bench_local(|| {
        assert!(verify(&film.folder(), film.id, &film.key, 0, None).expect("it opens").is_whole());
    });
}
