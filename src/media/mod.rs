//! Cameras, capture and playback: the only room that knows GStreamer. Knows no case, no SQL, no widget.

use std::sync::Arc;

pub mod capture;
pub mod devices;
pub mod encoders;
pub mod frame;
pub mod rehearsal;
pub mod init;

/// Wakes the window from any thread: there is something new to look at. Must return at once.
pub type Waker = Arc<dyn Fn() + Send + Sync>;
