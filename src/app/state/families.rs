//! The caseload and a family's page as data. Decides nothing: verdicts, steps and what is to be done are values
//! that `programme` computed.

use super::on_screen::OnScreen;
use super::retention::RetentionPage;
use crate::base::CaseId;
use crate::casework::pages::{FamilyRow, FamilyView, SaidView, TrainingPage};
use crate::programme::StepKind;
use crate::words::Message;

/// The caseload.
#[derive(Default)]
pub struct FamiliesScreen {
    /// All families this user is a member of, those with work today first.
    pub rows: Vec<FamilyRow>,
    /// How many families were looked at, of how many.
    pub read: (usize, usize),
    /// The family whose page is open.
    pub open: Option<Box<FamilyView>>,
    /// Which of its pages is shown.
    pub page: FamilyPage,
    /// Whether the form for a new family is open.
    pub adding: bool,
    /// What is on record about training, where its page is open.
    pub training: Option<Box<TrainingPage>>,
    /// The step a session that is being opened is to show; its first open one where this is missing.
    pub step_wanted: Option<StepKind>,
    /// A page about keeping film, in place of the family's.
    pub retention: Option<RetentionPage>,
    /// What was shown and said at a session, in place of the family's page, where a supervisor counts comments.
    pub said: Option<Box<SaidView>>,
    /// What the last check of the vault found.
    pub check: Option<Vec<Message>>,
}

impl OnScreen for FamiliesScreen {
    fn case(&self) -> Option<CaseId> {
        self.open.as_ref().map(|family| family.row.case)
    }
}

/// The pages of a family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FamilyPage {
    /// What is to be done, sessions, consents, fidelity and films.
    #[default]
    Programme,
    /// The pathway from referral to end.
    Pathway,
    /// What is recorded around the programme.
    Record,
    /// Samples of film coded twice, checklists, comments and notes.
    Supervision,
    /// Ratings over the sessions.
    Measures,
}

impl FamilyPage {
    /// Every page, in the order of the tabs.
    pub const ALL: [Self; 5] =
        [Self::Programme, Self::Pathway, Self::Record, Self::Measures, Self::Supervision];
}
