//! A vault of format 1, as it was written once: every later Attune opens it to the same keys.
//! The keys here protect nothing.

use std::fs;
use std::path::Path;

use super::super::safe_file;
use super::super::storage::Disk;
use super::{Vault, layout, passphrase};
use crate::base::{CaseId, RecordingId, UserId, VaultId};

const RECOVERY_KEY: &str = "AGE-SECRET-KEY-1PJ56SD8NSSUTQ2FQR9FNL3XKK595ZZ0DCGLYMCM0KLSH7569Q0USN3P37R";
const RECORDING: RecordingId = RecordingId::from_bytes([7; 16]);
/// HMAC of "vector" under the content key of the recording.
const CONTENT_KEY_SAYS: [u8; 32] = [
    165, 127, 13, 49, 37, 34, 229, 207, 77, 61, 252, 46, 22, 243, 165, 209, 9, 165, 26, 180, 38, 143, 42, 81,
    1, 247, 45, 11, 222, 248, 29, 152,
];
/// HMAC of "vector" under the key of the case's database.
const DATABASE_KEY_SAYS: [u8; 32] = [
    115, 20, 202, 29, 98, 130, 46, 204, 116, 167, 183, 22, 107, 73, 80, 176, 221, 148, 95, 73, 122, 61, 174,
    221, 245, 0, 140, 89, 167, 128, 237, 91,
];

fn write(path: &Path, bytes: &[u8]) {
    safe_file::create_private_folder(&Disk, path.parent().unwrap()).unwrap();
    safe_file::replace_both(&Disk, path, bytes).unwrap();
}

#[test]
fn a_vault_of_format_1_opens() {
    let temp = crate::test_folder::folder();
    let folder = temp.path().join("vault");
    let user: UserId = "c85e54410d58468296d84a08ecc567f8".parse().unwrap();
    let case: CaseId = "f6e0b378fbe6497e93b4dfb4467bd49e".parse().unwrap();
    let id: VaultId = "56ab500a88e2454780d06f897ba3d0d5".parse().unwrap();
    write(&layout::header(&folder), include_bytes!("vectors/vault.hdr"));
    write(&layout::slot(&folder, user), include_bytes!("vectors/user.slot"));
    write(&layout::recovery_slot(&folder), include_bytes!("vectors/recovery.slot"));
    write(&layout::case_keys(&folder, case), include_bytes!("vectors/case.keys"));

    let look = |vault: Vault| {
        assert_eq!(vault.id(), id);
        assert_eq!(vault.cases().unwrap(), [case]);
        let case = vault.open_case(case).unwrap();
        assert_eq!(case.members(), [user]);
        assert_eq!(case.content_key(RECORDING).unwrap().mac(&[b"vector"]), CONTENT_KEY_SAYS);
        assert_eq!(case.database_key().mac(&[b"vector"]), DATABASE_KEY_SAYS);
        assert!(vault.repairs().is_empty() && vault.check_key_files().unwrap().is_empty());
    };
    look(Vault::unlock(&folder, user, &passphrase()).unwrap());
    look(Vault::unlock_with_recovery(&folder, &RECOVERY_KEY.parse().unwrap()).unwrap());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 5, "header, its copy, users, cases, lock");
}

#[test]
fn a_vault_may_be_shared_between_threads() {
    fn shareable<T: Send + Sync>() {}
    shareable::<Vault>();
    shareable::<super::super::CaseAccess>();
}
