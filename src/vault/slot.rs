//! One user's slot: their secret keys and the vault's key behind their passphrase, and their public keys in
//! clear. Knows nothing of the other files.
//!
//! Layout, little-endian, 435 bytes:
//!
//! | bytes | field |
//! |---|---|
//! | 8, 2 | magic `ATTNSLOT`, version u16 |
//! | 16 | vault id |
//! | 16, 62, 32 | user id, age X25519 recipient (its text), Ed25519 public key |
//! | 4 | generation u32: one more with every new passphrase |
//! | 4, 4, 4, 16 | Argon2id: memory in KiB, passes, lanes (u32 each), salt |
//! | 1, 64 | login: length u8, UTF-8, padded with zeros |
//! | 12 | nonce |
//! | 138 | AES-256-GCM of: age identity (its text, 74), Ed25519 seed 32, vault key 32; AAD is all before |
//! | 16 | tag |
//! | 32 | admission: HMAC-SHA256 under the vault key over all before |
//! | 4 | CRC-32 of all before |
//!
//! **Wrong passphrase or damaged slot?** Accidental damage breaks the checksum and is called damage; the copy
//! serves. Where the checksum holds and the cipher refuses, the passphrase is wrong, unless somebody altered
//! the slot on purpose and repaired the checksum. Then the other copy, not being the same, is tried too. Only who
//! alters both on purpose makes a right passphrase look wrong; they could as well have deleted both.
//! (After a crash in the middle of a change of passphrase, either passphrase opens, once; then the newer does.)
//!
//! **Admission.** The MAC shows anybody who has unlocked the vault that a holder of the vault's key put this
//! slot there. Slots without it are no part of the directory: nothing is sealed to them and no signature of
//! theirs is believed.

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use zeroize::Zeroizing;

use super::VaultError;
use super::crypto::{self, Key, NONCE_LEN, TAG_LEN, label, same};
use super::envelope::{Draft, Fields, Kind};
use super::kdf::{KdfParams, SALT_LEN};
use super::passphrase::Passphrase;
use super::public_keys::PublicKeys;
use super::signing::Signer;
use crate::base::{Redacted, UserId, VaultId};

/// Most bytes of a login name.
pub const MAX_LOGIN_LEN: usize = 64;

const KIND: Kind = Kind { what: "slot", magic: b"ATTNSLOT", version: 1 };
/// Length of an age identity's text (`AGE-SECRET-KEY-1…`), in bytes.
const IDENTITY_LEN: usize = 74;
const SECRETS_LEN: usize = IDENTITY_LEN + 32 + 32;

/// What a slot keeps secret.
pub(super) struct Secrets {
    /// Opens what is sealed to the user.
    pub identity: Identity,
    /// Signs as the user.
    pub seed: Zeroizing<[u8; 32]>,
    /// The vault's key.
    pub vault_key: Key,
}

impl Secrets {
    /// New keys for a user of the vault that has this key.
    pub fn new(vault_key: Key) -> Result<Self, VaultError> {
        let mut seed = Zeroizing::new([0; 32]);
        crypto::fill_random(&mut seed[..])?;
        Ok(Self { identity: Identity::generate(), seed, vault_key })
    }

    /// The public halves.
    pub fn public(&self, user: UserId) -> Result<PublicKeys, VaultError> {
        let verifying = Signer::from_seed(user, &self.seed)?.public();
        Ok(PublicKeys { user, recipient: self.identity.to_public(), verifying })
    }

    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let identity = self.identity.to_string();
        let body = Draft::body(SECRETS_LEN).put(identity.expose_secret().as_bytes());
        body.put(&self.seed[..]).put(self.vault_key.expose()).finish_body()
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, VaultError> {
        let mut fields = Fields::of_body(KIND.what, bytes);
        let identity =
            std::str::from_utf8(fields.slice(IDENTITY_LEN)?).ok().and_then(|text| text.parse().ok());
        let identity =
            identity.ok_or_else(|| VaultError::damaged(KIND.what, "its age identity is unreadable"))?;
        let seed = Zeroizing::new(fields.array()?);
        Ok(Self { identity, seed, vault_key: Key::from_bytes(fields.array()?) })
    }
}

/// A slot as it stands in its file.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// Which vault it belongs to.
    pub vault: VaultId,
    /// Whose it is, and their public keys.
    pub keys: PublicKeys,
    /// One more with every new passphrase.
    pub generation: u32,
    /// Login name.
    pub login: Redacted<String>,
    /// Work of one guess.
    pub kdf: KdfParams,
    salt: [u8; SALT_LEN],
    nonce: [u8; NONCE_LEN],
    aad: Vec<u8>,
    sealed: Vec<u8>,
    admitted: Vec<u8>,
    admission: [u8; 32],
}

/// What of a slot is chosen, not generated.
pub(super) struct NewSlot<'a> {
    /// Which vault.
    pub vault: VaultId,
    /// For whom.
    pub user: UserId,
    /// Login name, checked.
    pub login: &'a str,
    /// Generation of the slot.
    pub generation: u32,
    /// Work of one guess.
    pub kdf: KdfParams,
}

impl NewSlot<'_> {
    /// The bytes of the slot, behind a passphrase. Derives a key: a good part of a second.
    pub fn behind(&self, passphrase: &Passphrase, secrets: &Secrets) -> Result<Vec<u8>, VaultError> {
        let mut salt = [0; SALT_LEN];
        crypto::fill_random(&mut salt)?;
        let wrap = self.kdf.wrapping_key(passphrase, &salt, &context(self.vault, self.user))?;
        self.under(&wrap.ok_or(VaultError::ParametersOutOfBounds)?, salt, secrets)
    }

    /// The bytes of the slot, under a key that was derived with this salt.
    pub fn under(&self, wrap: &Key, salt: [u8; SALT_LEN], secrets: &Secrets) -> Result<Vec<u8>, VaultError> {
        let mut nonce = [0; NONCE_LEN];
        crypto::fill_random(&mut nonce)?;
        let mut login = [0; MAX_LOGIN_LEN];
        login[..self.login.len()].copy_from_slice(self.login.as_bytes());
        let login_len =
            u8::try_from(self.login.len()).map_err(|_| VaultError::BadLogin { most: MAX_LOGIN_LEN })?;
        let draft = secrets.public(self.user)?.write(Draft::file(&KIND).put(self.vault.bytes()));
        let draft = draft
            .put(&self.generation.to_le_bytes())
            .put(&self.kdf.memory_kib.to_le_bytes())
            .put(&self.kdf.passes.to_le_bytes())
            .put(&self.kdf.lanes.to_le_bytes())
            .put(&salt)
            .put(&[login_len])
            .put(&login)
            .put(&nonce);
        let mut sealed = secrets.to_bytes();
        let tag = wrap.cipher().seal(nonce, draft.so_far(), &mut sealed)?;
        let draft = draft.put(&sealed).put(&tag);
        let admission = admission_key(self.vault, &secrets.vault_key).mac(&[draft.so_far()]);
        Ok(draft.put(&admission).finish())
    }
}

impl Slot {
    /// Reads a slot. The checksum is checked, nothing else can be before a key is at hand.
    pub fn parse(bytes: &[u8]) -> Result<Self, VaultError> {
        let mut fields = Fields::open(&KIND, bytes)?;
        let vault = VaultId::from_bytes(fields.array()?);
        let keys = PublicKeys::read(KIND.what, &mut fields)?;
        let generation = fields.u32()?;
        let kdf = KdfParams { memory_kib: fields.u32()?, passes: fields.u32()?, lanes: fields.u32()? };
        let salt = fields.array()?;
        let login = read_login(&mut fields)?;
        let nonce = fields.array()?;
        let aad = fields.so_far().to_vec();
        let sealed = fields.slice(SECRETS_LEN + TAG_LEN)?.to_vec();
        let admitted = fields.so_far().to_vec();
        let admission = fields.array()?;
        fields.end()?;
        Ok(Self { vault, keys, generation, login, kdf, salt, nonce, aad, sealed, admitted, admission })
    }

    /// Reads the slot of this user.
    pub fn parse_for(bytes: &[u8], user: UserId) -> Result<Self, VaultError> {
        let slot = Self::parse(bytes)?;
        if slot.keys.user == user {
            Ok(slot)
        } else {
            Err(VaultError::damaged(KIND.what, "it is another user's"))
        }
    }

    /// Reads the slot of this user, and that a holder of the vault's key put it there.
    pub fn parse_admitted(
        bytes: &[u8],
        vault: VaultId,
        user: UserId,
        vault_key: &Key,
    ) -> Result<Self, VaultError> {
        let slot = Self::parse_for(bytes, user)?;
        let mac = admission_key(vault, vault_key).mac(&[&slot.admitted]);
        let admitted = slot.vault == vault && same(&mac, &slot.admission);
        if admitted { Ok(slot) } else { Err(VaultError::damaged(KIND.what, "admission")) }
    }

    /// The key that this passphrase makes of the slot's salt and parameters. A good part of a second.
    pub fn wrapping_key(&self, passphrase: &Passphrase) -> Result<Key, VaultError> {
        let context = context(self.vault, self.keys.user);
        let key = self.kdf.wrapping_key(passphrase, &self.salt, &context)?;
        key.ok_or(VaultError::AbsurdParameters { user: self.keys.user })
    }

    /// The secrets, or `None` where this is not the key that they are under.
    pub fn open(&self, wrap: &Key) -> Result<Option<Secrets>, VaultError> {
        let mut buffer = Zeroizing::new(self.sealed.clone());
        match wrap.cipher().open(self.nonce, &self.aad, &mut buffer) {
            Some(plain) => Secrets::from_bytes(plain).map(Some),
            None => Ok(None),
        }
    }

    /// Which of two slots of a user is newer.
    pub fn rank(&self) -> u64 {
        self.generation.into()
    }
}

/// That a login name can stand in a slot.
pub(super) fn check_login(login: &str) -> Result<(), VaultError> {
    let good = !login.trim().is_empty() && login.len() <= MAX_LOGIN_LEN && !login.contains(char::is_control);
    if good { Ok(()) } else { Err(VaultError::BadLogin { most: MAX_LOGIN_LEN }) }
}

fn read_login(fields: &mut Fields) -> Result<Redacted<String>, VaultError> {
    let len = usize::from(fields.u8()?);
    let padded: [u8; MAX_LOGIN_LEN] = fields.array()?;
    let login = padded.get(..len).and_then(|login| std::str::from_utf8(login).ok());
    let login = login.filter(|login| check_login(login).is_ok());
    login.map(Redacted::from).ok_or_else(|| VaultError::damaged(KIND.what, "its login name is unreadable"))
}

fn context(vault: VaultId, user: UserId) -> [u8; 32] {
    let mut context = [0; 32];
    context[..16].copy_from_slice(vault.bytes());
    context[16..].copy_from_slice(user.bytes());
    context
}

/// The key of the MAC on user slots and the recovery slot (their magics keep the two apart).
pub(super) fn admission_key(vault: VaultId, vault_key: &Key) -> Key {
    vault_key.derive(vault.bytes(), &[label::SLOT_ADMISSION])
}
