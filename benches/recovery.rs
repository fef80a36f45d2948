//! Recovering a film of twenty minutes that was cut off, index and all, against reading the same file once in order,
//! opening every record with ring and hashing it. Goal: at most 1.5 times that.
//!
//! `cargo bench --bench recovery`

#![allow(clippy::unwrap_used, clippy::expect_used)] // what cannot go on stops where it is

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

use attune::base::{CaseId, MediaTime, RecordingId, VaultId};
use attune::media::capture::{FilmSink as _, FilmSize};
use attune::media::looped_film::LoopedFilm;
use attune::media::rehearsal::RehearsalScene;
use attune::media::sealed_film::{SealedSink, facts_of};
use attune::vault::crypto::Key;
use attune::vault::film::format::{HEAD_LEN, HEADER_LEN, RecordHead};
use attune::vault::film::{FilmFolder, FilmId, FilmWriter, salvage};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};

const MINUTES: i64 = 20;
const RUNS: usize = 15;

fn main() {
    let home = tempfile::tempdir().unwrap();
    let folder = FilmFolder::on_disk(home.path());
    let id = FilmId { vault: VaultId::random(), case: CaseId::random(), recording: RecordingId::random() };
    let key = Key::from_bytes([7; 32]);
    let looped = LoopedFilm::film(&RehearsalScene::new(4), FilmSize::Hd720).unwrap();
    let mut sink = SealedSink::new(FilmWriter::create(&folder, id, &key, chrono::Utc::now()).unwrap());
    looped.write(MediaTime::from_minutes(MINUTES), &mut sink).unwrap();
    sink.tick().unwrap();
    // Cut off: nobody seals it.
    drop(sink);
    let path = |suffix: &str| home.path().join(format!("{}-0.{suffix}", id.recording));
    let mut times = [const { Vec::new() }; 2];
    let mut minutes = 0.0;
    for _ in 0..RUNS {
        times[0].push(opened_and_hashed(&path("sealed")));
        let begun = Instant::now();
        let salvaged = salvage(&folder, id, &key, 0, facts_of, None).unwrap();
        times[1].push(begun.elapsed());
        minutes = salvaged.seal.facts.duration.minutes_f64();
        fs::remove_file(path("seal")).unwrap();
    }
    let bytes = fs::metadata(path("sealed")).unwrap().len();
    let [bare, recovered] = times.map(median_and_least);
    println!("{minutes:.1} minutes of film, {} MiB, {RUNS} runs in turn", bytes >> 20);
    println!("{:<28} {:>9} {:>9}", "milliseconds", "median", "least");
    for (what, (median, least)) in [("opened and hashed, bare", bare), ("recovered", recovered)] {
        println!("{what:<28} {:>9.1} {:>9.1}", median.as_secs_f64() * 1e3, least.as_secs_f64() * 1e3);
    }
    let ratio = |of: Duration, to: Duration| of.as_secs_f64() / to.as_secs_f64();
    println!(
        "recovered takes {:.2} times that ({:.2} at the least)",
        ratio(recovered.0, bare.0),
        ratio(recovered.1, bare.1)
    );
}

/// The file read in order, every record opened and everything hashed, with nothing else done.
fn opened_and_hashed(path: &Path) -> Duration {
    let begun = Instant::now();
    let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &[7; 32]).unwrap());
    let mut hash = ring::digest::Context::new(&ring::digest::SHA256);
    let mut source = File::open(path).unwrap();
    let mut record = vec![0; HEADER_LEN];
    source.read_exact(&mut record).unwrap();
    hash.update(&record);
    loop {
        record.resize(HEAD_LEN, 0);
        if source.read_exact(&mut record).is_err() {
            break;
        }
        let head = RecordHead::decode(&record).unwrap();
        record.resize(usize::try_from(head.file_len()).unwrap(), 0);
        source.read_exact(&mut record[HEAD_LEN..]).unwrap();
        hash.update(&record);
        let mut nonce = [0; 12];
        nonce[4..].copy_from_slice(&head.sequence.to_le_bytes());
        let (head, sealed) = record.split_at_mut(HEAD_LEN);
        // Another key than the film's: it costs the same to find that out.
        let _ = key.open_in_place(Nonce::assume_unique_for_key(nonce), Aad::from(head), sealed);
    }
    std::hint::black_box(hash.finish());
    begun.elapsed()
}

fn median_and_least(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort_unstable();
    (times[times.len() / 2], times[0])
}
