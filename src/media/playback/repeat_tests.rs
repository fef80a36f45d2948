//! Tests of the player over a film that is a short one repeated: it must not notice where the passes join.

use std::sync::{Arc, LazyLock};

use super::tests::{Watched, scattered, within};
use super::*;
use crate::media::matroska::Stretch;
use crate::media::test_film::Film;

const ONCE: u32 = 75;
const PASSES: u32 = 4;

static FILM: LazyLock<Arc<Vec<u8>>> = LazyLock::new(|| {
    let stretch = Stretch::read(&Film::of(ONCE).make(), MediaTime::ZERO).unwrap();
    assert_eq!(stretch.length(), MediaTime::from_ms(2500));
    Arc::new(stretch.repeated(u64::from(PASSES)).flat_map(|piece| piece.bytes).collect())
});

#[test]
fn seeking_is_exact_in_every_pass_and_at_the_seams() {
    let watched = Watched::ready(FILM.clone());
    let seams = (1..PASSES).flat_map(|pass| [pass * ONCE - 1, pass * ONCE, pass * ONCE + 1]);
    for number in seams.chain(scattered(12, ONCE * PASSES)) {
        watched.player.seek(within(number));
        assert_eq!(watched.settled(), number % ONCE, "frame {number}");
    }
    let length = watched.player.status().duration;
    assert!((length - MediaTime::from_secs(10)).ms().abs() <= 1, "{length}");
}

#[test]
fn stepping_goes_over_a_seam_and_back() {
    let watched = Watched::ready(FILM.clone());
    watched.player.seek(within(ONCE * 2 - 2));
    assert_eq!(watched.settled(), ONCE - 2);
    for expected in [ONCE - 1, 0, 1] {
        watched.player.step(1);
        assert_eq!(watched.settled(), expected);
    }
    for expected in [0, ONCE - 1] {
        watched.player.step(-1);
        assert_eq!(watched.settled(), expected);
    }
}

#[test]
fn playing_goes_over_a_seam_to_the_end() {
    let watched = Watched::ready(FILM.clone());
    watched.player.set_rate(2.0);
    watched.player.seek(within(ONCE * 2 - 10));
    watched.player.play();
    watched.until("over the seam", |status| status.position > MediaTime::from_ms(5200));
    watched.until("ended", |status| status.phase == PlaybackPhase::Ended);
    assert_eq!(watched.settled(), ONCE - 1);
}
