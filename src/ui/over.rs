//! What lies over the whole window for a moment: the search, the keys. Nothing under it moves or can be pressed; a press
//! beside it or Escape closes it, and the keyboard goes back to where it was. Knows no screen.

use egui::{Align2, Area, CornerRadius, Frame, Id, Margin, Modal, Order, Role, Ui, Vec2, vec2};

use super::theme::{Palette, over, radius, space};
use super::topmost::{self, Level};

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
    /// Whether it was drawn since it was opened.
    pub was_drawn: bool,
    /// What had the keyboard before it.
    before: Option<Id>,
    /// What is to have the keyboard again: in the pass after the one in which it lay over that.
    returns: Option<Id>,
}

impl Over {
    /// Opens it.
    pub fn open(&mut self, ui: &Ui) {
        *self = Self { is_open: true, before: ui.memory(egui::Memory::focused), ..Self::default() };
    }

    /// Closes it; what had the keyboard has it again.
    pub fn close(&mut self, ui: &Ui) {
        *self = Self { returns: self.before.filter(|_| self.is_open), ..Self::default() };
        ui.ctx().request_repaint();
    }

    /// Draws it, where it is open. `add` is told how high it may be; whether it says that it is to close.
    pub fn show(&mut self, ui: &Ui, name: &str, lie: Lie, add: impl FnOnce(&mut Ui, f32) -> bool) {
        if !self.is_open {
            if let Some(before) = self.returns.take() {
                ui.memory_mut(|memory| memory.request_focus(before));
            }
            return;
        }
        let (id, colours) = (Id::unique(name), Palette::of(ui.visuals()));
        let escape = topmost::closes(ui.ctx(), Level::Dialog, id);
        let window = ui.ctx().content_rect();
        let width = lie.width.min(window.width() - 2.0 * space::PARTS);
        let top = lie.top.map(|top| top.min(window.height() * over::MOST_ABOVE));
        let height = window.height() - top.unwrap_or(space::PARTS) - space::PARTS - lie.margin.sum().y;
        let frame = Frame::new()
            .fill(colours.card)
            .corner_radius(CornerRadius::same(radius::DIALOG))
            .shadow(ui.visuals().window_shadow)
            .inner_margin(lie.margin);
        let area = Area::new(id).order(Order::Foreground).fade_in(false).sense(egui::Sense::hover());
        let area = area.default_size(vec2(width, height + lie.margin.sum().y));
        let area = match top {
            Some(top) => area.anchor(Align2::CENTER_TOP, vec2(0.0, top)),
            None => area.anchor(Align2::CENTER_CENTER, Vec2::ZERO),
        };
        let backdrop = if colours.dark { colours.rail } else { colours.text }.gamma_multiply(over::BACKDROP);
        let shown = Modal::new(id).area(area).backdrop_color(backdrop).frame(frame).show(ui.ctx(), |ui| {
            ui.visuals_mut().widgets.hovered.weak_bg_fill = colours.hover_card;
            ui.set_width(width - lie.margin.sum().x);
            ui.set_max_height(height);
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::Dialog);
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
