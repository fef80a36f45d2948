//! Looks over every key file of an unlocked vault, for `vault check`. Changes nothing.

use super::copies::{self, Copies, KeyFile, KeyFileTrouble};
use super::header::Header;
use super::recovery::RecoverySlot;
use super::slot::Slot;
use super::vault::Vault;
use super::{VaultError, case_access, layout};

impl Vault {
    /// What is damaged, missing or older among the key files and their copies now, without mending it.
    /// Cases that this user cannot open are looked at too: their signature is there for everybody.
    ///
    /// Unlocking and opening mend what they come across; what they found is in [`Vault::repairs`].
    pub fn check_key_files(&self) -> Result<Vec<KeyFileTrouble>, VaultError> {
        let _nobody_writes = self.writing();
        let (folder, vault, key) = (self.folder(), self.id(), self.vault_key());
        let mut troubles = Vec::new();
        let mut look = |file, path: std::path::PathBuf, report: Option<Option<KeyFileTrouble>>| match report {
            Some(trouble) => troubles.extend(trouble),
            None => troubles.extend(copies::both_bad(&path, file)),
        };
        look(
            KeyFile::Header,
            layout::header(folder),
            report(Header::read(folder, key).map(Some), KeyFile::Header),
        );
        for user in layout::users(folder)? {
            let (path, file) = (layout::slot(folder, user), KeyFile::Slot(user));
            let check = |bytes: &[u8]| Slot::parse_admitted(bytes, vault, user, key);
            let copies = copies::read_best(&path, check, Slot::rank);
            look(file, path, report(copies, file));
        }
        let path = layout::recovery_slot(folder);
        let check = |bytes: &[u8]| RecoverySlot::parse_admitted(bytes, vault, key);
        let copies = copies::read_best(&path, check, |_| 0);
        look(KeyFile::Recovery, path, report(copies, KeyFile::Recovery));
        for case in layout::case_folders(folder)? {
            let file = KeyFile::CaseKeys(case);
            let copies = case_access::copies_of(self, case);
            if matches!(copies, Ok(None)) && is_a_leftover(&layout::film_folder(folder, case))? {
                continue;
            }
            look(file, layout::case_keys(folder, case), report(copies, file));
        }
        Ok(troubles)
    }
}

/// `None` where no copy is good.
fn report<T>(copies: Result<Option<Copies<T>>, VaultError>, file: KeyFile) -> Option<Option<KeyFileTrouble>> {
    copies.ok().flatten().map(|copies| copies.report(file))
}

/// A case's folder without keys and film is what a crash left of making a case.
fn is_a_leftover(film_folder: &std::path::Path) -> Result<bool, VaultError> {
    Ok(layout::names(film_folder)?.is_empty())
}
