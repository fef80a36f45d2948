//! What lies over the whole window for a moment: the search, the keys. Nothing under it moves or can be pressed; a press
//! beside it or Escape closes it, and the keyboard goes back to where it was. Knows no screen.

use egui::{Align2, Area, Frame, Id, Margin, Modal, Order, Ui, Vec2, vec2};

use super::theme::Palette;
use super::topmost::{self, Level};

/// How dark the window is under it, in 255ths of the words' colour.
const BACKDROP: f32 = 0.32;
/// Room left around it, in points.
const AROUND: f32 = 16.0;
/// Radius of its corners, in points.
const RADIUS: u8 = 16;

/// Where it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lie {
    /// How wide it is, in points, where the window is wider.
    pub width: f32,
    /// How far its top is from the window's; in the middle where that is not said.
    pub top: Option<f32>,
    /// Inside its edge, in points.
    pub margin: Margin,
}

/// Something that is open over the window, or not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Over {
    /// Whether it is open.
    pub is_open: bool,
    /// What had the keyboard before it.
    before: Option<Id>,
    /// Whether it was drawn since it was opened.
    pub was_drawn: bool,
}

impl Over {
    /// Opens it.
    pub fn open(&mut self, ui: &Ui) {
        *self = Self { is_open: true, before: ui.memory(egui::Memory::focused), was_drawn: false };
    }

    /// Closes it; what had the keyboard has it again.
    pub fn close(&mut self, ui: &Ui) {
        if let (true, Some(before)) = (self.is_open, self.before) {
            ui.memory_mut(|memory| memory.request_focus(before));
        }
        *self = Self::default();
    }

    /// Draws it, where it is open. `add` is told how high it may be; whether it says that it is to close.
    pub fn show(&mut self, ui: &Ui, name: &str, place: Lie, add: impl FnOnce(&mut Ui, f32) -> bool) {
        if !self.is_open {
            return;
        }
        let (id, colours) = (Id::unique(name), Palette::of(ui.visuals()));
        let escape = topmost::closes(ui.ctx(), Level::Dialog, id);
        let window = ui.ctx().content_rect();
        let width = place.width.min(window.width() - 2.0 * AROUND);
        let top = place.top.map(|top| top.min(window.height() * 0.1));
        let height = window.height() - top.unwrap_or(AROUND) - AROUND - place.margin.sum().y;
        let frame = Frame::new()
            .fill(colours.card)
            .corner_radius(RADIUS)
            .shadow(ui.visuals().window_shadow)
            .inner_margin(place.margin);
        let area = Area::new(id).order(Order::Foreground).fade_in(false).sense(egui::Sense::hover());
        let area = match top {
            Some(top) => area.anchor(Align2::CENTER_TOP, vec2(0.0, top)),
            None => area.anchor(Align2::CENTER_CENTER, Vec2::ZERO),
        };
        let backdrop = colours.text.gamma_multiply(BACKDROP);
        let shown = Modal::new(id).area(area).backdrop_color(backdrop).frame(frame).show(ui.ctx(), |ui| {
            ui.set_width(width - place.margin.sum().x);
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(egui::accesskit::Role::Dialog);
                node.set_label(name);
                node.set_modal();
            });
            add(ui, height)
        });
        self.was_drawn = true;
        if shown.inner || escape || shown.backdrop_response.clicked() {
            self.close(ui);
        }
    }
}
