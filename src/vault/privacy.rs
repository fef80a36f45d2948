//! Folders of a vault are closed to other users of the computer. Knows nothing of what lies in them.
//!
//! The vault's own folder keeps everybody out of all that lies below it. The folders below are looked at too, since a
//! copy of a vault loses its modes folder by folder. Files are not: nobody reaches one behind a closed folder, and
//! what is secret in them is sealed.

use std::path::{Path, PathBuf};

use super::{VaultError, layout};

/// Refuses a vault that other users of the computer can look into, and names every folder that is open.
pub(super) fn refuse_open(vault: &Path) -> Result<(), VaultError> {
    let mut folders = vec![vault.to_path_buf(), vault.join(layout::USERS), vault.join(layout::CASES)];
    for case in layout::case_folders(vault)? {
        folders.push(layout::case_folder(vault, case));
        folders.push(layout::film_folder(vault, case));
    }
    let mut open = Vec::new();
    for folder in folders {
        if is_open(&folder)? {
            open.push(folder);
        }
    }
    if open.is_empty() {
        return Ok(());
    }
    Err(VaultError::FoldersOpenToOthers { vault: vault.to_path_buf(), folders: open })
}

/// Whether anybody else may list, enter or change the folder. One that is not there is open to nobody.
#[cfg(unix)]
fn is_open(folder: &Path) -> Result<bool, VaultError> {
    use std::os::unix::fs::PermissionsExt;
    match std::fs::metadata(folder) {
        Ok(metadata) => Ok(metadata.permissions().mode() & 0o077 != 0),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(VaultError::io("look at", folder)(error)),
    }
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)] // elsewhere it can fail
fn is_open(_: &Path) -> Result<bool, VaultError> {
    Ok(false)
}

/// The command that closes these folders of a vault, to be pasted into a terminal.
pub fn closing_command(vault: &Path, folders: &[PathBuf]) -> String {
    match folders {
        [only] => format!("chmod 700 {}", shell_word(only)),
        _ => format!("find {} -type d -exec chmod 700 {{}} +", shell_word(vault)),
    }
}

/// A path as one word of a shell's line.
fn shell_word(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+=:@,".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text;
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}
