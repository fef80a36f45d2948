//! Need-to-know is cryptography: over a vault with several users, cases and films, whoever is no member of a case opens
//! nothing of it, neither by asking nor with any key that a session of theirs can come by.

use std::collections::BTreeMap;
use std::fs;

use chrono::{DateTime, Utc};

use super::super::crypto::{Key, label};
use super::super::film::{FilmFolder, FilmId, FilmReader, FilmWriter, SealFacts};
use super::super::public_keys;
use super::super::{CaseAccess, Passphrase, Vault, VaultError, layout};
use super::{KDF, both};
use crate::base::{CaseId, DeviceId, RecordingId, UserId};
use crate::library::{Author, CaseLibrary};

const LABELS: [&[u8]; 12] = [
    label::DEVICE_DB,
    label::HEADER_MAC,
    label::DEVICE_AUDIT,
    label::SLOT,
    label::SLOT_ADMISSION,
    label::RECOVERY_PROOF,
    label::CASE_DB,
    label::CASE_AUDIT,
    label::FILM_SEGMENT,
    label::FILM_COMMITMENT,
    label::FILM_SEAL,
    label::FILM_PROGRESS,
];

fn passphrase(of: usize) -> Passphrase {
    Passphrase::from(format!("the passphrase of user {of}"))
}

fn library(access: &CaseAccess, key: &Key, audit: &Key) -> Result<CaseLibrary, crate::library::LibraryError> {
    let author = Author { user: UserId::random(), device: DeviceId::random() };
    CaseLibrary::open(&access.database_path(), key, audit.clone(), author)
}

/// A case with a database and a sealed film.
fn filmed(vault: &Vault) -> (CaseAccess, FilmId) {
    let mut access = vault.create_case().unwrap();
    library(&access, &access.database_key(), &access.audit_key()).unwrap();
    let recording = RecordingId::random();
    let key = access.new_content_key(vault, recording).unwrap();
    let id = FilmId { vault: vault.id(), case: access.case(), recording };
    let start: DateTime<Utc> = DateTime::UNIX_EPOCH;
    let mut film = FilmWriter::create(&access.film_folder(), id, &key, start).unwrap();
    film.append(&[7; 5000]).unwrap();
    film.finish(SealFacts::default(), Some(vault.signer())).unwrap();
    (access, id)
}

/// Every key that a session can come by, and what is derived from it for any case.
fn reachable(vault: &Vault, cases: &[CaseId]) -> Vec<Key> {
    let mut roots = vec![vault.vault_key().clone(), vault.device_db_key(), vault.device_audit_key()];
    for case in cases {
        if let Ok(access) = vault.open_case(*case) {
            roots.extend([access.database_key(), access.audit_key()]);
            roots.extend(
                access.recordings().into_iter().map(|recording| access.content_key(recording).unwrap()),
            );
        }
    }
    let salts: Vec<[u8; 16]> =
        cases.iter().map(|case| *case.bytes()).chain([*vault.id().bytes(), [0; 16]]).collect();
    let derived = roots.iter().flat_map(|root| {
        salts.iter().flat_map(move |salt| LABELS.iter().map(move |label| root.derive(salt, &[label])))
    });
    let derived: Vec<Key> = derived.collect();
    roots.into_iter().chain(derived).collect()
}

#[test]
fn no_key_of_who_is_no_member_opens_anything_of_a_case() {
    let temp = crate::test_folder::folder();
    let folder = temp.path().join("vault");
    let (vault, _) = Vault::create(&folder, "user 0", &passphrase(0), KDF).unwrap();
    let mut users = vec![vault.user().unwrap()];
    for of in 1..4 {
        users.push(vault.add_user(&format!("user {of}"), &passphrase(of), KDF).unwrap());
    }
    drop(vault);
    // Whose each case is: one's own, two people's, all but one's, and one that somebody was taken out of.
    let members: [&[usize]; 5] = [&[0], &[1, 2], &[3, 1, 2], &[2], &[0, 3]];
    let mut cases = BTreeMap::new();
    for (at, members) in members.iter().enumerate() {
        let vault = Vault::unlock(&folder, users[members[0]], &passphrase(members[0])).unwrap();
        let (mut access, film) = filmed(&vault);
        for member in &members[1..] {
            access.add_member(&vault, users[*member]).unwrap();
        }
        if at == 4 {
            // Was a member for an hour; the new generation and its film are not theirs.
            access.add_member(&vault, users[1]).unwrap();
            let next = access.next_generation(&vault, &[users[1]]).unwrap();
            let old = library(&access, &access.database_key(), &access.audit_key()).unwrap();
            let (path, key, audit_key) = (next.database_path(), next.database_key(), next.audit_key());
            let database = crate::library::NextDatabase { path: &path, key: &key, audit_key: &audit_key };
            old.write_anew(&database, &[users[1]], DateTime::UNIX_EPOCH).unwrap();
            drop(old);
            access.begin_generation(&vault, next).unwrap();
            access.sweep(&vault).unwrap();
        }
        cases.insert(access.case(), (access, film, *members));
    }
    let all: Vec<CaseId> = cases.keys().copied().collect();
    let mut refused = 0;
    for (number, user) in users.iter().enumerate() {
        let vault = Vault::unlock(&folder, *user, &passphrase(number)).unwrap();
        let keys = reachable(&vault, &all);
        for (case, (access, film, members)) in &cases {
            let opened = vault.open_case(*case);
            let films = FilmFolder::on_disk(layout::film_folder(&folder, *case));
            if members.contains(&number) {
                let content = opened.unwrap().content_key(film.recording).unwrap();
                assert!(FilmReader::open(&films, *film, &content).is_ok());
                assert!(keys.iter().any(|key| library(access, key, key).is_ok()));
                continue;
            }
            refused += 1;
            assert!(matches!(opened, Err(VaultError::NotAMember(id)) if id == *case));
            for path in both(&layout::case_keys(&folder, *case)) {
                let bytes = fs::read(path).unwrap();
                let at = bytes.windows(21).position(|window| window == b"age-encryption.org/v1").unwrap();
                // Signature and checksum stand behind the age file.
                let sealed = &bytes[at..bytes.len() - 68];
                assert!(public_keys::open_as(vault.identity(), sealed).is_err());
                for key in &keys {
                    assert!(!bytes.windows(32).any(|window| window == key.expose()));
                }
            }
            for key in &keys {
                assert!(library(access, key, key).is_err());
                assert!(matches!(FilmReader::open(&films, *film, key), Err(VaultError::WrongFilmKey(_))));
            }
        }
    }
    assert_eq!(refused, 4 * 5 - members.iter().map(|members| members.len()).sum::<usize>());
}
