//! Key files each with one defect, named by it, and what is said of each. Checksums are made right unless they are the
//! defect, as by somebody who alters a file on purpose.

use age::x25519::Identity;
use zeroize::Zeroizing;

use super::super::case_keys::{CaseKeys, SignedCaseKeys};
use super::super::crypto::{Key, label};
use super::super::envelope::Draft;
use super::super::header::Header;
use super::super::key_history::KeyHistory;
use super::super::people::Directory;
use super::super::public_keys::{self, PublicKeys};
use super::super::recovery::{RecoveryKey, RecoverySlot};
use super::super::signing::{RECOVERY_AUTHOR, Signer};
use super::super::slot::{NewSlot, Secrets, Slot, admission_key};
use super::super::{KdfParams, VaultError};
use super::{KDF, repaired};
use crate::base::{CaseId, RecordingId, UserId, VaultId};

const VAULT: VaultId = VaultId::from_bytes([1; 16]);
const USER: UserId = UserId::from_bytes([2; 16]);
const CASE: CaseId = CaseId::from_bytes([3; 16]);
const OTHER: u8 = 0x5A;

fn vault_key() -> Key {
    Key::from_bytes([4; 32])
}

fn secrets() -> Secrets {
    Secrets { identity: Identity::generate(), seed: Zeroizing::new([6; 32]), vault_key: vault_key() }
}

/// What is said of a file: why it is damaged, another error's words, or that it is well.
fn said<T>(result: Result<T, VaultError>) -> String {
    match result {
        Ok(_) => "well".to_owned(),
        Err(VaultError::Damaged { why, .. }) => why,
        Err(error) => error.to_string(),
    }
}

/// The file with bytes changed and its checksum made right.
fn bent(file: &[u8], change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = file.to_vec();
    change(&mut bytes);
    repaired(bytes)
}

/// The file, its checksum left alone.
fn raw(file: &[u8], change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = file.to_vec();
    change(&mut bytes);
    bytes
}

fn assert_all<T>(rows: &[(&str, Vec<u8>, &str)], open: impl Fn(&[u8]) -> Result<T, VaultError>) {
    for (name, file, expected) in rows {
        assert_eq!(said(open(file)), *expected, "{name}");
    }
}

#[test]
fn defects_of_the_vaults_header() {
    let whole = Header::write(VAULT, &vault_key());
    let later = |fields: &[u8], key: &Key| {
        let content = [&whole[..28], fields].concat();
        let mac = key.derive(VAULT.bytes(), &[label::HEADER_MAC]).mac(&[&content]);
        repaired([&content[..], &mac, &[0; 4]].concat())
    };
    let newer = |version, reader| Header::write_versions(VAULT, &vault_key(), version, reader);
    assert_all(
        &[
            ("sound", whole.clone(), "well"),
            ("empty", Vec::new(), "only 0 bytes long"),
            ("shorter_than_any", whole[..13].to_vec(), "only 13 bytes long"),
            ("bad_magic", bent(&whole, |file| file[0] ^= 1), "it begins with something else"),
            ("bad_checksum", raw(&whole, |file| *file.last_mut().unwrap() ^= 1), "checksum"),
            ("version_zero", bent(&whole, |file| file[8] = 0), "version 0"),
            ("cut_in_the_id", repaired(whole[..24].to_vec()), "it ends too early"),
            ("cut_in_the_mac", repaired(whole[..50].to_vec()), "it ends too early"),
            ("bad_mac", bent(&whole, |file| file[40] ^= 1), "authentication"),
            ("other_vault", bent(&whole, |file| file[12] ^= 1), "authentication"),
            ("least_reader_lowered", bent(&newer(2, 1), |file| file[8] = 1), "authentication"),
            ("made_without_the_key", Header::write(VAULT, &Key::from_bytes([9; 32])), "authentication"),
            ("fields_of_a_later_version", later(&[7; 20], &vault_key()), "well"),
            ("fields_added_without_the_key", later(&[7; 20], &Key::from_bytes([9; 32])), "authentication"),
            ("newer_and_readable", newer(2, 1), "well"),
            (
                "newer_and_not_readable",
                newer(2, 2),
                "the vault needs Attune vault format 2, this copy reads up to 1",
            ),
        ],
        |file| Header::parse_authentic(file, &vault_key()),
    );
}

#[test]
fn defects_of_slots() {
    let secrets = secrets();
    let wrap = Key::from_bytes([3; 32]);
    let slot = |vault, user, login: &str, kdf| {
        NewSlot { vault, user, login, generation: 1, kdf }.under(&wrap, [5; 16], &secrets).unwrap()
    };
    let whole = slot(VAULT, USER, "Zoë", KDF);
    let recovery = RecoverySlot::make(VAULT, &vault_key()).unwrap().2;
    let open = |file: &[u8]| {
        let slot = Slot::parse_for(file, USER)?;
        slot.open(&wrap)?.ok_or(VaultError::WrongPassphrase)?;
        Slot::parse_admitted(file, VAULT, USER, &vault_key())
    };
    // Secrets that are not, under the right key.
    let mut nonsense = whole.clone();
    let mut plain = [OTHER; 138];
    let mut nonce = [0; 12];
    nonce.copy_from_slice(&whole[233..245]);
    let tag = wrap.cipher().seal(nonce, &whole[..245], &mut plain).unwrap();
    nonsense[245..383].copy_from_slice(&plain);
    nonsense[383..399].copy_from_slice(&tag);
    let unreadable_login = "its login name is unreadable";
    assert_all(
        &[
            ("sound", whole.clone(), "well"),
            ("empty", Vec::new(), "only 0 bytes long"),
            ("is_the_recovery_slot", recovery, "it begins with something else"),
            ("bad_checksum", raw(&whole, |file| file[200] ^= 1), "checksum"),
            ("version_zero", bent(&whole, |file| file[8] = 0), "version 0"),
            (
                "newer_version",
                bent(&whole, |file| file[8] = 2),
                "the vault needs Attune vault format 2, this copy reads up to 1",
            ),
            ("cut", repaired(whole[..400].to_vec()), "it ends too early"),
            ("too_long", repaired([&whole[..], &[0]].concat()), "it is too long"),
            ("recipient_unreadable", bent(&whole, |file| file[50] = b'!'), "an age recipient is unreadable"),
            ("login_of_no_bytes", bent(&whole, |file| file[168] = 0), unreadable_login),
            ("login_too_long", bent(&whole, |file| file[168] = 65), unreadable_login),
            ("login_not_text", bent(&whole, |file| file[169] = 0xFF), unreadable_login),
            ("login_with_a_line_break", bent(&whole, |file| file[169] = b'\n'), unreadable_login),
            ("other_users", slot(VAULT, UserId::from_bytes([OTHER; 16]), "Zoë", KDF), "it is another user's"),
            ("other_vaults", slot(VaultId::from_bytes([OTHER; 16]), USER, "Zoë", KDF), "admission"),
            ("login_changed", bent(&whole, |file| file[169] = b'X'), "wrong passphrase"),
            ("generation_raised", bent(&whole, |file| file[136] = 9), "wrong passphrase"),
            ("work_lowered", bent(&whole, |file| file[144] ^= 2), "wrong passphrase"),
            ("public_key_changed", bent(&whole, |file| file[110] ^= 1), "wrong passphrase"),
            ("nonce_changed", bent(&whole, |file| file[240] ^= 1), "wrong passphrase"),
            ("secrets_changed", bent(&whole, |file| file[300] ^= 1), "wrong passphrase"),
            ("tag_changed", bent(&whole, |file| file[390] ^= 1), "wrong passphrase"),
            ("secrets_are_none", repaired(nonsense), "its age identity is unreadable"),
            ("admission_changed", bent(&whole, |file| file[410] ^= 1), "admission"),
        ],
        open,
    );
    let absurd = slot(VAULT, USER, "Zoë", KdfParams { memory_kib: u32::MAX, ..KDF });
    let refused = Slot::parse(&absurd).unwrap().wrapping_key(&super::passphrase());
    assert_eq!(said(refused), format!("the key-derivation parameters of slot {USER} are refused"));
}

#[test]
fn defects_of_a_key_history() {
    let keys = secrets().public(USER).unwrap();
    let signer = Signer::from_seed(RECOVERY_AUTHOR, &[6; 32]).unwrap();
    let made = |vault, user, key: &Key| {
        let mut history = KeyHistory::new(vault, user);
        history.remember(&keys);
        history.endorse(secrets().public(USER).unwrap(), &signer);
        history.write_next(key).unwrap()
    };
    let whole = made(VAULT, USER, &vault_key());
    // Changed by somebody who has the vault's key.
    let with_mac = |change: &dyn Fn(&mut [u8])| {
        let end = whole.len() - 36;
        let mut bytes = whole.clone();
        change(&mut bytes[..end]);
        let mac = admission_key(VAULT, &vault_key()).mac(&[&bytes[..end]]);
        bytes[end..end + 32].copy_from_slice(&mac);
        repaired(bytes)
    };
    let flag = "a flag is neither yes nor no";
    assert_all(
        &[
            ("sound", whole.clone(), "well"),
            ("bad_checksum", raw(&whole, |file| file[60] ^= 1), "checksum"),
            ("cut", repaired(whole[..100].to_vec()), "it ends too early"),
            ("too_long", repaired([&whole[..], &[0]].concat()), "it is too long"),
            ("retirement_taken_back", bent(&whole, |file| file[46] = 1), "authentication"),
            ("retired_maybe", with_mac(&|file| file[46] = 2), flag),
            ("endorsed_maybe", with_mac(&|file| file[49 + 94] = 2), flag),
            ("absurd_number_of_keys", with_mac(&|file| file[47] = 101), "absurd number of keys"),
            ("more_keys_than_there_are", with_mac(&|file| file[47] = 3), "it ends too early"),
            ("recipient_unreadable", with_mac(&|file| file[60] = b'!'), "an age recipient is unreadable"),
            (
                "other_users",
                made(VAULT, UserId::from_bytes([OTHER; 16]), &vault_key()),
                "it is another user's or another vault's",
            ),
            (
                "other_vaults",
                made(VaultId::from_bytes([OTHER; 16]), USER, &vault_key()),
                "it is another user's or another vault's",
            ),
            ("made_without_the_key", made(VAULT, USER, &Key::from_bytes([9; 32])), "authentication"),
        ],
        |file| KeyHistory::parse(file, VAULT, USER, &vault_key()),
    );
}

#[test]
fn defects_of_the_recovery_slot() {
    let secrets = secrets();
    let key = RecoveryKey::of(&secrets.identity);
    let us = secrets.public(RECOVERY_AUTHOR).unwrap();
    let (seed, vault_key) = ([6; 32], vault_key());
    let proof = |vault| key.proof(vault, &seed, &vault_key);
    let body = |proof: &[u8]| [&seed[..], vault_key.expose(), proof].concat();
    let file = |keys: &PublicKeys, sealed: &[u8], claimed: usize| {
        let kind = super::super::envelope::Kind { what: "recovery slot", magic: b"ATTNRECO", version: 1 };
        let len = u32::try_from(claimed).unwrap().to_le_bytes();
        let draft = keys.write(Draft::file(&kind).put(VAULT.bytes())).put(&len).put(sealed);
        let admission = admission_key(VAULT, &vault_key).mac(&[draft.so_far()]);
        draft.put(&admission).finish()
    };
    let sealed_to =
        |keys: &PublicKeys, body: &[u8]| public_keys::seal_to(std::iter::once(keys), body).unwrap();
    let around = |body: &[u8]| {
        let sealed = sealed_to(&us, body);
        file(&us, &sealed, sealed.len())
    };
    let whole = around(&body(&proof(VAULT)));
    let good = sealed_to(&us, &body(&proof(VAULT)));
    let user = PublicKeys { user: USER, ..us.clone() };
    let other = Secrets::new(vault_key.clone()).unwrap().public(RECOVERY_AUTHOR).unwrap();
    let to_other = sealed_to(&other, &body(&proof(VAULT)));
    let mut torn = good.clone();
    *torn.last_mut().unwrap() ^= 1;
    assert_all(
        &[
            ("sound", whole.clone(), "well"),
            ("empty", Vec::new(), "only 0 bytes long"),
            ("bad_checksum", raw(&whole, |file| file[150] ^= 1), "checksum"),
            ("names_a_user", file(&user, &good, good.len()), "it names a user"),
            ("absurd_length", file(&us, &good, 4097), "absurd length"),
            ("length_beyond_the_end", file(&us, &good, 4000), "it ends too early"),
            ("length_too_short", file(&us, &good, good.len() - 1), "it is too long"),
            ("recipient_unreadable", bent(&whole, |file| file[50] = b'!'), "an age recipient is unreadable"),
            (
                "recipient_of_another",
                file(&other, &good, good.len()),
                "this is not the recovery key of this vault",
            ),
            (
                "sealed_to_another",
                file(&us, &to_other, to_other.len()),
                "it is not sealed to its own recipient",
            ),
            ("age_file_torn", file(&us, &torn, torn.len()), "its age file"),
            ("age_file_is_none", file(&us, b"none", 4), "its age file"),
            ("body_cut", around(&body(&proof(VAULT))[..95]), "it ends too early"),
            ("body_too_long", around(&[&body(&proof(VAULT))[..], &[0]].concat()), "it is too long"),
            ("proof_missing", around(&body(&[0; 32])), "it was not made with the recovery key"),
            (
                "proof_of_another_vault",
                around(&body(&proof(VaultId::from_bytes([OTHER; 16])))),
                "it was not made with the recovery key",
            ),
            (
                "admission_changed",
                bent(&whole, |file| *file.iter_mut().nth_back(10).unwrap() ^= 1),
                "admission",
            ),
            ("other_vault", bent(&whole, |file| file[12] ^= 1), "it was not made with the recovery key"),
        ],
        |file| {
            RecoverySlot::parse(file)?.open(&key)?;
            RecoverySlot::parse_admitted(file, VAULT, &vault_key)
        },
    );
}

#[test]
fn defects_of_case_keys() {
    let secrets = secrets();
    let mut directory = Directory::default();
    directory.insert(secrets.public(USER).unwrap());
    let me = Signer::from_seed(USER, &[6; 32]).unwrap();
    let keys = |vault, case| CaseKeys {
        vault,
        case,
        generation: 1,
        case_key: Key::from_bytes([7; 32]),
        content: [(RecordingId::from_bytes([8; 16]), Key::from_bytes([9; 32]))].into(),
        members: vec![secrets.public(USER).unwrap()],
    };
    let whole = keys(VAULT, CASE).write(5, &me).unwrap();
    // Changed by somebody of the vault, and signed.
    let signed = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut content = whole[..whole.len() - 68].to_vec();
        change(&mut content);
        let signature = me.sign(&[label::SIGN_CASE_KEYS, &content].concat());
        repaired([&content[..], &signature, &[0; 4]].concat())
    };
    let stranger = UserId::from_bytes([OTHER; 16]);
    let by_stranger = keys(VAULT, CASE).write(5, &Signer::from_seed(stranger, &[6; 32]).unwrap()).unwrap();
    let by_thief = keys(VAULT, CASE).write(5, &Signer::from_seed(USER, &[9; 32]).unwrap()).unwrap();
    let other_case = keys(VAULT, CaseId::from_bytes([OTHER; 16])).write(5, &me).unwrap();
    let other_vault = keys(VaultId::from_bytes([OTHER; 16]), CASE).write(5, &me).unwrap();
    let others = "it is another case's or another vault's";
    let nobody = "no user of this vault signed it";
    let inside = "what is sealed is another case's";
    assert_all(
        &[
            ("sound", whole.clone(), "well"),
            ("empty", Vec::new(), "only 0 bytes long"),
            ("bad_checksum", raw(&whole, |file| file[100] ^= 1), "checksum"),
            (
                "newer_version",
                signed(&|file| file[8] = 2),
                "the vault needs Attune vault format 2, this copy reads up to 1",
            ),
            ("other_case", other_case, others),
            ("other_vault", other_vault, others),
            ("signed_by_a_stranger", by_stranger, nobody),
            ("signed_in_anothers_name", by_thief, nobody),
            ("signature_changed", bent(&whole, |file| *file.iter_mut().nth_back(20).unwrap() ^= 1), nobody),
            ("revision_raised", bent(&whole, |file| file[46] ^= 1), nobody),
            ("generation_raised", signed(&|file| file[42] = 9), inside),
            ("absurd_length", signed(&|file| file[70..74].fill(0xFF)), "absurd length"),
            ("length_beyond_the_end", signed(&|file| file[71] += 1), "it ends too early"),
            ("age_file_is_none", signed(&|file| file[74] ^= 1), "its age file"),
            ("age_file_torn", signed(&|file| *file.last_mut().unwrap() ^= 1), "its age file"),
            ("too_long", repaired([&whole[..], &[0]].concat()), "it is too long"),
        ],
        |file| SignedCaseKeys::parse(file, VAULT, CASE, &directory)?.open(&secrets.identity),
    );
}
