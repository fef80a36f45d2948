//! Making a vault: all of it, or nothing. Knows nothing of how the files look inside.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::crypto::Key;
use super::header::Header;
use super::kdf::KdfParams;
use super::key_history::KeyHistory;
use super::lock::VaultLock;
use super::passphrase::Passphrase;
use super::people::Directory;
use super::recovery::{RecoveryKey, RecoverySlot};
use super::signing::Signer;
use super::slot::{self, NewSlot, Secrets};
use super::storage::{Disk, Storage};
use super::vault::{Parts, Vault};
use super::{VaultError, layout, safe_file};
use crate::base::{UserId, VaultId};

impl Vault {
    /// Makes a vault in a new or empty folder, with its first user, and unlocks it. The recovery key is
    /// given out this once. Derives a key: a good part of a second.
    ///
    /// The folder is closed to other users of the computer. Whatever fails, nothing is left behind; the
    /// header is written last, so that what a power cut leaves is no vault.
    pub fn create(
        folder: &Path,
        login: &str,
        passphrase: &Passphrase,
        kdf: KdfParams,
    ) -> Result<(Self, RecoveryKey), VaultError> {
        Self::create_on(Arc::new(Disk), folder, login, passphrase, kdf)
    }

    /// As [`Vault::create`], through this storage.
    pub(super) fn create_on(
        shared: Arc<dyn Storage>,
        folder: &Path,
        login: &str,
        passphrase: &Passphrase,
        kdf: KdfParams,
    ) -> Result<(Self, RecoveryKey), VaultError> {
        let storage = shared.as_ref();
        slot::check_login(login)?;
        passphrase.check_strength()?;
        if !kdf.is_sane() {
            return Err(VaultError::ParametersOutOfBounds);
        }
        refuse_taken(folder)?;
        let mut undo = Undo::of(folder);
        safe_file::create_private_folder(storage, folder)?;
        close_to_others(folder)?;
        let lock = VaultLock::take(storage, folder)?;
        // Again, now that nobody else can be making one here.
        refuse_taken(folder)?;
        undo.ours = true;
        // What an attempt left that the power cut off.
        clear(folder);

        let (id, user) = (VaultId::random(), UserId::random());
        let secrets = Secrets::new(Key::random()?)?;
        let slot = NewSlot { vault: id, user, login, generation: 1, kdf }.behind(passphrase, &secrets)?;
        let (recovery_key, recovery, recovery_slot) = RecoverySlot::make(id, &secrets.vault_key)?;
        safe_file::create_private_folder(storage, &folder.join(layout::USERS))?;
        safe_file::create_private_folder(storage, &folder.join(layout::CASES))?;
        safe_file::replace_both(storage, &layout::slot(folder, user), &slot)?;
        let keys = secrets.public(user)?;
        let mut history = KeyHistory::new(id, user);
        history.remember(&keys);
        let known = history.write_next(&secrets.vault_key)?;
        safe_file::replace_both(storage, &layout::key_history(folder, user), &known)?;
        safe_file::replace_both(storage, &layout::recovery_slot(folder), &recovery_slot)?;
        safe_file::replace_both(storage, &layout::header(folder), &Header::write(id, &secrets.vault_key))?;

        let mut directory = Directory::default();
        directory.insert(keys);
        directory.insert_history(history);
        directory.insert(recovery);
        let signer = Signer::from_seed(user, &secrets.seed)?;
        undo.armed = false;
        let (folder, user, troubles) = (folder.to_path_buf(), Some(user), Vec::new());
        let storage = shared;
        let parts = Parts { storage, folder, id, user, secrets, signer, directory, troubles, lock };
        Ok((Self::assemble(parts), recovery_key))
    }
}

fn refuse_taken(folder: &Path) -> Result<(), VaultError> {
    if safe_file::either_exists(&layout::header(folder)) {
        return Err(VaultError::VaultExists(folder.to_path_buf()));
    }
    if layout::is_unfinished(folder)? {
        Ok(())
    } else {
        Err(VaultError::FolderNotEmpty(folder.to_path_buf()))
    }
}

/// Removes what making a vault writes, but the lock.
fn clear(folder: &Path) {
    // Nothing more can be done where tidying up fails; the next step says so.
    let _ = fs::remove_dir_all(folder.join(layout::USERS));
    let _ = fs::remove_dir_all(folder.join(layout::CASES));
}

/// An empty folder that somebody made for the vault is usually open to others; a vault's never is.
fn close_to_others(folder: &Path) -> Result<(), VaultError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
            .map_err(VaultError::io("close to other users", folder))?;
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// Removes, when dropped armed, the folders that were made, and what was put into them.
struct Undo {
    folder: PathBuf,
    /// Folders that did not exist, the innermost first.
    made: Vec<PathBuf>,
    before: Option<fs::Permissions>,
    /// Whether the lock was ours, so that what lies in the folder is too.
    ours: bool,
    armed: bool,
}

impl Undo {
    fn of(folder: &Path) -> Self {
        let missing = |path: &&Path| !path.as_os_str().is_empty() && !path.exists();
        Self {
            folder: folder.to_path_buf(),
            made: folder.ancestors().take_while(missing).map(Path::to_path_buf).collect(),
            before: fs::metadata(folder).ok().map(|metadata| metadata.permissions()),
            ours: false,
            armed: true,
        }
    }
}

impl Drop for Undo {
    fn drop(&mut self) {
        if !self.armed {
            return;
        }
        // Nothing more can be done where tidying up fails too; the error that led here is what is told.
        if self.ours {
            clear(&self.folder);
            for name in layout::names(&self.folder).unwrap_or_default() {
                let _ = fs::remove_file(self.folder.join(name));
            }
        }
        if let Some(before) = self.before.take() {
            let _ = fs::set_permissions(&self.folder, before);
        }
        for folder in &self.made {
            // Fails where somebody put something there meanwhile, as it should.
            let _ = fs::remove_dir(folder);
        }
    }
}
