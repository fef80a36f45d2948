//! The first screen after unlocking: what is to be done, over all families.

use egui::Ui;

use super::{repaired, retention};
use crate::app::action::{UserAction, WindowAction};
use crate::app::state::Place;
use crate::casework::pages::FamilyRow;
use crate::casework::sentences;
use crate::ui::context::Context;
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::Message;

/// Draws the screen.
pub fn show(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let state = context.state;
    widgets::wide_column(ui, "today", |ui| {
        repaired::show(ui, context, actions);
        if let Some(busy) = &state.busy {
            widgets::working(ui, &context.say(&busy.message()));
        }
        retention::due_card(ui, context, &state.families, actions);
        if state.families.is_empty() {
            if !state.families_loading {
                theme::empty_state(ui, &context.get("families-none"), &context.get("families-none-hint"));
            }
            return;
        }
        theme::card(ui, |ui| {
            theme::subheading(ui, &context.get("sidebar-today"));
            let asking = state.families.iter().filter(|row| !row.agenda.is_empty());
            if asking.clone().next().is_none() {
                theme::weak(ui, &context.get("today-nothing"));
            }
            for row in asking {
                line(ui, context, row, actions);
            }
        });
    });
}

/// A family and what it asks for, with the button that opens it.
fn line(ui: &mut Ui, context: &Context<'_>, row: &FamilyRow, actions: &mut Vec<UserAction>) {
    let todo: Vec<String> = row.agenda.iter().map(|todo| context.say(&sentences::todo(todo))).collect();
    widgets::line_with_button(ui, &row.code, &todo.join(" · "), |ui| {
        let name = context.say(&Message::new("today-open-family").with("code", row.code.as_str()));
        if widgets::named_button(ui, is_free(context), &context.get("today-open-short"), &name).clicked() {
            actions.push(WindowAction::Open(Place::family(row.case)).into());
        }
    });
}

fn is_free(context: &Context<'_>) -> bool {
    context.state.busy.is_none()
}
