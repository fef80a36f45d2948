//! The rehearsal camera: a drawn scene in which an adult and a small child on a rug roll a ball to and fro, so
//! that workers can practise, and demonstrations and tests can film, without filming anybody. Knows no camera,
//! no file and no GStreamer: it fills pictures and sound that others carry.
//!
//! Everything is a function of a seed and a time alone: pictures may be painted in any order and sound asked
//! for in pieces of any length, for films of any length. What happens is known as data
//! ([`RehearsalScene::episodes`]), so that what is tagged can be checked against what was played.
//!
//! The way through: `script` decides what happens, `acting` who does what and when, `pose` how they sit at one
//! moment, `figure`, `head`, `props`, `room` and `clock` draw it on a `canvas`, `planes` makes film of it, and
//! `painter` does so quickly. `sound` gives the voices.

// Drawing and sound turn counts into coordinates and back, within ranges far below where precision ends.
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
// Coordinates, colours and durations have their customary one-letter names.
#![allow(clippy::many_single_char_names, clippy::similar_names)]

mod acting;
mod canvas;
mod clock;
mod figure;
mod head;
mod looks;
mod painter;
mod planes;
mod pose;
mod props;
mod random;
mod room;
mod round;
mod script;
mod sound;
mod stage;
#[cfg(test)]
mod tests;

pub use painter::{Painter, UnfitSize};
pub use round::{Episode, EpisodeKind};
pub use sound::SAMPLE_RATE_HZ;

use crate::base::MediaTime;
use pose::Moment;
use round::ROUND_S;

/// Length of a round: the ball goes to and fro and comes back to the adult. Every episode lies within one.
pub const ROUND: MediaTime = MediaTime::from_secs(ROUND_S);

/// The play of one seed: who sits there, what they wear, what happens when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RehearsalScene {
    seed: u64,
}

impl RehearsalScene {
    /// The scene of this seed.
    pub const fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// The seed.
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// The episodes that begin before `until`, in order; they never overlap. The last may end after `until`.
    pub fn episodes(&self, until: MediaTime) -> Vec<Episode> {
        let mut episodes = Vec::new();
        let mut number = 0;
        while number * ROUND_S.unsigned_abs() * 1_000_000_000 < until.ns().max(0).unsigned_abs() {
            episodes.extend(script::draw_up(self.seed, number).episodes);
            number += 1;
        }
        episodes.retain(|episode| episode.from < until);
        episodes
    }

    /// Fills `out` with the scene's sound from sample `first_sample` of the film on: one channel at
    /// [`SAMPLE_RATE_HZ`], signed, with peaks near −14 dBFS.
    pub fn sound(&self, first_sample: u64, out: &mut [i16]) {
        let mut mix = Vec::new();
        let mut done = 0;
        while done < out.len() {
            let sample = first_sample + done as u64;
            let (number, first) = (sample / sound::ROUND_SAMPLES, sample % sound::ROUND_SAMPLES);
            let count = (out.len() - done).min((sound::ROUND_SAMPLES - first) as usize);
            mix.clear();
            mix.extend((0..count as u64).map(|index| sound::air(self.seed, sample + index)));
            sound::add(&script::draw_up(self.seed, number), first, &mut mix);
            for (out, level) in out[done..].iter_mut().zip(&mix) {
                *out = (level.clamp(-1.0, 1.0) * f64::from(i16::MAX)).round() as i16;
            }
            done += count;
        }
    }

    /// How everything stands at `time`; before the film began nothing has moved yet.
    fn moment(&self, time: MediaTime) -> Moment {
        let round_ns = ROUND_S.unsigned_abs() * 1_000_000_000;
        let ns = time.ns().max(0).unsigned_abs();
        let (number, local_ns) = (ns / round_ns, ns % round_ns);
        let before = number.checked_sub(1).map(|number| script::draw_up(self.seed, number));
        let local_s = local_ns as f64 / 1e9;
        Moment::new(self.seed, number, local_s, &script::draw_up(self.seed, number), before.as_ref())
    }
}
