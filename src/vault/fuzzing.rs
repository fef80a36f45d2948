//! What a fuzzer throws at slots and key files, all in memory, and what must hold whatever it throws. Compiled
//! for tests and for the folder `fuzz` alone; knows no file, and derives no key from a passphrase.
//!
//! The first byte says what the rest is: a file as it is, a file whose checksum is made right, a file that a
//! holder of the keys would have written, or what is sealed inside one.

use std::sync::OnceLock;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use zeroize::Zeroizing;

use super::case_keys::{CaseKeys, SignedCaseKeys};
use super::crypto::{Key, label};
use super::envelope::{Draft, Kind};
use super::fuzz_script::Script;
use super::header::Header;
use super::key_history::KeyHistory;
use super::passphrase::Passphrase;
use super::people::Directory;
use super::public_keys;
use super::recovery::{RecoveryKey, RecoverySlot};
use super::signing::{RECOVERY_AUTHOR, Signer};
use super::slot::{NewSlot, Secrets, Slot, admission_key};
use super::{KdfParams, VaultError};
use crate::base::{CaseId, UserId, VaultId};

pub use super::film::fuzzing::{film, seal};

const VAULT: VaultId = VaultId::from_bytes([1; 16]);
const USER: UserId = UserId::from_bytes([2; 16]);
const CASE: CaseId = CaseId::from_bytes([3; 16]);
/// Protects nothing but what this file makes.
const IDENTITY: &str = "AGE-SECRET-KEY-1PJ56SD8NSSUTQ2FQR9FNL3XKK595ZZ0DCGLYMCM0KLSH7569Q0USN3P37R";
const CASE_KEYS: Kind = Kind { what: "case keys", magic: b"ATTNCKEY", version: 1 };
const RECOVERY: Kind = Kind { what: "recovery slot", magic: b"ATTNRECO", version: 1 };
const KEY_HISTORY: Kind = Kind { what: "key history", magic: b"ATTNKHIS", version: 1 };
const HEADER: Kind = Kind { what: "header", magic: b"ATTNVALT", version: 1 };
/// Where in a slot its secrets and its admission stand.
const SLOT_SECRETS: std::ops::Range<usize> = 245..383;
const SLOT_ADMISSION: usize = 399;

fn vault_key() -> Key {
    Key::from_bytes([4; 32])
}

/// The key that slots here are under, as if derived from a passphrase.
fn wrap() -> Key {
    Key::from_bytes([5; 32])
}

fn identity() -> &'static Identity {
    static IDENTITY_ONCE: OnceLock<Identity> = OnceLock::new();
    IDENTITY_ONCE.get_or_init(|| IDENTITY.parse().unwrap_or_else(|_| Identity::generate()))
}

fn secrets() -> Secrets {
    Secrets { identity: identity().clone(), seed: Zeroizing::new([6; 32]), vault_key: vault_key() }
}

fn directory() -> Directory {
    let mut directory = Directory::default();
    for user in [USER, RECOVERY_AUTHOR] {
        if let Ok(keys) = secrets().public(user) {
            directory.insert(keys);
        }
    }
    directory
}

/// The file with its last four bytes taken for a checksum and made right.
fn repaired(file: &[u8]) -> Vec<u8> {
    let content = &file[..file.len().saturating_sub(4)];
    [content, &crc32fast::hash(content).to_le_bytes()].concat()
}

/// A user's slot.
///
/// # Panics
/// Where a promise is broken; that is what a fuzzer looks for.
pub fn slot(data: &[u8]) {
    let mut script = Script::new(data);
    match script.byte() % 4 {
        0 => {
            let _ = Slot::parse(script.rest()).map(|slot| written_slot(&slot));
        }
        1 => {
            let _ = Slot::parse(&repaired(script.rest())).map(|slot| written_slot(&slot));
        }
        2 => {
            // Any fields, admitted by a holder of the vault's key.
            let mut file = script.rest().to_vec();
            file.resize(SLOT_ADMISSION, 0);
            let mac = admission_key(VAULT, &vault_key()).mac(&[&file]);
            let file = repaired(&[&file[..], &mac, &[0; 4]].concat());
            if let Ok(slot) = Slot::parse(&file) {
                let user = slot.keys.user;
                let admitted = Slot::parse_admitted(&file, VAULT, user, &vault_key()).is_ok();
                assert!(admitted == (slot.vault == VAULT), "admitted, and to this vault alone");
                written_slot(&slot);
            }
        }
        _ => sealed_slot(script.rest()),
    }
}

/// Any bytes as the secrets of a slot, under the key that opens it.
fn sealed_slot(body: &[u8]) {
    let kdf = KdfParams::FLOOR;
    let new = NewSlot { vault: VAULT, user: USER, login: "KW", generation: 1, kdf };
    let Ok(mut file) = new.under(&wrap(), [7; 16], &secrets()) else { return };
    let mut plain = body.to_vec();
    plain.resize(SLOT_SECRETS.len(), 0);
    // What the mutator rarely hits: an identity that reads.
    if body.first().is_some_and(|byte| byte.is_multiple_of(2)) {
        plain[..IDENTITY.len()].copy_from_slice(IDENTITY.as_bytes());
    }
    let mut nonce = [0; 12];
    nonce.copy_from_slice(&file[SLOT_SECRETS.start - 12..SLOT_SECRETS.start]);
    let Ok(tag) = wrap().cipher().seal(nonce, &file[..SLOT_SECRETS.start], &mut plain) else { return };
    file[SLOT_SECRETS].copy_from_slice(&plain);
    file[SLOT_SECRETS.end..SLOT_ADMISSION].copy_from_slice(&tag);
    let Ok(slot) = Slot::parse(&repaired(&file)) else { panic!("the fields were not touched") };
    if let Ok(Some(opened)) = slot.open(&wrap()) {
        let again = new.under(&wrap(), [7; 16], &opened).and_then(|file| Slot::parse(&file)?.open(&wrap()));
        let Ok(Some(again)) = again else { panic!("secrets that read are written so that they read") };
        let same = again.identity.to_string().expose_secret() == opened.identity.to_string().expose_secret();
        assert!(same && again.seed == opened.seed && again.vault_key == opened.vault_key);
    }
}

/// What holds of every slot that reads: written anew it reads the same, and absurd work is refused at once.
fn written_slot(slot: &Slot) {
    let new = NewSlot {
        vault: slot.vault,
        user: slot.keys.user,
        login: slot.login.reveal(),
        generation: slot.generation,
        kdf: slot.kdf,
    };
    let again = new.under(&wrap(), [7; 16], &secrets()).and_then(|file| Slot::parse(&file));
    let Ok(again) = again else { panic!("a slot that reads is written so that it reads") };
    assert!(
        (again.vault, again.keys.user, again.generation) == (slot.vault, slot.keys.user, slot.generation)
    );
    assert!(again.login.reveal() == slot.login.reveal() && again.kdf == slot.kdf);
    if !slot.kdf.is_sane() {
        let refused = slot.wrapping_key(&Passphrase::from("never derived".to_owned()));
        assert!(matches!(refused, Err(VaultError::AbsurdParameters { .. })));
    }
    // Whatever stands there, the wrong key is `None` and no error: the secrets are not authentic.
    assert!(matches!(slot.open(&Key::from_bytes([0xA5; 32])), Ok(None)));
}

/// The vault's header, a case's keys, and the recovery slot.
///
/// # Panics
/// Where a promise is broken; that is what a fuzzer looks for.
pub fn keys(data: &[u8]) {
    let mut script = Script::new(data);
    let as_it_is = script.byte();
    let file = if as_it_is.is_multiple_of(2) { script.rest().to_vec() } else { repaired(script.rest()) };
    match script.byte() % 9 {
        0 => {
            let _ = Header::parse(&file);
            assert!(Header::parse_authentic(&file, &vault_key()).is_err(), "authentic by chance");
        }
        1 => header_of_any_version(&mut script),
        2 => {
            let parsed = SignedCaseKeys::parse(&file, VAULT, CASE, &directory());
            assert!(parsed.is_err(), "signed by chance");
        }
        3 => signed_case_keys(&mut script),
        4 => case_keys_body(script.rest()),
        5 => {
            let _ = RecoverySlot::parse(&file).map(|slot| slot.open(&recovery_key()).map(drop));
            assert!(RecoverySlot::parse_admitted(&file, VAULT, &vault_key()).is_err(), "admitted by chance");
        }
        6 => recovery_slot(&mut script),
        7 => key_history(&mut script),
        _ => {
            let text = String::from_utf8_lossy(script.rest());
            if let Ok(key) = text.parse::<RecoveryKey>() {
                let again = key.reveal().parse::<RecoveryKey>();
                assert!(again.is_ok_and(|again| again.reveal() == key.reveal()));
            }
        }
    }
}

fn recovery_key() -> RecoveryKey {
    RecoveryKey::of(identity())
}

/// A header that a holder of the vault's key wrote, with fields of later versions.
fn header_of_any_version(script: &mut Script<'_>) {
    let (version, least_reader) = (script.short(), script.short());
    let draft = Draft::file_of_version(&HEADER, version).put(&least_reader.to_le_bytes()).put(VAULT.bytes());
    let draft = draft.put(script.rest());
    let mac = vault_key().derive(VAULT.bytes(), &[label::HEADER_MAC]).mac(&[draft.so_far()]);
    match Header::parse_authentic(&draft.put(&mac).finish(), &vault_key()) {
        Ok(header) => assert!(header.vault == VAULT && version > 0 && least_reader <= super::VAULT_FORMAT),
        Err(VaultError::TooNew { needs, .. }) => assert!(needs == least_reader && version > 0),
        Err(_) => assert!(version == 0, "nothing else is the matter with it"),
    }
}

/// A user's key history that a holder of the vault's key wrote.
fn key_history(script: &mut Script<'_>) {
    let revision = script.number();
    let draft =
        Draft::file(&KEY_HISTORY).put(VAULT.bytes()).put(USER.bytes()).put(&revision.to_le_bytes()[..4]);
    let draft = draft.put(script.rest());
    let mac = admission_key(VAULT, &vault_key()).mac(&[draft.so_far()]);
    let Ok(mut history) = KeyHistory::parse(&draft.put(&mac).finish(), VAULT, USER, &vault_key()) else {
        return;
    };
    if history.revision < u32::MAX {
        let written = history.write_next(&vault_key());
        let again = written.and_then(|file| KeyHistory::parse(&file, VAULT, USER, &vault_key()));
        assert!(again.is_ok_and(|again| again == history), "a key history is written as it is read");
    }
}

/// A case's keys that somebody of the vault signed, with anything for the sealed part.
fn signed_case_keys(script: &mut Script<'_>) {
    let Ok(signer) = Signer::from_seed(USER, &[6; 32]) else { return };
    let (generation, revision, len) = (script.number(), script.number(), script.number());
    let sealed = script.rest();
    let len = if len < 1 << 16 { sealed.len() as u64 } else { len };
    let draft = Draft::file(&CASE_KEYS)
        .put(VAULT.bytes())
        .put(CASE.bytes())
        .put(&generation.to_le_bytes()[..4])
        .put(&revision.to_le_bytes())
        .put(USER.bytes())
        .put(&len.to_le_bytes()[..4])
        .put(sealed);
    let signature = signer.sign(&[label::SIGN_CASE_KEYS, draft.so_far()].concat());
    let file = draft.put(&signature).finish();
    if let Ok(keys) = SignedCaseKeys::parse(&file, VAULT, CASE, &directory()) {
        assert!(keys.rank() == revision);
        // Nobody sealed it to us: whatever the bytes, they do not open.
        assert!(keys.open(identity()).is_err());
    }
}

/// Any bytes as what a case's key file holds sealed.
fn case_keys_body(body: &[u8]) {
    let Ok(keys) = CaseKeys::from_body(body) else { return };
    let Ok(written) = keys.to_body() else { panic!("keys that read are within the bounds of writing") };
    let Ok(again) = CaseKeys::from_body(&written) else { panic!("keys are written so that they read") };
    let stable = again.to_body().is_ok_and(|again| again == written);
    assert!(stable && again.content == keys.content && again.members == keys.members);
    if written.len() == body.len() && keys.content.len() < 2 && keys.members.len() < 3 {
        // Through the file itself, sealed to us.
        let Ok(signer) = Signer::from_seed(USER, &[6; 32]) else { return };
        let Ok(us) = secrets().public(USER) else { return };
        let keys = CaseKeys { vault: VAULT, case: CASE, members: vec![us], ..keys };
        let Ok(file) = keys.write(1, &signer) else { panic!("within bounds") };
        let opened = SignedCaseKeys::parse(&file, VAULT, CASE, &directory());
        let Ok(opened) = opened.and_then(|file| file.open(identity())) else { panic!("sealed to us") };
        assert!(opened.content == keys.content && opened.case_key == keys.case_key);
    }
}

/// A recovery slot that a holder of the vault's key wrote: anything for the sealed part, or anything inside it.
fn recovery_slot(script: &mut Script<'_>) {
    let Ok(us) = secrets().public(RECOVERY_AUTHOR) else { return };
    let inside = script.byte().is_multiple_of(2);
    let sealed = if inside {
        public_keys::seal_to(std::iter::once(&us), script.rest()).unwrap_or_default()
    } else {
        [b"age-encryption.org/v1\n-> X25519 ", script.rest()].concat()
    };
    let len = u32::try_from(sealed.len()).unwrap_or(u32::MAX);
    let draft = us.write(Draft::file(&RECOVERY).put(VAULT.bytes())).put(&len.to_le_bytes()).put(&sealed);
    let admission = admission_key(VAULT, &vault_key()).mac(&[draft.so_far()]);
    let file = draft.put(&admission).finish();
    match RecoverySlot::parse_admitted(&file, VAULT, &vault_key()) {
        // Only who held the printed key makes the proof inside.
        Ok(slot) => assert!(slot.open(&recovery_key()).is_err(), "proved by chance"),
        Err(_) => assert!(sealed.len() > 4096, "nothing else is the matter with it"),
    }
}
