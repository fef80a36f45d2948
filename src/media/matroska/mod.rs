//! Matroska as Attune's muxer streams it and as players want it: a scanner that makes an index while the
//! bytes go by, and a view of a recorded film as a finished one. Knows no cipher, no file, no GStreamer.
//!
//! Why no crate reads it for us (looked at in 2026): `matroska-demuxer` and `matroska` want the whole film
//! behind `Read + Seek`; `ebml-iterable`/`webm-iterable` pull from a `Read` that cannot say "later", copy every
//! frame they pass, and after damage go on at the first byte that looks like any tag, which inside a picture is
//! soon. Here bytes are pushed as they come, and only a plausible cluster ends a damage.

mod blocks;
mod ebml;
mod finished;
mod frames;
mod repeat;
mod scanner;
mod tracks;

#[cfg(test)]
mod repeat_tests;
#[cfg(test)]
mod tests;

pub use finished::{FilmFacts, FinishedFilm, MatroskaError};
pub use repeat::{Piece, RepeatError, Stretch};
pub use scanner::ClusterScanner;
pub use tracks::{Track, TrackKind};

pub use crate::vault::film::IndexEntry;
