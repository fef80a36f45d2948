//! The time filmed against the time asked for: a track with the aim drawn on it. Knows no programme.

use std::ops::RangeInclusive;

use egui::{Align2, FontId, Painter, Rect, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::theme::{Meaning, Palette, letters, radius, room, space, stroke, tabular_family};

/// What stands along the track.
pub struct BandWords<'a> {
    /// In the aim.
    pub aim: &'a str,
    /// Under the track, each at its share of it.
    pub marks: &'a [(f32, String)],
    /// What readers of the screen are told of all of it.
    pub name: &'a str,
}

/// Draws the track as wide as its space; `done` and `asked` are shares of it.
pub fn band(ui: &mut Ui, done: f32, asked: RangeInclusive<f32>, words: &BandWords<'_>) {
    let colours = Palette::of(ui.visuals());
    let (place, response) = ui.allocate_exact_size(vec2(ui.available_width(), room::BAND), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.name));
    let line = place.shrink2(vec2(space::NEAR, 0.0));
    let at = |share: f32| line.left() + share.clamp(0.0, 1.0) * line.width();
    // Above the track is room for the marks set while filming.
    let middle = place.top() + room::MARKS + room::AIM / 2.0;
    let painter = ui.painter();
    let track = |from: f32, to: f32, height: f32| {
        Rect::from_min_max(pos2(from, middle - height / 2.0), pos2(to, middle + height / 2.0))
    };
    painter.rect_filled(track(line.left(), line.right(), room::TRACK), room::TRACK_RADIUS, colours.well);
    let met = colours.meaning(Meaning::Met);
    let aim = track(at(*asked.start()), at(*asked.end()), room::AIM);
    painter.rect_filled(aim, radius::FIELD, met.ground);
    painter.rect_stroke(aim, radius::FIELD, (stroke::LINE, met.ink), StrokeKind::Inside);
    if done > 0.0 {
        painter.rect_filled(
            track(line.left(), at(done.min(*asked.end())), room::TRACK),
            room::TRACK_RADIUS,
            colours.accent.ground,
        );
        if done > *asked.end() {
            let over = track(at(*asked.end()), at(done), room::TRACK);
            painter.rect_filled(over, room::TRACK_RADIUS, colours.meaning(Meaning::AtRisk).ink);
        }
    }
    aim_words(painter, aim, at(done), middle, words.aim, met.ink);
    if done > 0.0 {
        painter.circle_filled(pos2(at(done), middle), room::KNOB + stroke::TAB, colours.page);
        painter.circle_filled(pos2(at(done), middle), room::KNOB, colours.text);
    }
    let font = FontId::new(letters::BODY, tabular_family());
    for (share, mark) in words.marks {
        let (x, anchor) = match *share {
            share if share <= 0.0 => (line.left(), Align2::LEFT_TOP),
            share if share >= 1.0 => (line.right(), Align2::RIGHT_TOP),
            share => (at(share), Align2::CENTER_TOP),
        };
        painter.text(pos2(x, aim.bottom() + space::PAIR), anchor, mark, font.clone(), colours.weak);
    }
}

/// The aim in words, in that part of it that the film has not reached, where there is room for it.
fn aim_words(painter: &Painter, aim: Rect, done: f32, middle: f32, words: &str, ink: egui::Color32) {
    let free = aim.with_min_x(aim.left().max(done + room::KNOB + stroke::TAB));
    let galley = painter.layout_no_wrap(words.to_owned(), FontId::proportional(letters::BODY), ink);
    if galley.size().x + 2.0 * space::NEAR <= free.width() {
        let corner = pos2(free.center().x, middle) - Vec2::new(galley.size().x, galley.size().y) / 2.0;
        painter.galley(corner, galley, ink);
    }
}
