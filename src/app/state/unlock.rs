//! The screen before a vault is open, as data. Knows no key but the one that is shown this once.

use super::idle::Use;
use super::on_screen::OnScreen;
use super::recovery::RecoveryScreen;
use crate::base::{Redacted, UserId};

/// Where unlocking stands.
pub enum UnlockScreen {
    /// The folder has not been looked at yet.
    Looking,
    /// There is no vault yet: offer to make one.
    FirstRun,
    /// A vault is there: who are you?
    Choose(Vec<LoginRow>),
    /// The vault cannot be used as it is; the problem says why.
    Unusable,
    /// A vault was made: its recovery key is shown this once.
    RecoveryKey(RecoveryScreen),
}

/// Someone who can unlock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginRow {
    /// Whose slot.
    pub user: UserId,
    /// The name they type.
    pub login: Redacted<String>,
}

impl OnScreen for UnlockScreen {
    fn can_leave(&self) -> bool {
        false
    }

    fn in_use(&self) -> Use {
        Use::Locked
    }
}
