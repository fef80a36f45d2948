//! What capture says of itself. Plain data: knows nothing of pipelines.

use crate::base::MediaTime;

/// One of the two inputs of a film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Input {
    /// Pictures.
    Camera,
    /// Sound.
    Microphone,
}

/// What capture is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CapturePhase {
    /// Waiting for the camera's first picture.
    #[default]
    Opening,
    /// Pictures come; a film can begin.
    Ready,
    /// Filming.
    Recording,
    /// The film has ended and its last bytes are being written.
    Stopping,
    /// No film can begin. Unless the failure says otherwise the camera is asked for again and again, and the
    /// phase becomes [`CapturePhase::Ready`] when it answers.
    Failed(CaptureFailure),
}

/// Why no film can begin, or why one ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaptureFailure {
    /// No camera or microphone of that id is plugged in: plug it in, or choose another.
    #[error("the device is not plugged in")]
    NoDevice,
    /// Another program has the camera: close it there.
    #[error("another program is using the device")]
    Busy,
    /// The device refuses to be opened: unplug it and plug it in again.
    #[error("the device cannot be opened")]
    CannotOpen,
    /// The device opens but gives nothing: unplug it and plug it in again.
    #[error("the device gives no pictures")]
    NoFrames,
    /// No device service answers: is PipeWire running?
    #[error("no device service answers")]
    NoService,
    /// This machine has no H.264 encoder that works: see the check-up. Final.
    #[error("no H.264 encoder works here")]
    NoEncoder,
    /// An element of GStreamer is missing or broken: see the check-up. Final.
    #[error("part of GStreamer is missing or broken")]
    BrokenInstallation,
    /// The encoder stopped in mid-film: what was written before is whole.
    #[error("the encoder stopped")]
    EncoderStopped,
    /// A film was asked for while the camera was not ready or another film was running.
    #[error("not ready to film")]
    NotReady,
    /// Capture has been closed. Final.
    #[error("capture is closed")]
    Closed,
    /// The system gave no thread to work on: too many programs are running. Final.
    #[error("the system gives no more threads")]
    NoThread,
}

/// How an input is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputState {
    /// There is none: a film without a microphone has a silent sound track.
    None,
    /// Has not given anything yet.
    #[default]
    Waiting,
    /// Gives pictures or sound.
    Live,
    /// Was there and is gone, or fell silent; black or silence is filmed until it is back.
    Lost,
}

/// How loud it is, in decibels below full scale (0 is the loudest, −60 and less is silence).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SoundLevel {
    /// Loudest sample of the last tenth of a second.
    pub peak_db: f64,
    /// Mean of the last tenth of a second.
    pub rms_db: f64,
}

pub use crate::vault::film::{Gap, GapCause};

/// Something the person filming should know now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Frames were left out within the last seconds: the computer or its disk cannot keep up.
    LeavingOut,
    /// Writing lags behind, so the preview rests.
    Behind,
    /// The disk failed to take the film, which goes on in another file; said until the film ends.
    DiskTrouble,
    /// The last film's end could not be written in time.
    EndNotWritten,
}

/// How things stand: a snapshot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaptureStatus {
    /// What capture is doing.
    pub phase: CapturePhase,
    /// How the camera is.
    pub camera: InputState,
    /// How the microphone is.
    pub microphone: InputState,
    /// Why the camera is not live, where that is known.
    pub camera_failure: Option<CaptureFailure>,
    /// Why the microphone is not live, where that is known.
    pub microphone_failure: Option<CaptureFailure>,
    /// How loud it is, where there is a microphone.
    pub level: Option<SoundLevel>,
    /// Length of the film so far, or of the last one.
    pub elapsed: MediaTime,
    /// Bytes handed to the film so far.
    pub bytes: u64,
    /// Of these, bytes that a power cut would leave.
    pub durable_bytes: u64,
    /// Pictures that went into the encoder.
    pub frames: u64,
    /// Pictures and stretches of sound that found no room and were left out.
    pub dropped_frames: u64,
    /// What the film does not show.
    pub gaps: Vec<Gap>,
    /// What the person filming should know.
    pub warning: Option<Warning>,
    /// The encoder of the film, by GStreamer's name.
    pub encoder: Option<&'static str>,
}
