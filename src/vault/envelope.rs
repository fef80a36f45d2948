//! The outer shape that every key file shares: magic (8 bytes), format version (u16), fields, and last a
//! CRC-32 of everything before it, all little-endian. Knows nothing of what the fields mean.
//!
//! The checksum is no protection; it tells *accidental* damage from everything else before any key is at
//! hand. That is what lets a wrong passphrase be called a wrong passphrase: a slot whose checksum holds was
//! read as it was written. Every later version keeps magic, version and checksum where they are, so a
//! damaged file is never mistaken for a newer one.

use zeroize::Zeroizing;

use super::VaultError;

const MAGIC_LEN: usize = 8;
const VERSION_LEN: usize = 2;
const CRC_LEN: usize = 4;

/// One kind of key file.
pub(super) struct Kind {
    /// Its name in errors.
    pub what: &'static str,
    /// Its first eight bytes.
    pub magic: &'static [u8; MAGIC_LEN],
    /// The newest version this copy of Attune reads, and the one it writes.
    pub version: u16,
}

/// Fields read one after the other from a file or a body; never past the end.
pub(super) struct Fields<'a> {
    what: &'static str,
    all: &'a [u8],
    at: usize,
}

impl<'a> Fields<'a> {
    /// Checks magic, checksum and version, and stands at the first field.
    pub fn open(kind: &Kind, bytes: &'a [u8]) -> Result<Self, VaultError> {
        let (fields, version) = Self::open_any_version(kind, bytes)?;
        if version > kind.version {
            return Err(VaultError::TooNew { needs: version, reads: kind.version });
        }
        Ok(fields)
    }

    /// As [`Fields::open`] for a file that says itself who may read it. Returns its version too.
    pub fn open_any_version(kind: &Kind, bytes: &'a [u8]) -> Result<(Self, u16), VaultError> {
        if bytes.len() < MAGIC_LEN + VERSION_LEN + CRC_LEN {
            return Err(VaultError::damaged(kind.what, format!("only {} bytes long", bytes.len())));
        }
        let (content, crc) = bytes.split_at(bytes.len() - CRC_LEN);
        if &content[..MAGIC_LEN] != kind.magic {
            return Err(VaultError::damaged(kind.what, "it begins with something else"));
        }
        if crc32fast::hash(content).to_le_bytes() != crc {
            return Err(VaultError::damaged(kind.what, "checksum"));
        }
        let mut fields = Self { what: kind.what, all: content, at: MAGIC_LEN };
        match fields.u16()? {
            0 => Err(VaultError::damaged(kind.what, "version 0")),
            version => Ok((fields, version)),
        }
    }

    /// The fields of a body that has no envelope of its own.
    pub fn of_body(what: &'static str, body: &'a [u8]) -> Self {
        Self { what, all: body, at: 0 }
    }

    /// The next `len` bytes.
    pub fn slice(&mut self, len: usize) -> Result<&'a [u8], VaultError> {
        let end = self.at.checked_add(len).filter(|end| *end <= self.all.len());
        let end = end.ok_or_else(|| VaultError::damaged(self.what, "it ends too early"))?;
        let slice = &self.all[self.at..end];
        self.at = end;
        Ok(slice)
    }

    /// The next `N` bytes.
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], VaultError> {
        let mut array = [0; N];
        array.copy_from_slice(self.slice(N)?);
        Ok(array)
    }

    /// The next byte.
    pub fn u8(&mut self) -> Result<u8, VaultError> {
        self.array().map(u8::from_le_bytes)
    }

    /// The next two bytes.
    pub fn u16(&mut self) -> Result<u16, VaultError> {
        self.array().map(u16::from_le_bytes)
    }

    /// The next four bytes.
    pub fn u32(&mut self) -> Result<u32, VaultError> {
        self.array().map(u32::from_le_bytes)
    }

    /// The next eight bytes.
    pub fn u64(&mut self) -> Result<u64, VaultError> {
        self.array().map(u64::from_le_bytes)
    }

    /// Everything read so far, from the first byte of the file.
    pub fn so_far(&self) -> &'a [u8] {
        &self.all[..self.at]
    }

    /// Bytes that are left.
    pub fn left(&self) -> usize {
        self.all.len() - self.at
    }

    /// That nothing is left.
    pub fn end(&self) -> Result<(), VaultError> {
        if self.left() == 0 { Ok(()) } else { Err(VaultError::damaged(self.what, "it is too long")) }
    }
}

/// A file or body being put together; wiped when dropped.
pub(super) struct Draft(Zeroizing<Vec<u8>>);

impl Draft {
    /// A file of a kind, up to its first field.
    pub fn file(kind: &Kind) -> Self {
        Self::file_of_version(kind, kind.version)
    }

    /// A file that claims another version than this copy writes.
    pub fn file_of_version(kind: &Kind, version: u16) -> Self {
        Self::body(1024).put(kind.magic).put(&version.to_le_bytes())
    }

    /// A body; `capacity` at least its length, so that growing leaves no copy of a secret behind.
    pub fn body(capacity: usize) -> Self {
        Self(Zeroizing::new(Vec::with_capacity(capacity)))
    }

    /// Appends bytes.
    pub fn put(mut self, bytes: &[u8]) -> Self {
        self.0.extend_from_slice(bytes);
        self
    }

    /// Everything so far.
    pub fn so_far(&self) -> &[u8] {
        &self.0
    }

    /// The whole file, with its checksum.
    pub fn finish(self) -> Vec<u8> {
        let crc = crc32fast::hash(&self.0).to_le_bytes();
        self.put(&crc).0.to_vec()
    }

    /// The whole body.
    pub fn finish_body(self) -> Zeroizing<Vec<u8>> {
        self.0
    }
}
