//! Cameras, capture and playback: the only room that knows GStreamer. Knows no case, no SQL, no widget.

pub mod frame;
pub mod rehearsal;
