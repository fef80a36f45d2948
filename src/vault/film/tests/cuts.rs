//! Films cut off at every record's end, and a byte before and behind it, and what recovering makes of them.

use super::super::salvage::recover;
use super::super::verify::report;
use super::*;

/// File lengths to cut at, with the records and plaintext bytes that are whole then.
fn cuts(film: &Specimen) -> Vec<(usize, usize, usize)> {
    let mut cuts = vec![(HEADER_LEN, 0, 0), (HEADER_LEN + 1, 0, 0)];
    let mut plain = 0;
    for (index, record) in film.records().iter().enumerate() {
        cuts.push((record.end - 1, index, plain));
        plain += record.len() - 48;
        cuts.push((record.end, index + 1, plain));
        if record.end < film.film.len() {
            cuts.push((record.end + 1, index + 1, plain));
        }
    }
    cuts
}

#[test]
fn whole_records_are_kept_and_a_seal_or_mark_tells_of_the_rest() {
    let sealed = Specimen::sample();
    for (len, records, plain) in cuts(&sealed) {
        let film = |film: Specimen| Specimen { film: film.film[..len].to_vec(), ..film };
        let missing = (sealed.plain.len() - plain) as u64;

        let bare = film(sealed.clone().bare()).open().unwrap();
        assert_eq!(
            (bare.len(), bare.records(), bare.missing_tail()),
            (plain as u64, records as u64, 0),
            "{len}"
        );
        assert_eq!(bare.torn_bytes(), (len - records_end(&sealed, records)) as u64);
        assert_eq!(assert_reads_around(&bare, &sealed.plain[..plain]), []);

        let with_progress = film(sealed.clone().with_progress()).open().unwrap();
        assert_eq!((with_progress.len(), with_progress.missing_tail()), (plain as u64, missing), "{len}");

        let under_seal = film(sealed.clone()).open().unwrap();
        assert_eq!(
            (under_seal.len(), under_seal.missing_tail()),
            (sealed.plain.len() as u64, missing),
            "{len}"
        );
        assert_reads_around(&under_seal, &sealed.plain);
    }
}

#[test]
fn what_was_recovered_verifies() {
    let sealed = Specimen::sample();
    for (len, records, plain) in cuts(&sealed) {
        let mut film = Specimen { film: sealed.film[..len].to_vec(), ..sealed.clone().bare() };
        let mut seen = Vec::new();
        let salvaged = recover(&film.open().unwrap(), |reader| {
            seen = read_all(reader);
            facts()
        });
        let mut salvaged = salvaged.unwrap();
        assert!(seen == sealed.plain[..plain]);
        assert!(!salvaged.already_sealed && salvaged.damage.is_empty());
        film.seal = Some(salvaged.seal.encode(&film.id, &film.key, None).unwrap());
        let report = report(&film.open().unwrap(), None).unwrap();
        assert!(report.is_whole(), "cut at {len}: {report:?}");
        assert_eq!((report.state, report.records), (Some(FilmState::Recovered), records as u64));
        assert_eq!(report.torn_bytes, (len - records_end(&sealed, records)) as u64);
    }
}

#[test]
fn the_hash_is_the_same_however_the_index_is_made() {
    let mut film = Specimen::sample().bare();
    film.film.extend_from_slice(&[7; 30]);
    let expected = crate::vault::crypto::sha256(&[&film.film]);
    let ways: [fn(&FilmReader); 4] = [
        |_| {},
        |reader| drop(read_all(reader)),
        |reader| {
            for offset in (0..reader.len()).step_by(100).collect::<Vec<_>>().into_iter().rev() {
                reader.read_at(offset, &mut [0; 3]).unwrap();
            }
        },
        |reader| {
            reader.read_at(150, &mut [0; 300]).unwrap();
            drop(read_all(reader));
        },
    ];
    for way in ways {
        let salvaged = recover(&film.open().unwrap(), |reader| {
            way(reader);
            facts()
        });
        assert_eq!(salvaged.unwrap().seal.first.sha256, expected);
    }
}

#[test]
fn recovering_keeps_what_lies_behind_a_bad_record_and_says_so() {
    let mut film = Specimen::sample().with_progress();
    let at = film.records()[3].start + 500;
    film.film[at] ^= 1;
    let last = film.records()[5].start;
    film.film.truncate(last);
    let salvaged = recover(&film.open().unwrap(), |_| facts()).unwrap();
    let seal = &salvaged.seal;
    assert_eq!((seal.first.records, seal.plain_bytes(), seal.missing_bytes), (5, 5478, 640));
    let altered = FilmDamage { offset: 401, len: 5000, why: DamageCause::Altered };
    let cut_off = FilmDamage { offset: 5478, len: 640, why: DamageCause::CutOff };
    assert_eq!(seal.lost, [altered, cut_off]);
}

#[test]
fn a_sealed_film_is_left_alone_and_a_damaged_seal_replaced() {
    let mut film = Specimen::sample();
    let salvaged = recover(&film.open().unwrap(), |_| unreachable!("nothing to index")).unwrap();
    assert!(salvaged.already_sealed);
    *film.seal.as_mut().unwrap().last_mut().unwrap() ^= 1;
    let salvaged = recover(&film.open().unwrap(), |_| facts()).unwrap();
    assert!(!salvaged.already_sealed && salvaged.seal_was_damaged);
    assert_eq!(salvaged.seal.state, FilmState::Recovered);
}

#[test]
fn a_tail_cut_off_by_hand_stays_known_after_recovering() {
    let mut film = Specimen::sample().with_progress();
    let last = film.records()[5].start;
    film.film.truncate(last);
    let mut seal = recover(&film.open().unwrap(), |_| facts()).unwrap().seal;
    film.seal = Some(seal.encode(&film.id, &film.key, None).unwrap());
    let report = report(&film.open().unwrap(), None).unwrap();
    assert_eq!((report.missing_bytes, report.hash), (640, HashCheck::Matches));
    assert!(!report.is_whole());
}

fn records_end(film: &Specimen, records: usize) -> usize {
    records.checked_sub(1).map_or(HEADER_LEN, |last| film.records()[last].end)
}
