//! The note for staff: a concern, written in the middle of a session, a film or its tagging. It covers nothing that stops a
//! film, and neither its sign in the bar nor its head says more than that it is a note.

use egui::Ui;

use super::family_record::ConcernForm;
use crate::app::action::UserAction;
use crate::app::state::Screen;
use crate::base::CaseId;
use crate::casework::changes::NewConcern;
use crate::ui::context::Context;
use crate::ui::{theme, widgets};

/// Half-typed text of the note.
#[derive(Default)]
pub struct Form {
    /// Whether it is open.
    pub open: bool,
    /// Whose family it is about.
    of: Option<CaseId>,
    concern: Option<ConcernForm>,
    /// How many notes had been saved when this one was sent.
    sent: Option<u32>,
}

/// The family about which a note can be written on this screen.
pub fn family(screen: &Screen) -> Option<CaseId> {
    match screen {
        Screen::Film(film) => Some(film.case),
        Screen::Session(session) => Some(session.view.case),
        Screen::Tag(tag) => Some(tag.case),
        Screen::Unlock(_)
        | Screen::Families(_)
        | Screen::Parent(_)
        | Screen::Journal(_)
        | Screen::Supervision(_)
        | Screen::People(_) => None,
    }
}

/// Draws the note over the screen, where it is open.
pub fn show(ui: &Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let Some(case) = family(&context.state.screen) else { return };
    let is_saved = form.sent.is_some_and(|before| context.state.noted > before);
    if is_saved || form.of != Some(case) {
        *form = Form { open: form.open && !is_saved, of: Some(case), ..Form::default() };
    }
    if !form.open {
        return;
    }
    let today = context.state.today.to_string();
    widgets::floating(ui, &context.get("concern-note-title"), |ui| {
        theme::subheading(ui, &context.get("concern-note-title"));
        let concern = form.concern.get_or_insert_with(|| ConcernForm::new(&today));
        let typed = concern.typed(ui, context);
        let new = typed.map(|typed| NewConcern { concern: typed, hold: concern.hold });
        ui.horizontal(|ui| {
            let save = widgets::primary_if(ui, new.is_some(), &context.get("concern-save"));
            if let (true, Some(new)) = (save.clicked(), new) {
                form.sent = Some(context.state.noted);
                actions.push(UserAction::RaiseConcern(Box::new(new)));
            }
            if theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
                *form = Form { of: Some(case), ..Form::default() };
            }
        });
    });
}
