//! Today as data: the first screen after unlocking. Decides nothing: what is to be done is on the rows of the caseload.

use super::on_screen::OnScreen;

/// What is to be done today, over all families.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TodayScreen {
    /// Whether the vault was just unlocked and nobody went anywhere yet: a supervisor goes on to the grid.
    pub landing: bool,
}

impl OnScreen for TodayScreen {}
