//! The day of a session: planned, moved, cleared, or that the visit did not happen. What is rarer is in a dialog.

use egui::Ui;

use super::super::sent::Sent;
use super::super::typing::{Typed, day_field, day_helpers};
use crate::app::action::{SessionAction, UserAction};
use crate::casework::changes::SessionChange;
use crate::programme::Session;
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice, space};
use crate::ui::widgets;
use crate::words::Message;

/// What is typed of its day.
#[derive(Default)]
pub struct Form {
    day: String,
    reason: String,
    change: Option<Change>,
    sent: Sent,
}

/// Which change of the day is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// To another day.
    Move,
    /// The visit did not happen.
    Miss,
}

impl Form {
    /// Opens the dialog for one of them.
    pub(super) fn open(&mut self, change: Change) {
        *self = Self { change: Some(change), ..Self::default() };
    }
}

/// Draws what is to be said of the day on the plan: the field for it where there is none, and what became of it.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    session: &Session,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.sent.is_saved(context) {
        *form = Form::default();
    }
    if session.held.is_none() {
        if let Some(missed) = &session.missed {
            let said = Message::new("plan-missed").with("reason", missed.reason.reveal().as_str());
            theme::notice(ui, Notice::Warning, &context.say(&said));
        }
        if session.planned.is_none() {
            plan(ui, context, session, form, actions);
        }
    }
    if let Some(moved) = session.moved.last() {
        let said = Message::new("plan-moved-from")
            .with("day", moved.from)
            .with("reason", moved.reason.reveal().as_str());
        theme::small(ui, &context.say(&said));
    }
}

fn plan(
    ui: &mut Ui,
    context: &Context<'_>,
    session: &Session,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    ui.horizontal_top(|ui| {
        let typed = day_field(ui, context, &context.get("plan-day"), &mut form.day);
        day_helpers(ui, context, &mut form.day);
        ui.vertical(|ui| {
            ui.add_space(ui.text_style_height(&egui::TextStyle::Body) + space::PAIR);
            let off = context.get("date-needed");
            let off = (!matches!(typed, Typed::Value(_))).then_some(off.as_str());
            let pressed = theme::secondary(&context.get("plan-plan")).off(off).show(ui).clicked();
            if let (true, Some(day)) = (pressed, typed.value()) {
                let change = SessionAction::Change(session.number, SessionChange::Plan(Some(day)));
                actions.push(form.sent.ask(context, change));
            }
        });
    });
}

/// Draws the dialog, where one is open.
pub fn dialog(
    ui: &Ui,
    context: &Context<'_>,
    session: &Session,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.sent.is_saved(context) {
        *form = Form::default();
    }
    let Some(change) = form.change else { return };
    let title = context.get(if change == Change::Move { "plan-move-title" } else { "plan-miss-title" });
    let (closed, cancelled) = theme::dialog(ui.ctx(), &title, theme::session::DIALOG, |ui| {
        ui.spacing_mut().item_spacing.y = space::PARTS;
        theme::section(ui, &title);
        change_form(ui, context, session, (form, change), actions)
    });
    if closed || cancelled {
        form.change = None;
    }
}

fn change_form(
    ui: &mut Ui,
    context: &Context<'_>,
    session: &Session,
    (form, change): (&mut Form, Change),
    actions: &mut Vec<UserAction>,
) -> bool {
    let mut to = None;
    if change == Change::Move {
        ui.horizontal_wrapped(|ui| {
            to = day_field(ui, context, &context.get("plan-move-to"), &mut form.day).value();
            day_helpers(ui, context, &mut form.day);
        });
    }
    theme::field(ui, &context.get("visit-reason"), &mut form.reason);
    let refusal = match (change, to) {
        (Change::Move, None) => Some("date-needed"),
        (Change::Move, Some(day)) if Some(day) == session.planned => Some("plan-same-day"),
        _ if form.reason.trim().is_empty() => Some("visit-needs-reason"),
        _ => None,
    };
    let refusal = refusal.map(|key| context.get(key));
    if let Some(refusal) = &refusal {
        theme::weak(ui, refusal);
    }
    let mut cancelled = false;
    widgets::row(ui, |ui| {
        let key = if change == Change::Move { "plan-move-save" } else { "plan-miss-save" };
        if theme::primary(&context.get(key)).off(refusal.as_deref()).show(ui).clicked() {
            let reason = form.reason.trim().into();
            let change = match to {
                Some(to) => SessionChange::Move { to, reason },
                None => SessionChange::Miss { reason },
            };
            actions.push(form.sent.ask(context, SessionAction::Change(session.number, change)));
        }
        cancelled = theme::secondary(&context.get("action-cancel")).show(ui).clicked();
    });
    cancelled
}
