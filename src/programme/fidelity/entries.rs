//! What rules read from the entries of a family, as far as these have come. Judges nothing.

use chrono::NaiveDate;

use super::visits::Visits;
use crate::programme::entry::kinds::Entry;
use crate::programme::entry::pathway::step::PathwayStep;

/// The days that some entries speak of, as far as they have come.
pub fn days_of<'a>(
    visits: &'a Visits<'_>,
    of: impl Fn(&Entry) -> Option<NaiveDate> + 'a,
) -> impl Iterator<Item = NaiveDate> + 'a {
    let days = visits.facts.entries.iter().filter_map(move |entered| of(&entered.entry));
    days.filter(|day| *day <= visits.today)
}

/// Whether a worker decided, since that day, to skip a step: it shows as not met from then on, unless it was done in time
/// after all.
pub fn is_skipped(step: PathwayStep, since: Option<NaiveDate>, visits: &Visits) -> bool {
    let mut days = days_of(visits, |entry| match entry {
        Entry::Override(skipped) if skipped.step == step => Some(skipped.on),
        _ => None,
    });
    days.any(|day| since.is_none_or(|since| day >= since))
}
