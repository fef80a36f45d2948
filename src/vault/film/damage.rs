//! The names of what can be the matter with a film. Knows nothing of how it is found.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Something in a film that is not as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FilmDamage {
    /// Plaintext offset.
    pub offset: u64,
    /// Plaintext bytes that read as zeros, or, cut off without a seal, are not there at all.
    pub len: u64,
    /// What is the matter.
    pub why: DamageCause,
}

/// What is the matter with a stretch of film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DamageCause {
    /// A part's header is damaged; the copy in the seal or progress file serves.
    Header,
    /// The record is not authentic.
    Altered,
    /// The record's head is damaged, or the record is not there.
    Missing,
    /// The disk cannot read the record.
    BadSector,
    /// The end of the film is missing, which seal or progress file say was there.
    CutOff,
    /// The file holds this many bytes that belong to no record here. No film is lost by them.
    Stray {
        /// Bytes of the file.
        bytes: u64,
    },
    /// A part of the film is not there or cannot be opened at all. What only it had is missing besides.
    Part {
        /// Which, from 0.
        part: u32,
    },
    /// A file says it is a part of the film, and the seal knows of none such. No film is lost by it.
    StrayPart {
        /// Which it says it is, from 0.
        part: u32,
    },
}

/// In a few words.
impl fmt::Display for DamageCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header => f.write_str("the header is damaged; a copy of it serves"),
            Self::Altered => f.write_str("a record was altered and reads as nothing"),
            Self::Missing => f.write_str("a record is missing and reads as nothing"),
            Self::BadSector => f.write_str("the disk cannot read a record"),
            Self::CutOff => f.write_str("the end of the film is missing"),
            Self::Part { part } => write!(f, "part {part} of the film is missing or cannot be opened"),
            Self::StrayPart { part } => {
                write!(f, "part {part} is no part of this film; no film is lost by it")
            }
            Self::Stray { bytes } => write!(f, "{bytes} bytes belong to no record; no film is lost by them"),
        }
    }
}
