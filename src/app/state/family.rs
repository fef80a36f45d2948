//! One family's page as data. Decides nothing: verdicts, steps and what is to be done are values that `programme`
//! computed.

use super::on_screen::OnScreen;
use super::retention::RetentionPage;
use crate::base::CaseId;
use crate::casework::pages::{FamilyView, SaidView};

/// One family.
pub struct FamilyScreen {
    /// Which family.
    pub case: CaseId,
    /// What is known of it; `None` until it is read.
    pub open: Option<Box<FamilyView>>,
    /// Which of its pages is shown.
    pub page: FamilyPage,
    /// A page about keeping film, in place of those.
    pub retention: Option<RetentionPage>,
    /// What was shown and said at a session, where a supervisor counts comments.
    pub said: Option<Box<SaidView>>,
}

impl FamilyScreen {
    /// A page of a family that is yet to be read.
    pub fn new(case: CaseId, page: FamilyPage) -> Self {
        Self { case, open: None, page, retention: None, said: None }
    }

    /// A family that was read.
    pub fn of(open: Box<FamilyView>) -> Self {
        let case = open.row.case;
        Self { open: Some(open), ..Self::new(case, FamilyPage::default()) }
    }
}

impl OnScreen for FamilyScreen {
    fn case(&self) -> Option<CaseId> {
        Some(self.case)
    }

    fn takes_notes(&self) -> bool {
        true
    }
}

/// The pages of a family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FamilyPage {
    /// Where it stands and what is next.
    #[default]
    Overview,
    /// Moments of the family's films.
    Moments,
    /// The pathway from referral to end, and the programmes.
    Pathway,
    /// What is recorded around the programme.
    Record,
    /// Ratings over the sessions.
    Measures,
    /// Verdicts, samples of film coded twice, checklists, comments and notes.
    Supervision,
    /// Consent, lawful basis, who can open it, films and how long they are kept.
    Data,
}

impl FamilyPage {
    /// Every page, in the order of the tabs.
    pub const ALL: [Self; 7] = [
        Self::Overview,
        Self::Moments,
        Self::Pathway,
        Self::Record,
        Self::Measures,
        Self::Supervision,
        Self::Data,
    ];

    /// Whether it shows moments: it takes the whole width.
    pub fn is_of_moments(self) -> bool {
        matches!(self, Self::Overview | Self::Moments)
    }
}
