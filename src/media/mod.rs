//! Cameras, capture and playback: the only room that knows GStreamer. Knows no case, no SQL, no widget.

use std::sync::Arc;

pub mod export;
pub mod film_bytes;
pub mod frame;
pub mod matroska;
pub mod playback;
pub mod sealed_src;

#[cfg(test)]
pub(crate) mod test_film;

/// Called from any thread when there is something new to look at; it must return at once.
pub type Waker = Arc<dyn Fn() + Send + Sync>;
