//! The capture thread: owns stage, inputs and recorder, obeys commands, reads messages, publishes the status.
//! Never touches a device itself, so it always answers. Knows nothing of windows.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use gst::prelude::*;

use super::bridge::Bridge;
use super::drawn;
use super::format::FilmSize;
use super::input::{Feed, FeedOrigin};
use super::recorder::Recorder;
use super::settings::{CameraChoice, CaptureSettings, MicrophoneChoice};
use super::sink::{Ended, Job};
use super::source::Socket;
use super::stage::{Preview, Stage};
use super::status::{CaptureFailure, CapturePhase, CaptureStatus, Input, InputState, SoundLevel, Warning};
use crate::media::frame::FrameSlot;
use crate::media::{Waker, encoders, init};

const TICK: Duration = Duration::from_millis(50);
/// How long a warning stays after its cause.
const WARNED: Duration = Duration::from_secs(5);

/// What the thread is told.
pub(super) enum CaptureCommand {
    /// Begins a film.
    Start(Box<dyn Job>),
    /// Ends the film, with what is on its way.
    Stop,
    /// Ends the film at once.
    Discard,
    /// Shows pictures or no longer does.
    Preview(bool),
    /// Holds an input back or lets it through.
    HoldBack(Input, bool),
}

/// What the capture thread shares with the window.
pub(super) struct Shared {
    pub(super) status: Arc<Mutex<CaptureStatus>>,
    pub(super) frames: FrameSlot,
    pub(super) waker: Waker,
}

/// Starts the thread; false where the system gives none.
pub(super) fn spawn(settings: CaptureSettings, shared: Shared, inbox: Receiver<CaptureCommand>) -> bool {
    let run = move || match Worker::new(settings, &shared) {
        Ok(worker) => worker.run(&shared, &inbox),
        Err(failure) => refuse_all(failure, &shared, &inbox),
    };
    thread::Builder::new().name("capture".into()).spawn(run).is_ok()
}

/// Nothing can be filmed: says so until capture is closed.
fn refuse_all(failure: CaptureFailure, shared: &Shared, inbox: &Receiver<CaptureCommand>) {
    shared.status.lock().unwrap_or_else(PoisonError::into_inner).phase = CapturePhase::Failed(failure);
    (shared.waker)();
    for command in inbox {
        if let CaptureCommand::Start(job) = command {
            job.refuse(failure);
        }
    }
}

struct Worker {
    // Dropped in this order: the film, the devices, and what they were plugged into.
    recorder: Option<Recorder>,
    camera: Feed,
    microphone: Feed,
    stage: Stage,
    bridge: Arc<Bridge>,
    resting: Arc<AtomicBool>,
    size: FilmSize,
    status: CaptureStatus,
    left_out: Option<Instant>,
    end_lost: Option<Instant>,
    fatal: Option<CaptureFailure>,
}

impl Worker {
    fn new(settings: CaptureSettings, shared: &Shared) -> Result<Self, CaptureFailure> {
        init::init().map_err(|_| CaptureFailure::BrokenInstallation)?;
        // Which encoder works is found out while the camera opens. Without a thread it is at the first film.
        let _ = thread::Builder::new().name("encoder-trial".into()).spawn(encoders::best);
        let CaptureSettings { camera, microphone, size, preview } = settings;
        let bridge = Arc::new(Bridge::default());
        let resting = Arc::new(AtomicBool::new(false));
        let preview = Preview {
            frames: shared.frames.clone(),
            waker: shared.waker.clone(),
            resting: resting.clone(),
            on: preview,
        };
        let stage = Stage::new(size, &bridge, preview).map_err(|_| CaptureFailure::BrokenInstallation)?;
        let socket = stage.socket(Input::Camera, size);
        let origin = match camera {
            CameraChoice::Drawn(painter) => FeedOrigin::Drawn { _drawn: drawn::camera(&socket, painter)? },
            CameraChoice::Device(id) => FeedOrigin::Device(id),
        };
        let camera = Feed::new(socket, origin);
        let socket = stage.socket(Input::Microphone, size);
        let origin = match microphone {
            MicrophoneChoice::None => FeedOrigin::None,
            MicrophoneChoice::Drawn(maker) => {
                FeedOrigin::Drawn { _drawn: drawn::microphone(&socket, maker)? }
            }
            MicrophoneChoice::Device(id) => FeedOrigin::Device(id),
        };
        let microphone = Feed::new(socket, origin);
        Ok(Self {
            recorder: None,
            camera,
            microphone,
            stage,
            bridge,
            resting,
            size,
            status: CaptureStatus::default(),
            left_out: None,
            end_lost: None,
            fatal: None,
        })
    }

    fn run(mut self, shared: &Shared, inbox: &Receiver<CaptureCommand>) {
        let mut closing = false;
        while !closing || self.recorder.is_some() {
            match inbox.recv_timeout(TICK) {
                Ok(command) => self.obey(command, shared),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    if closing {
                        thread::sleep(TICK);
                    }
                    closing = true;
                    self.stop();
                }
            }
            let now = Instant::now();
            self.read_messages();
            let opened = self.camera.tick(self.stage.given(Input::Camera), now);
            let heard = self.microphone.tick(self.stage.given(Input::Microphone), now);
            if opened || heard {
                self.stage.recalculate_latency();
            }
            self.look_after_film(now);
            self.publish(shared, now);
        }
    }

    fn obey(&mut self, command: CaptureCommand, shared: &Shared) {
        match command {
            CaptureCommand::Start(job) => self.start(job),
            CaptureCommand::Stop => self.stop(),
            CaptureCommand::Discard => {
                if let Some(recorder) = &mut self.recorder {
                    recorder.abandon(Ended::Discarded);
                }
            }
            CaptureCommand::Preview(on) => {
                self.stage.set_preview(on);
                if !on {
                    shared.frames.clear();
                }
            }
            CaptureCommand::HoldBack(input, held) => {
                self.stage.hold_back(input, held);
                self.feed(input).set_held(held);
            }
        }
    }

    fn start(&mut self, job: Box<dyn Job>) {
        match self.phase(Instant::now()) {
            CapturePhase::Ready => {}
            CapturePhase::Failed(failure) => return job.refuse(failure),
            _ => return job.refuse(CaptureFailure::NotReady),
        }
        self.left_out = None;
        self.end_lost = None;
        self.status.dropped_frames = 0;
        self.recorder = Recorder::start(&self.bridge, self.size, self.microphone.is_expected(), job);
    }

    fn stop(&mut self) {
        if let Some(recorder) = &mut self.recorder {
            recorder.stop();
        }
    }

    fn feed(&mut self, input: Input) -> &mut Feed {
        match input {
            Input::Camera => &mut self.camera,
            Input::Microphone => &mut self.microphone,
        }
    }

    fn read_messages(&mut self) {
        while let Some(message) = self.stage.message() {
            match message.view() {
                gst::MessageView::Error(error) => {
                    let path = error.src().map(|source| source.path_string().to_string()).unwrap_or_default();
                    self.blame(&path, failure_of(&error.error()));
                }
                gst::MessageView::Latency(_) => self.stage.recalculate_latency(),
                gst::MessageView::Element(element) => {
                    if let Some(level) = element.structure().and_then(level_of) {
                        self.status.level = Some(level);
                    }
                }
                _ => {}
            }
        }
    }

    /// An error came from this element: its device is opened again. What is no device's is the stage itself,
    /// of which there is no other: the film ends with what there is.
    fn blame(&mut self, path: &str, failure: CaptureFailure) {
        let of = |input: &Input| {
            path.contains(Socket::bin_name(*input)) || path.contains(Socket::branch_name(*input))
        };
        if let Some(input) = [Input::Camera, Input::Microphone].into_iter().find(of) {
            self.feed(input).broken(failure);
        } else {
            self.fatal = Some(CaptureFailure::BrokenInstallation);
            self.stop();
        }
    }

    fn look_after_film(&mut self, now: Instant) {
        let Some(recorder) = &mut self.recorder else { return };
        let books = recorder.books();
        if books.dropped > self.status.dropped_frames {
            self.left_out = Some(now);
        }
        // The preview goes on again when the backlog is gone, not when it is a little less.
        let resting = self.resting.load(Ordering::Relaxed);
        self.resting.store(books.fill > if resting { 0.1 } else { 0.5 }, Ordering::Relaxed);
        (self.status.bytes, self.status.durable_bytes) = recorder.progress().lengths();
        self.status.elapsed = books.facts.duration;
        self.status.gaps = books.facts.gaps;
        self.status.frames = books.frames;
        self.status.dropped_frames = books.dropped;
        self.status.encoder = Some(recorder.encoder);
        if recorder.has_failed() {
            recorder.abandon(Ended::Failed(CaptureFailure::EncoderStopped));
        }
        let overdue = recorder.overdue() && !recorder.finished();
        if overdue {
            recorder.abandon(Ended::CutOff);
            self.end_lost = Some(now);
        }
        if overdue || recorder.finished() {
            self.recorder = None;
            self.resting.store(false, Ordering::Relaxed);
        }
    }

    fn publish(&mut self, shared: &Shared, now: Instant) {
        self.status.phase = self.phase(now);
        self.status.camera = self.camera.state(now);
        self.status.microphone = self.microphone.state(now);
        self.status.camera_failure = self.camera.failure();
        self.status.microphone_failure = self.microphone.failure();
        if self.status.microphone != InputState::Live {
            self.status.level = None;
        }
        self.status.warning = self.warning(now);
        let mut status = shared.status.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = *status != self.status;
        if changed {
            status.clone_from(&self.status);
        }
        drop(status);
        if changed {
            (shared.waker)();
        }
    }

    fn phase(&self, now: Instant) -> CapturePhase {
        match (&self.recorder, self.fatal) {
            (Some(recorder), _) if recorder.is_stopping() => CapturePhase::Stopping,
            (Some(_), _) => CapturePhase::Recording,
            (None, Some(failure)) => CapturePhase::Failed(failure),
            (None, None) if self.camera.state(now) == InputState::Live => CapturePhase::Ready,
            (None, None) => self.camera.settled_failure().map_or(CapturePhase::Opening, CapturePhase::Failed),
        }
    }

    fn warning(&self, now: Instant) -> Option<Warning> {
        let recent = |since: Option<Instant>| since.is_some_and(|since| now.duration_since(since) < WARNED);
        if self.recorder.as_ref().is_some_and(|recorder| recorder.progress().trouble()) {
            Some(Warning::DiskTrouble)
        } else if recent(self.left_out) {
            Some(Warning::LeavingOut)
        } else if recent(self.end_lost) {
            Some(Warning::EndNotWritten)
        } else {
            self.resting.load(Ordering::Relaxed).then_some(Warning::Behind)
        }
    }
}

fn failure_of(error: &glib::Error) -> CaptureFailure {
    match error.kind::<gst::ResourceError>() {
        Some(gst::ResourceError::Busy) => CaptureFailure::Busy,
        Some(gst::ResourceError::NotFound) => CaptureFailure::NoDevice,
        _ => CaptureFailure::CannotOpen,
    }
}

/// Reads a message of the `level` element.
fn level_of(structure: &gst::StructureRef) -> Option<SoundLevel> {
    if structure.name() != "level" {
        return None;
    }
    let first = |name: &str| structure.get::<glib::ValueArray>(name).ok()?.first()?.get::<f64>().ok();
    Some(SoundLevel { peak_db: first("peak")?, rms_db: first("rms")? })
}
