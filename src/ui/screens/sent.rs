//! What a form has sent and waits for. It is put away when the answer to that says that it is on record, and by nothing
//! else: where it was refused, all that was typed stays, whatever becomes of the page meanwhile.

use crate::app::action::UserAction;
use crate::app::state::Request;
use crate::ui::context::Context;

/// What a form sent last.
#[derive(Default)]
pub struct Sent(Option<Request>);

impl Sent {
    /// The act that sends it, with a number by which its answer is known.
    pub fn ask(&mut self, context: &Context<'_>, action: impl Into<UserAction>) -> UserAction {
        let request = context.state.requests.give();
        self.0 = Some(request);
        UserAction::Awaited(request, Box::new(action.into()))
    }

    /// Whether it is on record.
    pub fn is_saved(&self, context: &Context<'_>) -> bool {
        self.0.is_some_and(|request| context.state.requests.is_saved(request))
    }
}
