//! Small files that are whole or not there: written to a neighbour, synced, renamed, and kept twice.
//! Knows nothing of what is in them; a caller says with a check whether a copy is good.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::VaultError;

/// Largest small file that is read at all; anything larger is damaged or malicious.
pub const MAX_LEN: u64 = 16 << 20;

/// The copy kept beside a small file.
pub fn copy_of(path: &Path) -> PathBuf {
    with_suffix(path, ".bak")
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Replaces the file in one step: a crash leaves the old content or the new, never a mixture.
/// Durable when it returns.
pub fn replace(path: &Path, content: &[u8]) -> Result<(), VaultError> {
    let new = with_suffix(path, ".new");
    let mut file = create_private(&new, false)?;
    file.write_all(content).map_err(VaultError::io("write", &new))?;
    file.sync_all().map_err(VaultError::io("sync", &new))?;
    drop(file);
    fs::rename(&new, path).map_err(VaultError::io("rename", &new))?;
    sync_folder(parent(path))
}

/// Replaces the file and then its copy, so that one whole copy exists at every moment.
pub fn replace_both(path: &Path, content: &[u8]) -> Result<(), VaultError> {
    replace(path, content)?;
    replace(&copy_of(path), content)
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

/// Creates a file that only this user can read; with `new`, refuses one that exists.
pub fn create_private(path: &Path, new: bool) -> Result<File, VaultError> {
    let mut options = OpenOptions::new();
    options.write(true).read(true);
    if new {
        options.create_new(true);
    } else {
        options.create(true).truncate(true);
    }
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(VaultError::io("create", path))
}

/// Creates a folder (and those above it) that only this user can enter.
pub fn create_private_folder(path: &Path) -> Result<(), VaultError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(VaultError::io("create", path))?;
    sync_folder(parent(path))
}

/// Makes the folder's entries durable (a no-op where the platform does it by itself).
pub fn sync_folder(path: &Path) -> Result<(), VaultError> {
    #[cfg(unix)]
    File::open(path).and_then(|folder| folder.sync_all()).map_err(VaultError::io("sync", path))?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_its_copy_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        assert!(read(&path).unwrap().is_none());
        for content in [b"first", b"other"] {
            replace_both(&path, content).unwrap();
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
        create_private_folder(&inner).unwrap();
        replace(&inner.join("file"), b"x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o077;
        assert_eq!((mode(&inner), mode(&inner.join("file"))), (0, 0));
    }
}
