//! An unlocked vault: whose session it is, the keys of the device, the cases, and who is who.
//! Knows nothing of what stands in databases and film. Making and unlocking are in `create` and `unlock`.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use age::x25519::Identity;

use super::copies::KeyFileTrouble;
use super::crypto::{Key, label};
use super::hindrance::Hindrance;
use super::lock::VaultLock;
use super::people::Directory;
use super::public_keys::PublicKeys;
use super::signing::{PUBLIC_KEY_LEN, SIGNATURE_LEN, Signer};
use super::slot::Secrets;
use super::storage::Storage;
use super::{VaultError, layout};
use crate::base::{CaseId, UserId, VaultId};

/// A vault that is unlocked, and locked against other processes until this is dropped.
///
/// It may be shared between threads. Deriving keys and reading files take time: no call belongs on the
/// thread of the window.
pub struct Vault {
    storage: Arc<dyn Storage>,
    folder: PathBuf,
    id: VaultId,
    user: Option<UserId>,
    key: Key,
    identity: Identity,
    signer: Signer,
    directory: RwLock<Directory>,
    troubles: Mutex<Vec<KeyFileTrouble>>,
    writing: Mutex<()>,
    lock: VaultLock,
}

/// What an unlocked vault is put together from.
pub(super) struct Parts {
    /// What its folder is changed through.
    pub storage: Arc<dyn Storage>,
    /// Its folder.
    pub folder: PathBuf,
    /// Its id.
    pub id: VaultId,
    /// Whose session; none for the recovery key's.
    pub user: Option<UserId>,
    /// What the slot held.
    pub secrets: Secrets,
    /// Signs as the session's author.
    pub signer: Signer,
    /// Who is who.
    pub directory: Directory,
    /// What was wrong with key files, and whether it was repaired.
    pub troubles: Vec<KeyFileTrouble>,
    /// The lock on the folder.
    pub lock: VaultLock,
}

impl Vault {
    pub(super) fn assemble(parts: Parts) -> Self {
        Self {
            storage: parts.storage,
            folder: parts.folder,
            id: parts.id,
            user: parts.user,
            key: parts.secrets.vault_key,
            identity: parts.secrets.identity,
            signer: parts.signer,
            directory: RwLock::new(parts.directory),
            troubles: Mutex::new(parts.troubles),
            writing: Mutex::new(()),
            lock: parts.lock,
        }
    }

    /// Which vault.
    pub fn id(&self) -> VaultId {
        self.id
    }

    /// The vault's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whose session it is; `None` after unlocking with the recovery key.
    pub fn user(&self) -> Option<UserId> {
        self.user
    }

    /// Signs as the session's user, or as `RECOVERY_AUTHOR` after unlocking with the recovery key.
    pub fn signer(&self) -> &Signer {
        &self.signer
    }

    /// Why nothing can be written into this vault; `None` where it can. It is known from unlocking on: a disk may still
    /// fill up later.
    pub fn hindrance(&self) -> Option<Hindrance> {
        self.lock.hindrance()
    }

    /// The lock on the folder: whoever keeps it keeps other processes out, the vault itself may be closed meanwhile.
    pub fn lock(&self) -> VaultLock {
        self.lock.clone()
    }

    /// The device's database. It may not exist yet.
    pub fn device_db_path(&self) -> PathBuf {
        layout::device_db(&self.folder)
    }

    /// Raw SQLCipher key of the device's database.
    pub fn device_db_key(&self) -> Key {
        self.key.derive(self.id.bytes(), &[label::DEVICE_DB])
    }

    /// Key of the device's audit chain.
    pub fn device_audit_key(&self) -> Key {
        self.key.derive(self.id.bytes(), &[label::DEVICE_AUDIT])
    }

    /// Every case of the vault, in the order of their ids, whether this user is a member or not.
    pub fn cases(&self) -> Result<Vec<CaseId>, VaultError> {
        layout::cases(&self.folder)
    }

    /// The key that verifies a user's signatures; `None` for somebody whom no holder of the vault's key
    /// admitted.
    pub fn public_key(&self, user: UserId) -> Option<[u8; PUBLIC_KEY_LEN]> {
        self.directory().get(user).map(|keys| keys.verifying)
    }

    /// Whether the user signed exactly this message. False for somebody not of this vault.
    pub fn verify(&self, user: UserId, message: &[u8], signature: &[u8; SIGNATURE_LEN]) -> bool {
        self.directory().verify(user, message, signature)
    }

    /// What was found wrong with key files since unlocking, and whether it was repaired from the other copy.
    pub fn repairs(&self) -> Vec<KeyFileTrouble> {
        self.troubles.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What the vault's folder is changed through.
    pub(super) fn storage(&self) -> &dyn Storage {
        self.storage.as_ref()
    }

    pub(super) fn shared_storage(&self) -> Arc<dyn Storage> {
        Arc::clone(&self.storage)
    }

    pub(super) fn directory_mut(&self) -> RwLockWriteGuard<'_, Directory> {
        self.directory.write().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn vault_key(&self) -> &Key {
        &self.key
    }

    pub(super) fn identity(&self) -> &Identity {
        &self.identity
    }

    pub(super) fn public_keys(&self, user: UserId) -> Option<PublicKeys> {
        self.directory().get(user).cloned()
    }

    pub(super) fn directory(&self) -> RwLockReadGuard<'_, Directory> {
        self.directory.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Held while a key file is read to be changed, so that no change undoes another.
    pub(super) fn writing(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn note(&self, trouble: Option<KeyFileTrouble>) {
        self.troubles.lock().unwrap_or_else(PoisonError::into_inner).extend(trouble);
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vault({}, user {:?})", self.id, self.user)
    }
}
