//! Films: one camera and one microphone into a growing stream of Matroska bytes, with a preview beside it.
//! Knows nothing of vaults, cases or windows: bytes go to a [`FilmSink`], pictures to a [`FrameSlot`].
//!
//! Two pipelines. The *stage* lives as long as the Film screen:
//!
//! ```text
//! camera     → valve → rate, size, format → ┐
//!                              live black → ┴ fallbackswitch → tee → preview (gives way)
//!                                                                └→ tap ─┐
//! microphone → valve → format ───────────→ ┐                             │
//!                            live silence → ┴ fallbackswitch → level → tap ┤
//! ```
//!
//! The *recorder* is made for each film and fed by the taps with the same buffers, their times counted from
//! the film's beginning:
//!
//! ```text
//! → appsrc → H.264 encoder → h264parse → ┐
//! → appsrc → opusenc ──────────────────→ ┴ matroskamux → queue → appsink → writer thread → FilmSink
//! ```
//!
//! What holds: every input of the muxer is a live branch that never starves, so a camera that goes away leaves
//! the film growing; formats never change and the encoder is never restarted; a frame that finds no room is a
//! [`Gap`] and a [`Warning`], never a silence; and no caller ever waits. State changes happen on the capture
//! thread, those of devices (which can hang) on throw-away threads that nobody joins.

mod bridge;
mod chain;
mod drawn;
mod format;
mod input;
mod pipewire;
mod recorder;
mod settings;
mod sink;
mod source;
mod stage;
mod status;
mod thread;
mod watch;

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

pub(super) use chain::Chain;
pub use drawn::{PictureSource, SoundSource};
pub use format::FilmSize;
pub(super) use format::SAMPLES_PER_SECOND;
pub use settings::{CameraChoice, CaptureSettings, MicrophoneChoice};
pub use sink::{CaptureFacts, Ended, FilmEnd, FilmSink};
pub use status::{
    CaptureFailure, CapturePhase, CaptureStatus, Gap, GapCause, Input, InputState, SoundLevel, Warning,
};

use super::Waker;
use super::frame::FrameSlot;
use sink::SinkJob;
use thread::CaptureCommand;

/// A camera and a microphone in use. Every method returns at once; what came of it shows in
/// [`Capture::status`]. Dropping it ends a running film properly, in the background.
pub struct Capture {
    commands: Sender<CaptureCommand>,
    status: Arc<Mutex<CaptureStatus>>,
    frames: FrameSlot,
}

impl Capture {
    /// Opens camera and microphone in the background and shows pictures as soon as there are any. `waker` is
    /// called from other threads whenever the status or the picture has changed.
    pub fn open(settings: CaptureSettings, waker: Waker) -> Self {
        let (commands, inbox) = channel();
        let status = Arc::new(Mutex::new(CaptureStatus::default()));
        let frames = FrameSlot::default();
        let shared = thread::Shared { status: status.clone(), frames: frames.clone(), waker };
        if !thread::spawn(settings, shared, inbox) {
            let mut status = status.lock().unwrap_or_else(PoisonError::into_inner);
            status.phase = CapturePhase::Failed(CaptureFailure::NoThread);
        }
        Self { commands, status, frames }
    }

    /// Begins a film. `done` is called once, on a thread of capture's own, when the film has ended for
    /// whatever reason, with the sink to seal or to throw away. Refused (through `done`) unless the phase is
    /// [`CapturePhase::Ready`].
    pub fn start<S: FilmSink>(&self, sink: S, done: impl FnOnce(FilmEnd<S>) + Send + 'static) {
        let job = Box::new(SinkJob { sink, done });
        if let Err(unsent) = self.commands.send(CaptureCommand::Start(job))
            && let CaptureCommand::Start(job) = unsent.0
        {
            job.refuse(CaptureFailure::Closed);
        }
    }

    /// Ends the film: what was filmed so far is encoded and written, then `done` of [`Capture::start`] is
    /// called. The preview goes on.
    pub fn stop(&self) {
        self.send(CaptureCommand::Stop);
    }

    /// Ends the film at once, without writing what is still on its way.
    pub fn discard(&self) {
        self.send(CaptureCommand::Discard);
    }

    /// Shows pictures or no longer does; filming does not notice.
    pub fn set_preview(&self, on: bool) {
        self.send(CaptureCommand::Preview(on));
    }

    /// Holds a camera or microphone back as if it had fallen silent, or lets it through again: what a loss
    /// looks like can be rehearsed.
    pub fn hold_back(&self, input: Input, held: bool) {
        self.send(CaptureCommand::HoldBack(input, held));
    }

    /// How things stand, at most about a tenth of a second old.
    pub fn status(&self) -> CaptureStatus {
        self.status.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The newest picture of the preview.
    pub fn frames(&self) -> &FrameSlot {
        &self.frames
    }

    fn send(&self, command: CaptureCommand) {
        // A capture thread that is gone has said so in the status.
        let _ = self.commands.send(command);
    }
}
