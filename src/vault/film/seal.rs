//! The seal: says that a film is finished, and what is in all its parts. Knows nothing of how films are read or written.
//!
//! Inside its envelope: length of the body (4 bytes, little-endian), the body (JSON, [`Seal`]'s fields but the
//! signature, those of the first part among them and those of the others under `later`), and the signature (JSON,
//! `null` or author and bytes). Signed is a label and the SHA-256 of the body exactly as it stands there; the body
//! holds the parts' headers and hashes, so the signature is of this film alone, and of all of it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::damage::FilmDamage;
use super::envelope::{self, SideFileKind};
use super::facts::SealFacts;
use super::format::PartHeader;
use super::id::{FilmId, MOST_PARTS};
use super::progress_file::Reach;
use super::signer::{FilmSigner, Verifier};
use crate::base::UserId;
use crate::vault::VaultError;
use crate::vault::crypto::{Key, sha256};
use crate::vault::safe_file::MAX_LEN;

const SIGNED_LABEL: &[u8] = b"attune/v1/film/seal/signature";

/// How a film came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilmState {
    /// The recorder finished it.
    Complete,
    /// It was cut off and recovered afterwards.
    Recovered,
}

/// The film's files against the hashes in its seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HashCheck {
    /// To the bit what was sealed.
    Matches,
    /// Changed since.
    Differs,
    /// There is no seal to compare with.
    NoSeal,
}

/// A film's seal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// How the film came to its end.
    pub state: FilmState,
    /// The first part; of most films the only one.
    #[serde(flatten)]
    pub first: PartSeal,
    /// The parts after it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub later: Vec<PartSeal>,
    /// Plaintext bytes that were durable by what was known and that recovery did not find.
    pub missing_bytes: u64,
    /// Duration, index and gaps.
    pub facts: SealFacts,
    /// What recovery found unreadable within the film.
    pub lost: Vec<FilmDamage>,
    /// When it was sealed, by the computer's clock.
    pub sealed_at: DateTime<Utc>,
    /// Who answers for it; none while the vault was locked.
    #[serde(skip)]
    pub signature: Option<SealSignature>,
}

/// What the seal says of one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartSeal {
    /// Records, unreadable ones counted.
    pub records: u64,
    /// Length of the plaintext in bytes, unreadable stretches counted.
    pub plain_bytes: u64,
    /// Length of the file in bytes, torn tail counted.
    pub file_bytes: u64,
    /// Bytes behind the last record that a crash left and recovery kept in place.
    pub torn_bytes: u64,
    /// Most bytes behind `file_bytes` that may or may not be there: written when the disk failed, and again in the
    /// next part.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unsure_bytes: u64,
    /// SHA-256 of the first `file_bytes` of the file.
    pub sha256: [u8; 32],
    /// The part's header, so that a damaged first sector does not cost the film.
    pub(super) header: Vec<u8>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde asks so
fn is_zero(count: &u64) -> bool {
    *count == 0
}

impl PartSeal {
    /// How far the sealed part reaches.
    pub(super) fn reach(&self) -> Reach {
        Reach { plain_bytes: self.plain_bytes, records: self.records }
    }

    /// Number of the part and the plaintext offset in the recording at which it begins; `None` where its header makes
    /// no sense.
    pub(super) fn place(&self) -> Option<(u32, u64)> {
        PartHeader::decode(&self.header).ok().map(|header| (header.id.part, header.begins))
    }
}

/// A user's signature of a seal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealSignature {
    /// Who signed.
    pub author: UserId,
    /// Ed25519 signature, 64 bytes.
    bytes: Vec<u8>,
}

impl Seal {
    /// The bytes of its file, signed anew where there is a signer; `self` then carries the signature.
    pub(super) fn encode(
        &mut self,
        id: &FilmId,
        content: &Key,
        signer: Option<&dyn FilmSigner>,
    ) -> Result<Vec<u8>, VaultError> {
        let body = to_json(self)?;
        self.signature = signer.map(|signer| SealSignature {
            author: signer.user(),
            bytes: signer.sign(&signed_message(&body)).to_vec(),
        });
        self.close(id, content, &body)
    }

    /// The bytes of its file with this body, which is kept to the byte: an older or newer Attune may write the
    /// same facts in other bytes, and the signature is of these.
    fn close(&self, id: &FilmId, content: &Key, body: &[u8]) -> Result<Vec<u8>, VaultError> {
        let too_long = || VaultError::damaged("seal", "the index is too long");
        let mut plain = u32::try_from(body.len()).map_err(|_| too_long())?.to_le_bytes().to_vec();
        plain.extend_from_slice(body);
        plain.extend_from_slice(&to_json(&self.signature)?);
        let file = envelope::close(SideFileKind::Seal, &id.part(0), content, &plain)?;
        if file.len() as u64 > MAX_LEN { Err(too_long()) } else { Ok(file) }
    }

    /// Reads its file.
    pub(super) fn decode(file: Vec<u8>, id: &FilmId, content: &Key) -> Result<SealFile, VaultError> {
        let plain = envelope::open(SideFileKind::Seal, &id.part(0), content, file)?;
        let damaged = |why: String| VaultError::damaged("seal", why);
        let (len, rest) = plain.split_first_chunk().ok_or_else(|| damaged("no body".into()))?;
        let len = usize::try_from(u32::from_le_bytes(*len)).unwrap_or(usize::MAX);
        let (body, signature) = rest.split_at_checked(len).ok_or_else(|| damaged("body cut short".into()))?;
        let mut seal: Self = serde_json::from_slice(body).map_err(|error| damaged(error.to_string()))?;
        let numbers: Vec<_> = seal.parts().map(|part| part.place().map(|(number, _)| number)).collect();
        let ordered = numbers.windows(2).all(|pair| pair[0] < pair[1]);
        if !ordered || numbers.iter().any(|number| number.is_none_or(|number| number >= MOST_PARTS)) {
            return Err(damaged("no such parts".into()));
        }
        if !seal.adds_up() {
            return Err(damaged("absurd totals".into()));
        }
        seal.signature = serde_json::from_slice(signature).map_err(|error| damaged(error.to_string()))?;
        Ok(SealFile { seal, body: body.to_vec() })
    }

    /// Whether what the parts say can be added up, as those who read it do.
    fn adds_up(&self) -> bool {
        let counts: [fn(&PartSeal) -> u64; 4] =
            [|part| part.records, |part| part.plain_bytes, |part| part.file_bytes, |part| part.torn_bytes];
        counts
            .iter()
            .all(|count| self.parts().try_fold(0_u64, |sum, part| sum.checked_add(count(part))).is_some())
    }

    /// All parts, in order.
    pub fn parts(&self) -> impl Iterator<Item = &PartSeal> {
        std::iter::once(&self.first).chain(&self.later)
    }

    /// Length of the film's plaintext in bytes, unreadable stretches counted.
    pub fn plain_bytes(&self) -> u64 {
        let ends = self.parts().filter_map(|part| Some(part.place()?.1.saturating_add(part.plain_bytes)));
        ends.max().unwrap_or(0)
    }
}

/// A seal as it was read, with the bytes that its signature is of.
#[derive(Debug)]
pub struct SealFile {
    /// The seal.
    pub seal: Seal,
    body: Vec<u8>,
}

impl SealFile {
    /// Whether the signature holds by this verifier; `None` where the seal is unsigned.
    pub fn signature_holds(&self, verifier: Verifier<'_>) -> Option<bool> {
        let signature = self.seal.signature.as_ref()?;
        let bytes: Option<&[u8; 64]> = signature.bytes.as_slice().try_into().ok();
        Some(bytes.is_some_and(|bytes| verifier(signature.author, &signed_message(&self.body), bytes)))
    }

    /// Signs the seal and gives the new bytes of its file.
    pub fn sign(
        &mut self,
        id: &FilmId,
        content: &Key,
        signer: &dyn FilmSigner,
    ) -> Result<Vec<u8>, VaultError> {
        let bytes = signer.sign(&signed_message(&self.body)).to_vec();
        self.seal.signature = Some(SealSignature { author: signer.user(), bytes });
        self.seal.close(id, content, &self.body)
    }
}

fn signed_message(body: &[u8]) -> Vec<u8> {
    [SIGNED_LABEL, &sha256(&[body])].concat()
}

fn to_json(value: &impl Serialize) -> Result<Vec<u8>, VaultError> {
    serde_json::to_vec(value).map_err(|error| VaultError::damaged("seal", error.to_string()))
}
