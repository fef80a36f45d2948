//! The old form of a staff page: a title above a scrolling column. Knows no screen.

use egui::{Align, Layout, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::words::heading;
use crate::ui::theme::tokens::{size, space};

/// A screen: its title above a scrolling column in the middle of the window.
pub fn page<R>(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let scrolled = ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let window = ui.available_rect_before_wrap();
        let width = (window.width() - 2.0 * space::EDGE).clamp(0.0, size::COLUMN);
        let corner = vec2((window.width() - width) / 2.0, space::EDGE);
        let column = Rect::from_min_size(window.min + corner, vec2(width, window.height()));
        let builder = UiBuilder::new().max_rect(column).layout(Layout::top_down(Align::Min));
        let shown = ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = space::PARTS;
            heading(ui, title);
            add(ui)
        });
        ui.add_space(space::EDGE);
        shown.inner
    });
    scrolled.inner
}
