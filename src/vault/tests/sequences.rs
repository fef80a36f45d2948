//! The real code through the sequences of the model: operations one after the other over a disk that fails at any call
//! or loses power after any, then opened again on a sound disk. What was acknowledged holds.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tempfile::TempDir;

use super::super::storage::{Create, Storage as _};
use super::super::{Passphrase, RecoveryKey, Vault, VaultError, layout};
use super::faulty::{Fault, FaultyStorage, Lasting, Loss};
use super::lifecycle::{Facts, Op, USERS, ops};
use super::{KDF, passphrase};
use crate::base::{CaseId, RecordingId, UserId};

/// What happens to the disk during an operation.
#[derive(Clone, Copy, Debug)]
enum Harm {
    Nothing,
    /// A call fails.
    Fault(usize, Fault, Lasting),
    /// The power goes after that many calls.
    PowerCut(usize, u64),
}

fn harms() -> impl Strategy<Value = Harm> {
    let fault = prop_oneof![Just(Fault::Full), Just(Fault::Io), Just(Fault::DoneAllTheSame)];
    let lasting = prop_oneof![Just(Lasting::Once), Just(Lasting::ForGood)];
    prop_oneof![
        1 => Just(Harm::Nothing),
        2 => (1..30_usize, fault, lasting).prop_map(|(at, fault, lasting)| Harm::Fault(at, fault, lasting)),
        3 => (0..40_usize, 1..u64::MAX).prop_map(|(at, seed)| Harm::PowerCut(at, seed)),
    ]
}

fn recording(key: u8) -> RecordingId {
    RecordingId::from_bytes([key; 16])
}

/// A vault with one case, on a folder that is another one after each power cut.
struct World {
    temp: TempDir,
    root: PathBuf,
    recovery: RecoveryKey,
    users: Vec<UserId>,
    case: CaseId,
}

impl World {
    fn new() -> Self {
        let temp = crate::test_folder::folder();
        let root = temp.path().join("0");
        let folder = root.join("vault");
        let (vault, recovery) = Vault::create(&folder, "user 0", &passphrase(), KDF).unwrap();
        let mut users = vec![vault.user().unwrap()];
        for user in 1..USERS {
            users.push(vault.add_user(&format!("user {user}"), &passphrase(), KDF).unwrap());
        }
        let access = vault.create_case().unwrap();
        fs::write(access.database_path(), "").unwrap();
        let case = access.case();
        Self { temp, root, recovery, users, case }
    }

    fn user(&self, user: u8) -> UserId {
        self.users[usize::from(user)]
    }

    fn act(&self, disk: &FaultyStorage, vault: &Vault, op: Op) -> Result<(), VaultError> {
        let mut access = vault.open_case(self.case)?;
        match op {
            Op::NewKey(key) => access.new_content_key(vault, recording(key)).map(|_| ()),
            Op::Destroy(key) => access.destroy_content_key(vault, recording(key)),
            Op::Add(user) => access.add_member(vault, self.user(user)),
            Op::Remove(user) => self.rekey(disk, vault, &[self.user(user)]),
            Op::Retire(user) => {
                vault.retire_user(self.user(user))?;
                let left = access.left(vault);
                if left.is_empty() { Ok(()) } else { self.rekey(disk, vault, &left) }
            }
            Op::Reset(user) => {
                let new = Passphrase::from("the newer passphrase".to_owned());
                vault.reset_user(self.user(user), &format!("user {user}"), &new, KDF)?;
                access.reseal(vault)
            }
            Op::Note(note) => {
                // As the database does: durable when it returns, past the vault's own files.
                let path = access.database_path();
                let mut notes = fs::read(&path).unwrap();
                notes.push(note);
                fs::write(&path, notes).unwrap();
                disk.sync_file(&path).map_err(VaultError::io("sync", &path))
            }
        }
    }

    fn rekey(&self, disk: &FaultyStorage, vault: &Vault, without: &[UserId]) -> Result<(), VaultError> {
        let mut access = vault.open_case(self.case)?;
        let next = access.next_generation(vault, without)?;
        let path = next.database_path();
        let notes = fs::read(access.database_path()).unwrap();
        let database = disk.create(&path, Create::New).map_err(VaultError::io("create", &path))?;
        database.append(&notes).map_err(VaultError::io("write", &path))?;
        access.begin_generation(vault, next)?;
        access.sweep(vault).map(|_| ())
    }

    /// Opens everything on a sound disk, finishes what is due, and says what holds.
    fn facts(&self, before: &Facts) -> Result<Facts, String> {
        let folder = self.root.join("vault");
        let vault = Vault::unlock_with_recovery(&folder, &self.recovery);
        let vault = vault.map_err(|error| error.to_string())?;
        let access = vault.open_case(self.case).map_err(|error| error.to_string())?;
        access.sweep(&vault).map_err(|error| error.to_string())?;
        let left = access.left(&vault);
        if !left.is_empty() {
            let disk = FaultyStorage::over(&self.root);
            self.rekey(&disk, &vault, &left).map_err(|error| error.to_string())?;
        }
        let access = vault.open_case(self.case).map_err(|error| error.to_string())?;
        let others = layout::other_case_dbs(&folder, self.case, access.generation()).unwrap();
        if !others.is_empty() {
            return Err(format!("left over: {others:?}"));
        }
        let troubles = vault.check_key_files().unwrap();
        if !troubles.is_empty() {
            return Err(format!("{troubles:?}"));
        }
        let number = |user: &UserId| (0..USERS).find(|number| self.user(*number) == *user).unwrap();
        Ok(Facts {
            keys: (0..=u8::MAX).filter(|key| access.content_key(recording(*key)).is_ok()).collect(),
            members: access.members().iter().map(number).collect(),
            retired: (0..USERS).filter(|user| vault.is_retired(self.user(*user))).collect(),
            notes: fs::read(access.database_path()).unwrap().into_iter().collect(),
            ..before.clone()
        })
    }
}

/// What a power cut left takes the folder's place.
fn cut(disk: &FaultyStorage, calls: usize, seed: u64, into: &Path) {
    fs::create_dir(into).unwrap();
    disk.after_power_cut(calls, Loss::Some(seed), into);
}

fn go_through(acts: Vec<(Op, Harm)>) -> Result<(), String> {
    let mut world = World::new();
    let mut facts = Facts::new();
    for (number, (op, harm)) in acts.into_iter().enumerate() {
        let Some(after) = facts.after(op) else { continue };
        let disk = FaultyStorage::over(&world.root);
        let folder = world.root.join("vault");
        let vault = Vault::unlock_with_recovery_on(disk.shared(), &folder, &world.recovery).unwrap();
        let before = disk.calls();
        if let Harm::Fault(at, fault, lasting) = harm {
            disk.fail(at, fault, lasting);
        }
        let mut done = world.act(&disk, &vault, op).is_ok();
        drop(vault);
        disk.repair();
        if let Harm::PowerCut(at, seed) = harm {
            let calls = disk.calls() - before;
            done &= at >= calls;
            let root = world.temp.path().join((number + 1).to_string());
            cut(&disk, before + at.min(calls), seed, &root);
            world.root = root;
        }
        let now = world.facts(&facts)?;
        let same = |facts: &Facts| {
            (&now.keys, &now.members, &now.retired, &now.notes)
                == (&facts.keys, &facts.members, &facts.retired, &facts.notes)
        };
        facts = if same(&after) {
            after
        } else if !done && same(&facts) {
            facts
        } else {
            return Err(format!(
                "{op:?} with {harm:?} (done: {done}): {now:?} is neither {facts:?} nor {after:?}"
            ));
        };
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_code_loses_nothing_in_any_sequence(acts in proptest::collection::vec((ops(), harms()), 1..14)) {
        let lost = go_through(acts);
        prop_assert!(lost.is_ok(), "{}", lost.unwrap_err());
    }
}
