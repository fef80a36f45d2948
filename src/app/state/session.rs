//! The Session screen as data: one visit from plan to close.

use super::on_screen::OnScreen;
use crate::base::CaseId;
use crate::casework::pages::SessionView;
use crate::programme::StepKind;

/// One session from plan to close.
pub struct SessionScreen {
    /// What is known of it.
    pub view: SessionView,
    /// The step that is open.
    pub step: StepKind,
}

impl OnScreen for SessionScreen {
    fn case(&self) -> Option<CaseId> {
        Some(self.view.case)
    }

    fn takes_notes(&self) -> bool {
        true
    }
}
