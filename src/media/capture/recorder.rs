//! The recorder: one film on its way through its encoders, from the stage to a stream of bytes. Knows nothing of
//! devices, and nothing of where the bytes go.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use gst::prelude::*;

use super::bridge::{Books, Bridge, Film};
use super::chain::Chain;
use super::format::{FilmSize, SAMPLES_PER_SECOND};
use super::sink::{Ended, FilmStream, Job, WriterProgress};
use super::status::CaptureFailure;
use crate::media::encoders::FRAMES_PER_SECOND;
use crate::media::init::retire;

/// Raw film that may wait for an encoder.
const WAITING_S: u64 = 1;
/// How long a stopped film may take to be written to its end.
const LONGEST_END: Duration = Duration::from_secs(10);

/// A film that is running or being finished.
pub(super) struct Recorder {
    pipeline: gst::Pipeline,
    bridge: Arc<Bridge>,
    film: Arc<Film>,
    progress: Arc<WriterProgress>,
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
        let Chain { pipeline, camera, microphone, muxed, encoder, .. } =
            match Chain::build(size, size.kilobits()) {
                Ok(chain) => chain,
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
        let progress = Arc::new(WriterProgress::default());
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
    pub(super) fn progress(&self) -> &WriterProgress {
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
