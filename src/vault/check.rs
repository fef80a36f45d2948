//! Looks over every key file of an unlocked vault, for `vault check`. Changes nothing.

use std::path::Path;

use super::copies::{self, Copies, KeyFile, KeyFileTrouble};
use super::header::Header;
use super::key_history::KeyHistory;
use super::recovery::RecoverySlot;
use super::slot::Slot;
use super::vault::Vault;
use super::{VaultError, case_access, layout};

impl Vault {
    /// What is damaged, missing or older among the key files and their copies now, without repairing it.
    /// Cases that this user cannot open are looked at too: their signature is there for everybody.
    ///
    /// Unlocking and opening repair what they come across; what they found is in [`Vault::repairs`].
    pub fn check_key_files(&self) -> Result<Vec<KeyFileTrouble>, VaultError> {
        let _nobody_writes = self.writing();
        let (folder, vault, key) = (self.folder(), self.id(), self.vault_key());
        let mut troubles =
            findings(Header::read(folder, key).map(Some), &layout::header(folder), KeyFile::Header);
        for user in layout::users(folder)? {
            let path = layout::slot(folder, user);
            let check = |bytes: &[u8]| Slot::parse_admitted(bytes, vault, user, key);
            let copies = copies::read_best(&path, check, Slot::rank);
            troubles.extend(findings(copies, &path, KeyFile::Slot(user)));
        }
        for user in layout::users_with_history(folder)? {
            let path = layout::key_history(folder, user);
            let check = |bytes: &[u8]| KeyHistory::parse(bytes, vault, user, key);
            let copies = copies::read_best(&path, check, KeyHistory::rank);
            troubles.extend(findings(copies, &path, KeyFile::KeyHistory(user)));
        }
        let path = layout::recovery_slot(folder);
        let check = |bytes: &[u8]| RecoverySlot::parse_admitted(bytes, vault, key);
        troubles.extend(findings(copies::read_best(&path, check, |_| 0), &path, KeyFile::Recovery));
        for case in layout::case_folders(folder)? {
            let copies = case_access::copies_of(self, case);
            if matches!(copies, Ok(None)) && is_a_leftover(&layout::film_folder(folder, case))? {
                continue;
            }
            troubles.extend(findings(copies, &layout::case_keys(folder, case), KeyFile::CaseKeys(case)));
        }
        Ok(troubles)
    }
}

/// What is wrong with a key file and its copy.
fn findings<T>(
    copies: Result<Option<Copies<T>>, VaultError>,
    path: &Path,
    file: KeyFile,
) -> Vec<KeyFileTrouble> {
    match copies {
        Ok(Some(copies)) => copies.report(file).into_iter().collect(),
        // Not damaged: opening it says that a newer Attune is needed.
        Err(VaultError::TooNew { .. }) => Vec::new(),
        Ok(None) | Err(_) => copies::both_bad(path, file),
    }
}

/// A case's folder without keys and film is what a crash left of making a case.
fn is_a_leftover(film_folder: &Path) -> Result<bool, VaultError> {
    Ok(layout::names(film_folder)?.is_empty())
}
