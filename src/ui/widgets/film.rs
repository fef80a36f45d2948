//! What a session shows of filming: the band. Knows no camera.

use std::ops::RangeInclusive;

use egui::{Rect, Sense, Ui, pos2, vec2};

use crate::ui::theme::{Meaning, Palette};

/// A track of time with the band that is asked for drawn in it, and how far it has come. Shares of the track.
pub fn band(ui: &mut Ui, share: f32, asked: RangeInclusive<f32>) {
    let colours = Palette::of(ui.visuals());
    let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let at = |share: f32| place.left() + share.clamp(0.0, 1.0) * place.width();
    let painter = ui.painter();
    painter.rect_filled(place, 9, colours.line);
    let band = Rect::from_x_y_ranges(at(*asked.start())..=at(*asked.end()), place.y_range());
    painter.rect_filled(band, 4, colours.meaning(Meaning::Met).ground);
    painter.rect_stroke(band, 4, (1.5, colours.meaning(Meaning::Met).ink), egui::StrokeKind::Inside);
    if share > 0.0 {
        let colour =
            if share <= *asked.end() { colours.accent.ground } else { colours.meaning(Meaning::AtRisk).ink };
        let done = Rect::from_min_max(
            place.min + vec2(0.0, 5.0),
            pos2(at(share).max(place.left() + 8.0), place.bottom() - 5.0),
        );
        painter.rect_filled(done, 4, colour);
    }
}
