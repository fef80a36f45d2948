//! The first page of a family: what is next, what today asks for, and the sessions against the months.

mod sessions;

use egui::Ui;

use super::family_pathway;
use super::{family_next, family_today};
use crate::app::action::UserAction;
use crate::casework::pages::FamilyView;
use crate::ui::context::Context;
use crate::ui::theme;

/// Half-typed text of the page.
#[derive(Default)]
pub struct Form {
    sessions: sessions::Form,
}

/// Draws the page.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    (form, pathway): (&mut Form, &mut family_pathway::Form),
    actions: &mut Vec<UserAction>,
) {
    family_next::card(ui, context, family, pathway, actions);
    family_today::card(ui, context, family, actions);
    theme::card(ui, |ui| sessions::card(ui, context, family, &mut form.sessions, actions));
}
