//! What goes in comes out, however it is cut and wherever it is read.

use proptest::prelude::*;

use super::super::format::{CUT_AT, MAX_RECORD};
use super::super::writer::CUT_AFTER;
use super::*;

#[derive(Clone, Copy, Debug)]
enum Step {
    Append(usize),
    Cut,
    Wait,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0_usize..3000).prop_map(Step::Append),
        1 => (CUT_AT - 3..CUT_AT * 2 + 3).prop_map(Step::Append),
        3 => Just(Step::Cut),
        2 => Just(Step::Wait),
    ];
    prop::collection::vec(step, 0..12)
}

fn film_of(steps: &[Step]) -> Specimen {
    let home = crate::test_folder::folder();
    let folder = rigged(&home, &Rig::sound());
    let mut writer = writer_in(&folder, some_id());
    let mut plain = Vec::new();
    for step in steps {
        match *step {
            Step::Append(len) => {
                let piece = pattern(plain.len(), len);
                writer.append(&piece).unwrap();
                plain.extend_from_slice(&piece);
            }
            Step::Cut => writer.cut().unwrap(),
            Step::Wait => writer.tick_at(std::time::Instant::now() + CUT_AFTER).unwrap(),
        }
        assert_eq!(writer.plain_len(), plain.len() as u64);
    }
    let seal = writer.finish(facts(), None).unwrap();
    assert_eq!(seal.plain_bytes(), plain.len() as u64);
    Specimen::left_in(&folder, some_id(), plain)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_film_reads_as_it_was_written(steps in steps(), reads in prop::collection::vec((0.0..1.1, 0_usize..9000), 20)) {
        let film = film_of(&steps);
        for film in [film.clone(), film.clone().bare()] {
            let reader = film.open().unwrap();
            prop_assert!(read_all(&reader) == film.plain);
            for (place, len) in &reads {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
                let from = (film.plain.len() as f64 * place) as usize;
                let expected = &film.plain[from.min(film.plain.len())..(from + len).min(film.plain.len())];
                let mut buffer = vec![0xEE; *len];
                let count = reader.read_at(from as u64, &mut buffer).unwrap();
                prop_assert!(buffer[..count] == *expected);
                prop_assert!(buffer[count..].iter().all(|&byte| byte == 0xEE));
            }
            prop_assert_eq!(reader.damage(), vec![]);
        }
    }

    #[test]
    fn a_record_head_reads_back(sequence: u64, offset in 0..u64::MAX - 2_000_000, len in 1..=1_u32 << 20) {
        let head = RecordHead { sequence, offset, len };
        prop_assert_eq!(RecordHead::decode(&head.encode()), Some(head));
    }
}

#[test]
fn records_begin_where_they_are_cut_and_are_never_longer_than_agreed() {
    let film = film_of(&[
        Step::Append(10),
        Step::Cut,
        Step::Cut,
        Step::Append(CUT_AT + 5),
        Step::Wait,
        Step::Append(7),
    ]);
    let lens: Vec<usize> = film.records().iter().map(|place| place.len() - 48).collect();
    assert_eq!(lens, [10, CUT_AT, 5, 7]);
    const { assert!(CUT_AT <= MAX_RECORD) };
}

#[test]
fn a_young_record_is_not_cut_by_a_tick() {
    let home = crate::test_folder::folder();
    let mut writer = writer_in(&rigged(&home, &Rig::sound()), some_id());
    let begun = std::time::Instant::now();
    writer.append(b"young").unwrap();
    writer.tick_at(begun).unwrap();
    assert_eq!(writer.progress().durable(), 0);
    writer.finish(SealFacts::default(), None).unwrap();
}

#[test]
fn the_seal_says_what_is_in_the_film() {
    let film = Specimen::sample();
    let reader = film.open().unwrap();
    let seal = reader.seal().unwrap();
    assert_eq!((seal.state, seal.first.records, seal.plain_bytes()), (FilmState::Complete, 6, 6118));
    assert_eq!(seal.first.file_bytes, film.film.len() as u64);
    assert_eq!(seal.first.sha256, crate::vault::crypto::sha256(&[&film.film]));
    assert_eq!(seal.facts, facts());
    assert_eq!(reader.claimed_start(), Some(some_day()));
    let progress = ProgressFile::decode(film.progress.clone().unwrap(), &film.id.part(0), &film.key).unwrap();
    assert_eq!(progress.reach, Reach { plain_bytes: 6118, records: 6 });
}

#[test]
fn two_films_of_the_same_bytes_share_none() {
    let (one, other) = (Specimen::sample(), Specimen::sample());
    let record = one.records()[3].clone();
    let (one, other) = (&one.film[record.clone()][32..], &other.film[record][32..]);
    let equal = one.iter().zip(other).filter(|(a, b)| a == b).count();
    assert!(equal < one.len() / 20, "{equal} of {}", one.len());
}
