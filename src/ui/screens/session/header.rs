//! Where one is, the clock of the visit, and what is rarer behind the three dots.

use egui::Ui;

use super::forms::Forms;
use super::{day, parts, visit};
use crate::app::action::{SessionAction, UserAction};
use crate::app::state::SessionScreen;
use crate::casework::changes::SessionChange;
use crate::casework::pages::SessionView;
use crate::programme::{HeldVisit, VisitLength};
use crate::ui::context::Context;
use crate::ui::frame::{self, Bar, Header};
use crate::ui::icons::Icon;
use crate::ui::over::Over;
use crate::ui::theme;
use crate::words::Message;

/// Draws it.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &SessionScreen,
    (forms, bar): (&mut Forms, Bar<'_>),
    actions: &mut Vec<UserAction>,
) {
    let view = &screen.view;
    let title = context.say(&Message::new("visit-title").with("number", view.session.number));
    let facts = context.say(&when(context, view));
    let header = Header::new(&title).second(&facts).back(Some(&view.code)).edge(parts::edge(ui).leftf());
    frame::header(ui, context, header, actions, |ui, actions| {
        visiting(ui, context, view, actions);
        if theme::icon_only(Icon::Note, &context.get("concern-button")).show(ui).clicked() {
            *bar.note = !*bar.note;
        }
        more(ui, context, view, (forms, bar.keys), actions);
    });
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
    let untimed = visit.is_none_or(|visit| visit.arrived_at().is_none() && visit.leaving_at().is_none());
    if untimed
        && view.session.closed.is_none()
        && theme::secondary(&context.get("visit-arrived")).icon(Icon::Clock).show(ui).clicked()
    {
        actions.push(SessionAction::Change(number, SessionChange::Arrived).into());
    }
    let Some(visit) = visit else { return };
    if let Some((strong, weak)) = clock(context, visit) {
        let ends = frame::clock(ui, &strong, &weak);
        if let Some(times) = visit::times(context, visit) {
            ends.on_hover_text(times);
        }
    }
    if visit.leaving_at().is_none()
        && (visit.arrived_at().is_none() || visit.clock(context.state.now).is_some())
        && theme::secondary(&context.get("visit-leaving")).icon(Icon::Leaving).show(ui).clicked()
    {
        actions.push(SessionAction::Change(number, SessionChange::Leaving).into());
    }
}

/// How long it has been and since when, or how long it was.
fn clock(context: &Context<'_>, visit: &HeldVisit) -> Option<(String, String)> {
    if let Some(clock) = visit.clock(context.state.now) {
        return Some(frame::clock_words(context, clock));
    }
    let VisitLength::Measured { length } = visit.length() else { return None };
    Some((context.say(&frame::minutes(length)), visit::times(context, visit).unwrap_or_default()))
}

/// What is rarer.
fn more(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    (forms, keys): (&mut Forms, &mut Over),
    actions: &mut Vec<UserAction>,
) {
    let dots = theme::icon_only(Icon::More, &context.get("visit-more")).show(ui);
    egui::Popup::menu(&dots).show(|ui| {
        ui.set_min_width(theme::session::MENU);
        if let Some(worker) = &view.worker {
            let by = Message::new("visit-worker").with("worker", worker.reveal().as_str());
            theme::small(ui, &context.say(&by));
        }
        of_the_visit(ui, context, view, forms, actions);
        if theme::secondary(&context.get("keys-title")).show(ui).clicked() {
            ui.close();
            keys.open(ui);
        }
    });
}

/// What is rarer and changes the visit: its times, or its day while it has not been.
fn of_the_visit(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    forms: &mut Forms,
    actions: &mut Vec<UserAction>,
) {
    let session = &view.session;
    let number = session.number;
    let mut item = |key: &'static str| {
        let pressed = theme::secondary(&context.get(key)).show(ui).clicked();
        if pressed {
            // Also where it was pressed by a key: nothing is left open over the dialog.
            ui.close();
        }
        pressed
    };
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
}
