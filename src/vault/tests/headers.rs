//! The header under a known key: every bit, every cut, newer versions, downgrades.

use std::fs;

use super::super::copies::{KeyFilePlace, Trouble};
use super::super::crypto::Key;
use super::super::header::{Header, LEAST_READER, VAULT_FORMAT};
use super::super::storage::Disk;
use super::super::{KeyFile, VaultError, layout, safe_file};
use super::{bit_flips, repaired, said, write_both};
use crate::base::VaultId;

const VAULT: VaultId = VaultId::from_bytes([1; 16]);

fn key() -> Key {
    Key::from_bytes([4; 32])
}

#[test]
fn a_header_gives_back_its_vault() {
    let header = Header::parse_authentic(&Header::write(VAULT, &key()), &key()).unwrap();
    assert_eq!(header.vault, VAULT);
}

#[test]
fn header_bit_flipped_with_and_without_repairing() {
    let bytes = Header::write(VAULT, &key());
    for (bit, bent) in bit_flips(&bytes) {
        assert!(matches!(Header::parse(&bent), Err(VaultError::Damaged { .. })), "bit {bit}");
        if bit / 8 < bytes.len() - 4 {
            assert!(Header::parse_authentic(&repaired(bent), &key()).is_err(), "bit {bit}");
        }
    }
}

#[test]
fn header_cut() {
    let bytes = Header::write(VAULT, &key());
    for len in 0..bytes.len() {
        assert!(Header::parse(&bytes[..len]).is_err(), "{len} bytes");
        if len >= 14 {
            assert!(
                Header::parse_authentic(&repaired(bytes[..len].to_vec()), &key()).is_err(),
                "{len} bytes"
            );
        }
    }
}

#[test]
fn header_altered_with_its_checksum_repaired_is_served_by_the_copy() {
    let folder = crate::test_folder::folder();
    let (path, bytes) = (layout::header(folder.path()), Header::write(VAULT, &key()));
    // The vault's id, the MAC.
    for at in [12, 27, 28, 59] {
        safe_file::replace_both(&Disk, &path, &bytes).unwrap();
        let mut bent = bytes.clone();
        bent[at] ^= 1;
        fs::write(&path, repaired(bent.clone())).unwrap();
        let copies = Header::read(folder.path(), &key()).unwrap();
        assert_eq!(copies.value.vault, VAULT);
        let report = copies.repair(&Disk, &path, KeyFile::Header).unwrap();
        assert_eq!(said(&[report]), [(KeyFilePlace::File, Trouble::Damaged, true)]);
        assert_eq!(fs::read(&path).unwrap(), bytes);

        write_both(&path, repaired(bent));
        assert!(matches!(Header::read(folder.path(), &key()), Err(VaultError::Damaged { .. })));
    }
}

#[test]
fn header_asking_for_a_newer_reader() {
    let folder = crate::test_folder::folder();
    let path = layout::header(folder.path());
    let newer = Header::write_versions(VAULT, &key(), VAULT_FORMAT + 1, VAULT_FORMAT + 1);
    safe_file::replace_both(&Disk, &path, &newer).unwrap();
    let (needs, reads) = (VAULT_FORMAT + 1, VAULT_FORMAT);
    let too_new = |result: Result<Header, VaultError>| matches!(result, Err(VaultError::TooNew { needs: n, reads: r }) if (n, r) == (needs, reads));
    assert!(too_new(Header::glance(folder.path())));
    // Not even when the copy is still the old one: repairing from it would undo the newer version's work.
    fs::write(safe_file::copy_of(&path), Header::write(VAULT, &key())).unwrap();
    assert!(too_new(Header::glance(folder.path())));
}

#[test]
fn header_of_a_newer_writer_that_older_ones_may_read() {
    let bytes = Header::write_versions(VAULT, &key(), VAULT_FORMAT + 1, LEAST_READER);
    assert_eq!(Header::parse_authentic(&bytes, &key()).unwrap().vault, VAULT);
}

#[test]
fn header_made_without_the_vault_key() {
    let forged = Header::write(VAULT, &Key::from_bytes([9; 32]));
    assert!(Header::parse(&forged).is_ok());
    assert!(matches!(Header::parse_authentic(&forged, &key()), Err(VaultError::Damaged { .. })));
}
