//! Film of the rehearsal camera made faster than it plays: a stretch of the play is drawn and encoded as quickly as
//! the machine can, and repeated to any length. For demonstrations, whose sessions must be as long as real ones.
//! Knows no case and no window.
//!
//! The encoders and the muxer are those of every film (`capture::chain`); only the time is not the clock's.

use std::num::NonZero;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use gst::prelude::*;

use super::capture::{CaptureFailure, Chain, FilmSink, FilmSize, SAMPLES_PER_SECOND};
use super::encoders::{FRAMES_PER_SECOND, allow_large_keyframes};
use super::matroska::{RepeatError, Stretch};
use super::rehearsal::{Episode, Painter, ROUND, RehearsalScene, UnfitSize};
use crate::base::MediaTime;
use crate::vault::VaultError;

/// Pictures of the film for each that is drawn: 15 a second look well enough, and drawing takes longer than encoding.
const FRAMES_A_DRAWING: u64 = 2;
/// Kilobits of picture a second: drawn areas need few, and long films should stay small.
const fn kilobits(size: FilmSize) -> u32 {
    match size {
        FilmSize::Small => 130,
        FilmSize::Hd720 | FilmSize::Hd1080 => 430,
    }
}
/// Film before the stretch, in which an encoder that was told a low bitrate finds out how to keep it.
const RUN_UP: MediaTime = MediaTime::from_secs(2);
/// Pictures that may wait for the encoder.
const WAITING_PICTURES: usize = 8;
/// Sound made at a time: a fifth of a second.
const SAMPLES_AT_ONCE: u64 = SAMPLES_PER_SECOND as u64 / 5;
const NS: u64 = 1_000_000_000;
/// How often the muxer is asked, and how often in vain before it is given up.
const ASK: gst::ClockTime = gst::ClockTime::from_mseconds(100);
const MOST_IN_VAIN: u32 = 600;

/// Why no film was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoopedFilmError {
    /// The play cannot be drawn in this size.
    #[error(transparent)]
    Size(#[from] UnfitSize),
    /// It cannot be encoded here.
    #[error(transparent)]
    Encoding(#[from] CaptureFailure),
    /// What was encoded cannot be repeated.
    #[error(transparent)]
    Repeating(#[from] RepeatError),
}

/// A round of the play on film, to be repeated.
pub struct LoopedFilm {
    stretch: Stretch,
    /// What is played in one pass.
    episodes: Vec<Episode>,
}

impl LoopedFilm {
    /// Draws and encodes the play's second round. Takes some seconds; not for a window's thread.
    pub fn film(scene: &RehearsalScene, size: FilmSize) -> Result<Self, LoopedFilmError> {
        let from = ROUND - RUN_UP;
        let film = encoded(scene, size, from, RUN_UP + ROUND)?;
        let stretch = Stretch::read(&film, RUN_UP)?;
        let start = from + stretch.start();
        let end = start + stretch.length();
        let mut episodes = scene.episodes(end);
        // An encoder may have put its keyframe elsewhere: then the stretch is not quite the round.
        episodes.retain(|episode| episode.from >= start && episode.to <= end);
        for episode in &mut episodes {
            (episode.from, episode.to) = (episode.from - start, episode.to - start);
        }
        Ok(Self { stretch, episodes })
    }

    /// Length of the film that [`Self::write`] writes, to within a packet of sound: of whole passes, so at
    /// least as long.
    pub fn length(&self, at_least: MediaTime) -> MediaTime {
        MediaTime::from_ns(self.stretch.length().ns().saturating_mul(passes(&self.stretch, at_least)))
    }

    /// Writes a film of at least that length into the sink.
    pub fn write(&self, at_least: MediaTime, sink: &mut impl FilmSink) -> Result<(), VaultError> {
        for piece in self.stretch.repeated(self.stretch.passes(at_least)) {
            sink.append(&piece.bytes, piece.starts_cluster)?;
            sink.tick()?;
        }
        Ok(())
    }

    /// What is played in the film that [`Self::write`] writes, in order.
    pub fn episodes(&self, at_least: MediaTime) -> Vec<Episode> {
        let length = self.stretch.length();
        (0..passes(&self.stretch, at_least))
            .flat_map(|pass| {
                let later = MediaTime::from_ns(length.ns().saturating_mul(pass));
                self.episodes.iter().map(move |episode| Episode {
                    from: episode.from + later,
                    to: episode.to + later,
                    ..*episode
                })
            })
            .collect()
    }
}

fn passes(stretch: &Stretch, at_least: MediaTime) -> i64 {
    i64::try_from(stretch.passes(at_least)).unwrap_or(i64::MAX)
}

/// Films several plays on as many threads as there are processors, and gives the films in the order of the scenes as
/// they become ready. What has not begun when it is dropped is not filmed.
pub struct LoopedFilms {
    ready: std::vec::IntoIter<Receiver<Result<LoopedFilm, LoopedFilmError>>>,
    waiting: Waiting,
}

type Waiting = Arc<Mutex<std::vec::IntoIter<(Wanted, Sender<Result<LoopedFilm, LoopedFilmError>>)>>>;
/// A scene, and the size of its film.
type Wanted = (RehearsalScene, FilmSize);

impl LoopedFilms {
    /// Begins to film each scene in its size.
    pub fn film(scenes: Vec<(RehearsalScene, FilmSize)>) -> Self {
        let workers = thread::available_parallelism().map_or(1, NonZero::get).min(scenes.len());
        let (waiting, ready): (Vec<_>, Vec<_>) = scenes
            .into_iter()
            .map(|scene| {
                let (done, ready) = channel();
                ((scene, done), ready)
            })
            .unzip();
        let waiting: Waiting = Arc::new(Mutex::new(waiting.into_iter()));
        for _ in 0..workers {
            let waiting = waiting.clone();
            // Where no thread is to be had nobody films, and whoever asks for a film is told so.
            let _ = thread::Builder::new().name("looped-film".into()).spawn(move || {
                while let Some(((scene, size), done)) = next(&waiting) {
                    // Whoever has gone away needs no film.
                    let _ = done.send(LoopedFilm::film(&scene, size));
                }
            });
        }
        Self { ready: ready.into_iter(), waiting }
    }
}

fn next<T>(waiting: &Mutex<std::vec::IntoIter<T>>) -> Option<T> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).next()
}

impl Iterator for LoopedFilms {
    type Item = Result<LoopedFilm, LoopedFilmError>;

    fn next(&mut self) -> Option<Self::Item> {
        let film = self.ready.next()?;
        if Arc::strong_count(&self.waiting) == 1 {
            // No thread is at work: what was not filmed never will be.
            return Some(film.try_recv().unwrap_or(Err(CaptureFailure::NoThread.into())));
        }
        Some(film.recv().unwrap_or(Err(CaptureFailure::EncoderStopped.into())))
    }
}

impl Drop for LoopedFilms {
    fn drop(&mut self) {
        while next(&self.waiting).is_some() {}
    }
}

/// The play from a moment on, as streamed Matroska.
fn encoded(
    scene: &RehearsalScene,
    size: FilmSize,
    from: MediaTime,
    length: MediaTime,
) -> Result<Vec<u8>, LoopedFilmError> {
    let painter = Painter::new(scene, size.width(), size.height())?.without_clock();
    let chain = Chain::build(size, kilobits(size))?;
    allow_large_keyframes(&chain.video_encoder);
    for (entrance, waiting) in [
        (&chain.camera, size.picture_len() * WAITING_PICTURES),
        (&chain.microphone, SAMPLES_PER_SECOND as usize * 4),
    ] {
        entrance.set_block(true);
        entrance.set_max_bytes(waiting as u64);
    }
    let (from, length) = (from.ns().unsigned_abs(), length.ns().unsigned_abs());
    let film = if chain.pipeline.set_state(gst::State::Playing).is_ok() {
        thread::scope(|scope| {
            let (camera, microphone) = (&chain.camera, &chain.microphone);
            let spawn = |name: &str| thread::Builder::new().name(name.into());
            let pictures =
                spawn("film-pictures").spawn_scoped(scope, move || draw(painter, from, length, camera));
            let sounds =
                spawn("film-sounds").spawn_scoped(scope, move || sound(scene, from, length, microphone));
            let film = match (pictures, sounds) {
                (Ok(_), Ok(_)) => collected(&chain),
                _ => Err(CaptureFailure::NoThread),
            };
            // Whoever still waits at an entrance is let go.
            let _ = chain.pipeline.set_state(gst::State::Null);
            film
        })
    } else {
        let _ = chain.pipeline.set_state(gst::State::Null);
        Err(CaptureFailure::EncoderStopped)
    };
    Ok(film?)
}

/// Takes the film from the muxer, to its end.
fn collected(chain: &Chain) -> Result<Vec<u8>, CaptureFailure> {
    let bus = chain.pipeline.bus().ok_or(CaptureFailure::BrokenInstallation)?;
    let (mut film, mut in_vain) = (Vec::new(), 0);
    loop {
        if let Some(sample) = chain.muxed.try_pull_sample(ASK) {
            let bytes = sample.buffer().and_then(|buffer| buffer.map_readable().ok());
            film.extend_from_slice(&bytes.ok_or(CaptureFailure::EncoderStopped)?);
            in_vain = 0;
        } else if chain.muxed.is_eos() {
            return Ok(film);
        } else {
            in_vain += 1;
        }
        if in_vain > MOST_IN_VAIN || bus.pop_filtered(&[gst::MessageType::Error]).is_some() {
            return Err(CaptureFailure::EncoderStopped);
        }
    }
}

/// Draws so many nanoseconds of the play into the entrance. Ends early where the entrance takes no more.
fn draw(mut painter: Painter, from: u64, length: u64, into: &gst_app::AppSrc) {
    // Not multiples of a rounded length: keyframes are to lie on whole seconds.
    let at = |frame: u64| frame * NS / u64::from(FRAMES_PER_SECOND.unsigned_abs());
    let mut drawing = None;
    for frame in (0..).take_while(|frame| at(*frame) < length) {
        if frame % FRAMES_A_DRAWING == 0 {
            let mut i420 = vec![0; painter.i420_len()];
            painter.paint(media_time(from + at(frame)), &mut i420);
            drawing = Some(gst::Buffer::from_slice(i420));
        }
        let Some(picture) = &drawing else { return };
        // Only the description is copied.
        if !push(into, picture.copy(), at(frame), at(frame + 1) - at(frame)) {
            return;
        }
    }
    // Refused only while the chain is being torn down.
    let _ = into.end_of_stream();
}

/// Speaks so many nanoseconds of the play into the entrance.
fn sound(scene: &RehearsalScene, from: u64, length: u64, into: &gst_app::AppSrc) {
    let once = SAMPLES_AT_ONCE * NS / u64::from(SAMPLES_PER_SECOND);
    let mut samples = vec![0_i16; usize::try_from(SAMPLES_AT_ONCE).unwrap_or(0)];
    // A little longer than the pictures: the encoder cuts its last packet short.
    for number in 0..=(length / once) {
        scene.sound((from / once + number) * SAMPLES_AT_ONCE, &mut samples);
        let buffer = gst::Buffer::from_slice(bytemuck::cast_slice::<i16, u8>(&samples).to_vec());
        if !push(into, buffer, number * once, once) {
            return;
        }
    }
    let _ = into.end_of_stream();
}

fn push(into: &gst_app::AppSrc, mut buffer: gst::Buffer, at: u64, length: u64) -> bool {
    let writable = buffer.make_mut();
    writable.set_pts(gst::ClockTime::from_nseconds(at));
    writable.set_duration(gst::ClockTime::from_nseconds(length));
    into.push_buffer(buffer).is_ok()
}

fn media_time(ns: u64) -> MediaTime {
    MediaTime::from_ns(i64::try_from(ns).unwrap_or(i64::MAX))
}

#[cfg(test)]
#[path = "looped_film_tests.rs"]
mod tests;
