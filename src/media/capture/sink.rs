//! Where the bytes of a film go, and how a film ends. Knows nothing of what the bytes mean or how they are made.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::status::{CaptureFailure, Gap};
use crate::base::MediaTime;
use crate::vault::VaultError;

/// Takes the bytes of one film, in order. Lives on a thread of its own that may wait for the disk.
pub trait FilmSink: Send + 'static {
    /// Takes bytes. `starts_cluster` says that they begin a Matroska cluster, from which a cut-off film can
    /// still be read on. An error ends the film.
    fn append(&mut self, bytes: &[u8], starts_cluster: bool) -> Result<(), VaultError>;

    /// Called about ten times a second: whatever has waited long enough is written now. An error ends the film.
    fn tick(&mut self) -> Result<(), VaultError>;

    /// Bytes taken.
    fn plain_len(&self) -> u64;

    /// Of these, bytes that a power cut would leave.
    fn durable_len(&self) -> u64;

    /// Whether the disk has failed to take bytes of this film. It went on elsewhere on the disk.
    fn trouble(&self) -> bool;
}

/// What is known of a film beside its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaptureFacts {
    /// Its length.
    pub duration: MediaTime,
    /// What it does not show, by beginning.
    pub gaps: Vec<Gap>,
}

/// Why a film ended.
#[derive(Debug)]
pub enum Ended {
    /// It was stopped, and all of it was written.
    Stopped,
    /// It was stopped, but its last moments could not be written in time: seal what is there.
    CutOff,
    /// It is to be thrown away.
    Discarded,
    /// Writing failed: seal what is there.
    WriteFailed(VaultError),
    /// It never began, or the encoder stopped: seal what is there, if anything.
    Failed(CaptureFailure),
}

/// A film that has ended.
#[derive(Debug)]
pub struct FilmEnd<S> {
    /// The sink, with whatever was written.
    pub sink: S,
    /// What is known of the film.
    pub facts: CaptureFacts,
    /// Why it ended.
    pub ended: Ended,
}

/// What the writer thread tells of its work, readable at any time.
#[derive(Default)]
pub(super) struct WriterProgress {
    bytes: AtomicU64,
    durable: AtomicU64,
    trouble: AtomicBool,
    finished: AtomicBool,
    verdict: Mutex<Option<Ended>>,
}

impl WriterProgress {
    /// Tells the writer to stop as soon as it can, and why.
    pub(super) fn abandon(&self, why: Ended) {
        self.verdict.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(why);
    }

    fn abandoned(&self) -> Option<Ended> {
        self.verdict.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Bytes taken and bytes durable.
    pub(super) fn lengths(&self) -> (u64, u64) {
        (self.bytes.load(Ordering::Relaxed), self.durable.load(Ordering::Relaxed))
    }

    /// Whether the disk has failed to take bytes of this film.
    pub(super) fn trouble(&self) -> bool {
        self.trouble.load(Ordering::Relaxed)
    }

    /// Whether the writer has ended and taken its last byte.
    pub(super) fn finished(&self) -> bool {
        self.finished.load(Ordering::Acquire)
    }

    fn note(&self, sink: &impl FilmSink) {
        self.bytes.store(sink.plain_len(), Ordering::Relaxed);
        self.durable.store(sink.durable_len(), Ordering::Relaxed);
        self.trouble.store(sink.trouble(), Ordering::Relaxed);
    }
}

/// The end of the recorder that the writer thread holds.
pub(super) struct FilmStream {
    /// Muxed bytes.
    pub(super) muxed: gst_app::AppSink,
    /// What the writer tells.
    pub(super) progress: Arc<WriterProgress>,
    /// Closes the film's books and reads them; called once, at the end.
    pub(super) facts: Box<dyn FnOnce() -> CaptureFacts + Send>,
}

/// A film to be written: a sink, and whom to give it back to. Hides the sink's type from the capture thread.
pub(super) trait Job: Send {
    /// Writes until the film ends, then gives the sink back. Blocks; has a thread of its own.
    fn write(self: Box<Self>, stream: FilmStream);
    /// Gives the sink back unused.
    fn refuse(self: Box<Self>, why: CaptureFailure);
}

pub(super) struct SinkJob<S, F> {
    pub(super) sink: S,
    pub(super) done: F,
}

impl<S: FilmSink, F: FnOnce(FilmEnd<S>) + Send> Job for SinkJob<S, F> {
    fn write(self: Box<Self>, stream: FilmStream) {
        let Self { mut sink, done } = *self;
        let ended = write_all(&mut sink, &stream);
        stream.progress.note(&sink);
        let facts = (stream.facts)();
        stream.progress.finished.store(true, Ordering::Release);
        done(FilmEnd { sink, facts, ended });
    }

    fn refuse(self: Box<Self>, why: CaptureFailure) {
        let Self { sink, done } = *self;
        done(FilmEnd { sink, facts: CaptureFacts::default(), ended: Ended::Failed(why) });
    }
}

fn write_all(sink: &mut impl FilmSink, stream: &FilmStream) -> Ended {
    loop {
        if let Some(why) = stream.progress.abandoned() {
            return why;
        }
        let sample = stream.muxed.try_pull_sample(gst::ClockTime::from_mseconds(100));
        let written = match &sample {
            Some(sample) => append(sink, sample),
            // A stream that is torn down looks ended: the verdict was given before.
            None if stream.muxed.is_eos() => return stream.progress.abandoned().unwrap_or(Ended::Stopped),
            None => Ok(()),
        };
        if let Err(error) = written.and_then(|()| sink.tick()) {
            return Ended::WriteFailed(error);
        }
        stream.progress.note(sink);
    }
}

/// Hands over one buffer of the muxer. Exactly those that begin a cluster are neither deltas nor headers.
fn append(sink: &mut impl FilmSink, sample: &gst::Sample) -> Result<(), VaultError> {
    let Some(buffer) = sample.buffer() else { return Ok(()) };
    let starts_cluster = !buffer.flags().intersects(gst::BufferFlags::DELTA_UNIT | gst::BufferFlags::HEADER);
    let bytes =
        buffer.map_readable().map_err(|_| VaultError::damaged("film", "a muxed buffer cannot be read"))?;
    sink.append(&bytes, starts_cluster)
}
