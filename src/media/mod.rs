//! Cameras, capture and playback: the only room that knows GStreamer. Knows no case, no SQL, no widget.

use std::sync::Arc;

pub mod capture;
pub mod devices;
pub mod encoders;
pub mod export;
pub mod film_bytes;
pub mod frame;
pub mod init;
pub mod looped_film;
pub mod matroska;
pub mod playback;
pub mod rehearsal;
pub mod rehearsal_camera;
pub mod sealed_film;
pub mod sealed_src;

#[cfg(test)]
pub(crate) mod test_film;

/// Wakes the window from any thread: there is something new to look at. It must return at once.
pub type Waker = Arc<dyn Fn() + Send + Sync>;
