//! One case whose keys are at hand: its key, its recordings' content keys, and their making and destroying.
//! Knows nothing of the database and the film that they open.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use super::case_keys::{CaseKeys, SignedCaseKeys};
use super::copies::{self, KeyFile};
use super::crypto::{Key, label};
use super::film::FilmFolder;
use super::public_keys::PublicKeys;
use super::signing::RECOVERY_AUTHOR;
use super::storage::Storage;
use super::vault::Vault;
use super::{VaultError, layout, safe_file};
use crate::base::{CaseId, RecordingId, UserId, VaultId};

/// An opened case.
///
/// Several may be open of one case, on several threads; changes are made to what stands in the file, one
/// after the other, so none undoes another's. What another one changed is seen when the
/// case is opened again.
pub struct CaseAccess {
    storage: Arc<dyn Storage>,
    vault_folder: PathBuf,
    keys: CaseKeys,
}

impl CaseAccess {
    /// Which case.
    pub fn case(&self) -> CaseId {
        self.keys.case
    }

    /// The vault it lies in.
    pub fn vault_id(&self) -> VaultId {
        self.keys.vault
    }

    /// Which database is the case's: one more whenever a member was removed.
    pub fn generation(&self) -> u32 {
        self.keys.generation
    }

    /// The case's folder.
    pub fn folder(&self) -> PathBuf {
        layout::case_folder(&self.vault_folder, self.keys.case)
    }

    /// The folder of the case's sealed film. It exists.
    pub fn film_folder(&self) -> FilmFolder {
        FilmFolder::new(layout::film_folder(&self.vault_folder, self.keys.case), Arc::clone(&self.storage))
    }

    /// The case's database of this generation. It may not exist yet.
    pub fn database_path(&self) -> PathBuf {
        layout::case_db(&self.vault_folder, self.keys.case, self.keys.generation)
    }

    /// Raw SQLCipher key of the case's database.
    pub fn database_key(&self) -> Key {
        database_key(self.keys.case, &self.keys.case_key)
    }

    /// Key of the case's audit chain.
    pub fn audit_key(&self) -> Key {
        audit_key(self.keys.case, &self.keys.case_key)
    }

    /// Users who can open the case. The recovery key, which always can, is not among them.
    pub fn members(&self) -> Vec<UserId> {
        self.keys.members.iter().map(|keys| keys.user).filter(|user| *user != RECOVERY_AUTHOR).collect()
    }

    /// Recordings that have a content key, in the order of their ids.
    pub fn recordings(&self) -> Vec<RecordingId> {
        self.keys.content.keys().copied().collect()
    }

    /// The content key of a recording.
    pub fn content_key(&self, recording: RecordingId) -> Result<Key, VaultError> {
        self.keys.content.get(&recording).cloned().ok_or(VaultError::NoContentKey(recording))
    }

    /// Makes the content key of a new recording. Durable in `case.keys` and its copy when it returns, so
    /// that what is filmed under it can always be opened.
    pub fn new_content_key(&mut self, vault: &Vault, recording: RecordingId) -> Result<Key, VaultError> {
        let key = Key::random()?;
        self.change(vault, |keys| match keys.content.insert(recording, key.clone()) {
            None => Ok(()),
            Some(_) => Err(VaultError::HasContentKey(recording)),
        })?;
        Ok(key)
    }

    /// Destroys the content key of a recording: nobody opens its film again, except whoever kept an
    /// earlier `case.keys`. Both copies are rewritten, durably, before it returns. Keys handed out before
    /// live until their holders drop them.
    pub fn destroy_content_key(&mut self, vault: &Vault, recording: RecordingId) -> Result<(), VaultError> {
        self.change(vault, |keys| match keys.content.remove(&recording) {
            Some(_) => Ok(()),
            None => Err(VaultError::NoContentKey(recording)),
        })
    }

    /// Whether neither copy of `case.keys`, as they lie on the disk now, holds a content key of the recording. False too
    /// where a copy is missing, damaged or not as new as the other: what cannot be read back is not known to be gone.
    pub fn has_no_key(&self, vault: &Vault, recording: RecordingId) -> Result<bool, VaultError> {
        let copies = copies_of(vault, self.keys.case)?.ok_or(VaultError::UnknownCase(self.keys.case))?;
        let keys = copies.value.open(vault.identity())?;
        let both_alike = copies.report(KeyFile::CaseKeys(self.keys.case)).is_none();
        Ok(both_alike && !keys.content.contains_key(&recording))
    }

    /// Seals the case to one more user of the vault. No change where they are a member already.
    pub fn add_member(&mut self, vault: &Vault, user: UserId) -> Result<(), VaultError> {
        let member = vault.public_keys(user).ok_or(VaultError::UnknownUser)?;
        self.change(vault, |keys| {
            keys.members.retain(|keys| keys.user != user);
            keys.members.push(member);
            Ok(())
        })
    }

    /// Users who left and whom the case's key is still known to: the case is due for its next generation.
    pub fn left(&self, vault: &Vault) -> Vec<UserId> {
        self.members().into_iter().filter(|user| vault.is_retired(*user)).collect()
    }

    /// Prepares the case's next generation, which these users are no members of: a new key, under which the caller
    /// writes the case's database anew. Nothing is changed before [`CaseAccess::begin_generation`].
    pub fn next_generation(&self, vault: &Vault, without: &[UserId]) -> Result<NextGeneration, VaultError> {
        let generation = self.keys.generation.checked_add(1);
        let generation = generation.ok_or_else(|| VaultError::damaged("case keys", "absurd generation"))?;
        let next = NextGeneration {
            vault_folder: self.vault_folder.clone(),
            case: self.case(),
            generation,
            key: Key::random()?,
            without: without.to_vec(),
        };
        // What a crash left of an earlier attempt stands under a key that is lost.
        self.sweep(vault)?;
        Ok(next)
    }

    /// The case goes over to its next generation, whose database is written and closed: it is made durable, then the
    /// keys name it. Before that the old database is the case's, after it the new one; the old one goes with
    /// [`CaseAccess::sweep`]. After an error either may be: open the case again.
    pub fn begin_generation(&mut self, vault: &Vault, next: NextGeneration) -> Result<(), VaultError> {
        safe_file::sync_file(vault.storage(), &next.database_path())?;
        self.change(vault, |keys| {
            if keys.generation.checked_add(1) != Some(next.generation) {
                return Err(VaultError::damaged("case keys", "another change came between"));
            }
            keys.generation = next.generation;
            keys.case_key = next.key;
            keys.members.retain(|member| !next.without.contains(&member.user));
            Ok(())
        })
    }

    /// Removes the databases of other generations, which a change of generation or a crash during one left. Call it
    /// when this generation's database has been opened and is whole. Refused while a copy of the keys could still
    /// name another generation.
    pub fn sweep(&self, vault: &Vault) -> Result<usize, VaultError> {
        let _one_at_a_time = vault.writing();
        let (case, generation) = (self.case(), self.generation());
        let others = layout::other_case_dbs(vault.folder(), case, generation)?;
        if others.is_empty() {
            return Ok(0);
        }
        let (keys, _) = read(vault, case)?;
        let settled =
            copies_of(vault, case)?.is_some_and(|copies| copies.report(KeyFile::CaseKeys(case)).is_none());
        if !settled || keys.generation != generation || !self.database_path().exists() {
            return Ok(0);
        }
        // Both copies of the keys are on the disk before what an older one names is gone.
        safe_file::sync_folder(vault.storage(), &self.folder())?;
        for path in &others {
            safe_file::remove(vault.storage(), path)?;
        }
        safe_file::sync_folder(vault.storage(), &self.folder())?;
        Ok(others.len())
    }

    /// Seals the case to the new keys of members who lost theirs, where the recovery key gave them new ones. Which
    /// recovery key that is stands in the case's keys, out of reach of who is no member.
    pub fn reseal(&mut self, vault: &Vault) -> Result<(), VaultError> {
        let _one_at_a_time = vault.writing();
        let newer: Vec<_> = self.keys.members.iter().filter_map(|member| self.newer(vault, member)).collect();
        if newer.is_empty() {
            return Ok(());
        }
        self.change_held(vault, |keys| {
            for new in newer {
                for member in keys.members.iter_mut().filter(|member| member.user == new.user) {
                    *member = new.clone();
                }
            }
            Ok(())
        })
    }

    fn newer(&self, vault: &Vault, member: &PublicKeys) -> Option<PublicKeys> {
        let recovery = self.keys.members.iter().find(|keys| keys.user == RECOVERY_AUTHOR)?;
        let directory = vault.directory();
        let now = directory.get(member.user)?;
        let history = directory.history(member.user)?;
        history.follows(member, now, &recovery.verifying).then(|| now.clone())
    }

    /// Changes what stands in the file now, not what was read some time ago.
    fn change(
        &mut self,
        vault: &Vault,
        change: impl FnOnce(&mut CaseKeys) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        let _one_at_a_time = vault.writing();
        self.change_held(vault, change)
    }

    /// As [`CaseAccess::change`], where nobody else can be changing anything.
    fn change_held(
        &mut self,
        vault: &Vault,
        change: impl FnOnce(&mut CaseKeys) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        let (mut keys, revision) = read(vault, self.keys.case)?;
        change(&mut keys)?;
        let next =
            revision.checked_add(1).ok_or_else(|| VaultError::damaged("case keys", "absurd revision"))?;
        let bytes = keys.write_without(|user| vault.is_retired(user), next, vault.signer())?;
        safe_file::replace_both(vault.storage(), &layout::case_keys(vault.folder(), keys.case), &bytes)?;
        self.keys = keys;
        Ok(())
    }
}

/// The generation that a case is to go over to.
pub struct NextGeneration {
    vault_folder: PathBuf,
    case: CaseId,
    generation: u32,
    key: Key,
    without: Vec<UserId>,
}

impl NextGeneration {
    /// Where its database is to be written.
    pub fn database_path(&self) -> PathBuf {
        layout::case_db(&self.vault_folder, self.case, self.generation)
    }

    /// Raw SQLCipher key of its database.
    pub fn database_key(&self) -> Key {
        database_key(self.case, &self.key)
    }

    /// Key of its audit chain.
    pub fn audit_key(&self) -> Key {
        audit_key(self.case, &self.key)
    }

    /// Who will be no member.
    pub fn without(&self) -> &[UserId] {
        &self.without
    }
}

impl fmt::Debug for NextGeneration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NextGeneration({}, {})", self.case, self.generation)
    }
}

fn database_key(case: CaseId, key: &Key) -> Key {
    key.derive(case.bytes(), &[label::CASE_DB])
}

fn audit_key(case: CaseId, key: &Key) -> Key {
    key.derive(case.bytes(), &[label::CASE_AUDIT])
}

impl fmt::Debug for CaseAccess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CaseAccess({}, {} recordings)", self.keys.case, self.keys.content.len())
    }
}

impl Vault {
    /// Makes a case whose only member is this user (and the recovery key).
    pub fn create_case(&self) -> Result<CaseAccess, VaultError> {
        create(self)
    }

    /// Opens a case that this user is a member of.
    pub fn open_case(&self, case: CaseId) -> Result<CaseAccess, VaultError> {
        open(self, case)
    }
}

/// Makes a case. It exists once its keys do: the folder is made first, and goes again if the keys fail.
fn create(vault: &Vault) -> Result<CaseAccess, VaultError> {
    let case = CaseId::random();
    let recovery = vault.public_keys(RECOVERY_AUTHOR);
    let recovery =
        recovery.ok_or_else(|| VaultError::damaged("recovery slot", "no case is made without it"))?;
    let user = vault.user().and_then(|user| vault.public_keys(user));
    let keys = CaseKeys {
        vault: vault.id(),
        case,
        generation: 1,
        case_key: Key::random()?,
        content: std::collections::BTreeMap::new(),
        members: user.into_iter().chain([recovery]).collect(),
    };
    let bytes = keys.write(1, vault.signer())?;
    let folder = layout::case_folder(vault.folder(), case);
    let write = || {
        safe_file::create_private_folder(vault.storage(), &folder)?;
        safe_file::create_private_folder(vault.storage(), &layout::film_folder(vault.folder(), case))?;
        safe_file::replace_both(vault.storage(), &layout::case_keys(vault.folder(), case), &bytes)
    };
    if let Err(error) = write() {
        let _ = std::fs::remove_dir_all(&folder);
        return Err(error);
    }
    Ok(CaseAccess { storage: vault.shared_storage(), vault_folder: vault.folder().to_path_buf(), keys })
}

/// Opens a case, and repairs its key file where one copy is bad.
fn open(vault: &Vault, case: CaseId) -> Result<CaseAccess, VaultError> {
    let (keys, _) = {
        let _one_at_a_time = vault.writing();
        read(vault, case)?
    };
    let vault_folder = vault.folder().to_path_buf();
    let mut access = CaseAccess { storage: vault.shared_storage(), vault_folder, keys };
    if access.generation() > 1 && !access.database_path().exists() {
        // Nobody is to begin an empty one: only the first generation begins without.
        return Err(VaultError::damaged("database", "it is gone"));
    }
    // Who lost their keys waits until the disk has room again; nobody else does.
    let _ = access.reseal(vault);
    Ok(access)
}

/// The case's keys and their revision; a bad copy is repaired and reported.
fn read(vault: &Vault, case: CaseId) -> Result<(CaseKeys, u64), VaultError> {
    let path = layout::case_keys(vault.folder(), case);
    let copies = copies_of(vault, case)?.ok_or(VaultError::UnknownCase(case))?;
    let keys = copies.value.open(vault.identity())?;
    copies.settle(vault.storage(), &path)?;
    vault.note(copies.repair(vault.storage(), &path, KeyFile::CaseKeys(case)));
    Ok((keys, copies.value.revision))
}

/// The signed copies of a case's keys.
pub(super) fn copies_of(
    vault: &Vault,
    case: CaseId,
) -> Result<Option<copies::Copies<SignedCaseKeys>>, VaultError> {
    let directory = vault.directory();
    copies::read_best(
        &layout::case_keys(vault.folder(), case),
        |bytes| SignedCaseKeys::parse(bytes, vault.id(), case, &directory),
        SignedCaseKeys::rank,
    )
}
