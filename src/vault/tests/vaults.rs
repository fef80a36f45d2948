//! A vault from its making to its unlocking, as staff meet it.

use std::fs;

use super::super::signing::RECOVERY_AUTHOR;
use super::super::{RecoveryKey, VaultError};
use super::{KDF, Made, Passphrase, Vault, layout, passphrase};
use crate::base::{RecordingId, UserId};

#[test]
fn what_was_made_unlocks_to_the_same_keys() {
    let (made, vault) = Made::new();
    let (id, db, audit) = (vault.id(), vault.device_db_key(), vault.device_audit_key());
    let public = vault.public_key(made.user).unwrap();
    assert_ne!(db, audit);
    let signature = vault.signer().sign(b"a note");
    drop(vault);

    let users = Vault::users(&made.folder).unwrap();
    assert_eq!(users.len(), 1);
    assert_eq!((users[0].user, users[0].login.reveal().as_str()), (made.user, "KW"));
    let vault = made.unlock();
    assert_eq!((vault.id(), vault.user()), (id, Some(made.user)));
    assert_eq!((vault.device_db_key(), vault.device_audit_key()), (db, audit));
    assert_eq!(vault.public_key(made.user), Some(public));
    assert!(vault.verify(made.user, b"a note", &signature));
    assert!(!vault.verify(made.user, b"a Note", &signature));
    assert!(!vault.verify(UserId::random(), b"a note", &signature));
    assert!(vault.repairs().is_empty());
    assert!(vault.check_key_files().unwrap().is_empty());
}

#[test]
fn a_wrong_passphrase_says_so_and_changes_nothing() {
    let (made, vault) = Made::new();
    drop(vault);
    let before = made.key_files().map(|path| super::bytes_of(&path));
    let wrong = Passphrase::from("a calm window seaT".to_owned());
    let refused = Vault::unlock(&made.folder, made.user, &wrong);
    assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
    assert_eq!(made.key_files().map(|path| super::bytes_of(&path)), before);
    let unknown = Vault::unlock(&made.folder, UserId::random(), &passphrase());
    assert!(matches!(unknown, Err(VaultError::UnknownUser)));
    made.unlock();
}

#[test]
fn a_second_copy_is_refused_and_told_who_holds_the_vault() {
    let (made, vault) = Made::new();
    let refused = Vault::unlock(&made.folder, made.user, &passphrase());
    let Err(VaultError::InUse { holder }) = refused else { panic!("it should be in use") };
    assert!(holder.starts_with(&format!("process {} on ", std::process::id())), "{holder}");
    let refused = Vault::unlock_with_recovery(&made.folder, &made.recovery);
    assert!(matches!(refused, Err(VaultError::InUse { .. })));
    assert_eq!(Vault::users(&made.folder).unwrap().len(), 1, "who may unlock is shown all the same");
    drop(vault);

    // What a crash leaves: the lock went with the process, the text stayed.
    fs::write(made.folder.join(layout::LOCK_HOLDER), "process 1 on a machine long gone").unwrap();
    made.unlock();
}

#[test]
fn a_vault_is_made_in_an_empty_folder_or_not_at_all() {
    let (made, vault) = Made::new();
    drop(vault);
    let create = |folder: &std::path::Path| Vault::create(folder, "KW", &passphrase(), KDF).map(|_| ());
    assert!(matches!(create(&made.folder), Err(VaultError::VaultExists(_))));

    let temp = crate::test_folder::folder();
    fs::write(temp.path().join("letter.txt"), "dear family").unwrap();
    assert!(matches!(create(temp.path()), Err(VaultError::FolderNotEmpty(_))));
    assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 1);

    assert!(matches!(Vault::users(temp.path()), Err(VaultError::NoVault(_))));
    let unlocked = Vault::unlock(temp.path(), made.user, &passphrase());
    assert!(matches!(unlocked, Err(VaultError::NoVault(_))));
    assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 1, "not even a lock is left there");
}

#[test]
fn what_cannot_protect_or_name_is_refused_before_a_folder_is_made() {
    let temp = crate::test_folder::folder();
    let folder = temp.path().join("vault");
    let short = Passphrase::from("elevenchars".to_owned());
    let refused = Vault::create(&folder, "KW", &short, KDF);
    assert!(matches!(refused, Err(VaultError::WeakPassphrase { least: 12 })));
    let refused = Vault::create(&folder, "", &passphrase(), KDF);
    assert!(matches!(refused, Err(VaultError::BadLogin { .. })));
    let weak = super::KdfParams { memory_kib: 1024, ..KDF };
    let refused = Vault::create(&folder, "KW", &passphrase(), weak);
    assert!(matches!(refused, Err(VaultError::ParametersOutOfBounds)));
    assert!(!folder.exists());
}

#[test]
fn the_recovery_key_opens_everything_and_signs_for_itself() {
    let (made, vault) = Made::new();
    let recording = RecordingId::random();
    let mut case = vault.create_case().unwrap();
    let key = case.new_content_key(&vault, recording).unwrap();
    let (id, device, database) = (case.case(), vault.device_db_key(), case.database_key());
    drop((case, vault));

    // As somebody types it from paper.
    let text = made.recovery.reveal().to_ascii_lowercase();
    let typed =
        format!(" {}\n{} {}\t", &text[..20], &text[20..50], &text[50..]).parse::<RecoveryKey>().unwrap();
    let vault = Vault::unlock_with_recovery(&made.folder, &typed).unwrap();
    assert_eq!((vault.user(), vault.signer().user()), (None, RECOVERY_AUTHOR));
    assert_eq!(vault.device_db_key(), device);
    let mut case = vault.open_case(id).unwrap();
    assert_eq!((case.content_key(recording).unwrap(), case.database_key()), (key, database));

    // Somebody new gets in: every passphrase was lost.
    let user = vault.add_user("NEW", &passphrase(), KDF).unwrap();
    case.add_member(&vault, user).unwrap();
    let made_by_recovery = vault.create_case().unwrap().case();
    let signature = vault.signer().sign(b"a note");
    drop((case, vault));

    let vault = Vault::unlock(&made.folder, user, &passphrase()).unwrap();
    assert!(vault.verify(RECOVERY_AUTHOR, b"a note", &signature));
    assert_eq!(vault.open_case(id).unwrap().recordings(), [recording]);
    let refused = vault.open_case(made_by_recovery);
    assert!(matches!(refused, Err(VaultError::NotAMember(case)) if case == made_by_recovery));
}

#[test]
fn a_recovery_key_that_is_not_this_vaults() {
    let (made, vault) = Made::new();
    drop(vault);
    let (other, vault) = Made::new();
    drop(vault);
    let refused = Vault::unlock_with_recovery(&made.folder, &other.recovery);
    assert!(matches!(refused, Err(VaultError::WrongRecoveryKey)));
    let mut typo = made.recovery.reveal().to_owned();
    let last = if typo.pop() == Some('Q') { 'P' } else { 'Q' };
    typo.push(last);
    for text in [typo.as_str(), "", "AGE-SECRET-KEY-1", &made.recovery.reveal()[..70]] {
        assert!(matches!(text.parse::<RecoveryKey>(), Err(VaultError::MalformedRecoveryKey)));
    }
    assert!(!format!("{:?}", made.recovery).contains("AGE"));
}

#[test]
fn users_are_listed_by_login_and_no_two_share_one() {
    let (made, vault) = Made::new();
    let anna = vault.add_user("AB", &passphrase(), KDF).unwrap();
    let taken = vault.add_user("KW", &passphrase(), KDF);
    assert!(matches!(taken, Err(VaultError::LoginTaken { user }) if user == made.user));
    let short = Passphrase::from("too short".to_owned());
    assert!(matches!(vault.add_user("CD", &short, KDF), Err(VaultError::WeakPassphrase { .. })));
    let users: Vec<_> = Vault::users(&made.folder).unwrap().into_iter().map(|slot| slot.user).collect();
    assert_eq!(users, [anna, made.user]);
    assert_eq!(vault.public_key(UserId::random()), None);
}
