//! `vault.hdr`: says that a folder is a vault, whose, and which Attune may open it. Knows no key but the
//! vault key that it is authenticated with.
//!
//! Layout, little-endian: magic `ATTNVALT` ‖ version u16 ‖ least reader u16 ‖ vault id 16 ‖ *fields of later
//! versions* ‖ HMAC-SHA256 under the vault key over all before, 32 ‖ CRC-32 of all before.
//!
//! The least reader is what an older Attune looks at before it asks for a passphrase. The MAC can only be
//! checked after; it keeps anybody without the vault key from pretending an older format.

use std::path::Path;

use super::copies::{self, Copies};
use super::crypto::{Key, label, same};
use super::envelope::{Draft, Fields, Kind};
use super::{VaultError, layout};
use crate::base::VaultId;

/// Vault format that this copy of Attune writes, and the newest that it reads.
pub const VAULT_FORMAT: u16 = 1;
/// Oldest vault format whose readers can open what this copy writes.
pub const LEAST_READER: u16 = 1;

const KIND: Kind = Kind { what: "header", magic: b"ATTNVALT", version: VAULT_FORMAT };
const MAC_LEN: usize = 32;

/// The vault's header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Which vault.
    pub vault: VaultId,
    version: u16,
    authenticated: Vec<u8>,
    mac: [u8; MAC_LEN],
}

impl Header {
    /// The bytes of a new header.
    pub fn write(vault: VaultId, vault_key: &Key) -> Vec<u8> {
        Self::write_versions(vault, vault_key, VAULT_FORMAT, LEAST_READER)
    }

    /// The bytes of a header of any version.
    pub fn write_versions(vault: VaultId, vault_key: &Key, version: u16, least_reader: u16) -> Vec<u8> {
        let draft = Draft::file_of_version(&KIND, version);
        let draft = draft.put(&least_reader.to_le_bytes()).put(vault.bytes());
        let mac = mac_key(vault, vault_key).mac(&[draft.so_far()]);
        draft.put(&mac).finish()
    }

    /// Reads a header, not yet authenticated; refuses one that asks for a newer reader.
    pub fn parse(bytes: &[u8]) -> Result<Self, VaultError> {
        let (mut fields, version) = Fields::open_any_version(&KIND, bytes)?;
        let least_reader = fields.u16()?;
        if least_reader > VAULT_FORMAT {
            return Err(VaultError::TooNew { needs: least_reader, reads: VAULT_FORMAT });
        }
        let vault = VaultId::from_bytes(fields.array()?);
        let later = fields.left().checked_sub(MAC_LEN);
        fields.slice(later.ok_or_else(|| VaultError::damaged(KIND.what, "it ends too early"))?)?;
        let authenticated = fields.so_far().to_vec();
        Ok(Self { vault, version, authenticated, mac: fields.array()? })
    }

    /// Reads a header and authenticates it with the vault's key.
    pub fn parse_authentic(bytes: &[u8], vault_key: &Key) -> Result<Self, VaultError> {
        let header = Self::parse(bytes)?;
        let mac = mac_key(header.vault, vault_key).mac(&[&header.authenticated]);
        if same(&mac, &header.mac) {
            Ok(header)
        } else {
            Err(VaultError::damaged(KIND.what, "authentication"))
        }
    }

    /// The header in a folder, not yet authenticated: enough to say that there is a vault, and that it is
    /// not too new.
    pub fn glance(folder: &Path) -> Result<Self, VaultError> {
        let copies = copies::read_best(&layout::header(folder), Self::parse, Self::rank)?;
        copies.map(|copies| copies.value).ok_or_else(|| none(folder))
    }

    /// The authenticated header and what is wrong with its copies.
    pub fn read(folder: &Path, vault_key: &Key) -> Result<Copies<Self>, VaultError> {
        let check = |bytes: &[u8]| Self::parse_authentic(bytes, vault_key);
        let copies = copies::read_best(&layout::header(folder), check, Self::rank)?;
        copies.ok_or_else(|| none(folder))
    }

    fn rank(&self) -> u64 {
        self.version.into()
    }
}

fn mac_key(vault: VaultId, vault_key: &Key) -> Key {
    vault_key.derive(vault.bytes(), &[label::HEADER_MAC])
}
/// No header: no vault, unless its users are still there.
fn none(folder: &Path) -> VaultError {
    match (layout::users(folder), layout::is_unfinished(folder)) {
        (Ok(users), Ok(false)) if !users.is_empty() => {
            VaultError::damaged("header", "it and its copy are gone")
        }
        _ => VaultError::NoVault(folder.to_path_buf()),
    }
}
