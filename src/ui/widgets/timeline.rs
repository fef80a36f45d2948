//! The bar under a film: where it stands, its clips and its gaps, and a handle to drag. Knows no player.

use egui::{Key, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::base::MediaTime;
use crate::ui::theme::{Meaning, Palette};

/// What is drawn on the bar.
pub struct Marks<'a> {
    /// Stretches without picture or sound.
    pub gaps: &'a [(MediaTime, MediaTime)],
    /// Clips.
    pub clips: &'a [(MediaTime, MediaTime)],
    /// The clip being marked: in and out, as far as set.
    pub open: (Option<MediaTime>, Option<MediaTime>),
    /// Length of the film.
    pub length: MediaTime,
}

/// What was done to the bar.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bar {
    /// The handle is held at this time.
    pub dragged_to: Option<MediaTime>,
    /// The handle was let go, or the bar clicked, at this time.
    pub released_at: Option<MediaTime>,
}

/// Draws the bar and takes the pointer.
pub fn position_bar(ui: &mut Ui, name: &str, position: MediaTime, marks: &Marks<'_>) -> Bar {
    let (place, response) = ui.allocate_exact_size(vec2(ui.available_width(), 38.0), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::slider(true, position.secs_f64(), name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(Role::Slider));
    let track = Rect::from_min_max(place.min + vec2(8.0, 10.0), place.max - vec2(8.0, 10.0));
    draw(ui, track, position, marks);
    pointed(ui, &response, track, position, marks.length)
}

fn pointed(ui: &Ui, response: &Response, track: Rect, position: MediaTime, length: MediaTime) -> Bar {
    let mut bar = Bar::default();
    if length <= MediaTime::ZERO {
        return bar;
    }
    if let Some(pointer) = response.interact_pointer_pos() {
        let share = ((pointer.x - track.left()) / track.width().max(1.0)).clamp(0.0, 1.0);
        let time = MediaTime::from_secs_f64(length.secs_f64() * f64::from(share));
        if response.drag_stopped() || response.clicked() {
            bar.released_at = Some(time);
        } else if response.dragged() {
            bar.dragged_to = Some(time);
        }
    }
    // With the keyboard on the bar, the arrows go by a second, Home and End to either end.
    if response.has_focus() {
        ui.input(|input| {
            let second = MediaTime::from_secs(1);
            if input.key_pressed(Key::ArrowLeft) {
                bar.released_at = Some(position.since(second));
            }
            if input.key_pressed(Key::ArrowRight) {
                bar.released_at = Some((position + second).min(length));
            }
            if input.key_pressed(Key::Home) {
                bar.released_at = Some(MediaTime::ZERO);
            }
            if input.key_pressed(Key::End) {
                bar.released_at = Some(length);
            }
        });
    }
    bar
}

#[allow(clippy::cast_possible_truncation)] // places on a screen
fn draw(ui: &Ui, track: Rect, position: MediaTime, marks: &Marks<'_>) {
    let colours = Palette::of(ui.visuals());
    let painter = ui.painter();
    let length = marks.length.secs_f64();
    let at = |time: MediaTime| {
        let share = if length > 0.0 { (time.secs_f64() / length).clamp(0.0, 1.0) } else { 0.0 };
        track.left() + share as f32 * track.width()
    };
    let stretch = |from, to, inset: f32| {
        let right = at(to).max(at(from) + 3.0);
        Rect::from_min_max(pos2(at(from), track.top() + inset), pos2(right, track.bottom() - inset))
    };
    painter.rect_filled(track, 9, colours.line);
    for (from, to) in marks.clips {
        painter.rect_filled(stretch(*from, *to, 2.0), 4, colours.meaning(Meaning::Met).ground);
        painter.rect_stroke(
            stretch(*from, *to, 2.0),
            4,
            (1.0, colours.meaning(Meaning::Met).ink),
            egui::StrokeKind::Inside,
        );
    }
    for (from, to) in marks.gaps {
        painter.rect_filled(stretch(*from, *to, 6.0), 2, colours.meaning(Meaning::NotMet).ink);
    }
    if let (Some(from), Some(to)) = marks.open {
        painter.rect_filled(stretch(from, to, 0.0), 4, colours.chosen.ground);
    }
    for mark in [marks.open.0, marks.open.1].into_iter().flatten() {
        let x = at(mark);
        painter.line_segment(
            [pos2(x, track.top() - 4.0), pos2(x, track.bottom() + 4.0)],
            (2.5, colours.accent.ground),
        );
    }
    let handle = pos2(at(position), track.center().y);
    painter.line_segment(
        [pos2(handle.x, track.top() - 6.0), pos2(handle.x, track.bottom() + 6.0)],
        (3.0, colours.text),
    );
    painter.circle_filled(handle, 9.0, colours.accent.ground);
    painter.circle_stroke(handle, 9.0, (2.0, colours.card));
}
