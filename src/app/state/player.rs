//! A player as data: what it reports, whichever screen shows its film. Knows no screen.

use crate::base::MediaTime;

/// Where a player stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlayPhase {
    /// The film is being opened.
    #[default]
    Opening,
    /// Playing.
    Playing,
    /// Standing still.
    Paused,
    /// At the end.
    Ended,
    /// The film cannot be played; the problem says why.
    Failed,
}

/// What the player reports.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlayerView {
    /// Playing, paused, …
    pub phase: PlayPhase,
    /// Where it stands.
    pub position: MediaTime,
    /// Length of the film.
    pub duration: MediaTime,
    /// Loudness, 0–1.
    pub volume: f64,
}

impl Default for PlayerView {
    fn default() -> Self {
        Self { phase: PlayPhase::Opening, position: MediaTime::ZERO, duration: MediaTime::ZERO, volume: 1.0 }
    }
}
