//! Behind the last moment: a warm end with what was seen, and the parents' own words about all of it. Knows no film.

use egui::{Label, RichText, Ui, pos2};

use super::form::Form;
use super::words;
use crate::app::action::{ParentAction, UserAction, WindowAction};
use crate::app::state::ParentScreen;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, parents, size, space};

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
        theme::told_as_heading(ui.add(Label::new(heading).wrap()), &title);
        seen(ui, parent);
        ui.add_space(space::PARTS);
        words::field(ui, context, "parent-say-last-hint", form);
        ui.horizontal_wrapped(|ui| {
            // With nothing typed there is nothing to keep, and the way back is what comes next.
            let back = context.get(leads_back(parent));
            let back = if form.words.trim().is_empty() {
                theme::primary(&back).height(size::ROOM)
            } else {
                words::keep(ui, context, form, actions);
                theme::secondary(&back).height(size::ROOM)
            };
            if back.show(ui).clicked() {
                actions.push(WindowAction::Back.into());
            }
            let again = context.get("parent-from-start");
            if theme::secondary(&again).icon(Icon::Again).height(size::ROOM).show(ui).clicked() {
                actions.push(ParentAction::First.into());
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

/// Where the way back leads.
pub(super) fn leads_back(parent: &ParentScreen) -> &'static str {
    if parent.from_film.is_some() { "parent-leave-film" } else { "parent-leave" }
}
