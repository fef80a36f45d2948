//! The visit: "Arrived" and "Leaving" with the measured times, and the form that corrects them.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, Utc};
use egui::Ui;

use super::super::sent::Sent;
use super::super::typing::{Typed, day_field, time_field};
use crate::app::action::{SessionAction, UserAction};
use crate::base::Redacted;
use crate::casework::changes::SessionChange;
use crate::casework::pages::SessionView;
use crate::programme::steps::MissingPart;
use crate::programme::{HeldVisit, PlaceKind, VisitLength};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Weight};
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

/// Draws the card's contents.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let number = view.session.number;
    let visit = view.session.held.as_ref();
    let ready = context.state.busy.is_none() && view.session.closed.is_none();
    ui.horizontal_wrapped(|ui| {
        let arrived = visit.and_then(HeldVisit::arrived_at);
        let leaving = visit.and_then(HeldVisit::leaving_at);
        // Whoever has left already cannot arrive now: the times are corrected instead.
        let weight = if arrived.is_none() { Weight::Primary } else { Weight::Secondary };
        let words = context.get("visit-arrived");
        if widgets::big_button(
            ui,
            weight,
            ready && arrived.is_none() && leaving.is_none(),
            Icon::Check,
            &words,
        )
        .clicked()
        {
            actions.push(SessionAction::Change(number, SessionChange::Arrived).into());
        }
        times(ui, context, visit, true);
        ui.add_space(theme::space::PARTS);
        let words = context.get("visit-leaving");
        let on = ready && visit.is_some() && leaving.is_none();
        if widgets::big_button(ui, Weight::Secondary, on, Icon::FrameOn, &words).clicked() {
            actions.push(SessionAction::Change(number, SessionChange::Leaving).into());
        }
        times(ui, context, visit, false);
        if let Some(VisitLength::Measured { length }) = visit.map(HeldVisit::length) {
            let length = Message::new("visit-length").with("length", length.to_string());
            widgets::strong(ui, &context.say(&length));
        }
        if form.correction.is_none() {
            let key = if visit.is_some() { "visit-correct" } else { "visit-enter" };
            if widgets::quiet_button(ui, &context.get(key)).clicked() {
                form.correction = Some(begin(context, view));
            }
        }
    });
    if let Some(visit) = visit {
        place(ui, context, view, actions);
        lasting(ui, context, view, visit, actions);
    }
    correction(ui, context, view, form, actions);
}

/// Where the visit is, asked while nobody has said it and the programme is held somewhere.
fn place(ui: &mut Ui, context: &Context<'_>, view: &SessionView, actions: &mut Vec<UserAction>) {
    if !view.steps.iter().any(|step| step.missing.contains(&MissingPart::NoPlace)) {
        return;
    }
    widgets::sign_line(ui, Icon::ToDo, Meaning::NotYet, &context.get("visit-place-ask"));
    ui.horizontal_wrapped(|ui| {
        let ready = context.state.busy.is_none();
        for (kind, key) in
            [(PlaceKind::Home, "visit-place-home"), (PlaceKind::Elsewhere, "visit-place-elsewhere")]
        {
            if widgets::quiet_if(ui, ready, &context.get(key)).clicked() {
                let place = SessionChange::Place(kind, Redacted::default());
                actions.push(SessionAction::Change(view.session.number, place).into());
            }
        }
    });
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

/// One of the two times: as it counts, and as it was measured where that is something else.
fn times(ui: &mut Ui, context: &Context<'_>, visit: Option<&HeldVisit>, arrival: bool) {
    let Some(visit) = visit else { return };
    let (counts, measured) =
        if arrival { (visit.arrived_at(), visit.arrived) } else { (visit.leaving_at(), visit.leaving) };
    let Some(counts) = counts else { return };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(16.0);
        widgets::strong(ui, &clock(counts, visit.date));
        if measured != Some(counts) {
            let said = measured.map_or_else(
                || context.get("visit-not-measured"),
                |time| context.say(&Message::new("visit-measured").with("time", clock(time, visit.date))),
            );
            widgets::small(ui, &said);
        }
    });
}

/// A time by the clock on the wall; with its day where that is another than the visit's.
fn clock(time: DateTime<Utc>, day: NaiveDate) -> String {
    let local = time.with_timezone(&Local);
    let pattern = if local.date_naive() == day { "%H:%M" } else { "%Y-%m-%d %H:%M" };
    local.format(pattern).to_string()
}

fn begin(context: &Context<'_>, view: &SessionView) -> Correction {
    let visit = view.session.held.as_ref();
    let day = visit.map(|visit| visit.date).or(view.session.planned).unwrap_or(context.state.today);
    let fields = |time: Option<DateTime<Utc>>| match time.map(|time| time.with_timezone(&Local)) {
        Some(time) => [time.date_naive().to_string(), time.format("%H:%M").to_string()],
        None => [day.to_string(), String::new()],
    };
    Correction {
        arrived: fields(visit.and_then(HeldVisit::arrived_at)),
        leaving: fields(visit.and_then(HeldVisit::leaving_at)),
        reason: String::new(),
        sent: Sent::default(),
    }
}

fn correction(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.correction.as_ref().is_some_and(|open| open.sent.is_saved(context)) {
        form.correction = None;
    }
    let Some(open) = &mut form.correction else { return };
    ui.separator();
    theme::subheading(ui, &context.get("visit-correct-title"));
    theme::weak(ui, &context.get("visit-correct-hint"));
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
    let mut away = false;
    ui.horizontal_wrapped(|ui| {
        let ready = refusal.is_none() && context.state.busy.is_none();
        if widgets::primary_if(ui, ready, &context.get("visit-correct-save")).clicked() {
            let reason = open.reason.trim().into();
            let change = SessionChange::Correct { arrived: arrival, leaving: departure, reason };
            actions.push(open.sent.ask(context, SessionAction::Change(view.session.number, change)));
        }
        away = theme::secondary_button(ui, &context.get("action-cancel")).clicked();
        if let Some(refusal) = refusal {
            theme::weak(ui, &context.get(refusal));
        }
    });
    if away {
        form.correction = None;
    }
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
