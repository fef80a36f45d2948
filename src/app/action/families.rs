//! The caseload: what can be done about it as a whole, and what workers report of the families.

use crate::base::CaseId;
use crate::casework::changes::NewFamily;
use crate::casework::pages::{FamiliesPart, FamilyView, JudgedOn};

/// An act on the caseload.
#[derive(Clone, Debug, PartialEq)]
pub enum FamiliesAction {
    /// Add the family.
    SaveFamily(NewFamily),
}

/// What workers report of the families.
pub enum FamiliesEvent {
    /// Some families of the caseload.
    Part(Box<FamiliesPart>),
    /// They cannot be read; why is reported beside.
    NotListed,
    /// One family's page.
    Page(Box<FamilyView>),
    /// The verdicts on a family's active programme as of a day.
    Judged(CaseId, JudgedOn),
}
