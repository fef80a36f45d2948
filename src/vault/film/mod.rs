//! Sealed film: one append-only file a writer run, whose every byte is authentic or reads as zeros.
//! Knows keys, records and offsets; knows nothing of what the bytes show, of databases or of windows.
//!
//! `<recording>-<part>.sealed` is the film ([`FilmWriter`] writes it, [`FilmReader`] reads it; the bytes are
//! written down in [`format`]); `.seal` beside it says that it is whole, and what is in it ([`Seal`]);
//! `.mark` says while filming how much was durable ([`HighWater`]). [`salvage`] seals what a crash cut off,
//! [`verify`] looks at every byte, [`destroy`] removes the files after their key is gone.

mod damage;
mod durability;
mod envelope;
pub mod format;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod mark;
mod positional;
mod reader;
mod record;
mod salvage;
mod seal;
mod side_file;
mod store;
mod table;
#[cfg(test)]
mod tests;
mod verify;
mod writer;

use serde::{Deserialize, Serialize};

use crate::base::{CaseId, MediaTime, RecordingId, UserId, VaultId};

pub use damage::{Damage, DamageCause};
pub use durability::Progress;
pub use mark::{HighWater, Mark};
pub use reader::FilmReader;
pub use record::{RecordOpener, RecordSealer};
pub use salvage::{Salvaged, add_signature, salvage};
pub use seal::{FilmState, Seal, SealSignature};
pub use side_file::SideFile;
pub use store::{FilmFile, FilmFolder, FilmName, destroy, films_in, is_being_written};
pub use verify::{FilmReport, HashCheck, SignatureCheck, verify};
pub use writer::FilmWriter;

/// Which film a file is: it is bound into the file's keys, so that no file passes for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FilmId {
    /// The vault the film was made in.
    pub vault: VaultId,
    /// The family filmed.
    pub case: CaseId,
    /// The recording, whose content key opens the film.
    pub recording: RecordingId,
    /// Number of the part, from 0: a recording goes on in a new part where a file cannot be written on.
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
