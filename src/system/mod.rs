//! The operating system around us: what other processes may see of ours, and what the session tells of sleep and
//! locking, what the person asked every program for, and where the window was. Knows no vault, no window and no sentence.

mod clock;
mod hardening;
mod preferences;
mod session_bus;
mod window_place;

pub use clock::steady_time;
pub use hardening::{core_dumps_are_off, harden};
pub use preferences::{Preferences, watch as watch_preferences};
pub use session_bus::{Awake, SystemEvent, listen};
pub use window_place::{LEAST, WindowPlace};
