//! A family's overview: what is next, moments of its films, the last time, and what is to catch up. And the line of its
//! sessions, which stands over every page of the family. Decides nothing: everything comes computed.

mod aims;
mod catch_up;
mod concern;
mod days;
mod ghost;
mod last;
mod line;
mod moments;
mod next;
mod plan;

use egui::{Align, Layout, Ui, vec2};

use super::family_next::width_of;
use super::family_pathway::sheet::Form as PathwayForm;
use crate::app::action::UserAction;
use crate::casework::pages::FamilyView;
use crate::ui::context::Context;
use crate::ui::theme::{self, shell, size, space};

pub use ghost::reading;
pub use line::session_line;

/// Half-typed text of the page.
#[derive(Default)]
pub struct Form {
    concern: concern::Form,
    plan: plan::Form,
    more_moments: usize,
}

/// Draws the page.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    (form, pathway): (&mut Form, &mut PathwayForm),
    actions: &mut Vec<UserAction>,
) {
    let wide = ui.ctx().content_rect().width() >= size::WIDE_FROM;
    let (right, gap) = if wide { (shell::RIGHT_WIDE, space::WIDE_EDGE) } else { (shell::RIGHT, space::EDGE) };
    let all = ui.available_width();
    if all < theme::family::TWO_COLUMNS {
        main_column(ui, context, family, (form, pathway), wide, actions);
        ui.add_space(space::COLUMN);
        return side_column(ui, context, family, actions);
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        column(ui, all - right - gap, |ui| main_column(ui, context, family, (form, pathway), wide, actions));
        column(ui, right, |ui| side_column(ui, context, family, actions));
    });
}

/// Draws the page of the family's moments.
pub fn moments_page(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    moments::page(ui, context, family, &mut form.more_moments, actions);
}

fn column(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.x = space::NEAR;
        add(ui);
    });
}

fn main_column(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    (form, pathway): (&mut Form, &mut PathwayForm),
    wide: bool,
    actions: &mut Vec<UserAction>,
) {
    concern::show(ui, context, family, &mut form.concern, actions);
    next::card(ui, context, family, pathway, actions);
    plan::show(ui, context, family, &mut form.plan, actions);
    ui.add_space(space::PARTS);
    moments::show(ui, context, family, wide, actions);
    ui.add_space(space::PARTS);
    last::show(ui, context, family, wide, actions);
    ui.add_space(space::PARTS);
}

fn side_column(ui: &mut Ui, context: &Context<'_>, family: &FamilyView, actions: &mut Vec<UserAction>) {
    catch_up::show(ui, context, family, actions);
    catch_up::supervision(ui, context, family, actions);
    aims::show(ui, context, family);
    ui.add_space(space::COLUMN);
}
