//! Judges whether an input is alive from what it gives, and when to ask for its device again. Unplugging posts
//! nothing, and some devices open and then give nothing. Knows no pipeline; time is an argument.

use std::time::{Duration, Instant};

use super::status::{CaptureFailure, InputState};

/// Silence after which an input counts as lost; its stand-in has taken over by then.
const SILENT: Duration = Duration::from_millis(700);
/// Silence after which a source that used to give is replaced.
const DEAD: Duration = Duration::from_millis(1500);
/// How long a source may take to give anything.
const PATIENCE: Duration = Duration::from_secs(4);
/// Between one attempt and the next.
const PAUSE: Duration = Duration::from_secs(1);
/// Fruitless attempts before "gives nothing" is said aloud.
const TRIES: u32 = 2;

/// What is known of one input.
#[derive(Debug, Default)]
pub(super) struct Watch {
    given: u64,
    last_given: Option<Instant>,
    opened: Option<Instant>,
    last_attempt: Option<Instant>,
    fruitless: u32,
    failure: Option<CaptureFailure>,
}

impl Watch {
    /// Notes how many buffers the device has given in all.
    pub(super) fn observe(&mut self, given: u64, now: Instant) {
        if given != self.given {
            self.given = given;
            self.last_given = Some(now);
            self.fruitless = 0;
            self.failure = None;
        }
    }

    /// Whether the device is giving.
    pub(super) fn is_live(&self, now: Instant) -> bool {
        self.last_given.is_some_and(|given| now.duration_since(given) < SILENT)
    }

    /// How the input is.
    pub(super) fn state(&self, now: Instant) -> InputState {
        match self.last_given {
            None => InputState::Waiting,
            Some(_) if self.is_live(now) => InputState::Live,
            Some(_) => InputState::Lost,
        }
    }

    /// Whether the source, if any, is to be replaced by a new one now. Not asked while one is being opened.
    pub(super) fn wants_source(&self, now: Instant) -> bool {
        let past =
            |since: Option<Instant>, length| since.is_none_or(|since| now.duration_since(since) >= length);
        let has_given = self.opened.is_some_and(|opened| self.last_given.is_some_and(|given| given > opened));
        let dead = match self.opened {
            None => true,
            Some(_) if has_given => past(self.last_given, DEAD),
            opened => past(opened, PATIENCE),
        };
        dead && past(self.last_attempt, PAUSE)
    }

    /// An attempt at a new source begins; the old one is gone.
    pub(super) fn attempt(&mut self, now: Instant) {
        if self.opened.take().is_some() {
            self.fruitless += 1;
            self.failure.get_or_insert(CaptureFailure::NoFrames);
        }
        self.last_attempt = Some(now);
    }

    /// An attempt has ended.
    pub(super) fn opened(&mut self, outcome: Result<(), CaptureFailure>, now: Instant) {
        match outcome {
            Ok(()) => self.opened = Some(now),
            Err(failure) => self.broken(failure),
        }
    }

    /// The source, or the attempt at one, failed.
    pub(super) fn broken(&mut self, failure: CaptureFailure) {
        self.opened = None;
        self.fruitless += 1;
        self.failure = Some(failure);
    }

    /// Attempts since the device last gave anything.
    pub(super) fn fruitless(&self) -> u32 {
        self.fruitless
    }

    /// What is the matter, where that is known.
    pub(super) fn failure(&self) -> Option<CaptureFailure> {
        self.failure
    }

    /// What is the matter, once it is more than a slow start.
    pub(super) fn settled_failure(&self) -> Option<CaptureFailure> {
        use CaptureFailure::{BrokenInstallation, Busy, NoDevice, NoService};
        let at_once = [NoDevice, Busy, NoService, BrokenInstallation];
        self.failure.filter(|failure| self.fruitless >= TRIES || at_once.contains(failure))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(start: Instant, ms: u64) -> Instant {
        start + Duration::from_millis(ms)
    }

    #[test]
    fn a_camera_that_is_unplugged_is_asked_for_again_every_second() {
        let start = Instant::now();
        let mut watch = Watch::default();
        assert!(watch.wants_source(start));
        watch.attempt(start);
        watch.opened(Ok(()), at(start, 10));
        watch.observe(1, at(start, 50));
        assert_eq!(watch.state(at(start, 100)), InputState::Live);
        assert!(!watch.wants_source(at(start, 1000)));
        assert_eq!(watch.state(at(start, 800)), InputState::Lost);
        assert!(watch.wants_source(at(start, 1600)));
        watch.attempt(at(start, 1600));
        watch.opened(Err(CaptureFailure::NoDevice), at(start, 1650));
        assert!(!watch.wants_source(at(start, 2500)));
        assert!(watch.wants_source(at(start, 2600)));
        assert_eq!(watch.settled_failure(), Some(CaptureFailure::NoDevice));
        watch.attempt(at(start, 2600));
        watch.opened(Ok(()), at(start, 2700));
        watch.observe(2, at(start, 2800));
        assert_eq!((watch.state(at(start, 2800)), watch.failure()), (InputState::Live, None));
    }

    #[test]
    fn a_camera_that_opens_and_gives_nothing_is_reported_after_two_tries() {
        let start = Instant::now();
        let mut watch = Watch::default();
        let mut now = 0;
        for attempt in 1..=4 {
            assert!(watch.wants_source(at(start, now)), "attempt {attempt}");
            assert_eq!(watch.settled_failure().is_some(), attempt > 3, "attempt {attempt}");
            watch.attempt(at(start, now));
            watch.opened(Ok(()), at(start, now));
            assert!(!watch.wants_source(at(start, now + 3900)));
            now += 4000;
        }
        assert_eq!(watch.settled_failure(), Some(CaptureFailure::NoFrames));
        assert_eq!(watch.state(at(start, now)), InputState::Waiting);
    }
}
