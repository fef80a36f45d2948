//! Whose keys are whose: everybody of a vault, with the keys they have and had. Knows nothing of which files these
//! stand in.

use std::collections::BTreeMap;

use super::key_history::KeyHistory;
use super::public_keys::PublicKeys;
use super::signing::{self, SIGNATURE_LEN};
use crate::base::UserId;

/// Everybody whom a holder of the vault key admitted: their keys, those they had before, and who left.
#[derive(Clone, Debug, Default)]
pub(super) struct Directory {
    now: BTreeMap<UserId, PublicKeys>,
    history: BTreeMap<UserId, KeyHistory>,
}

impl Directory {
    /// Adds somebody, or replaces their keys.
    pub fn insert(&mut self, keys: PublicKeys) {
        self.now.insert(keys.user, keys);
    }

    /// What is known of somebody beside their slot. Who is retired has no keys any more, only earlier ones.
    pub fn insert_history(&mut self, history: KeyHistory) {
        if history.retired {
            self.now.remove(&history.user);
        }
        self.history.insert(history.user, history);
    }

    /// Somebody's keys now.
    pub fn get(&self, user: UserId) -> Option<&PublicKeys> {
        self.now.get(&user)
    }

    /// What is known of somebody beside their slot.
    pub fn history(&self, user: UserId) -> Option<&KeyHistory> {
        self.history.get(&user)
    }

    /// Whether somebody left.
    pub fn is_retired(&self, user: UserId) -> bool {
        self.history(user).is_some_and(|history| history.retired)
    }

    /// Everybody who has keys or left, the recovery key's author among them.
    pub fn everybody(&self) -> impl Iterator<Item = UserId> {
        let left = self.history.keys().filter(|user| self.is_retired(**user));
        self.now.keys().chain(left).copied()
    }

    /// Whether the user signed exactly this message, with the keys they have or with earlier ones. False for
    /// somebody not in the directory.
    pub fn verify(&self, user: UserId, message: &[u8], signature: &[u8; SIGNATURE_LEN]) -> bool {
        let history = self.history(user).into_iter().flat_map(|history| &history.given);
        let mut keys = self.get(user).into_iter().chain(history.map(|given| &given.keys));
        keys.any(|keys| signing::verify(&keys.verifying, message, signature))
    }
}
