//! The player for the window: orders in, views out.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::app::effect::PlayerOrder;
use crate::app::state::{PlayPhase, PlayerView};
use crate::casework::{Problem, failures};
use crate::media::playback::{PlaybackPhase, PlaybackStatus, Player};
use crate::words::Message;

/// Tells the player what to do.
pub(super) fn order(player: &Player, order: PlayerOrder) {
    match order {
        PlayerOrder::Play => player.play(),
        PlayerOrder::Pause => player.pause(),
        PlayerOrder::Seek(to) => player.seek(to),
        PlayerOrder::Scrub(to) => player.scrub(to),
        PlayerOrder::Step(frames) => player.step(frames),
        PlayerOrder::Volume(volume) => player.set_volume(volume),
        PlayerOrder::Rate(rate) => player.set_rate(rate),
        PlayerOrder::Range(from, to) => player.set_range(Some((from, to))),
    }
}

/// What the player says, as the screen shows it.
pub(super) fn view(status: &PlaybackStatus) -> PlayerView {
    PlayerView {
        phase: match status.phase {
            PlaybackPhase::Opening => PlayPhase::Opening,
            PlaybackPhase::Ready | PlaybackPhase::Paused => PlayPhase::Paused,
            PlaybackPhase::Playing => PlayPhase::Playing,
            PlaybackPhase::Ended => PlayPhase::Ended,
            PlaybackPhase::Failed(_) => PlayPhase::Failed,
        },
        position: status.position,
        duration: status.duration,
        volume: status.volume,
    }
}

/// Why the film does not play.
pub(super) fn problem(status: &PlaybackStatus) -> Option<Problem> {
    match status.phase {
        PlaybackPhase::Failed(failure) => Some(Problem::failed(
            Message::new("error-playing-failed").with("why", failures::playback(failure)),
        )),
        _ => None,
    }
}

/// The players of the window, shared with the thread that locks the vault: a player has its film's key.
#[derive(Clone, Default)]
pub(super) struct Screening(Arc<Mutex<Seats>>);

/// Who plays.
#[derive(Default)]
pub(super) struct Seats {
    /// The film on screen.
    pub player: Option<Player>,
    /// The parent view's next.
    pub coming: Option<Coming>,
}

impl Screening {
    /// The players, for a moment.
    pub(super) fn lock(&self) -> MutexGuard<'_, Seats> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A film of the parent view on its way: its player takes the place of the one before it once it has its picture.
pub(super) struct Coming {
    /// The opening it is for.
    pub opening: u32,
    /// Its player.
    pub player: Player,
}

impl Coming {
    /// Whether the clip's first picture is there; why not, where it will not come.
    pub(super) fn is_there(&self) -> Result<bool, Problem> {
        let status = self.player.status();
        match problem(&status) {
            Some(problem) => Err(problem),
            None => Ok(status.phase != PlaybackPhase::Opening
                && !status.seeking
                && self.player.frames().latest().1.is_some()),
        }
    }
}
