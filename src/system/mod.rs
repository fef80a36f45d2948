//! The operating system around us: what other processes may see of ours, and what the session tells of sleep and
//! locking. Knows no vault, no window and no sentence.

mod clock;
mod hardening;
mod session_bus;

pub use clock::steady_time;
pub use hardening::{core_dumps_are_off, harden};
pub use session_bus::{Awake, SystemEvent, listen};
