//! Films of two parts each with one defect, named by it, and what is to be said of each. Stretches are named by the
//! records that read as nothing, `0` to `6`.

use super::super::verify::report;
use super::parts::{RECORDS, SECOND, Several};
use super::*;

/// What opening and verifying the film says, in a line.
fn outcome(film: &Several) -> String {
    let reader = match film.open() {
        Ok(reader) => reader,
        Err(error) => return format!("refused: {error}"),
    };
    let damage = assert_reads_around(&reader, &film.plain);
    let report = report(&reader, None).unwrap();
    assert_eq!(report.damage, damage);
    let record = |offset: u64| (0..RECORDS.len()).rfind(|&at| Several::offset(at) as u64 <= offset).unwrap();
    let describe = |found: &FilmDamage| {
        let (from, to) = (record(found.offset), record(found.offset + found.len.max(1) - 1));
        let records = if from == to { from.to_string() } else { format!("{from}-{to}") };
        match found.why {
            DamageCause::Header => format!("header of part {}", u32::from(found.offset > 0)),
            DamageCause::Altered => format!("altered {records}"),
            DamageCause::Missing => format!("missing {records}"),
            DamageCause::BadSector => format!("bad sector {records}"),
            DamageCause::CutOff => format!("cut off {records}"),
            DamageCause::Stray { bytes } => format!("stray {bytes}"),
            DamageCause::Part { part } => format!("part {part} missing"),
            DamageCause::StrayPart { part } => format!("part {part} stray"),
        }
    };
    let mut said: Vec<String> = damage.iter().map(describe).collect();
    said.extend(side_file_trouble(&reader).map(ToString::to_string));
    match report.hash {
        HashCheck::Matches => {}
        HashCheck::Differs => said.push("hash differs".to_owned()),
        HashCheck::NoSeal => said.push("no seal".to_owned()),
    }
    assert_eq!(report.is_whole(), said.is_empty());
    said.join("; ")
}

impl Several {
    fn change(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    /// Changes a part's header and makes its checksum right again.
    fn header(mut self, part: u32, change: impl FnOnce(&mut [u8])) -> Self {
        let file = self.file(part);
        change(&mut file[..188]);
        let crc = crc32fast::hash(&file[..188]);
        file[188..192].copy_from_slice(&crc.to_le_bytes());
        self
    }

    fn without(self, part: u32) -> Self {
        self.change(|film| drop(film.parts.remove(&part)))
    }

    /// The file of one part under another number.
    fn doubled(self, part: u32, under: u32) -> Self {
        self.change(|film| {
            let copy = film.parts[&part].clone();
            film.parts.insert(under, copy);
        })
    }

    fn swapped(self) -> Self {
        self.change(|film| {
            let (first, second) = (film.parts[&0].clone(), film.parts[&1].clone());
            film.parts = [(0, second), (1, first)].into();
        })
    }

    fn with_part_of(self, other: &Self, part: u32) -> Self {
        let file = other.parts[&part].clone();
        self.change(|film| drop(film.parts.insert(part, file)))
    }

    fn cut(self, part: u32, records: usize) -> Self {
        self.change(|film| {
            let end = records_of(film.file(part))[records].start;
            film.file(part).truncate(end);
        })
    }

    fn then(self, part: u32, bytes: &[u8]) -> Self {
        self.change(|film| film.file(part).extend_from_slice(bytes))
    }
}

fn assert_all(vectors: &[(&str, Several, &str)]) {
    let outcomes = vectors.iter().map(|(name, film, _)| format!("{name}: {}", outcome(film)));
    let expected = vectors.iter().map(|(name, _, expected)| format!("{name}: {expected}"));
    assert_eq!(outcomes.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

#[test]
fn defects_of_whole_parts() {
    let sealed = Several::sample;
    let bare = || Several::sample().bare();
    let with_progress = || Several::sample().with_progress();
    let other = Several::made(other_id());
    let again = Several::sample();
    let refused = "refused: film is damaged (it is another film) and its copy does not help";
    let not_its_seal =
        "seal is damaged (it belongs to another film file) and its copy does not help; no seal";
    let no_file = Several::sample().without(1).change(|film| {
        let begun = film.parts[&0].0[..HEADER_LEN].to_vec();
        film.parts.insert(1, (begun, None));
    });
    let torn_header = no_file.clone().change(|film| film.file(1).truncate(100));
    assert_all(&[
        ("parts_sound", sealed(), ""),
        ("parts_sound_without_seal", bare(), "no seal"),
        ("parts_first_missing", sealed().without(0), "part 0 missing; missing 0-2; hash differs"),
        ("parts_first_missing_without_seal", bare().without(0), "part 0 missing; missing 0-2; no seal"),
        ("parts_last_missing", sealed().without(1), "part 1 missing; cut off 5-6; hash differs"),
        // Nothing in it tells that there was more: what the case's database knows does.
        ("parts_last_missing_without_seal", bare().without(1), "no seal"),
        ("parts_swapped", sealed().swapped(), refused),
        ("parts_swapped_without_seal", bare().swapped(), refused),
        (
            "part_first_of_other_recording",
            sealed().with_part_of(&other, 0),
            "part 0 missing; missing 0-2; hash differs",
        ),
        (
            "part_last_of_other_recording",
            sealed().with_part_of(&other, 1),
            "part 1 missing; cut off 5-6; hash differs",
        ),
        (
            "part_last_of_other_recording_without_seal",
            bare().with_part_of(&other, 1),
            "part 1 missing; no seal",
        ),
        ("part_of_another_run", sealed().with_part_of(&again, 1), not_its_seal),
        ("part_doubled_under_another_number", sealed().doubled(1, 2), "part 2 stray"),
        ("part_first_doubled", sealed().doubled(0, 1), "part 1 missing; cut off 5-6; hash differs"),
        ("part_doubled_without_seal", bare().doubled(1, 2), "part 2 missing; no seal"),
        ("part_number_absurd", sealed().doubled(1, 4000), "part 4000 stray"),
        ("part_number_absurd_without_seal", bare().doubled(1, 4000), "part 4000 stray; no seal"),
        ("part_number_left_out", bare().doubled(1, 2).without(1), "part 1 missing; part 2 missing; no seal"),
        ("part_begun_and_nothing_in_it", torn_header.clone().bare(), "no seal"),
        (
            "part_begun_and_nothing_in_it_under_seal",
            torn_header,
            "header of part 1; cut off 5-6; hash differs",
        ),
        ("part_last_seal_missing", with_progress(), "no seal"),
    ]);
}

#[test]
fn defects_of_where_a_part_begins() {
    let sealed = Several::sample;
    let bare = || Several::sample().bare();
    let with_progress = || Several::sample().with_progress();
    let earlier = |h: &mut [u8]| h[136..144].fill(0);
    let beyond = |h: &mut [u8]| h[136..144].fill(0xFF);
    assert_all(&[
        ("part_begins_later", sealed().header(1, |h| h[136] += 1), "header of part 1; hash differs"),
        (
            "part_begins_later_under_progress",
            with_progress().header(1, |h| h[136] += 1),
            "header of part 1; no seal",
        ),
        ("part_begins_later_without_seal", bare().header(1, |h| h[136] += 1), "part 1 missing; no seal"),
        ("part_begins_at_the_beginning", sealed().header(1, earlier), "header of part 1; hash differs"),
        ("part_begins_at_the_beginning_without_seal", bare().header(1, earlier), "part 1 missing; no seal"),
        ("part_begins_beyond", sealed().header(1, beyond), "header of part 1; hash differs"),
        ("part_begins_beyond_without_seal", bare().header(1, beyond), "part 1 missing; no seal"),
        ("part_other_number", bare().header(1, |h| h[12] = 2), "part 1 missing; no seal"),
        ("part_other_salt", bare().header(1, |h| h[72] ^= 1), "part 1 missing; no seal"),
        ("part_newer_version", bare().header(1, |h| h[8] = 2), "part 1 missing; no seal"),
        ("part_reserved_used", bare().header(1, |h| h[144] = 1), "part 1 missing; no seal"),
    ]);
}

#[test]
fn defects_of_ends_and_overlaps() {
    let sealed = Several::sample;
    let bare = || Several::sample().bare();
    let with_progress = || Several::sample().with_progress();
    let other = Several::made(other_id());
    let foreign = |part: u32| other.parts[&part].0[HEADER_LEN..HEADER_LEN + 148].to_vec();
    let zeroed = |film: Several, part: u32, record: usize| {
        film.change(|film| {
            let place = records_of(film.file(part))[record].clone();
            film.file(part)[place].fill(0);
        })
    };
    assert_all(&[
        ("overlap_lost_in_first", sealed().cut(0, SECOND), ""),
        (
            "overlap_torn_in_first",
            sealed().cut(0, SECOND + 1).change(|film| film.file(0).truncate(HEADER_LEN + 1160)),
            "",
        ),
        ("overlap_zeroed_in_first", zeroed(sealed(), 0, SECOND), ""),
        ("overlap_zeroed_in_second", zeroed(sealed(), 1, 0), "hash differs"),
        ("overlap_zeroed_in_both", zeroed(zeroed(sealed(), 1, 0), 0, SECOND), "missing 3; hash differs"),
        (
            "overlap_zeroed_in_both_without_seal",
            zeroed(zeroed(bare(), 1, 0), 0, SECOND),
            "missing 3; no seal",
        ),
        ("first_cut_before_overlap", sealed().cut(0, 2), "missing 2; hash differs"),
        ("first_cut_before_overlap_under_progress", with_progress().cut(0, 2), "missing 2; no seal"),
        ("first_cut_to_header", sealed().cut(0, 0), "missing 0-2; hash differs"),
        ("second_cut", sealed().cut(1, 3), "cut off 6; hash differs"),
        ("second_cut_under_progress", with_progress().cut(1, 3), "cut off 6; no seal"),
        ("second_cut_into_overlap", sealed().cut(1, 1), "cut off 5-6; hash differs"),
        ("second_cut_to_header", sealed().cut(1, 0), "cut off 5-6; hash differs"),
        ("first_goes_on_by_zeros", sealed().then(0, &[0; 900]), "stray 900; hash differs"),
        ("first_goes_on_by_foreign_record", sealed().then(0, &foreign(0)), "stray 148; hash differs"),
        ("second_goes_on_by_zeros", sealed().then(1, &[0; 900]), "stray 900; hash differs"),
        (
            "second_goes_on_by_record_of_first",
            {
                let record = records_of(&sealed().parts[&0].0)[1].clone();
                let film = sealed();
                let bytes = film.parts[&0].0[record].to_vec();
                film.then(1, &bytes)
            },
            "stray 348; hash differs",
        ),
    ]);
}

/// Found by a fuzzer: whoever has the key can write any numbers, and a reader adds them up.
#[test]
fn seal_whose_totals_overflow() {
    let film = Several::sample();
    let sealed = film.seal.clone().unwrap();
    let read = |file| seal::Seal::decode(file, &film.id, &film.key);
    let spoil: [fn(&mut seal::PartSeal); 4] = [
        |part| part.records = u64::MAX,
        |part| part.plain_bytes = u64::MAX,
        |part| part.file_bytes = u64::MAX,
        |part| part.torn_bytes = u64::MAX,
    ];
    for spoil in spoil {
        let mut seal = read(sealed.clone()).unwrap().seal;
        spoil(&mut seal.later[0]);
        seal.first.torn_bytes = 1;
        let absurd = seal.encode(&film.id, &film.key, None).unwrap();
        assert!(matches!(read(absurd), Err(VaultError::Damaged { why, .. }) if why == "absurd totals"));
    }
}
