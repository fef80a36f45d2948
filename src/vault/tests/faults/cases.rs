//! The flows of one case over a disk that fails: made, keys made and destroyed, members added and removed.

use super::*;

#[test]
fn a_case_is_made_or_not() {
    drive(
        Session::Recovery,
        |vault, _, _| vault.create_case().map(|_| ()),
        |folder, base, done| {
            let vault = base.holds(folder);
            let cases = vault.cases().unwrap();
            assert!(cases.len() == 2 || (cases.len() == 1 && !done));
            for case in cases {
                let access = vault.open_case(case).unwrap();
                assert!(access.film_folder().path().is_dir(), "{case}");
            }
        },
    );
}

#[test]
fn a_content_key_is_made_or_not() {
    const NEW: RecordingId = RecordingId::from_bytes([8; 16]);
    drive(
        Session::Recovery,
        |vault, base, _| vault.open_case(base.case)?.new_content_key(vault, NEW).map(|_| ()),
        |folder, base, done| {
            let vault = base.holds(folder);
            let key = vault.open_case(base.case).unwrap().content_key(NEW);
            assert!(key.is_ok() || !done);
        },
    );
}

#[test]
fn a_destroyed_content_key_is_in_no_file() {
    drive(
        Session::Recovery,
        |vault, base, _| vault.open_case(base.case)?.destroy_content_key(vault, base.doomed),
        |folder, base, done| {
            if done {
                // Before anything is opened and repaired.
                let vault = base.rescue(folder);
                let case_folder = layout::case_folder(folder, base.case);
                let mut looked_at = 0;
                for name in layout::names(&case_folder).unwrap() {
                    let bytes = fs::read(case_folder.join(name)).unwrap_or_default();
                    let keys = SignedCaseKeys::parse(&bytes, vault.id(), base.case, &vault.directory());
                    if let Ok(keys) = keys {
                        looked_at += 1;
                        assert!(!keys.open(vault.identity()).unwrap().content.contains_key(&base.doomed));
                    }
                }
                assert!(looked_at >= 2);
            }
            let vault = base.holds(folder);
            let access = vault.open_case(base.case).unwrap();
            assert!(access.content_key(base.doomed).is_err() || !done);
        },
    );
}

#[test]
fn a_member_is_added_or_not() {
    drive(
        Session::Recovery,
        |vault, base, _| vault.open_case(base.case)?.add_member(vault, base.third),
        |folder, base, done| {
            let vault = base.holds(folder);
            let added = vault.open_case(base.case).unwrap().members().contains(&base.third);
            assert!(added || !done);
            drop(vault);
            let theirs = unlock(folder, base.third, &passphrase()).unwrap();
            assert_eq!(theirs.open_case(base.case).is_ok(), added);
        },
    );
}

/// The case goes over to a database without the colleague. The database is written past the vault's files, as
/// `SQLite` does.
fn remove_colleague(vault: &Vault, base: &Base, disk: &FaultyStorage) -> Result<(), VaultError> {
    let mut access = vault.open_case(base.case)?;
    let next = access.next_generation(vault, &[base.colleague])?;
    let path = next.database_path();
    let database = disk.create(&path, Create::New).map_err(VaultError::io("create", &path))?;
    database.append(b"database 2").map_err(VaultError::io("write", &path))?;
    access.begin_generation(vault, next)?;
    access.sweep(vault).map(|_| ())
}

#[test]
fn a_member_is_removed_or_not() {
    drive(Session::Recovery, remove_colleague, |folder, base, done| {
        let vault = base.holds(folder);
        let mut access = vault.open_case(base.case).unwrap();
        let removed = access.generation() == 2;
        assert!(removed || !done);
        assert_eq!(access.members().contains(&base.colleague), !removed);
        // What is made from now on is not for them.
        access.new_content_key(&vault, RecordingId::random()).unwrap();
        drop(vault);
        let theirs = unlock(folder, base.colleague, &passphrase()).unwrap();
        assert_eq!(theirs.open_case(base.case).is_err(), removed);
    });
}
