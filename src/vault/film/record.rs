//! Plaintext to records and back, in memory. Knows nothing of files.

use super::format::{HEAD_LEN, MAX_RECORD, RecordHead};
use crate::vault::VaultError;
use crate::vault::crypto::{Cipher, Key};

/// Seals records one after the other. One sealer a segment key, ever: the nonce is the sequence number.
pub struct RecordSealer {
    cipher: Cipher,
    sequence: u64,
    offset: u64,
}

impl RecordSealer {
    /// Room that `seal` needs in front of the plaintext, in bytes.
    pub const ROOM: usize = HEAD_LEN;

    /// A sealer that begins at record 0 of the part with this segment key.
    pub fn new(segment: &Key) -> Self {
        Self { cipher: segment.cipher(), sequence: 0, offset: 0 }
    }

    /// Turns `buffer`, which is [`Self::ROOM`] bytes of any content and then the plaintext, into the record's
    /// bytes in the file, in place. Refuses an empty or overlong plaintext with [`VaultError::Crypto`].
    pub fn seal(&mut self, buffer: &mut Vec<u8>) -> Result<(), VaultError> {
        let len = buffer.len().checked_sub(HEAD_LEN).filter(|len| (1..=MAX_RECORD).contains(len));
        let len = len.and_then(|len| u32::try_from(len).ok()).ok_or(VaultError::Crypto)?;
        let head = RecordHead { sequence: self.sequence, offset: self.offset, len };
        let head_bytes = head.encode();
        let (room, plain) = buffer.split_at_mut(HEAD_LEN);
        let tag = self.cipher.seal(head.nonce(), &head_bytes, plain)?;
        room.copy_from_slice(&head_bytes);
        buffer.extend_from_slice(&tag);
        self.sequence += 1;
        self.offset = head.end();
        Ok(())
    }

    /// Records sealed so far.
    pub fn records(&self) -> u64 {
        self.sequence
    }

    /// Plaintext bytes sealed so far.
    pub fn plain_bytes(&self) -> u64 {
        self.offset
    }
}

/// Opens records in any order.
pub struct RecordOpener(Cipher);

impl RecordOpener {
    /// An opener for the part with this segment key.
    pub fn new(segment: &Key) -> Self {
        Self(segment.cipher())
    }

    /// The plaintext, in place, of a record's ciphertext with its tag behind it; `None` where it is not the
    /// record that `head` says, and then the buffer's content is meaningless.
    pub fn open<'b>(&self, head: &RecordHead, sealed: &'b mut [u8]) -> Option<&'b mut [u8]> {
        self.0.open(head.nonce(), &head.encode(), sealed)
    }
}
