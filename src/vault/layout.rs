//! Every name in a vault's folder, in one place. Knows nothing of what the files hold.
//!
//! ```text
//! vault.hdr (+.bak)                 format versions and the vault's id
//! lock, lock.holder                 held by the one process that has the vault open; which one that is
//! users/<user>.slot (+.bak)         one user's keys behind their passphrase
//! users/<user>.history (+.bak)      the keys a user had before, and whether they left
//! users/recovery.slot (+.bak)       the vault key behind the recovery key
//! device.db                         the device's database
//! cases/<case>/case.keys (+.bak)    case key and content keys, sealed to every member
//! cases/<case>/case-<gen>.db        the case's database
//! cases/<case>/film/                sealed film of the case
//! ```

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::{VaultError, safe_file};
use crate::base::{CaseId, UserId};

/// File that says a folder is a vault.
pub const HEADER: &str = "vault.hdr";
/// File whose lock means that a process has the vault open.
pub const LOCK: &str = "lock";
/// File that says which process that is.
pub const LOCK_HOLDER: &str = "lock.holder";
/// Folder of the slots.
pub const USERS: &str = "users";
/// The recovery slot, in [`USERS`].
pub const RECOVERY_SLOT: &str = "recovery.slot";
/// What a slot's name ends in.
pub const SLOT_SUFFIX: &str = ".slot";
/// What the name of a user's key history ends in.
pub const KEY_HISTORY_SUFFIX: &str = ".history";
/// The device's database.
pub const DEVICE_DB: &str = "device.db";
/// Folder of the cases.
pub const CASES: &str = "cases";
/// Keys of a case, in the case's folder.
pub const CASE_KEYS: &str = "case.keys";
/// What the name of a case's database begins with.
pub const CASE_DB_PREFIX: &str = "case-";
/// Folder of sealed film, in the case's folder.
pub const FILM: &str = "film";

/// `vault.hdr`.
pub fn header(vault: &Path) -> PathBuf {
    vault.join(HEADER)
}

/// The device's database.
pub fn device_db(vault: &Path) -> PathBuf {
    vault.join(DEVICE_DB)
}

/// The slot of a user.
pub fn slot(vault: &Path, user: UserId) -> PathBuf {
    vault.join(USERS).join(format!("{user}{SLOT_SUFFIX}"))
}

/// The key history of a user.
pub fn key_history(vault: &Path, user: UserId) -> PathBuf {
    vault.join(USERS).join(format!("{user}{KEY_HISTORY_SUFFIX}"))
}

/// The recovery slot.
pub fn recovery_slot(vault: &Path) -> PathBuf {
    vault.join(USERS).join(RECOVERY_SLOT)
}

/// The folder of a case.
pub fn case_folder(vault: &Path, case: CaseId) -> PathBuf {
    vault.join(CASES).join(case.to_string())
}

/// The keys of a case.
pub fn case_keys(vault: &Path, case: CaseId) -> PathBuf {
    case_folder(vault, case).join(CASE_KEYS)
}

/// The database of one generation of a case.
pub fn case_db(vault: &Path, case: CaseId, generation: u32) -> PathBuf {
    case_folder(vault, case).join(case_db_name(generation))
}

/// The name of that database.
pub(super) fn case_db_name(generation: u32) -> String {
    format!("{CASE_DB_PREFIX}{generation}.db")
}

/// Files of databases of other generations than this in a case's folder, with what `SQLite` and an upgrade put beside
/// them.
pub(super) fn other_case_dbs(
    vault: &Path,
    case: CaseId,
    generation: u32,
) -> Result<Vec<PathBuf>, VaultError> {
    let folder = case_folder(vault, case);
    let of = |name: &str| name.strip_prefix("case-")?.split_once(".db")?.0.parse::<u32>().ok();
    let other = |name: &String| of(name).is_some_and(|its| its != generation);
    Ok(names(&folder)?.into_iter().filter(other).map(|name| folder.join(name)).collect())
}

/// The folder of a case's sealed film.
pub fn film_folder(vault: &Path, case: CaseId) -> PathBuf {
    case_folder(vault, case).join(FILM)
}

/// Whether the folder holds nothing but what making a vault leaves when the power goes: no header, no database, no case.
/// The header is written last, so nobody was ever told of this vault.
pub(super) fn is_unfinished(vault: &Path) -> Result<bool, VaultError> {
    let of_making = |name: &String| {
        [USERS, CASES, LOCK, LOCK_HOLDER].contains(&name.as_str())
            || (name.starts_with(HEADER) || name.starts_with(LOCK_HOLDER))
                && name.strip_suffix(".new").is_some()
    };
    Ok(!safe_file::either_exists(&header(vault))
        && names(vault)?.iter().all(of_making)
        && names(&vault.join(CASES))?.is_empty())
}

/// Users that have a slot or its copy, in the order of their ids.
pub(super) fn users(vault: &Path) -> Result<Vec<UserId>, VaultError> {
    users_with(vault, SLOT_SUFFIX)
}

/// Users of whom more than a slot is known.
pub(super) fn users_with_history(vault: &Path) -> Result<Vec<UserId>, VaultError> {
    users_with(vault, KEY_HISTORY_SUFFIX)
}

/// Users whose slot was prepared and has not its name yet.
pub(super) fn users_prepared(vault: &Path) -> Result<Vec<UserId>, VaultError> {
    users_with(vault, &format!("{SLOT_SUFFIX}{}", safe_file::HALF_WRITTEN_SUFFIX))
}

fn users_with(vault: &Path, suffix: &str) -> Result<Vec<UserId>, VaultError> {
    let names = names(&vault.join(USERS))?;
    let stem = |name: &str| {
        let stem = name
            .strip_suffix(suffix)
            .or_else(|| name.strip_suffix(safe_file::COPY_SUFFIX)?.strip_suffix(suffix));
        stem.and_then(id_of_name)
    };
    let mut users: Vec<UserId> = names.iter().filter_map(|name| stem(name)).collect();
    users.sort_unstable();
    users.dedup();
    Ok(users)
}

/// Whose slot or key history has this name.
pub(super) fn user_of_file(name: &str) -> Option<UserId> {
    [SLOT_SUFFIX, KEY_HISTORY_SUFFIX].iter().find_map(|suffix| name.strip_suffix(suffix)).and_then(id_of_name)
}

/// Cases whose keys exist, in the order of their ids. A folder without keys is no case: it is what a crash
/// left of making one.
pub(super) fn cases(vault: &Path) -> Result<Vec<CaseId>, VaultError> {
    Ok(case_folders(vault)?
        .into_iter()
        .filter(|case| safe_file::either_exists(&case_keys(vault, *case)))
        .collect())
}

/// Every folder that is named like a case.
pub(super) fn case_folders(vault: &Path) -> Result<Vec<CaseId>, VaultError> {
    let mut cases: Vec<CaseId> = names(&vault.join(CASES))?.iter().filter_map(|n| id_of_name(n)).collect();
    cases.sort_unstable();
    Ok(cases)
}

/// Names in a folder; none where the folder does not exist.
pub(super) fn names(folder: &Path) -> Result<Vec<String>, VaultError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(VaultError::io("list", folder)(error)),
    };
    let name = |entry: std::io::Result<fs::DirEntry>| {
        entry
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .map_err(VaultError::io("list", folder))
    };
    entries.map(name).collect()
}

/// An id or number from exactly the text that we write for it.
pub(super) fn id_of_name<T: FromStr + ToString>(name: &str) -> Option<T> {
    name.parse().ok().filter(|id: &T| id.to_string() == name)
}
