//! The page of measures of a family: what was rated over the sessions as charts, sentences and a list, and the form to
//! rate. Never says whether a change is good enough.

mod chart;
mod form;
mod list;
mod names;

use egui::Ui;

use crate::app::action::UserAction;
use crate::casework::pages::{FamilyView, MeasuresView};
use crate::casework::sentences::measures;
use crate::programme::measures::{Ends, Series};
use crate::programme::{Better, Scale};
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice, space};
use crate::ui::widgets;
use crate::words::Message;

use names::{named, scale_name, shown_people, unknown};

pub use form::Form;

/// Least width of a chart, in points: where two do not fit, one stands under the other.
const CHART: f32 = 330.0;

/// Draws the page.
pub fn page(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let view = &family.measures;
    form.follow(context, view);
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("measures-title"));
        theme::weak(ui, &context.get("measures-why"));
        choices(ui, context, view, form);
        course(ui, context, family, form, actions);
    });
    theme::card(ui, |ui| form::card(ui, context, view, form, actions));
}

/// Which measure, and of whom.
fn choices(ui: &mut Ui, context: &Context<'_>, view: &MeasuresView, form: &mut Form) {
    ui.horizontal_wrapped(|ui| {
        theme::weak(ui, &context.get("measures-which"));
        for measure in &view.known {
            let chosen = form.measure == measure.id;
            if widgets::choice(ui, chosen, &measure.title).clicked() && !chosen {
                form.choose_measure(view, &measure.id);
            }
        }
        for id in unknown(view) {
            if widgets::choice(ui, form.measure == id, id).clicked() {
                form.choose_measure(view, id);
            }
        }
    });
    let people = shown_people(view, &form.measure);
    if people.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            theme::weak(ui, &context.get("measures-of"));
            for (person, name) in named(context, view, &people) {
                if widgets::choice(ui, form.of == Some(person), &name).clicked() {
                    form.of = Some(person);
                }
            }
        });
    }
}

/// The ratings chosen: first and last side by side, a chart a scale, and all of them in words.
fn course(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let view = &family.measures;
    let measure = view.measure(&form.measure);
    if let Some(measure) = measure {
        let source = Message::new("measures-source").with("source", measure.source.as_str());
        widgets::small(ui, &context.say(&source.with("quote", measure.quote.as_str())));
    } else if !form.measure.is_empty() {
        let said = Message::new("measures-unknown").with("measure", form.measure.as_str());
        theme::notice(ui, Notice::Info, &context.say(&said));
    }
    let of_chosen = |series: &&Series| series.measure == form.measure && Some(series.of) == form.of;
    let chosen: Vec<&Series> = view.series.iter().filter(of_chosen).collect();
    if chosen.is_empty() {
        theme::empty_state(ui, &context.get("measures-none"), &context.get("measures-none-hint"));
        return;
    }
    side_by_side(ui, context, view, &chosen);
    let charted: Vec<(&Series, &Scale)> =
        chosen.iter().filter_map(|series| Some((*series, measure?.scale(&series.scale)?))).collect();
    charts(ui, context, view, &charted);
    list::list(ui, context, family, &chosen, form, actions);
}

/// The first and the last ratings in words, and how well they compare: those that compare best first.
fn side_by_side(ui: &mut Ui, context: &Context<'_>, view: &MeasuresView, chosen: &[&Series]) {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    let mut pairs: Vec<(&Series, Ends<'_>)> =
        chosen.iter().flat_map(|series| series.ends().into_iter().map(|pair| (*series, pair))).collect();
    pairs.sort_by_key(|(_, pair)| pair.compared);
    for (series, pair) in &pairs {
        let [first, last] = [pair.first, pair.last].map(|point| view.rater(&point.rater));
        let compared = context.say(&measures::compared(pair, first, last));
        let said = context.say(&measures::ends(&scale_name(view, series), pair));
        match groups.iter_mut().find(|(known, _)| *known == compared) {
            Some((_, lines)) => lines.push(said),
            None => groups.push((compared, vec![said])),
        }
    }
    for (compared, lines) in &groups {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::PAIR;
            for line in lines {
                widgets::strong(ui, line);
            }
            widgets::small(ui, compared);
        });
    }
    for series in chosen.iter().filter(|series| series.ends().is_empty()) {
        let Some(only) = series.points.last() else { continue };
        let said = Message::new("measures-one")
            .with("scale", scale_name(view, series))
            .with("value", only.value.to_string())
            .with("when", measures::when(only.when));
        ui.add(egui::Label::new(context.say(&said)).wrap());
    }
}

/// Small charts, two beside one another where there is room, and under them what their signs mean.
fn charts(ui: &mut Ui, context: &Context<'_>, view: &MeasuresView, charted: &[(&Series, &Scale)]) {
    if charted.is_empty() {
        return;
    }
    let room = ui.available_width();
    let in_a_row = if charted.len() > 1 && room >= 2.0 * CHART + space::PARTS { 2 } else { 1 };
    let width = if in_a_row == 2 { (room - space::PARTS) / 2.0 } else { room.min(2.0 * CHART) };
    let signs = chart::Signs::of(charted.iter().map(|(series, _)| *series));
    for row in charted.chunks(in_a_row) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::PARTS;
            for (series, scale) in row {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = space::PAIR;
                    widgets::small(ui, &range(context, scale));
                    chart::chart(ui, context, view, (series, scale), &signs);
                });
            }
        });
    }
    chart::key(ui, context, view, &signs);
}

/// A scale's name, its range, and which way is better.
fn range(context: &Context<'_>, scale: &Scale) -> String {
    let key = match scale.better {
        Better::Higher => "measures-better-higher",
        Better::Lower => "measures-better-lower",
        Better::Neither => "measures-better-neither",
    };
    let said =
        Message::new(key).with("scale", scale.short.as_str()).with("least", scale.at_least.to_string());
    context.say(&said.with("most", scale.at_most.to_string()))
}
