//! Cases and the content keys of their recordings: made, kept, found, destroyed.

use std::collections::BTreeMap;
use std::fs;

use super::super::case_keys::{CaseKeys, MAX_RECORDINGS, SignedCaseKeys};
use super::super::crypto::Key;
use super::super::storage::Disk;
use super::super::{KeyFile, VaultError};
use super::{KDF, KeyFilePlace, Made, Trouble, Vault, both, bytes_of, layout, passphrase, safe_file, said};
use crate::base::{CaseId, RecordingId};

#[test]
fn a_case_opens_again_with_the_same_keys() {
    let (made, vault) = Made::new();
    assert_eq!(vault.cases().unwrap(), []);
    let mut case = vault.create_case().unwrap();
    let recording = RecordingId::random();
    let key = case.new_content_key(&vault, recording).unwrap();
    assert_eq!((case.generation(), case.members()), (1, vec![made.user]));
    let films = case.film_folder();
    assert!(films.path().is_dir() && films.path().starts_with(case.folder()));
    assert_eq!(case.database_path(), case.folder().join("case-1.db"));
    assert_ne!(case.database_key(), case.audit_key());

    let other = vault.create_case().unwrap();
    assert_ne!(other.database_key(), case.database_key());
    let mut both_cases = [case.case(), other.case()];
    both_cases.sort_unstable();
    assert_eq!(vault.cases().unwrap(), both_cases);

    drop(vault);
    let vault = made.unlock();
    let again = vault.open_case(case.case()).unwrap();
    assert_eq!(again.content_key(recording).unwrap(), key);
    assert_eq!(again.recordings(), [recording]);
    assert_eq!((again.database_key(), again.audit_key()), (case.database_key(), case.audit_key()));
    assert!(matches!(vault.open_case(CaseId::random()), Err(VaultError::UnknownCase(_))));
}

#[test]
fn one_recording_has_one_key() {
    let (_made, vault) = Made::new();
    let mut case = vault.create_case().unwrap();
    let recording = RecordingId::random();
    let key = case.new_content_key(&vault, recording).unwrap();
    let again = case.new_content_key(&vault, recording);
    assert!(matches!(again, Err(VaultError::HasContentKey(id)) if id == recording));
    assert_eq!(case.content_key(recording).unwrap(), key);
    assert!(matches!(case.content_key(RecordingId::random()), Err(VaultError::NoContentKey(_))));
}

#[test]
fn a_new_content_key_is_in_both_copies_when_it_is_given_out() {
    let (made, vault) = Made::new();
    let mut case = vault.create_case().unwrap();
    let path = layout::case_keys(&made.folder, case.case());
    let recording = RecordingId::random();
    let key = case.new_content_key(&vault, recording).unwrap();
    for lost in both(&path) {
        fs::remove_file(lost).unwrap();
        assert_eq!(vault.open_case(case.case()).unwrap().content_key(recording).unwrap(), key);
    }
    assert_eq!(vault.repairs().len(), 2);
}

#[test]
fn a_destroyed_content_key_is_in_neither_copy() {
    let (made, vault) = Made::new();
    let mut case = vault.create_case().unwrap();
    let (kept, erased) = (RecordingId::random(), RecordingId::random());
    let kept_key = case.new_content_key(&vault, kept).unwrap();
    case.new_content_key(&vault, erased).unwrap();
    case.destroy_content_key(&vault, erased).unwrap();
    assert!(matches!(case.content_key(erased), Err(VaultError::NoContentKey(id)) if id == erased));
    assert!(case.destroy_content_key(&vault, erased).is_err());
    let path = layout::case_keys(&made.folder, case.case());
    for bytes in bytes_of(&path) {
        let signed = SignedCaseKeys::parse(&bytes, vault.id(), case.case(), &vault.directory()).unwrap();
        let keys = signed.open(vault.identity()).unwrap();
        assert_eq!(keys.content, BTreeMap::from([(kept, kept_key.clone())]));
    }
    // Nor in anything else beside them.
    let mut names = layout::names(&case.folder()).unwrap();
    names.sort();
    assert_eq!(names, ["case.keys", "case.keys.bak", "film"]);
}

#[test]
fn changes_through_two_accesses_do_not_undo_each_other() {
    let (_made, vault) = Made::new();
    let mut one = vault.create_case().unwrap();
    let mut other = vault.open_case(one.case()).unwrap();
    let (a, b) = (RecordingId::random(), RecordingId::random());
    let key_a = one.new_content_key(&vault, a).unwrap();
    let key_b = other.new_content_key(&vault, b).unwrap();
    assert!(one.content_key(b).is_err(), "not seen before it is read again");
    let one = vault.open_case(one.case()).unwrap();
    for case in [&one, &other, &vault.open_case(one.case()).unwrap()] {
        assert_eq!(
            (case.content_key(a).unwrap(), case.content_key(b).unwrap()),
            (key_a.clone(), key_b.clone())
        );
    }
}

#[test]
fn at_every_crash_point_of_a_rewrite_the_case_opens() {
    let (made, vault) = Made::new();
    let mut case = vault.create_case().unwrap();
    let path = layout::case_keys(&made.folder, case.case());
    let [old, _] = bytes_of(&path);
    let recording = RecordingId::random();
    case.new_content_key(&vault, recording).unwrap();
    let [new, _] = bytes_of(&path);
    let torn = &new[..new.len() / 2];
    let write = |name: &str, bytes: &[u8]| fs::write(case.folder().join(name), bytes).unwrap();
    let open = || vault.open_case(case.case()).unwrap().recordings();

    safe_file::replace_both(&Disk, &path, &old).unwrap();
    write("case.keys.new", torn);
    assert_eq!(open(), []);
    write("case.keys", &new);
    write("case.keys.bak.new", torn);
    assert_eq!(open(), [recording]);
    assert_eq!(said(&vault.repairs()), [(KeyFilePlace::Copy, Trouble::Outdated, true)]);
    assert_eq!(bytes_of(&path), [new.clone(), new.clone()]);
    // An older file put back beside a newer copy: the newer serves.
    write("case.keys", &old);
    assert_eq!(open(), [recording]);
    assert_eq!(said(&vault.repairs())[1], (KeyFilePlace::File, Trouble::Outdated, true));
    assert_eq!(vault.repairs()[1].file, KeyFile::CaseKeys(case.case()));
}

#[test]
fn who_is_no_member_cannot_open_a_case_until_they_are_added() {
    let (made, vault) = Made::new();
    let other = vault.add_user("AB", &passphrase(), KDF).unwrap();
    let mut case = vault.create_case().unwrap();
    let recording = RecordingId::random();
    let key = case.new_content_key(&vault, recording).unwrap();
    drop(vault);

    let theirs = Vault::unlock(&made.folder, other, &passphrase()).unwrap();
    let refused = theirs.open_case(case.case());
    assert!(matches!(refused, Err(VaultError::NotAMember(id)) if id == case.case()));
    let refused = case.destroy_content_key(&theirs, recording);
    assert!(matches!(refused, Err(VaultError::NotAMember(_))), "not even with the access of somebody else");
    assert!(theirs.check_key_files().unwrap().is_empty());
    drop(theirs);

    let vault = made.unlock();
    case.add_member(&vault, other).unwrap();
    case.add_member(&vault, other).unwrap();
    assert_eq!(case.members(), [made.user, other]);
    drop(vault);
    let theirs = Vault::unlock(&made.folder, other, &passphrase()).unwrap();
    assert_eq!(theirs.open_case(case.case()).unwrap().content_key(recording).unwrap(), key);
}

#[test]
fn a_folder_without_keys_is_no_case() {
    let (made, vault) = Made::new();
    let leftover = CaseId::random();
    fs::create_dir_all(layout::film_folder(&made.folder, leftover)).unwrap();
    fs::create_dir_all(made.folder.join(layout::CASES).join("holiday pictures")).unwrap();
    assert_eq!(vault.cases().unwrap(), []);
    assert!(matches!(vault.open_case(leftover), Err(VaultError::UnknownCase(_))));
    assert!(vault.check_key_files().unwrap().is_empty());
    // With film in it, keys are missing.
    fs::write(layout::film_folder(&made.folder, leftover).join("film"), "x").unwrap();
    let missing = vault.check_key_files().unwrap();
    assert_eq!(
        said(&missing),
        [(KeyFilePlace::File, Trouble::Missing, false), (KeyFilePlace::Copy, Trouble::Missing, false)]
    );
}

#[test]
fn a_case_takes_no_more_recordings_than_it_reads_back() {
    let (made, vault) = Made::new();
    let key = Key::from_bytes([1; 32]);
    let content =
        |count: usize| (0..count as u128).map(|n| (RecordingId::from_bytes(n.to_le_bytes()), key.clone()));
    let mut keys = CaseKeys {
        vault: vault.id(),
        case: CaseId::random(),
        generation: 1,
        case_key: key.clone(),
        content: content(MAX_RECORDINGS).collect(),
        members: vec![vault.public_keys(made.user).unwrap()],
    };
    let bytes = keys.write(1, vault.signer()).unwrap();
    let signed = SignedCaseKeys::parse(&bytes, vault.id(), keys.case, &vault.directory()).unwrap();
    assert_eq!(signed.open(vault.identity()).unwrap().content.len(), MAX_RECORDINGS);
    keys.content = content(MAX_RECORDINGS + 1).collect();
    let full = keys.write(1, vault.signer());
    assert!(matches!(full, Err(VaultError::CaseFull { what: "recordings", most: MAX_RECORDINGS, .. })));
}
