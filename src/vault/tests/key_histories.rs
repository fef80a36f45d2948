//! A user's key history: round trip, every bit, every cut, vectors named by their defect, and whose word is believed.

use super::super::VaultError;
use super::super::crypto::Key;
use super::super::envelope::{Draft, Kind};
use super::super::key_history::KeyHistory;
use super::super::public_keys::PublicKeys;
use super::super::signing::{RECOVERY_AUTHOR, Signer};
use super::super::slot::{Secrets, admission_key};
use super::{bit_flips, repaired};
use crate::base::{UserId, VaultId};

const VAULT: VaultId = VaultId::from_bytes([1; 16]);
const USER: UserId = UserId::from_bytes([2; 16]);
const KIND: Kind = Kind { what: "key history", magic: b"ATTNKHIS", version: 1 };

fn vault_key() -> Key {
    Key::from_bytes([4; 32])
}

fn keys() -> PublicKeys {
    Secrets::new(vault_key()).unwrap().public(USER).unwrap()
}

fn recovery() -> Signer {
    Signer::from_seed(RECOVERY_AUTHOR, &[7; 32]).unwrap()
}

/// Somebody who was admitted and lost their keys twice.
fn history() -> KeyHistory {
    let mut history = KeyHistory::new(VAULT, USER);
    history.remember(&keys());
    history.endorse(keys(), &recovery());
    history.endorse(keys(), &recovery());
    history
}

fn parse(bytes: &[u8]) -> Result<KeyHistory, VaultError> {
    KeyHistory::parse(bytes, VAULT, USER, &vault_key())
}

fn damaged(result: &Result<KeyHistory, VaultError>) -> bool {
    matches!(result, Err(VaultError::Damaged { what: "key history", .. }))
}

#[test]
fn a_key_history_gives_back_what_was_put_in() {
    let mut history = history();
    for retired in [false, true] {
        history.retired = retired;
        let bytes = history.write_next(&vault_key()).unwrap();
        assert_eq!(bytes.len(), 10 + 32 + 4 + 1 + 2 + 3 * (62 + 32 + 65) + 32 + 4);
        assert_eq!(parse(&bytes).unwrap(), history);
    }
    assert_eq!(history.revision, 2);
}

#[test]
fn key_history_bit_flipped_with_and_without_repairing() {
    let bytes = history().write_next(&vault_key()).unwrap();
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

/// Written by somebody who has the vault's key, and yet not as it should be.
#[test]
fn key_history_with_a_defect_behind_a_good_mac() {
    let entry = |endorsed: u8| {
        let keys = keys();
        [keys.recipient.to_string().as_bytes(), &keys.verifying, &[endorsed], &[0; 64]].concat()
    };
    let file = |vault: VaultId, user: UserId, retired: u8, count: u16, entries: &[Vec<u8>]| {
        let mut draft = Draft::file(&KIND).put(vault.bytes()).put(user.bytes());
        draft = draft.put(&1_u32.to_le_bytes()).put(&[retired]).put(&count.to_le_bytes());
        for entry in entries {
            draft = draft.put(entry);
        }
        let mac = admission_key(VAULT, &vault_key()).mac(&[draft.so_far()]);
        draft.put(&mac).finish()
    };
    assert!(parse(&file(VAULT, USER, 1, 1, &[entry(0)])).is_ok());
    let mut unreadable = entry(0);
    unreadable[..4].copy_from_slice(b"nope");
    for (defect, bytes) in [
        ("another_vault", file(VaultId::random(), USER, 0, 1, &[entry(0)])),
        ("another_user", file(VAULT, UserId::random(), 0, 1, &[entry(0)])),
        ("neither_retired_nor_not", file(VAULT, USER, 2, 1, &[entry(0)])),
        ("neither_endorsed_nor_not", file(VAULT, USER, 0, 1, &[entry(2)])),
        ("absurd_number_of_keys", file(VAULT, USER, 0, u16::MAX, &[entry(0)])),
        ("more_keys_than_there_are", file(VAULT, USER, 0, 2, &[entry(0)])),
        ("fewer_keys_than_there_are", file(VAULT, USER, 0, 0, &[entry(0)])),
        ("recipient_unreadable", file(VAULT, USER, 0, 1, &[unreadable])),
    ] {
        assert!(damaged(&parse(&bytes)), "{defect}");
    }
    let other =
        KeyHistory::parse(&file(VAULT, USER, 0, 1, &[entry(0)]), VAULT, USER, &Key::from_bytes([5; 32]));
    assert!(damaged(&other), "under_another_vault_key");
    let newer = Draft::file_of_version(&KIND, 2).finish();
    assert!(matches!(parse(&newer), Err(VaultError::TooNew { needs: 2, reads: 1 })));
}

#[test]
fn only_the_recovery_key_gives_keys_and_only_forwards() {
    let history = history();
    let [first, second, third] = [0, 1, 2].map(|at| history.given[at].keys.clone());
    let author = recovery().public();
    assert!(history.follows(&first, &second, &author) && history.follows(&second, &third, &author));
    assert!(history.follows(&first, &third, &author));
    assert!(!history.follows(&third, &second, &author), "back to older keys");
    assert!(!history.follows(&second, &second, &author));
    assert!(!history.follows(&keys(), &third, &author), "from keys that were never theirs");
    assert!(!history.follows(&first, &keys(), &author), "to keys that were never given");
    assert!(history.gave(&third, &author) && !history.gave(&first, &author));

    // Somebody with the vault's key, but not the recovery key, makes a list of their own.
    let insider = Signer::from_seed(UserId::random(), &[8; 32]).unwrap();
    let mut forged = KeyHistory::new(VAULT, USER);
    forged.remember(&first);
    forged.endorse(keys(), &insider);
    assert!(!forged.follows(&first, &forged.given[1].keys, &author));
    // Nor does a genuine signature serve in another place of the list, or for other keys.
    let mut moved = history.clone();
    moved.given.swap(1, 2);
    assert!(!moved.follows(&first, &third, &author) && !moved.follows(&first, &second, &author));
    let mut swapped = history.clone();
    swapped.given[2].keys = keys();
    assert!(!swapped.follows(&first, &swapped.given[2].keys, &author));
    let mut elsewhere = history;
    elsewhere.vault = VaultId::random();
    assert!(!elsewhere.follows(&first, &second, &author));
}
