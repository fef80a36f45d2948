//! The seam between the vault and the disk: every call by which the vault changes a folder goes through here, so that
//! tests can make any of them fail, and can show what a power cut leaves of those that were not synced. Reading does
//! not. Knows nothing of what the files hold.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// How a new file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Create {
    /// Refuses one that exists.
    New,
    /// Empties one that exists.
    OrEmpty,
}

/// A file being written from its beginning to its end.
pub trait StorageFile: Send + Sync {
    /// Appends all the bytes. After an error any part of them may stand in the file.
    fn append(&self, bytes: &[u8]) -> io::Result<()>;
    /// What was appended is on the disk when this returns.
    fn sync(&self) -> io::Result<()>;
    /// As [`StorageFile::sync`], its length and name's file too.
    fn sync_all(&self) -> io::Result<()>;
    /// Takes the file for this process, until it is closed; `WouldBlock` where another has it.
    fn hold(&self) -> io::Result<()>;
}

/// Where a vault's folder lies. Every call may fail and then may have done its work in part; none is durable before
/// it was synced: a file's content by [`StorageFile::sync`], names by [`Storage::sync_folder`].
pub trait Storage: fmt::Debug + Send + Sync {
    /// A new empty file that only this user can read.
    fn create(&self, path: &Path, how: Create) -> io::Result<Box<dyn StorageFile>>;
    /// A folder, and those above it, that only this user can enter. One that exists is no error.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Gives a file another name; replaces in one step what has it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file. `NotFound` where there is none.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes the content durable of a file that others wrote: a database.
    fn sync_file(&self, path: &Path) -> io::Result<()>;
    /// Makes the folder's entries durable.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
}

/// The disk itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Storage for Disk {
    fn create(&self, path: &Path, how: Create) -> io::Result<Box<dyn StorageFile>> {
        let mut options = OpenOptions::new();
        options.write(true).read(true);
        match how {
            Create::New => options.create_new(true),
            Create::OrEmpty => options.create(true).truncate(true),
        };
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Box::new(options.open(path)?))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        OpenOptions::new().read(true).write(true).open(path)?.sync_all()
    }

    /// A no-op where the platform does it by itself.
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        #[cfg(unix)]
        File::open(path).and_then(|folder| folder.sync_all())?;
        #[cfg(not(unix))]
        let _ = path;
        Ok(())
    }
}

/// A folder that can only be read: every change is refused in the same words, whatever the system's would be.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOnly;

impl Storage for ReadOnly {
    fn create(&self, _: &Path, _: Create) -> io::Result<Box<dyn StorageFile>> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }

    /// One that exists is no error.
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        if path.is_dir() { Ok(()) } else { Err(io::ErrorKind::ReadOnlyFilesystem.into()) }
    }

    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }

    fn remove(&self, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }

    fn sync_file(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

impl StorageFile for File {
    fn append(&self, bytes: &[u8]) -> io::Result<()> {
        let mut file = self;
        file.write_all(bytes)
    }

    fn sync(&self) -> io::Result<()> {
        self.sync_data()
    }

    fn sync_all(&self) -> io::Result<()> {
        File::sync_all(self)
    }

    fn hold(&self) -> io::Result<()> {
        match self.try_lock() {
            Ok(()) => Ok(()),
            Err(fs::TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
            Err(fs::TryLockError::Error(error)) => Err(error),
        }
    }
}
