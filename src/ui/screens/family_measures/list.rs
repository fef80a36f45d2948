//! All ratings of one person with one measure in words, which tells the same as the charts; here a rating is revised or
//! taken back.

use egui::{Label, RichText, Ui};

use super::form::Form;
use super::names::scale_name;
use crate::app::action::{FamilyAction, UserAction};
use crate::base::RecordId;
use crate::casework::changes::EntryChange;
use crate::casework::pages::{FamilyView, MeasuresView};
use crate::casework::sentences::measures;
use crate::programme::measures::{Point, Series};
use crate::programme::{Entered, Entry};
use crate::ui::context::Context;
use crate::ui::theme::space;
use crate::ui::widgets;
use crate::words::Message;

/// Draws the ratings behind these series, in the order of time.
pub fn list(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    chosen: &[&Series],
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    for point in one_a_rating(chosen) {
        if let Some(entered) = family.entries.iter().find(|entered| entered.id == point.record) {
            ui.separator();
            ui.horizontal_top(|ui| {
                let width = (ui.available_width() - BUTTONS).max(BUTTONS);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = space::PAIR;
                    words(ui, context, &family.measures, chosen, point);
                });
                buttons(ui, context, family, (point, entered), form, actions);
            });
        }
    }
}

/// Width of the two buttons, in points.
const BUTTONS: f32 = 230.0;

/// What was rated, when, by whom and whether blind.
fn words(ui: &mut Ui, context: &Context<'_>, view: &MeasuresView, chosen: &[&Series], point: &Point) {
    let key = if point.blind { "measures-row-blind" } else { "measures-row-seeing" };
    let head = Message::new(key).with("when", measures::when(point.when));
    let head = context.say(&head.with("rater", view.rater(&point.rater)));
    let value = |series: &&Series| {
        let own = series.points.iter().find(|other| other.record == point.record)?;
        let said = Message::new("measures-scale-value").with("scale", scale_name(view, series));
        Some(context.say(&said.with("value", own.value.to_string())))
    };
    let values: Vec<String> = chosen.iter().filter_map(value).collect();
    widgets::small(ui, &capital(&head));
    ui.add(Label::new(values.join(" · ")).wrap());
    let note = point.note.reveal();
    if !note.is_empty() {
        ui.add(Label::new(RichText::new(note).small()).wrap());
    }
}

fn buttons(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    (point, entered): (&Point, &Entered),
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let view = &family.measures;
    if !family.is_mine(entered.id) {
        widgets::small(ui, &context.get("measures-not-yours"));
        return;
    }
    let (when, rater) = (context.say(&measures::when(point.when)), view.rater(&point.rater));
    let ready = context.state.busy.is_none();
    let named =
        |key| context.say(&Message::new(key).with("when", when.as_str()).with("rater", rater.as_str()));
    let revise = context.get("measures-revise");
    if widgets::named_button(ui, ready, &revise, &named("measures-revise-named")).clicked()
        && let Entry::Rating(rating) = &entered.entry
    {
        form.revise(entered.id, rating);
    }
    let take_back = context.get("measures-take-back");
    if widgets::named_button(ui, ready, &take_back, &named("measures-take-back-named")).clicked() {
        actions.push(FamilyAction::ChangeEntry(EntryChange::TakeBack(entered.id)).into());
    }
}

/// A point of each rating behind these series, in the order of time.
fn one_a_rating<'a>(chosen: &[&'a Series]) -> Vec<&'a Point> {
    let mut points: Vec<&Point> = chosen.iter().flat_map(|series| &series.points).collect();
    points.sort_by_key(|point| (point.when.on, point.when.session));
    let mut seen: Vec<RecordId> = Vec::new();
    points.retain(|point| {
        let new = !seen.contains(&point.record);
        seen.push(point.record);
        new
    });
    points
}

/// As a sentence begins.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
