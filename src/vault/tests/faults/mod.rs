//! Every flow that writes key files, over a disk that fails: each call of it in turn, in each way, once and for good; and
//! over what a power cut after each call may leave. What was acknowledged holds, and what was not did not harm.

mod cases;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::super::case_keys::SignedCaseKeys;
use super::super::crypto::{Key, sha256};
use super::super::storage::{Create, Storage as _};
use super::super::{Passphrase, RecoveryKey, Vault, VaultError, layout, safe_file};
use super::faulty::{Fault, FaultyStorage, Lasting, Loss};
use super::{KDF, passphrase};
use crate::base::{CaseId, RecordingId, UserId};

const LOSSES: [Loss; 10] = [
    Loss::Nothing,
    Loss::Everything,
    Loss::Content,
    Loss::Names,
    Loss::Some(1),
    Loss::Some(2),
    Loss::Some(3),
    Loss::Some(4),
    Loss::Some(5),
    Loss::Some(6),
];

const FAULTS: [(Fault, Lasting); 5] = [
    (Fault::Full, Lasting::Once),
    (Fault::Full, Lasting::ForGood),
    (Fault::Io, Lasting::Once),
    (Fault::Io, Lasting::ForGood),
    (Fault::DoneAllTheSame, Lasting::Once),
];

fn other_passphrase() -> Passphrase {
    Passphrase::from("the newer passphrase".to_owned())
}

/// A vault with two users, a case of both and the keys of two recordings.
struct Base {
    _temp: TempDir,
    folder: PathBuf,
    recovery: RecoveryKey,
    user: UserId,
    colleague: UserId,
    third: UserId,
    signature: [u8; 64],
    case: CaseId,
    kept: (RecordingId, Key),
    doomed: RecordingId,
}

impl Base {
    fn new() -> Self {
        let temp = crate::test_folder::folder();
        let folder = temp.path().join("vault");
        let (vault, recovery) = Vault::create(&folder, "KW", &passphrase(), KDF).unwrap();
        let colleague = vault.add_user("AB", &passphrase(), KDF).unwrap();
        let third = vault.add_user("EF", &passphrase(), KDF).unwrap();
        let mut access = vault.create_case().unwrap();
        access.add_member(&vault, colleague).unwrap();
        let (kept, doomed) = (RecordingId::random(), RecordingId::random());
        let key = access.new_content_key(&vault, kept).unwrap();
        access.new_content_key(&vault, doomed).unwrap();
        fs::write(access.database_path(), "database 1").unwrap();
        let (user, signature) = (vault.user().unwrap(), vault.signer().sign(b"a seal"));
        Self {
            folder,
            recovery,
            user,
            colleague,
            third,
            signature,
            case: access.case(),
            kept: (kept, key),
            doomed,
            _temp: temp,
        }
    }

    /// What holds whatever happened: the vault opens, with its case, its films and exactly one database of it, and what
    /// was signed verifies.
    fn holds(&self, folder: &Path) -> Vault {
        let vault = self.rescue(folder);
        for case in vault.cases().unwrap() {
            vault.open_case(case).unwrap();
        }
        let access = vault.open_case(self.case).unwrap();
        assert_eq!(access.content_key(self.kept.0).unwrap(), self.kept.1);
        let database = fs::read_to_string(access.database_path()).unwrap();
        assert_eq!(database, format!("database {}", access.generation()));
        access.sweep(&vault).unwrap();
        let others = layout::other_case_dbs(folder, self.case, access.generation()).unwrap();
        assert_eq!(others, [] as [PathBuf; 0]);
        assert!(access.database_path().exists());
        assert!(vault.verify(self.user, b"a seal", &self.signature));
        assert!(access.members().contains(&self.user));
        let unrepaired: Vec<_> = vault.check_key_files().unwrap();
        assert_eq!(unrepaired, [], "opening repairs what was cut");
        vault
    }

    fn rescue(&self, folder: &Path) -> Vault {
        Vault::unlock_with_recovery(folder, &self.recovery).unwrap()
    }
}

fn unlock(folder: &Path, user: UserId, passphrase: &Passphrase) -> Result<Vault, VaultError> {
    Vault::unlock(folder, user, passphrase)
}

fn copy(from: &Path, to: &Path) {
    safe_file::create_private_folder(&super::super::storage::Disk, to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// All names and contents, as one number.
fn fingerprint(folder: &Path, root: &Path, parts: &mut Vec<u8>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        parts.extend_from_slice(path.strip_prefix(root).unwrap().to_string_lossy().as_bytes());
        if path.is_dir() {
            fingerprint(&path, root, parts);
        } else {
            parts.extend(sha256(&[&fs::read(&path).unwrap()]));
        }
    }
}

/// Whose session a flow runs in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Session {
    User,
    Recovery,
}

type Act = fn(&Vault, &Base, &FaultyStorage) -> Result<(), VaultError>;
type Holds = fn(&Path, &Base, bool);

/// Runs a flow with every call failing in every way, and through every power cut. `holds` is told whether the flow was
/// acknowledged.
fn drive(session: Session, act: Act, holds: Holds) {
    let base = Base::new();
    let (calls, _) = run(&base, session, None, act, holds);
    assert!(calls > 0);
    let mut failures = 0;
    for call in 1..=calls {
        for fault in FAULTS {
            let (_, done) = run(&base, session, Some((call, fault)), act, holds);
            failures += usize::from(!done);
        }
    }
    assert!(failures >= calls, "the faults were felt");
}

/// One run of a flow; how many calls it made, and whether it was acknowledged.
fn run(
    base: &Base,
    session: Session,
    fault: Option<(usize, (Fault, Lasting))>,
    act: Act,
    holds: Holds,
) -> (usize, bool) {
    let temp = crate::test_folder::folder();
    let folder = temp.path().join("vault");
    copy(&base.folder, &folder);
    let disk = FaultyStorage::over(temp.path());
    let vault = match session {
        Session::User => Vault::unlock_on(disk.shared(), &folder, base.user, &passphrase()),
        Session::Recovery => Vault::unlock_with_recovery_on(disk.shared(), &folder, &base.recovery),
    };
    let vault = vault.unwrap();
    let before = disk.calls();
    if let Some((call, (fault, lasting))) = fault {
        disk.fail(call, fault, lasting);
    }
    let done = act(&vault, base, &disk).is_ok();
    drop(vault);
    disk.repair();
    let calls = disk.calls() - before;
    let mut seen = BTreeSet::new();
    // Without a fault every moment may be the last; with one, the moment after it.
    let cuts = if fault.is_some() { calls..=calls } else { 0..=calls };
    for cut in cuts {
        for loss in if fault.is_some() { &LOSSES[1..2] } else { &LOSSES[..] } {
            let after = crate::test_folder::folder();
            disk.after_power_cut(before + cut, *loss, after.path());
            let folder = after.path().join("vault");
            let mut parts = Vec::new();
            fingerprint(&folder, after.path(), &mut parts);
            let done = done && cut == calls;
            if seen.insert((done, parts)) {
                holds(&folder, base, done);
            }
        }
    }
    // And where the power stayed on.
    holds(&folder, base, done);
    (calls, done)
}

#[test]
fn a_user_is_added_or_not() {
    drive(
        Session::User,
        |vault, _, _| vault.add_user("CD", &passphrase(), KDF).map(|_| ()),
        |folder, base, done| {
            let vault = base.holds(folder);
            let before = Vault::users(folder).unwrap().len();
            // Whoever is on record between the halves is admitted at the next unlocking.
            let finished = vault.finish_admissions(|_| true).unwrap();
            drop(vault);
            let users = Vault::users(folder).unwrap();
            assert_eq!(users.len(), before + finished.len());
            let new = users.iter().find(|slot| slot.login.reveal() == "CD");
            assert!(new.is_some() || !done);
            if let Some(new) = new {
                unlock(folder, new.user, &passphrase()).unwrap();
            }
        },
    );
}

/// The vault opened by the one passphrase of the two that opens it, and whether that is the new one.
fn opened_by_one(folder: &Path, base: &Base, done: bool) -> (Vault, bool) {
    let new = unlock(folder, base.user, &other_passphrase());
    assert!(new.is_ok() || !done, "{new:?}");
    let Ok(new) = new else { return (unlock(folder, base.user, &passphrase()).unwrap(), false) };
    drop(new);
    assert!(matches!(unlock(folder, base.user, &passphrase()), Err(VaultError::WrongPassphrase)));
    (unlock(folder, base.user, &other_passphrase()).unwrap(), true)
}

#[test]
fn a_passphrase_is_changed_or_not() {
    drive(
        Session::User,
        |vault, _, _| vault.change_passphrase(&passphrase(), &other_passphrase()),
        |folder, base, done| {
            drop(base.holds(folder));
            opened_by_one(folder, base, done).0.open_case(base.case).unwrap();
        },
    );
}

#[test]
fn lost_keys_are_replaced_or_not() {
    drive(
        Session::Recovery,
        |vault, base, _| {
            vault.reset_user(base.user, "KW", &other_passphrase(), KDF)?;
            vault.open_case(base.case)?.reseal(vault)
        },
        |folder, base, done| {
            // A session of the recovery key finishes it.
            drop(base.holds(folder));
            let (vault, is_new) = opened_by_one(folder, base, done);
            assert!(vault.was_reset(base.user) || !is_new);
            vault.open_case(base.case).unwrap();
        },
    );
}

#[test]
fn a_user_is_retired_or_not() {
    drive(
        Session::User,
        |vault, base, _| vault.retire_user(base.colleague),
        |folder, base, done| {
            let vault = base.holds(folder);
            let retired = vault.is_retired(base.colleague);
            assert!(retired || !done);
            let mut access = vault.open_case(base.case).unwrap();
            assert_eq!(access.left(&vault), if retired { vec![base.colleague] } else { vec![] });
            // What is made now is not for them, before the case has its next key too.
            access.new_content_key(&vault, RecordingId::random()).unwrap();
            drop(vault);
            let theirs = unlock(folder, base.colleague, &passphrase());
            match theirs {
                Err(VaultError::UnknownUser) => assert!(retired),
                Ok(theirs) => assert!(!retired && theirs.open_case(base.case).is_ok()),
                Err(other) => panic!("{other}"),
            }
        },
    );
}

#[test]
fn unlocking_repairs_or_leaves_what_it_found() {
    let base = Base::new();
    let key_files = [
        layout::header(&base.folder),
        layout::slot(&base.folder, base.user),
        layout::recovery_slot(&base.folder),
        layout::case_keys(&base.folder, base.case),
    ];
    for file in key_files {
        for path in super::both(&file) {
            let whole = fs::read(&path).unwrap();
            fs::remove_file(&path).unwrap();
            let mut calls = 1;
            let mut call = 0;
            while call <= calls {
                for fault in FAULTS {
                    let temp = crate::test_folder::folder();
                    let folder = temp.path().join("vault");
                    copy(&base.folder, &folder);
                    let disk = FaultyStorage::over(temp.path());
                    if call > 0 {
                        disk.fail(call, fault.0, fault.1);
                    }
                    let vault = Vault::unlock_with_recovery_on(disk.shared(), &folder, &base.recovery);
                    let opened = vault.and_then(|vault| vault.open_case(base.case));
                    assert!(opened.is_ok() || call > 0);
                    calls = calls.max(disk.calls());
                    for loss in [Loss::Everything, Loss::Some(7)] {
                        let after = crate::test_folder::folder();
                        disk.after_power_cut(disk.calls(), loss, after.path());
                        base.holds(&after.path().join("vault"));
                    }
                    disk.repair();
                    base.holds(&folder);
                }
                call += 1;
            }
            assert!(calls > 5, "{calls}");
            fs::write(&path, whole).unwrap();
        }
    }
}

#[test]
fn a_vault_is_made_or_not() {
    // The folders above it are made too.
    let begin = |root: &Path, disk: &FaultyStorage| {
        let folder = root.join("deep").join("vault");
        Vault::create_on(disk.shared(), &folder, "KW", &passphrase(), KDF)
    };
    let holds = |root: &Path, recovery: Option<&RecoveryKey>| {
        let folder = root.join("deep").join("vault");
        match (Vault::users(&folder), recovery) {
            (Ok(users), recovery) => {
                drop(unlock(&folder, users[0].user, &passphrase()).unwrap());
                if let Some(recovery) = recovery {
                    Vault::unlock_with_recovery(&folder, recovery).unwrap();
                }
            }
            (Err(VaultError::NoVault(_)), None) => {
                // What is left of it is in nobody's way.
                Vault::create(&folder, "KW", &passphrase(), KDF).unwrap();
            }
            (Err(error), _) => panic!("{error}"),
        }
    };
    let mut calls = 1;
    let mut call = 0;
    while call <= calls {
        for fault in FAULTS {
            let temp = crate::test_folder::folder();
            let disk = FaultyStorage::over(temp.path());
            if call > 0 {
                disk.fail(call, fault.0, fault.1);
            }
            let made = begin(temp.path(), &disk);
            let recovery = made.ok().map(|(_, recovery)| recovery);
            disk.repair();
            let of_this = disk.calls();
            calls = calls.max(of_this);
            let mut seen = BTreeSet::new();
            let first = if call > 0 { of_this } else { 0 };
            for cut in first..=of_this {
                for loss in if call > 0 { &LOSSES[1..2] } else { &LOSSES[..] } {
                    let after = crate::test_folder::folder();
                    disk.after_power_cut(cut, *loss, after.path());
                    let mut parts = Vec::new();
                    fingerprint(after.path(), after.path(), &mut parts);
                    let done = recovery.as_ref().filter(|_| cut == of_this);
                    if seen.insert((done.is_some(), parts)) {
                        holds(after.path(), done);
                    }
                }
            }
            holds(temp.path(), recovery.as_ref());
            if call == 0 {
                break;
            }
        }
        call += 1;
    }
    assert!(calls > 30, "{calls}");
}
