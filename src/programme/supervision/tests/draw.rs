//! The draw: the same for everybody, fair by length, within the film.

use proptest::prelude::*;

use super::super::*;
use crate::base::{MediaTime, RecordingId};

const FIVE: MediaTime = MediaTime::from_minutes(5);

fn film(number: u8, seconds: i64) -> SampledFilm {
    SampledFilm { recording: RecordingId::from_bytes([number; 16]), length: MediaTime::from_secs(seconds) }
}

/// Draws of method 1 that must never change: whoever checks a sample in ten years draws it again by this. The figures
/// were computed apart from this program, by the words of [`SAMPLE_METHOD`].
#[test]
fn what_was_drawn_once_is_drawn_for_ever() {
    let films = [film(1, 900), film(2, 1100), film(3, 240)];
    assert_eq!(SAMPLE_METHOD, 1);
    for (seed, number, from_seconds) in [
        (20_261_125, 1, 540),
        (1, 3, 0),
        (2, 2, 470),
        (4, 2, 387),
        (6, 1, 155),
        (10, 2, 109),
        (4_294_967_295, 1, 374),
    ] {
        let drawn = sample(seed, &films, FIVE).unwrap();
        let expected = (films[number - 1].recording, MediaTime::from_secs(from_seconds));
        assert_eq!((drawn.recording, drawn.from), expected, "{seed}");
    }
}

#[test]
fn a_short_film_is_drawn_whole_and_no_film_gives_nothing() {
    let drawn = sample(7, &[film(1, 240)], FIVE).unwrap();
    assert_eq!((drawn.from, drawn.to), (MediaTime::ZERO, MediaTime::from_secs(240)));
    assert_eq!(sample(7, &[film(1, 300)], FIVE).map(|drawn| drawn.to), Some(FIVE));
    assert_eq!(sample(7, &[], FIVE), None);
    assert_eq!(sample(7, &[film(1, 0), film(2, -5)], FIVE), None);
}

/// Over many seeds a film that is three times as long is drawn three times as often, and each part of a film alike.
#[test]
fn chance_goes_by_length() {
    let films = [film(1, 900), film(2, 300)];
    let all = 20_000_u32;
    let (mut long, mut early) = (0_u32, 0_u32);
    for seed in 0..u64::from(all) {
        let drawn = sample(seed, &films, FIVE).unwrap();
        if drawn.recording == films[0].recording {
            long += 1;
            early += u32::from(drawn.from < MediaTime::from_secs(300));
        }
    }
    let share = f64::from(long) / f64::from(all);
    assert!((share - 0.75).abs() < 0.015, "{share}");
    let half = f64::from(early) / f64::from(long);
    assert!((half - 0.5).abs() < 0.02, "{half}");
}

proptest! {
    #[test]
    fn a_sample_lies_within_its_film(
        seed in any::<u64>(),
        lengths in proptest::collection::vec(prop_oneof![Just(0_i64), 1..4000_i64, Just(i64::MAX / 2)], 1..6),
    ) {
        let films: Vec<SampledFilm> = lengths.iter().zip(1..).map(|(length, key)| film(key, *length)).collect();
        let mut turned = films.clone();
        turned.reverse();
        let drawn = sample(seed, &films, FIVE);
        prop_assert_eq!(drawn, sample(seed, &turned, FIVE), "the order does not matter");
        prop_assert_eq!(drawn.is_none(), lengths.iter().all(|length| *length == 0));
        if let Some(drawn) = drawn {
            let film = films.iter().find(|film| film.recording == drawn.recording).unwrap();
            prop_assert!(MediaTime::ZERO <= drawn.from && drawn.to <= film.length);
            prop_assert_eq!(drawn.to - drawn.from, FIVE.min(film.length));
        }
    }
}
