//! The card with the sessions of the active programme against the months, and the form that plans those to come.

use chrono::NaiveDate;
use egui::Ui;

use crate::app::action::{FamilyAction, UserAction};
use crate::casework::pages::FamilyView;
use crate::casework::{MOST_DAYS_BETWEEN, sentences};
use crate::programme::fidelity::{AimEvidence, Verdict};
use crate::programme::{PlaceState, TimelinePlace};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::screens::typing::{Typed, day_field, day_helpers};
use crate::ui::theme::{self, Meaning};
use crate::ui::widgets;
use crate::words::Message;

/// Days between sessions the form begins with, where the programme gives none.
const A_WEEK: u32 = 7;

/// A half-filled form.
#[derive(Default)]
pub struct Form {
    first: String,
    every_days: u32,
}

/// Draws the card.
pub fn card(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::subheading(ui, &context.get("line-title"));
    line(ui, context, family, actions);
    plan(ui, context, family, form, actions);
}

fn line(ui: &mut Ui, context: &Context<'_>, family: &FamilyView, actions: &mut Vec<UserAction>) {
    let timeline = &family.timeline;
    let all = context.say(
        &Message::new("line-all")
            .with("from", timeline.from)
            .with("to", timeline.to)
            .with("count", timeline.places.len()),
    );
    let words = widgets::LineWords {
        all: &all,
        today: &context.get("line-today"),
        last: &context.get("line-last"),
        unplanned: &context.get("line-unplanned"),
        month: &|day| context.words.month(day),
        place: &|place| named(context, family, place),
    };
    if let Some(number) = widgets::programme_line(ui, timeline, &words) {
        actions.push(FamilyAction::OpenSession(number).into());
    }
    if let (Some(from), Some(to)) = (timeline.last_from, timeline.last_to) {
        let said = Message::new("line-last-says").with("from", from).with("to", to);
        widgets::small(ui, &context.say(&said));
    } else if let Some(to) = timeline.last_to {
        widgets::small(ui, &context.say(&Message::new("line-last-until").with("to", to)));
    }
    aims(ui, context, family);
}

/// Which aims of the programme the clips shown have served, and at which sessions.
fn aims(ui: &mut Ui, context: &Context<'_>, family: &FamilyView) {
    let served: Vec<(&str, &[(u32, u32)])> = family
        .findings
        .iter()
        .filter_map(|finding| finding.evidence.get::<AimEvidence>())
        .map(|aim| (aim.quote.as_str(), aim.sessions.as_slice()))
        .collect();
    if served.is_empty() {
        return;
    }
    let count = served.iter().filter(|(_, sessions)| !sessions.is_empty()).count();
    let title = Message::new("aims-title").with("served", count).with("of", served.len());
    if !widgets::fold(ui, "aims", &context.say(&title), false) {
        return;
    }
    for (quote, sessions) in served {
        let numbers: Vec<String> = sessions.iter().map(|(number, _)| number.to_string()).collect();
        let (icon, meaning) =
            if sessions.is_empty() { (Icon::ToDo, Meaning::NotYet) } else { (Icon::Check, Meaning::Met) };
        let said = Message::new("aims-served")
            .with("aim", quote)
            .with("count", sessions.len())
            .with("sessions", numbers.join(", "));
        widgets::sign_line(ui, icon, meaning, &context.say(&said));
    }
}

/// A session in words: its number, what became of it and when, and what it lacks.
fn named(context: &Context<'_>, family: &FamilyView, place: &TimelinePlace) -> String {
    let state = context.say(&sentences::place_state(place.state)).to_lowercase();
    let place_said = match (place.day, place.state) {
        (None, _) => Message::new("line-place").with("state", state),
        (Some(day), PlaceState::Overdue) => Message::new("line-place-overdue").with("day", day),
        (Some(day), _) => Message::new("line-place-day").with("state", state).with("day", day),
    };
    let mut said = context.say(&place_said.with("number", place.number));
    if let Some(day) = place.moved_from.last() {
        said += &context.say(&Message::new("line-place-moved").with("day", *day));
    }
    let urgent = |verdict| matches!(verdict, Verdict::NotMet | Verdict::AtRisk);
    for finding in &family.findings {
        if place.verdict.is_some() && finding.session == Some(place.number) && urgent(finding.verdict) {
            let rule = Message::new("line-place-finding")
                .with("rule", sentences::rule(finding.rule))
                .with("verdict", sentences::verdict(finding.verdict));
            said += &context.say(&rule);
        }
    }
    said
}

/// The form that plans every session without a day.
fn plan(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let open = family.timeline.places.iter().filter(|place| place.state == PlaceState::Unplanned).count();
    if open == 0 {
        return;
    }
    if form.every_days == 0 {
        form.every_days = rhythm(family);
        form.first = first_day(context, family, form.every_days).to_string();
    }
    ui.separator();
    let title = Message::new("line-plan-title").with("count", open);
    if !widgets::fold(ui, "plan sessions", &context.say(&title), family.row.held == 0) {
        return;
    }
    ui.horizontal_top(|ui| {
        let first = day_field(ui, context, &context.get("line-plan-first"), &mut form.first);
        day_helpers(ui, context, &mut form.first);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = theme::space::PAIR;
            widgets::number(ui, &context.get("line-plan-every"), &mut form.every_days, 1..=MOST_DAYS_BETWEEN);
        });
        ui.vertical(|ui| {
            ui.add_space(ui.text_style_height(&egui::TextStyle::Body) + theme::space::PAIR);
            let ready = matches!(first, Typed::Value(_)) && context.state.busy.is_none();
            let plan = widgets::primary_if(ui, ready, &context.get("line-plan"));
            if let (true, Typed::Value(first)) = (plan.clicked(), first) {
                actions.push(FamilyAction::PlanSessions { first, every_days: form.every_days }.into());
            }
        });
    });
}

/// Days from session to session that bring the last into the middle of its band.
fn rhythm(family: &FamilyView) -> u32 {
    let timeline = &family.timeline;
    let steps = i64::try_from(timeline.places.len()).unwrap_or(1) - 1;
    if steps < 1 {
        return A_WEEK;
    }
    let until = |day: NaiveDate| (day - timeline.from).num_days();
    let days = match (timeline.last_from, timeline.last_to) {
        (Some(from), Some(to)) => until(from).midpoint(until(to)),
        // Before there is any day the line is as long as the programme may be: somewhat before its end.
        _ => until(timeline.to) * 7 / 8,
    };
    u32::try_from(days / steps).ok().filter(|days| (1..=MOST_DAYS_BETWEEN).contains(days)).unwrap_or(A_WEEK)
}

/// One rhythm after the last session that has a day, and not before today.
fn first_day(context: &Context<'_>, family: &FamilyView, every_days: u32) -> NaiveDate {
    let last = family.timeline.places.iter().filter_map(|place| place.day).max();
    let next = last.and_then(|day| day.checked_add_days(chrono::Days::new(u64::from(every_days))));
    next.or(family.start).map_or(context.state.today, |day| day.max(context.state.today))
}
