//! The operating system around us: what other processes may see of ours, and what the session tells of sleep and
//! locking. Knows no vault, no window and no sentence.

mod hardening;

pub use hardening::{core_dumps_are_off, harden};
