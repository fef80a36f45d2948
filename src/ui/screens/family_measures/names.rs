//! Who is rated with which measure, and what people, measures and scales are called on the page. Draws nothing.

use crate::base::PersonId;
use crate::casework::pages::{MeasuresView, RatedPerson};
use crate::programme::measures::Series;
use crate::programme::{Measure, Rates};
use crate::ui::context::Context;

/// Measures that were rated and are not on file any more.
pub fn unknown(view: &MeasuresView) -> Vec<&str> {
    let mut ids: Vec<&str> = view.series.iter().map(|series| series.measure.as_str()).collect();
    ids.retain(|id| view.measure(id).is_none());
    ids.dedup();
    ids
}

/// Who can be rated with the measure, and who was.
pub fn shown_people(view: &MeasuresView, measure: &str) -> Vec<PersonId> {
    let mut people: Vec<PersonId> =
        view.measure(measure).map(|measure| rated(view, measure)).unwrap_or_default();
    for series in view.series.iter().filter(|series| series.measure == measure) {
        if !people.contains(&series.of) {
            people.push(series.of);
        }
    }
    people
}

/// The people a measure is about.
pub fn rated(view: &MeasuresView, measure: &Measure) -> Vec<PersonId> {
    let is_carer = measure.rates == Rates::Carer;
    view.people.iter().filter(|person| person.is_carer == is_carer).map(|person| person.person).collect()
}

/// People with what they are called; numbered where two are called the same, as twins without a word are.
pub fn named(context: &Context<'_>, view: &MeasuresView, people: &[PersonId]) -> Vec<(PersonId, String)> {
    let plain = |person: &PersonId| {
        let known = view.people.iter().find(|known| known.person == *person);
        known.map_or_else(|| context.get("measures-gone-person"), |known| name(context, known))
    };
    let names: Vec<String> = people.iter().map(plain).collect();
    let numbered = |(at, person): (usize, &PersonId)| {
        let before = names[..at].iter().filter(|other| **other == names[at]).count();
        let alone = names.iter().filter(|other| **other == names[at]).count() == 1;
        (*person, if alone { names[at].clone() } else { format!("{} {}", names[at], before + 1) })
    };
    people.iter().enumerate().map(numbered).collect()
}

fn name(context: &Context<'_>, person: &RatedPerson) -> String {
    match (person.label.reveal().as_str(), person.is_carer) {
        ("", true) => context.get("measures-carer-unnamed"),
        ("", false) => context.get("measures-child"),
        (label, _) => label.to_owned(),
    }
}

/// The scale's name in a sentence: its own id where it is not on file.
pub fn scale_name(view: &MeasuresView, series: &Series) -> String {
    let scale = view.measure(&series.measure).and_then(|measure| measure.scale(&series.scale));
    scale.map_or_else(|| series.scale.clone(), |scale| scale.short.clone())
}
