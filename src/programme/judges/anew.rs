//! When a family was referred again after its pathway had ended: what came before belongs to the earlier referral. Judges
//! nothing.

use chrono::NaiveDate;

use crate::programme::entry::kinds::{Entered, Entry};

/// The days, in any order, on which a family was referred again after an end that was not taken back.
fn again(entries: &[Entered], today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let ended = entries.iter().filter_map(move |entered| match &entered.entry {
        Entry::Ending(ending) => Some(ending.on).filter(|_| ending.stands_on(today)),
        _ => None,
    });
    let first_end = ended.min();
    let referred = entries.iter().filter_map(|entered| match &entered.entry {
        Entry::Referral(referral) => Some(referral.on),
        _ => None,
    });
    referred.filter(move |on| *on <= today && first_end.is_some_and(|end| end < *on))
}

/// The day from which on what is written counts for something that began on `day`: of the last referral anew by then.
pub fn since(entries: &[Entered], day: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    again(entries, today).filter(|on| *on <= day).max()
}

/// The day before which what is written counts for something that began on `day`: of the first referral anew after it.
pub fn until(entries: &[Entered], day: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    again(entries, today).filter(|on| *on > day).min()
}
