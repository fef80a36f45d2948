//! The file of a part of a film, byte by byte. Knows no file system.
//!
//! All numbers are little-endian. A part is one header and then records without anything between them.
//!
//! | header at | bytes | what |
//! |---:|---:|---|
//! | 0 | 8 | magic `ATTNFILM` |
//! | 8 | 2 | version, 1 |
//! | 10 | 2 | algorithm, 1: AES-256-GCM records, HKDF-SHA256 keys |
//! | 12 | 4 | part, from 0 |
//! | 16 | 16 | vault |
//! | 32 | 16 | case |
//! | 48 | 16 | recording |
//! | 64 | 8 | start the recorder's clock claimed, ms since 1970 UTC, signed |
//! | 72 | 32 | salt |
//! | 104 | 32 | key commitment |
//! | 136 | 8 | where the part begins: plaintext offset in the recording; 0 for part 0 |
//! | 144 | 44 | zero |
//! | 188 | 4 | CRC-32 of bytes 0–187 |
//!
//! With H = SHA-256 of the header, its commitment and CRC taken as zero, and K the recording's content key:
//! the records' key is `HKDF(K, salt, label film/segment ‖ H)`, the commitment `HKDF(K, salt, label
//! film/commitment ‖ H)`. So a changed header is another key, and a wrong key says so before any record.
//!
//! | record at | bytes | what |
//! |---:|---:|---|
//! | 0 | 4 | magic `A7 72 65 63` |
//! | 4 | 1 | type, 1: film |
//! | 5 | 3 | zero |
//! | 8 | 8 | sequence, from 0 |
//! | 16 | 8 | plaintext offset in the part: sum of the lengths before it |
//! | 24 | 4 | length n of the plaintext, 1 to 1 MiB |
//! | 28 | 4 | CRC-32 of bytes 0–27 |
//! | 32 | n | AES-256-GCM ciphertext; nonce: 4 zero bytes ‖ sequence; associated data: bytes 0–31 |
//! | 32 + n | 16 | its tag |

use chrono::{DateTime, Utc};

use super::id::{FilmId, PartId};
use crate::base::{CaseId, RecordingId, VaultId};
use crate::vault::VaultError;
use crate::vault::crypto::{Key, NONCE_LEN, TAG_LEN, fill_random, label, same, sha256};

/// Bytes of a part's header.
pub const HEADER_LEN: usize = 192;
/// Bytes of a record's head.
pub const HEAD_LEN: usize = 32;
/// Bytes a record has beside its plaintext.
pub const RECORD_OVERHEAD: usize = HEAD_LEN + TAG_LEN;
/// Longest plaintext of a record a reader accepts.
pub const MAX_RECORD: usize = 1 << 20;
/// The writer cuts a record at this length.
pub const CUT_AT: usize = 256 << 10;
/// No part begins later than this: 2^48 bytes are years of film.
const LATEST_BEGINNING: u64 = 1 << 48;
/// First bytes of every record.
pub const RECORD_MAGIC: [u8; 4] = [0xA7, b'r', b'e', b'c'];

const MAGIC: [u8; 8] = *b"ATTNFILM";
const VERSION: u16 = 1;
const ALGORITHM: u16 = 1;
const COMMITMENT_AT: usize = 104;
const BEGINS_AT: usize = 136;
const ZERO_AT: usize = 144;
const CRC_AT: usize = 188;
const FILM_RECORD: u8 = 1;

/// A part's header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartHeader {
    /// Which part of which film the file says it is.
    pub id: PartId,
    /// Plaintext offset in the recording at which the part begins.
    pub begins: u64,
    /// Start by the recorder's clock, which may be wrong; ms since 1970 UTC.
    pub claimed_start_ms: i64,
    /// Random; makes every file's key its own.
    pub salt: [u8; 32],
    /// Shows a wrong content key, and an altered header.
    pub commitment: [u8; 32],
}

impl PartHeader {
    /// A header for a new part, with a new salt.
    pub fn new(
        id: PartId,
        begins: u64,
        content: &Key,
        claimed_start: DateTime<Utc>,
    ) -> Result<Self, VaultError> {
        let mut salt = [0; 32];
        fill_random(&mut salt)?;
        Ok(Self::with_salt(id, begins, content, claimed_start.timestamp_millis(), salt))
    }

    /// The header with this salt, which no other part may have.
    pub(super) fn with_salt(
        id: PartId,
        begins: u64,
        content: &Key,
        claimed_start_ms: i64,
        salt: [u8; 32],
    ) -> Self {
        let mut header = Self { id, begins, claimed_start_ms, salt, commitment: [0; 32] };
        header.commitment = header.committing(content);
        header
    }

    /// The bytes as they stand in the file.
    pub fn encode(&self) -> [u8; HEADER_LEN] {
        let mut bytes = self.keyed_bytes();
        bytes[COMMITMENT_AT..BEGINS_AT].copy_from_slice(&self.commitment);
        let crc = crc32fast::hash(&bytes[..CRC_AT]);
        bytes[CRC_AT..].copy_from_slice(&crc.to_le_bytes());
        bytes
    }

    /// Reads a header; says what does not hold.
    pub fn decode(bytes: &[u8]) -> Result<Self, VaultError> {
        let damaged = |why: &str| VaultError::damaged("film", format!("header: {why}"));
        if bytes.len() < HEADER_LEN {
            return Err(damaged("cut short"));
        }
        if bytes[..8] != MAGIC {
            return Err(damaged("not a sealed film"));
        }
        if u32::from_le_bytes(array(bytes, CRC_AT)) != crc32fast::hash(&bytes[..CRC_AT]) {
            return Err(damaged("checksum"));
        }
        let version = u16::from_le_bytes(array(bytes, 8));
        if version > VERSION {
            return Err(VaultError::TooNew { needs: version, reads: VERSION });
        }
        if version != VERSION || u16::from_le_bytes(array(bytes, 10)) != ALGORITHM {
            return Err(damaged("unknown version or algorithm"));
        }
        if bytes[ZERO_AT..CRC_AT].iter().any(|&byte| byte != 0) {
            return Err(damaged("reserved bytes are used"));
        }
        let (id, begins) = (decode_id(bytes), u64::from_le_bytes(array(bytes, BEGINS_AT)));
        if begins > LATEST_BEGINNING {
            return Err(damaged("it begins where no film reaches"));
        }
        if id.part == 0 && begins != 0 {
            return Err(damaged("the first part does not begin at the beginning"));
        }
        Ok(Self {
            id,
            begins,
            claimed_start_ms: i64::from_le_bytes(array(bytes, 64)),
            salt: array(bytes, 72),
            commitment: array(bytes, COMMITMENT_AT),
        })
    }

    /// The key of the film's records, where the content key and the header belong together.
    pub fn segment_key(&self, content: &Key) -> Result<Key, VaultError> {
        if !same(&self.commitment, &self.committing(content)) {
            return Err(VaultError::WrongFilmKey(self.id.film.recording));
        }
        Ok(content.derive(&self.salt, &[label::FILM_SEGMENT, &sha256(&[&self.keyed_bytes()])]))
    }

    fn committing(&self, content: &Key) -> [u8; 32] {
        *content.derive(&self.salt, &[label::FILM_COMMITMENT, &sha256(&[&self.keyed_bytes()])]).expose()
    }

    /// The header with commitment and checksum zero.
    fn keyed_bytes(&self) -> [u8; HEADER_LEN] {
        let mut bytes = [0; HEADER_LEN];
        bytes[..8].copy_from_slice(&MAGIC);
        bytes[8..10].copy_from_slice(&VERSION.to_le_bytes());
        bytes[10..12].copy_from_slice(&ALGORITHM.to_le_bytes());
        encode_id(&self.id, &mut bytes);
        bytes[64..72].copy_from_slice(&self.claimed_start_ms.to_le_bytes());
        bytes[72..COMMITMENT_AT].copy_from_slice(&self.salt);
        bytes[BEGINS_AT..ZERO_AT].copy_from_slice(&self.begins.to_le_bytes());
        bytes
    }
}

/// Writes part, vault, case and recording to bytes 12–63, where headers, seals and progress files have them.
pub(super) fn encode_id(id: &PartId, bytes: &mut [u8]) {
    bytes[12..16].copy_from_slice(&id.part.to_le_bytes());
    bytes[16..32].copy_from_slice(id.film.vault.bytes());
    bytes[32..48].copy_from_slice(id.film.case.bytes());
    bytes[48..64].copy_from_slice(id.film.recording.bytes());
}

/// Reads what [`encode_id`] wrote.
pub(super) fn decode_id(bytes: &[u8]) -> PartId {
    let film = FilmId {
        vault: VaultId::from_bytes(array(bytes, 16)),
        case: CaseId::from_bytes(array(bytes, 32)),
        recording: RecordingId::from_bytes(array(bytes, 48)),
    };
    film.part(u32::from_le_bytes(array(bytes, 12)))
}

/// A record's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordHead {
    /// Number of the record, from 0.
    pub sequence: u64,
    /// Where its plaintext lies in the part's, in bytes.
    pub offset: u64,
    /// Bytes of its plaintext, 1 to [`MAX_RECORD`].
    pub len: u32,
}

impl RecordHead {
    /// The bytes as they stand in the file.
    pub fn encode(&self) -> [u8; HEAD_LEN] {
        let mut bytes = [0; HEAD_LEN];
        bytes[..4].copy_from_slice(&RECORD_MAGIC);
        bytes[4] = FILM_RECORD;
        bytes[8..16].copy_from_slice(&self.sequence.to_le_bytes());
        bytes[16..24].copy_from_slice(&self.offset.to_le_bytes());
        bytes[24..28].copy_from_slice(&self.len.to_le_bytes());
        let crc = crc32fast::hash(&bytes[..28]);
        bytes[28..].copy_from_slice(&crc.to_le_bytes());
        bytes
    }

    /// Reads a head; `None` where these bytes are none or say what no writer writes.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let head = Self {
            sequence: u64::from_le_bytes(array(bytes.get(..HEAD_LEN)?, 8)),
            offset: u64::from_le_bytes(array(bytes, 16)),
            len: u32::from_le_bytes(array(bytes, 24)),
        };
        let sound = (1..=MAX_RECORD).contains(&(head.len as usize))
            && head.offset.checked_add(u64::from(head.len)).is_some()
            && bytes[..HEAD_LEN] == head.encode();
        sound.then_some(head)
    }

    /// Plaintext offset behind the record.
    pub fn end(&self) -> u64 {
        self.offset.saturating_add(u64::from(self.len))
    }

    /// Bytes of the whole record in the file.
    pub fn file_len(&self) -> u64 {
        u64::from(self.len) + RECORD_OVERHEAD as u64
    }

    /// The one nonce of this record.
    pub(super) fn nonce(&self) -> [u8; NONCE_LEN] {
        let mut nonce = [0; NONCE_LEN];
        nonce[4..].copy_from_slice(&self.sequence.to_le_bytes());
        nonce
    }
}

/// `N` bytes from a place; the caller knows that they are there.
fn array<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    let mut out = [0; N];
    out.copy_from_slice(&bytes[at..at + N]);
    out
}
