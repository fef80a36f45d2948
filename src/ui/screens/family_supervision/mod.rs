//! The Supervision page of a family: notes and their answers, samples coded twice with their agreement in words, rated
//! checklists, and counted comments. Whoever works with the family reads it; supervisors write.

mod agreement;
mod checklist;
mod comments;
mod notes;
mod parts;
mod samples;

use egui::Ui;

use crate::app::action::UserAction;
use crate::base::SessionId;
use crate::casework::pages::{FamilyView, SaidView};
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice};

/// Half-typed text of the page.
#[derive(Default)]
pub struct Form {
    notes: notes::Form,
    checklist: checklist::Form,
    comments: comments::Form,
    /// The session about which comments are to be counted.
    counted: Option<SessionId>,
}

/// Draws the page.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let page = &family.supervision;
    if let Some(said) = said(context, family) {
        theme::card(ui, |ui| comments::count(ui, context, (page, said), &mut form.comments, actions));
        return;
    }
    form.comments = comments::Form::default();
    if let Some(refusal) = &page.refusal {
        theme::notice(ui, Notice::Info, &context.say(refusal));
    }
    theme::card(ui, |ui| notes::card(ui, context, page, &mut form.notes, actions));
    theme::card(ui, |ui| samples::card(ui, context, page, actions));
    theme::card(ui, |ui| checklist::card(ui, context, page, &mut form.checklist, actions));
    theme::card(ui, |ui| comments::card(ui, context, page, &mut form.counted, actions));
}

/// What was said at the session whose comments are being counted, if it is this family's.
fn said<'s>(context: &Context<'s>, family: &FamilyView) -> Option<&'s SaidView> {
    context.state.family()?.said.as_deref().filter(|said| said.case == family.row.case)
}
