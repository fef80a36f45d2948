//! The colleagues of a vault and the members of a family as screens show them. Knows no widget and no key.

use crate::base::CaseId;
use crate::casework::pages::StaffRow;

/// The People screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeopleScreen {
    /// Everybody who was ever admitted.
    pub staff: Vec<StaffRow>,
    /// How many changes were made here: what was typed for one goes with it.
    pub saved: u32,
    /// The family whose page one came from.
    pub from_family: Option<CaseId>,
}
