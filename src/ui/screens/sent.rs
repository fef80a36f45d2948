//! What a form has sent and waits for. It is put away when the answer to that says that it is on record, and by nothing
//! else: where it was refused, all that was typed stays, whatever becomes of the page meanwhile.

use crate::app::action::UserAction;
use crate::app::state::Request;
use crate::ui::context::Context;

/// What a form sent: more than one request where its button was pressed again before the answer came.
#[derive(Default)]
pub struct Sent(Vec<Request>);

impl Sent {
    /// The act that sends it, with a number by which its answer is known.
    pub fn ask(&mut self, context: &Context<'_>, action: impl Into<UserAction>) -> UserAction {
        let request = context.state.requests.give();
        self.0.push(request);
        UserAction::Awaited(request, Box::new(action.into()))
    }

    /// Whether the answer to one of them is still waited for.
    pub fn is_waiting(&self, context: &Context<'_>) -> bool {
        self.0.iter().any(|request| context.state.requests.is_waiting(*request))
    }

    /// Whether one of them is on record.
    pub fn is_saved(&self, context: &Context<'_>) -> bool {
        self.0.iter().any(|request| context.state.requests.is_saved(*request))
    }
}
