//! Small files that are whole or not there: written to a neighbour, synced, renamed, and kept twice.
//! Knows nothing of what is in them; a caller says with a check whether a copy is good.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::VaultError;
use super::storage::{Create, Storage};

/// What the name of a small file's copy ends in.
pub const COPY_SUFFIX: &str = ".bak";
/// What the name of a replacement ends in until it is whole.
pub const HALF_WRITTEN_SUFFIX: &str = ".new";
/// Largest small file that is read at all; anything larger is damaged or malicious.
pub const MAX_LEN: u64 = 16 << 20;

/// The copy kept beside a small file.
pub fn copy_of(path: &Path) -> PathBuf {
    with_suffix(path, COPY_SUFFIX)
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Replaces the file in one step: a crash leaves the old content or the new, never a mixture.
/// Durable when it returns.
pub fn replace(storage: &dyn Storage, path: &Path, content: &[u8]) -> Result<(), VaultError> {
    write_beside(storage, path, content)?;
    take_name(storage, path)
}

/// Writes the next content of a file beside it, durable when it returns; [`take_name`] gives it the file's name.
pub fn prepare(storage: &dyn Storage, path: &Path, content: &[u8]) -> Result<(), VaultError> {
    write_beside(storage, path, content)?;
    sync_folder(storage, parent(path))
}

fn write_beside(storage: &dyn Storage, path: &Path, content: &[u8]) -> Result<(), VaultError> {
    let new = half_written(path);
    let file = storage.create(&new, Create::OrEmpty).map_err(VaultError::io("create", &new))?;
    file.append(content).map_err(VaultError::io("write", &new))?;
    file.sync_all().map_err(VaultError::io("sync", &new))
}

/// What was written beside the file becomes the file. Durable when it returns.
pub fn take_name(storage: &dyn Storage, path: &Path) -> Result<(), VaultError> {
    let new = half_written(path);
    storage.rename(&new, path).map_err(VaultError::io("rename", &new))?;
    sync_folder(storage, parent(path))
}

/// Replaces the file and then its copy, so that one whole copy exists at every moment.
pub fn replace_both(storage: &dyn Storage, path: &Path, content: &[u8]) -> Result<(), VaultError> {
    replace(storage, path, content)?;
    replace(storage, &copy_of(path), content)
}

/// Removes the file and its copy, if they are there. Durable when it returns.
pub fn remove_both(storage: &dyn Storage, path: &Path) -> Result<(), VaultError> {
    for path in [path.to_path_buf(), copy_of(path)] {
        remove(storage, &path)?;
        remove(storage, &half_written(&path))?;
    }
    sync_folder(storage, parent(path))
}

/// Where the next content of a file stands until it takes the file's name; a crash may leave it behind.
pub fn half_written(path: &Path) -> PathBuf {
    with_suffix(path, HALF_WRITTEN_SUFFIX)
}

/// Removes a file, if it is there. Durable only after [`sync_folder`].
pub fn remove(storage: &dyn Storage, path: &Path) -> Result<(), VaultError> {
    match storage.remove(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other.map_err(VaultError::io("remove", path)),
    }
}

/// Whether the file or its copy exists.
pub fn either_exists(path: &Path) -> bool {
    path.exists() || copy_of(path).exists()
}

/// Reads a small file whole. `None` where it does not exist.
pub fn read(path: &Path) -> Result<Option<Vec<u8>>, VaultError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(VaultError::io("open", path)(error)),
    };
    let mut content = Vec::new();
    file.take(MAX_LEN + 1).read_to_end(&mut content).map_err(VaultError::io("read", path))?;
    if content.len() as u64 > MAX_LEN {
        return Err(VaultError::damaged("small file", "it is larger than any of its kind"));
    }
    Ok(Some(content))
}

/// Creates a folder (and those above it) that only this user can enter. Durable when it returns.
pub fn create_private_folder(storage: &dyn Storage, path: &Path) -> Result<(), VaultError> {
    let made =
        path.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists()).count();
    storage.create_folder(path).map_err(VaultError::io("create", path))?;
    // Each new folder's name stands in the one above it. One that was there may not be durable yet either.
    path.ancestors().take(made.max(1)).try_for_each(|folder| sync_folder(storage, parent(folder)))
}

/// Makes a file durable that others wrote, and its name.
pub fn sync_file(storage: &dyn Storage, path: &Path) -> Result<(), VaultError> {
    storage.sync_file(path).map_err(VaultError::io("sync", path))?;
    sync_folder(storage, parent(path))
}

/// Makes the folder's entries durable.
pub fn sync_folder(storage: &dyn Storage, path: &Path) -> Result<(), VaultError> {
    storage.sync_folder(path).map_err(VaultError::io("sync", path))
}

pub fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::vault::storage::Disk;

    #[test]
    fn a_file_is_replaced_whole_and_its_copy_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        assert!(read(&path).unwrap().is_none());
        for content in [b"first", b"other"] {
            replace_both(&Disk, &path, content).unwrap();
            assert_eq!(read(&path).unwrap().unwrap(), content);
            assert_eq!(read(&copy_of(&path)).unwrap().unwrap(), content);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_what_is_written() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("inner");
        create_private_folder(&Disk, &inner).unwrap();
        replace(&Disk, &inner.join("file"), b"x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o077;
        assert_eq!((mode(&inner), mode(&inner.join("file"))), (0, 0));
    }
}
