//! What filming shows: the clock, the band, the sound level, the red button. Knows no camera.

use std::ops::RangeInclusive;

use egui::{FontId, Rect, Response, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Notice, Palette, Weight};

/// The time filmed, very large, with a red dot while it runs.
pub fn clock(ui: &mut Ui, name: &str, time: &str, live: bool) {
    ui.horizontal(|ui| {
        let colours = Palette::of(ui.visuals());
        let recording = colours.meaning(Meaning::Recording);
        let response = ui.label(RichText::new(time).font(FontId::monospace(46.0)));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {time}")));
        if live {
            let (place, _) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::hover());
            Icon::Record.paint(ui.painter(), place, recording.ink);
        }
    });
}

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

/// How loud it is, 0–1, as a row of lights.
pub fn level(ui: &mut Ui, name: &str, level: f32) {
    let colours = Palette::of(ui.visuals());
    ui.horizontal(|ui| {
        let (sign, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
        Icon::Microphone.paint(ui.painter(), sign, colours.weak);
        let (place, response) = ui.allocate_exact_size(vec2(ui.available_width(), 14.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
        let count = 24_u8;
        let width = place.width() / f32::from(count);
        for light in 0..count {
            let lit = f32::from(light) < level * f32::from(count);
            let loud = light >= 21;
            let colour = match (lit, loud) {
                (false, _) => colours.line,
                (true, false) => colours.meaning(Meaning::Met).ink,
                (true, true) => colours.meaning(Meaning::NotMet).ink,
            };
            let min = pos2(place.left() + f32::from(light) * width, place.top());
            ui.painter().rect_filled(Rect::from_min_size(min, vec2(width - 3.0, place.height())), 3, colour);
        }
    });
}

/// The red button.
pub fn record_if(ui: &mut Ui, enabled: bool, words: &str) -> Response {
    big_button(ui, Weight::Primary, enabled, Icon::Record, words)
}

/// Ends filming.
pub fn stop_button(ui: &mut Ui, words: &str) -> Response {
    big_button(ui, Weight::Stop, true, Icon::Stop, words)
}

/// A button as large as what must not be missed.
pub fn big_button(ui: &mut Ui, weight: Weight, enabled: bool, icon: Icon, words: &str) -> Response {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 56.0;
        if enabled {
            theme::button(ui, weight, Some(icon), words)
        } else {
            theme::disabled_button(ui, Some(icon), words)
        }
    })
    .inner
}

/// A question before something that cannot be undone.
pub fn question(ui: &mut Ui, title: &str, says: &str) {
    theme::subheading(ui, title);
    theme::notice(ui, Notice::Warning, says);
}
