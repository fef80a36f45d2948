//! Watching with the parents: the chosen clips, the way to the parent view, what was shown and what they said.

use chrono::Local;
use egui::Ui;

use super::choose;
use crate::app::action::UserAction;
use crate::casework::changes::SessionChange;
use crate::casework::pages::{SessionView, ShownRow};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Notice, Weight};
use crate::ui::widgets;
use crate::words::Message;

/// Half-typed words of the parents.
#[derive(Default)]
pub struct Form {
    words: String,
    /// How many there were when these were sent.
    sent: Option<usize>,
}

/// Draws the step.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("review-title"));
        let allowed = view.show_refusals.is_empty() && context.state.busy.is_none();
        let words = context.get("review-show");
        if widgets::big_button(ui, Weight::Primary, allowed, Icon::Play, &words).clicked() {
            actions.push(UserAction::GoParentView(view.session.number));
        }
        for refusal in &view.show_refusals {
            theme::notice(ui, Notice::Warning, &context.say(refusal));
        }
        for (place, clip) in view.session.plan.show.iter().enumerate() {
            ui.horizontal(|ui| {
                widgets::strong_number(ui, place + 1);
                ui.add(egui::Label::new(choose::said_of(context, view, *clip)).truncate());
            });
        }
        if view.session.plan.show.is_empty() {
            theme::weak(ui, &context.get("show-none-chosen"));
        }
    });
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("review-shown-title"));
        if view.shown.is_empty() {
            theme::weak(ui, &context.get("review-nothing-shown"));
        }
        for shown in &view.shown {
            shown_line(ui, context, shown);
        }
    });
    theme::card(ui, |ui| parent_words(ui, context, view, form, actions));
}

fn shown_line(ui: &mut Ui, context: &Context<'_>, shown: &ShownRow) {
    let at = shown.started.with_timezone(&Local);
    let line = Message::new("review-shown")
        .with("day", at.date_naive())
        .with("time", at.format("%H:%M").to_string())
        .with("played", shown.played.to_string())
        .with("length", shown.clip_length.to_string());
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add(egui::Label::new(context.say(&line)).wrap());
        let from = match shown.from_session {
            Some(number) => context.say(&Message::new("visit-title").with("number", number)),
            None => context.get("show-clip-gone"),
        };
        let mut facts = vec![from];
        facts.extend(shown.tags.iter().cloned());
        widgets::small(ui, &facts.join(" · "));
    });
}

fn parent_words(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.sent.is_some_and(|before| view.parent_words.len() > before) {
        *form = Form::default();
    }
    let number = view.session.number;
    theme::subheading(ui, &context.get("review-words-title"));
    for row in &view.parent_words {
        let words = context.say(&Message::new("review-words").with("words", row.words.reveal().as_str()));
        widgets::row(ui, |ui| {
            let at = row.written.with_timezone(&Local).format("%H:%M").to_string();
            let name = context.say(&Message::new("review-words-remove-named").with("time", at));
            let ready = context.state.busy.is_none();
            if widgets::named_button(ui, ready, &context.get("action-remove"), &name).clicked() {
                actions.push(UserAction::ChangeSession(number, SessionChange::RemoveParentWords(row.record)));
            }
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add(egui::Label::new(words).wrap());
                if let Some(clip) = row.clip {
                    widgets::small(ui, &choose::said_of(context, view, clip));
                }
            });
        });
    }
    theme::text_area(ui, &context.get("review-words-new"), &mut form.words, 2);
    let ready = !form.words.trim().is_empty() && context.state.busy.is_none();
    let name = context.get("review-words-save");
    if widgets::named_button(ui, ready, &context.get("action-save"), &name).clicked() {
        form.sent = Some(view.parent_words.len());
        let words = SessionChange::ParentWords(None, form.words.trim().into());
        actions.push(UserAction::ChangeSession(number, words));
    }
}
