//! What a case's folder looks like from outside: whether it is as it was when somebody looked last, and whether a film in it
//! was cut off. Opens no file and knows no key.
//!
//! The look is taken of names, lengths and times of change. Whoever writes anything of the case makes another look of it; that a
//! copy of the vault looks other than the original only costs reading.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::crypto::Sha256;
use super::film::FilmFile;
use super::vault::Vault;
use super::{VaultError, layout};
use crate::base::CaseId;

/// Bytes of a look's stamp.
pub const STAMP_LEN: usize = 32;

/// What `SQLite` puts beside an open database, and never needs again.
const SHARED_MEMORY_SUFFIX: &str = "-shm";

/// How a case's folder looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseLook {
    /// Of the names, lengths and times of all its files.
    pub stamp: [u8; STAMP_LEN],
    /// Whether there is film without a seal: cut off, or being written.
    pub has_unsealed: bool,
    /// When a file of it was changed last, in nanoseconds since 1970; 0 where the disk does not say.
    pub written: u128,
}

impl Vault {
    /// How a case's folder looks now. Of a case that is open it says nothing that lasts.
    pub fn look_at(&self, case: CaseId) -> Result<CaseLook, VaultError> {
        let (mut stamp, mut written) = (Sha256::default(), 0);
        let folder = layout::case_folder(self.folder(), case);
        note_files(&folder, &mut stamp, &mut written)?;
        let film = note_files(&layout::film_folder(self.folder(), case), &mut stamp, &mut written)?;
        let of_kind = |kind: FilmFile| {
            let stems = film.iter().filter_map(move |name| name.strip_suffix(kind.suffix()));
            stems.filter_map(|stem| Some(stem.split_once('-')?.0)).collect::<BTreeSet<&str>>()
        };
        let has_unsealed = !of_kind(FilmFile::Film).is_subset(&of_kind(FilmFile::Seal));
        Ok(CaseLook { stamp: stamp.finish(), has_unsealed, written })
    }
}

/// Takes in every file of a folder, which may not exist, and the last time one was changed; gives their names in order.
fn note_files(folder: &Path, stamp: &mut Sha256, written: &mut u128) -> Result<Vec<String>, VaultError> {
    let mut names = layout::names(folder)?;
    names.retain(|name| !name.ends_with(SHARED_MEMORY_SUFFIX));
    names.sort_unstable();
    for name in &names {
        let path = folder.join(name);
        let metadata = match fs::metadata(&path) {
            Ok(metadata) if metadata.is_file() => metadata,
            Ok(_) => continue,
            // Gone since it was listed.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(VaultError::io("read", &path)(error)),
        };
        stamp.update(&(name.len() as u64).to_le_bytes());
        stamp.update(name.as_bytes());
        stamp.update(&metadata.len().to_le_bytes());
        stamp.update(&changed(&metadata).to_le_bytes());
        *written = changed(&metadata).max(*written);
    }
    stamp.update(&u64::MAX.to_le_bytes());
    Ok(names)
}

/// When a file was changed last, in nanoseconds; 0 where the disk does not say.
fn changed(metadata: &Metadata) -> u128 {
    let changed = metadata.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    changed.map_or(0, |since| since.as_nanos())
}
