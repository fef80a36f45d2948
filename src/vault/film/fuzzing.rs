//! What a fuzzer throws at film, seal and progress file, all in memory, and what must hold whatever it throws. Compiled
//! for tests and for the folder `fuzz` alone; knows no file and no key but its own.
//!
//! The first byte says what the rest is: bytes as they are, bytes behind a sound header, or a script by which a
//! true film is put together and spoilt.

use std::io::{self, ErrorKind};

use super::damage::FilmDamage;
use super::envelope::{self, SideFileKind};
use super::facts::SealFacts;
use super::format::{HEAD_LEN, HEADER_LEN, PartHeader, RECORD_MAGIC, RecordHead};
use super::id::FilmId;
use super::part_reader::PartFileToRead;
use super::positional::Bytes;
use super::progress_file::{ProgressFile, Reach};
use super::reader::FilmReader;
use super::record::RecordSealer;
use super::salvage::recover;
use super::seal::{FilmState, HashCheck, PartSeal, Seal};
use super::side_file::SideFile;
use super::signer::FilmSigner;
use super::verify::report;
use crate::base::{CaseId, RecordingId, UserId, VaultId};
use crate::vault::VaultError;
use crate::vault::crypto::{Key, sha256};
use crate::vault::fuzz_script::Script;

const ID: FilmId = FilmId {
    vault: VaultId::from_bytes([1; 16]),
    case: CaseId::from_bytes([2; 16]),
    recording: RecordingId::from_bytes([3; 16]),
};
/// Most plaintext that is read back and compared.
const MOST_READ: usize = 1 << 20;

fn key() -> Key {
    Key::from_bytes([9; 32])
}

struct Memory(Vec<u8>);

impl Bytes for Memory {
    fn len(&self) -> io::Result<u64> {
        Ok(self.0.len() as u64)
    }

    fn read_exact_at(&self, buffer: &mut [u8], at: u64) -> io::Result<()> {
        let from = usize::try_from(at).unwrap_or(usize::MAX);
        let there = from.checked_add(buffer.len()).and_then(|to| self.0.get(from..to));
        buffer.copy_from_slice(there.ok_or(ErrorKind::UnexpectedEof)?);
        Ok(())
    }
}

/// A film with its small files, and what it was before it was spoilt, where that is known.
#[derive(Default)]
struct Specimen {
    film: Vec<u8>,
    /// The parts after the first.
    others: Vec<Vec<u8>>,
    seal: Option<Vec<u8>>,
    progress: Option<Vec<u8>>,
    plain: Option<Vec<u8>>,
}

impl Specimen {
    fn open(&self) -> Result<FilmReader, VaultError> {
        let seal = side_file(self.seal.as_ref(), |file| Seal::decode(file, &ID, &key()));
        let progress =
            side_file(self.progress.as_ref(), |file| ProgressFile::decode(file, &ID.part(0), &key()));
        let first = part(0, self.film.clone(), progress);
        let others =
            (1..).zip(&self.others).map(|(number, film)| part(number, film.clone(), SideFile::Missing));
        FilmReader::over(ID, &key(), [first].into_iter().chain(others).collect(), seal)
    }
}

fn part(
    number: u32,
    film: Vec<u8>,
    progress: SideFile<ProgressFile>,
) -> (u32, Result<PartFileToRead, VaultError>) {
    let bytes = Box::new(Memory(film));
    (number, Ok(PartFileToRead { id: ID.part(number), bytes, path: "memory".into(), progress }))
}

fn side_file<T>(
    file: Option<&Vec<u8>>,
    decode: impl FnOnce(Vec<u8>) -> Result<T, VaultError>,
) -> SideFile<T> {
    file.cloned()
        .map_or(SideFile::Missing, |file| decode(file).map_or_else(SideFile::Unreadable, SideFile::Whole))
}

/// A film file: opened, read whole, verified, and recovered.
///
/// # Panics
/// Where a promise is broken; that is what a fuzzer looks for.
pub fn film(data: &[u8]) {
    let mut script = Script::new(data);
    let specimen = match script.byte() % 3 {
        0 => {
            if let Ok(header) = PartHeader::decode(script.rest()) {
                assert!(script.rest().starts_with(&header.encode()), "a header is written as it is read");
            }
            Specimen { film: script.rest().to_vec(), ..Specimen::default() }
        }
        1 => {
            let mut film = header(0).encode().to_vec();
            film.extend_from_slice(script.rest());
            repair_heads(&mut film);
            Specimen { film, ..Specimen::default() }
        }
        _ => spoilt(&mut script),
    };
    examine(&specimen);
}

/// A seal or progress file: its envelope, its body under the right key, and a film under it.
///
/// # Panics
/// Where a promise is broken; that is what a fuzzer looks for.
pub fn seal(data: &[u8]) {
    let mut script = Script::new(data);
    let kind = |seal| if seal { SideFileKind::Seal } else { SideFileKind::Progress };
    let closed = |kind, plain: &[u8]| envelope::close(kind, &ID.part(0), &key(), plain).unwrap_or_default();
    match script.byte() % 4 {
        0 => {
            let of_chance = Seal::decode(script.rest().to_vec(), &ID, &key()).is_ok()
                || ProgressFile::decode(script.rest().to_vec(), &ID.part(0), &key()).is_ok();
            assert!(!of_chance, "authentic by chance");
        }
        1 => {
            let file = closed(kind(true), script.rest());
            if let Ok(mut file) = Seal::decode(file, &ID, &key()) {
                let signed = file.sign(&ID, &key(), &Rubber).and_then(|file| Seal::decode(file, &ID, &key()));
                let holds = signed.ok().and_then(|file| file.signature_holds(&is_rubber));
                assert!(holds == Some(true), "a body is kept to the byte when it is signed");
                under_seal(file.seal);
            }
        }
        2 => {
            let file = closed(kind(false), script.rest());
            if let Ok(progress) = ProgressFile::decode(file, &ID.part(0), &key()) {
                let again = progress
                    .encode(&ID.part(0), &key())
                    .and_then(|file| ProgressFile::decode(file, &ID.part(0), &key()));
                assert!(
                    again.is_ok_and(|again| again == progress),
                    "a progress file is written as it is read"
                );
            }
        }
        _ => {
            let (header, film, plain) = two_records();
            let whole = true_seal(&header, &film, plain.len() as u64, 2).encode(&ID, &key(), None);
            let Ok(whole) = whole else { return };
            let mut bent = whole.clone();
            while let Some((place, bits)) = script.pair() {
                let place = usize::from(place) % bent.len();
                bent[place] ^= bits;
            }
            let cut = usize::from(script.byte());
            bent.truncate(bent.len() - cut.min(bent.len()));
            let opened = Seal::decode(bent.clone(), &ID, &key()).is_ok();
            assert!(opened == (bent == whole), "a seal opens if and only if nothing was changed");
        }
    }
}

/// A stamp that anybody could cut; the real signature is ring's.
struct Rubber;

impl FilmSigner for Rubber {
    fn user(&self) -> UserId {
        UserId::from_bytes([4; 16])
    }

    fn sign(&self, message: &[u8]) -> [u8; 64] {
        let mut stamp = [0; 64];
        stamp[..32].copy_from_slice(&sha256(&[message]));
        stamp
    }
}

fn is_rubber(user: UserId, message: &[u8], signature: &[u8; 64]) -> bool {
    user == Rubber.user() && *signature == Rubber.sign(message)
}

/// A true film under a seal that says anything, as whoever has the content key could write it.
fn under_seal(mut seal: Seal) {
    let (header, film, plain) = two_records();
    seal.first.header = header.encode().to_vec();
    seal.signature = None;
    let Ok(bytes) = seal.encode(&ID, &key(), None) else { return };
    let again = Seal::decode(bytes.clone(), &ID, &key());
    assert!(again.is_ok_and(|again| again.seal == seal), "a seal is written as it is read");
    examine(&Specimen { film, seal: Some(bytes), plain: Some(plain), ..Specimen::default() });
}

/// What holds of every film.
fn examine(specimen: &Specimen) {
    let Ok(reader) = specimen.open() else { return };
    if reader.seal().is_none() {
        // Records that are missing before an authentic one count.
        let files = specimen.film.len() + specimen.others.iter().map(Vec::len).sum::<usize>();
        let most = specimen.plain.as_ref().map_or(files, Vec::len);
        assert!(reader.len() <= most as u64, "no more film than there was");
    }
    // Far ends, where offsets might overflow.
    for offset in [reader.len().saturating_sub(1), reader.len(), u64::MAX] {
        assert!(reader.read_at(offset, &mut [0; 64]).is_ok());
    }
    let mut read = vec![0xEE; usize::try_from(reader.len()).unwrap_or(MOST_READ).min(MOST_READ)];
    assert!(reader.read_at(0, &mut read).is_ok_and(|count| count == read.len()), "read to the end");
    let Ok(verified) = report(&reader, None) else { return };
    let damage = reader.damage();
    assert!(verified.damage == damage, "reading and verifying find the same");
    if let Some(plain) = &specimen.plain {
        let head = reader.seal().map_or(&[][..], |seal| &seal.facts.head);
        assert!(read == expected(plain, head, &damage, read.len()), "no byte but authentic ones or zeros");
    }
    recovered(specimen, &reader);
}

/// The plaintext, but for what is damaged: there what the seal knows, or zeros.
fn expected(plain: &[u8], head: &[u8], damage: &[FilmDamage], len: usize) -> Vec<u8> {
    let mut expected = plain.to_vec();
    expected.resize(len, 0);
    for found in damage {
        let place = |offset: u64| usize::try_from(offset).unwrap_or(len).min(len);
        let (from, to) = (place(found.offset), place(found.offset.saturating_add(found.len)));
        expected[from..to].fill(0);
        let known = head.get(from..head.len().min(to)).unwrap_or_default();
        expected[from..from + known.len()].copy_from_slice(known);
    }
    expected
}

/// A film without a usable seal gets one, and is to the bit what that says.
fn recovered(specimen: &Specimen, reader: &FilmReader) {
    let Ok(mut salvaged) = recover(reader, |_| SealFacts::default()) else { return };
    if salvaged.already_sealed {
        return;
    }
    let Ok(seal) = salvaged.seal.encode(&ID, &key(), None) else { return };
    let (film, others) = (specimen.film.clone(), specimen.others.clone());
    let again = Specimen { film, others, seal: Some(seal), ..Specimen::default() };
    let Ok(reader_again) = again.open() else { panic!("a recovered film opens") };
    let Ok(verified) = report(&reader_again, None) else { return };
    assert!(verified.hash == HashCheck::Matches && reader_again.len() == reader.len(), "as it was sealed");
}

/// The header of a part, always the same.
fn header(part: u32) -> PartHeader {
    PartHeader::with_salt(ID.part(part), 0, &key(), 1_780_000_000_123, [5; 32])
}

/// Makes the checksum of whatever begins like a record's head right.
fn repair_heads(film: &mut [u8]) {
    let mut at = HEADER_LEN;
    while at + HEAD_LEN <= film.len() {
        if film[at..].starts_with(&RECORD_MAGIC) {
            let crc = crc32fast::hash(&film[at..at + 28]).to_le_bytes();
            film[at + 28..at + HEAD_LEN].copy_from_slice(&crc);
        }
        at += 1;
    }
}

/// Plaintext without a zero in it.
fn pattern(from: usize, len: usize) -> impl Iterator<Item = u8> {
    let mix = |place: usize| (place as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes()[4].max(1);
    (from..from + len).map(mix)
}

/// Records of these lengths, of a part that begins at the beginning, and all their plaintext.
fn records(part: u32, lens: &[usize]) -> (Vec<Vec<u8>>, Vec<u8>) {
    records_under(&header(part), lens)
}

/// Records of these lengths under this header, and all their plaintext.
fn records_under(header: &PartHeader, lens: &[usize]) -> (Vec<Vec<u8>>, Vec<u8>) {
    let (mut records, mut plain) = (Vec::new(), Vec::new());
    let Ok(segment) = header.segment_key(&key()) else { return (records, plain) };
    let mut sealer = RecordSealer::new(&segment);
    let begins = usize::try_from(header.begins).unwrap_or(usize::MAX);
    for &len in lens {
        let mut record = vec![0; RecordSealer::ROOM];
        record.extend(pattern(begins + plain.len(), len));
        plain.extend_from_slice(&record[RecordSealer::ROOM..]);
        if sealer.seal(&mut record).is_ok() {
            records.push(record);
        }
    }
    (records, plain)
}

fn two_records() -> (PartHeader, Vec<u8>, Vec<u8>) {
    let (records, plain) = records(0, &[100, 300]);
    (header(0), [&header(0).encode()[..], &records.concat()].concat(), plain)
}

fn true_seal(header: &PartHeader, film: &[u8], plain_bytes: u64, records: u64) -> Seal {
    Seal {
        state: FilmState::Complete,
        first: part_seal(header, film, plain_bytes, records),
        later: Vec::new(),
        missing_bytes: 0,
        facts: SealFacts::default(),
        lost: Vec::new(),
        sealed_at: chrono::DateTime::UNIX_EPOCH,
        signature: None,
    }
}

fn part_seal(header: &PartHeader, file: &[u8], plain_bytes: u64, records: u64) -> PartSeal {
    PartSeal {
        records,
        plain_bytes,
        file_bytes: file.len() as u64,
        torn_bytes: 0,
        unsure_bytes: 0,
        sha256: sha256(&[file]),
        header: header.encode().to_vec(),
    }
}

/// A second part that begins anywhere in the first, spoilt by the script, what a seal says of it, and the plaintext of
/// both.
fn second_part(script: &mut Script<'_>, first: &[u8], foreign: &[Vec<u8>]) -> (Vec<u8>, PartSeal, Vec<u8>) {
    let begins = usize::from(script.short()) % (first.len() + 1);
    let header = PartHeader::with_salt(ID.part(1), begins as u64, &key(), 1_780_000_000_123, [6; 32]);
    let lens: Vec<usize> = (0..=script.byte() % 6).map(|_| 1 + usize::from(script.byte()) * 5).collect();
    let (mut records, plain) = records_under(&header, &lens);
    let whole = [&header.encode()[..], &records.concat()].concat();
    let mut seal = part_seal(&header, &whole, plain.len() as u64, lens.len() as u64);
    if script.byte().is_multiple_of(4) {
        seal.unsure_bytes = u64::from(script.short());
    }
    for _ in 0..4 {
        spoil(script, &mut records, foreign);
    }
    let mut file = [&header.encode()[..], &records.concat()].concat();
    let cut = usize::from(script.byte()).min(file.len());
    file.truncate(file.len() - cut);
    (file, seal, pattern(0, first.len().max(begins + plain.len())).collect())
}

/// A true film, put together and spoilt by the script.
fn spoilt(script: &mut Script<'_>) -> Specimen {
    let lens: Vec<usize> = (0..=script.byte() % 12)
        .map(|_| 1 + usize::from(script.byte()) * if script.byte().is_multiple_of(8) { 97 } else { 3 })
        .collect();
    let (mut records, mut plain) = records(0, &lens);
    let (foreign, _) = self::records(1, &lens);
    let header = header(0);
    let second = script.byte().is_multiple_of(3).then(|| second_part(script, &plain, &foreign));
    let whole = [&header.encode()[..], &records.concat()].concat();
    let (sealed, with_progress) = (script.byte(), script.byte());
    let (plain_bytes, count) = (plain.len() as u64, lens.len() as u64);
    let mut seal = true_seal(&header, &whole, plain_bytes, count);
    if sealed % 4 == 3 {
        (seal.first.plain_bytes, seal.first.records, seal.first.torn_bytes) =
            (script.number(), script.number(), script.number());
    }
    let mut others = Vec::new();
    if let Some((file, part, both)) = second {
        others.push(file);
        seal.later.push(part);
        plain = both;
    }
    let mut reach = Reach { plain_bytes, records: count };
    if with_progress % 3 == 2 {
        reach = Reach { plain_bytes: script.number(), records: script.number() };
    }
    for _ in 0..16 {
        spoil(script, &mut records, &foreign);
    }
    let mut film = [&header.encode()[..], &records.concat()].concat();
    if script.byte().is_multiple_of(4) {
        let place = usize::from(script.byte()) % HEADER_LEN;
        film[place] ^= script.byte();
    }
    let cut = usize::from(script.short()).min(film.len());
    film.truncate(film.len() - cut);
    Specimen {
        film,
        others,
        seal: (sealed % 4 >= 2).then(|| seal.encode(&ID, &key(), None).unwrap_or_default()),
        progress: (with_progress % 3 >= 1)
            .then(|| ProgressFile::new(reach, &header).encode(&ID.part(0), &key()).unwrap_or_default()),
        plain: Some(plain),
    }
}

/// One thing that may happen to a film's records.
fn spoil(script: &mut Script<'_>, records: &mut Vec<Vec<u8>>, foreign: &[Vec<u8>]) {
    let (what, from, to) = (script.byte(), script.byte(), script.byte());
    if records.is_empty() || what == 0 {
        return;
    }
    let (from, to) = (usize::from(from) % records.len(), usize::from(to) % records.len());
    match what % 8 {
        0 => drop(records.remove(from)),
        1 => records.insert(to, records[from].clone()),
        2 => records.swap(from, to),
        3 => {
            let (place, bits) = (usize::from(script.short()), script.byte());
            if let Some(byte) = records[from].get_mut(place) {
                *byte ^= bits;
            }
        }
        4 => records[from].truncate(usize::from(script.short())),
        5 => records.insert(to, script.take(usize::from(script.byte_ahead())).to_vec()),
        6 => {
            let forged = RecordHead {
                sequence: script.number(),
                offset: script.number(),
                len: u32::from(script.short()),
            };
            records.insert(to, [&forged.encode()[..], script.take(64)].concat());
        }
        _ => records.insert(to, foreign[from % foreign.len()].clone()),
    }
}
