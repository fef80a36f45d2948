//! How much of a clip really played, summed from where the player said it stood. Knows no player and no clock: film
//! time counts, so what plays slowly counts once, and what plays twice counts twice.

use super::player::PlayPhase;
use crate::base::MediaTime;

/// Two places further apart than this are a jump (a damage passed over, a window that was hidden), not film that
/// was watched.
const LONGEST_STRIDE: MediaTime = MediaTime::from_secs(2);
/// So much must have played before anybody can say that it was shown; of a shorter clip all of it.
const LEAST: MediaTime = MediaTime::from_secs(1);

/// What has played of one clip since it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watched {
    start: MediaTime,
    end: MediaTime,
    last: Option<(bool, MediaTime)>,
    /// Where a seek was asked to go; until it arrives, reports still tell of the place before it.
    sought: Option<MediaTime>,
    played: MediaTime,
}

impl Watched {
    /// Nothing yet of a clip from `start` to `end`.
    pub const fn new(start: MediaTime, end: MediaTime) -> Self {
        Self { start, end, last: None, sought: None, played: MediaTime::ZERO }
    }

    /// The player says where it stands. Only ways forward that begin or end in playing count: steps, seeks and
    /// going back do not.
    pub fn see(&mut self, phase: PlayPhase, position: MediaTime) {
        let plays = phase == PlayPhase::Playing;
        let place = position.min(self.end).max(self.start);
        if let Some((played, from)) = self.last {
            // The last picture stands until the end, which lies behind it.
            let to = if phase == PlayPhase::Ended { self.end } else { place };
            let arrived = self.sought.filter(|_| place < from);
            let stride = match arrived {
                Some(sought) if plays => to.since(sought),
                None if plays || played => to.since(from),
                _ => MediaTime::ZERO,
            };
            if arrived.is_some() {
                self.sought = None;
            }
            if stride <= LONGEST_STRIDE {
                self.played = self.played + stride;
            }
        }
        self.last = Some((plays, place));
    }

    /// A step was asked for: the way to where the next report tells is not film that played.
    pub fn jump(&mut self) {
        self.last = None;
    }

    /// A seek back was asked for: film that plays after it plays from there.
    pub fn go_back(&mut self, to: MediaTime) {
        self.sought = Some(to.min(self.end).max(self.start));
    }

    /// Film time that played, repeats included; never negative.
    pub const fn played(&self) -> MediaTime {
        self.played
    }

    /// Whether enough has played to say that the clip was shown.
    pub fn counts(&self) -> bool {
        self.played > MediaTime::ZERO && self.played >= LEAST.min(self.end.since(self.start))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ms(ms: i64) -> MediaTime {
        MediaTime::from_ms(ms)
    }

    fn after(reports: &[(PlayPhase, i64)]) -> Watched {
        let mut watched = Watched::new(ms(10_000), ms(14_000));
        for (phase, at) in reports {
            watched.see(*phase, ms(*at));
        }
        watched
    }

    #[test]
    fn only_what_plays_forward_counts() {
        use PlayPhase::{Ended, Failed, Opening, Paused, Playing};
        /// What it is a case of, the reports, and how many milliseconds have played.
        type Row = (&'static str, &'static [(PlayPhase, i64)], i64);
        let table: &[Row] = &[
            ("nothing was said", &[], 0),
            ("it stands", &[(Opening, 0), (Paused, 10_000), (Paused, 10_000)], 0),
            (
                "from rest to rest",
                &[(Paused, 10_000), (Playing, 10_100), (Playing, 10_900), (Paused, 11_000)],
                1000,
            ),
            ("steps are not playing", &[(Paused, 10_000), (Paused, 10_033), (Paused, 10_066)], 0),
            (
                "to the end, behind the last picture",
                &[(Playing, 12_500), (Playing, 13_900), (Ended, 13_966)],
                1500,
            ),
            (
                "again counts again",
                &[(Playing, 12_500), (Ended, 13_966), (Playing, 10_000), (Playing, 11_000)],
                2500,
            ),
            ("going back while playing", &[(Playing, 12_000), (Playing, 10_000), (Playing, 10_400)], 400),
            ("a jump forward", &[(Playing, 10_100), (Playing, 13_800), (Playing, 13_900)], 100),
            ("before the clip", &[(Playing, 0), (Playing, 9_900), (Playing, 10_200)], 200),
            ("failing", &[(Playing, 10_000), (Playing, 10_500), (Failed, 10_500)], 500),
        ];
        for (what, reports, wanted) in table {
            assert_eq!(after(reports).played(), ms(*wanted), "{what}");
        }
    }

    #[test]
    fn a_jump_that_was_asked_for_is_not_playing() {
        let mut watched = after(&[(PlayPhase::Playing, 10_000), (PlayPhase::Playing, 10_500)]);
        watched.jump();
        watched.see(PlayPhase::Playing, ms(11_500));
        assert_eq!(watched.played(), ms(500));
        watched.see(PlayPhase::Playing, ms(11_600));
        assert_eq!(watched.played(), ms(600));
    }

    #[test]
    fn a_seek_back_that_was_asked_for_is_late_and_still_exact() {
        use PlayPhase::{Ended, Playing};
        // The player says that it plays before the seek has arrived: the place is still the old one.
        let mut watched = after(&[(Playing, 13_000), (Ended, 13_966)]);
        watched.go_back(ms(10_000));
        for (phase, at) in [(Ended, 13_966), (Playing, 13_966), (Playing, 10_100), (Playing, 10_400)] {
            watched.see(phase, ms(at));
        }
        assert_eq!(watched.played(), ms(1000 + 400));
        watched.go_back(ms(10_000));
        for at in [10_450, 10_000, 10_200] {
            watched.see(Playing, ms(at));
        }
        assert_eq!(watched.played(), ms(1400 + 50 + 200));
    }

    #[test]
    fn a_second_or_all_of_a_shorter_clip_was_shown() {
        let table = [
            (10_000, 0, false),
            (10_000, 999, false),
            (10_000, 1000, true),
            (400, 399, false),
            (400, 400, true),
        ];
        for (length, plays, wanted) in table {
            let mut watched = Watched::new(MediaTime::ZERO, ms(length));
            watched.see(PlayPhase::Playing, MediaTime::ZERO);
            watched.see(PlayPhase::Playing, ms(plays));
            assert_eq!(watched.counts(), wanted, "{plays} of {length} ms");
        }
        assert!(!Watched::new(ms(5), ms(5)).counts(), "a clip without length shows nothing");
    }

    fn phase() -> impl Strategy<Value = PlayPhase> {
        prop_oneof![
            Just(PlayPhase::Opening),
            Just(PlayPhase::Playing),
            Just(PlayPhase::Paused),
            Just(PlayPhase::Ended),
            Just(PlayPhase::Failed),
        ]
    }

    proptest! {
        /// Whatever the player says, in whatever order and at whatever speed: what has played is never less than it
        /// was, never negative, and never more than the ways forward the positions allow.
        #[test]
        fn never_more_than_the_positions_allow(
            reports in prop::collection::vec((phase(), 0..6_u8, -2_000_i64..20_000), 0..60),
        ) {
            let (start, end) = (ms(10_000), ms(14_000));
            let mut watched = Watched::new(start, end);
            let (mut allowed, mut at) = (MediaTime::ZERO, None::<MediaTime>);
            let mut sought = false;
            for (phase, act, position) in reports {
                let before = watched.played();
                if act == 0 {
                    watched.jump();
                    at = None;
                }
                if act == 1 {
                    watched.go_back(start);
                    sought = true;
                }
                watched.see(phase, ms(position));
                let place = ms(position).min(end).max(start);
                let to = if phase == PlayPhase::Ended { end } else { place };
                let back = at.is_some_and(|at| place < at);
                let way = match at {
                    Some(_) if back && sought => to.since(start),
                    Some(at) => to.since(at),
                    None => MediaTime::ZERO,
                };
                sought &= !back;
                at = Some(place);
                allowed = allowed + way;
                prop_assert!(watched.played() >= before && watched.played() - before <= way);
                prop_assert!(watched.played() <= allowed);
            }
        }
    }
}
