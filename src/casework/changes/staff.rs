//! Changes of who works with the vault, and who with which family.

use crate::base::{Redacted, UserId};
use crate::library::StaffRole;

/// A change of the vault's colleagues.
#[derive(Clone, Debug, PartialEq)]
pub enum StaffChange {
    /// Admit a colleague.
    Add {
        /// The name they will unlock with.
        login: String,
        /// Their part.
        role: StaffRole,
        /// Whether they may admit and retire others.
        administrator: bool,
        /// Their first passphrase, typed twice the same.
        passphrase: Redacted<String>,
    },
    /// Change one's own passphrase.
    ChangePassphrase {
        /// The one that holds.
        old: Redacted<String>,
        /// The one that is to hold, typed twice the same.
        new: Redacted<String>,
    },
    /// Replace a passphrase that was lost, in a session of the recovery key.
    ReplacePassphrase {
        /// Whose.
        user: UserId,
        /// The new one, typed twice the same.
        new: Redacted<String>,
    },
    /// Retire a colleague.
    Retire(UserId),
}

/// A change of a family's members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberChange {
    /// Let a colleague open it.
    Add(UserId),
    /// Take a colleague out: the family gets a new key.
    Remove(UserId),
    /// Hand what somebody wrote about the family to a member.
    HandOver(Handing),
}

/// What somebody wrote goes to a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handing {
    /// Whose it is; they may have left.
    pub from: UserId,
    /// Whose it is to be.
    pub to: UserId,
    /// Why, for the history of the key worker; may be empty.
    pub because: Redacted<String>,
}
