//! One session: five steps across the top, the step that is open with what is watched today at its right, and one action
//! at its foot. What is typed goes on record by itself.

mod choose;
mod chosen;
mod close;
mod day;
mod film;
mod foot;
mod forms;
mod header;
mod moments;
mod order;
mod parts;
mod plan;
mod steps;
mod together;
mod visit;
mod watch;

use egui::{Align, CentralPanel, Frame, Layout, Panel, ScrollArea, Ui, UiBuilder, vec2};

pub use forms::Forms;
use parts::edge;

use crate::app::action::UserAction;
use crate::app::state::SessionScreen;
use crate::programme::StepKind;
use crate::ui::context::Context;
use crate::ui::frame::Bar;
use crate::ui::theme::{self, Palette};

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &SessionScreen,
    (forms, bar): (&mut Forms, Bar<'_>),
    actions: &mut Vec<UserAction>,
) {
    let view = &screen.view;
    let of = Some((view.case, view.session.number));
    if forms.of != of {
        *forms = Forms { of, ..Forms::default() };
    }
    let page = Palette::of(ui.visuals()).page;
    let panel = Frame::new().fill(page).inner_margin(edge(ui));
    header::show(ui, context, screen, (forms, bar), actions);
    Panel::top("session steps")
        .frame(panel)
        .exact_size(theme::session::STEPS)
        .show_separator_line(true)
        .show(ui, |ui| steps::show(ui, context, screen, actions));
    CentralPanel::default().frame(Frame::new().fill(page)).show(ui, |ui| {
        // The one action is the last stop of the keyboard, so it is made last.
        let room = ui.available_rect_before_wrap();
        let (above, below) = room.split_top_bottom_at_y(room.bottom() - theme::session::FOOT);
        ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
            let scroll = ScrollArea::vertical().id_salt(("session", view.session.number, screen.step));
            scroll.auto_shrink(false).show(ui, |ui| {
                Frame::new().inner_margin(edge(ui)).show(ui, |ui| body(ui, context, screen, forms, actions));
            });
        });
        ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
            panel.show(ui, |ui| {
                ui.set_min_size(ui.available_size());
                foot::show(ui, context, screen, forms, actions);
            });
        });
    });
    choose::dialog(ui, context, view, &mut forms.watch, actions);
    day::dialog(ui, context, &view.session, &mut forms.day, actions);
    visit::dialog(ui, context, view, &mut forms.visit, actions);
    // Whatever is done: what was typed before it is on record before it.
    if !actions.is_empty() {
        actions.splice(0..0, forms.flush(context, view.session.number));
    }
}

/// The step that is open, and what is watched today at its right, or below it where there is no room.
fn body(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &SessionScreen,
    forms: &mut Forms,
    actions: &mut Vec<UserAction>,
) {
    let view = &screen.view;
    ui.set_width(ui.available_width());
    ui.add_space(theme::space::COLUMN);
    ui.spacing_mut().item_spacing.y = theme::space::COLUMN;
    let room = ui.available_width();
    let beside = theme::session::WATCH + theme::space::WIDE_EDGE;
    if !view.films() {
        step(ui, context, screen, forms, actions);
    } else if ui.ctx().content_rect().width() >= theme::session::TWO_COLUMNS {
        let form = (room - beside).min(theme::session::FORM);
        ui.horizontal_top(|ui| {
            // The card ends where the page does, above the one action.
            ui.spacing_mut().item_spacing.x = room - form - theme::session::WATCH;
            let down = Layout::top_down(Align::Min);
            ui.allocate_ui_with_layout(vec2(form, 0.0), down, |ui| {
                ui.set_width(form);
                ui.spacing_mut().item_spacing.x = theme::space::NEAR;
                step(ui, context, screen, forms, actions);
            });
            ui.allocate_ui_with_layout(vec2(theme::session::WATCH, 0.0), down, |ui| {
                ui.set_width(theme::session::WATCH);
                ui.spacing_mut().item_spacing.x = theme::space::NEAR;
                watch::show(ui, context, view, &mut forms.watch, actions);
            });
        });
    } else {
        step(ui, context, screen, forms, actions);
        watch::show(ui, context, view, &mut forms.watch, actions);
    }
    ui.add_space(theme::space::COLUMN);
}

fn step(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &SessionScreen,
    forms: &mut Forms,
    actions: &mut Vec<UserAction>,
) {
    let view = &screen.view;
    if let Some(busy) = &context.state.busy {
        crate::ui::widgets::working(ui, &context.say(&busy.message()));
    }
    visit::told(ui, context, view, actions);
    match screen.step {
        StepKind::Plan => plan::show(ui, context, view, (&mut forms.plan, &mut forms.day), actions),
        StepKind::Film => film::show(ui, context, view, actions),
        StepKind::Tag => moments::show(ui, context, view, actions),
        StepKind::Review => together::show(ui, context, view, &mut forms.close, actions),
        StepKind::Close => close::show(ui, context, view, &mut forms.close, actions),
    }
}
