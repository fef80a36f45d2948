//! Every file under a vault's folder and what its name says it is, for `vault check`. Opens none; knows nothing of
//! what belongs to what.

use std::fs;
use std::path::{Path, PathBuf};

use super::film::FilmFile;
use super::{VaultError, layout, safe_file};
use crate::base::{CaseId, RecordingId};

/// A file or folder of a vault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Where, from the vault's folder on.
    pub path: PathBuf,
    /// In which case's folder.
    pub case: Option<CaseId>,
    /// What it is by its name.
    pub kind: FoundKind,
}

/// What a file of a vault is by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundKind {
    /// A key file or its copy, the lock, the device's database.
    OfTheVault,
    /// A case's key file or its copy.
    CaseKeys,
    /// A case's database of that generation, or what lies beside it while it is open.
    CaseDatabase(u32),
    /// Something of a film.
    Film {
        /// Of which recording.
        recording: RecordingId,
        /// Of which part.
        part: u32,
        /// The film itself, its seal or its progress file.
        file: FilmFile,
    },
    /// A replacement that was not finished.
    HalfWritten,
    /// A folder of no case, or a file of no name that Attune writes.
    Unknown,
}

/// Everything in the vault's folder, in the order of the names. What cannot be listed is not there.
pub fn inventory(vault: &Path) -> Result<Vec<Found>, VaultError> {
    let mut found = Vec::new();
    for name in layout::names(vault)? {
        let path = PathBuf::from(&name);
        match name.as_str() {
            layout::USERS => list(vault, &path, None, &mut found, user_file)?,
            layout::CASES => cases(vault, &path, &mut found)?,
            other => found.push(Found { kind: vault_file(other), path, case: None }),
        }
    }
    found.sort();
    Ok(found)
}

fn cases(vault: &Path, cases: &Path, found: &mut Vec<Found>) -> Result<(), VaultError> {
    for name in layout::names(&vault.join(cases))? {
        let path = cases.join(&name);
        match layout::id_of_name::<CaseId>(&name) {
            Some(case) if is_folder(&vault.join(&path)) => {
                list(vault, &path, Some(case), found, case_file)?;
                let film = path.join(layout::FILM);
                list(vault, &film, Some(case), found, film_file)?;
            }
            _ => found.push(Found { path, case: None, kind: FoundKind::Unknown }),
        }
    }
    Ok(())
}

/// Adds what is in one folder.
fn list(
    vault: &Path,
    folder: &Path,
    case: Option<CaseId>,
    found: &mut Vec<Found>,
    kind: impl Fn(&str) -> FoundKind,
) -> Result<(), VaultError> {
    for name in layout::names(&vault.join(folder))? {
        // Looked into by itself.
        if name == layout::FILM && case.is_some() && is_folder(&vault.join(folder).join(&name)) {
            continue;
        }
        found.push(Found { path: folder.join(&name), case, kind: kind(&name) });
    }
    Ok(())
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// The name without what marks a copy.
fn of_copy(name: &str) -> &str {
    name.strip_suffix(safe_file::COPY_SUFFIX).unwrap_or(name)
}

fn vault_file(name: &str) -> FoundKind {
    match of_copy(name) {
        layout::HEADER | layout::LOCK | layout::LOCK_HOLDER => FoundKind::OfTheVault,
        name if database(name, layout::DEVICE_DB) => FoundKind::OfTheVault,
        name => otherwise(name),
    }
}

fn user_file(name: &str) -> FoundKind {
    match of_copy(name) {
        layout::RECOVERY_SLOT => FoundKind::OfTheVault,
        name if layout::user_of_file(name).is_some() => FoundKind::OfTheVault,
        name => otherwise(name),
    }
}

fn case_file(name: &str) -> FoundKind {
    if of_copy(name) == layout::CASE_KEYS {
        return FoundKind::CaseKeys;
    }
    let generation = name.strip_prefix(layout::CASE_DB_PREFIX).and_then(|rest| rest.split('.').next());
    let generation = generation.and_then(layout::id_of_name::<u32>);
    match generation {
        Some(generation) if database(name, &layout::case_db_name(generation)) => {
            FoundKind::CaseDatabase(generation)
        }
        _ => otherwise(name),
    }
}

fn film_file(name: &str) -> FoundKind {
    let named = FilmFile::ALL.into_iter().find_map(|file| {
        let (recording, part) = name.strip_suffix(file.suffix())?.split_once('-')?;
        let (recording, part) = (layout::id_of_name(recording)?, layout::id_of_name(part)?);
        Some(FoundKind::Film { recording, part, file })
    });
    named.unwrap_or_else(|| otherwise(name))
}

/// Whether the file is this database, or lies beside it while it is open or upgraded.
fn database(name: &str, database: &str) -> bool {
    let beside = ["", "-wal", "-shm", "-journal", ".before-upgrade"];
    name.strip_prefix(database).is_some_and(|rest| beside.contains(&rest))
}

fn otherwise(name: &str) -> FoundKind {
    if name.ends_with(safe_file::HALF_WRITTEN_SUFFIX) { FoundKind::HalfWritten } else { FoundKind::Unknown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_what_it_says() {
        let folder = tempfile::tempdir().unwrap();
        let (case, recording) = (CaseId::from_bytes([2; 16]), RecordingId::from_bytes([3; 16]));
        let user = crate::base::UserId::from_bytes([4; 16]);
        let film = |file, part| FoundKind::Film { recording, part, file };
        let of_case = |name: &str| format!("cases/{case}/{name}");
        let of_film = |end: &str| format!("cases/{case}/film/{recording}{end}");
        let expected = [
            ("vault.hdr".to_owned(), FoundKind::OfTheVault),
            ("vault.hdr.bak".to_owned(), FoundKind::OfTheVault),
            ("vault.hdr.new".to_owned(), FoundKind::HalfWritten),
            ("device.db".to_owned(), FoundKind::OfTheVault),
            ("device.db-wal".to_owned(), FoundKind::OfTheVault),
            ("device.db-old".to_owned(), FoundKind::Unknown),
            ("letter.txt".to_owned(), FoundKind::Unknown),
            (format!("users/{user}.slot"), FoundKind::OfTheVault),
            (format!("users/{user}.slot.bak"), FoundKind::OfTheVault),
            (format!("users/{user}.slot.bak.new"), FoundKind::HalfWritten),
            (format!("users/{user}.history"), FoundKind::OfTheVault),
            ("users/recovery.slot.bak".to_owned(), FoundKind::OfTheVault),
            ("users/nobody.slot".to_owned(), FoundKind::Unknown),
            (of_case("case.keys"), FoundKind::CaseKeys),
            (of_case("case.keys.bak"), FoundKind::CaseKeys),
            (of_case("case-1.db"), FoundKind::CaseDatabase(1)),
            (of_case("case-12.db-shm"), FoundKind::CaseDatabase(12)),
            (of_case("case-2.db.before-upgrade"), FoundKind::CaseDatabase(2)),
            (of_case("case-01.db"), FoundKind::Unknown),
            (of_case("case-x.db"), FoundKind::Unknown),
            (of_film("-0.sealed"), film(FilmFile::Film, 0)),
            (of_film("-1.seal"), film(FilmFile::Seal, 1)),
            (of_film("-2.progress"), film(FilmFile::Progress, 2)),
            (of_film("-2.progress.new"), FoundKind::HalfWritten),
            (of_film("-x.progress"), FoundKind::Unknown),
            ("cases/holiday".to_owned(), FoundKind::Unknown),
        ];
        for (path, _) in &expected {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let found = inventory(folder.path()).unwrap();
        assert_eq!(found.len(), expected.len());
        for (path, kind) in expected {
            let found = found.iter().find(|found| found.path == Path::new(&path)).unwrap();
            assert_eq!(found.kind, kind, "{path}");
            assert_eq!(found.case.is_some(), path.starts_with(&format!("cases/{case}")), "{path}");
        }
    }
}
