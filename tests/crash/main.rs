//! `kill -9`: whatever a vault acknowledged is there when it is opened again, and nothing half done is left.
//!
//! A child process, this same binary, films with the real pipeline, seals, tags, discards and changes members in one
//! vault, and says on its standard output what it is about to do and what is done. The parent kills it, opens
//! the vault with the library, and compares. `packaging/crash 1000` does that a thousand times.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on stops where it is
#![cfg(unix)]

mod child;
mod command_line;
mod judge;
mod rounds;
#[path = "../support/mod.rs"]
mod support;

/// Numbers that look random and are the same for the same seed.
pub struct Dice(u64);

impl Dice {
    /// Dice of this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number from 0 to below `most`.
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    /// One of these.
    pub fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[usize::try_from(self.below(choices.len() as u64)).unwrap_or(0)]
    }
}
