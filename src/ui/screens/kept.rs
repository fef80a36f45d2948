//! A text that goes on record by itself: when the keyboard leaves it, when typing pauses, and before anything else is done.
//! What was refused stays as it was typed. Knows no screen.

use std::time::Duration;

use egui::{Response, Ui};

use super::typing::Draft;
use crate::app::action::UserAction;
use crate::app::state::Request;
use crate::base::Redacted;
use crate::ui::context::Context;

/// Typing pauses after so many seconds.
const PAUSE: f64 = 1.0;

/// A text and what of it was sent.
#[derive(Default)]
pub struct Kept {
    draft: Draft,
    /// What was sent last.
    sent: Option<(Request, String)>,
    /// When something was typed last that was not sent yet.
    typed: Option<f64>,
}

impl Kept {
    /// Takes over what is on record, unless something else is being typed.
    pub fn follow(&mut self, recorded: &str) {
        self.draft.follow(recorded);
    }

    /// What is in the field.
    pub fn text(&mut self) -> &mut String {
        &mut self.draft.text
    }

    /// What was typed.
    pub fn typed(&self) -> &str {
        &self.draft.text
    }

    /// After its field was drawn: what puts it on record, where it is time.
    pub fn keep(
        &mut self,
        ui: &Ui,
        context: &Context<'_>,
        field: &Response,
        change: impl FnOnce(Redacted<String>) -> UserAction,
    ) -> Option<UserAction> {
        let now = ui.input(|input| input.time);
        if field.changed() {
            self.typed = Some(now);
        }
        let left = self.typed.map(|typed| PAUSE - (now - typed));
        if let Some(left) = left
            && left > 0.0
            && !field.lost_focus()
        {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
            return None;
        }
        if left.is_some() || field.lost_focus() { self.flush(context, change) } else { None }
    }

    /// What puts it on record at once, where something was typed that was not sent yet.
    pub fn flush(
        &mut self,
        context: &Context<'_>,
        change: impl FnOnce(Redacted<String>) -> UserAction,
    ) -> Option<UserAction> {
        self.typed = None;
        let text = self.draft.text.trim();
        let asked =
            |(request, sent): &(Request, String)| sent == text && !context.state.requests.is_saved(*request);
        if !self.draft.is_changed() || self.sent.as_ref().is_some_and(asked) {
            return None;
        }
        let request = context.state.requests.give();
        self.sent = Some((request, text.to_owned()));
        Some(UserAction::Awaited(request, Box::new(change(text.into()))))
    }

    /// Whether what is in the field was refused.
    pub fn is_refused(&self, context: &Context<'_>) -> bool {
        let requests = &context.state.requests;
        self.draft.is_changed()
            && self.sent.as_ref().is_some_and(|(request, sent)| {
                sent == self.draft.text.trim()
                    && !requests.is_waiting(*request)
                    && !requests.is_saved(*request)
            })
    }
}
