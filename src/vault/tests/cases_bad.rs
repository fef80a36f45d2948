//! `case.keys` altered, cut, forged and swapped; and what `vault check` says of key files.

use std::fs;

use age::x25519::Identity;

use super::super::case_keys::SignedCaseKeys;
use super::super::crypto::label;
use super::super::envelope::{Draft, Kind};
use super::super::public_keys::{self, PublicKeys};
use super::super::signing::Signer;
use super::super::{CaseAccess, KeyFile, VaultError};
use super::{
    KDF, KeyFilePlace, Made, Trouble, Vault, bit_flips, both, bytes_of, layout, passphrase, repaired, said,
    write_both,
};
use crate::base::{CaseId, RecordingId, UserId, VaultId};

const KIND: Kind = Kind { what: "case keys", magic: b"ATTNCKEY", version: 1 };

fn filmed(vault: &Vault) -> (CaseAccess, RecordingId) {
    let mut case = vault.create_case().unwrap();
    let recording = RecordingId::random();
    case.new_content_key(vault, recording).unwrap();
    (case, recording)
}

fn damaged<T>(result: &Result<T, VaultError>) -> bool {
    matches!(result, Err(VaultError::Damaged { what: "case keys", .. }))
}

#[test]
fn case_keys_bit_flipped_with_and_without_repairing() {
    let (made, vault) = Made::new();
    let (case, _) = filmed(&vault);
    let [bytes, _] = bytes_of(&layout::case_keys(&made.folder, case.case()));
    let directory = vault.directory();
    let parse = |bytes: &[u8]| SignedCaseKeys::parse(bytes, vault.id(), case.case(), &directory);
    assert!(parse(&bytes).is_ok());
    for (bit, bent) in bit_flips(&bytes) {
        assert!(damaged(&parse(&bent)), "bit {bit}");
        if bit / 8 < bytes.len() - 4 {
            assert!(parse(&repaired(bent)).is_err(), "bit {bit}");
        }
    }
    for len in 0..bytes.len() {
        assert!(damaged(&parse(&bytes[..len])), "{len} bytes");
        if len >= 14 {
            assert!(damaged(&parse(&repaired(bytes[..len].to_vec()))), "{len} bytes");
        }
    }
    assert!(damaged(&parse(&repaired([&bytes[..], &[0]].concat()))));
}

#[test]
fn case_keys_bit_flipped_on_disk_are_served_by_the_copy() {
    let (made, vault) = Made::new();
    let (case, recording) = filmed(&vault);
    let path = layout::case_keys(&made.folder, case.case());
    let [whole, _] = bytes_of(&path);
    for (_, bent) in bit_flips(&whole).step_by(211) {
        for bent in [bent.clone(), repaired(bent)] {
            if bent == whole {
                continue;
            }
            fs::write(&path, &bent).unwrap();
            let served = vault.open_case(case.case()).unwrap();
            assert_eq!(served.content_key(recording).unwrap(), case.content_key(recording).unwrap());
            assert_eq!(bytes_of(&path), [whole.clone(), whole.clone()]);
        }
    }
    assert!(vault.repairs().iter().all(|repair| repair.repaired && repair.trouble == Trouble::Damaged));
    write_both(&path, &whole[..100]);
    assert!(damaged(&vault.open_case(case.case())));
    assert_eq!(vault.cases().unwrap(), [case.case()], "a damaged case is not hidden");
}

#[test]
fn case_keys_of_another_case_or_signed_by_a_stranger() {
    let (made, vault) = Made::new();
    let (case, other) = (filmed(&vault).0, filmed(&vault).0);
    let path = layout::case_keys(&made.folder, case.case());
    let [theirs, _] = bytes_of(&layout::case_keys(&made.folder, other.case()));
    write_both(&path, &theirs);
    assert!(damaged(&vault.open_case(case.case())));

    // A stranger's own signature, under their own id and under the worker's.
    let me = [vault.public_keys(made.user).unwrap()];
    for author in [UserId::random(), made.user] {
        let stranger = Signer::from_seed(author, &[9; 32]).unwrap();
        let forged = file(&body(vault.id(), case.case(), 0, &[], &me), &vault, case.case(), &me, &stranger);
        write_both(&path, &forged);
        assert!(damaged(&vault.open_case(case.case())));
    }
}

/// Signed by somebody of the vault, and yet not as it should be inside.
#[test]
fn case_keys_with_a_bad_body() {
    let (made, vault) = Made::new();
    let case = filmed(&vault).0.case();
    let path = layout::case_keys(&made.folder, case);
    let me = [vault.public_keys(made.user).unwrap()];
    let recording = [7; 48];
    let two = [recording, recording].concat();
    let good = body(vault.id(), case, 1, &recording, &me);
    let try_body = |body: &[u8]| {
        let bytes = file(body, &vault, case, &me, vault.signer());
        write_both(&path, &bytes);
        vault.open_case(case)
    };
    assert_eq!(try_body(&good).unwrap().recordings().len(), 1);
    for (defect, body) in [
        ("body_empty", Vec::new()),
        ("body_cut", good[..good.len() - 1].to_vec()),
        ("body_too_long", [&good[..], &[0]].concat()),
        ("recording_with_two_keys", body(vault.id(), case, 2, &two, &me)),
        ("absurd_number_of_recordings", body(vault.id(), case, u32::MAX, &recording, &me)),
        ("more_recordings_than_there_are", body(vault.id(), case, 2, &recording, &me)),
        ("no_members", body(vault.id(), case, 1, &recording, &[])),
        ("sealed_for_another_case", body(vault.id(), CaseId::random(), 1, &recording, &me)),
        ("sealed_for_another_vault", body(VaultId::random(), case, 1, &recording, &me)),
    ] {
        assert!(damaged(&try_body(&body)), "{defect}");
    }
    // Sealed to somebody else altogether.
    let other = PublicKeys { recipient: Identity::generate().to_public(), ..me[0].clone() };
    let bytes = file(&good, &vault, case, &[other], vault.signer());
    write_both(&path, &bytes);
    assert!(matches!(vault.open_case(case), Err(VaultError::NotAMember(id)) if id == case));
}

#[test]
fn case_keys_of_absurd_length_or_newer_version() {
    let (made, vault) = Made::new();
    let case = filmed(&vault).0.case();
    let path = layout::case_keys(&made.folder, case);
    let [whole, _] = bytes_of(&path);
    let mut absurd = whole.clone();
    absurd[70..74].copy_from_slice(&u32::MAX.to_le_bytes());
    write_both(&path, repaired(absurd));
    let Err(VaultError::Damaged { why, .. }) = vault.open_case(case) else { panic!("it should be refused") };
    assert_eq!(why, "absurd length");
    // Written by somebody of the vault who wants the next rewrite to overflow.
    let keys = SignedCaseKeys::parse(&whole, vault.id(), case, &vault.directory()).unwrap();
    let last = keys.open(vault.identity()).unwrap().write(u64::MAX, vault.signer()).unwrap();
    write_both(&path, last);
    let mut access = vault.open_case(case).unwrap();
    assert!(damaged(&access.new_content_key(&vault, RecordingId::random())));
    let mut newer = whole.clone();
    newer[8] = 9;
    fs::write(&path, &whole).unwrap();
    fs::write(&both(&path)[1], repaired(newer.clone())).unwrap();
    assert!(matches!(vault.open_case(case), Err(VaultError::TooNew { needs: 9, reads: 1 })));
    assert_eq!(bytes_of(&path)[1], repaired(newer), "a newer file is never overwritten");
}

#[test]
fn a_check_lists_what_is_wrong_and_touches_nothing() {
    let (made, vault) = Made::new();
    let other = vault.add_user("AB", &passphrase(), KDF).unwrap();
    let (case, whole) = (filmed(&vault).0.case(), filmed(&vault).0.case());
    let [header, slot] = [layout::header(&made.folder), layout::slot(&made.folder, other)];
    let keys = layout::case_keys(&made.folder, case);
    assert!(vault.check_key_files().unwrap().is_empty());
    fs::remove_file(&both(&header)[1]).unwrap();
    fs::write(&slot, "x").unwrap();
    write_both(&keys, "x");
    let found = vault.check_key_files().unwrap();
    let files: Vec<_> = found.iter().map(|trouble| trouble.file).collect();
    let damaged = KeyFile::CaseKeys(case);
    assert_eq!(files, [KeyFile::Header, KeyFile::Slot(other), damaged, damaged]);
    assert_eq!(
        said(&found),
        [
            (KeyFilePlace::Copy, Trouble::Missing, false),
            (KeyFilePlace::File, Trouble::Damaged, false),
            (KeyFilePlace::File, Trouble::Damaged, false),
            (KeyFilePlace::Copy, Trouble::Damaged, false),
        ]
    );
    assert!(!both(&header)[1].exists());
    assert_eq!(fs::read(&slot).unwrap(), b"x");
    assert!(vault.open_case(whole).is_ok(), "a damaged case harms no other");
    assert!(vault.repairs().is_empty());
}

fn body(vault: VaultId, case: CaseId, count: u32, recordings: &[u8], members: &[PublicKeys]) -> Vec<u8> {
    let draft =
        Draft::body(1024).put(vault.bytes()).put(case.bytes()).put(&1_u32.to_le_bytes()).put(&[5; 32]);
    let draft = draft.put(&count.to_le_bytes()).put(recordings);
    let draft = draft.put(&u16::try_from(members.len()).unwrap().to_le_bytes());
    members.iter().fold(draft, |draft, member| member.write(draft)).finish_body().to_vec()
}

fn file(body: &[u8], vault: &Vault, case: CaseId, to: &[PublicKeys], author: &Signer) -> Vec<u8> {
    let sealed = public_keys::seal_to(to.iter(), body).unwrap();
    let draft = Draft::file(&KIND)
        .put(vault.id().bytes())
        .put(case.bytes())
        .put(&1_u32.to_le_bytes())
        .put(&9_u64.to_le_bytes())
        .put(author.user().bytes())
        .put(&u32::try_from(sealed.len()).unwrap().to_le_bytes())
        .put(&sealed);
    let signature = author.sign(&[label::SIGN_CASE_KEYS, draft.so_far()].concat());
    draft.put(&signature).finish()
}
