//! The Session screen as data: one visit from plan to close.

use chrono::{DateTime, Utc};

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
    /// When something of it was put on record last, since it was opened.
    pub saved: Option<DateTime<Utc>>,
}

impl SessionScreen {
    /// At a step, with nothing changed yet.
    pub fn new(view: SessionView, step: StepKind) -> Self {
        Self { view, step, saved: None }
    }
}

impl OnScreen for SessionScreen {
    fn case(&self) -> Option<CaseId> {
        Some(self.view.case)
    }

    fn takes_notes(&self) -> bool {
        true
    }
}
