//! One user's public keys, and sealing to them with age. Knows nothing of which files they stand in.

use std::io::{Read, Write};

use age::x25519::{Identity, Recipient};
use age::{DecryptError, Decryptor, Encryptor};
use zeroize::Zeroizing;

use super::VaultError;
use super::envelope::{Draft, Fields};
use super::signing::PUBLIC_KEY_LEN;
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

/// Why something sealed with age did not open.
#[derive(Debug)]
pub(super) enum UnsealError {
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
pub(super) fn open_as(identity: &Identity, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, UnsealError> {
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| UnsealError::Damaged)?;
    let reader = decryptor.decrypt(std::iter::once(identity as &dyn age::Identity));
    let mut reader = reader.map_err(|error| match error {
        DecryptError::NoMatchingKeys => UnsealError::NotForUs,
        _ => UnsealError::Damaged,
    })?;
    // Room for all of it, so that growing leaves no copy of a key behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.read_to_end(&mut plain).map_err(|_| UnsealError::Damaged)?;
    Ok(plain)
}
