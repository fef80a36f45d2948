//! Key files are kept twice: chooses which copy serves, says what is wrong with the other, and rewrites it.
//! Knows nothing of what is in them; a caller says with a check whether a copy is good, and with a rank
//! which of two good ones is newer (a crash between writing the file and its copy leaves the copy older).

use std::cmp::Ordering;
use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::storage::Storage;
use super::{VaultError, layout, safe_file};
use crate::base::{CaseId, UserId};

/// A key file of the vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFile {
    /// `vault.hdr`.
    Header,
    /// One user's slot.
    Slot(UserId),
    /// What is known of one user beside their slot.
    KeyHistory(UserId),
    /// The recovery slot.
    Recovery,
    /// One case's `case.keys`.
    CaseKeys(CaseId),
}

impl fmt::Display for KeyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header => f.write_str("header"),
            Self::Slot(user) => write!(f, "slot {user}"),
            Self::KeyHistory(user) => write!(f, "key history {user}"),
            Self::Recovery => f.write_str("recovery slot"),
            Self::CaseKeys(case) => write!(f, "case keys {case}"),
        }
    }
}

/// Which of the two copies of a key file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFilePlace {
    /// The file itself.
    File,
    /// Its `.bak`.
    Copy,
}

impl KeyFilePlace {
    const BOTH: [Self; 2] = [Self::File, Self::Copy];

    fn path(self, file: &Path) -> PathBuf {
        match self {
            Self::File => file.to_path_buf(),
            Self::Copy => safe_file::copy_of(file),
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::File => Self::Copy,
            Self::Copy => Self::File,
        }
    }
}

/// What is wrong with one copy of a key file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is not there.
    Missing,
    /// It is cut, altered, unreadable, or not signed by anybody of this vault.
    Damaged,
    /// It is whole but older than the other: a crash came between the two.
    Outdated,
    /// It is whole and as new as the other, and yet not the same: somebody with the vault's key made it.
    Differs,
}

/// One finding about one copy of a key file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyFileTrouble {
    /// Which key file.
    pub file: KeyFile,
    /// Which of its copies.
    pub place: KeyFilePlace,
    /// What is wrong with it.
    pub trouble: Trouble,
    /// Whether it has been rewritten from the other.
    pub repaired: bool,
}

impl KeyFileTrouble {
    /// The copy that it is about, in the vault of this folder.
    pub fn path(&self, vault: &Path) -> PathBuf {
        self.place.path(&match self.file {
            KeyFile::Header => layout::header(vault),
            KeyFile::Slot(user) => layout::slot(vault, user),
            KeyFile::KeyHistory(user) => layout::key_history(vault, user),
            KeyFile::Recovery => layout::recovery_slot(vault),
            KeyFile::CaseKeys(case) => layout::case_keys(vault, case),
        })
    }
}

/// In a few words, by kind and id.
impl fmt::Display for KeyFileTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match self.place {
            KeyFilePlace::File => "",
            KeyFilePlace::Copy => "the copy of ",
        };
        let trouble = match self.trouble {
            Trouble::Missing => "is missing",
            Trouble::Damaged => "is damaged",
            Trouble::Outdated => "is older than its twin",
            Trouble::Differs => "differs from its twin",
        };
        let repaired = if self.repaired { "; it was written anew from the other" } else { "" };
        write!(f, "{place}{} {trouble}{repaired}", self.file)
    }
}

/// The copy that serves, and what is wrong with the other.
pub(super) struct Copies<T> {
    /// The checked content.
    pub value: T,
    bytes: Vec<u8>,
    place: KeyFilePlace,
    other: Option<Trouble>,
    rival: Option<T>,
}

enum Seen<T> {
    Missing,
    Bad(VaultError),
    Good(T, Vec<u8>),
}

/// Looks at one copy. A copy of a newer format is an error and never passed over, since rewriting it from
/// the other would lose what it holds.
fn look<T>(path: &Path, check: impl Fn(&[u8]) -> Result<T, VaultError>) -> Result<Seen<T>, VaultError> {
    let bytes = match safe_file::read(path) {
        Ok(None) => return Ok(Seen::Missing),
        Err(error) => return Ok(Seen::Bad(error)),
        Ok(Some(bytes)) => bytes,
    };
    match check(&bytes) {
        Ok(value) => Ok(Seen::Good(value, bytes)),
        Err(error @ VaultError::TooNew { .. }) => Err(error),
        Err(error) => Ok(Seen::Bad(error)),
    }
}

/// Reads both copies and chooses: the good one, the newer of two good ones, the file of two equals.
/// `None` where neither exists; where neither is good, the file's own error.
pub(super) fn read_best<T>(
    path: &Path,
    check: impl Fn(&[u8]) -> Result<T, VaultError>,
    rank: impl Fn(&T) -> u64,
) -> Result<Option<Copies<T>>, VaultError> {
    let [file, copy] = KeyFilePlace::BOTH.map(|place| look(&place.path(path), &check));
    let alone = |value, bytes, place, trouble| {
        Ok(Some(Copies { value, bytes, place, other: Some(trouble), rival: None }))
    };
    match (file?, copy?) {
        (Seen::Missing, Seen::Missing) => Ok(None),
        (Seen::Bad(error), Seen::Missing | Seen::Bad(_)) | (Seen::Missing, Seen::Bad(error)) => Err(error),
        (Seen::Good(value, bytes), Seen::Missing) => {
            alone(value, bytes, KeyFilePlace::File, Trouble::Missing)
        }
        (Seen::Good(value, bytes), Seen::Bad(_)) => alone(value, bytes, KeyFilePlace::File, Trouble::Damaged),
        (Seen::Missing, Seen::Good(value, bytes)) => {
            alone(value, bytes, KeyFilePlace::Copy, Trouble::Missing)
        }
        (Seen::Bad(_), Seen::Good(value, bytes)) => alone(value, bytes, KeyFilePlace::Copy, Trouble::Damaged),
        (Seen::Good(file, file_bytes), Seen::Good(copy, copy_bytes)) => {
            let order = rank(&file).cmp(&rank(&copy));
            let (value, bytes, place, rival) = match order {
                Ordering::Less => (copy, copy_bytes, KeyFilePlace::Copy, file),
                Ordering::Equal if file_bytes == copy_bytes => {
                    let (value, bytes) = (file, file_bytes);
                    return Ok(Some(Copies {
                        value,
                        bytes,
                        place: KeyFilePlace::File,
                        other: None,
                        rival: None,
                    }));
                }
                Ordering::Equal | Ordering::Greater => (file, file_bytes, KeyFilePlace::File, copy),
            };
            let trouble = if order.is_eq() { Trouble::Differs } else { Trouble::Outdated };
            Ok(Some(Copies { value, bytes, place, other: Some(trouble), rival: Some(rival) }))
        }
    }
}

impl<T> Copies<T> {
    /// The other copy, where it is good too but not the same.
    pub fn rival(&self) -> Option<&T> {
        self.rival.as_ref()
    }

    /// Makes the choice between two copies that differ durable, before anything is built upon it: the newer one's
    /// name may be on the disk's list of things to do only, and a power cut would bring the older one back.
    pub fn settle(&self, storage: &dyn Storage, path: &Path) -> Result<(), VaultError> {
        if self.other.is_none() {
            return Ok(());
        }
        match safe_file::sync_folder(storage, safe_file::parent(path)) {
            // Where nothing can be written nothing waits to be.
            Err(VaultError::Io { source, .. }) if source.kind() == ErrorKind::ReadOnlyFilesystem => Ok(()),
            other => other,
        }
    }

    /// What is wrong with the other copy, without touching it.
    pub fn report(&self, file: KeyFile) -> Option<KeyFileTrouble> {
        let trouble = self.other?;
        Some(KeyFileTrouble { file, place: self.place.other(), trouble, repaired: false })
    }

    /// Rewrites the other copy where it is missing, damaged or older. A copy that merely differs is left:
    /// nobody here can tell which of the two is meant. A rewrite that fails is reported, not fatal.
    pub fn repair(&self, storage: &dyn Storage, path: &Path, file: KeyFile) -> Option<KeyFileTrouble> {
        let mut report = self.report(file)?;
        report.repaired = report.trouble != Trouble::Differs
            && safe_file::replace(storage, &report.place.path(path), &self.bytes).is_ok();
        Some(report)
    }
}

/// What to say of a key file of which no copy is good.
pub(super) fn both_bad(path: &Path, file: KeyFile) -> Vec<KeyFileTrouble> {
    let trouble =
        |place: KeyFilePlace| if place.path(path).exists() { Trouble::Damaged } else { Trouble::Missing };
    KeyFilePlace::BOTH
        .map(|place| KeyFileTrouble { file, place, trouble: trouble(place), repaired: false })
        .to_vec()
}
