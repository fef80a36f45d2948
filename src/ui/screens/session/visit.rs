//! The visit: its times in a line, what is to be known of them, and the dialog that corrects them.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, Utc};
use egui::Ui;

use super::super::sent::Sent;
use super::super::typing::{Typed, day_field, time_field, written};
use crate::app::action::{SessionAction, UserAction};
use crate::casework::changes::SessionChange;
use crate::casework::pages::SessionView;
use crate::programme::{HeldVisit, VisitLength};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// The form for a correction, where it is open.
#[derive(Default)]
pub struct Form {
    correction: Option<Correction>,
}

struct Correction {
    arrived: [String; 2],
    leaving: [String; 2],
    reason: String,
    sent: Sent,
}

impl Form {
    /// Opens the dialog.
    pub(super) fn open(&mut self, context: &Context<'_>, view: &SessionView) {
        self.correction = Some(begin(context, view));
    }
}

/// Draws what is to be known of the visit on every step: times that cannot be, a correction, a forgotten "Leaving".
pub fn told(ui: &mut Ui, context: &Context<'_>, view: &SessionView, actions: &mut Vec<UserAction>) {
    let Some(visit) = &view.session.held else { return };
    if visit.leaving_at().is_none()
        && visit.arrived_at().is_some()
        && visit.clock(context.state.now).is_none()
    {
        theme::notice(ui, Notice::Warning, &context.get("visit-leaving-forgotten"));
    }
    lasting(ui, context, view, visit, actions);
}

/// What the length of the visit cannot tell by itself, and a correction with its reason.
fn lasting(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    visit: &HeldVisit,
    actions: &mut Vec<UserAction>,
) {
    if visit.length() == VisitLength::Impossible {
        widgets::sign_line(ui, Icon::Warning, Meaning::AtRisk, &context.get("evidence-length-impossible"));
    }
    if let Some(correction) = &visit.correction {
        ui.horizontal(|ui| {
            let said = Message::new("visit-corrected").with("reason", correction.reason.reveal().as_str());
            widgets::right(ui, |ui| {
                if widgets::quiet_button(ui, &context.get("visit-take-back")).clicked() {
                    let back = SessionChange::TakeBackCorrection;
                    actions.push(SessionAction::Change(view.session.number, back).into());
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    widgets::sign_line(ui, Icon::Info, Meaning::NotYet, &context.say(&said));
                });
            });
        });
    }
}

/// The times of a visit in a line: as they count, and as they were measured where that is something else.
pub fn times(context: &Context<'_>, visit: &HeldVisit) -> Option<String> {
    let one = |counts: Option<DateTime<Utc>>, measured: Option<DateTime<Utc>>| {
        let counts = counts?;
        let counted = clock(counts, visit.date);
        if measured == Some(counts) {
            return Some(counted);
        }
        let said = measured.map_or_else(
            || context.get("visit-not-measured"),
            |time| context.say(&Message::new("visit-measured").with("time", clock(time, visit.date))),
        );
        Some(format!("{counted} ({said})"))
    };
    let (from, to) = (one(visit.arrived_at(), visit.arrived), one(visit.leaving_at(), visit.leaving));
    let message = match (from, to) {
        (Some(from), Some(to)) => Message::new("visit-from-to").with("from", from).with("to", to),
        (Some(from), None) => Message::new("visit-from").with("from", from),
        (None, Some(to)) => Message::new("visit-to").with("to", to),
        (None, None) => return None,
    };
    Some(context.say(&message))
}

/// A time by the clock on the wall; with its day where that is another than the visit's.
fn clock(time: DateTime<Utc>, day: NaiveDate) -> String {
    let local = time.with_timezone(&Local);
    let pattern = if local.date_naive() == day { "%H:%M" } else { "%d/%m/%Y %H:%M" };
    local.format(pattern).to_string()
}

fn begin(context: &Context<'_>, view: &SessionView) -> Correction {
    let visit = view.session.held.as_ref();
    let day = visit.map(|visit| visit.date).or(view.session.planned).unwrap_or(context.state.today);
    let fields = |time: Option<DateTime<Utc>>| match time.map(|time| time.with_timezone(&Local)) {
        Some(time) => [written(time.date_naive()), time.format("%H:%M").to_string()],
        None => [written(day), String::new()],
    };
    Correction {
        arrived: fields(visit.and_then(HeldVisit::arrived_at)),
        leaving: fields(visit.and_then(HeldVisit::leaving_at)),
        reason: String::new(),
        sent: Sent::default(),
    }
}

/// Draws the dialog, where it is open.
pub fn dialog(
    ui: &Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.correction.as_ref().is_some_and(|open| open.sent.is_saved(context)) {
        form.correction = None;
    }
    let Some(open) = &mut form.correction else { return };
    let title = context.get("visit-correct-title");
    let (closed, cancelled) = theme::dialog(ui.ctx(), &title, theme::session::DIALOG, |ui| {
        ui.spacing_mut().item_spacing.y = theme::space::PARTS;
        theme::section(ui, &title);
        theme::weak(ui, &context.get("visit-correct-hint"));
        correction(ui, context, view, open, actions)
    });
    if closed || cancelled {
        form.correction = None;
    }
}

/// The form; whether it is cancelled.
fn correction(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    open: &mut Correction,
    actions: &mut Vec<UserAction>,
) -> bool {
    // Under each other: four fields in a row are more than a narrow window holds.
    let arrived = moment(ui, context, ["visit-arrived-day", "visit-arrived-time"], &mut open.arrived);
    let leaving = moment(ui, context, ["visit-leaving-day", "visit-leaving-time"], &mut open.leaving);
    theme::field(ui, &context.get("visit-reason"), &mut open.reason);
    let visit = view.session.held.as_ref();
    let changed = |typed: Typed<NaiveDateTime>, measured: Option<DateTime<Utc>>| {
        typed.value().filter(|typed| measured.is_none_or(|measured| !same_minute(*typed, measured)))
    };
    let arrival = changed(arrived, visit.and_then(|visit| visit.arrived));
    let departure = changed(leaving, visit.and_then(|visit| visit.leaving));
    let refusal = match (arrived, leaving) {
        (Typed::Wrong, _) | (_, Typed::Wrong) => Some("visit-needs-times"),
        (Typed::Value(from), Typed::Value(to)) if to < from => Some("evidence-length-impossible"),
        _ if arrival.is_none() && departure.is_none() => Some("visit-needs-change"),
        _ if open.reason.trim().is_empty() => Some("visit-needs-reason"),
        _ => None,
    };
    let refusal = refusal.map(|key| context.get(key));
    if let Some(refusal) = &refusal {
        theme::weak(ui, refusal);
    }
    let mut cancelled = false;
    widgets::row(ui, |ui| {
        if theme::primary(&context.get("visit-correct-save")).off(refusal.as_deref()).show(ui).clicked() {
            let reason = open.reason.trim().into();
            let change = SessionChange::Correct { arrived: arrival, leaving: departure, reason };
            actions.push(open.sent.ask(context, SessionAction::Change(view.session.number, change)));
        }
        cancelled = theme::secondary(&context.get("action-cancel")).show(ui).clicked();
    });
    cancelled
}

/// A day and a time of day; nothing where the time is left empty.
fn moment(
    ui: &mut Ui,
    context: &Context<'_>,
    names: [&'static str; 2],
    text: &mut [String; 2],
) -> Typed<NaiveDateTime> {
    let [day_text, time_text] = text;
    let (day, time) = ui
        .horizontal_top(|ui| {
            let day = day_field(ui, context, &context.get(names[0]), day_text);
            let time = time_field(ui, context, &context.get(names[1]), time_text);
            (day, time)
        })
        .inner;
    match (day, time) {
        (Typed::Wrong, _) | (_, Typed::Wrong) | (Typed::Empty, Typed::Value(_)) => Typed::Wrong,
        (_, Typed::Empty) => Typed::Empty,
        (Typed::Value(day), Typed::Value(time)) => Typed::Value(day.and_time(time)),
    }
}

fn same_minute(typed: NaiveDateTime, measured: DateTime<Utc>) -> bool {
    let pattern = "%Y-%m-%d %H:%M";
    typed.format(pattern).to_string() == measured.with_timezone(&Local).format(pattern).to_string()
}
