//! Films each with one defect, named by it, and what is to be said of each.

use super::super::envelope::{SideFileKind, close};
use super::super::format::HEAD_LEN;
use super::super::verify::report;
use super::*;

/// What opening and verifying the film says, in a line. Damage is named by records, `0` to `5`.
fn outcome(film: &Specimen) -> String {
    let reader = match film.open() {
        Ok(reader) => reader,
        Err(error) => return format!("refused: {error}"),
    };
    let damage = assert_reads_around(&reader, &film.plain);
    let report = report(&reader, None).unwrap();
    assert_eq!(report.damage, damage);
    let mut said: Vec<String> = damage.iter().map(|damage| describe(film, damage)).collect();
    if reader.seal().is_none() && reader.torn_bytes() > 0 {
        said.push(format!("torn {}", reader.torn_bytes()));
    }
    said.extend(side_file_trouble(&reader).map(ToString::to_string));
    match report.hash {
        HashCheck::Matches => {}
        HashCheck::Differs => said.push("hash differs".to_owned()),
        HashCheck::NoSeal => said.push("no seal".to_owned()),
    }
    assert_eq!(report.is_whole(), said.is_empty());
    said.join("; ")
}

fn describe(film: &Specimen, damage: &FilmDamage) -> String {
    let mut starts = vec![0];
    for record in film.records_as_written() {
        starts.push(starts.last().unwrap() + record as u64);
    }
    let last = starts.len() - 2;
    let index = |offset: u64| starts.partition_point(|&start| start <= offset) - 1;
    let (from, to) = (index(damage.offset), index(damage.offset + damage.len.max(1) - 1).min(last));
    let records = if from == to { from.to_string() } else { format!("{from}-{to}") };
    match damage.why {
        DamageCause::Header => "header".to_owned(),
        DamageCause::Altered => format!("altered {records}"),
        DamageCause::Missing => format!("missing {records}"),
        DamageCause::BadSector => format!("bad sector {records}"),
        DamageCause::CutOff => format!("cut off {records}"),
        DamageCause::Stray { bytes } => format!("stray {bytes}"),
        DamageCause::Part { part } => format!("part {part} missing"),
        DamageCause::StrayPart { part } => format!("part {part} stray"),
    }
}

impl Specimen {
    fn records_as_written(&self) -> Vec<usize> {
        if self.plain.is_empty() { vec![1] } else { SAMPLE.to_vec() }
    }

    /// Changes the header and makes its checksum right again.
    fn header(mut self, change: impl FnOnce(&mut [u8])) -> Self {
        change(&mut self.film[..188]);
        let crc = crc32fast::hash(&self.film[..188]);
        self.film[188..192].copy_from_slice(&crc.to_le_bytes());
        self
    }

    /// Changes a record's head and makes its checksum right again.
    fn head(mut self, record: usize, change: impl FnOnce(&mut [u8])) -> Self {
        let at = self.records()[record].start;
        change(&mut self.film[at..at + 28]);
        let crc = crc32fast::hash(&self.film[at..at + 28]);
        self.film[at + 28..at + HEAD_LEN].copy_from_slice(&crc.to_le_bytes());
        self
    }

    /// Changes any byte.
    fn flip(mut self, at: usize) -> Self {
        self.film[at] ^= 1;
        self
    }

    /// The same film with its records in this order, any number of times each.
    fn ordered(mut self, order: &[usize]) -> Self {
        let records = self.records();
        let bytes: Vec<u8> =
            order.iter().flat_map(|&index| self.film[records[index].clone()].to_vec()).collect();
        self.film.truncate(HEADER_LEN);
        self.film.extend(bytes);
        self
    }

    fn cut_to(mut self, len: usize) -> Self {
        self.film.truncate(len);
        self
    }

    fn then(mut self, bytes: &[u8]) -> Self {
        self.film.extend_from_slice(bytes);
        self
    }

    fn at(&self, record: usize) -> usize {
        self.records()[record].start
    }
}

fn bend(mut file: Option<Vec<u8>>, change: impl FnOnce(&mut Vec<u8>)) -> Option<Vec<u8>> {
    file.as_mut().map(change);
    file
}

fn assert_all(vectors: Vec<(&str, Specimen, &str)>) {
    for (name, film, expected) in vectors {
        assert_eq!(outcome(&film), expected, "{name}");
    }
}

#[test]
fn defects_of_the_header() {
    let sealed = Specimen::sample;
    let bare = || Specimen::sample().bare();
    let no_film = "refused: film is damaged (header: not a sealed film) and its copy does not help";
    let checksum = "refused: film is damaged (header: checksum) and its copy does not help";
    let short = "refused: film is damaged (header: cut short) and its copy does not help";
    let wrong =
        format!("refused: film of recording {}: wrong key, or its header was altered", some_id().recording);
    let other = "refused: film is damaged (it is another film) and its copy does not help";
    let unknown =
        "refused: film is damaged (header: unknown version or algorithm) and its copy does not help";
    let reserved = "refused: film is damaged (header: reserved bytes are used) and its copy does not help";
    let begins = "refused: film is damaged (header: the first part does not begin at the beginning) and its copy \
                  does not help";
    let newer = "refused: the vault needs Attune vault format 2, this copy reads up to 1";
    let wrong_key = |mut film: Specimen| {
        film.key = Key::from_bytes([8; 32]);
        film
    };
    let other_file = Specimen { film: Specimen::made(other_id(), &SAMPLE).film, ..sealed() };
    assert_all(vec![
        ("sound", sealed(), ""),
        ("sound_without_seal", bare(), "no seal"),
        ("header_bad_magic", bare().flip(0), no_film),
        ("header_bad_magic_with_seal", sealed().flip(0), "header; hash differs"),
        ("header_bad_magic_with_progress", sealed().with_progress().flip(0), "header; no seal"),
        ("header_bad_crc", bare().flip(190), checksum),
        ("header_bad_crc_with_seal", sealed().flip(190), "header; hash differs"),
        ("header_bad_commitment", bare().header(|h| h[104] ^= 1), &wrong),
        ("header_bad_commitment_with_seal", sealed().header(|h| h[104] ^= 1), "header; hash differs"),
        ("header_other_salt", bare().header(|h| h[72] ^= 1), &wrong),
        ("header_other_start", bare().header(|h| h[64] ^= 1), &wrong),
        ("header_newer_version", bare().header(|h| h[8] = 2), newer),
        ("header_newer_version_with_seal", sealed().header(|h| h[8] = 2), newer),
        ("header_version_zero", bare().header(|h| h[8] = 0), unknown),
        ("header_unknown_algorithm", bare().header(|h| h[10] = 9), unknown),
        ("header_reserved_used", bare().header(|h| h[150] = 1), reserved),
        ("header_first_part_begins_later", bare().header(|h| h[136] = 1), begins),
        ("header_other_case", sealed().header(|h| h[32] ^= 1), other),
        ("header_cut_short", bare().cut_to(100), short),
        ("film_empty_file", bare().cut_to(0), short),
        ("film_swapped", other_file, other),
        ("content_key_wrong", wrong_key(sealed()), &wrong),
        ("content_key_wrong_without_seal", wrong_key(bare()), &wrong),
    ]);
}

#[test]
fn defects_of_records() {
    let sealed = Specimen::sample;
    let bare = || Specimen::sample().bare();
    let huge = |head: &mut [u8]| head[24..28].copy_from_slice(&u32::MAX.to_le_bytes());
    let over_limit = |head: &mut [u8]| head[24..28].copy_from_slice(&((1_u32 << 20) + 1).to_le_bytes());
    let other = Specimen::made(other_id(), &SAMPLE);
    let foreign = |index: usize| other.film[other.records()[index].clone()].to_vec();
    let mut from_other = sealed();
    let place = from_other.records()[3].clone();
    from_other.film[place].copy_from_slice(&foreign(3));
    let mut inserted = sealed();
    let place = inserted.at(3);
    inserted.film.splice(place..place, foreign(3));
    let mut zeroed = sealed();
    let place = zeroed.records()[3].clone();
    zeroed.film[place].fill(0);
    let mut straddled = sealed();
    let place = straddled.records()[3].clone();
    straddled.film[place.end - 100..place.end + 50].fill(0);
    assert_all(vec![
        ("record_swapped", sealed().ordered(&[0, 1, 3, 2, 4, 5]), "missing 2; stray 49; hash differs"),
        ("record_swapped_without_seal", bare().ordered(&[0, 1, 3, 2, 4, 5]), "missing 2; stray 49; no seal"),
        ("record_dropped", sealed().ordered(&[0, 1, 2, 4, 5]), "missing 3; hash differs"),
        ("record_first_dropped", sealed().ordered(&[1, 2, 3, 4, 5]), "missing 0; hash differs"),
        ("record_dropped_without_seal", bare().ordered(&[0, 1, 2, 4, 5]), "missing 3; no seal"),
        ("record_doubled", sealed().ordered(&[0, 1, 1, 2, 3, 4, 5]), "stray 348; hash differs"),
        ("record_doubled_without_seal", bare().ordered(&[0, 1, 1, 2, 3, 4, 5]), "stray 348; no seal"),
        ("record_doubled_later", sealed().ordered(&[0, 1, 2, 3, 1, 4, 5]), "stray 348; hash differs"),
        ("records_reversed", sealed().ordered(&[5, 4, 3, 2, 1, 0]), "missing 0-4; stray 5718; hash differs"),
        ("record_last_dropped", sealed().ordered(&[0, 1, 2, 3, 4]), "cut off 5; hash differs"),
        ("records_all_dropped", sealed().ordered(&[]), "cut off 0-5; hash differs"),
        ("record_from_other_film", from_other, "altered 3; hash differs"),
        ("record_from_other_film_inserted", inserted, "stray 5048; hash differs"),
        ("record_length_huge", sealed().head(3, huge), "missing 3; hash differs"),
        ("record_length_over_limit", bare().head(3, over_limit), "missing 3; no seal"),
        ("record_length_zero", sealed().head(3, |head| head[24..28].fill(0)), "missing 3; hash differs"),
        ("record_length_short", sealed().head(3, |head| head[24] -= 1), "missing 3; hash differs"),
        ("record_length_swallows_next", sealed().head(1, |head| head[24] += 49), "missing 1; hash differs"),
        (
            "record_length_swallows_and_hits",
            sealed().head(0, |head| head[25] += 1),
            "missing 0; hash differs",
        ),
        ("record_type_unknown", sealed().head(2, |head| head[4] = 2), "missing 2; hash differs"),
        ("record_reserved_used", sealed().head(2, |head| head[5] = 1), "missing 2; hash differs"),
        ("record_bad_magic", bare().flip(sealed().at(2)), "missing 2; no seal"),
        ("record_bad_crc", sealed().flip(sealed().at(2) + 28), "missing 2; hash differs"),
        ("record_sequence_repeated", sealed().head(3, |head| head[8] = 2), "missing 3; hash differs"),
        ("record_sequence_ahead", bare().head(3, |head| head[15] = 0x7F), "missing 3; no seal"),
        ("record_offset_moved", sealed().head(3, |head| head[16] += 1), "missing 3; hash differs"),
        ("record_offset_beyond", bare().head(3, |head| head[23] = 0xFF), "missing 3; no seal"),
        ("record_body_altered", sealed().flip(sealed().at(3) + 1000), "altered 3; hash differs"),
        ("record_body_altered_without_seal", bare().flip(sealed().at(3) + 1000), "altered 3; no seal"),
        ("record_tag_altered", sealed().flip(sealed().at(4) - 1), "altered 3; hash differs"),
        ("record_zeroed", zeroed, "missing 3; hash differs"),
        ("records_straddled_by_zeros", straddled, "missing 3-4; hash differs"),
    ]);
}

#[test]
fn defects_of_the_tail() {
    let sealed = Specimen::sample;
    let bare = || Specimen::sample().bare();
    let with_progress = || Specimen::sample().with_progress();
    let whole = sealed().film.len();
    let last = sealed().at(5);
    let forged = RecordHead { sequence: 6, offset: sealed().plain.len() as u64, len: 40 };
    let forged = [&forged.encode()[..], &[5; 56]].concat();
    let many = |count| -> Vec<u8> { (0..count).flat_map(|_| forged.clone()).collect() };
    let mut zeros = bare();
    zeros.film[last + 200..].fill(0);
    assert_all(vec![
        ("tail_torn", bare().cut_to(whole - 1), "torn 687; no seal"),
        ("tail_torn_in_head", bare().cut_to(last + 10), "torn 10; no seal"),
        ("tail_torn_under_progress", with_progress().cut_to(whole - 1), "cut off 5; torn 687; no seal"),
        ("tail_torn_under_seal", sealed().cut_to(whole - 1), "cut off 5; hash differs"),
        ("tail_cut_at_record", bare().cut_to(last), "no seal"),
        ("tail_cut_at_record_under_progress", with_progress().cut_to(last), "cut off 5; no seal"),
        ("tail_cut_at_record_under_seal", sealed().cut_to(last), "cut off 5; hash differs"),
        ("tail_zero_filled", zeros, "torn 688; no seal"),
        ("tail_of_zeros", bare().then(&[0; 9000]), "torn 9000; no seal"),
        ("tail_of_zeros_under_seal", sealed().then(&[0; 9000]), "stray 9000; hash differs"),
        ("tail_forged_record", bare().then(&forged), "torn 88; no seal"),
        ("tail_forged_record_under_seal", sealed().then(&forged), "stray 88; hash differs"),
        ("tail_forged_over_and_over", bare().then(&many(5000)), "torn 440000; no seal"),
        ("film_without_records", bare().cut_to(HEADER_LEN), "no seal"),
        ("film_without_records_under_progress", with_progress().cut_to(HEADER_LEN), "cut off 0-5; no seal"),
    ]);
}

#[test]
fn defects_of_seal_and_progress() {
    let sealed = Specimen::sample;
    let with_progress = || Specimen::sample().with_progress();
    let other = Specimen::made(other_id(), &SAMPLE);
    let again = Specimen::made(some_id(), &SAMPLE[..5]);
    let (id, key) = (some_id(), sealed().key);
    let damaged =
        |what: &str, why: &str| format!("{what} is damaged ({why}) and its copy does not help; no seal");
    let beside = |why: &str| format!("progress file is damaged ({why}) and its copy does not help; no seal");
    let mut short_progress = with_progress();
    let header = PartHeader::decode(&short_progress.film).unwrap();
    short_progress.progress =
        ProgressFile::new(Reach { plain_bytes: 400, records: 2 }, &header).encode(&id.part(0), &key).ok();
    let nonsense = close(SideFileKind::Seal, &id.part(0), &key, b"\x02\0\0\0{}null").unwrap();
    let long_body = close(SideFileKind::Seal, &id.part(0), &key, b"\xFF\xFF\xFF\xFF{}null").unwrap();
    let seal = |seal: Option<Vec<u8>>| Specimen { seal, ..sealed() };
    let progress = |progress: Option<Vec<u8>>| Specimen { progress, ..with_progress() };
    let flip_last = |file: &mut Vec<u8>| *file.last_mut().unwrap() ^= 1;
    assert_all(vec![
        ("seal_missing", seal(None), "no seal"),
        ("seal_bad_tag", seal(bend(sealed().seal, flip_last)), &damaged("seal", "not authentic")),
        ("seal_bad_nonce", seal(bend(sealed().seal, |f| f[70] ^= 1)), &damaged("seal", "not authentic")),
        ("seal_newer_version", seal(bend(sealed().seal, |f| f[8] = 2)), &damaged("seal", "not authentic")),
        ("seal_cut_short", seal(bend(sealed().seal, |f| f.truncate(80))), &damaged("seal", "cut short")),
        ("seal_empty", seal(Some(Vec::new())), &damaged("seal", "cut short")),
        ("seal_is_progress", seal(sealed().progress), &damaged("seal", "another kind of file")),
        ("seal_other_film", seal(other.seal), &damaged("seal", "it belongs to another film")),
        ("seal_nonsense", seal(Some(nonsense)), &damaged("seal", "missing field `state` at line 1 column 2")),
        ("seal_body_too_long", seal(Some(long_body)), &damaged("seal", "body cut short")),
        (
            "seal_of_another_run",
            seal(again.seal.clone()),
            &damaged("seal", "it belongs to another film file"),
        ),
        ("progress_missing", progress(None), "no seal"),
        ("progress_bad_tag", progress(bend(sealed().progress, flip_last)), &beside("not authentic")),
        ("progress_other_film", progress(other.progress), &beside("it belongs to another film")),
        ("progress_is_seal", progress(sealed().seal), &beside("another kind of file")),
        ("progress_of_another_run", progress(again.progress), &beside("it belongs to another film file")),
        ("progress_behind_film", short_progress, "no seal"),
        ("progress_ahead_of_film", with_progress().cut_to(sealed().at(4)), "cut off 4-5; no seal"),
    ]);
}

#[test]
fn a_film_of_nothing_is_whole() {
    assert_eq!(outcome(&Specimen::made(some_id(), &[])), "");
}
