//! Whose an entry is to revise and to take back, as the library lets it: the one answer that every page follows. Knows no
//! page.

use std::collections::BTreeSet;

use crate::base::{RecordId, UserId};
use crate::casework::case_file::CaseFile;
use crate::casework::problem::Problem;
use crate::library::Hands;
use crate::programme::Entered;

/// The entries that `me` owns: those they wrote and did not hand over, and those that were handed to them. Nobody's where
/// it was the recovery key that unlocked the vault.
pub(crate) fn mine(entries: &[Entered], hands: &Hands, me: Option<UserId>) -> BTreeSet<RecordId> {
    let own = entries.iter().filter(|entered| Some(hands.owner_at(entered.by, entered.at)) == me);
    own.map(|entered| entered.id).collect()
}

impl CaseFile {
    /// The entries that `me` owns.
    pub(crate) fn mine(&self, me: UserId) -> Result<BTreeSet<RecordId>, Problem> {
        Ok(mine(&self.entries()?, &self.library().hands()?, Some(me)))
    }
}
