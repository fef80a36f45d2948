//! Changes of who works with the vault, who with which family, and who is trained in what.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::base::{RecordId, Redacted, UserId};
use crate::library::StaffRole;
use crate::programme::TrainingSubject;

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

/// A change of the records of training.
#[derive(Clone, Debug, PartialEq)]
pub enum TrainingChange {
    /// A training was completed.
    Add(NewTraining),
    /// One's own record was a mistake; it stays as history.
    Remove(RecordId),
    /// A supervisor or an administrator says that a colleague's record is right.
    Confirm(RecordId),
    /// A supervisor or an administrator takes back that it is: it no longer counts.
    TakeBack(RecordId),
}

/// A training that was completed.
#[derive(Clone, Debug, PartialEq)]
pub struct NewTraining {
    /// Whose; `None` for one's own. For a colleague only supervisors and administrators record one.
    pub user: Option<UserId>,
    /// What it is called.
    pub what: Redacted<String>,
    /// What it is in; at least one.
    pub subjects: BTreeSet<TrainingSubject>,
    /// The day it was completed.
    pub completed: NaiveDate,
    /// The last day it holds, if it ends.
    pub expires: Option<NaiveDate>,
    /// Whether the person has experience of working with children and young people.
    pub experienced_with_children: bool,
}
