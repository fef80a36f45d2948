//! Unlocking a vault with a passphrase or the recovery key, and repairing its key files on the way.
//! Knows nothing of how the files look inside.

use std::path::Path;
use std::sync::Arc;

use super::copies::{self, KeyFile, KeyFileTrouble};
use super::crypto::Key;
use super::header::Header;
use super::hindrance::Hindrance;
use super::key_history::KeyHistory;
use super::lock::VaultLock;
use super::passphrase::Passphrase;
use super::people::Directory;
use super::recovery::{RecoveryKey, RecoverySlot};
use super::signing::Signer;
use super::slot::{Secrets, Slot};
use super::storage::{Disk, ReadOnly, Storage};
use super::vault::{Parts, Vault};
use super::{VaultError, layout, privacy, safe_file};
use crate::base::{Redacted, UserId, VaultId};

/// A user who can unlock the vault, as the screen before unlocking may show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotInfo {
    /// Who.
    pub user: UserId,
    /// Login name (initials), which stands in clear in the slot.
    pub login: Redacted<String>,
}

impl Vault {
    /// The users of a locked vault, by login name. A user whose slot and copy are both damaged is not
    /// among them. What stands here is unauthenticated until somebody unlocks.
    pub fn users(folder: &Path) -> Result<Vec<SlotInfo>, VaultError> {
        Header::glance(folder)?;
        logins(folder)
    }

    /// Unlocks the vault as a user. Derives a key: a good part of a second.
    pub fn unlock(folder: &Path, user: UserId, passphrase: &Passphrase) -> Result<Self, VaultError> {
        Self::unlock_on(Arc::new(Disk), folder, user, passphrase)
    }

    /// As [`Vault::unlock`], through this storage.
    pub(super) fn unlock_on(
        storage: Arc<dyn Storage>,
        folder: &Path,
        user: UserId,
        passphrase: &Passphrase,
    ) -> Result<Self, VaultError> {
        let lock = enter(storage.as_ref(), folder)?;
        Self::unlock_with(lock, storage, user, passphrase)
    }

    /// As [`Vault::unlock`], where this process holds the vault's lock already: while it films with the vault locked,
    /// no other may come between.
    pub fn unlock_under(lock: VaultLock, user: UserId, passphrase: &Passphrase) -> Result<Self, VaultError> {
        Header::glance(lock.folder())?;
        privacy::refuse_open(lock.folder())?;
        Self::unlock_with(lock, Arc::new(Disk), user, passphrase)
    }

    fn unlock_with(
        lock: VaultLock,
        storage: Arc<dyn Storage>,
        user: UserId,
        passphrase: &Passphrase,
    ) -> Result<Self, VaultError> {
        let folder = &lock.folder().to_path_buf();
        let check = |bytes: &[u8]| Slot::parse_for(bytes, user);
        let copies = copies::read_best(&layout::slot(folder, user), check, Slot::rank)?;
        let copies = copies.ok_or(VaultError::UnknownUser)?;
        let mut vault = copies.value.vault;
        let mut secrets = open_slot(&copies.value, passphrase);
        if let (Some(rival), true) = (copies.rival(), !matches!(secrets, Ok(Some(_)))) {
            // A crash came between the two, or somebody altered one and repaired its checksum.
            vault = rival.vault;
            secrets = open_slot(rival, passphrase);
        }
        let secrets = secrets?.ok_or(VaultError::WrongPassphrase)?;
        finish(storage, folder, vault, Some(user), secrets, lock)
    }

    /// Unlocks the vault with the recovery key. The session has no user; it opens every case.
    pub fn unlock_with_recovery(folder: &Path, key: &RecoveryKey) -> Result<Self, VaultError> {
        Self::unlock_with_recovery_on(Arc::new(Disk), folder, key)
    }

    /// As [`Vault::unlock_with_recovery`], through this storage.
    pub(super) fn unlock_with_recovery_on(
        storage: Arc<dyn Storage>,
        folder: &Path,
        key: &RecoveryKey,
    ) -> Result<Self, VaultError> {
        let lock = enter(storage.as_ref(), folder)?;
        let check = |bytes: &[u8]| {
            let slot = RecoverySlot::parse(bytes)?;
            slot.open(key).map(|secrets| (slot.vault, secrets))
        };
        let copies = copies::read_best(&layout::recovery_slot(folder), check, |_| 0)?;
        let copies = copies.ok_or_else(|| VaultError::damaged("recovery slot", "it is gone"))?;
        let (vault, secrets) = copies.value;
        finish(storage, folder, vault, None, secrets, lock)
    }
}

/// The users whose slots can be read.
pub(super) fn logins(folder: &Path) -> Result<Vec<SlotInfo>, VaultError> {
    let mut users = Vec::new();
    for user in layout::users(folder)? {
        let check = |bytes: &[u8]| Slot::parse_for(bytes, user);
        if let Ok(Some(copies)) = copies::read_best(&layout::slot(folder, user), check, Slot::rank) {
            users.push(SlotInfo { user, login: copies.value.login });
        }
    }
    users.sort_by(|a, b| (a.login.reveal(), a.user).cmp(&(b.login.reveal(), b.user)));
    Ok(users)
}

/// That there is a vault which this copy of Attune reads and nobody else can look into; then its lock.
fn enter(storage: &dyn Storage, folder: &Path) -> Result<VaultLock, VaultError> {
    Header::glance(folder)?;
    privacy::refuse_open(folder)?;
    VaultLock::take(storage, folder)
}

fn open_slot(slot: &Slot, passphrase: &Passphrase) -> Result<Option<Secrets>, VaultError> {
    slot.open(&slot.wrapping_key(passphrase)?)
}

fn finish(
    shared: Arc<dyn Storage>,
    folder: &Path,
    vault: VaultId,
    user: Option<UserId>,
    secrets: Secrets,
    lock: VaultLock,
) -> Result<Vault, VaultError> {
    let shared: Arc<dyn Storage> = match lock.hindrance() {
        Some(Hindrance::ReadOnly) => Arc::new(ReadOnly),
        Some(Hindrance::Full) | None => shared,
    };
    let storage = shared.as_ref();
    let header = Header::read(folder, &secrets.vault_key)?;
    if header.value.vault != vault {
        return Err(VaultError::damaged("header", "it is another vault's"));
    }
    let mut troubles: Vec<_> =
        header.repair(storage, &layout::header(folder), KeyFile::Header).into_iter().collect();
    let directory = read_directory(storage, folder, vault, &secrets.vault_key, &mut troubles)?;
    if user.is_some_and(|user| directory.is_retired(user)) {
        return Err(VaultError::UnknownUser);
    }
    let author = user.unwrap_or(super::signing::RECOVERY_AUTHOR);
    let signer = Signer::from_seed(author, &secrets.seed)?;
    let folder = folder.to_path_buf();
    let storage = shared;
    let parts = Parts { storage, folder, id: vault, user, secrets, signer, directory, troubles, lock };
    let vault = Vault::assemble(parts);
    match vault.remember_everybody() {
        // The next unlocking that can write does it.
        Err(error) if !error.is_unwritable() => Err(error),
        _ => Ok(vault),
    }
}

/// Everybody whom a holder of the vault's key admitted. Bad copies of slots are repaired; a slot of which no
/// copy is good is reported, and locks nobody else out.
fn read_directory(
    storage: &dyn Storage,
    folder: &Path,
    vault: VaultId,
    vault_key: &Key,
    troubles: &mut Vec<KeyFileTrouble>,
) -> Result<Directory, VaultError> {
    let mut directory = Directory::default();
    for user in layout::users(folder)? {
        let (path, file) = (layout::slot(folder, user), KeyFile::Slot(user));
        let check = |bytes: &[u8]| Slot::parse_admitted(bytes, vault, user, vault_key);
        match copies::read_best(&path, check, Slot::rank) {
            Ok(Some(copies)) => {
                troubles.extend(copies.repair(storage, &path, file));
                directory.insert(copies.value.keys);
            }
            Ok(None) | Err(_) => troubles.extend(copies::both_bad(&path, file)),
        }
    }
    for user in layout::users_with_history(folder)? {
        let (path, file) = (layout::key_history(folder, user), KeyFile::KeyHistory(user));
        let check = |bytes: &[u8]| KeyHistory::parse(bytes, vault, user, vault_key);
        match copies::read_best(&path, check, KeyHistory::rank) {
            Ok(Some(copies)) => {
                troubles.extend(copies.repair(storage, &path, file));
                if copies.value.retired {
                    match drop_slot(storage, folder, user) {
                        // The next unlocking that can write takes it away; it opens nothing.
                        Err(error) if error.is_unwritable() => {}
                        dropped => dropped?,
                    }
                }
                directory.insert_history(copies.value);
            }
            Ok(None) | Err(_) => troubles.extend(copies::both_bad(&path, file)),
        }
    }
    let (path, file) = (layout::recovery_slot(folder), KeyFile::Recovery);
    let check = |bytes: &[u8]| RecoverySlot::parse_admitted(bytes, vault, vault_key);
    match copies::read_best(&path, check, |_| 0) {
        Ok(Some(copies)) => {
            troubles.extend(copies.repair(storage, &path, file));
            directory.insert(copies.value.keys);
        }
        Ok(None) | Err(_) => troubles.extend(copies::both_bad(&path, file)),
    }
    Ok(directory)
}

/// Takes away the slot of somebody who left.
pub(super) fn drop_slot(storage: &dyn Storage, folder: &Path, user: UserId) -> Result<(), VaultError> {
    let path = layout::slot(folder, user);
    if !safe_file::either_exists(&path) {
        return Ok(());
    }
    safe_file::remove_both(storage, &path)
}
