//! Which film, and which part of it. Knows nothing of files.

use crate::base::{CaseId, RecordingId, VaultId};

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
