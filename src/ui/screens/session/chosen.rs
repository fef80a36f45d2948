//! What is chosen to be watched, as it was asked for last, and what is open to choose more. Knows no widget.

use crate::app::action::{SessionAction, UserAction};
use crate::app::state::Request;
use crate::base::ClipId;
use crate::casework::changes::SessionChange;
use crate::casework::pages::SessionView;
use crate::ui::context::Context;
use crate::ui::screens::despite_form::DespiteForm;

/// What is open here, and the order that was asked for and is not answered yet.
#[derive(Default)]
pub struct Form {
    pub(super) choose: Choosing,
    pub(super) despite: DespiteForm,
    asked: Option<(Request, Vec<ClipId>)>,
}

impl Form {
    /// The chosen moments: as they were asked for last, until that is answered.
    pub(super) fn chosen<'a>(&'a self, context: &Context<'_>, view: &'a SessionView) -> &'a [ClipId] {
        match &self.asked {
            Some((request, asked)) if context.state.requests.is_waiting(*request) => asked,
            _ => &view.session.plan.show,
        }
    }

    /// Asks for these to be watched, in this order.
    pub(super) fn ask(&mut self, context: &Context<'_>, number: u32, show: Vec<ClipId>) -> UserAction {
        let request = context.state.requests.give();
        self.asked = Some((request, show.clone()));
        let change = SessionAction::Change(number, SessionChange::Show(show));
        UserAction::Awaited(request, Box::new(change.into()))
    }
}

/// Whether it is open, and which moments it lists.
#[derive(Default)]
pub struct Choosing {
    pub(super) open: bool,
    /// Id of a heading, or all.
    pub(super) heading: Option<String>,
}

impl Choosing {
    /// Opens it, with all of them.
    pub fn open(&mut self) {
        *self = Self { open: true, heading: None };
    }
}
