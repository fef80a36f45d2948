//! Places on the window: columns, the list at the side. Knows nothing of what stands there.

use std::fmt::Debug;
use std::hash::Hash;

use egui::{Align, Frame, Layout, Margin, Panel, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::ui::theme::{Palette, space, stroke};

/// Widest column of a page with tables, in points.
const WIDE: f32 = 1180.0;
/// Width of a part that lists what to pick from, in points.
const NARROW: f32 = 500.0;

/// The head of a screen, over what scrolls beneath it.
pub fn head(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let colours = Palette::of(ui.visuals());
    let frame = Frame::new().fill(colours.page).inner_margin(Margin::symmetric(32, 6));
    Panel::top("head").frame(frame).show_separator_line(false).show(ui, add);
}

/// The list at the left of a screen that has several parts, so wide, in points.
pub fn inner_list(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let colours = Palette::of(ui.visuals());
    let frame =
        Frame::new().fill(colours.page).inner_margin(Margin { left: 24, right: 12, top: 16, bottom: 0 });
    let panel = Panel::left("sections").frame(frame).exact_size(width).resizable(false);
    panel.show_separator_line(false).show(ui, |ui| {
        ScrollArea::vertical().id_salt("sections").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            add(ui);
        });
    });
}

/// A column as wide as a table needs that does not scroll: something in it does.
pub fn still_column(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let window = ui.available_rect_before_wrap();
    let width = (window.width() - 2.0 * space::EDGE).clamp(0.0, WIDE);
    let corner = vec2((window.width() - width) / 2.0, space::NEAR);
    let column = Rect::from_min_size(window.min + corner, vec2(width, window.height() - space::PARTS));
    let builder = UiBuilder::new().max_rect(column).layout(Layout::top_down(Align::Min));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = space::NEAR;
        add(ui);
    });
}

/// Very many rows of one height, in points, of which only those in sight are made.
pub fn many_rows(ui: &mut Ui, id: &str, height: f32, count: usize, mut row: impl FnMut(&mut Ui, usize)) {
    ScrollArea::vertical().id_salt(id).auto_shrink(false).show_rows(ui, height, count, |ui, range| {
        ui.set_width(ui.available_width() - space::NEAR);
        for number in range {
            let size = vec2(ui.available_width(), height);
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Min), |ui| {
                ui.set_min_size(size);
                row(ui, number);
            });
        }
    });
}

/// A part no wider than a list to pick from need be.
pub fn narrow(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let width = ui.available_width().min(NARROW);
    ui.scope(|ui| {
        ui.set_max_width(width);
        add(ui);
    });
}

/// A scrolling column in the middle of the window, so wide, in points, and so far down, as a share of what is free.
pub fn narrow_page(ui: &mut Ui, (width, down): (f32, f32), add: impl FnOnce(&mut Ui)) {
    let above = ui.available_height() * down;
    column(ui, "narrow", width, above, add);
}

fn column(ui: &mut Ui, id: impl Hash + Debug, widest: f32, above: f32, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
        let window = ui.available_rect_before_wrap();
        let width = (window.width() - 2.0 * space::EDGE).clamp(0.0, widest);
        let corner = vec2((window.width() - width) / 2.0, above);
        let column = Rect::from_min_size(window.min + corner, vec2(width, window.height()));
        let builder = UiBuilder::new().max_rect(column).layout(Layout::top_down(Align::Min));
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = space::PARTS;
            add(ui);
        });
        ui.add_space(space::EDGE);
    });
}

/// A part that scrolls by itself where it would be higher than that, in points.
pub fn scroll_at_most(ui: &mut Ui, id: &str, height: f32, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(id).max_height(height).auto_shrink([false, true]).show(ui, add);
}

/// Some air.
pub fn gap(ui: &mut Ui) {
    ui.add_space(space::NEAR);
}

/// A row as high as a button, filled from the right: what is added last takes what is left.
pub fn row(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| right(ui, add));
}

/// The rest of a row, from the right.
pub fn right<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(Layout::right_to_left(Align::Center), add).inner
}

/// Width of what lies over a screen, and height of the bar above it, in points.
const FLOATING: f32 = 460.0;
const BAR: f32 = 62.0;

/// A part that lies over the left of the screen, under the bar: nothing at the right is covered.
pub fn floating(ui: &Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    // What the window leaves beneath the bar, but for the card's own margins.
    let height = ui.ctx().content_rect().height() - BAR - 3.0 * space::EDGE;
    egui::Area::new(egui::Id::unique(name))
        .order(egui::Order::Middle)
        .anchor(egui::Align2::LEFT_TOP, vec2(space::EDGE, BAR))
        .default_size(vec2(FLOATING, height))
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            ui.set_width(FLOATING);
            ui.set_max_height(height);
            crate::ui::theme::card(ui, |ui| {
                let scroll = ScrollArea::vertical().id_salt(name).max_height(height);
                scroll.auto_shrink([false, true]).show(ui, |ui| {
                    ui.set_width(ui.available_width() - space::NEAR);
                    add(ui);
                });
            });
        });
}

/// Draws at the left, so wide, and beside it, in the middle of its height, what ends at the right; one under the other where
/// the left would be narrower than `least`.
pub fn with_right_end(
    ui: &mut Ui,
    (right, least): (f32, f32),
    left: impl FnOnce(&mut Ui),
    end: impl FnOnce(&mut Ui),
) {
    let room = ui.available_width() - right;
    if room < least {
        left(ui);
        ui.add_space(space::THUMBS);
        let row = vec2(ui.available_width(), 0.0);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), end);
        return;
    }
    let whole = ui.available_rect_before_wrap();
    let place = Rect::from_min_size(whole.min, vec2(room, whole.height()));
    let builder = UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min));
    let drawn = ui.scope_builder(builder, |ui| {
        ui.set_width(room);
        left(ui);
    });
    let drawn = drawn.response.rect;
    let place = Rect::from_min_max(pos2(drawn.right(), drawn.top()), pos2(whole.right(), drawn.bottom()));
    let builder = UiBuilder::new().max_rect(place).layout(Layout::right_to_left(Align::Center));
    // Beside the left, it takes no room below it.
    end(&mut ui.new_child(builder));
}

/// A hairline as wide as its space.
pub fn hairline(ui: &mut Ui) {
    let line = Palette::of(ui.visuals()).line;
    let (_, place) = ui.allocate_space(vec2(ui.available_width(), stroke::LINE));
    ui.painter().rect_filled(place, 0.0, line);
}
