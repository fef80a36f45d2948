//! Sealed film: append-only files whose every byte is authentic or reads as zeros.
//! Knows keys, records and offsets; knows nothing of what the bytes show, of databases or of windows.
//!
//! A recording is one stream of bytes to everyone outside: [`FilmWriter`] takes it, [`FilmReader`] gives it. On disk
//! it lies in one part, or in several where a file could not be made durable and filming went on in the next:
//!
//! - `<recording>-<part>.sealed` is a part (`PartWriter` writes it, `PartReader` reads it; the bytes are written
//!   down in [`format`]). Its header says where in the stream it begins. What a part has from there on wins over
//!   what the parts before it have; where it cannot be read, theirs does.
//! - `<recording>-<part>.mark` says while filming how much of the part was durable ([`HighWater`]).
//! - `<recording>-0.seal` says that the recording is finished, and what is in it ([`Seal`]). It speaks for all parts:
//!   it is written last and in one step, so that no crash leaves a recording half sealed.
//!
//! [`salvage`] seals what a crash cut off, [`verify`] looks at every byte, [`destroy`] removes the files after their
//! key is gone.

mod damage;
mod durability;
mod envelope;
mod erase;
pub mod format;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod join;
mod kept;
mod mark;
mod part_reader;
mod part_writer;
mod positional;
mod progress;
mod reader;
mod record;
mod salvage;
mod seal;
mod side_file;
mod store;
mod table;
#[cfg(test)]
pub(crate) mod tests;
mod verify;
mod writer;

use serde::{Deserialize, Serialize};

use crate::base::{CaseId, MediaTime, RecordingId, UserId, VaultId};

pub use damage::{Damage, DamageCause};
pub use erase::size_on_disk;
pub use mark::HighWater;
pub use progress::Progress;
pub use reader::FilmReader;
pub use record::{RecordOpener, RecordSealer};
pub use salvage::{Salvaged, add_signature, salvage};
pub use seal::{FilmState, PartSeal, Seal, SealSignature};
pub use store::{FilmFile, FilmFolder, FilmOnDisk, destroy, films_in, holds_nothing, is_being_written};
pub use verify::{FilmReport, HashCheck, SignatureCheck, verify};
pub use writer::FilmWriter;

/// Most parts of a recording. A disk that fails oftener is no place for a film.
pub const MOST_PARTS: u32 = 64;

/// Which film: it is bound into the keys of its files, so that no file passes for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FilmId {
    /// The vault the film was made in.
    pub vault: VaultId,
    /// The family filmed.
    pub case: CaseId,
    /// The recording, whose content key opens the film.
    pub recording: RecordingId,
}

impl FilmId {
    /// One of its parts, from 0.
    pub fn part(self, part: u32) -> PartId {
        PartId { film: self, part }
    }
}

/// Which part of which film a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartId {
    /// The film.
    pub film: FilmId,
    /// Number of the part, from 0.
    pub part: u32,
}

/// Where to start reading for a moment of the film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexEntry {
    /// The container's number of the track.
    pub track: u32,
    /// Time of the keyframe.
    pub time: MediaTime,
    /// Plaintext offset of the cluster it stands in, in bytes.
    pub cluster: u64,
}

/// A stretch of time in which something was not filmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// When it begins.
    pub from: MediaTime,
    /// When filming is whole again.
    pub to: MediaTime,
    /// What was the matter.
    pub why: GapCause,
}

/// Why something was not filmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GapCause {
    /// The computer did not keep up and a bounded queue overflowed.
    Overflow,
    /// The camera gave no pictures.
    CameraLost,
    /// The microphone gave no sound.
    SoundLost,
    /// Records of the film could not be written or read.
    Disk,
}

/// What the recorder knows of a film and the vault does not; it goes into the seal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealFacts {
    /// Length of the film.
    pub duration: MediaTime,
    /// Keyframes, in order of time.
    pub index: Vec<IndexEntry>,
    /// What was not filmed.
    pub gaps: Vec<Gap>,
    /// The film's first bytes, without which nothing behind them can be played: read from here where the film's
    /// own are unreadable, so that a bad first record does not cost the film.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub head: Vec<u8>,
}

/// Whoever answers for a film: signs seals as one user.
pub trait FilmSigner {
    /// Who signs.
    fn user(&self) -> UserId;
    /// Ed25519 signature of the message.
    fn sign(&self, message: &[u8]) -> [u8; 64];
}

/// Says whether `signature` is this user's signature of the message.
pub type Verifier<'a> = &'a dyn Fn(UserId, &[u8], &[u8; 64]) -> bool;
