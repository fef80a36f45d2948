//! The recorder: one film's encoders and muxer, from two entrances to a stream of bytes. Knows nothing of
//! devices, and nothing of where the bytes go.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use gst::prelude::*;

use super::bridge::{Books, Bridge, Film};
use super::format::{FilmSize, SAMPLES_PER_SECOND, SOUND_BITRATE, audio_caps};
use super::sink::{Ended, FilmStream, Job, Progress};
use super::status::CaptureFailure;
use crate::media::encoders::{self, FRAMES_PER_SECOND};
use crate::media::init::retire;

/// Raw film that may wait for an encoder.
const WAITING_S: u64 = 1;
/// Encoded film that may wait for a disk that stalls.
const WAITING_MUXED: gst::ClockTime = gst::ClockTime::from_seconds(4);
const WAITING_MUXED_BYTES: u32 = 16 << 20;
/// How long a stopped film may take to be written to its end.
const LONGEST_END: Duration = Duration::from_secs(10);

/// A film that is running or being finished.
pub(super) struct Recorder {
    pipeline: gst::Pipeline,
    bridge: Arc<Bridge>,
    film: Arc<Film>,
    progress: Arc<Progress>,
    stopped: Option<Instant>,
    /// GStreamer's name of the encoder.
    pub(super) encoder: &'static str,
}

impl Recorder {
    /// Starts the encoders and a thread that writes the film. Where that fails the job is refused. `heard`
    /// says whether there is a microphone whose loss is a gap.
    pub(super) fn start(
        bridge: &Arc<Bridge>,
        size: FilmSize,
        heard: bool,
        job: Box<dyn Job>,
    ) -> Option<Self> {
        let Parts { pipeline, camera, microphone, muxed, encoder } = match Parts::build(size) {
            Ok(parts) => parts,
            Err(failure) => {
                job.refuse(failure);
                return None;
            }
        };
        if pipeline.set_state(gst::State::Playing).is_err() {
            retire(pipeline);
            job.refuse(CaptureFailure::EncoderStopped);
            return None;
        }
        let picture_room =
            size.picture_len() as u64 * u64::from(FRAMES_PER_SECOND.unsigned_abs()) * WAITING_S;
        let sound_room = u64::from(SAMPLES_PER_SECOND) * 2 * WAITING_S;
        let film = Arc::new(Film::new((camera, picture_room), (microphone, sound_room), heard));
        let progress = Arc::new(Progress::default());
        let stream = FilmStream {
            muxed,
            progress: progress.clone(),
            facts: Box::new({
                let film = film.clone();
                move || {
                    film.close();
                    film.books().facts
                }
            }),
        };
        // Where no thread is to be had the job, and with it the sink, is dropped: an unbegun film.
        let writer = thread::Builder::new().name("film-writer".into()).spawn(move || job.write(stream));
        if writer.is_err() {
            retire(pipeline);
            return None;
        }
        bridge.lead_into(Some(film.clone()));
        Some(Self { pipeline, bridge: bridge.clone(), film, progress, stopped: None, encoder })
    }

    /// Lets nothing more in; what is in is encoded and written.
    pub(super) fn stop(&mut self) {
        self.bridge.lead_into(None);
        self.film.close();
        self.stopped.get_or_insert_with(Instant::now);
    }

    /// Ends the film at once, and says why.
    pub(super) fn abandon(&mut self, why: Ended) {
        self.progress.abandon(why);
        self.stop();
    }

    /// Whether the encoder or the muxer has reported an error since the last call.
    pub(super) fn has_failed(&self) -> bool {
        let errors = [gst::MessageType::Error];
        self.pipeline.bus().is_some_and(|bus| bus.pop_filtered(&errors).is_some())
    }

    /// Whether the film has been stopped.
    pub(super) fn is_stopping(&self) -> bool {
        self.stopped.is_some()
    }

    /// Whether the film is written and given back.
    pub(super) fn finished(&self) -> bool {
        self.progress.finished()
    }

    /// Whether the end was given more time than it may take.
    pub(super) fn overdue(&self) -> bool {
        self.stopped.is_some_and(|since| since.elapsed() > LONGEST_END)
    }

    /// The film's books as they stand.
    pub(super) fn books(&self) -> Books {
        self.film.books()
    }

    /// What the writer says.
    pub(super) fn progress(&self) -> &Progress {
        &self.progress
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.progress.abandon(Ended::CutOff);
        self.stop();
        retire(self.pipeline.clone());
    }
}

struct Parts {
    pipeline: gst::Pipeline,
    camera: gst_app::AppSrc,
    microphone: gst_app::AppSrc,
    muxed: gst_app::AppSink,
    encoder: &'static str,
}

impl Parts {
    fn build(size: FilmSize) -> Result<Self, CaptureFailure> {
        let encoder = encoders::best().ok_or(CaptureFailure::NoEncoder)?;
        let video_encoder = encoder.make(size.kilobits()).ok_or(CaptureFailure::NoEncoder)?;
        let camera = entrance("camera", &size.video_caps());
        let microphone = entrance("microphone", &audio_caps());
        let muxed =
            gst_app::AppSink::builder().name("film").sync(false).async_(false).max_buffers(16).build();
        let pipeline = gst::Pipeline::with_name("recorder");
        Self::link(&pipeline, [&camera, &microphone], &video_encoder, &muxed)
            .map_err(|_| CaptureFailure::BrokenInstallation)?;
        Ok(Self { pipeline, camera, microphone, muxed, encoder: encoder.element })
    }

    fn link(
        pipeline: &gst::Pipeline,
        [camera, microphone]: [&gst_app::AppSrc; 2],
        encoder: &gst::Element,
        muxed: &gst_app::AppSink,
    ) -> Result<(), glib::BoolError> {
        let make = gst::ElementFactory::make;
        // Does nothing where the encoder takes I420, as those in software do.
        let convert = make("videoconvert").build()?;
        let parse = make("h264parse").build()?;
        let opus = make("opusenc").property("bitrate", SOUND_BITRATE).build()?;
        let mux = make("matroskamux").property("streamable", true).build()?;
        let queue = make("queue")
            .property("max-size-time", WAITING_MUXED)
            .property("max-size-bytes", WAITING_MUXED_BYTES)
            .property("max-size-buffers", 0_u32)
            .build()?;
        let pictures = [camera.upcast_ref(), &convert, encoder, &parse, &mux, &queue, muxed.upcast_ref()];
        pipeline.add_many(pictures)?;
        pipeline.add_many([microphone.upcast_ref(), &opus])?;
        gst::Element::link_many(pictures)?;
        gst::Element::link_many([microphone.upcast_ref(), &opus, &mux])
    }
}

/// An entrance that never makes the stage wait. It sets no bounds itself: the film's lane leaves out what is
/// too much, and notes it.
fn entrance(name: &str, caps: &gst::Caps) -> gst_app::AppSrc {
    gst_app::AppSrc::builder()
        .name(name)
        .caps(caps)
        .format(gst::Format::Time)
        .block(false)
        .max_bytes(0)
        .build()
}
