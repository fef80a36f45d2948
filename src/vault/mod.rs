//! The vault: keys and sealed files in a folder. Knows nothing of video, SQL or windows.
//!
//! A passphrase (or the printed recovery key) opens a *slot*, the slot opens the *vault key* and the user's own
//! keys, those open a *case's keys*, and these open the case's database and film. `layout` names the files.
//!
//! Our own copies of keys and passphrases are wiped when dropped; the key schedules of ring and age's internals
//! are not ours to wipe.
//!
//! # The life of keys
//!
//! Passphrase or recovery key → *slot* → vault key, age identity, Ed25519 seed → *case.keys* → case key (database,
//! journal) and a content key a recording (film). Every key file stands twice (`.bak`) and is replaced by: write
//! `.new`, sync, rename, sync folder; then the same for the copy. Of two whole copies the newer serves (slot:
//! generation; `case.keys`, `history`: revision); the other is repaired at the next reading, after the folder
//! was synced, so that nothing is built on a name that may go. The pure model of all this is `tests/lifecycle`; the
//! code goes through the same operations over a disk that fails and forgets (`tests/faults`, `tests/sequences.rs`).
//!
//! | file | states | made, replaced by | removed by |
//! |---|---|---|---|
//! | `vault.hdr` | none → whole (last of a vault's files) | making the vault | nobody |
//! | `users/<user>.slot` | none → prepared (`.new` only) → in force → gone | administrator; owner (passphrase); recovery session (new keys) | retiring |
//! | `users/<user>.history` | none → keys they have → and had → retired | making the vault, administrator, recovery session, any unlocking where it lacks; MAC under the vault key, new keys signed by the recovery key | nobody |
//! | `users/recovery.slot` | whole | making the vault | nobody |
//! | `case.keys` | revision r, generation g | any member, signed; holds members with their keys | erasing the case |
//! | `case-<g>.db` | other generation (nobody's) → the case's → other | written closed and checked before `case.keys` names it | the sweep, when both copies of `case.keys` name another and the named one opened |
//! | `film/<recording>-<part>.sealed` | growing → whole or cut off; never rewritten | recorder | shredding, after its key |
//! | `film/<recording>-<part>.progress`, `<recording>-0.seal` | replaced every 5 s; written once, for all parts | recorder, salvage | shredding, after its key |
//!
//! | flow, in this order | crash after | the next opening |
//! |---|---|---|
//! | **Vault made**: slots, first `history`, header; `device.db`, first user on record; recovery key shown | slots | is no vault: making it again clears what is left |
//! | | header | says that the vault was never finished and is to be made again |
//! | **User admitted**: slot prepared; user on record (one transaction, with the journal); slot takes its name; copy | slot prepared | removes it |
//! | | on record, slot named | the slot takes its name, the copy is written; their keys are noted in `history` |
//! | **Passphrase changed**: slot of the next generation; copy | slot | either passphrase opens once; then the new one |
//! | **Lost keys replaced** (recovery session): journal; `history` with old and new keys; slot of the next generation; each `case.keys` sealed to the new keys | `history` | the old slot serves; an entry nobody uses stays |
//! | | slot, some cases | whoever opens a case (a member or the recovery key) seals it to the new keys |
//! | **User retired**: journal; `history` says so; slot and copy removed; each case goes to its next generation | `history` | unlocking removes the slot; who is retired is refused |
//! | | some cases | the next member who opens a case re-keys it; until then what is written into its `case.keys` is not sealed to them |
//! | **Member added**: journal; `case.keys`; copy | journal | a line too many: never a member without one |
//! | | `case.keys` | repairs the copy |
//! | **Member removed**: database written anew under the next key, journal re-chained, checked, closed, synced; `case.keys` names it; copy; old database removed | new database | sweeps it: its key is lost |
//! | | `case.keys` | the new generation is the case's; repairs the copy, sweeps the old database |
//! | **Film starts**: content key in `case.keys` and copy; film file with its header; record; red light | key, file | nothing was filmed: key and files removed |
//! | **Film goes on**: records synced every 500 ms, progress file every 5 s | any record | a recovered seal over the authentic records, the torn tail kept; a film without a record goes on record |
//! | **Part rolls over** (disk error): new part with its own salt under the same content key, from where the last was durable; in the end one seal for all parts, in one step | any part | salvages the parts as one film: where two overlap, the later serves |
//! | **Locked while filming**: all keys dropped but the content key; sealed without signature | seal | at its author's next unlocking signature and record follow |
//! | **Film sealed**: film synced; seal `.new`, synced, named; record | film | as a film cut off |
//! | | seal | the record follows the seal, as complete |
//! | **Shredding**: the order on record; content key out of `case.keys`; copy; film, seal, progress file removed; receipt | order | nobody opens the film; its owner's next unlocking goes on |
//! | | `case.keys` | the newer file, without the key, serves; the copy is rewritten |
//! | | copy, some files | bytes without a key are removed, the receipt written |
//!
//! **What holds and what does not.** A member who was removed kept what they could read, and content keys of films
//! made before; nothing made after is sealed to them. A retired user knew the vault key, so with an old copy of
//! their slot they could read `device.db` (names of users, journal of unlocking; what others noted of their families is sealed
//! by each of them alone), never a case that was re-keyed.
//! Any user could, with the vault key and a tool of their own, rewrite `device.db`, slots and `history`: that
//! can lock people out and forge who is an administrator, but it opens no case: members' keys stand inside
//! `case.keys`, a case is re-sealed only to keys that the recovery key signed *as that case's `case.keys` knows the
//! recovery key*, and nobody is added whose keys are not those their administrator signed (or the recovery key
//! gave). What this last check cannot hold is a forged administrator in a rewritten `device.db`. A member can hand
//! out what they may read.

mod case_access;
mod case_keys;
mod case_look;
mod check;
mod copies;
mod create;
pub mod crypto;
mod envelope;
mod error;
pub mod film;
#[cfg(any(test, fuzzing))]
mod fuzz_script;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod header;
mod hindrance;
mod inventory;
mod kdf;
mod key_history;
pub mod layout;
mod lock;
mod own_notes;
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
pub use case_look::CaseLook;
pub use copies::{KeyFile, KeyFilePlace, KeyFileTrouble, Trouble};
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
