//! Notes that only one user of the vault reads: sealed under a key from their own identity, which neither the vault's key nor
//! a colleague opens. Knows nothing of what they say and where they are kept.

use super::VaultError;
use super::crypto::{Key, NONCE_LEN, TAG_LEN, fill_random, label, sha256};
use super::vault::Vault;
use age::secrecy::ExposeSecret as _;

impl Vault {
    /// Seals a note under this user's own key. `about` is what it is of: under another it does not open.
    pub fn seal_note(&self, about: &[u8], mut note: Vec<u8>) -> Result<Vec<u8>, VaultError> {
        let mut nonce = [0; NONCE_LEN];
        fill_random(&mut nonce)?;
        let tag = self.notes_key().cipher().seal(nonce, about, &mut note)?;
        Ok([&nonce[..], &note, &tag].concat())
    }

    /// Opens a note of this user's; `None` for any other and for what was altered.
    pub fn open_note(&self, about: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        if sealed.len() < NONCE_LEN + TAG_LEN {
            return None;
        }
        let (nonce, sealed) = sealed.split_at(NONCE_LEN);
        let mut note = sealed.to_vec();
        let length = self.notes_key().cipher().open(nonce.try_into().ok()?, about, &mut note)?.len();
        note.truncate(length);
        Some(note)
    }

    fn notes_key(&self) -> Key {
        let secret = self.identity().to_string();
        let own = Key::from_bytes(sha256(&[secret.expose_secret().as_bytes()]));
        own.derive(self.id().bytes(), &[label::OWN_NOTES])
    }
}
