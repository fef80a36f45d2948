//! The progress file: how much of a part was durable, said while it is being written, so that a film cut
//! short by hand is noticed without a seal. Knows nothing of when it is written.

use serde::{Deserialize, Serialize};

use super::envelope::{self, SideFileKind};
use super::format::PartHeader;
use super::id::PartId;
use crate::vault::VaultError;
use crate::vault::crypto::Key;

/// How far a part reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reach {
    /// Plaintext bytes.
    pub plain_bytes: u64,
    /// Records.
    pub records: u64,
}

/// What the progress file beside a part says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgressFile {
    /// What was durable when it was written.
    pub reach: Reach,
    /// The part's header, so that a damaged first sector does not cost the film.
    pub(super) header: Vec<u8>,
}

impl ProgressFile {
    /// The progress file of the part with this header.
    pub(super) fn new(reach: Reach, header: &PartHeader) -> Self {
        Self { reach, header: header.encode().to_vec() }
    }

    /// The bytes of its file.
    pub(super) fn encode(&self, id: &PartId, content: &Key) -> Result<Vec<u8>, VaultError> {
        let plain = serde_json::to_vec(self)
            .map_err(|error| VaultError::damaged("progress file", error.to_string()))?;
        envelope::close(SideFileKind::Progress, id, content, &plain)
    }

    /// Reads its file.
    pub(super) fn decode(file: Vec<u8>, id: &PartId, content: &Key) -> Result<Self, VaultError> {
        let plain = envelope::open(SideFileKind::Progress, id, content, file)?;
        serde_json::from_slice(&plain)
            .map_err(|error| VaultError::damaged("progress file", error.to_string()))
    }
}
