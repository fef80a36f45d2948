//! The times of what is in view, and the handle by which one goes through the film. Knows no clip.

use egui::{Align2, FontId, Id, Rangef, Rect, Sense, Shape, Stroke, Ui, pos2};

use super::geometry::{TimeScale, tick_step_s};
use super::overview::scrub;
use super::view::TimelineView;
use super::what::{FilmTimeline, TimelineAct};
use crate::base::MediaTime;
use crate::ui::theme::{Palette, letters, space, stroke, tabular_family};

/// Room for a time, in points.
const ROOM: f64 = 76.0;
/// Height of the short line at a time.
const TICK: f32 = 6.0;
/// The playhead's handle: half its width, its height and its point.
const HEAD: (f32, f32, f32) = (7.0, 9.0, 5.0);

/// Draws the ruler and takes the pointer: pressed anywhere it goes there, dragged it goes through the film.
pub(super) fn ruler(
    ui: &Ui,
    view: &mut TimelineView,
    what: &FilmTimeline<'_>,
    (scale, strip): (&TimeScale, Rect),
    acts: &mut Vec<TimelineAct>,
) {
    // The overview is the keyboard's and the screen reader's: it goes through the same film.
    let response = ui.interact(strip, Id::unique("timeline").with("ruler"), Sense::CLICK | Sense::DRAG);
    if what.length > MediaTime::ZERO {
        if response.drag_started() {
            view.scrub = Some(what.position);
        }
        if response.clicked()
            && let Some(at) = response.interact_pointer_pos()
        {
            acts.push(TimelineAct::Seek(scale.time(at.x).min(what.length)));
        } else if response.dragged() || response.drag_stopped() {
            scrub(ui, view, what, scale, &response, acts);
        }
    }
    let colours = Palette::of(ui.visuals());
    let painter = ui.painter().with_clip_rect(strip.intersect(ui.clip_rect()));
    let font = FontId::new(letters::CAPTION, tabular_family());
    for time in ticks(scale) {
        let x = scale.x(time);
        painter.vline(
            x,
            Rangef::new(strip.bottom() - TICK, strip.bottom()),
            Stroke::new(stroke::LINE, colours.outline),
        );
        let words = painter.layout_no_wrap(time.to_string(), font.clone(), colours.weak);
        // A time that would be cut off at the end is left out.
        if x + space::PAIR + words.size().x <= strip.right() {
            let at = Align2::LEFT_CENTER.anchor_size(pos2(x + space::PAIR, strip.center().y), words.size());
            painter.galley(at.min, words, colours.weak);
        }
    }
}

/// Times that have a line, from the first in view.
pub(super) fn ticks(scale: &TimeScale) -> impl Iterator<Item = MediaTime> {
    let step = tick_step_s(scale.per_second(), ROOM);
    let (first_s, last_s) = scale.in_view();
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // seconds of a film
    let (first, last) = ((first_s / step as f64).ceil() as i64, (last_s / step as f64).floor() as i64);
    (first..=last).map(move |number| MediaTime::from_secs(number * step))
}

/// The handle of where the film stands.
pub(super) fn head(ui: &Ui, x: f32, strip: Rect) {
    let (half, height, point) = HEAD;
    let colours = Palette::of(ui.visuals());
    let foot = strip.bottom();
    let top = foot - height - point;
    let corners = vec![
        pos2(x - half, top),
        pos2(x + half, top),
        pos2(x + half, top + height),
        pos2(x, foot),
        pos2(x - half, top + height),
    ];
    let painter = ui.painter().with_clip_rect(strip.expand2(egui::vec2(half, 0.0)).intersect(ui.clip_rect()));
    painter.add(Shape::convex_polygon(corners, colours.text, Stroke::NONE));
}
