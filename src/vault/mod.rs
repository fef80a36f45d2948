//! The vault: keys and sealed files in a folder. Knows nothing of video, SQL or windows.
//!
//! A passphrase (or the printed recovery key) opens a *slot*, the slot opens the *vault key* and the user's own
//! keys, those open a *case's keys*, and these open the case's database and film. `layout` names the files.
//!
//! Our own copies of keys and passphrases are wiped when dropped; the key schedules of ring and age's internals
//! are not ours to wipe.

mod case_access;
mod case_keys;
mod check;
mod copies;
mod create;
pub mod crypto;
mod envelope;
mod error;
pub mod film;
mod former;
#[cfg(any(test, fuzzing))]
mod fuzz_script;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod header;
mod hindrance;
mod inventory;
mod kdf;
pub mod layout;
mod lock;
mod passphrase;
mod people;
mod privacy;
mod public_keys;
mod recovery;
mod safe_file;
pub mod signing;
mod slot;
mod storage;
#[cfg(test)]
mod tests;
mod unlock;
mod users;
#[allow(clippy::module_inception)] // the room and the type it is for share the field's word
mod vault;

pub use case_access::{CaseAccess, NextGeneration};
pub use copies::{KeyFile, KeyFileTrouble, Place, Trouble};
pub use error::VaultError;
pub use header::{LEAST_READER, VAULT_FORMAT};
pub use hindrance::Hindrance;
pub use inventory::{Found, FoundKind, inventory};
pub use kdf::KdfParams;
pub use lock::VaultLock;
pub use passphrase::Passphrase;
pub use privacy::closing_command;
pub use recovery::RecoveryKey;
pub use signing::Signer;
pub use slot::MAX_LOGIN_LEN;
pub use unlock::SlotInfo;
pub use users::PreparedUser;
pub use vault::Vault;
