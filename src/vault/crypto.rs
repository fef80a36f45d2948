//! The few cryptographic verbs the vault is made of, over ring. The only place that names a cipher.
//! Knows nothing of files, users or film.

use ring::aead::{self, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};
use ring::{digest, hkdf, hmac};
use zeroize::Zeroizing;

use super::VaultError;

/// Bytes that AES-256-GCM adds behind a ciphertext.
pub const TAG_LEN: usize = 16;
/// Bytes of an AES-GCM nonce.
pub const NONCE_LEN: usize = 12;

/// What a derived key is for (HKDF `info`), so that no key ever serves two ends.
pub mod label {
    /// SQLCipher key of the device database, from the vault key.
    pub const DEVICE_DB: &[u8] = b"attune/v1/vault/device-db";
    /// MAC of the vault header, from the vault key.
    pub const HEADER_MAC: &[u8] = b"attune/v1/vault/header";
    /// Chain of the device's audit journal, from the vault key.
    pub const DEVICE_AUDIT: &[u8] = b"attune/v1/vault/audit";
    /// A user slot's wrapping key, from the passphrase's Argon2id output.
    pub const SLOT: &[u8] = b"attune/v1/slot/wrap";
    /// That a slot was made by a holder of the vault key, from the vault key.
    pub const SLOT_ADMISSION: &[u8] = b"attune/v1/slot/admission";
    /// That the recovery slot was made by a holder of the recovery key, from the recovery key.
    pub const RECOVERY_PROOF: &[u8] = b"attune/v1/recovery/proof";
    /// What a signature of a case's keys begins with.
    pub const SIGN_CASE_KEYS: &[u8] = b"attune/v1/sign/case.keys";
    /// What the recovery author's signature under a user's new keys begins with.
    pub const SIGN_RESET: &[u8] = b"attune/v1/sign/reset";
    /// SQLCipher key of a case database, from the case key.
    pub const CASE_DB: &[u8] = b"attune/v1/case/db";
    /// Chain of a case's audit journal, from the case key.
    pub const CASE_AUDIT: &[u8] = b"attune/v1/case/audit";
    /// What a user notes for themself of the families they work with, from their own identity.
    pub const OWN_NOTES: &[u8] = b"attune/v1/user/notes";
    /// Records of one film part, from the recording's content key.
    pub const FILM_SEGMENT: &[u8] = b"attune/v1/film/segment";
    /// Key commitment in the film header, from the recording's content key.
    pub const FILM_COMMITMENT: &[u8] = b"attune/v1/film/commitment";
    /// Seal of one film part, from the recording's content key.
    pub const FILM_SEAL: &[u8] = b"attune/v1/film/seal";
    /// Progress file of one film part, from the recording's content key.
    pub const FILM_PROGRESS: &[u8] = b"attune/v1/film/progress";
}

/// A 32-byte secret, zeroised when dropped, never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// A new random key.
    pub fn random() -> Result<Self, VaultError> {
        let mut bytes = Zeroizing::new([0; 32]);
        fill_random(&mut bytes[..])?;
        Ok(Self(bytes))
    }

    /// The key made of exactly these bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The key's bytes, for wrapping it under another key.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// HKDF-SHA256: a key for one end. `info` parts are joined; a label goes first.
    #[must_use]
    pub fn derive(&self, salt: &[u8], info: &[&[u8]]) -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(&self.0[..]);
        // Thirty-two bytes are one block of HKDF-SHA256, so neither step can fail.
        prk.expand(info, hkdf::HKDF_SHA256)
            .and_then(|okm| okm.fill(&mut bytes[..]))
            .unwrap_or_else(|_| unreachable!("32 bytes are within HKDF's bound"));
        Self(bytes)
    }

    /// HMAC-SHA256 of the parts, joined.
    pub fn mac(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, &self.0[..]));
        for part in parts {
            context.update(part);
        }
        let mut out = [0; 32];
        out.copy_from_slice(context.sign().as_ref());
        out
    }

    /// An AES-256-GCM cipher under this key.
    pub fn cipher(&self) -> Cipher {
        let unbound = UnboundKey::new(&aead::AES_256_GCM, &self.0[..])
            .unwrap_or_else(|_| unreachable!("the key has AES-256's length"));
        Cipher(LessSafeKey::new(unbound))
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(‹redacted›)")
    }
}

/// AES-256-GCM under one key. The caller owns the nonce discipline: one nonce, one message.
pub struct Cipher(LessSafeKey);

impl Cipher {
    /// Encrypts `buffer` in place and returns the tag.
    pub fn seal(
        &self,
        nonce: [u8; NONCE_LEN],
        aad: &[u8],
        buffer: &mut [u8],
    ) -> Result<[u8; TAG_LEN], VaultError> {
        let tag = self
            .0
            .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), Aad::from(aad), buffer)
            .map_err(|_| VaultError::Crypto)?;
        let mut out = [0; TAG_LEN];
        out.copy_from_slice(tag.as_ref());
        Ok(out)
    }

    /// Decrypts `buffer` (ciphertext with its tag behind it) in place and returns the plaintext, or
    /// `None` where it is not authentic; the buffer's content is then meaningless.
    pub fn open<'b>(&self, nonce: [u8; NONCE_LEN], aad: &[u8], buffer: &'b mut [u8]) -> Option<&'b mut [u8]> {
        self.0.open_in_place(Nonce::assume_unique_for_key(nonce), Aad::from(aad), buffer).ok()
    }
}

/// SHA-256 of the parts, joined.
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::default();
    for part in parts {
        hasher.update(part);
    }
    hasher.finish()
}

/// SHA-256 over bytes that come in pieces.
#[derive(Clone)]
pub struct Sha256(digest::Context);

impl Default for Sha256 {
    fn default() -> Self {
        Self(digest::Context::new(&digest::SHA256))
    }
}

impl Sha256 {
    /// Takes in the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all bytes so far.
    pub fn finish(self) -> [u8; 32] {
        let mut out = [0; 32];
        out.copy_from_slice(self.0.finish().as_ref());
        out
    }
}

/// Whether two byte strings are the same, without telling by time where they differ.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |acc, (x, y)| acc | (x ^ y)) == 0
}

/// Fills the buffer from the system's random source.
pub fn fill_random(buffer: &mut [u8]) -> Result<(), VaultError> {
    SystemRandom::new().fill(buffer).map_err(|_| VaultError::Crypto)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_and_nothing_else_does() {
        let cipher = Key::from_bytes([7; 32]).cipher();
        let mut message = *b"a calm window";
        let tag = cipher.seal([1; 12], b"head", &mut message).unwrap();
        let mut whole = [&message[..], &tag].concat();
        for bit in 0..whole.len() * 8 {
            let mut bent = whole.clone();
            bent[bit / 8] ^= 1 << (bit % 8);
            assert!(cipher.open([1; 12], b"head", &mut bent).is_none());
        }
        assert!(cipher.open([1; 12], b"Head", &mut whole.clone()).is_none());
        assert!(cipher.open([2; 12], b"head", &mut whole.clone()).is_none());
        assert_eq!(cipher.open([1; 12], b"head", &mut whole).unwrap(), b"a calm window");
    }

    #[test]
    fn labels_and_salts_part_keys() {
        let key = Key::from_bytes([3; 32]);
        let a = key.derive(b"salt", &[label::CASE_DB]);
        assert_eq!(a, key.derive(b"salt", &[label::CASE_DB]));
        assert_ne!(a, key.derive(b"salt", &[label::CASE_AUDIT]));
        assert_ne!(a, key.derive(b"Salt", &[label::CASE_DB]));
    }

    #[test]
    fn derivation_is_the_published_one() {
        // RFC 5869, test case 3: no salt, no info; the first 32 bytes of its output.
        let ikm = Key::from_bytes([0x0b; 32]);
        let derived = ikm.derive(&[], &[]);
        let prk = {
            let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, &[0; 32]));
            context.update(&[0x0b; 32]);
            context.sign()
        };
        let okm = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, prk.as_ref()), &[1]);
        assert_eq!(derived.expose(), okm.as_ref());
    }
}
