//! What can be done on the caseload.

use crate::base::CaseId;
use crate::casework::changes::{NewFamily, TrainingChange};

/// An act on the caseload and what lies beside it.
#[derive(Clone, Debug, PartialEq)]
pub enum FamiliesAction {
    /// Open or close the form for a new family.
    AddFamily(bool),
    /// Add the family.
    SaveFamily(NewFamily),
    /// Open a family's page.
    OpenFamily(CaseId),
    /// Read the whole vault through.
    CheckVault,
    /// Open or close the card with the user's own training.
    ShowTraining(bool),
    /// Record or remove a training.
    ChangeTraining(TrainingChange),
    /// Read the journals.
    ShowJournal,
    /// See the grid of supervision.
    ShowGrid,
    /// See who works with the vault.
    ShowPeople,
}
