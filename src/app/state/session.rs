//! The Session screen as data: one visit from plan to close.

use crate::casework::pages::SessionView;
use crate::programme::StepKind;

/// One session from plan to close.
pub struct SessionScreen {
    /// What is known of it.
    pub view: SessionView,
    /// The step that is open.
    pub step: StepKind,
}
