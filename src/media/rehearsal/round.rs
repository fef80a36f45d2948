//! A round of play as data: its episodes, and what each of the two does in them. Knows nothing of how a round comes
//! about, of limbs, pictures or sound waves.

use super::stage::{Target, Who};
use crate::base::MediaTime;

/// Length of a round in seconds.
pub(super) const ROUND_S: i64 = 30;

/// What an episode shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EpisodeKind {
    /// The adult invites and rolls the ball; the child catches it.
    RollToChild,
    /// The child rolls the ball back and the adult catches it.
    ChildRollsBack,
    /// The child points at something and looks to the adult. Answered: the adult notices, follows the finger,
    /// leans in, points too, and both smile.
    ChildPoints,
    /// The child looks up at the adult and waits. Answered: the adult leans in, speaks, and both smile.
    ChildLooksUp,
    /// The adult keeps still and watches while the child explores the ball.
    AdultWaits,
    /// After a missed signal the adult turns back, leans in, reaches out, and the child answers.
    Repair,
}

/// One thing that happens, with a beginning and an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Episode {
    /// What happens.
    pub kind: EpisodeKind,
    /// When it begins.
    pub from: MediaTime,
    /// When it has ended.
    pub to: MediaTime,
    /// Whether the other one answered; `false` is a missed signal.
    pub answered: bool,
}

/// An episode before it has its place in the round.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beat {
    pub(super) kind: EpisodeKind,
    pub(super) answered: bool,
    /// Seconds from the child's signal to the beginning of the adult's answer.
    pub(super) delay_s: f64,
    /// Seconds the ball is on its way.
    pub(super) roll_s: f64,
    /// What the child points at.
    pub(super) target: Target,
}

impl Beat {
    /// Seconds the episode lasts.
    pub(super) fn length_s(&self) -> f64 {
        match (self.kind, self.answered) {
            (EpisodeKind::RollToChild, _) => 2.1 + self.roll_s,
            (EpisodeKind::ChildRollsBack, _) => 1.9 + self.roll_s,
            (EpisodeKind::ChildPoints, true) => 5.2 + self.delay_s,
            (EpisodeKind::ChildPoints, false) => 6.2,
            (EpisodeKind::ChildLooksUp, true) => 3.9 + self.delay_s,
            (EpisodeKind::ChildLooksUp, false) => 5.0,
            (EpisodeKind::AdultWaits, _) => 4.8,
            (EpisodeKind::Repair, _) => 4.4,
        }
    }
}

/// The ball's way from one to the other, in seconds of the round.
#[derive(Clone, Copy, Debug)]
pub(super) struct Roll {
    pub(super) from_s: f64,
    pub(super) length_s: f64,
    pub(super) to: Who,
}

/// What somebody does with a part of the body.
#[derive(Clone, Copy, Debug)]
pub(super) enum Gesture {
    /// Turns eyes and head to something.
    Look(Target),
    /// Leans towards the partner (radians; negative: back).
    Lean(f32),
    /// Smiles (1) or is let down (−1).
    Smile(f32),
    /// Raises the brows.
    Brows(f32),
    /// Tilts the head to the side (radians).
    Tilt(f32),
    /// Points with the far arm.
    Point(Target),
    /// Takes the near hand behind the ball, ready to push.
    WindUp,
    /// Pushes the ball with the near hand and follows it.
    Push,
    /// Holds both hands ready where the ball will arrive.
    Catch,
    /// Pats the ball.
    Pat,
    /// Holds the near hand out to the partner.
    Offer,
    /// Claps or wriggles with pleasure.
    Delight,
}

/// An act of one of the two, with its easing, in seconds of the round.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move {
    pub(super) who: Who,
    pub(super) act: Gesture,
    pub(super) from_s: f64,
    pub(super) attack_s: f64,
    pub(super) to_s: f64,
    pub(super) release_s: f64,
}

/// One syllable: a gliding tone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Syllable {
    pub(super) who: Who,
    pub(super) from_s: f64,
    pub(super) length_s: f64,
    /// Pitch at the beginning, in the middle and at the end, in Hz.
    pub(super) pitch_hz: [f64; 3],
    /// Loudness, 0..1.
    pub(super) loudness: f64,
}

/// A round of play.
#[derive(Debug, Default)]
pub(super) struct Round {
    pub(super) episodes: Vec<Episode>,
    pub(super) moves: Vec<Move>,
    pub(super) rolls: Vec<Roll>,
    pub(super) syllables: Vec<Syllable>,
    /// When the bird sits outside the window (from, to), seconds of the round.
    pub(super) bird_s: Vec<(f64, f64)>,
    /// When the telephone is lit (from, to), seconds of the round.
    pub(super) phone_s: Vec<(f64, f64)>,
}
