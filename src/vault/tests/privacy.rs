//! Folders that other users of the computer can look into.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::vault::privacy::{closing_command, refuse_open};
use crate::vault::{KdfParams, Passphrase, Vault, VaultError};

fn open_folders(vault: &Path) -> Vec<PathBuf> {
    match refuse_open(vault) {
        Ok(()) => Vec::new(),
        Err(VaultError::FoldersOpenToOthers { folders, .. }) => folders,
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn every_folder_is_looked_at_and_the_command_that_is_told_closes_it() {
    let home = crate::test_folder::folder();
    // A path that a shell would take apart.
    let folder = home.path().join("the child's vault");
    let passphrase = Passphrase::from("four quiet blue otters".to_owned());
    let (vault, _) = Vault::create(&folder, "mk", &passphrase, KdfParams::FLOOR).unwrap();
    let case = vault.create_case().unwrap();
    let user = vault.user().unwrap();
    drop(vault);
    let looked_at = [
        folder.clone(),
        folder.join("users"),
        folder.join("cases"),
        case.folder(),
        case.folder().join("film"),
    ];
    assert!(open_folders(&folder).is_empty(), "a vault is made closed");
    for mode in [0o710, 0o740, 0o720, 0o701, 0o777] {
        for path in &looked_at {
            fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
            assert_eq!(open_folders(&folder), std::slice::from_ref(path), "{mode:o}");
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
