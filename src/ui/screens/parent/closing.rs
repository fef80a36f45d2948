//! Behind the last moment: a warm end with what was seen, and the parents' own words about all of it. Knows no film.

use egui::{Label, RichText, Ui, pos2};

use super::form::Form;
use super::words;
use crate::app::action::{ParentAction, UserAction, WindowAction};
use crate::app::state::ParentScreen;
use crate::ui::context::Context;
use crate::ui::theme::{self, Palette, parents, space};

/// Draws it into its space.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    parent: &ParentScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let place = ui.max_rect();
    let top = place.top() + place.height() * parents::CLOSING_TOP;
    words::column(ui, egui::Rect::from_min_max(pos2(place.left(), top), place.max), |ui| {
        let title = context.get("parent-over");
        let heading = RichText::new(&title).text_style(theme::room_title_style());
        let heading = ui.add(Label::new(heading).wrap());
        ui.ctx().accesskit_node_builder(heading.id, |node| {
            node.set_role(egui::Role::Heading);
            node.set_label(title.as_str());
        });
        seen(ui, parent);
        ui.add_space(space::PARTS);
        words::field(ui, context, "parent-say-last-hint", form);
        ui.horizontal_wrapped(|ui| {
            words::keep(ui, context, form, actions);
            if theme::secondary(&context.get("parent-from-start")).show(ui).clicked() {
                actions.push(ParentAction::First.into());
            }
            if theme::secondary(&context.get(super::leads_back(parent))).show(ui).clicked() {
                actions.push(WindowAction::Back.into());
            }
        });
        words::said(ui, context, parent);
    });
}

/// The worker's words about each moment, in the order in which they were seen.
fn seen(ui: &mut Ui, parent: &ParentScreen) {
    let colours = Palette::of(ui.visuals());
    for clip in &parent.clips {
        let words = clip.words.reveal().trim();
        if !words.is_empty() {
            let words =
                RichText::new(words).text_style(theme::room_control_style()).color(colours.chosen.ink);
            ui.add(Label::new(words).wrap());
        }
    }
}
