//! All ratings of one person with one measure as a table, which tells the same as the charts; here a rating is revised or
//! taken back.

use egui::{Grid, Label, Ui};

use super::super::Context;
use super::Form;
use crate::app::action::{Did, EntryChange};
use crate::app::sentences;
use crate::app::state::{FamilyView, MeasuresView};
use crate::base::RecordId;
use crate::programme::measures::{Point, Series};
use crate::programme::{Entered, Entry};
use crate::ui::widgets;
use crate::words::Message;

/// Draws the table of these series, and the notes under it.
pub fn table(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    chosen: &[&Series],
    form: &mut Form,
    did: &mut Vec<Did>,
) {
    let view = &family.measures;
    let points = one_a_rating(chosen);
    Grid::new("ratings").striped(true).spacing([18.0, 8.0]).show(ui, |ui| {
        for head in ["measures-table-when", "measures-table-rater"] {
            widgets::column_head(ui, &context.get(head));
        }
        for series in chosen {
            widgets::column_head(ui, &super::scale_name(view, series));
        }
        widgets::column_head(ui, &context.get("measures-table-blind"));
        ui.end_row();
        for point in &points {
            if let Some(entered) = family.entries.iter().find(|entered| entered.id == point.record) {
                row(ui, context, view, (chosen, point, entered), form, did);
                ui.end_row();
            }
        }
    });
    for point in points.iter().filter(|point| !point.note.reveal().is_empty()) {
        let when = context.say(&sentences::when(point.when));
        let rater = view.rater(&point.rater);
        let said = Message::new("measures-note-line").with("when", when).with("rater", rater);
        widgets::small(ui, &context.say(&said.with("note", point.note.reveal().as_str())));
    }
}

fn row(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &MeasuresView,
    (chosen, point, entered): (&[&Series], &Point, &Entered),
    form: &mut Form,
    did: &mut Vec<Did>,
) {
    let (when, rater) = (context.say(&sentences::when(point.when)), view.rater(&point.rater));
    ui.label(capital(&when));
    ui.add(Label::new(rater.as_str()).truncate());
    for series in chosen {
        let own = series.points.iter().find(|other| other.record == point.record);
        ui.label(own.map_or_else(|| "–".to_owned(), |point| point.value.to_string()));
    }
    ui.label(context.get(if point.blind { "measures-blind-yes" } else { "measures-blind-no" }));
    if context.state.me.as_ref().is_some_and(|me| me.user != entered.by) {
        widgets::small(ui, &context.get("measures-not-yours"));
        return;
    }
    ui.horizontal(|ui| {
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
            did.push(Did::ChangeEntry(EntryChange::TakeBack(entered.id)));
        }
    });
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
