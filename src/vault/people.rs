//! Whose keys are whose: everybody of a vault, with the keys they have and had. Knows nothing of which files these
//! stand in.

use std::collections::BTreeMap;

use super::former::Former;
use super::public_keys::PublicKeys;
use super::signing::{self, SIGNATURE_LEN};
use crate::base::UserId;

/// Everybody whom a holder of the vault key admitted: their keys, those they had before, and who left.
#[derive(Clone, Debug, Default)]
pub(super) struct Directory {
    now: BTreeMap<UserId, PublicKeys>,
    former: BTreeMap<UserId, Former>,
}

impl Directory {
    /// Adds somebody, or replaces their keys.
    pub fn insert(&mut self, keys: PublicKeys) {
        self.now.insert(keys.user, keys);
    }

    /// What is known of somebody beside their slot. Who is retired has no keys any more, only former ones.
    pub fn insert_former(&mut self, former: Former) {
        if former.retired {
            self.now.remove(&former.user);
        }
        self.former.insert(former.user, former);
    }

    /// Somebody's keys now.
    pub fn get(&self, user: UserId) -> Option<&PublicKeys> {
        self.now.get(&user)
    }

    /// What is known of somebody beside their slot.
    pub fn former(&self, user: UserId) -> Option<&Former> {
        self.former.get(&user)
    }

    /// Whether somebody left.
    pub fn is_retired(&self, user: UserId) -> bool {
        self.former(user).is_some_and(|former| former.retired)
    }

    /// Everybody who has keys or left, the recovery key's author among them.
    pub fn everybody(&self) -> impl Iterator<Item = UserId> {
        let left = self.former.keys().filter(|user| self.is_retired(**user));
        self.now.keys().chain(left).copied()
    }

    /// Whether the user signed exactly this message, with the keys they have or with earlier ones. False for
    /// somebody not in the directory.
    pub fn verify(&self, user: UserId, message: &[u8], signature: &[u8; SIGNATURE_LEN]) -> bool {
        let former = self.former(user).into_iter().flat_map(|former| &former.given);
        let mut keys = self.get(user).into_iter().chain(former.map(|given| &given.keys));
        keys.any(|keys| signing::verify(&keys.verifying, message, signature))
    }
}
