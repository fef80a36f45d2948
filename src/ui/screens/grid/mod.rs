//! The grid of supervision: families against sessions, where only what is not as asked is coloured, with what a session
//! rests on beside it. Of very many rows only those in sight are made. Arrows move among the cells, Enter opens one.

mod cell;
mod evidence;
mod filters;
mod keys;
mod legend;
mod notes;
mod table;
mod write;

use egui::{CornerRadius, Frame, Margin, Stroke, Ui, UiBuilder};

use crate::app::action::{GridAction, UserAction};
use crate::app::state::{GridFilter, GridScreen};
use crate::ui::context::Context;
use crate::ui::frame;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, grid, stroke};
use crate::ui::widgets;
use crate::words::Message;

pub use keys::Form;

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &GridScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let Some(open) = &screen.open else { return families(ui, context, screen, form, actions) };
    let card = Palette::of(ui.visuals()).card;
    if ui.available_width() < grid::EVIDENCE + grid::BESIDE {
        let frame = Frame::new().fill(card).inner_margin(Margin::same(grid::EVIDENCE_INSET.0));
        frame.show(ui, |ui| evidence::panel(ui, context, (screen, open), &mut form.notes, actions));
        return;
    }
    // What a cell rests on is made last: the keyboard comes to it last, as the eye does.
    let room = ui.available_rect_before_wrap();
    let (left, right) = room.split_left_right_at_x(room.right() - grid::EVIDENCE);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| families(ui, context, screen, form, actions));
    ui.painter().rect_filled(right, CornerRadius::ZERO, card);
    let line = Stroke::new(stroke::LINE, Palette::of(ui.visuals()).line);
    ui.painter().vline(right.left(), right.y_range(), line);
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        let frame =
            Frame::new().inner_margin(Margin::symmetric(grid::EVIDENCE_INSET.0, grid::EVIDENCE_INSET.1));
        frame.show(ui, |ui| evidence::panel(ui, context, (screen, open), &mut form.notes, actions));
    });
}

/// The table under its head.
fn families(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &GridScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let frame = Frame::new().inner_margin(grid::INSET);
    frame.show(ui, |ui| {
        head(ui, context, screen);
        if screen.is_read() && screen.rows.is_empty() {
            theme::empty(ui, Icon::Families, &context.get("grid-none"), None);
            ui.vertical_centered(|ui| theme::weak(ui, &context.get("grid-none-hint")));
            return;
        }
        filters::show(ui, context, screen, actions);
        if screen.shown.is_empty() {
            let all = context.get("grid-show-all");
            let none = context.get("grid-none-shown");
            if screen.is_read() && theme::empty(ui, Icon::Families, &none, Some(&all)) {
                actions.push(GridAction::Narrow(GridFilter::default()).into());
            }
            return;
        }
        table::show(ui, context, screen, form, actions);
    });
}

/// How many families and workers there are, and how far reading them is.
fn head(ui: &mut Ui, context: &Context<'_>, screen: &GridScreen) {
    ui.horizontal(|ui| {
        ui.add_space(theme::space::NEAR);
        theme::title(ui, &context.get("grid-title"));
        let count = Message::new("grid-count").with("families", screen.rows.len());
        theme::weak(ui, &context.say(&count.with("workers", screen.workers().len())));
        widgets::right(ui, |ui| frame::find_last(ui, context));
    });
    if !screen.is_read() {
        let (read, all) = screen.read;
        let said = Message::new("grid-reading").with("read", read).with("all", all);
        widgets::working(ui, &context.say(&said));
    }
}
