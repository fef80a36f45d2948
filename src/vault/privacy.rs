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

#[cfg(all(test, unix))]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    use super::*;
    use crate::vault::{KdfParams, Passphrase, Vault};

    fn open_folders(vault: &Path) -> Vec<PathBuf> {
        match refuse_open(vault) {
            Ok(()) => Vec::new(),
            Err(VaultError::FoldersOpenToOthers { folders, .. }) => folders,
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn every_folder_is_looked_at_and_the_command_that_is_told_closes_it() {
        let home = tempfile::tempdir().unwrap();
        // A path that a shell would take apart.
        let folder = home.path().join("the child's vault");
        let passphrase = Passphrase::from("four quiet blue otters".to_owned());
        let (vault, _) = Vault::create(&folder, "mk", &passphrase, KdfParams::FLOOR).unwrap();
        let case = vault.create_case().unwrap();
        let user = vault.user().unwrap();
        drop(vault);
        let looked_at =
            [folder.clone(), folder.join("users"), folder.join("cases"), case.folder(), case.film_folder()];
        assert!(open_folders(&folder).is_empty(), "a vault is made closed");
        for mode in [0o710, 0o740, 0o720, 0o701, 0o777] {
            for path in &looked_at {
                fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
                assert_eq!(open_folders(&folder), [path.clone()], "{mode:o}");
                let refused = Vault::unlock(&folder, user, &passphrase).unwrap_err();
                assert!(matches!(refused, VaultError::FoldersOpenToOthers { .. }), "{refused}");
                close(&folder);
            }
        }
        for path in &looked_at {
            fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
        }
        assert_eq!(open_folders(&folder), looked_at);
        close(&folder);
        assert!(Vault::unlock(&folder, user, &passphrase).is_ok());
    }

    /// Does as the sentence says.
    fn close(vault: &Path) {
        let command = closing_command(vault, &open_folders(vault));
        assert!(Command::new("sh").args(["-c", &command]).status().unwrap().success(), "{command}");
        assert!(open_folders(vault).is_empty(), "{command} closes it");
    }
}
