//! Films of several parts: every bit of their headers and their seal, every record's end, and what a part covers of
//! another.

use std::collections::BTreeMap;

use super::super::salvage::recover;
use super::super::verify::report;
use super::*;

/// Lengths of the records, and how many of them each part of [`Several::sample`] begins with and has.
pub(super) const RECORDS: [usize; 7] = [100, 300, 500, 77, 640, 50, 220];
/// The first record of the second part; the first part has one more than it is sure of.
pub(super) const SECOND: usize = 3;

/// A film of several parts in memory.
#[derive(Clone)]
pub(super) struct Several {
    pub(super) id: FilmId,
    pub(super) key: Key,
    pub(super) plain: Vec<u8>,
    /// By number: the file and the progress file.
    pub(super) parts: BTreeMap<u32, (Vec<u8>, Option<Vec<u8>>)>,
    pub(super) seal: Option<Vec<u8>>,
}

impl Several {
    /// Two parts: records 0–4 in the first, which is sure of 0–2, and 3–6 in the second.
    pub(super) fn sample() -> Self {
        Self::made(some_id())
    }

    pub(super) fn made(id: FilmId) -> Self {
        let home = crate::test_folder::folder();
        let (folder, gate) = gated(&home);
        let mut writer = writer_in(&folder, id);
        let mut plain = Vec::new();
        for (number, len) in RECORDS.into_iter().enumerate() {
            if number == SECOND {
                wait_until(|| writer.durable_len() == plain.len() as u64);
                gate.close();
            }
            if number == SECOND + 2 {
                gate.fail();
                while writer.progress().parts() == 1 {
                    writer.tick().unwrap();
                }
            }
            let piece = pattern(plain.len(), len);
            writer.append(&piece).unwrap();
            writer.cut().unwrap();
            plain.extend_from_slice(&piece);
        }
        writer.finish(facts(), None).unwrap();
        let file = |part: u32| {
            let progress = fs::read(folder.progress(&id.part(part))).ok();
            (part, (fs::read(folder.part(&id.part(part))).unwrap(), progress))
        };
        let seal = fs::read(folder.seal(&id)).ok();
        Self { id, key: key(), plain, parts: (0..2).map(file).collect(), seal }
    }

    /// Without seal and progress files.
    pub(super) fn bare(mut self) -> Self {
        self.seal = None;
        self.parts.values_mut().for_each(|(_, progress)| *progress = None);
        self
    }

    /// Without seal, as after a crash.
    pub(super) fn with_progress(mut self) -> Self {
        self.seal = None;
        self
    }

    pub(super) fn file(&mut self, part: u32) -> &mut Vec<u8> {
        &mut self.parts.get_mut(&part).unwrap().0
    }

    pub(super) fn open(&self) -> Result<FilmReader, VaultError> {
        let (id, key) = (self.id, &self.key);
        let seal = side_file(self.seal.clone(), |file| seal::Seal::decode(file, &id, key));
        let files = self.parts.iter().map(|(&part, (bytes, progress))| {
            let id = id.part(part);
            let progress = side_file(progress.clone(), |file| ProgressFile::decode(file, &id, key));
            (
                part,
                Ok(PartFileToRead { id, bytes: Box::new(bytes.clone()), path: "in memory".into(), progress }),
            )
        });
        FilmReader::over(id, key, files.collect(), seal)
    }

    /// Where a record of [`RECORDS`] begins in the plaintext.
    pub(super) fn offset(record: usize) -> usize {
        RECORDS[..record].iter().sum()
    }
}

#[test]
fn two_parts_are_one_film() {
    let film = Several::sample();
    assert_eq!(records_of(&film.parts[&0].0).len(), SECOND + 2);
    assert_eq!(records_of(&film.parts[&1].0).len(), RECORDS.len() - SECOND);
    for (film, hash) in [
        (film.clone(), HashCheck::Matches),
        (film.clone().with_progress(), HashCheck::NoSeal),
        (film.bare(), HashCheck::NoSeal),
    ] {
        let reader = film.open().unwrap();
        assert_eq!(reader.len(), film.plain.len() as u64);
        assert_eq!(assert_reads_around(&reader, &film.plain), []);
        for from in 0..film.plain.len() {
            let mut buffer = [0; 90];
            let count = reader.read_at(from as u64, &mut buffer).unwrap();
            assert!(buffer[..count] == film.plain[from..(from + 90).min(film.plain.len())]);
        }
        let report = report(&reader, None).unwrap();
        assert_eq!((report.hash, report.parts, report.missing_bytes), (hash, 2, 0));
        assert!(report.damage.is_empty());
    }
}

#[test]
fn every_bit_of_both_headers() {
    let sealed = Several::sample();
    for part in 0..2 {
        for bit in 0..HEADER_LEN * 8 {
            let turn = |mut film: Several| {
                film.file(part)[bit / 8] ^= 1 << (bit % 8);
                film
            };
            let reader = turn(sealed.clone()).open().unwrap();
            let damage = assert_reads_around(&reader, &sealed.plain);
            let offset = if part == 0 { 0 } else { Several::offset(SECOND) as u64 };
            assert_eq!(
                damage,
                [FilmDamage { offset, len: 0, why: DamageCause::Header }],
                "part {part} bit {bit}"
            );
            // Without any copy of it the part cannot be read; the other can.
            let reader = turn(sealed.clone().bare()).open().unwrap();
            let damage = assert_reads_around(&reader, &sealed.plain);
            assert!(
                damage.iter().any(|found| found.why == DamageCause::Part { part }),
                "part {part} bit {bit}"
            );
            let mut salvaged = recover(&reader, |_| facts()).unwrap();
            assert!(!salvaged.damage.is_empty());
            let mut again = turn(sealed.clone().bare());
            again.seal = Some(salvaged.seal.encode(&again.id, &again.key, None).unwrap());
            let reader = again.open().unwrap();
            assert!(!report(&reader, None).unwrap().is_whole());
            assert_reads_around(&reader, &sealed.plain);
        }
    }
}

#[test]
fn every_bit_of_the_seal() {
    let film = Several::sample();
    let seal = film.seal.clone().unwrap();
    for bit in 0..seal.len() * 8 {
        let mut turned = seal.clone();
        turned[bit / 8] ^= 1 << (bit % 8);
        let error = seal::Seal::decode(turned, &film.id, &film.key).err();
        assert!(matches!(error, Some(VaultError::Damaged { what: "seal", .. })), "bit {bit}: {error:?}");
    }
}

#[test]
fn every_bit_of_the_records() {
    let film = Several::sample();
    for part in 0..2 {
        let len = film.parts[&part].0.len();
        // Behind what it is sure of the first part may hold anything.
        let sure = if part == 0 { records_of(&film.parts[&0].0)[SECOND].start } else { len };
        for bit in (HEADER_LEN * 8..len * 8).step_by(5) {
            let mut bent = film.clone();
            bent.file(part)[bit / 8] ^= 1 << (bit % 8);
            let reader = bent.open().unwrap();
            let damage = assert_reads_around(&reader, &film.plain);
            let report = report(&reader, None).unwrap();
            assert_eq!(report.is_whole(), bit / 8 >= sure, "part {part} bit {bit}: {report:?}");
            let covered = part == 1 && bit / 8 < records_of(&film.parts[&1].0)[1].end;
            assert_eq!(damage.iter().any(|found| found.len > 0), !covered && bit / 8 < sure, "{part} {bit}");
        }
    }
}

#[test]
fn cut_at_every_record_and_a_byte_beside_it() {
    let sealed = Several::sample();
    for part in 0..2 {
        let records = records_of(&sealed.parts[&part].0);
        let ends = records.iter().map(|record| record.end).chain([HEADER_LEN]);
        let whole = sealed.parts[&part].0.len();
        for len in ends.flat_map(|end| [end - 1, end, end + 1]).filter(|&len| len <= whole) {
            let cut = |mut film: Several| {
                film.file(part).truncate(len);
                film
            };
            let kept = records.iter().filter(|record| record.end <= len).count();
            let (first, second) = if part == 0 { (kept, RECORDS.len()) } else { (SECOND + 2, SECOND + kept) };
            for film in [sealed.clone(), sealed.clone().with_progress(), sealed.clone().bare()].map(cut) {
                let Ok(reader) = film.open() else {
                    assert!(film.seal.is_none() && len < HEADER_LEN && part == 0, "part {part} cut at {len}");
                    continue;
                };
                let damage = assert_reads_around(&reader, &sealed.plain);
                let reaches = Several::offset(first.max(second)) as u64;
                let hole = damage.iter().find(|found| found.len > 0 && found.offset < reaches);
                assert_eq!(
                    hole.is_some(),
                    first < SECOND && second > SECOND,
                    "part {part} cut at {len}: {damage:?}"
                );
                let (has_marks, report) = (film.parts[&1].1.is_some(), report(&reader, None).unwrap());
                let lost = sealed.plain.len() as u64 - reaches;
                if has_marks {
                    assert_eq!(report.missing_bytes, lost, "part {part} cut at {len}");
                }
                if film.seal.is_some() {
                    let unsure = part == 0 && kept >= SECOND;
                    assert_eq!(
                        report.is_whole(),
                        unsure || len == whole,
                        "part {part} cut at {len}: {report:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn where_a_part_cannot_be_read_the_one_before_it_is() {
    let film = Several::sample();
    let mut bent = film.clone();
    let at = records_of(bent.file(1))[0].start + 40;
    bent.file(1)[at] ^= 1;
    let reader = bent.open().unwrap();
    assert_eq!(assert_reads_around(&reader, &film.plain), []);
    assert_eq!(report(&reader, None).unwrap().hash, HashCheck::Differs);
    let at = records_of(bent.file(0))[SECOND].start + 40;
    bent.file(0)[at] ^= 1;
    let damage = assert_reads_around(&bent.open().unwrap(), &film.plain);
    let (offset, len) = (Several::offset(SECOND) as u64, RECORDS[SECOND] as u64);
    assert_eq!(damage, [FilmDamage { offset, len, why: DamageCause::Altered }]);
}

#[test]
fn what_is_known_beside_the_film_tells_of_an_end_cut_off() {
    let film = Several::sample().bare();
    let mut cut = film.clone();
    let records = records_of(cut.file(1));
    cut.file(1).truncate(records[2].end);
    let known = film.plain.len() as u64;
    let reader = cut.open().unwrap().knowing(known);
    assert_eq!((reader.missing_tail(), cut.open().unwrap().missing_tail()), (220, 0));
    let salvaged = recover(&reader, |_| facts()).unwrap();
    assert_eq!(salvaged.seal.missing_bytes, 220);
    cut.parts.remove(&1);
    // The first part has two records that it is not sure of.
    assert_eq!(cut.open().unwrap().knowing(known).missing_tail(), known - Several::offset(SECOND + 2) as u64);
}
