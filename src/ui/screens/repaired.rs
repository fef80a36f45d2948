//! What was put in order of films that were left half done: a card over the caseload, until it is put away.

use egui::Ui;

use crate::app::action::{UserAction, WindowAction};
use crate::ui::context::Context;
use crate::ui::theme;
use crate::ui::widgets;

/// Draws the card, if there is anything to tell.
pub fn show(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let repaired = &context.state.repaired;
    if repaired.is_empty() {
        return;
    }
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("salvage-title"));
        widgets::scroll_at_most(ui, "repaired", 220.0, |ui| {
            for sentences in repaired {
                let said: Vec<String> = sentences.iter().map(|sentence| context.say(sentence)).collect();
                ui.label(said.join(" "));
            }
        });
        if theme::secondary_button(ui, &context.get("salvage-put-away")).clicked() {
            actions.push(WindowAction::DismissRepaired.into());
        }
    });
    widgets::gap(ui);
}
