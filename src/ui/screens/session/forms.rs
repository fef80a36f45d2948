//! Half-typed text of the Session screen, all of it. Knows no widget.

use super::{chosen, close, day, plan, visit};
use crate::app::action::{SessionAction, UserAction};
use crate::base::CaseId;
use crate::casework::changes::SessionChange;
use crate::ui::context::Context;

/// Half-typed text of this screen; another session begins with none.
#[derive(Default)]
pub struct Forms {
    pub(super) of: Option<(CaseId, u32)>,
    pub(super) visit: visit::Form,
    pub(super) day: day::Form,
    pub(super) plan: plan::Form,
    pub(super) watch: chosen::Form,
    pub(super) close: close::Form,
}

impl Forms {
    /// What was typed and is not on record yet goes there.
    pub(super) fn flush(&mut self, context: &Context<'_>, number: u32) -> Vec<UserAction> {
        let change = |change: SessionChange| -> UserAction { SessionAction::Change(number, change).into() };
        let mut unsaved = self.plan.flush(context, &change);
        unsaved.extend(self.close.flush(context, &change));
        unsaved
    }
}
