//! From passphrase to key: Argon2id with bounded work. Knows nothing of slots or files.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::{Zeroize, Zeroizing};

use super::VaultError;
use super::crypto::{Key, label};
use super::passphrase::Passphrase;
#[cfg(test)]
use super::tests::done_once;

/// Bytes of a slot's salt.
pub(super) const SALT_LEN: usize = 16;

/// How much work one guess at a passphrase costs (Argon2id, RFC 9106).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KdfParams {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes of the memory (worked through one after the other here).
    pub lanes: u32,
}

impl KdfParams {
    /// What new slots get: 256 MiB, three passes, one lane; about 0.8 s on a small laptop.
    pub const STANDARD: Self = Self { memory_kib: 256 << 10, passes: 3, lanes: 1 };
    /// The least for a new slot, for machines short of memory: 64 MiB, three passes, one lane.
    pub const FLOOR: Self = Self { memory_kib: 64 << 10, passes: 3, lanes: 1 };

    const MEMORY_KIB: std::ops::RangeInclusive<u32> = 64 << 10..=2 << 20;
    const PASSES: std::ops::RangeInclusive<u32> = 1..=16;
    const LANES: std::ops::RangeInclusive<u32> = 1..=8;

    /// Whether the work is within bounds: 64 MiB to 2 GiB, 1 to 16 passes, 1 to 8 lanes. Less protects
    /// nothing; more is a damaged or malicious file that would hold the machine up for minutes.
    pub fn is_sane(self) -> bool {
        Self::MEMORY_KIB.contains(&self.memory_kib)
            && Self::PASSES.contains(&self.passes)
            && Self::LANES.contains(&self.lanes)
    }

    /// The key that wraps a slot. Takes a good part of a second: call it on a worker thread.
    /// `context` binds the key to one vault and user. `None` where the work is out of bounds; checked
    /// before anything is allocated.
    pub(super) fn wrapping_key(
        self,
        passphrase: &Passphrase,
        salt: &[u8; SALT_LEN],
        context: &[u8],
    ) -> Result<Option<Key>, VaultError> {
        if !self.is_sane() {
            return Ok(None);
        }
        #[cfg(not(test))]
        let done = self.work(passphrase, salt)?;
        // Tests open copies of one vault by the thousand.
        #[cfg(test)]
        let done = done_once((self, passphrase, &salt[..]), || self.work(passphrase, salt))?;
        Ok(Some(Key::from_bytes(*done).derive(context, &[label::SLOT])))
    }

    /// The work itself.
    fn work(self, passphrase: &Passphrase, salt: &[u8; SALT_LEN]) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32));
        let params = params.map_err(|_| VaultError::Crypto)?;
        let mut memory: Vec<Block> = Vec::new();
        let blocks = params.block_count();
        memory.try_reserve_exact(blocks).map_err(|_| VaultError::NoMemory { mib: self.memory_kib >> 10 })?;
        memory.resize(blocks, Block::default());
        let mut out = Zeroizing::new([0; 32]);
        let done = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
            passphrase.expose().as_bytes(),
            salt,
            &mut out[..],
            &mut memory[..],
        );
        memory.zeroize();
        done.map_err(|_| VaultError::Crypto)?;
        Ok(out)
    }
}
