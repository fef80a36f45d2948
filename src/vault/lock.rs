//! One process has a vault open at a time. Knows nothing of keys.
//!
//! The lock is the operating system's, on the file `lock`: it goes with the process, however that ends, so
//! what a crash leaves behind is harmless. Who holds it stands in a file of its own, because Windows lets
//! nobody read a locked one.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::hindrance::Hindrance;
use super::storage::Storage;
use super::{VaultError, layout, safe_file};

/// Longest text read from the holder's file, in bytes.
const MAX_HOLDER_LEN: u64 = 200;

/// How often, and how far apart, a lock that nobody says to hold is tried.
const MOST_TRIES: usize = 100;
const BETWEEN_TRIES: Duration = Duration::from_millis(10);

/// The lock of a vault, held until the last clone of it is dropped.
#[derive(Clone, Debug)]
pub struct VaultLock(Arc<Held>);

#[derive(Debug)]
struct Held {
    // Closing the file lets go of the lock. There is none where it could not be made: nobody writes there.
    _file: Option<File>,
    folder: PathBuf,
    hindrance: Option<Hindrance>,
}

impl VaultLock {
    /// Takes the lock at once, or says who has it.
    pub(super) fn take(storage: &dyn Storage, vault: &Path) -> Result<Self, VaultError> {
        let path = vault.join(layout::LOCK);
        let holder = vault.join(layout::LOCK_HOLDER);
        let (file, mut hindrance) = match open(&path) {
            Ok(file) => (Some(file), None),
            // A file that can only be read is locked as well.
            Err(error) => match Hindrance::of(&error) {
                Some(hindrance) => (File::open(&path).ok(), Some(hindrance)),
                None => return Err(VaultError::io("open", &path)(error)),
            },
        };
        match file.as_ref().map_or(Ok(()), |file| hold(file, &holder)) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(VaultError::InUse { holder: read_holder(&holder) }),
            Err(TryLockError::Error(error)) => return Err(VaultError::io("lock", &path)(error)),
        }
        let host = gethostname::gethostname();
        let text = format!("process {} on {}", std::process::id(), host.to_string_lossy());
        if let Err(error) = safe_file::replace(storage, &holder, text.as_bytes()) {
            let VaultError::Io { source, .. } = &error else { return Err(error) };
            let Some(why) = Hindrance::of(source) else { return Err(error) };
            hindrance.get_or_insert(why);
            // Half of it may have found room.
            let _ = storage.remove(&safe_file::half_written(&holder));
        }
        Ok(Self(Arc::new(Held { _file: file, folder: vault.to_path_buf(), hindrance })))
    }

    /// Why nothing can be written into the vault; `None` where it can.
    pub fn hindrance(&self) -> Option<Hindrance> {
        self.0.hindrance
    }

    /// The folder of the vault.
    pub fn folder(&self) -> &Path {
        &self.0.folder
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // Only tidiness: a stale text is read by nobody but a process that found the lock taken.
        let _ = fs::remove_file(self.folder.join(layout::LOCK_HOLDER));
    }
}

/// Locks the file. Where it is locked and nobody says by whom, its holder has just let go and is starting another
/// process, which has a copy of every open file until it runs its program: that passes.
fn hold(file: &File, holder: &Path) -> Result<(), TryLockError> {
    for _ in 0..MOST_TRIES {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) if !holder.exists() => thread::sleep(BETWEEN_TRIES),
            other => return other,
        }
    }
    file.try_lock()
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn read_holder(path: &Path) -> String {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(MAX_HOLDER_LEN).read_to_string(&mut text));
    text.retain(|c| !c.is_control());
    if read.is_err() || text.trim().is_empty() { "another copy of Attune".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::storage::Disk;

    #[test]
    fn a_lock_that_nobody_says_to_hold_is_waited_for_and_another_is_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let held = VaultLock::take(&Disk, folder.path()).unwrap();
        let refused = VaultLock::take(&Disk, folder.path());
        assert!(matches!(refused, Err(VaultError::InUse { holder }) if holder.starts_with("process ")));
        drop(held);
        // Nobody says so, and yet the file is locked for a moment more.
        let copy = open(&folder.path().join(layout::LOCK)).unwrap();
        copy.try_lock().unwrap();
        let later = thread::spawn(move || {
            thread::sleep(BETWEEN_TRIES * 10);
            drop(copy);
        });
        VaultLock::take(&Disk, folder.path()).unwrap();
        later.join().unwrap();
    }
}
