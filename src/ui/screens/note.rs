//! The note for staff: a concern, written in the middle of a session, a film or its tagging. It covers nothing that stops a
//! film, and neither its sign in the bar nor its head says more than that it is a note.

use egui::{Id, Ui};

use super::family_record::ConcernForm;
use super::sent::Sent;
use super::typing::written;
use crate::app::action::{UserAction, WindowAction};
use crate::app::state::Screen;
use crate::base::CaseId;
use crate::casework::changes::NewConcern;
use crate::ui::context::Context;
use crate::ui::topmost::{self, Level};
use crate::ui::{theme, widgets};

/// Half-typed text of the note.
#[derive(Default)]
pub struct Form {
    /// Whether it is open.
    pub open: bool,
    /// Whose family it is about.
    of: Option<CaseId>,
    concern: Option<ConcernForm>,
    sent: Sent,
}

/// The family about which a note can be written on this screen.
pub fn family(screen: &Screen) -> Option<CaseId> {
    let screen = screen.on_screen();
    screen.case().filter(|_| screen.takes_notes())
}

/// Draws the note over the screen, where it is open.
pub fn show(ui: &Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let Some(case) = family(&context.state.screen) else { return };
    let is_saved = form.sent.is_saved(context);
    if is_saved || form.of != Some(case) {
        *form = Form { open: form.open && !is_saved, of: Some(case), ..Form::default() };
    }
    if !form.open {
        return;
    }
    // What was typed is there still when it is opened again.
    if topmost::closes(ui.ctx(), Level::Form, Id::unique("note")) {
        form.open = false;
        return;
    }
    let today = written(context.state.today);
    widgets::floating(ui, &context.get("concern-note-title"), |ui| {
        theme::subheading(ui, &context.get("concern-note-title"));
        let concern = form.concern.get_or_insert_with(|| ConcernForm::new(&today));
        let typed = concern.typed(ui, context);
        let new = typed.map(|typed| NewConcern { concern: typed, hold: concern.hold });
        ui.horizontal(|ui| {
            let save = widgets::primary_if(ui, new.is_some(), &context.get("concern-save"));
            if let (true, Some(new)) = (save.clicked(), new) {
                actions.push(form.sent.ask(context, WindowAction::RaiseConcern(Box::new(new))));
            }
            if theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
                *form = Form { of: Some(case), ..Form::default() };
            }
        });
    });
}
