//! The users of an unlocked vault: admitted, given another passphrase or other keys, retired. Each is a few steps in an
//! order in which a crash between any two is finished, or undone, at the next unlocking. Knows nothing of what a
//! user may do: that is a record of the library.

use std::fmt;
use std::path::Path;

use super::copies;
use super::kdf::KdfParams;
use super::key_history::KeyHistory;
use super::passphrase::Passphrase;
use super::public_keys::PublicKeys;
use super::signing::RECOVERY_AUTHOR;
use super::slot::{self, NewSlot, Secrets, Slot};
use super::storage::Storage;
use super::vault::Vault;
use super::{VaultError, layout, safe_file, unlock};
use crate::base::UserId;

/// A user whose slot is written but who cannot unlock yet.
pub struct PreparedUser {
    keys: PublicKeys,
    slot: Vec<u8>,
}

impl PreparedUser {
    /// Who.
    pub fn user(&self) -> UserId {
        self.keys.user
    }

    /// Their public keys, as [`Vault::public_identity`] tells them.
    pub fn public_identity(&self) -> Vec<u8> {
        self.keys.to_bytes()
    }
}

impl fmt::Debug for PreparedUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PreparedUser({})", self.keys.user)
    }
}

impl Vault {
    /// Makes a slot for one more user: what they may do is a record of the library, not of the vault.
    /// Derives a key: a good part of a second.
    pub fn add_user(
        &self,
        login: &str,
        passphrase: &Passphrase,
        kdf: KdfParams,
    ) -> Result<UserId, VaultError> {
        self.admit_user(&self.prepare_user(login, passphrase, kdf)?)
    }

    /// The first half of [`Vault::add_user`]: the slot is durable beside its place, and the user cannot unlock yet.
    /// Between the halves the user goes on record, so that after a crash either both are there or neither.
    pub fn prepare_user(
        &self,
        login: &str,
        passphrase: &Passphrase,
        kdf: KdfParams,
    ) -> Result<PreparedUser, VaultError> {
        slot::check_login(login)?;
        passphrase.check_strength()?;
        let _one_at_a_time = self.writing();
        self.refuse_taken(login, None)?;
        let user = UserId::random();
        let secrets = Secrets::new(self.vault_key().clone())?;
        let new = NewSlot { vault: self.id(), user, login, generation: 1, kdf };
        let slot = new.behind(passphrase, &secrets)?;
        let keys = secrets.public(user)?;
        safe_file::prepare(self.storage(), &layout::slot(self.folder(), user), &slot)?;
        Ok(PreparedUser { keys, slot })
    }

    /// The second half: the user can unlock.
    pub fn admit_user(&self, prepared: &PreparedUser) -> Result<UserId, VaultError> {
        let _one_at_a_time = self.writing();
        let PreparedUser { keys, slot } = prepared;
        put_in_place(self.storage(), self.folder(), keys.user, slot)?;
        self.directory_mut().insert(keys.clone());
        self.remember(keys.user, |_| ())?;
        Ok(keys.user)
    }

    /// Finishes the admissions that a crash cut between their halves: who is on record can unlock, and what was
    /// prepared for anybody else goes. Returns who was admitted now.
    pub fn finish_admissions(&self, on_record: impl Fn(UserId) -> bool) -> Result<Vec<UserId>, VaultError> {
        let _one_at_a_time = self.writing();
        let mut admitted = Vec::new();
        for user in layout::users_prepared(self.folder())? {
            let path = layout::slot(self.folder(), user);
            let prepared = safe_file::half_written(&path);
            if safe_file::either_exists(&path) {
                // What a crash left of a change of passphrase that nobody was told of.
                safe_file::remove(self.storage(), &prepared)?;
                continue;
            }
            let bytes = safe_file::read(&prepared)?.unwrap_or_default();
            match Slot::parse_admitted(&bytes, self.id(), user, self.vault_key()) {
                Ok(slot) if on_record(user) && !self.is_retired(user) => {
                    put_in_place(self.storage(), self.folder(), user, &bytes)?;
                    self.directory_mut().insert(slot.keys);
                    admitted.push(user);
                }
                _ => safe_file::remove(self.storage(), &prepared)?,
            }
        }
        Ok(admitted)
    }

    /// Puts the user's keys behind another passphrase; they are the same keys. Derives two keys: more than a second.
    pub fn change_passphrase(&self, old: &Passphrase, new: &Passphrase) -> Result<(), VaultError> {
        new.check_strength()?;
        let user = self.user().ok_or(VaultError::UnknownUser)?;
        let _one_at_a_time = self.writing();
        let slot = self.slot_of(user)?.ok_or(VaultError::UnknownUser)?;
        let secrets = slot.open(&slot.wrapping_key(old)?)?.ok_or(VaultError::WrongPassphrase)?;
        let next = slot.generation.checked_add(1);
        let generation = next.ok_or_else(|| VaultError::damaged("slot", "absurd generation"))?;
        let login = slot.login.reveal();
        let bytes = NewSlot { vault: self.id(), user, login, generation, kdf: slot.kdf };
        let bytes = bytes.behind(new, &secrets)?;
        safe_file::replace_both(self.storage(), &layout::slot(self.folder(), user), &bytes)
    }

    /// Gives a user who lost their passphrase new keys behind a new one. Only a session of the recovery key can; it
    /// then seals the user's cases to the new keys, each when it is opened. The keys that they had stay known, so
    /// that what they signed still verifies. Serves as well where both copies of a slot are lost, and then takes
    /// login and work from the caller. Derives a key: a good part of a second.
    pub fn reset_user(
        &self,
        user: UserId,
        login: &str,
        new: &Passphrase,
        kdf: KdfParams,
    ) -> Result<(), VaultError> {
        slot::check_login(login)?;
        new.check_strength()?;
        if self.signer().user() != RECOVERY_AUTHOR {
            return Err(VaultError::NeedsRecoveryKey);
        }
        let _one_at_a_time = self.writing();
        if self.is_retired(user) {
            return Err(VaultError::UnknownUser);
        }
        self.refuse_taken(login, Some(user))?;
        let slot = self.slot_of(user).unwrap_or(None);
        let generation = slot.as_ref().map_or(Some(1), |slot| slot.generation.checked_add(1));
        let generation = generation.ok_or_else(|| VaultError::damaged("slot", "absurd generation"))?;
        let kdf = slot.as_ref().map_or(kdf, |slot| slot.kdf);
        let secrets = Secrets::new(self.vault_key().clone())?;
        let keys = secrets.public(user)?;
        let bytes = NewSlot { vault: self.id(), user, login, generation, kdf }.behind(new, &secrets)?;
        // First that the old keys were theirs and that the new ones are given, then the slot: between the two the
        // old slot still serves, after it nothing is lost.
        self.remember(user, |history| history.endorse(keys.clone(), self.signer()))?;
        safe_file::replace_both(self.storage(), &layout::slot(self.folder(), user), &bytes)?;
        self.directory_mut().insert(keys);
        Ok(())
    }

    /// Takes a user's slot away. What they signed still verifies. A case they are a member of goes to a new key when
    /// a member opens it next. Done once the first file is durable: a crash after it is finished at the next unlocking.
    pub fn retire_user(&self, user: UserId) -> Result<(), VaultError> {
        let _one_at_a_time = self.writing();
        if self.is_retired(user) || user == RECOVERY_AUTHOR {
            return Err(VaultError::UnknownUser);
        }
        self.remember(user, |history| history.retired = true)?;
        unlock::drop_slot(self.storage(), self.folder(), user)
    }

    /// Whether somebody left.
    pub fn is_retired(&self, user: UserId) -> bool {
        self.directory().is_retired(user)
    }

    /// Everybody who can unlock, and everybody who left, in the order of their ids.
    pub fn everybody(&self) -> Vec<UserId> {
        let directory = self.directory();
        let mut users: Vec<UserId> = directory.everybody().filter(|user| *user != RECOVERY_AUTHOR).collect();
        users.sort_unstable();
        users
    }

    /// A user's public keys as one string of bytes, for an administrator to sign: what is sealed to the user and
    /// what they sign hangs on these. `None` for somebody who has none.
    pub fn public_identity(&self, user: UserId) -> Option<Vec<u8>> {
        self.directory().get(user).map(PublicKeys::to_bytes)
    }

    /// Whether the recovery key gave the user the keys they have now, in place of lost ones.
    pub fn was_reset(&self, user: UserId) -> bool {
        let directory = self.directory();
        let (keys, recovery) = (directory.get(user), directory.get(RECOVERY_AUTHOR));
        let (Some(keys), Some(recovery)) = (keys, recovery) else { return false };
        directory.history(user).is_some_and(|history| history.gave(keys, &recovery.verifying))
    }

    fn refuse_taken(&self, login: &str, but: Option<UserId>) -> Result<(), VaultError> {
        let taken = unlock::logins(self.folder())?;
        let taken = taken.iter().find(|slot| slot.login.reveal() == login && Some(slot.user) != but);
        taken.map_or(Ok(()), |slot| Err(VaultError::LoginTaken { user: slot.user }))
    }

    fn slot_of(&self, user: UserId) -> Result<Option<Slot>, VaultError> {
        let check = |bytes: &[u8]| Slot::parse_admitted(bytes, self.id(), user, self.vault_key());
        let copies = copies::read_best(&layout::slot(self.folder(), user), check, Slot::rank)?;
        Ok(copies.map(|copies| copies.value))
    }

    /// Writes down the keys of everybody who can unlock, where a crash left that out: what they signed verifies though
    /// their slot and its copy be lost.
    pub(super) fn remember_everybody(&self) -> Result<(), VaultError> {
        let _one_at_a_time = self.writing();
        let missing: Vec<UserId> = {
            let directory = self.directory();
            let unknown = |user: &UserId| {
                let keys = directory.get(*user);
                let known = directory.history(*user);
                keys.is_some_and(|keys| known.is_none_or(|history| history.place(keys).is_none()))
            };
            directory.everybody().filter(|user| *user != RECOVERY_AUTHOR).filter(unknown).collect()
        };
        missing.into_iter().try_for_each(|user| self.remember(user, |_| ()))
    }

    /// Writes down what is known of a user beside their slot: the keys they have, and a change.
    fn remember(&self, user: UserId, change: impl FnOnce(&mut KeyHistory)) -> Result<(), VaultError> {
        let known = self.directory().history(user).cloned();
        let mut history = known.unwrap_or_else(|| KeyHistory::new(self.id(), user));
        if let Some(keys) = self.directory().get(user) {
            history.remember(keys);
        }
        change(&mut history);
        let bytes = history.write_next(self.vault_key())?;
        safe_file::replace_both(self.storage(), &layout::key_history(self.folder(), user), &bytes)?;
        self.directory_mut().insert_history(history);
        Ok(())
    }
}

/// A prepared slot takes its place, and its copy is written.
fn put_in_place(storage: &dyn Storage, folder: &Path, user: UserId, slot: &[u8]) -> Result<(), VaultError> {
    let path = layout::slot(folder, user);
    safe_file::take_name(storage, &path)?;
    safe_file::replace(storage, &safe_file::copy_of(&path), slot)
}
