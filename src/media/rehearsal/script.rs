//! What happens between the adult and the child: the play as rounds of episodes, drawn up from a seed.
//! Knows nothing of limbs, pictures or sound waves.
//!
//! A round lasts exactly [`ROUND_S`] seconds, begins and ends with the ball at the adult, and depends only on
//! the seed and its own number. So any moment of an endless film is found without playing what came before.

use super::acting;
use super::random::Random;
use super::round::{Beat, Episode, EpisodeKind, ROUND_S, Round};
use super::stage::Target;
use crate::base::MediaTime;

/// The round of this number (0 is the film's first) under this seed.
pub(super) fn draw_up(seed: u64, number: u64) -> Round {
    let mut random = Random::new(seed, number);
    let beats = plan(&mut random);
    let used: f64 = beats.iter().map(Beat::length_s).sum();
    // What is left over becomes pauses: the first short, so that a film begins with something to see.
    let spare = (ROUND_S as f64 - 1.2 - used).max(0.0);
    let pause = spare / beats.len() as f64;
    let start = MediaTime::from_secs(i64::try_from(number).unwrap_or(i64::MAX).saturating_mul(ROUND_S));
    let mut round = Round::default();
    let mut at_s = 0.6;
    for beat in &beats {
        acting::play(&mut round, beat, at_s, &mut random);
        let end_s = at_s + beat.length_s();
        round.episodes.push(Episode {
            kind: beat.kind,
            from: start + MediaTime::from_secs_f64(at_s),
            to: start + MediaTime::from_secs_f64(end_s),
            answered: beat.answered,
        });
        at_s = end_s + pause;
    }
    round
}

/// An episode of this kind, its particulars left to chance.
fn beat(kind: EpisodeKind, random: &mut Random) -> Beat {
    let can_miss = matches!(kind, EpisodeKind::ChildPoints | EpisodeKind::ChildLooksUp);
    Beat {
        kind,
        answered: !(can_miss && random.chance(0.35)),
        delay_s: random.between(0.9, 1.7),
        roll_s: random.between(1.3, 1.8),
        target: random.pick([Target::Bird, Target::Bird, Target::Teddy]),
    }
}

/// The episodes of a round, in order; together at most its length less the pauses around them.
fn plan(random: &mut Random) -> Vec<Beat> {
    let mut beats = vec![beat(EpisodeKind::RollToChild, random)];
    if random.chance(0.4) {
        beats.push(beat(EpisodeKind::AdultWaits, random));
    }
    signal(&mut beats, random);
    beats.push(beat(EpisodeKind::ChildRollsBack, random));
    if left_s(&beats) > 10.8 {
        signal(&mut beats, random);
    }
    if left_s(&beats) > 8.0 {
        beats.push(beat(EpisodeKind::RollToChild, random));
        beats.push(beat(EpisodeKind::ChildRollsBack, random));
    }
    beats
}

/// A signal of the child's, and after a missed one often the repair.
fn signal(beats: &mut Vec<Beat>, random: &mut Random) {
    let kind = random.pick([EpisodeKind::ChildPoints, EpisodeKind::ChildPoints, EpisodeKind::ChildLooksUp]);
    let first = beat(kind, random);
    beats.push(first);
    if !first.answered && random.chance(0.6) {
        beats.push(beat(EpisodeKind::Repair, random));
    }
}

fn left_s(beats: &[Beat]) -> f64 {
    ROUND_S as f64 - 1.2 - beats.iter().map(Beat::length_s).sum::<f64>()
}
