//! Who unlocked the vault, and what their part lets them do: what jobs ask before they begin. Knows no family.

use super::open_vault::OpenVault;
use super::pages::StaffRow;
use super::problem::Problem;
use super::roles::Act;
use crate::base::UserId;
use crate::library::{Record, UserRecord};

impl OpenVault {
    /// The person who unlocked the vault; `None` in a session of the recovery key.
    pub fn me(&self) -> Option<StaffRow> {
        self.staff().ok()?.into_iter().find(|row| row.you)
    }

    /// Everybody who was ever admitted, those who left too, in the order of admission.
    pub fn staff(&self) -> Result<Vec<StaffRow>, Problem> {
        let me = self.vault().user();
        let row = |record: Record<UserRecord>| {
            let user = UserId::from(record.id);
            let UserRecord { login, role, administrator, .. } = record.body;
            let (retired, you) = (self.vault().is_retired(user), me == Some(user));
            StaffRow { user, login, role, administrator, retired, you }
        };
        Ok(self.device().users()?.into_iter().map(row).collect())
    }

    /// Who unlocked the vault; the recovery key is nobody.
    pub(crate) fn own_user(&self) -> Result<UserId, Problem> {
        self.vault().user().ok_or_else(|| Problem::refused("error-needs-user"))
    }

    /// Refuses what the user's part does not do; the holder of the recovery key is kept from nothing.
    pub fn permit(&self, act: Act) -> Result<(), Problem> {
        let refusal = self.me().and_then(|me| me.refusal(act));
        refusal.map_or(Ok(()), |refusal| Err(Problem::refused(refusal)))
    }

    /// Whether whoever unlocked the vault may hold film, lift holds and set the rules of keeping: supervisors and
    /// administrators.
    pub(crate) fn may_supervise(&self) -> bool {
        self.supervising().is_ok()
    }

    /// Who that is; refused for everybody else.
    pub(crate) fn supervising(&self) -> Result<UserId, Problem> {
        let user = self.own_user()?;
        self.permit(Act::KeepFilm)?;
        Ok(user)
    }
}
