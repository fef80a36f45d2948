//! How loud it is, as a row of lights with the highest of the last moments kept. Knows no microphone.

use std::time::Duration;

use egui::{Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::theme::{Meaning, Palette, motion, room};

/// What is loudest stays for a while; it is told again when that is over.
pub fn held_level(ui: &Ui, level: f32) -> f32 {
    let now = ui.input(|input| input.time);
    let id = Id::unique("held level");
    let (held, since) = ui.data(|data| data.get_temp::<(f32, f64)>(id)).unwrap_or((level, now));
    let left = f64::from(motion::LEVEL_HELD) - (now - since);
    let (held, since) = if level >= held || left <= 0.0 { (level, now) } else { (held, since) };
    ui.data_mut(|data| data.insert_temp(id, (held, since)));
    if held > level {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left.max(0.05)));
    }
    held
}

/// The row of lights.
#[must_use = "it is drawn by `show`"]
pub struct LevelLights<'a> {
    /// How loud it is now, 0–1.
    pub now: f32,
    /// The loudest of the last moments, 0–1.
    pub held: f32,
    /// How many lights.
    pub lights: u8,
    /// What readers of the screen are told: a sentence, and no number that runs.
    pub name: &'a str,
}

impl LevelLights<'_> {
    /// Draws it.
    pub fn show(self, ui: &mut Ui, size: Vec2) {
        let colours = Palette::of(ui.visuals());
        let (place, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, self.name));
        let count = f32::from(self.lights.max(1));
        let width = (place.width() + room::LIGHT_GAP) / count;
        let held_at = (self.held * count).ceil() - 1.0;
        for light in 0..self.lights {
            let at = f32::from(light);
            let colour = if self.held > self.now && (at - held_at).abs() < 0.5 {
                colours.text
            } else if at < self.now * count {
                colours.meaning(Meaning::Met).ink
            } else {
                colours.well
            };
            let min = pos2(place.left() + at * width, place.top());
            let one = Rect::from_min_size(min, vec2(width - room::LIGHT_GAP, place.height()));
            ui.painter().rect_filled(one, room::LIGHT_RADIUS, colour);
        }
    }
}
