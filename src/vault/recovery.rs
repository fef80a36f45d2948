//! The recovery key: an age identity printed once, when the vault is made, that opens everything; and the
//! recovery slot that belongs to it. Knows nothing of passphrases.
//!
//! The slot, little-endian: magic `ATTNRECO` ‖ version u16 ‖ vault id 16 ‖ author id 16, age recipient 62,
//! Ed25519 public key 32 ‖ length u32 ‖ age file to the recovery key ‖ HMAC-SHA256 under the vault key over all
//! before, 32 ‖ CRC-32 of all before. In the age file: Ed25519 seed 32 ‖ vault key 32 ‖ proof 32.
//!
//! Anybody can seal something to a recipient, so the age file alone would let a thief who brings the laptop
//! back slip in a vault key of their own. The proof is an HMAC of vault id, seed and vault key under a key
//! derived from the recovery key itself: only who held the printed key could make it.
//!
//! A session unlocked with the recovery key has no user. It signs with the slot's own Ed25519 key as
//! [`RECOVERY_AUTHOR`](super::signing::RECOVERY_AUTHOR), and everybody can verify that: the public key stands in this slot under the vault's MAC.

use std::fmt;
use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use zeroize::Zeroizing;

use super::VaultError;
use super::crypto::{Key, label, same, sha256};
use super::envelope::{Draft, Fields, Kind};
use super::public_keys::{self, PublicKeys, UnsealError};
use super::signing::RECOVERY_AUTHOR;
use super::slot::{Secrets, admission_key};
use crate::base::VaultId;

const KIND: Kind = Kind { what: "recovery slot", magic: b"ATTNRECO", version: 1 };
const BODY_LEN: usize = 32 + 32 + 32;
/// Largest age file of a recovery slot, in bytes; one recipient and 96 bytes make about 400.
const MAX_SEALED_LEN: usize = 4096;

/// The recovery key; wiped when dropped, never shown except by [`RecoveryKey::reveal`].
#[derive(Clone)]
pub struct RecoveryKey(Zeroizing<String>);

impl RecoveryKey {
    /// The key's text (`AGE-SECRET-KEY-1…`), to be printed or written down.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    pub(super) fn of(identity: &Identity) -> Self {
        Self(Zeroizing::new(identity.to_string().expose_secret().to_owned()))
    }

    fn identity(&self) -> Result<Identity, VaultError> {
        self.0.parse().map_err(|_| VaultError::MalformedRecoveryKey)
    }

    pub(super) fn proof(&self, vault: VaultId, seed: &[u8; 32], vault_key: &Key) -> [u8; 32] {
        let key = Key::from_bytes(sha256(&[self.0.as_bytes()]));
        let key = key.derive(vault.bytes(), &[label::RECOVERY_PROOF]);
        key.mac(&[vault.bytes(), seed, vault_key.expose()])
    }
}

impl FromStr for RecoveryKey {
    type Err = VaultError;

    /// Reads a key as people type it: in groups, over several lines, in small letters.
    fn from_str(text: &str) -> Result<Self, VaultError> {
        let mut key = Zeroizing::new(String::with_capacity(text.len()));
        key.extend(text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()));
        let key = Self(key);
        key.identity()?;
        Ok(key)
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(‹redacted›)")
    }
}

/// The recovery slot as it stands in its file.
#[derive(Clone, Debug)]
pub(super) struct RecoverySlot {
    /// Which vault it belongs to.
    pub vault: VaultId,
    /// Its public keys; the user is `RECOVERY_AUTHOR`.
    pub keys: PublicKeys,
    sealed: Vec<u8>,
    admitted: Vec<u8>,
    admission: [u8; 32],
}

impl RecoverySlot {
    /// A new recovery key for the vault that has this key, and the bytes of its slot.
    pub fn make(vault: VaultId, vault_key: &Key) -> Result<(RecoveryKey, PublicKeys, Vec<u8>), VaultError> {
        let secrets = Secrets::new(vault_key.clone())?;
        let key = RecoveryKey::of(&secrets.identity);
        let (keys, slot) = Self::write(vault, &secrets, &key.proof(vault, &secrets.seed, vault_key))?;
        Ok((key, keys, slot))
    }

    fn write(
        vault: VaultId,
        secrets: &Secrets,
        proof: &[u8; 32],
    ) -> Result<(PublicKeys, Vec<u8>), VaultError> {
        let keys = secrets.public(RECOVERY_AUTHOR)?;
        let body = Draft::body(BODY_LEN).put(&secrets.seed[..]).put(secrets.vault_key.expose()).put(proof);
        let sealed = public_keys::seal_to(std::iter::once(&keys), &body.finish_body())?;
        let len = u32::try_from(sealed.len()).map_err(|_| VaultError::Crypto)?;
        let draft = keys.write(Draft::file(&KIND).put(vault.bytes()));
        let draft = draft.put(&len.to_le_bytes()).put(&sealed);
        let admission = admission_key(vault, &secrets.vault_key).mac(&[draft.so_far()]);
        Ok((keys, draft.put(&admission).finish()))
    }

    /// Reads a recovery slot, not yet authenticated.
    pub fn parse(bytes: &[u8]) -> Result<Self, VaultError> {
        let mut fields = Fields::open(&KIND, bytes)?;
        let vault = VaultId::from_bytes(fields.array()?);
        let keys = PublicKeys::read(KIND.what, &mut fields)?;
        if keys.user != RECOVERY_AUTHOR {
            return Err(VaultError::damaged(KIND.what, "it names a user"));
        }
        let len = usize::try_from(fields.u32()?).unwrap_or(usize::MAX);
        if len > MAX_SEALED_LEN {
            return Err(VaultError::damaged(KIND.what, "absurd length"));
        }
        let sealed = fields.slice(len)?.to_vec();
        let admitted = fields.so_far().to_vec();
        let admission = fields.array()?;
        fields.end()?;
        Ok(Self { vault, keys, sealed, admitted, admission })
    }

    /// Reads the slot of this vault, and that a holder of the vault's key put it there.
    pub fn parse_admitted(bytes: &[u8], vault: VaultId, vault_key: &Key) -> Result<Self, VaultError> {
        let slot = Self::parse(bytes)?;
        let mac = admission_key(vault, vault_key).mac(&[&slot.admitted]);
        let admitted = slot.vault == vault && same(&mac, &slot.admission);
        if admitted { Ok(slot) } else { Err(VaultError::damaged(KIND.what, "admission")) }
    }

    /// What the recovery key opens.
    pub fn open(&self, key: &RecoveryKey) -> Result<Secrets, VaultError> {
        let damaged = |why| VaultError::damaged(KIND.what, why);
        let identity = key.identity()?;
        if identity.to_public() != self.keys.recipient {
            return Err(VaultError::WrongRecoveryKey);
        }
        let body = public_keys::open_as(&identity, &self.sealed).map_err(|error| match error {
            UnsealError::NotForUs => damaged("it is not sealed to its own recipient"),
            UnsealError::Damaged => damaged("its age file"),
        })?;
        let mut fields = Fields::of_body(KIND.what, &body);
        let seed = Zeroizing::new(fields.array()?);
        let vault_key = Key::from_bytes(fields.array()?);
        let proof: [u8; 32] = fields.array()?;
        fields.end()?;
        if !same(&proof, &key.proof(self.vault, &seed, &vault_key)) {
            return Err(damaged("it was not made with the recovery key"));
        }
        Ok(Secrets { identity, seed, vault_key })
    }

    #[cfg(test)]
    pub(super) fn forged(vault: VaultId, recipient_of: &RecoveryKey, vault_key: &Key) -> Vec<u8> {
        let mut secrets = Secrets::new(vault_key.clone()).unwrap();
        secrets.identity = recipient_of.identity().unwrap();
        Self::write(vault, &secrets, &[0; 32]).unwrap().1
    }
}
