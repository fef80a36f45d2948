//! What lies around a programme: the age of the child (V9), the assessment before it (A1), the review after little
//! improvement (V7). Judged from people and entries; knows no film. People judge the improvement, never a rule.

use chrono::NaiveDate;

use super::evidence::Evidence;
use super::finding::{Judged, Verdict};
use super::visits::Visits;
use crate::programme::calendar::{months_of_age, school_age_from};
use crate::programme::case::Person;
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::sections::{Ages, ReviewRule};
use crate::programme::entry::kinds::Entry;
use crate::programme::entry::pathway::step::PathwayStep;

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
    let months = known.iter().map(|born| months_of_age(*born, on).unwrap_or(0)).collect();
    let school_from = known.iter().min().filter(|_| ages.preschool).map(|born| school_age_from(*born));
    (None, verdict, Evidence::Age { on, months, unknown, school_from })
}

/// "a comprehensive assessment before any intervention": finished by the day of the first session.
pub(super) fn assessment(visits: &Visits) -> Judged {
    let first = visits.counted.first().copied();
    let begins = first.or(visits.facts.start);
    let finished = entries(visits, |entry| match entry {
        Entry::Assessment(assessment) => assessment.finished,
        _ => None,
    });
    let finished = finished.min();
    let verdict = match (finished, first) {
        (Some(finished), Some(first)) if finished > first => Verdict::NotMet,
        (Some(_), _) => Verdict::Met,
        (None, Some(_)) => Verdict::NotMet,
        (None, None) if is_gone_without(PathwayStep::Assess, None, visits) => Verdict::NotMet,
        // The programme is to begin, and nothing is assessed.
        (None, None) if !visits.planned().is_empty() => Verdict::AtRisk,
        (None, None) if begins.is_some_and(|begins| begins <= visits.today) => Verdict::AtRisk,
        (None, None) => Verdict::NotYet,
    };
    let begins = begins.or_else(|| visits.planned().first().copied());
    (None, verdict, Evidence::Assessment { finished, begins, begun: first.is_some() })
}

/// "If there is little improvement … arrange a multi-agency review before going ahead with more sessions or other
/// interventions." What went ahead without one shows as not met, and stays so: a later review does not undo it.
pub(super) fn review(rule: &ReviewRule, definition: &ProgrammeDefinition, visits: &Visits) -> Judged {
    let (concerned, own) = (rule.with_concerns, &definition.id);
    let judged = entries(visits, |entry| match entry {
        Entry::Judgement(judged) if judged.programme == *own && judged.is_little() => {
            Some(judged.on).filter(|_| !concerned || judged.still_concerned)
        }
        _ => None,
    });
    let since = visits.first_day();
    // Of an earlier run of the same programme another has come between.
    let judged = judged.filter(|day| since.is_none_or(|since| *day >= since)).min();
    let (mut reviewed, mut ahead) = (None, None);
    let verdict = match judged {
        None => Verdict::NotApplicable,
        Some(judged) => {
            let held = entries(visits, |entry| match entry {
                Entry::Review(review) => review.held(visits.today).map(|_| review.on),
                _ => None,
            });
            // The need arose with the last session that was judged: a review between the two answers it.
            let arose = visits.counted.iter().copied().filter(|day| *day <= judged).max().unwrap_or(judged);
            reviewed = held.filter(|day| *day >= arose).min();
            ahead = went_ahead(definition, visits, judged).min();
            match (reviewed, ahead) {
                (Some(reviewed), Some(ahead)) if reviewed > ahead => Verdict::NotMet,
                (Some(_), _) => Verdict::Met,
                (None, Some(_)) => Verdict::NotMet,
                (None, None) if is_gone_without(PathwayStep::Review, Some(judged), visits) => Verdict::NotMet,
                // More is planned, and nobody has reviewed.
                (None, None) if !visits.planned().is_empty() => Verdict::AtRisk,
                (None, None) => Verdict::NotYet,
            }
        }
    };
    (None, verdict, Evidence::Review { judged, reviewed, ahead })
}

/// Whether a worker decided, since that day, to go without a step: it shows as not met from then on, unless it was done
/// in time after all.
fn is_gone_without(step: PathwayStep, since: Option<NaiveDate>, visits: &Visits) -> bool {
    let mut days = entries(visits, |entry| match entry {
        Entry::Override(gone_without) if gone_without.step == step => Some(gone_without.on),
        _ => None,
    });
    days.any(|day| since.is_none_or(|since| day >= since))
}

/// The days on which something went ahead after a judgement: sessions beyond those of the programme, and other programmes
/// begun.
fn went_ahead<'a>(
    definition: &ProgrammeDefinition,
    visits: &'a Visits<'_>,
    judged: NaiveDate,
) -> impl Iterator<Item = NaiveDate> + 'a {
    let own = definition.sessions_at_most().and_then(|most| usize::try_from(most).ok());
    let more = visits.counted.iter().skip(own.unwrap_or(usize::MAX)).copied();
    let today = visits.today;
    let programmes = visits.facts.entries.iter().filter_map(move |entered| match &entered.entry {
        Entry::Programme(begun) if Some(entered.id.into()) != visits.facts.run => begun.on,
        _ => None,
    });
    more.chain(programmes).filter(move |day| *day > judged && *day <= today)
}

/// The days that some entries speak of, as far as they have come.
fn entries<'a>(
    visits: &'a Visits<'_>,
    of: impl Fn(&Entry) -> Option<NaiveDate> + 'a,
) -> impl Iterator<Item = NaiveDate> + 'a {
    let days = visits.facts.entries.iter().filter_map(move |entered| of(&entered.entry));
    days.filter(|day| *day <= visits.today)
}
