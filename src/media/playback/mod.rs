//! Plays a film: pictures into a [`FrameSlot`], sound to the loudspeaker. Every call returns at once; the work
//! is done on the player's own thread, and the window learns of it through its waker and a snapshot. Knows no
//! case, no cipher and no widget.

mod engine;
mod pipeline;
mod status;

#[cfg(test)]
mod damage_tests;
#[cfg(test)]
mod repeat_tests;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};

pub use status::{PlaybackFailure, PlaybackPhase, PlaybackStatus};

use self::engine::{PlayerCommand, PlayerEvent};
use self::status::Shared;
use super::Waker;
use super::film_bytes::FilmBytes;
use super::frame::FrameSlot;
use super::matroska::FilmFacts;
use crate::base::MediaTime;

/// A player of one film. It opens, paused, at the film's first frame. Dropping it ends playback and never
/// waits for it.
#[derive(Debug)]
pub struct Player {
    events: Sender<PlayerEvent>,
    shared: Arc<Shared>,
}

impl Player {
    /// Begins to open `film`, recorded Matroska, with the facts of its seal; without them (a film that was cut
    /// off) they are found by one pass over it. `sound` says whether its sound is to be heard at all. `wake`
    /// is called after every new picture and every change of the status.
    pub fn open(film: Arc<dyn FilmBytes>, facts: Option<FilmFacts>, wake: Waker, sound: bool) -> Self {
        Self::start(film, facts, wake, sound, None)
    }

    /// As [`Player::open`], confined from the start to the film from the one time up to before the other: once it
    /// is open and no longer seeking, it holds the first frame of that range.
    pub fn open_within(
        film: Arc<dyn FilmBytes>,
        facts: Option<FilmFacts>,
        wake: Waker,
        sound: bool,
        range: (MediaTime, MediaTime),
    ) -> Self {
        Self::start(film, facts, wake, sound, Some(range).filter(|(from, to)| from < to))
    }

    fn start(
        film: Arc<dyn FilmBytes>,
        facts: Option<FilmFacts>,
        wake: Waker,
        sound: bool,
        range: Option<(MediaTime, MediaTime)>,
    ) -> Self {
        let (events, queue) = channel();
        let shared = Arc::new(Shared::new(wake));
        let thread = {
            let (shared, events) = (shared.clone(), events.clone());
            std::thread::Builder::new()
                .name("playback".into())
                .spawn(move || engine::run(film, facts, sound, range, &shared, &events, &queue))
        };
        if thread.is_err() {
            shared.set_phase(PlaybackPhase::Failed(PlaybackFailure::Pipeline));
        }
        Self { events, shared }
    }

    /// Plays on; from the beginning (of the range) where the end was reached.
    pub fn play(&self) {
        self.send(PlayerCommand::Play);
    }

    /// Holds the picture.
    pub fn pause(&self) {
        self.send(PlayerCommand::Pause);
    }

    /// Shows exactly the frame at `time`: the last one stored at or before it. Playing goes on from there. Of
    /// several seeks the latest wins.
    pub fn seek(&self, time: MediaTime) {
        self.send(PlayerCommand::Seek(time));
    }

    /// Shows the keyframe at or before `time`, quickly, for a handle that is being dragged. Playing rests until
    /// [`Player::seek`] is called on release.
    pub fn scrub(&self, time: MediaTime) {
        self.send(PlayerCommand::Scrub(time));
    }

    /// Moves by `frames` frames from the one on screen, back if negative, and holds there.
    pub fn step(&self, frames: i32) {
        self.send(PlayerCommand::Step(frames));
    }

    /// Loudness as a factor from 0 to 1.
    pub fn set_volume(&self, volume: f64) {
        self.send(PlayerCommand::Volume(volume.clamp(0.0, 1.0)));
    }

    /// Speed as a factor from 0.25 to 2; voices keep their pitch.
    pub fn set_rate(&self, rate: f64) {
        self.send(PlayerCommand::Rate(rate.clamp(0.25, 2.0)));
    }

    /// Confines playing, seeking and stepping to the film from `in` up to before `out`, where playing ends; the
    /// whole film again with `None`. The picture moves only if it was outside. A range without length is none.
    pub fn set_range(&self, range: Option<(MediaTime, MediaTime)>) {
        self.send(PlayerCommand::Range(range.filter(|(from, to)| from < to)));
    }

    /// How things stand, without waiting.
    pub fn status(&self) -> PlaybackStatus {
        self.shared.status()
    }

    /// Where the pictures go.
    pub fn frames(&self) -> &FrameSlot {
        &self.shared.frames
    }

    fn send(&self, command: PlayerCommand) {
        // A player that failed takes no more commands; its status says so.
        let _ = self.events.send(PlayerEvent::Command(command));
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        self.send(PlayerCommand::Close);
    }
}
