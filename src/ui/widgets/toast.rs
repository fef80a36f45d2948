//! News in the free middle of the bar: it moves nothing, and is put away by its button. Knows no screen; every word is an
//! argument.

use egui::{Align, Align2, Area, Color32, Frame, Id, Layout, Order, Shadow, Ui, vec2};

use super::layout::row;
use crate::ui::theme::{self, Notice, Palette};

/// Widest strip of news, in points.
const WIDEST: f32 = 760.0;
/// Room left at either side for what stands in the bar, in points.
const SIDES: f32 = 190.0;

/// One piece of news.
pub struct Toast {
    /// Of which kind.
    pub kind: Notice,
    /// What it says.
    pub words: String,
    /// What its button says.
    pub button: String,
}

/// Draws the news, one below the other; which one's button was pressed.
pub fn toasts(ui: &Ui, news: &[Toast]) -> Option<usize> {
    if news.is_empty() {
        return None;
    }
    let width = (ui.ctx().content_rect().width() - 2.0 * SIDES).clamp(200.0, WIDEST);
    let area = Area::new(Id::unique("news"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, 6.0))
        .fade_in(false);
    area.show(ui.ctx(), |ui| {
        ui.set_width(width);
        let mut pressed = None;
        for (number, toast) in news.iter().enumerate() {
            let colours = Palette::of(ui.visuals());
            let frame = Frame::new().fill(colours.card).corner_radius(12).shadow(Shadow {
                offset: [0, 4],
                blur: 18,
                spread: 1,
                color: Color32::from_black_alpha(if ui.visuals().dark_mode { 140 } else { 50 }),
            });
            frame.show(ui, |ui| {
                row(ui, |ui| {
                    ui.spacing_mut().item_spacing.x = 10.0;
                    ui.add_space(6.0);
                    if theme::secondary_button(ui, &toast.button).clicked() {
                        pressed = Some(number);
                    }
                    ui.with_layout(Layout::top_down(Align::Min), |ui| {
                        theme::notice(ui, toast.kind, &toast.words)
                    });
                });
            });
        }
        pressed
    })
    .inner
}
