//! Watching together: what was shown, who watched, and what they said.

use chrono::Local;
use egui::{Label, RichText, TextStyle, Ui};

use super::{choose, close, part, plan};
use crate::app::action::UserAction;
use crate::casework::pages::{SessionView, ShownRow};
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice, Palette};
use crate::words::Message;

/// Draws the step.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut close::Form,
    actions: &mut Vec<UserAction>,
) {
    for refusal in &view.show_refusals {
        theme::notice(ui, Notice::Warning, &context.say(refusal));
    }
    part(ui, &context.get("review-shown-title"), |ui| {
        if view.shown.is_empty() {
            theme::weak(ui, &context.get("review-nothing-shown"));
        }
        for shown in &view.shown {
            shown_line(ui, context, view, shown);
        }
    });
    plan::people(ui, context, view, actions);
    close::parent_words(ui, context, view, form, actions);
}

fn shown_line(ui: &mut Ui, context: &Context<'_>, view: &SessionView, shown: &ShownRow) {
    let at = shown.started.with_timezone(&Local);
    let line = Message::new("review-shown")
        .with("day", at.date_naive())
        .with("time", at.format("%H:%M").to_string())
        .with("played", shown.played.to_string())
        .with("length", shown.clip_length.to_string());
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add(Label::new(choose::said_of(context, view, shown.clip)).truncate());
        let mut facts = vec![context.say(&line)];
        if let Some(number) = shown.from_session {
            facts.push(context.say(&Message::new("visit-title").with("number", number)));
        }
        facts.extend(shown.tags.iter().cloned());
        let weak = Palette::of(ui.visuals()).weak;
        let facts = RichText::new(facts.join(" · ")).text_style(TextStyle::Small).color(weak);
        ui.add(Label::new(facts).wrap());
    });
}
