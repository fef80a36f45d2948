//! Every bit of headers and seals, and thousands of random ones elsewhere, turned over: never a panic, never a
//! wrong byte, never unnoticed.

use super::super::verify::report;
use super::*;

fn turned(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}

#[test]
fn every_bit_of_the_header() {
    let sealed = Specimen::sample();
    let bare = sealed.clone().bare();
    for bit in 0..HEADER_LEN * 8 {
        let film = Specimen { film: turned(&bare.film, bit), ..bare.clone() };
        assert!(film.open().is_err(), "bit {bit}");
        let film = Specimen { film: turned(&sealed.film, bit), ..sealed.clone() };
        let damage = assert_reads_around(&film.open().unwrap(), &film.plain);
        assert_eq!(damage, [FilmDamage { offset: 0, len: 0, why: DamageCause::Header }], "bit {bit}");
    }
}

#[test]
fn every_bit_of_the_seal_and_of_the_mark() {
    let film = Specimen::sample();
    let (seal, progress) = (film.seal.clone().unwrap(), film.progress.clone().unwrap());
    for bit in 0..seal.len() * 8 {
        let error = seal::Seal::decode(turned(&seal, bit), &film.id, &film.key).err();
        assert!(matches!(error, Some(VaultError::Damaged { what: "seal", .. })), "bit {bit}: {error:?}");
    }
    for bit in 0..progress.len() * 8 {
        let error = ProgressFile::decode(turned(&progress, bit), &film.id.part(0), &film.key).err();
        assert!(
            matches!(error, Some(VaultError::Damaged { what: "progress file", .. })),
            "bit {bit}: {error:?}"
        );
    }
}

#[test]
fn random_bits_of_the_records() {
    // Enough records that the search behind a broken head crosses several.
    let lens: Vec<usize> = (0..40_usize).map(|index| 1 + index * 37 % 900).collect();
    let film = Specimen::made(some_id(), &lens);
    let bodies = film.records();
    let bits = (film.film.len() - HEADER_LEN) * 8;
    // A full-period walk over all bits, of which a few thousand steps are taken.
    let mut state = 1_u64;
    for _ in 0..3000 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let bit = HEADER_LEN * 8 + usize::try_from(state >> 33).unwrap() % bits;
        let hit = bodies.iter().position(|record| record.contains(&(bit / 8))).unwrap();
        let bent = Specimen { film: turned(&film.film, bit), ..film.clone() };
        let reader = bent.open().unwrap();
        let damage = assert_reads_around(&reader, &film.plain);
        let offset: usize = lens[..hit].iter().sum();
        assert_eq!(damage.len(), 1, "bit {bit}");
        let expected = (offset as u64, lens[hit] as u64);
        assert_eq!((damage[0].offset, damage[0].len), expected, "bit {bit}: {damage:?}");
        assert!(!report(&reader, None).unwrap().is_whole());
    }
}

#[test]
fn random_bits_of_a_film_without_a_seal() {
    let lens: Vec<usize> = (0..20_usize).map(|index| 1 + index * 37 % 400).collect();
    let film = Specimen::made(some_id(), &lens).with_progress();
    let bits = (film.film.len() - HEADER_LEN) * 8;
    for step in 0..1000 {
        let bit = HEADER_LEN * 8 + step * 7919 % bits;
        let bent = Specimen { film: turned(&film.film, bit), ..film.clone() };
        let damage = assert_reads_around(&bent.open().unwrap(), &film.plain);
        assert_eq!(damage.len(), 1, "bit {bit}: {damage:?}");
    }
}

#[test]
fn stretches_of_noise() {
    let lens: Vec<usize> = (0..30_usize).map(|index| 1 + index * 53 % 700).collect();
    let film = Specimen::made(some_id(), &lens);
    for step in 0..400_usize {
        let from = HEADER_LEN + step * 104_729 % (film.film.len() - HEADER_LEN);
        let to = (from + 1 + step * 31 % 2500).min(film.film.len());
        let mut bent = film.clone();
        bent.film[from..to].copy_from_slice(&pattern(step, to - from));
        for bent in [bent.clone(), bent.bare()] {
            let reader = bent.open().unwrap();
            let found = !assert_reads_around(&reader, &film.plain).is_empty();
            assert!(found || reader.torn_bytes() > 0, "bytes {from} to {to}");
        }
    }
}
