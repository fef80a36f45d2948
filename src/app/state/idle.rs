//! How long nothing was touched, and when the vault locks by itself for it. Knows no clock: times are told to it,
//! counted from any moment by a clock that only goes forward.

use std::time::Duration;

use crate::casework::pages::LockAfter;

/// How long a warning lasts before the vault locks.
const WARNED: Duration = Duration::from_secs(30);
/// The same while parents watch: somebody is talking, and nobody looks for a warning.
const WARNED_PARENTS: Duration = Duration::from_mins(1);
/// A warning's time is told in steps of so many seconds: a number that runs would ask for attention.
const TOLD_EVERY: u64 = 5;

/// What is asked of the person in front of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quiet {
    /// Nothing: the vault is in use, or locked.
    Fine,
    /// Nobody seems to be there: it locks in so long.
    LocksIn(Duration),
    /// It locks now.
    Over,
}

/// What the screen means for idleness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// The vault is locked: there is nothing to lock.
    Locked,
    /// A screen that waits for a person.
    Waiting,
    /// The parents' screen, waiting.
    Parents,
    /// Film plays or work goes on that was asked for: that is use, as long as the window is drawn.
    Working,
}

/// When the window was last used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Idle {
    /// After how long the vault locks.
    pub lock_after: LockAfter,
    now: Duration,
    last_use: Duration,
}

impl Idle {
    /// It is this time now, and this was on the screen until now; `touched` says whether a person did something. Whether
    /// the vault is to be locked.
    ///
    /// A touch that comes too late does not open again what should have been locked: a computer that slept without
    /// telling is waked by one.
    pub fn tell(&mut self, now: Duration, touched: bool, until_now: Use) -> bool {
        let slept = now.saturating_sub(self.now) >= self.lock_after.duration();
        self.now = self.now.max(now);
        let used = match until_now {
            Use::Locked => true,
            Use::Working => !slept,
            Use::Waiting | Use::Parents => false,
        };
        if used {
            self.last_use = self.now;
        }
        let over = self.quiet(until_now) == Quiet::Over;
        if touched && !over {
            self.last_use = self.now;
        }
        over
    }

    /// What a person did just now counts as use.
    pub fn touch(&mut self) {
        self.last_use = self.now;
    }

    /// How long nothing was touched.
    pub fn quiet(&self, screen: Use) -> Quiet {
        let Some(due) = self.due(screen) else { return Quiet::Fine };
        match due.saturating_sub(self.now) {
            Duration::ZERO => Quiet::Over,
            left if left <= warned(screen) => Quiet::LocksIn(told(left)),
            _ => Quiet::Fine,
        }
    }

    /// How long until it locks, should nothing be touched; `None` while it is locked.
    pub fn locks_within(&self, screen: Use) -> Option<Duration> {
        Some(self.due(screen)?.saturating_sub(self.now))
    }

    /// How long until a screen that nobody touches shows something else; `None` where it never does.
    pub fn changes_within(&self, screen: Use) -> Option<Duration> {
        let left = self.locks_within(screen)?;
        Some(match left.checked_sub(warned(screen)) {
            Some(calm) if !calm.is_zero() => calm,
            // Just past the moment at which another number is told.
            _ => left.saturating_sub(told(left).saturating_sub(Duration::from_secs(TOLD_EVERY))),
        })
    }

    fn due(&self, screen: Use) -> Option<Duration> {
        let after = self.lock_after.duration();
        match screen {
            Use::Locked => None,
            Use::Waiting | Use::Working => Some(self.last_use + after),
            // The warning begins when it does elsewhere, and is longer.
            Use::Parents => Some(self.last_use + after + WARNED_PARENTS.saturating_sub(WARNED)),
        }
    }
}

fn warned(screen: Use) -> Duration {
    if screen == Use::Parents { WARNED_PARENTS } else { WARNED }
}

/// The time left as it is told, rounded up.
fn told(left: Duration) -> Duration {
    let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
    Duration::from_secs(seconds.div_ceil(TOLD_EVERY) * TOLD_EVERY)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    /// Nothing was touched since the beginning; it is so many seconds later.
    fn after(seconds: u64, minutes: u32, screen: Use) -> Idle {
        let mut idle = Idle { lock_after: LockAfter::from_minutes(minutes).unwrap(), ..Idle::default() };
        for second in 0..seconds {
            assert!(!idle.tell(secs(second), false, screen), "locked at {second} of {seconds} s");
        }
        idle.tell(secs(seconds), false, screen);
        idle
    }

    #[test]
    fn it_warns_and_then_locks() {
        use Quiet::{Fine, LocksIn, Over};
        use Use::{Locked, Parents, Waiting, Working};
        let table = [
            (5, Waiting, 0, Fine, Some(270)),
            (5, Waiting, 269, Fine, Some(1)),
            (5, Waiting, 270, LocksIn(secs(30)), Some(5)),
            (5, Waiting, 271, LocksIn(secs(30)), Some(4)),
            (5, Waiting, 275, LocksIn(secs(25)), Some(5)),
            (5, Waiting, 299, LocksIn(secs(5)), Some(1)),
            (5, Waiting, 300, Over, Some(0)),
            (1, Waiting, 29, Fine, Some(1)),
            (1, Waiting, 30, LocksIn(secs(30)), Some(5)),
            (1, Waiting, 60, Over, Some(0)),
            (30, Waiting, 1769, Fine, Some(1)),
            (30, Waiting, 1800, Over, Some(0)),
            // While parents watch the warning is twice as long, and begins no sooner.
            (5, Parents, 269, Fine, Some(1)),
            (5, Parents, 270, LocksIn(secs(60)), Some(5)),
            (5, Parents, 300, LocksIn(secs(30)), Some(5)),
            (5, Parents, 329, LocksIn(secs(5)), Some(1)),
            (5, Parents, 330, Over, Some(0)),
            (1, Parents, 29, Fine, Some(1)),
            (1, Parents, 90, Over, Some(0)),
            // What works is used; what is locked needs no lock.
            (5, Working, 4000, Fine, Some(270)),
            (5, Locked, 4000, Fine, None),
        ];
        for (minutes, screen, seconds, quiet, changes) in table {
            let idle = after(seconds, minutes, screen);
            assert_eq!(idle.quiet(screen), quiet, "{minutes} min, {screen:?}, {seconds} s");
            let shown = idle.changes_within(screen);
            assert_eq!(shown, changes.map(secs), "{minutes} min, {screen:?}, {seconds} s");
        }
    }

    #[test]
    fn a_touch_begins_anew_also_during_the_warning() {
        let mut idle = after(299, 5, Use::Waiting);
        assert!(!idle.tell(secs(299), true, Use::Waiting));
        assert_eq!(idle.quiet(Use::Waiting), Quiet::Fine);
        assert_eq!(idle.locks_within(Use::Waiting), Some(secs(300)));
    }

    #[test]
    fn a_touch_after_the_time_does_not_open_again() {
        let mut idle = after(100, 5, Use::Waiting);
        assert!(idle.tell(secs(301), true, Use::Waiting), "the touch that wakes a sleeping computer");
    }

    #[test]
    fn a_film_that_played_as_the_computer_fell_asleep_keeps_nothing_open() {
        let mut idle = after(1000, 5, Use::Working);
        assert!(!idle.tell(secs(1299), false, Use::Working), "drawn again before the time is over");
        assert!(idle.tell(secs(1600), true, Use::Working));
    }

    #[test]
    fn idleness_counts_from_the_end_of_a_film_and_from_unlocking() {
        for before in [Use::Working, Use::Locked] {
            let mut idle = after(1000, 5, before);
            assert!(!idle.tell(secs(1299), false, Use::Waiting), "{before:?}");
            assert!(idle.tell(secs(1300), false, Use::Waiting), "{before:?}");
            let idle = after(1000, 5, before);
            assert_eq!(idle.locks_within(Use::Waiting), Some(secs(300)), "{before:?}");
        }
    }

    #[test]
    fn only_what_can_be_chosen_is_taken() {
        assert_eq!(LockAfter::default().minutes(), 5);
        for minutes in 0..100 {
            let choice = LockAfter::from_minutes(minutes);
            assert_eq!(choice.is_some(), [1, 2, 5, 10, 15, 30].contains(&minutes), "{minutes}");
        }
    }

    proptest! {
        /// Never without a warning before it, wherever the window is drawn as it asks to be.
        #[test]
        fn nothing_locks_unwarned(
            minutes in prop::sample::select(vec![1_u32, 2, 5, 10, 15, 30]),
            parents in any::<bool>(),
            touches in prop::collection::vec(0..400_u64, 0..20),
        ) {
            let screen = if parents { Use::Parents } else { Use::Waiting };
            let mut idle = after(0, minutes, screen);
            let (mut now, mut warned_since) = (Duration::ZERO, None);
            let mut touches = touches.into_iter();
            let mut next_touch = touches.next().map(secs);
            loop {
                let shown = idle.changes_within(screen).unwrap();
                let touch = next_touch.filter(|after| *after < shown);
                now += touch.unwrap_or(shown);
                if idle.tell(now, touch.is_some(), screen) {
                    break;
                }
                if touch.is_some() {
                    next_touch = touches.next().map(secs);
                    warned_since = None;
                } else {
                    next_touch = next_touch.map(|after| after.saturating_sub(shown));
                }
                match idle.quiet(screen) {
                    Quiet::LocksIn(_) => warned_since = warned_since.or(Some(now)),
                    _ => warned_since = None,
                }
            }
            let warned_for = now.saturating_sub(warned_since.expect("it warned"));
            prop_assert_eq!(warned_for, secs(if parents { 60 } else { 30 }));
        }
    }
}
