//! The voices, as soft tones: a lower one for the adult, a higher one for the child, the touch of the ball and
//! a breath of room air. Knows nothing of pictures or of how sound is carried.

use std::f64::consts::TAU;

use super::random::unit_at;
use super::round::{ROUND_S, Round, Syllable};
use super::stage::Who;

/// Samples in a second of the rehearsal camera's sound (one channel).
pub const SAMPLE_RATE_HZ: u32 = 48_000;

/// Overtones of each voice, beginning with the fundamental: few and falling, so that nothing sounds harsh.
const ADULT_TONES: [f64; 4] = [1.0, 0.42, 0.20, 0.08];
const CHILD_TONES: [f64; 4] = [1.0, 0.26, 0.10, 0.03];

/// Samples of one round.
pub(super) const ROUND_SAMPLES: u64 = ROUND_S.unsigned_abs() * SAMPLE_RATE_HZ as u64;

/// How far the mouth is open `now_s` into the round, 0..1.
pub(super) fn mouth(round: &Round, who: Who, now_s: f64) -> f32 {
    let open = |syllable: &Syllable| envelope(now_s - syllable.from_s, syllable.length_s);
    round.syllables.iter().filter(|syllable| syllable.who == who).map(open).fold(0.0, f64::max) as f32
}

/// Adds the round's voices and touches to `mix`, whose first sample is `first` samples into the round.
pub(super) fn add(round: &Round, first: u64, mix: &mut [f64]) {
    for syllable in &round.syllables {
        add_part(first, mix, syllable.from_s, syllable.length_s, |t| voice(syllable, t));
    }
    for roll in &round.rolls {
        add_part(first, mix, roll.from_s + roll.length_s - 0.02, 0.30, touch);
        add_part(first, mix, roll.from_s, roll.length_s, |t| rolling(t, roll.length_s));
    }
}

/// A breath of room air at sample `number` of the film, about −62 dB: a silent room is never digitally silent.
pub(super) fn air(seed: u64, number: u64) -> f64 {
    let every = 24;
    let part = (number % every) as f64 / every as f64;
    let step = |count: u64| unit_at(seed ^ 0x5EED, count) - 0.5;
    let count = number / every;
    0.0016 * (step(count) * (1.0 - part) + step(count + 1) * part)
}

/// Adds `wave(seconds since from_s)` over its length, at whole samples of the round.
fn add_part(first: u64, mix: &mut [f64], from_s: f64, length_s: f64, wave: impl Fn(f64) -> f64) {
    let rate = f64::from(SAMPLE_RATE_HZ);
    let start = (from_s.max(0.0) * rate).ceil() as u64;
    let end = ((from_s + length_s).max(0.0) * rate).floor() as u64;
    let from = start.max(first);
    let to = end.min(first + mix.len() as u64);
    for number in from..to {
        mix[(number - first) as usize] += wave(number as f64 / rate - from_s);
    }
}

/// Rises over 70 ms and falls over the last half, both without a corner.
fn envelope(t: f64, length_s: f64) -> f64 {
    let ease = |u: f64| {
        let u = u.clamp(0.0, 1.0);
        u * u * (3.0 - 2.0 * u)
    };
    ease(t / 0.07) * ease((length_s - t) / (length_s * 0.55))
}

/// A gliding tone: its phase is the exact integral of a parabola through the three pitches.
fn voice(syllable: &Syllable, t: f64) -> f64 {
    let [start, middle, end] = syllable.pitch_hz;
    let (linear, square) = (4.0 * middle - 3.0 * start - end, 2.0 * (start + end - 2.0 * middle));
    let u = t / syllable.length_s;
    let turns = syllable.length_s * u * (start + u * (linear / 2.0 + u * square / 3.0));
    let phase = TAU * turns + 0.12 * (TAU * 5.3 * t).sin();
    let tones = if syllable.who == Who::Adult { ADULT_TONES } else { CHILD_TONES };
    let sum: f64 = (1_u32..).zip(tones).map(|(n, share)| share * (phase * f64::from(n)).sin()).sum();
    0.17 * syllable.loudness * envelope(t, syllable.length_s) * sum
}

/// Hands on a soft ball.
fn touch(t: f64) -> f64 {
    0.10 * envelope(t, 0.30) * (-t * 14.0).exp() * (TAU * (96.0 * t - 70.0 * t * t)).sin()
}

/// The ball on the rug: a murmur that swells and dies away.
fn rolling(t: f64, length_s: f64) -> f64 {
    let swell = (std::f64::consts::PI * t / length_s).sin().powi(2);
    0.012 * swell * ((TAU * 61.0 * t).sin() + 0.6 * (TAU * 83.0 * t).sin())
}
