//! What can be done before a vault is open.

use std::path::PathBuf;

use crate::base::{Redacted, UserId};
use crate::casework::pages::StaffRole;

/// An act on the screen before a vault is open.
#[derive(Clone, Debug, PartialEq)]
pub enum UnlockAction {
    /// First run: make a vault.
    MakeVault {
        /// The name to type at Unlock.
        login: String,
        /// Their part; they are the administrator too.
        role: StaffRole,
        /// The passphrase, typed twice the same.
        passphrase: Redacted<String>,
    },
    /// First run: open the demonstration instead.
    OpenDemonstration,
    /// Have the recovery key hidden and two of its groups asked for, or shown again.
    AskRecoveryKey(bool),
    /// Type the two groups of the recovery key.
    TypeRecoveryKey([Redacted<String>; 2]),
    /// Write a sheet with the recovery key into a folder.
    SaveRecoverySheet(PathBuf),
    /// Unlock.
    Unlock {
        /// Who.
        user: UserId,
        /// Their passphrase.
        passphrase: Redacted<String>,
    },
    /// Unlock with the recovery key.
    UnlockWithRecovery(Redacted<String>),
    /// Stop and seal the film that goes on behind the lock.
    StopFilm,
}
