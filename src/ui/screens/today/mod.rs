//! Today: the first screen after unlocking, across all families. The visit that is now with one filled action, what is to
//! finish, what needs attention, the days ahead and film to be deleted. No pictures of film: it may be opened in another
//! family's home.

mod lists;
mod parts;
mod visit;
mod week;

use egui::{Align, Layout, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::repaired;
use crate::app::action::{UserAction, WindowAction};
use crate::app::state::Place;
use crate::ui::context::Context;
use crate::ui::frame;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, shell, size, space, today};
use crate::ui::widgets;
use crate::words::Message;
use chrono::Datelike as _;

/// What is opened of the lists.
#[derive(Default)]
pub struct Form {
    lists: lists::Form,
}

/// Draws the screen.
pub fn show(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let wide = ui.ctx().content_rect().width() >= size::WIDE_FROM;
    let edge = frame::edge(ui);
    let width = (ui.available_width() - 2.0 * edge).max(0.0);
    ScrollArea::vertical().id_salt("today").auto_shrink(false).show(ui, |ui| {
        let space = ui.available_rect_before_wrap();
        let column = Rect::from_min_size(space.min + vec2(edge, 0.0), vec2(width, space.height()));
        let builder = UiBuilder::new().max_rect(column).layout(Layout::top_down(Align::Min));
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            header(ui, context, actions);
            news(ui, context, actions);
            page(ui, context, wide, form, actions);
            ui.add_space(space::EDGE);
        });
    });
}

/// The date, and what is done on this screen alone.
fn header(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let day = context.state.today;
    let date = Message::new("day-title")
        .with("weekday", day.weekday().number_from_monday())
        .with("day", day.day().to_string())
        .with("month", context.words.month(day));
    let date = context.say(&date);
    let beside = ui.available_width() >= today::HEADER_FROM;
    let mut acts = |ui: &mut Ui| {
        let add = context.get("day-add");
        let add = theme::secondary(&add).icon(Icon::Plus);
        let add = if beside { add.hang_right() } else { add.hang_left() };
        if add.show(ui).clicked() {
            actions.push(WindowAction::Go(Place::NewFamily).into());
        }
        frame::find(ui, context);
    };
    if !beside {
        ui.add_space(space::PARTS);
        theme::heading(ui, &date);
    }
    let height = if beside { shell::HEADER_TODAY } else { size::CONTROL };
    let row = vec2(ui.available_width(), height);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(row);
        if beside {
            theme::heading(ui, &date);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| acts(ui));
        } else {
            acts(ui);
        }
    });
}

/// What was put in order, and what is under way.
fn news(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let state = context.state;
    if !state.repaired.is_empty() {
        repaired::show(ui, context, actions);
        ui.add_space(space::PARTS);
    }
    if let Some(busy) = &state.busy {
        widgets::working(ui, &context.say(&busy.message()));
        ui.add_space(space::PARTS);
    }
}

/// The two columns, or what is there in their place.
fn page(ui: &mut Ui, context: &Context<'_>, wide: bool, form: &mut Form, actions: &mut Vec<UserAction>) {
    let state = context.state;
    if state.families.is_empty() {
        nothing(ui, context, actions);
        return;
    }
    let right = if wide { shell::RIGHT_WIDE } else { shell::RIGHT };
    let left = ui.available_width() - today::COLUMNS_APART - right;
    ui.add_space(space::PARTS);
    if left < today::LEFT_LEAST {
        left_column(ui, context, form, actions);
        ui.add_space(space::COLUMN);
        right_column(ui, context, actions);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = today::COLUMNS_APART;
        let column = |ui: &mut Ui, width: f32, add: &mut dyn FnMut(&mut Ui)| {
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = vec2(space::NEAR, 0.0);
                add(ui);
            });
        };
        column(ui, left, &mut |ui| left_column(ui, context, form, actions));
        column(ui, right, &mut |ui| right_column(ui, context, actions));
    });
}

/// What is there where there is no family: they are being read, could not be read, or there is none yet.
fn nothing(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let state = context.state;
    if state.families_loading {
        return widgets::working(ui, &context.get("day-loading"));
    }
    let is_read = state.families_read.is_some_and(|(read, all)| read >= all);
    let (icon, keys, act, place) = if is_read {
        (Icon::Families, ("day-none", "day-none-hint"), "day-add", Place::NewFamily)
    } else {
        (Icon::Concern, ("day-failed", "day-failed-hint"), "day-again", Place::Today)
    };
    let act = context.get(act);
    let button = if is_read { theme::primary(&act).large() } else { theme::secondary(&act) };
    ui.add_space(ui.available_height() * today::NOTHING_DOWN);
    if theme::nothing(ui, icon, (&context.get(keys.0), &context.get(keys.1)), Some(button)) {
        actions.push(WindowAction::Go(place).into());
    }
}

fn left_column(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    visit::show(ui, context, actions);
    lists::show(ui, context, &mut form.lists, actions);
    if let Some((read, all)) = context.state.families_read.filter(|(read, all)| read < all) {
        ui.add_space(space::PARTS);
        let said = Message::new("day-reading").with("read", read).with("all", all);
        theme::small(ui, &context.say(&said));
    }
}

fn right_column(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    week::show(ui, context, actions);
}
