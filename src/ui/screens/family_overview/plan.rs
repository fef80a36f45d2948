//! The form that plans every session without a day.

use chrono::NaiveDate;
use egui::Ui;

use crate::app::action::{FamilyAction, UserAction};
use crate::casework::MOST_DAYS_BETWEEN;
use crate::casework::pages::FamilyView;
use crate::programme::PlaceState;
use crate::programme::pathway::Next;
use crate::ui::context::Context;
use crate::ui::screens::typing::{Typed, day_field, day_helpers};
use crate::ui::theme::{self, space};
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

/// Draws it, folded, while sessions without a day are to come.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let places = &family.timeline.places;
    let open = places.iter().filter(|place| place.state == PlaceState::Unplanned).count();
    if open < 2 || !matches!(family.pathway.stands.next, Next::Session { .. }) {
        return;
    }
    if form.every_days == 0 {
        form.every_days = rhythm(family);
        form.first = first_day(context, family, form.every_days).to_string();
    }
    ui.add_space(space::NEAR);
    let title = Message::new("line-plan-title").with("count", open);
    if !theme::disclosure(ui, "plan sessions", &context.say(&title)) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let first = day_field(ui, context, &context.get("line-plan-first"), &mut form.first);
        day_helpers(ui, context, &mut form.first);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::PAIR;
            widgets::number(ui, &context.get("line-plan-every"), &mut form.every_days, 1..=MOST_DAYS_BETWEEN);
        });
        ui.vertical(|ui| {
            ui.add_space(ui.text_style_height(&egui::TextStyle::Body) + space::PAIR);
            let ready = matches!(first, Typed::Value(_)) && context.state.busy.is_none();
            ui.add_enabled_ui(ready, |ui| {
                let plan = theme::secondary(&context.get("line-plan")).show(ui);
                if let (true, Typed::Value(first)) = (plan.clicked(), first) {
                    actions.push(FamilyAction::PlanSessions { first, every_days: form.every_days }.into());
                }
            });
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
