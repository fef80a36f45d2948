//! Tests of the player by what its pictures say, each of which carries its own number.

use std::sync::{Arc, Condvar, LazyLock, Mutex};
use std::time::{Duration, Instant};

use super::*;
use crate::media::test_film::{Film, RATE, number_in};

const FRAMES: u32 = 300;
static FILM: LazyLock<Arc<Vec<u8>>> = LazyLock::new(|| Arc::new(Film::of(FRAMES).make()));

/// A player whose waker can be waited for.
pub(super) struct Watched {
    pub player: Player,
    woken: Arc<(Mutex<u64>, Condvar)>,
}

impl Watched {
    pub(super) fn open(film: Arc<dyn FilmBytes>) -> Self {
        Self::with_facts(film, None)
    }

    pub(super) fn with_facts(film: Arc<dyn FilmBytes>, facts: Option<FilmFacts>) -> Self {
        let woken = Arc::new((Mutex::new(0), Condvar::new()));
        let wake = woken.clone();
        let waker: Waker = Arc::new(move || {
            *wake.0.lock().unwrap() += 1;
            wake.1.notify_all();
        });
        Self { player: Player::open(film, facts, waker, true), woken }
    }

    /// A player that holds its first frame.
    pub(super) fn ready(film: Arc<dyn FilmBytes>) -> Self {
        let watched = Self::open(film);
        watched.until("ready", |status| status.phase == PlaybackPhase::Ready);
        watched
    }

    /// Waits for a status; only a player that hangs makes this fail.
    pub(super) fn until(&self, what: &str, is_so: impl Fn(&PlaybackStatus) -> bool) -> PlaybackStatus {
        let mut count = self.woken.0.lock().unwrap();
        loop {
            let status = self.player.status();
            if is_so(&status) {
                return status;
            }
            let (next, timeout) = self.woken.1.wait_timeout(count, Duration::from_mins(1)).unwrap();
            assert!(!timeout.timed_out(), "never {what}: {status:?}");
            count = next;
        }
    }

    /// The number on screen once everything asked for has happened. The commands so far are known to have
    /// been taken up because a change of volume behind them was.
    pub(super) fn settled(&self) -> u32 {
        let mark = self.player.status().volume * 0.999;
        self.player.set_volume(mark);
        self.until("settled", |status| (status.volume - mark).abs() < 1e-12 && !status.seeking);
        self.shown()
    }

    pub(super) fn shown(&self) -> u32 {
        number_in(&self.player.frames().latest().1.unwrap())
    }
}

/// A moment at which frame `number` is on screen, well inside it.
pub(super) fn within(number: u32) -> MediaTime {
    at(number) + MediaTime::from_ms(11)
}

fn at(number: u32) -> MediaTime {
    MediaTime::from_ns(i64::from(number) * 1_000_000_000 / i64::from(RATE))
}

/// Numbers without order, the same every time.
pub(super) fn scattered(count: u32, below: u32) -> impl Iterator<Item = u32> {
    (1..=count).map(move |n| n.wrapping_mul(2_654_435_761) % below)
}

#[test]
fn a_film_opens_at_its_first_frame_and_knows_its_length() {
    let watched = Watched::ready(FILM.clone());
    assert_eq!(watched.shown(), 0);
    let status = watched.player.status();
    assert_eq!(status.position, MediaTime::ZERO);
    assert!((status.duration - at(FRAMES)).ms().abs() < 50, "{status:?}");
}

#[test]
fn an_exact_seek_shows_the_exact_frame() {
    let watched = Watched::ready(FILM.clone());
    for number in scattered(25, FRAMES) {
        watched.player.seek(within(number));
        assert_eq!(watched.settled(), number);
        let off = (watched.player.status().position - at(number)).ms();
        assert!((-1..=1).contains(&off), "frame {number} is told {off} ms off");
    }
    watched.player.seek(MediaTime::MAX);
    assert_eq!(watched.settled(), FRAMES - 1);
}

#[test]
fn of_many_targets_the_latest_wins() {
    let watched = Watched::ready(FILM.clone());
    for last in [12, 250, 131] {
        for number in scattered(40, FRAMES) {
            watched.player.scrub(within(number));
            watched.player.seek(within(number + 1));
        }
        watched.player.seek(within(last));
        assert_eq!(watched.settled(), last);
    }
}

#[test]
fn scrubbing_shows_keyframes_and_playing_rests_meanwhile() {
    let watched = Watched::ready(FILM.clone());
    watched.player.play();
    watched.player.scrub(within(100));
    assert_eq!(watched.settled(), 90);
    watched.player.scrub(within(119));
    assert_eq!(watched.settled(), 90);
    watched.player.scrub(within(29));
    assert_eq!(watched.settled(), 0);
    assert_eq!(watched.player.status().phase, PlaybackPhase::Playing);
    watched.player.seek(within(45));
    watched.until("playing on", |status| status.position > at(47));
}

#[test]
fn stepping_moves_by_exactly_one_frame() {
    let watched = Watched::ready(FILM.clone());
    watched.player.seek(within(57));
    assert_eq!(watched.settled(), 57);
    for expected in [58, 59, 60, 61] {
        watched.player.step(1);
        assert_eq!(watched.settled(), expected);
    }
    for expected in [60, 59, 58] {
        watched.player.step(-1);
        assert_eq!(watched.settled(), expected);
    }
    (0..7).for_each(|_| watched.player.step(1));
    assert_eq!(watched.settled(), 65);
    watched.player.step(-10);
    assert_eq!(watched.settled(), 55);
    watched.player.seek(MediaTime::ZERO);
    watched.player.step(-1);
    assert_eq!(watched.settled(), 0);
    watched.player.seek(MediaTime::MAX);
    watched.player.step(1);
    assert_eq!(watched.settled(), FRAMES - 1);
}

#[test]
fn a_paused_film_stands_and_goes_on() {
    let watched = Watched::ready(FILM.clone());
    watched.player.play();
    watched.until("playing", |status| status.position > at(10));
    watched.player.pause();
    watched.until("paused", |status| status.phase == PlaybackPhase::Paused);
    let held = watched.settled();
    watched.player.step(1);
    assert_eq!(watched.settled(), held + 1);
    watched.player.play();
    watched.until("playing on", |status| status.position > at(held + 15));
}

#[test]
fn a_film_ends_on_its_last_frame_and_replays() {
    let watched = Watched::ready(FILM.clone());
    watched.player.set_rate(2.0);
    watched.player.seek(within(FRAMES - 20));
    watched.player.play();
    watched.until("ended", |status| status.phase == PlaybackPhase::Ended);
    assert_eq!(watched.settled(), FRAMES - 1);
    watched.player.step(-1);
    assert_eq!(watched.settled(), FRAMES - 2);
    watched.player.play();
    watched.until("ended", |status| status.phase == PlaybackPhase::Ended);
    watched.player.play();
    let status = watched.until("replaying", |status| {
        status.phase == PlaybackPhase::Playing && !status.seeking && status.position > MediaTime::ZERO
    });
    assert!(status.position < at(FRAMES - 20), "{status:?}");
}

#[test]
fn a_range_holds_playing_and_seeking() {
    let watched = Watched::ready(FILM.clone());
    watched.player.set_range(Some((at(100) + MediaTime::from_ms(1), at(120))));
    assert_eq!(watched.settled(), 100);
    watched.player.play();
    watched.until("ended", |status| status.phase == PlaybackPhase::Ended);
    assert_eq!(watched.settled(), 119);
    watched.player.seek(within(5));
    assert_eq!(watched.settled(), 100);
    watched.player.seek(within(200));
    assert_eq!(watched.settled(), 119);
    watched.player.step(1);
    assert_eq!(watched.settled(), 119);
    watched.player.scrub(within(110));
    assert!((100..120).contains(&watched.settled()));
    watched.player.set_range(None);
    watched.player.seek(within(5));
    assert_eq!(watched.settled(), 5);
}

#[test]
fn speed_and_loudness_are_kept_and_bounded() {
    let watched = Watched::ready(FILM.clone());
    watched.player.seek(within(33));
    watched.player.set_rate(9.0);
    watched.player.set_volume(-1.0);
    let status = watched.until("taken up", |status| status.volume <= 0.0 && !status.seeking);
    assert!((status.rate - 2.0).abs() < 1e-9);
    assert_eq!(watched.shown(), 33);
}

#[test]
fn a_film_without_sound_plays() {
    let film = Film { sound: false, ..Film::of(60) }.make();
    let watched = Watched::ready(Arc::new(film));
    watched.player.seek(within(40));
    assert_eq!(watched.settled(), 40);
    watched.player.play();
    watched.until("ended", |status| status.phase == PlaybackPhase::Ended);
    assert_eq!(watched.settled(), 59);
}

#[test]
fn reordered_frames_are_sought_and_stepped_exactly() {
    let film = Film { reordered: true, ..Film::of(120) }.make();
    let watched = Watched::ready(Arc::new(film));
    for number in scattered(12, 119) {
        watched.player.seek(within(number));
        assert_eq!(watched.settled(), number);
        watched.player.step(1);
        assert_eq!(watched.settled(), number + 1);
        watched.player.step(-1);
        assert_eq!(watched.settled(), number);
    }
}

#[test]
fn a_dropped_player_lets_its_film_go() {
    let film: Arc<Vec<u8>> = Arc::new(FILM.to_vec());
    let watched = Watched::ready(film.clone());
    watched.player.play();
    watched.player.seek(within(100));
    drop(watched);
    // Its thread takes the pipeline down and then lets go of the film.
    let late = Instant::now() + Duration::from_mins(1);
    while Arc::strong_count(&film) > 1 {
        assert!(Instant::now() < late, "never let go");
        std::thread::sleep(Duration::from_millis(5));
    }
}
