//! One input of the stage: opens its source, notices that it is gone, opens it again. Whatever touches a device
//! happens on a throw-away thread; this never waits. Knows nothing of films.

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::drawn::Drawn;
use super::source::{Socket, Source};
use super::status::{CaptureFailure, InputState};
use super::watch::Watch;
use crate::media::devices::DeviceId;

/// How long an attempt may hang before it is given up. The hanging thread stays behind.
const HUNG: Duration = Duration::from_secs(12);
/// Hanging attempts after which no more are made.
const MOST_HUNG: u32 = 3;

/// What an input is fed from.
pub(super) enum FeedOrigin {
    /// Nothing: its stand-in is all there is.
    None,
    /// Attune itself.
    Drawn {
        /// Held for what its end does: it stops the drawing.
        _drawn: Drawn,
    },
    /// A device, which may come and go.
    Device(DeviceId),
}

type Opened = Result<Source, CaptureFailure>;

/// One input and what is known of it.
pub(super) struct Feed {
    socket: Socket,
    origin: FeedOrigin,
    watch: Watch,
    attempt: Option<(Receiver<Opened>, Instant)>,
    source: Option<Source>,
    hung: u32,
    held: bool,
}

impl Feed {
    pub(super) fn new(socket: Socket, origin: FeedOrigin) -> Self {
        Self { socket, origin, watch: Watch::default(), attempt: None, source: None, hung: 0, held: false }
    }

    /// Looks after the input: to be called about ten times a second with what the device has given so far.
    /// Returns whether the source was replaced.
    pub(super) fn tick(&mut self, given: u64, now: Instant) -> bool {
        self.watch.observe(given, now);
        let FeedOrigin::Device(id) = &self.origin else { return false };
        let id = id.clone();
        let replaced = self.settle_attempt(now);
        if self.attempt.is_none() && !self.held && self.hung < MOST_HUNG && self.watch.wants_source(now) {
            self.begin_attempt(id, now);
        }
        replaced
    }

    /// The device's element reported an error.
    pub(super) fn broken(&mut self, failure: CaptureFailure) {
        if self.source.take().is_some() {
            self.watch.broken(failure);
        }
    }

    /// The input is held back: that it gives nothing is no reason to open it again.
    pub(super) fn set_held(&mut self, held: bool) {
        self.held = held;
    }

    /// How the input is.
    pub(super) fn state(&self, now: Instant) -> InputState {
        match self.origin {
            FeedOrigin::None => InputState::None,
            _ => self.watch.state(now),
        }
    }

    /// Whether there is something whose loss would be a gap.
    pub(super) fn is_expected(&self) -> bool {
        !matches!(self.origin, FeedOrigin::None)
    }

    /// What is the matter, where that is known.
    pub(super) fn failure(&self) -> Option<CaptureFailure> {
        self.watch.failure()
    }

    /// What is the matter, once it is more than a slow start.
    pub(super) fn settled_failure(&self) -> Option<CaptureFailure> {
        self.watch.settled_failure()
    }

    fn begin_attempt(&mut self, id: DeviceId, now: Instant) {
        self.source = None;
        self.watch.attempt(now);
        let (report, outcome) = channel();
        let socket = self.socket.clone();
        // Every other attempt lets the device choose its format.
        let loose = self.watch.fruitless() % 2 == 1;
        let spawned = thread::Builder::new().name("open-device".into()).spawn(move || {
            // Where nobody listens any more the source comes back and is taken out again.
            let _ = report.send(socket.open_device(&id, loose));
        });
        match spawned {
            Ok(_) => self.attempt = Some((outcome, now)),
            Err(_) => self.watch.broken(CaptureFailure::NoThread),
        }
    }

    fn settle_attempt(&mut self, now: Instant) -> bool {
        let Some((outcome, begun)) = &self.attempt else { return false };
        let opened = match outcome.try_recv() {
            Ok(opened) => opened,
            Err(TryRecvError::Empty) if now.duration_since(*begun) < HUNG => return false,
            Err(TryRecvError::Empty) => {
                self.hung += 1;
                Err(CaptureFailure::CannotOpen)
            }
            Err(TryRecvError::Disconnected) => Err(CaptureFailure::CannotOpen),
        };
        self.attempt = None;
        let outcome = opened.map(|source| self.source = Some(source));
        let replaced = outcome.is_ok();
        self.watch.opened(outcome, now);
        replaced
    }
}
