//! Where one is, the clock of the visit, and what is rarer behind the three dots.

use chrono::Local;
use egui::{Align, Frame, Label, Layout, Panel, RichText, Ui, vec2};

use super::{Forms, day, visit};
use crate::app::action::{SessionAction, UserAction};
use crate::app::state::SessionScreen;
use crate::casework::changes::SessionChange;
use crate::casework::pages::SessionView;
use crate::programme::{HeldVisit, VisitLength};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, icon, space};
use crate::words::Message;

/// Draws it.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &SessionScreen,
    forms: &mut Forms,
    actions: &mut Vec<UserAction>,
) {
    let page = Palette::of(ui.visuals()).page;
    let frame = Frame::new().fill(page).inner_margin(super::edge(ui));
    let panel = Panel::top("session-header").frame(frame).exact_size(theme::shell::HEADER);
    panel.show_separator_line(false).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            more(ui, context, &screen.view, forms, actions);
            visiting(ui, context, &screen.view, actions);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| place(ui, context, &screen.view));
        });
    });
}

/// The session and its day.
fn place(ui: &mut Ui, context: &Context<'_>, view: &SessionView) {
    let title = context.say(&Message::new("visit-title").with("number", view.session.number));
    let response = ui.add(Label::new(RichText::new(&title).text_style(theme::title_style())).truncate());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::Role::Heading);
        node.set_label(title.as_str());
    });
    let weak = Palette::of(ui.visuals()).weak;
    let facts = context.say(&when(context, view));
    ui.add(Label::new(RichText::new(facts).color(weak)).truncate());
}

/// The day of the session.
fn when(context: &Context<'_>, view: &SessionView) -> Message {
    let session = &view.session;
    let near = |day: chrono::NaiveDate| {
        let named = context.words.day(day);
        if day == context.state.today {
            Message::new("visit-today").with("day", named)
        } else {
            Message::new("visit-day").with("day", named)
        }
    };
    match (&session.held, session.planned) {
        (Some(visit), _) => near(visit.date),
        (None, _) if session.missed.is_some() => Message::new("visit-missed"),
        (None, Some(day)) if day == context.state.today => near(day),
        (None, Some(day)) => Message::new("visit-planned-for").with("day", day),
        (None, None) => Message::new("visit-not-planned"),
    }
}

/// "Arrived", or the clock of the visit and "Leaving", or how long it was.
fn visiting(ui: &mut Ui, context: &Context<'_>, view: &SessionView, actions: &mut Vec<UserAction>) {
    let number = view.session.number;
    let visit = view.session.held.as_ref();
    if visit.is_none_or(|visit| visit.arrived_at().is_none() && visit.leaving_at().is_none()) {
        if view.session.closed.is_none()
            && theme::secondary(&context.get("visit-arrived")).icon(Icon::Clock).show(ui).clicked()
        {
            actions.push(SessionAction::Change(number, SessionChange::Arrived).into());
        }
    }
    let Some(visit) = visit else { return };
    if visit.leaving_at().is_none()
        && (visit.arrived_at().is_none() || visit.clock(context.state.now).is_some())
    {
        if theme::secondary(&context.get("visit-leaving")).icon(Icon::Leaving).show(ui).clicked() {
            actions.push(SessionAction::Change(number, SessionChange::Leaving).into());
        }
        ui.add_space(space::NEAR);
    }
    if let Some(words) = clock(ui, context, visit) {
        let (strong, weak) = words;
        let colours = Palette::of(ui.visuals());
        let weak = RichText::new(weak).family(theme::tabular_family()).color(colours.weak);
        let ends = ui.add(Label::new(weak).truncate());
        let strong = RichText::new(strong).family(theme::tabular_strong_family());
        ui.add(Label::new(strong).truncate());
        let (place, _) = ui.allocate_exact_size(vec2(icon::ROW, icon::ROW), egui::Sense::hover());
        Icon::Clock.paint(ui.painter(), place, colours.link);
        if let Some(times) = visit::times(context, visit) {
            ends.on_hover_text(times);
        }
    }
}

/// How long it has been and since when, or how long it was.
fn clock(ui: &Ui, context: &Context<'_>, visit: &HeldVisit) -> Option<(String, String)> {
    if let Some(clock) = visit.clock(context.state.now) {
        // The next minute is told when it comes.
        ui.ctx().request_repaint_after(std::time::Duration::from_secs(60));
        let at = clock.since.with_timezone(&Local);
        let since = if at.date_naive() == context.state.today {
            Message::new("visit-since").with("time", at.format("%H:%M").to_string())
        } else {
            let day = context.words.day(at.date_naive());
            Message::new("visit-since-day").with("time", at.format("%H:%M").to_string()).with("day", day)
        };
        let so_far = clock.so_far.map_or_else(String::new, |length| context.say(&minutes(length)));
        return Some((so_far, context.say(&since)));
    }
    let VisitLength::Measured { length } = visit.length() else { return None };
    Some((context.say(&minutes(length)), visit::times(context, visit).unwrap_or_default()))
}

/// A length in minutes, or in hours and minutes.
fn minutes(length: crate::base::MediaTime) -> Message {
    let minutes = u64::try_from(length.ms() / 60_000).unwrap_or(0);
    Message::new("visit-minutes").with("hours", minutes / 60).with("minutes", minutes % 60)
}

/// What is rarer.
fn more(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    forms: &mut Forms,
    actions: &mut Vec<UserAction>,
) {
    let session = &view.session;
    let number = session.number;
    let dots = theme::icon_only(Icon::More, &context.get("visit-more")).show(ui);
    egui::Popup::menu(&dots).show(|ui| {
        ui.set_min_width(theme::session::MENU);
        if let Some(worker) = &view.worker {
            let by = Message::new("visit-worker").with("worker", worker.reveal().as_str());
            theme::small(ui, &context.say(&by));
        }
        let mut item = |key: &'static str| theme::secondary(&context.get(key)).show(ui).clicked();
        if session.held.is_some() {
            if item("visit-correct") {
                forms.visit.open(context, view);
            }
            return;
        }
        if item("visit-enter") {
            forms.visit.open(context, view);
        }
        if session.planned.is_some() && item("plan-move") {
            forms.day.open(day::Change::Move);
        }
        if session.missed.is_some() {
            if item("plan-not-missed") {
                actions.push(SessionAction::Change(number, SessionChange::NotMissed).into());
            }
        } else if session.planned.is_some() {
            if item("plan-miss") {
                forms.day.open(day::Change::Miss);
            }
            if item("plan-take-back") {
                actions.push(SessionAction::Change(number, SessionChange::Plan(None)).into());
            }
        }
    });
}
