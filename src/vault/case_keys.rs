//! `case.keys`: the keys of one case, sealed to each of its members and to the recovery key, and signed by
//! who wrote it. Knows nothing of databases or film; only which key is whose.
//!
//! The file, little-endian: magic `ATTNCKEY` ‖ version u16 ‖ vault id 16 ‖ case id 16 ‖ generation u32 ‖ revision
//! u64 ‖ author id 16 ‖ length u32 ‖ age file ‖ Ed25519 signature 64 ‖ CRC-32 of all before. The signature is over a
//! label and all before it. The revision is one more with every rewrite, so that of two whole copies the newer is known.
//!
//! In the age file: vault id 16 ‖ case id 16 ‖ generation u32 ‖ case key 32 ‖ count u32 ‖ that many of (recording id
//! 16, content key 32) in the order of the ids ‖ count u16 ‖ that many members (user id 16, age recipient 62, Ed25519 public
//! key 32). The recovery key is a member like the others, with its own author id.
//!
//! The signature is believed when it is from somebody in the users' directory, which the vault key vouches
//! for. A person of the vault who is no member of the case can still put a file of their own in its place; what they
//! cannot do is read the case's keys, nor make a file whose case key opens its database.

use std::collections::BTreeMap;

use age::x25519::Identity;

use super::VaultError;
use super::crypto::{Key, label};
use super::envelope::{Draft, Fields, Kind};
use super::people::Directory;
use super::public_keys::{self, PublicKeys, UnsealError};
use super::signing::{SIGNATURE_LEN, Signer};
use crate::base::{CaseId, RecordingId, UserId, VaultId};

/// Most recordings whose keys a case holds; a programme has about ten.
pub(super) const MAX_RECORDINGS: usize = 16_384;
/// Most members of a case, the recovery key among them.
pub(super) const MAX_MEMBERS: usize = 256;

const KIND: Kind = Kind { what: "case keys", magic: b"ATTNCKEY", version: 1 };
const FIXED_LEN: usize = 16 + 16 + 4 + 32 + 4 + 2;
const RECORDING_LEN: usize = 16 + 32;
/// Largest age file: the largest body, its tags, and for each member a stanza of under 256 bytes.
const MAX_SEALED_LEN: usize =
    (FIXED_LEN + MAX_RECORDINGS * RECORDING_LEN + MAX_MEMBERS * PublicKeys::LEN) / 64 * 65
        + MAX_MEMBERS * 256
        + 4096;

/// The keys of one case.
#[derive(Clone)]
pub(super) struct CaseKeys {
    /// Which vault.
    pub vault: VaultId,
    /// Which case.
    pub case: CaseId,
    /// Which database: one more whenever a member was removed.
    pub generation: u32,
    /// The case's key, from which its database's and journal's are derived.
    pub case_key: Key,
    /// Content keys by recording.
    pub content: BTreeMap<RecordingId, Key>,
    /// To whom all this is sealed.
    pub members: Vec<PublicKeys>,
}

impl CaseKeys {
    /// The bytes of the file: sealed to the members, signed by the author.
    pub fn write(&self, revision: u64, author: &Signer) -> Result<Vec<u8>, VaultError> {
        self.write_without(|_| false, revision, author)
    }

    /// As [`CaseKeys::write`], sealed to those members only who have not left. Who left stays in the list until the
    /// case has another key.
    pub fn write_without(
        &self,
        left: impl Fn(UserId) -> bool,
        revision: u64,
        author: &Signer,
    ) -> Result<Vec<u8>, VaultError> {
        let members = self.members.iter().filter(|member| !left(member.user));
        let sealed = public_keys::seal_to(members, &self.to_body()?)?;
        let len = u32::try_from(sealed.len()).map_err(|_| VaultError::Crypto)?;
        let draft = Draft::file(&KIND)
            .put(self.vault.bytes())
            .put(self.case.bytes())
            .put(&self.generation.to_le_bytes())
            .put(&revision.to_le_bytes())
            .put(author.user().bytes())
            .put(&len.to_le_bytes())
            .put(&sealed);
        let signature = author.sign(&[label::SIGN_CASE_KEYS, draft.so_far()].concat());
        Ok(draft.put(&signature).finish())
    }

    /// What is sealed, in clear.
    pub(super) fn to_body(&self) -> Result<zeroize::Zeroizing<Vec<u8>>, VaultError> {
        let full = |what, most| VaultError::CaseFull { case: self.case, what, most };
        let recordings =
            u32::try_from(self.content.len()).ok().filter(|_| self.content.len() <= MAX_RECORDINGS);
        let recordings = recordings.ok_or(full("recordings", MAX_RECORDINGS))?;
        let members = u16::try_from(self.members.len()).ok().filter(|_| self.members.len() <= MAX_MEMBERS);
        let members = members.ok_or(full("members", MAX_MEMBERS))?;
        let len = FIXED_LEN + self.content.len() * RECORDING_LEN + self.members.len() * PublicKeys::LEN;
        let mut draft = Draft::body(len)
            .put(self.vault.bytes())
            .put(self.case.bytes())
            .put(&self.generation.to_le_bytes())
            .put(self.case_key.expose())
            .put(&recordings.to_le_bytes());
        for (recording, key) in &self.content {
            draft = draft.put(recording.bytes()).put(key.expose());
        }
        draft = draft.put(&members.to_le_bytes());
        for member in &self.members {
            draft = member.write(draft);
        }
        Ok(draft.finish_body())
    }

    /// Reads what [`CaseKeys::to_body`] wrote.
    pub(super) fn from_body(body: &[u8]) -> Result<Self, VaultError> {
        let damaged = |why| VaultError::damaged(KIND.what, why);
        let mut fields = Fields::of_body(KIND.what, body);
        let vault = VaultId::from_bytes(fields.array()?);
        let case = CaseId::from_bytes(fields.array()?);
        let generation = fields.u32()?;
        let case_key = Key::from_bytes(fields.array()?);
        let recordings = usize::try_from(fields.u32()?).unwrap_or(usize::MAX);
        if recordings > MAX_RECORDINGS {
            return Err(damaged("absurd number of recordings"));
        }
        let mut content = BTreeMap::new();
        for _ in 0..recordings {
            let recording = RecordingId::from_bytes(fields.array()?);
            if content.insert(recording, Key::from_bytes(fields.array()?)).is_some() {
                return Err(damaged("a recording has two keys"));
            }
        }
        let members = usize::from(fields.u16()?);
        if members == 0 || members > MAX_MEMBERS {
            return Err(damaged("absurd number of members"));
        }
        let members =
            (0..members).map(|_| PublicKeys::read(KIND.what, &mut fields)).collect::<Result<_, _>>()?;
        fields.end()?;
        Ok(Self { vault, case, generation, case_key, content, members })
    }
}

/// A `case.keys` whose signature holds, not yet opened.
#[derive(Debug)]
pub(super) struct SignedCaseKeys {
    vault: VaultId,
    case: CaseId,
    generation: u32,
    /// One more with every rewrite.
    pub revision: u64,
    sealed: Vec<u8>,
}

impl SignedCaseKeys {
    /// Reads the keys of this case and verifies that somebody of the vault wrote them.
    pub fn parse(
        bytes: &[u8],
        vault: VaultId,
        case: CaseId,
        directory: &Directory,
    ) -> Result<Self, VaultError> {
        let damaged = |why| VaultError::damaged(KIND.what, why);
        let mut fields = Fields::open(&KIND, bytes)?;
        let (its_vault, its_case) = (fields.array()?, fields.array()?);
        if &its_vault != vault.bytes() || &its_case != case.bytes() {
            return Err(damaged("it is another case's or another vault's"));
        }
        let generation = fields.u32()?;
        let revision = fields.u64()?;
        let author = UserId::from_bytes(fields.array()?);
        let len = usize::try_from(fields.u32()?).unwrap_or(usize::MAX);
        if len > MAX_SEALED_LEN {
            return Err(damaged("absurd length"));
        }
        let sealed = fields.slice(len)?;
        let signed = [label::SIGN_CASE_KEYS, fields.so_far()].concat();
        let signature: [u8; SIGNATURE_LEN] = fields.array()?;
        fields.end()?;
        if !directory.verify(author, &signed, &signature) {
            return Err(damaged("no user of this vault signed it"));
        }
        Ok(Self { vault, case, generation, revision, sealed: sealed.to_vec() })
    }

    /// Opens the keys as a member.
    pub fn open(&self, identity: &Identity) -> Result<CaseKeys, VaultError> {
        let body = public_keys::open_as(identity, &self.sealed).map_err(|error| match error {
            UnsealError::NotForUs => VaultError::NotAMember(self.case),
            UnsealError::Damaged => VaultError::damaged(KIND.what, "its age file"),
        })?;
        let keys = CaseKeys::from_body(&body)?;
        if (keys.vault, keys.case, keys.generation) != (self.vault, self.case, self.generation) {
            return Err(VaultError::damaged(KIND.what, "what is sealed is another case's"));
        }
        Ok(keys)
    }

    /// Which of two copies is newer.
    pub fn rank(&self) -> u64 {
        self.revision
    }
}
