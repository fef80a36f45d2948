//! The colleagues of a vault, as lists show them.

use crate::base::{Redacted, UserId};
use crate::library::StaffRole;

/// One colleague.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffRow {
    /// Who.
    pub user: UserId,
    /// The name they unlock with.
    pub login: Redacted<String>,
    /// Their part in the programme.
    pub role: StaffRole,
    /// Whether they may admit and retire others.
    pub administrator: bool,
    /// Whether they left: they unlock no more.
    pub retired: bool,
    /// Whether it is the person who unlocked the vault.
    pub you: bool,
}
