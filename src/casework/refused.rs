//! Refused passphrases and keys, counted until the next unlocking writes them down. Knows no vault.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::problem::{Problem, ProblemKind};

/// Passphrases and recovery keys refused by this process since the last unlocking, by the vault's folder. Nothing may be
/// written before a vault is open, so what is refused and never followed by an unlocking is not kept.
pub(crate) static REFUSED: Mutex<BTreeMap<PathBuf, u32>> = Mutex::new(BTreeMap::new());

/// Counts a refused passphrase or recovery key; anything else that went wrong is none.
pub(crate) fn count_refusal(folder: &Path, problem: &Problem) {
    if problem.kind == ProblemKind::WrongKey {
        *REFUSED.lock().unwrap_or_else(PoisonError::into_inner).entry(folder.to_path_buf()).or_insert(0) += 1;
    }
}
