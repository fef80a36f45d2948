//! What the window may know of a player: a snapshot behind a lock that is held for a copy only.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::base::MediaTime;
use crate::media::Waker;
use crate::media::frame::{FrameSlot, VideoFrame};

/// Where a player is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaybackPhase {
    /// The film is being opened; there is no picture yet.
    Opening,
    /// The first frame is there; nothing was asked for yet.
    Ready,
    /// It plays, or will as soon as a seek has arrived.
    Playing,
    /// It holds a frame.
    Paused,
    /// The end of the film or of the range was reached; its last frame is shown.
    Ended,
    /// It cannot go on. Open the film anew, or show why not.
    Failed(PlaybackFailure),
}

/// Why a film does not play.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaybackFailure {
    /// Nothing was recorded.
    #[error("the film is empty")]
    Empty,
    /// The bytes are no film, or its beginning is lost.
    #[error("this is not a film, or its beginning is lost")]
    NotAFilm,
    /// The film has no H.264 picture.
    #[error("the film has no picture that can be shown")]
    NoPicture,
    /// The bytes cannot be read. Look at the disk.
    #[error("the film cannot be read")]
    Unreadable,
    /// GStreamer or one of its elements is not installed. `attune doctor` names it.
    #[error("a part of GStreamer is missing")]
    MissingElement,
    /// No frame could be shown behind a damage.
    #[error("the film is damaged from here on")]
    Damaged,
    /// The machinery stopped for another reason. Open the film anew.
    #[error("playback stopped working")]
    Pipeline,
}

/// A snapshot of a player.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaybackStatus {
    /// Where it is in its life.
    pub phase: PlaybackPhase,
    /// Stored time of the frame on screen.
    pub position: MediaTime,
    /// Length of the film; zero while opening.
    pub duration: MediaTime,
    /// Whether the frame on screen is not yet the one last asked for: it is opening, seeking, stepping or
    /// coming to rest.
    pub seeking: bool,
    /// Loudness, 0 to 1.
    pub volume: f64,
    /// Speed, 0.25 to 2.
    pub rate: f64,
}

/// What the player's thread, GStreamer's threads and the window share.
pub(super) struct Shared {
    pub frames: FrameSlot,
    status: Mutex<PlaybackStatus>,
    wake: Waker,
}

impl Shared {
    pub(super) fn new(wake: Waker) -> Self {
        let status = PlaybackStatus {
            phase: PlaybackPhase::Opening,
            position: MediaTime::ZERO,
            duration: MediaTime::ZERO,
            seeking: false,
            volume: 1.0,
            rate: 1.0,
        };
        Self { frames: FrameSlot::default(), status: Mutex::new(status), wake }
    }

    pub(super) fn status(&self) -> PlaybackStatus {
        *self.lock()
    }

    /// A new picture is on screen.
    pub(super) fn show(&self, frame: VideoFrame) {
        self.lock().position = frame.time();
        self.frames.put(frame);
        (self.wake)();
    }

    pub(super) fn set_phase(&self, phase: PlaybackPhase) {
        self.change(|status| status.phase = phase);
    }

    /// Changes the status, and wakes the window if anything became different.
    pub(super) fn change(&self, change: impl FnOnce(&mut PlaybackStatus)) {
        let is_new = {
            let mut status = self.lock();
            let before = *status;
            change(&mut status);
            *status != before
        };
        if is_new {
            (self.wake)();
        }
    }

    fn lock(&self) -> MutexGuard<'_, PlaybackStatus> {
        self.status.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.status())
    }
}
