//! The player's thread. It keeps what was asked for apart from what the pipeline is doing, and lets the
//! pipeline do one asynchronous thing at a time: so of many targets the latest wins, and nothing is queued.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::pipeline::{Means, PICTURE_CODEC, Pipeline, PipelineFault};
use super::status::{PlaybackFailure, PlaybackPhase, Shared};
use crate::base::MediaTime;
use crate::media::film_bytes::FilmBytes;
use crate::media::matroska::{FilmFacts, FinishedFilm, MatroskaError};

/// What takes longer than this will not come any more.
const PATIENCE: Duration = Duration::from_secs(20);
/// Times that a damaged film is taken up again behind the damage before it is given up.
const MOST_RECOVERIES: u32 = 32;
/// Keyframes that are tried one after the other when a place sought for shows nothing.
const MOST_DETOURS: u32 = 32;

/// What the window asks for.
#[derive(Clone, Copy, Debug)]
pub(super) enum PlayerCommand {
    Play,
    Pause,
    Seek(MediaTime),
    Scrub(MediaTime),
    Step(i32),
    Volume(f64),
    Rate(f64),
    Range(Option<(MediaTime, MediaTime)>),
    Close,
}

/// What reaches the player's thread.
#[derive(Debug)]
pub(super) enum PlayerEvent {
    Command(PlayerCommand),
    /// A message of the pipeline of this number.
    Message(u32, gst::Message),
}

/// What the pipeline is doing; an `AsyncDone` ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Opening,
    Seeking(MediaTime),
    Stepping(MediaTime),
    Pausing,
}

/// A place to go to.
#[derive(Clone, Copy, Debug)]
struct Target {
    time: MediaTime,
    exact: bool,
}

struct Engine {
    film: Arc<FinishedFilm>,
    shared: Arc<Shared>,
    events: Sender<PlayerEvent>,
    means: Means,
    pipeline: Pipeline,
    pipeline_number: u32,
    recoveries: u32,
    recovered_to: Option<MediaTime>,
    /// Seeks in a row that brought no picture, and the number of the picture before the last seek.
    detours: u32,
    frames_before: u64,

    doing: Option<Doing>,
    patience_ends: Instant,
    is_playing: bool,
    /// Sound stands where the picture stepped away from.
    has_stepped: bool,

    has_ended: bool,

    target: Option<Target>,
    wish: Wish,
}

/// What was asked for and stays so.
#[derive(Clone, Copy, Debug)]
struct Wish {
    play: bool,
    /// A handle is being dragged: playing rests.
    scrub: bool,
    /// Anything was asked for at all.
    any: bool,
    range: Option<(MediaTime, MediaTime)>,
    rate: f64,
    volume: f64,
}

/// Opens the film and plays it until the player is closed or fails.
pub(super) fn run(
    film: Arc<dyn FilmBytes>,
    facts: Option<FilmFacts>,
    sound: bool,
    range: Option<(MediaTime, MediaTime)>,
    shared: &Arc<Shared>,
    events: &Sender<PlayerEvent>,
    queue: &Receiver<PlayerEvent>,
) {
    let outcome = open(film, facts, sound, shared, events).and_then(|mut engine| {
        if range.is_some() {
            engine.obey(PlayerCommand::Range(range));
        }
        engine.serve(queue)
    });
    if let Err(failure) = outcome {
        shared.change(|status| {
            status.phase = PlaybackPhase::Failed(failure);
            status.seeking = false;
        });
    }
}

fn open(
    film: Arc<dyn FilmBytes>,
    facts: Option<FilmFacts>,
    sound: bool,
    shared: &Arc<Shared>,
    events: &Sender<PlayerEvent>,
) -> Result<Engine, PlaybackFailure> {
    gst::init().map_err(|_| PlaybackFailure::MissingElement)?;
    let film = match facts {
        Some(facts) => FinishedFilm::new(film, facts),
        None => FinishedFilm::scanned(film),
    };
    let film = Arc::new(film.map_err(|error| match error {
        MatroskaError::Empty => PlaybackFailure::Empty,
        MatroskaError::NotAFilm(_) => PlaybackFailure::NotAFilm,
        MatroskaError::Read(_) => PlaybackFailure::Unreadable,
    })?);
    if !film.tracks().iter().any(|track| track.codec == PICTURE_CODEC) {
        return Err(PlaybackFailure::NoPicture);
    }
    match film.frame_at(MediaTime::ZERO) {
        Ok(Some(_)) => {}
        Ok(None) => return Err(PlaybackFailure::Damaged),
        Err(_) => return Err(PlaybackFailure::Unreadable),
    }
    shared.change(|status| status.duration = film.duration());
    let means = Means { sound, hardware: true };
    let pipeline = build(&film, means, shared, events, 0)?;
    Ok(Engine {
        film,
        shared: shared.clone(),
        events: events.clone(),
        means,
        pipeline,
        pipeline_number: 0,
        recoveries: 0,
        recovered_to: None,
        detours: 0,
        frames_before: 0,
        doing: Some(Doing::Opening),
        patience_ends: Instant::now() + PATIENCE,
        is_playing: false,
        has_stepped: false,
        has_ended: false,
        target: None,
        wish: Wish { play: false, scrub: false, any: false, range: None, rate: 1.0, volume: 1.0 },
    })
}

fn build(
    film: &Arc<FinishedFilm>,
    means: Means,
    shared: &Arc<Shared>,
    events: &Sender<PlayerEvent>,
    number: u32,
) -> Result<Pipeline, PlaybackFailure> {
    let events = events.clone();
    Pipeline::build(film.clone(), means, shared, move |message| {
        // Nobody listens any more once the player's thread is gone.
        let _ = events.send(PlayerEvent::Message(number, message.clone()));
    })
}

impl Engine {
    fn serve(mut self, queue: &Receiver<PlayerEvent>) -> Result<(), PlaybackFailure> {
        loop {
            let event = if self.doing.is_some() {
                queue.recv_timeout(self.patience_ends.saturating_duration_since(Instant::now()))
            } else {
                queue.recv().map_err(RecvTimeoutError::from)
            };
            match event {
                Ok(PlayerEvent::Command(PlayerCommand::Close)) | Err(RecvTimeoutError::Disconnected) => {
                    return Ok(());
                }
                Ok(PlayerEvent::Command(command)) => self.obey(command),
                Ok(PlayerEvent::Message(number, message)) if number == self.pipeline_number => {
                    self.hear(&message)?;
                }
                Ok(PlayerEvent::Message(..)) => {}
                Err(RecvTimeoutError::Timeout) => self.lose_patience()?,
            }
            self.advance()?;
            self.tell();
        }
    }

    /// Takes down what is wanted; [`Engine::advance`] brings it about.
    fn obey(&mut self, command: PlayerCommand) {
        self.wish.any |=
            !matches!(command, PlayerCommand::Volume(_) | PlayerCommand::Rate(_) | PlayerCommand::Range(_));
        match command {
            PlayerCommand::Play => {
                if self.has_ended {
                    self.go_to(self.wish.range.map_or(MediaTime::ZERO, |(from, _)| from), true);
                } else if self.has_stepped && self.target.is_none() {
                    self.go_to(self.place(), true);
                }
                self.wish.play = true;
            }
            PlayerCommand::Pause => self.wish.play = false,
            PlayerCommand::Seek(time) => {
                self.wish.scrub = false;
                self.go_to(time, true);
            }
            PlayerCommand::Scrub(time) => {
                self.wish.scrub = true;
                self.scrub_to(self.within_range(time));
            }
            PlayerCommand::Step(frames) => self.step(frames),
            PlayerCommand::Volume(volume) => {
                self.wish.volume = volume;
                self.pipeline.set_volume(volume);
            }
            PlayerCommand::Rate(rate) => {
                self.wish.rate = rate;
                self.seek_anew();
            }
            PlayerCommand::Range(range) => {
                self.wish.range = range;
                self.seek_anew();
            }
            PlayerCommand::Close => {}
        }
    }

    fn go_to(&mut self, time: MediaTime, exact: bool) {
        self.has_ended = false;
        self.target = Some(Target { time, exact });
    }

    /// Speed and range come into force with a seek.
    fn seek_anew(&mut self) {
        if self.target.is_none() {
            self.target = Some(Target { time: self.place(), exact: true });
        }
    }

    fn scrub_to(&mut self, time: MediaTime) {
        let keyframe = self.film.keyframe_at(time);
        let is_outside = keyframe.is_some_and(|keyframe| self.within_range(keyframe) != keyframe);
        match keyframe {
            Some(keyframe) if !is_outside => {
                if keyframe == self.place() {
                    // Already there or on the way: only a later target is given up.
                    self.target = self.target.filter(|target| target.time == keyframe);
                } else {
                    self.go_to(keyframe, false);
                }
            }
            _ => self.go_to(time, true),
        }
    }

    fn step(&mut self, frames: i32) {
        self.wish.play = false;
        let is_idle = self.target.is_none() && self.doing.is_none() && !self.is_playing && !self.has_ended;
        let mut place = self.place();
        for _ in 0..frames.unsigned_abs() {
            let next = if frames > 0 { self.film.frame_after(place) } else { self.film.frame_before(place) };
            match next {
                Ok(Some(next)) if self.within_range(next) == next => place = next,
                _ => break,
            }
        }
        if place == self.place() {
            return;
        }
        if frames == 1 && is_idle && self.pipeline.step_forward() {
            self.has_stepped = true;
            self.begin(Doing::Stepping(place));
        } else {
            self.go_to(place, true);
        }
    }

    /// Where the picture is, or will be when everything asked for has happened.
    fn place(&self) -> MediaTime {
        match (self.target, self.doing) {
            (Some(target), _) => target.time,
            (None, Some(Doing::Seeking(time) | Doing::Stepping(time))) => time,
            _ => self.shared.status().position,
        }
    }

    fn within_range(&self, time: MediaTime) -> MediaTime {
        let (from, to) = self.wish.range.unwrap_or((MediaTime::ZERO, self.film.duration()));
        time.min(to - MediaTime::from_ns(1)).max(from).max(MediaTime::ZERO)
    }

    /// Lets the pipeline do the next thing that is wanted, if it is free.
    fn advance(&mut self) -> Result<(), PlaybackFailure> {
        if self.doing.is_some() {
            return Ok(());
        }
        let play = self.wish.play && !self.wish.scrub && !self.has_ended;
        // Rest comes before a seek: one that arrives while playing would show the frame after its own.
        if self.is_playing && !play {
            self.is_playing = false;
            if self.pipeline.set_playing(false)? {
                self.begin(Doing::Pausing);
                return Ok(());
            }
        }
        if let Some(target) = self.target.take() {
            return self.seek(target);
        }
        if play && !self.is_playing {
            self.pipeline.set_playing(true)?;
            self.is_playing = true;
        }
        Ok(())
    }

    fn seek(&mut self, target: Target) -> Result<(), PlaybackFailure> {
        let wanted = self.within_range(target.time);
        // To a stored time, so that no picture is clipped and every reported time is a stored one.
        let stored = if target.exact { self.film.frame_at(wanted).ok().flatten() } else { None };
        let time = stored.unwrap_or(wanted);
        self.begin(Doing::Seeking(time));
        self.has_stepped = false;
        self.frames_before = self.shared.frames.latest().0;
        if self.pipeline.seek(time, target.exact, self.wish.rate, self.wish.range.map(|(_, to)| to)) {
            Ok(())
        } else {
            self.recover()
        }
    }

    fn begin(&mut self, doing: Doing) {
        self.doing = Some(doing);
        self.patience_ends = Instant::now() + PATIENCE;
    }

    /// A message of the pipeline.
    fn hear(&mut self, message: &gst::Message) -> Result<(), PlaybackFailure> {
        match message.view() {
            gst::MessageView::AsyncDone(_) => match self.doing.take() {
                Some(Doing::Opening) if self.shared.frames.latest().1.is_none() => return self.recover(),
                Some(Doing::Opening) => self.pipeline.set_volume(self.wish.volume),
                Some(Doing::Seeking(time)) => self.arrive(time),
                _ => {}
            },
            // While a seek is under way an end that comes is the one from before it.
            gst::MessageView::Eos(_) if self.doing.is_none() && self.target.is_none() => self.end(),
            gst::MessageView::Error(_) => return self.repair(self.pipeline.fault(message)),
            _ => {}
        }
        Ok(())
    }

    /// Playing reached the end. The last frame is shown even where a slow machine had no time for it.
    fn end(&mut self) {
        let last = self.film.frame_at(self.within_range(MediaTime::MAX)).ok().flatten();
        if !self.has_ended && last.is_some_and(|last| last != self.place()) {
            self.target = last.map(|time| Target { time, exact: true });
        }
        self.has_ended = true;
        self.wish.play = false;
    }

    /// A seek is done. Where damage let no picture come of it, the next keyframe is tried; behind the last
    /// one the picture stays.
    fn arrive(&mut self, time: MediaTime) {
        if self.shared.frames.latest().0 != self.frames_before {
            self.detours = 0;
        } else if self.target.is_none() && self.detours < MOST_DETOURS {
            self.detours += 1;
            let next = self.film.keyframe_after(time).filter(|next| self.within_range(*next) == *next);
            self.target = next.map(|time| Target { time, exact: true });
        }
    }

    /// Goes on without what failed.
    fn repair(&mut self, fault: PipelineFault) -> Result<(), PlaybackFailure> {
        let place = self.place();
        match fault {
            PipelineFault::Sound if self.means.sound => self.means.sound = false,
            PipelineFault::HardwareDecoder if self.means.hardware => self.means.hardware = false,
            PipelineFault::Source => return Err(PlaybackFailure::Unreadable),
            PipelineFault::Sound | PipelineFault::HardwareDecoder | PipelineFault::Film => {
                return self.recover();
            }
        }
        self.rebuild(place)
    }

    /// The film is damaged here: goes on at the next keyframe, each time a later one.
    fn recover(&mut self) -> Result<(), PlaybackFailure> {
        let from = self.recovered_to.map_or(self.place(), |before| before.max(self.place()));
        let Some(next) = self.film.keyframe_after(from).filter(|_| self.recoveries < MOST_RECOVERIES) else {
            return Err(PlaybackFailure::Damaged);
        };
        self.recoveries += 1;
        self.recovered_to = Some(next);
        self.rebuild(next)
    }

    /// Replaces the pipeline by a new one that goes to `place`.
    fn rebuild(&mut self, place: MediaTime) -> Result<(), PlaybackFailure> {
        self.pipeline_number += 1;
        self.pipeline = build(&self.film, self.means, &self.shared, &self.events, self.pipeline_number)?;
        self.is_playing = false;
        self.target = Some(Target { time: place, exact: true });
        self.begin(Doing::Opening);
        Ok(())
    }

    fn lose_patience(&mut self) -> Result<(), PlaybackFailure> {
        match self.doing.take() {
            Some(Doing::Opening) => Err(PlaybackFailure::Pipeline),
            Some(Doing::Seeking(_) | Doing::Stepping(_)) => self.recover(),
            Some(Doing::Pausing) | None => Ok(()),
        }
    }

    /// Tells the window how things stand.
    fn tell(&self) {
        let is_opening = self.doing == Some(Doing::Opening) && self.pipeline_number == 0;
        let phase = if is_opening {
            PlaybackPhase::Opening
        } else if self.has_ended {
            PlaybackPhase::Ended
        } else if self.wish.play {
            PlaybackPhase::Playing
        } else if self.wish.any {
            PlaybackPhase::Paused
        } else {
            PlaybackPhase::Ready
        };
        self.shared.change(|status| {
            status.phase = phase;
            status.seeking = self.doing.is_some() || self.target.is_some();
            status.volume = self.wish.volume;
            status.rate = self.wish.rate;
        });
    }
}
