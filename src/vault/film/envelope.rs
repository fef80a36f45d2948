//! The small sealed files beside a film. Knows ids and a content key, not what is inside.
//!
//! | at | bytes | what |
//! |---:|---:|---|
//! | 0 | 8 | magic: `ATTNSEAL` or `ATTNPROG` |
//! | 8 | 2 | version, 1, little-endian |
//! | 10 | 2 | zero |
//! | 12 | 52 | part (0 in a seal), vault, case, recording, as in a part's header |
//! | 64 | 12 | nonce, random |
//! | 76 | n | AES-256-GCM ciphertext; associated data: bytes 0–63 |
//! | 76 + n | 16 | its tag |
//!
//! The key is `HKDF(content key, salt = bytes 0–63, label film/seal or film/progress)`.

use super::format::{decode_id, encode_id};
use super::id::PartId;
use crate::vault::VaultError;
use crate::vault::crypto::{Key, NONCE_LEN, TAG_LEN, fill_random, label};

const VERSION: u16 = 1;
const BOUND_LEN: usize = 64;
const SEALED_AT: usize = BOUND_LEN + NONCE_LEN;

/// Which small file.
#[derive(Clone, Copy)]
pub enum SideFileKind {
    /// The seal.
    Seal,
    /// The progress file.
    Progress,
}

impl SideFileKind {
    const fn magic(self) -> &'static [u8; 8] {
        match self {
            Self::Seal => b"ATTNSEAL",
            Self::Progress => b"ATTNPROG",
        }
    }

    const fn label(self) -> &'static [u8] {
        match self {
            Self::Seal => label::FILM_SEAL,
            Self::Progress => label::FILM_PROGRESS,
        }
    }

    /// The file's kind, as errors name it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Seal => "seal",
            Self::Progress => "progress file",
        }
    }
}

/// Seals the content for this part.
pub fn close(kind: SideFileKind, id: &PartId, content: &Key, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
    let mut file = vec![0; SEALED_AT];
    file[..8].copy_from_slice(kind.magic());
    file[8..10].copy_from_slice(&VERSION.to_le_bytes());
    encode_id(id, &mut file);
    let mut nonce = [0; NONCE_LEN];
    fill_random(&mut nonce)?;
    file[BOUND_LEN..].copy_from_slice(&nonce);
    file.extend_from_slice(plain);
    let (clear, sealed) = file.split_at_mut(SEALED_AT);
    let bound = &clear[..BOUND_LEN];
    let tag = content.derive(bound, &[kind.label()]).cipher().seal(nonce, bound, sealed)?;
    file.extend_from_slice(&tag);
    Ok(file)
}

/// The content of the small file of this part. Errors: `Damaged` where it is altered, cut short or another
/// film's, `TooNew` where a newer Attune wrote it.
pub fn open(
    kind: SideFileKind,
    id: &PartId,
    content: &Key,
    mut file: Vec<u8>,
) -> Result<Vec<u8>, VaultError> {
    let damaged = |why: &str| VaultError::damaged(kind.name(), why);
    if file.len() < SEALED_AT + TAG_LEN {
        return Err(damaged("cut short"));
    }
    let (clear, sealed) = file.split_at_mut(SEALED_AT);
    let (bound, nonce_bytes) = clear.split_at(BOUND_LEN);
    if bound[..8] != kind.magic()[..] {
        return Err(damaged("another kind of file"));
    }
    if decode_id(bound) != *id {
        return Err(damaged("it belongs to another film"));
    }
    let mut nonce = [0; NONCE_LEN];
    nonce.copy_from_slice(nonce_bytes);
    let opened = content
        .derive(bound, &[kind.label()])
        .cipher()
        .open(nonce, bound, sealed)
        .map(|plain| plain.to_vec());
    // Asked only of what is authentic, so that a flipped bit is damage and not a newer version.
    let version = u16::from_le_bytes([bound[8], bound[9]]);
    match opened {
        Some(_) if version > VERSION => Err(VaultError::TooNew { needs: version, reads: VERSION }),
        Some(plain) if version == VERSION => Ok(plain),
        _ => Err(damaged("not authentic")),
    }
}
