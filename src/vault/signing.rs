//! Who wrote what: Ed25519 signatures of users. Knows nothing of files.

use std::fmt;

use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};

use super::VaultError;
use super::film::FilmSigner;
use crate::base::UserId;

/// Bytes of a signature.
pub const SIGNATURE_LEN: usize = 64;
/// Bytes of a public key.
pub const PUBLIC_KEY_LEN: usize = 32;

/// The author of what is written after unlocking with the recovery key: nobody's user id (sixteen zero
/// bytes, which no random id is), with keys of its own in the recovery slot.
pub const RECOVERY_AUTHOR: UserId = UserId::from_bytes([0; 16]);

/// Signs as one user of an unlocked vault.
pub struct Signer {
    user: UserId,
    pair: Ed25519KeyPair,
}

impl Signer {
    pub(super) fn from_seed(user: UserId, seed: &[u8; 32]) -> Result<Self, VaultError> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| VaultError::Crypto)?;
        Ok(Self { user, pair })
    }

    /// Whose signatures these are; [`RECOVERY_AUTHOR`] after unlocking with the recovery key.
    pub fn user(&self) -> UserId {
        self.user
    }

    /// The key that verifies them.
    pub fn public(&self) -> [u8; PUBLIC_KEY_LEN] {
        let mut public = [0; PUBLIC_KEY_LEN];
        public.copy_from_slice(self.pair.public_key().as_ref());
        public
    }

    /// Signs a message. Callers begin it with a label of what it is, so that a signature given for one
    /// thing never stands for another.
    pub fn sign(&self, message: &[u8]) -> [u8; SIGNATURE_LEN] {
        let mut signature = [0; SIGNATURE_LEN];
        signature.copy_from_slice(self.pair.sign(message).as_ref());
        signature
    }
}

impl FilmSigner for Signer {
    fn user(&self) -> UserId {
        self.user
    }

    fn sign(&self, message: &[u8]) -> [u8; SIGNATURE_LEN] {
        Self::sign(self, message)
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.user)
    }
}

/// Whether the signature is the key holder's over exactly this message.
pub fn verify(public: &[u8; PUBLIC_KEY_LEN], message: &[u8], signature: &[u8; SIGNATURE_LEN]) -> bool {
    UnparsedPublicKey::new(&ED25519, public).verify(message, signature).is_ok()
}
