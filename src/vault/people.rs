//! Whose keys are whose: the public keys of a vault's users, and sealing to them with age.
//! Knows nothing of which files they stand in.

use std::collections::BTreeMap;
use std::io::{Read, Write};

use age::x25519::{Identity, Recipient};
use age::{DecryptError, Decryptor, Encryptor};
use zeroize::Zeroizing;

use super::VaultError;
use super::envelope::{Draft, Fields};
use super::former::Former;
use super::signing::{self, PUBLIC_KEY_LEN, SIGNATURE_LEN};
use crate::base::UserId;

/// Length of an age X25519 recipient's text (`age1…`), in bytes.
const RECIPIENT_LEN: usize = 62;

/// One user's public keys (or those of the recovery key, whose user is `RECOVERY_AUTHOR`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PublicKeys {
    /// Whose.
    pub user: UserId,
    /// What is sealed to them is sealed to this.
    pub recipient: Recipient,
    /// What they sign is verified with this.
    pub verifying: [u8; PUBLIC_KEY_LEN],
}

impl PublicKeys {
    /// Bytes in a file: user id, recipient text, Ed25519 public key.
    pub const LEN: usize = 16 + RECIPIENT_LEN + PUBLIC_KEY_LEN;

    /// Appends the keys to a file or body.
    pub fn write(&self, draft: Draft) -> Draft {
        draft.put(self.user.bytes()).put(self.recipient.to_string().as_bytes()).put(&self.verifying)
    }

    /// The keys alone, as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.write(Draft::body(Self::LEN)).finish_body().to_vec()
    }

    /// Reads them back.
    pub fn read(what: &'static str, fields: &mut Fields) -> Result<Self, VaultError> {
        let user = UserId::from_bytes(fields.array()?);
        let recipient = Self::read_recipient(what, fields)?;
        Ok(Self { user, recipient, verifying: fields.array()? })
    }

    /// Reads an age recipient's text.
    pub fn read_recipient(what: &'static str, fields: &mut Fields) -> Result<Recipient, VaultError> {
        let text = std::str::from_utf8(fields.slice(RECIPIENT_LEN)?).ok();
        let recipient = text.and_then(|text| text.parse().ok());
        recipient.ok_or_else(|| VaultError::damaged(what, "an age recipient is unreadable"))
    }
}

/// Everybody whom a holder of the vault key admitted: their keys, those they had before, and who left.
#[derive(Clone, Debug, Default)]
pub(super) struct Directory {
    now: BTreeMap<UserId, PublicKeys>,
    former: BTreeMap<UserId, Former>,
}

impl Directory {
    /// Adds somebody, or replaces their keys.
    pub fn insert(&mut self, keys: PublicKeys) {
        self.now.insert(keys.user, keys);
    }

    /// What is known of somebody beside their slot. Who is retired has no keys any more, only former ones.
    pub fn insert_former(&mut self, former: Former) {
        if former.retired {
            self.now.remove(&former.user);
        }
        self.former.insert(former.user, former);
    }

    /// Somebody's keys now.
    pub fn get(&self, user: UserId) -> Option<&PublicKeys> {
        self.now.get(&user)
    }

    /// What is known of somebody beside their slot.
    pub fn former(&self, user: UserId) -> Option<&Former> {
        self.former.get(&user)
    }

    /// Whether somebody left.
    pub fn is_retired(&self, user: UserId) -> bool {
        self.former(user).is_some_and(|former| former.retired)
    }

    /// Everybody who has keys or left, the recovery key's author among them.
    pub fn everybody(&self) -> impl Iterator<Item = UserId> {
        let left = self.former.keys().filter(|user| self.is_retired(**user));
        self.now.keys().chain(left).copied()
    }

    /// Whether the user signed exactly this message, with the keys they have or with earlier ones. False for
    /// somebody not in the directory.
    pub fn verify(&self, user: UserId, message: &[u8], signature: &[u8; SIGNATURE_LEN]) -> bool {
        let former = self.former(user).into_iter().flat_map(|former| &former.given);
        let mut keys = self.get(user).into_iter().chain(former.map(|given| &given.keys));
        keys.any(|keys| signing::verify(&keys.verifying, message, signature))
    }
}

/// Why something sealed with age did not open.
#[derive(Debug)]
pub(super) enum NotOpened {
    /// It is not sealed to this identity.
    NotForUs,
    /// It is altered or cut.
    Damaged,
}

/// Seals a plaintext to each of the people.
pub(super) fn seal_to<'a>(
    people: impl Iterator<Item = &'a PublicKeys>,
    plain: &[u8],
) -> Result<Vec<u8>, VaultError> {
    let recipients = people.map(|keys| &keys.recipient as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(|_| VaultError::Crypto)?;
    let mut sealed = Vec::new();
    let write = || -> std::io::Result<()> {
        let mut writer = encryptor.wrap_output(&mut sealed)?;
        writer.write_all(plain)?;
        writer.finish()?;
        Ok(())
    };
    write().map_err(|_| VaultError::Crypto)?;
    Ok(sealed)
}

/// Opens what was sealed to an identity.
pub(super) fn open_as(identity: &Identity, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, NotOpened> {
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| NotOpened::Damaged)?;
    let reader = decryptor.decrypt(std::iter::once(identity as &dyn age::Identity));
    let mut reader = reader.map_err(|error| match error {
        DecryptError::NoMatchingKeys => NotOpened::NotForUs,
        _ => NotOpened::Damaged,
    })?;
    // Room for all of it, so that growing leaves no copy of a key behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.read_to_end(&mut plain).map_err(|_| NotOpened::Damaged)?;
    Ok(plain)
}
