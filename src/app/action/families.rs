//! The caseload: what can be done on it, and what workers report of the families.

use crate::base::CaseId;
use crate::casework::changes::{NewFamily, TrainingChange};
use crate::casework::pages::{FamiliesPart, FamilyView, JudgedOn, TrainingPage};
use crate::words::Message;

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
    /// Open or close the page of training.
    ShowTraining(bool),
    /// Record, remove or confirm a training.
    ChangeTraining(TrainingChange),
    /// Read the journals.
    ShowJournal,
    /// See the grid of supervision.
    ShowGrid,
    /// See who works with the vault.
    ShowPeople,
}

/// What workers report of the families, and of training.
pub enum FamiliesEvent {
    /// Some families of the caseload.
    Part(Box<FamiliesPart>),
    /// One family's page.
    Page(Box<FamilyView>),
    /// The verdicts on a family's active programme as of a day.
    Judged(CaseId, JudgedOn),
    /// What is on record about training.
    Training(Box<TrainingPage>),
    /// What reading the vault through found.
    Checked(Vec<Message>),
}
