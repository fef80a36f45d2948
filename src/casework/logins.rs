//! The names colleagues log in with, for lines that say who did something. Knows no family.

use super::open_vault::OpenVault;
use super::problem::Problem;
use crate::base::{RecordId, Redacted, UserId};

/// Who is who, for lines on a screen.
#[derive(Clone)]
pub(crate) struct Logins(Vec<(RecordId, Redacted<String>)>);

impl Logins {
    /// The name somebody unlocks with; a short id where they are of another vault.
    pub fn of(&self, user: UserId) -> Redacted<String> {
        let found = self.0.iter().find(|(id, _)| *id == user.into());
        found.map_or_else(|| user.short().into(), |(_, login)| login.clone())
    }
}

impl OpenVault {
    /// Everybody's login.
    pub(crate) fn logins(&self) -> Result<Logins, Problem> {
        Ok(Logins(self.device().users()?.into_iter().map(|record| (record.id, record.body.login)).collect()))
    }
}
