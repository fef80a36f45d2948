//! A family that is being read: where its sessions, what is next and its moments will be, in quiet grounds.

use egui::{CornerRadius, Rect, Sense, Ui, pos2, vec2};

use crate::ui::theme::{self, Palette, family as at, radius, space};

/// Knobs of the line.
const KNOBS: u8 = 8;

/// Draws it, with what is said of it.
pub fn reading(ui: &mut Ui, words: &str) {
    let width = ui.available_width();
    let (place, _) = ui.allocate_exact_size(vec2(width, at::LINE), Sense::hover());
    let well = Palette::of(ui.visuals()).well;
    let middle = place.top() + at::line::KNOBS;
    let step = width / f32::from(KNOBS);
    for number in 0..KNOBS {
        let knob = pos2(place.left() + step * (f32::from(number) + 0.5), middle);
        ui.painter().circle_filled(knob, at::line::KNOB, well);
    }
    let ground = |ui: &mut Ui, size| {
        let (place, _) = ui.allocate_exact_size(size, Sense::hover());
        ui.painter().rect_filled(place, CornerRadius::same(radius::CARD), well);
    };
    ground(ui, vec2(width, at::GHOST));
    let thumb = (width - space::THUMBS * 3.0) / 4.0;
    let (row, _) = ui.allocate_exact_size(vec2(width, thumb * at::THUMB_SHAPE), Sense::hover());
    for number in 0..4_u8 {
        let left = row.left() + (thumb + space::THUMBS) * f32::from(number);
        let place = Rect::from_min_size(pos2(left, row.top()), vec2(thumb, row.height()));
        ui.painter().rect_filled(place, CornerRadius::same(radius::FIELD), well);
    }
    theme::weak(ui, words);
}
