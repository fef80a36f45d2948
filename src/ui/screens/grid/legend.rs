//! What the marks of the grid mean.

use egui::{Rect, Sense, TextStyle, Ui, vec2};

use super::cell::Mark;
use crate::ui::context::Context;
use crate::ui::theme::{self, grid, space};

/// The marks, with their words.
const MARKS: [(Mark, &str); 8] = [
    (Mark::Met, "grid-mark-met"),
    (Mark::ToDo, "grid-mark-to-do"),
    (Mark::Short, "grid-mark-short"),
    (Mark::Attention, "grid-mark-attention"),
    (Mark::NotMet, "grid-mark-not-met"),
    (Mark::NoVisit, "grid-mark-no-visit"),
    (Mark::Today, "grid-mark-today"),
    (Mark::Planned, "grid-mark-planned"),
];

/// Height it takes, in points: one row, or two where the window is narrow.
pub fn height(ui: &Ui) -> f32 {
    let row = grid::MARK + space::NEAR;
    if ui.available_width() < grid::LEGEND { row + row + space::NEAR } else { row + space::NEAR }
}

/// Draws them in a row.
pub fn show(ui: &mut Ui, context: &Context<'_>) {
    ui.add_space(space::NEAR);
    ui.horizontal_wrapped(|ui| {
        for (mark, key) in MARKS {
            let words = context.get(key);
            let width = grid::CELL + space::NEAR + theme::width_of(ui, &words, TextStyle::Body);
            if ui.available_size_before_wrap().x < width {
                ui.end_row();
            }
            let (place, _) = ui.allocate_exact_size(vec2(grid::CELL, grid::MARK), Sense::hover());
            mark.paint(ui, Rect::from_center_size(place.center(), vec2(grid::MARK, grid::MARK)));
            theme::weak(ui, &words);
            ui.add_space(space::NEAR);
        }
    });
}
