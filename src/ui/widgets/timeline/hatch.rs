//! Lines across a place: what is not told by colour alone. Knows nothing of clips.

use egui::{Color32, Painter, Rect, Shape, Stroke, pos2};

/// From line to line, in points.
const APART: f32 = 7.0;

/// Fills a place with slanting lines.
pub(super) fn hatch(painter: &Painter, place: Rect, colour: Color32) {
    let seen = place.intersect(painter.clip_rect());
    if !seen.is_positive() {
        return;
    }
    let painter = painter.with_clip_rect(seen);
    let stroke = Stroke::new(1.0, colour);
    // From where the pattern of the whole place has a line, so that it does not swim when the place is scrolled.
    let first = ((seen.left() - place.left()) / APART).floor().max(0.0);
    let mut x = place.left() + first * APART;
    let mut lines = Vec::new();
    while x < seen.right() + place.height() {
        lines.push(Shape::line_segment(
            [pos2(x, place.top()), pos2(x - place.height(), place.bottom())],
            stroke,
        ));
        x += APART;
    }
    painter.extend(lines);
}
