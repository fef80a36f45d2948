//! What lies around a programme: the age of the child (V9), the assessment before it (A1), the review after little
//! improvement (V7). Judged from people and entries; knows no film. People judge the improvement, never a rule.

use chrono::NaiveDate;

use super::{Evidence, Judged, Verdict, Visits};
use crate::programme::case::{Person, school_age_from};
use crate::programme::definition::{Ages, months_old};

/// "parents of preschool-age children": as the child was when the programme began. Who turns school age midway stays in
/// it. Of several children all are to be of the age.
pub(super) fn age(ages: &Ages, visits: &Visits) -> Judged {
    let on = visits.first_day().unwrap_or(visits.today);
    let born: Vec<Option<NaiveDate>> = visits.facts.children().map(Person::born).collect();
    let known: Vec<NaiveDate> = born.iter().flatten().copied().collect();
    let unknown =
        if born.is_empty() { 1 } else { u32::try_from(born.len() - known.len()).unwrap_or(u32::MAX) };
    let verdict = if !known.iter().all(|born| ages.hold(*born, on)) {
        Verdict::NotMet
    } else if unknown > 0 {
        Verdict::NotYet
    } else {
        Verdict::Met
    };
    let months = known.iter().map(|born| months_old(*born, on)).collect();
    let school_from = known.iter().min().filter(|_| ages.preschool).map(|born| school_age_from(*born));
    (None, verdict, Evidence::Age { on, months, unknown, school_from })
}
