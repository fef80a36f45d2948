//! That a worker decided to skip a step. Judges nothing.

use chrono::NaiveDate;

use crate::base::RecordId;
use crate::programme::entry::kinds::{Entered, Entry};
use crate::programme::entry::pathway::step::PathwayStep;

/// The first time a step was skipped on or after a day, as far as that has come.
pub fn skipped(
    entries: &[Entered],
    step: PathwayStep,
    since: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<(RecordId, NaiveDate)> {
    let skips = entries.iter().filter_map(|entered| match &entered.entry {
        Entry::Override(body) if body.step == step => Some((entered.id, body.on)),
        _ => None,
    });
    let skips = skips.filter(|(_, on)| *on <= today && since.is_none_or(|since| *on >= since));
    skips.min_by_key(|(id, on)| (*on, *id))
}
