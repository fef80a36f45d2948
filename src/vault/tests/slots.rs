//! A slot under a known key: round trip, every bit, every cut, and vectors named by their defect.

use age::secrecy::ExposeSecret;

use super::super::VaultError;
use super::super::crypto::Key;
use super::super::slot::{NewSlot, Secrets, Slot, check_login};
use super::{KDF, KdfParams, Passphrase, bit_flips, repaired};
use crate::base::{UserId, VaultId};

const VAULT: VaultId = VaultId::from_bytes([1; 16]);
const USER: UserId = UserId::from_bytes([2; 16]);
/// Bytes 383 + 16 … + 32 are the admission's MAC, which the passphrase's cipher does not cover.
const ADMISSION: std::ops::Range<usize> = 399..431;

fn wrap() -> Key {
    Key::from_bytes([3; 32])
}

fn vault_key() -> Key {
    Key::from_bytes([4; 32])
}

fn new(kdf: KdfParams) -> NewSlot<'static> {
    NewSlot { vault: VAULT, user: USER, login: "Zoë", generation: 1, kdf }
}

fn slot() -> (Secrets, Vec<u8>) {
    let secrets = Secrets::new(vault_key()).unwrap();
    let bytes = new(KDF).under(&wrap(), [5; 16], &secrets).unwrap();
    (secrets, bytes)
}

fn same_secrets(a: &Secrets, b: &Secrets) -> bool {
    a.identity.to_string().expose_secret() == b.identity.to_string().expose_secret()
        && a.seed == b.seed
        && a.vault_key == b.vault_key
}

#[test]
fn a_slot_gives_back_what_was_put_in() {
    let (secrets, bytes) = slot();
    assert_eq!(bytes.len(), 435);
    let slot = Slot::parse_admitted(&bytes, VAULT, USER, &vault_key()).unwrap();
    assert_eq!((slot.login.reveal().as_str(), slot.kdf, slot.generation), ("Zoë", KDF, 1));
    assert_eq!(slot.keys, secrets.public(USER).unwrap());
    assert!(same_secrets(&slot.open(&wrap()).unwrap().unwrap(), &secrets));
    assert!(slot.open(&Key::from_bytes([9; 32])).unwrap().is_none());
}

#[test]
fn slot_bit_flipped() {
    let (_, bytes) = slot();
    for (bit, bent) in bit_flips(&bytes) {
        assert!(matches!(Slot::parse(&bent), Err(VaultError::Damaged { .. })), "bit {bit}");
    }
}

#[test]
fn slot_bit_flipped_checksum_repaired() {
    let (secrets, bytes) = slot();
    for (bit, bent) in bit_flips(&bytes[..431]) {
        let bent = repaired([&bent[..], &[0; 4]].concat());
        assert!(Slot::parse_admitted(&bent, VAULT, USER, &vault_key()).is_err(), "bit {bit}");
        let Ok(slot) = Slot::parse(&bent) else { continue };
        match slot.open(&wrap()).unwrap() {
            None => assert!(!ADMISSION.contains(&(bit / 8)), "bit {bit}"),
            Some(opened) => {
                assert!(ADMISSION.contains(&(bit / 8)), "bit {bit}");
                assert!(same_secrets(&opened, &secrets));
            }
        }
    }
}

#[test]
fn slot_cut_and_slot_too_long() {
    let (_, bytes) = slot();
    for len in 0..bytes.len() {
        assert!(matches!(Slot::parse(&bytes[..len]), Err(VaultError::Damaged { .. })), "{len} bytes");
        if len > 14 {
            assert!(Slot::parse(&repaired(bytes[..len].to_vec())).is_err(), "{len} bytes, checksum repaired");
        }
    }
    assert!(Slot::parse(&repaired([&bytes[..], &[0]].concat())).is_err());
}

#[test]
fn slot_version_newer() {
    let (_, mut bytes) = slot();
    bytes[8] = 2;
    assert!(matches!(Slot::parse(&bytes), Err(VaultError::Damaged { .. })), "damage is not a version");
    assert!(matches!(Slot::parse(&repaired(bytes)), Err(VaultError::TooNew { needs: 2, reads: 1 })));
}

#[test]
fn slot_of_another_user_vault_or_vault_key() {
    let (_, bytes) = slot();
    let (other_user, other_vault) = (UserId::from_bytes([7; 16]), VaultId::from_bytes([7; 16]));
    assert!(Slot::parse_for(&bytes, other_user).is_err());
    assert!(Slot::parse_admitted(&bytes, other_vault, USER, &vault_key()).is_err());
    assert!(Slot::parse_admitted(&bytes, VAULT, USER, &Key::from_bytes([9; 32])).is_err());
}

#[test]
fn slot_asking_for_absurd_work() {
    let passphrase = Passphrase::from("any at all".to_owned());
    let secrets = Secrets::new(vault_key()).unwrap();
    for kdf in [
        KdfParams { memory_kib: u32::MAX, ..KDF },
        KdfParams { memory_kib: (2 << 20) + 1, ..KDF },
        KdfParams { memory_kib: (64 << 10) - 1, ..KDF },
        KdfParams { memory_kib: 0, ..KDF },
        KdfParams { passes: 0, ..KDF },
        KdfParams { passes: 17, ..KDF },
        KdfParams { lanes: 0, ..KDF },
        KdfParams { lanes: 9, ..KDF },
    ] {
        let bytes = new(kdf).under(&wrap(), [5; 16], &secrets).unwrap();
        let refused = Slot::parse(&bytes).unwrap().wrapping_key(&passphrase);
        assert!(matches!(refused, Err(VaultError::AbsurdParameters { user: USER })), "{kdf:?}");
        assert!(matches!(new(kdf).behind(&passphrase, &secrets), Err(VaultError::ParametersOutOfBounds)));
    }
    assert!(KdfParams { memory_kib: 2 << 20, passes: 16, lanes: 8 }.is_sane());
    assert!(KdfParams::STANDARD.is_sane() && KdfParams::FLOOR.is_sane());
}

#[test]
fn a_derived_key_depends_on_passphrase_salt_work_and_owner() {
    let derive = |text: &str, salt: u8, passes, owner: &[u8]| {
        let kdf = KdfParams { passes, ..KDF };
        kdf.wrapping_key(&Passphrase::from(text.to_owned()), &[salt; 16], owner).unwrap().unwrap()
    };
    let key = derive("one", 1, 1, b"a");
    assert_eq!(key, derive("one", 1, 1, b"a"));
    for other in [derive("two", 1, 1, b"a"), derive("one", 2, 1, b"a"), derive("one", 1, 2, b"a")] {
        assert_ne!(key, other);
    }
    assert_ne!(key, derive("one", 1, 1, b"b"));
}

#[test]
fn login_names_that_no_slot_holds() {
    for bad in ["", "  ", "a\nb", "a\0", &"x".repeat(65)] {
        assert!(matches!(check_login(bad), Err(VaultError::BadLogin { most: 64 })), "{bad:?}");
    }
    assert!(check_login(&"é".repeat(32)).is_ok());
}

#[test]
fn nothing_secret_is_shown() {
    let passphrase = Passphrase::from("a calm window seat".to_owned());
    assert_eq!(format!("{passphrase:?}"), "Passphrase(‹redacted›)");
    assert!(!format!("{:?}", Slot::parse(&slot().1).unwrap()).contains("Zoë"));
}
