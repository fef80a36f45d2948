//! After how many quiet minutes the vault locks. A plain value: knows no clock.

use std::time::Duration;

/// After how many quiet minutes the vault locks by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockAfter(u32);

impl LockAfter {
    /// What can be chosen, in minutes.
    pub const CHOICES: [Self; 6] = [Self(1), Self(2), Self(5), Self(10), Self(15), Self(30)];

    /// One of the choices.
    pub fn from_minutes(minutes: u32) -> Option<Self> {
        Self::CHOICES.into_iter().find(|choice| choice.0 == minutes)
    }

    /// In minutes.
    pub fn minutes(self) -> u32 {
        self.0
    }

    /// As a duration.
    pub fn duration(self) -> Duration {
        Duration::from_secs(60 * u64::from(self.0))
    }
}

impl Default for LockAfter {
    fn default() -> Self {
        Self(5)
    }
}
