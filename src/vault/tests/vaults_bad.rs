//! Vaults with damaged, missing, forged and newer files: a copy serves, or a clear error is told.

use std::fs;
use std::path::Path;

use super::super::crypto::Key;
use super::super::header::Header;
use super::super::recovery::RecoverySlot;
use super::super::slot::{NewSlot, Secrets};
use super::super::storage::Disk;
use super::super::{KeyFile, VaultError};
use super::{
    KDF, KeyFilePlace, Made, Passphrase, Trouble, Vault, both, bytes_of, layout, passphrase, remove_both,
    repaired, safe_file, said, write_both,
};
use crate::base::{RecordingId, UserId, VaultId};

type Loss = fn(&Path);

/// Ways to lose a file.
const LOSSES: [(Trouble, Loss); 3] = [
    (Trouble::Missing, |path| fs::remove_file(path).unwrap()),
    (Trouble::Damaged, |path| fs::write(path, "").unwrap()),
    (Trouble::Damaged, |path| {
        let mut bytes = fs::read(path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0x10;
        fs::write(path, bytes).unwrap();
    }),
];

#[test]
fn one_copy_of_every_key_file_lost_is_served_by_the_other_and_rewritten() {
    let (made, vault) = Made::new();
    let case = vault.create_case().unwrap().case();
    drop(vault);
    let files = [&made.key_files()[..], &[layout::case_keys(&made.folder, case)]].concat();
    let whole: Vec<_> = files.iter().map(|path| bytes_of(path)).collect();
    for (trouble, lose) in LOSSES {
        for place in [KeyFilePlace::File, KeyFilePlace::Copy] {
            for path in &files {
                lose(&both(path)[usize::from(place == KeyFilePlace::Copy)]);
            }
            let vault = made.unlock();
            vault.open_case(case).unwrap();
            let repairs = vault.repairs();
            assert_eq!(said(&repairs), [(place, trouble, true); 4]);
            let kinds: Vec<_> = repairs.iter().map(|repair| repair.file).collect();
            let slot = KeyFile::Slot(made.user);
            assert_eq!(kinds, [KeyFile::Header, slot, KeyFile::Recovery, KeyFile::CaseKeys(case)]);
            assert_eq!(files.iter().map(|path| bytes_of(path)).collect::<Vec<_>>(), whole);
        }
    }
    assert!(made.unlock().repairs().is_empty());
}

#[test]
fn a_family_whose_last_author_lost_their_slot_opens_and_is_sealed_to_their_new_keys() {
    let (made, vault) = Made::new();
    let author = vault.add_user("AB", &passphrase(), KDF).unwrap();
    drop(vault);
    let vault = Vault::unlock(&made.folder, author, &passphrase()).unwrap();
    let mut case = vault.create_case().unwrap();
    let key = case.new_content_key(&vault, RecordingId::from_bytes([9; 16])).unwrap();
    let id = case.case();
    drop((case, vault));
    remove_both(&layout::slot(&made.folder, author));

    let vault = Vault::unlock_with_recovery(&made.folder, &made.recovery).unwrap();
    let open = |vault: &Vault| vault.open_case(id).unwrap().content_key(RecordingId::from_bytes([9; 16]));
    assert_eq!(
        open(&vault).unwrap(),
        key,
        "what they signed verifies by what is known of them beside the slot"
    );
    vault.reset_user(author, "AB", &Passphrase::from("another window seat".to_owned()), KDF).unwrap();
    open(&vault).unwrap();
    drop(vault);
    let again = Passphrase::from("another window seat".to_owned());
    let vault = Vault::unlock(&made.folder, author, &again).unwrap();
    assert_eq!(open(&vault).unwrap(), key, "they are the member they were");
}

#[test]
fn both_copies_lost_is_a_clear_error() {
    let (made, vault) = Made::new();
    let other = vault.add_user("AB", &passphrase(), KDF).unwrap();
    drop(vault);
    let [header, slot, recovery] = made.key_files();

    let whole = bytes_of(&slot);
    write_both(&slot, "x");
    let refused = Vault::unlock(&made.folder, made.user, &passphrase());
    assert!(matches!(refused, Err(VaultError::Damaged { what: "slot", .. })));
    remove_both(&slot);
    let refused = Vault::unlock(&made.folder, made.user, &passphrase());
    assert!(matches!(refused, Err(VaultError::UnknownUser)));
    // Nobody else is locked out.
    drop(Vault::unlock(&made.folder, other, &passphrase()).unwrap());
    fs::write(&slot, &whole[0]).unwrap();

    remove_both(&recovery);
    let refused = Vault::unlock_with_recovery(&made.folder, &made.recovery);
    assert!(matches!(refused, Err(VaultError::Damaged { what: "recovery slot", .. })));
    let vault = made.unlock();
    let lost: Vec<_> = vault.repairs().into_iter().filter(|repair| !repair.repaired).collect();
    assert_eq!(
        said(&lost),
        [(KeyFilePlace::File, Trouble::Missing, false), (KeyFilePlace::Copy, Trouble::Missing, false)]
    );
    // A case that the recovery key could not open is not made.
    assert!(matches!(vault.create_case(), Err(VaultError::Damaged { what: "recovery slot", .. })));
    drop(vault);

    write_both(&header, "x");
    let refused = Vault::unlock(&made.folder, made.user, &passphrase());
    assert!(matches!(refused, Err(VaultError::Damaged { what: "header", .. })));
    assert!(matches!(Vault::users(&made.folder), Err(VaultError::Damaged { what: "header", .. })));
    // Without a header, but with its database still there, it is a damaged vault and not none: nobody is to be
    // told to make a new one.
    fs::write(layout::device_db(&made.folder), "x").unwrap();
    remove_both(&header);
    assert!(matches!(Vault::users(&made.folder), Err(VaultError::Damaged { what: "header", .. })));
}

#[test]
fn slot_altered_on_purpose_does_not_make_a_right_passphrase_wrong() {
    let (made, vault) = Made::new();
    drop(vault);
    let slot = layout::slot(&made.folder, made.user);
    let [whole, _] = bytes_of(&slot);
    let mut bent = whole.clone();
    bent[300] ^= 1;
    fs::write(&slot, repaired(bent.clone())).unwrap();
    let vault = made.unlock();
    assert_eq!(said(&vault.repairs()), [(KeyFilePlace::File, Trouble::Damaged, true)]);
    assert_eq!(bytes_of(&slot), [whole.clone(), whole]);
    drop(vault);
    write_both(&slot, repaired(bent));
    let refused = Vault::unlock(&made.folder, made.user, &passphrase());
    assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
}

#[test]
fn slot_altered_to_ask_for_absurd_work_or_to_look_newer_is_served_by_the_copy() {
    let (made, vault) = Made::new();
    drop(vault);
    let slot = layout::slot(&made.folder, made.user);
    let [whole, _] = bytes_of(&slot);
    // The generation's and the memory's highest bytes.
    for at in [139, 143] {
        let mut bent = whole.clone();
        bent[at] = 0x7f;
        fs::write(&slot, repaired(bent.clone())).unwrap();
        drop(made.unlock());
        assert_eq!(bytes_of(&slot), [whole.clone(), whole.clone()]);
        write_both(&slot, repaired(bent));
        let refused = Vault::unlock(&made.folder, made.user, &passphrase());
        let told = matches!(refused, Err(VaultError::WrongPassphrase | VaultError::AbsurdParameters { .. }));
        assert!(told, "{refused:?}");
        write_both(&slot, &whole);
    }
}

#[test]
fn slot_of_an_older_passphrase_left_by_a_crash_goes_with_the_next_unlocking() {
    let (made, vault) = Made::new();
    let secrets = Secrets::new(vault.vault_key().clone()).unwrap();
    let user = UserId::random();
    let path = layout::slot(&made.folder, user);
    let slot = |generation, text: &str| {
        let new = NewSlot { vault: vault.id(), user, login: "AB", generation, kdf: KDF };
        new.behind(&Passphrase::from(text.to_owned()), &secrets).unwrap()
    };
    let (older, newer) = (slot(1, "the older one"), slot(2, "the newer one"));
    drop(vault);
    let unlock = |text: &str| Vault::unlock(&made.folder, user, &Passphrase::from(text.to_owned()));
    for text in ["the newer one", "the older one"] {
        fs::write(&path, &newer).unwrap();
        fs::write(safe_file::copy_of(&path), &older).unwrap();
        let vault = unlock(text).unwrap();
        assert_eq!(said(&vault.repairs()), [(KeyFilePlace::Copy, Trouble::Outdated, true)]);
        assert_eq!(bytes_of(&path), [newer.clone(), newer.clone()]);
    }
    assert!(matches!(unlock("the older one"), Err(VaultError::WrongPassphrase)));
}

#[test]
fn slot_that_nobody_admitted_is_not_believed() {
    let (made, vault) = Made::new();
    let stranger = UserId::random();
    let secrets = Secrets::new(Key::from_bytes([9; 32])).unwrap();
    let new = NewSlot { vault: vault.id(), user: stranger, login: "KX", generation: 1, kdf: KDF };
    let slot = new.under(&Key::from_bytes([3; 32]), [5; 16], &secrets).unwrap();
    drop(vault);
    fs::write(layout::slot(&made.folder, stranger), slot).unwrap();
    let vault = made.unlock();
    assert_eq!(vault.public_key(stranger), None);
    let mut case = vault.create_case().unwrap();
    assert!(matches!(case.add_member(&vault, stranger), Err(VaultError::UnknownUser)));
    assert_eq!(said(&vault.repairs())[0], (KeyFilePlace::File, Trouble::Damaged, false));
}

#[test]
fn recovery_slot_forged_by_somebody_who_only_knows_the_recipient() {
    let (made, vault) = Made::new();
    let (id, thiefs_key) = (vault.id(), Key::from_bytes([9; 32]));
    drop(vault);
    let path = layout::recovery_slot(&made.folder);
    let [whole, _] = bytes_of(&path);
    let forged = RecoverySlot::forged(id, &made.recovery, &thiefs_key);
    fs::write(&path, &forged).unwrap();
    // The genuine copy serves …
    drop(Vault::unlock_with_recovery(&made.folder, &made.recovery).unwrap());
    assert_eq!(bytes_of(&path), [whole.clone(), whole]);
    // … and with both forged, and a header to match, nothing opens.
    write_both(&path, &forged);
    safe_file::replace_both(&Disk, &layout::header(&made.folder), &Header::write(id, &thiefs_key)).unwrap();
    let refused = Vault::unlock_with_recovery(&made.folder, &made.recovery);
    assert!(matches!(refused, Err(VaultError::Damaged { what: "recovery slot", .. })));
}

#[test]
fn recovery_slot_bit_flipped_or_cut() {
    let vault = VaultId::from_bytes([1; 16]);
    let vault_key = Key::from_bytes([4; 32]);
    let (key, _, bytes) = RecoverySlot::make(vault, &vault_key).unwrap();
    assert!(RecoverySlot::parse(&bytes).unwrap().open(&key).unwrap().vault_key == vault_key);
    for (bit, bent) in super::bit_flips(&bytes) {
        assert!(RecoverySlot::parse(&bent).is_err(), "bit {bit}");
        if bit / 8 < bytes.len() - 4 {
            let bent = repaired(bent);
            assert!(RecoverySlot::parse_admitted(&bent, vault, &vault_key).is_err(), "bit {bit}");
            let opened = RecoverySlot::parse(&bent).and_then(|slot| slot.open(&key));
            assert!(
                opened.is_err() || opened.is_ok_and(|secrets| secrets.vault_key == vault_key),
                "bit {bit}"
            );
        }
    }
    for len in 0..bytes.len() {
        assert!(RecoverySlot::parse(&bytes[..len]).is_err(), "{len} bytes");
    }
}

#[test]
fn vault_of_a_newer_format_says_so_before_asking_anything() {
    let (made, vault) = Made::new();
    let newer = Header::write_versions(vault.id(), vault.vault_key(), 7, 7);
    drop(vault);
    safe_file::replace_both(&Disk, &layout::header(&made.folder), &newer).unwrap();
    let too_new = |error| matches!(error, Some(VaultError::TooNew { needs: 7, reads: 1 }));
    assert!(too_new(Vault::users(&made.folder).err()));
    let nonsense = Passphrase::from(String::new());
    assert!(too_new(Vault::unlock(&made.folder, made.user, &nonsense).err()));
    assert!(too_new(Vault::unlock_with_recovery(&made.folder, &made.recovery).err()));
}

#[cfg(unix)]
#[test]
fn a_folder_open_to_others_is_refused_and_a_new_vault_closes_its_own() {
    use std::os::unix::fs::PermissionsExt;
    let open = |folder: &Path, mode| fs::set_permissions(folder, fs::Permissions::from_mode(mode)).unwrap();
    let (made, vault) = Made::new();
    drop(vault);
    for mode in [0o701, 0o710, 0o755] {
        open(&made.folder, mode);
        let refused = Vault::unlock(&made.folder, made.user, &passphrase());
        assert!(matches!(refused, Err(VaultError::FoldersOpenToOthers { .. })));
    }
    let temp = crate::test_folder::folder();
    open(temp.path(), 0o755);
    drop(Vault::create(temp.path(), "KW", &passphrase(), KDF).unwrap());
    assert_eq!(fs::metadata(temp.path()).unwrap().permissions().mode() & 0o077, 0);
}

/// A folder whose path is this long, so that writing fails midway: Linux takes paths of up to 4,095 bytes, which
/// is enough for the lock but not for everything that follows.
#[cfg(target_os = "linux")]
fn folder_of_path_len(temp: &Path, len: usize) -> std::path::PathBuf {
    let mut folder = temp.to_path_buf();
    while folder.as_os_str().len() < len {
        let room = len - folder.as_os_str().len() - 1;
        folder.push("x".repeat(if room > 220 { 200 } else { room }));
    }
    assert_eq!(folder.as_os_str().len(), len);
    folder
}

#[cfg(target_os = "linux")]
#[test]
fn a_vault_that_could_not_be_made_leaves_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let temp = crate::test_folder::folder();
    let folder = folder_of_path_len(temp.path(), 4_055);
    let refused = Vault::create(&folder, "KW", &passphrase(), KDF);
    assert!(matches!(refused, Err(VaultError::Io { .. })));
    assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 0);

    fs::create_dir_all(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    Vault::create(&folder, "KW", &passphrase(), KDF).unwrap_err();
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o755);
}

#[cfg(target_os = "linux")]
#[test]
fn a_case_that_could_not_be_made_leaves_nothing() {
    let temp = crate::test_folder::folder();
    // The longest temporary name of a user's files is 55 bytes longer than the folder's, of a case's keys 57.
    let folder = folder_of_path_len(temp.path(), 4_095 - 55);
    let (vault, _) = Vault::create(&folder, "KW", &passphrase(), KDF).unwrap();
    assert!(matches!(vault.create_case(), Err(VaultError::Io { doing: "create", .. })));
    assert_eq!(vault.cases().unwrap(), []);
    assert_eq!(fs::read_dir(folder.join(layout::CASES)).unwrap().count(), 0);
}
