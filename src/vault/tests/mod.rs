//! Tests of the vault's keys: what they share. Each makes its own vault in a folder of its own.

mod cases;
mod cases_bad;
mod defects;
mod done_once;
mod faults;
pub mod faulty;
mod fuzzing;
mod headers;
mod key_histories;
mod lifecycle;
mod need_to_know;
#[cfg(unix)]
mod privacy;
mod sequences;
mod slots;
mod vaults;
mod vaults_bad;
mod vectors;

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

pub use done_once::done_once;

use super::{
    KdfParams, KeyFilePlace, KeyFileTrouble, Passphrase, RecoveryKey, Trouble, Vault, layout, safe_file,
};
use crate::base::UserId;

/// The least work that is accepted: a tenth of a second.
const KDF: KdfParams = KdfParams { memory_kib: 64 << 10, passes: 1, lanes: 1 };

/// A vault of one test, with its first user.
struct Made {
    _temp: TempDir,
    folder: PathBuf,
    user: UserId,
    recovery: RecoveryKey,
}

impl Made {
    fn new() -> (Self, Vault) {
        let temp = crate::test_folder::folder();
        let folder = temp.path().join("vault");
        let (vault, recovery) = Vault::create(&folder, "KW", &passphrase(), KDF).unwrap();
        let user = vault.user().unwrap();
        (Self { _temp: temp, folder, user, recovery }, vault)
    }

    fn unlock(&self) -> Vault {
        Vault::unlock(&self.folder, self.user, &passphrase()).unwrap()
    }

    /// The key files that every vault has.
    fn key_files(&self) -> [PathBuf; 3] {
        [
            layout::header(&self.folder),
            layout::slot(&self.folder, self.user),
            layout::recovery_slot(&self.folder),
        ]
    }
}

fn passphrase() -> Passphrase {
    Passphrase::from("a calm window seat".to_owned())
}

/// Every content that differs from this in one bit.
fn bit_flips(bytes: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> + '_ {
    (0..bytes.len() * 8).map(|bit| {
        let mut bent = bytes.to_vec();
        bent[bit / 8] ^= 1 << (bit % 8);
        (bit, bent)
    })
}

/// The file with its checksum made right again, as somebody does who alters it on purpose.
fn repaired(mut bytes: Vec<u8>) -> Vec<u8> {
    let end = bytes.len() - 4;
    let crc = crc32fast::hash(&bytes[..end]).to_le_bytes();
    bytes[end..].copy_from_slice(&crc);
    bytes
}

/// What the reports say, apart from which file.
fn said(troubles: &[KeyFileTrouble]) -> Vec<(KeyFilePlace, Trouble, bool)> {
    troubles.iter().map(|t| (t.place, t.trouble, t.repaired)).collect()
}

fn both(path: &Path) -> [PathBuf; 2] {
    [path.to_path_buf(), safe_file::copy_of(path)]
}

fn bytes_of(path: &Path) -> [Vec<u8>; 2] {
    both(path).map(|path| fs::read(path).unwrap())
}

fn write_both(path: &Path, bytes: impl AsRef<[u8]>) {
    for path in both(path) {
        fs::write(path, &bytes).unwrap();
    }
}

fn remove_both(path: &Path) {
    for path in both(path) {
        fs::remove_file(path).unwrap();
    }
}
