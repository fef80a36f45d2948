//! Before a vault is open: what can be done, and what workers report.

use std::path::PathBuf;

use crate::app::state::{LoginRow, RecoveryScreen};
use crate::base::{Redacted, UserId};
use crate::casework::Problem;
use crate::casework::pages::StaffRole;
use crate::words::Message;

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

/// What workers report of a vault that is being looked for, made or opened.
pub enum UnlockEvent {
    /// There is no vault in the folder.
    NoVault,
    /// There is a vault, with these users.
    Found(Vec<LoginRow>),
    /// The vault in the folder cannot be used.
    Unusable(Problem),
    /// A vault was made and is open.
    Made(RecoveryScreen),
    /// The vault is open; what was repaired or recovered on the way.
    Unlocked(Option<Message>),
    /// The demonstration's vault was made at this folder and is open.
    DemonstrationReady(PathBuf),
}
