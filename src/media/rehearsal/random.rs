//! What the rehearsal camera decides by chance, the same for the same seed. Knows nothing of what is decided with it.

use crate::base::{GOLDEN, mix};

/// A fixed number in 0..1 for each pair of a seed and a count.
pub(super) fn unit_at(seed: u64, count: u64) -> f64 {
    to_unit(mix(mix(seed) ^ count))
}

/// One stream of chance.
pub(super) struct Random(u64);

impl Random {
    /// The stream of this number under this seed; streams do not depend on each other.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        Self(mix(mix(seed) ^ stream))
    }

    /// The next number in 0..1.
    pub(super) fn unit(&mut self) -> f64 {
        let bits = mix(self.0);
        self.0 = self.0.wrapping_add(GOLDEN);
        to_unit(bits)
    }

    /// The next number between the two.
    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// True as often as `likelihood` (0..1) says.
    pub(super) fn chance(&mut self, likelihood: f64) -> bool {
        self.unit() < likelihood
    }

    /// One of a few.
    pub(super) fn pick<T: Copy, const N: usize>(&mut self, of: [T; N]) -> T {
        of[((self.unit() * N as f64) as usize).min(N - 1)]
    }
}

fn to_unit(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}
