//! What the journeys share: a private world of PipeWire with a virtual camera and microphone, sinks and drawn cameras of
//! the tests' own, and the real program and its window on real vaults.
#![allow(dead_code, missing_docs)] // each journey uses a part
#![allow(clippy::unwrap_used)] // a test that cannot go on stops wherever it is

pub mod alone;
pub mod film;
pub mod folder;
pub mod program;
pub mod vault;
pub mod window;
pub mod world;

use std::time::{Duration, Instant};

/// Waits until something holds; fails the test where it does not within a very generous time.
#[track_caller]
pub fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_mins(1), "waited in vain: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
