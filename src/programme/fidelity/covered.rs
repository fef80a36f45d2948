//! A8: what the sessions covered, and the single session some programmes begin with. Judged from what the worker ticked
//! at sessions that were held; knows no film.

use super::evidence::Evidence;
use super::finding::{Judged, Verdict};
use super::visits::Visits;
use crate::programme::calendar::months_of_age;
use crate::programme::case::Person;
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::sections::Content;

/// "first consists of a single session with the parents".
pub(super) fn first(definition: &ProgrammeDefinition, visits: &Visits) -> Judged {
    let number = visits.first_number();
    let held = visits.numbered.iter().find(|(_, held)| *held == number).map(|(date, _)| *date);
    let verdict = match held {
        Some(_) => Verdict::Met,
        None if visits.ended => Verdict::NotMet,
        None => Verdict::NotYet,
    };
    debug_assert!(definition.first.is_some(), "judged only where it is asked");
    (None, verdict, Evidence::First { held })
}

/// One of the contents: once in the programme is enough, unless no child is of the age it is for.
pub(super) fn content(content: &Content, definition: &ProgrammeDefinition, visits: &Visits) -> Judged {
    let covers = |covered: &Vec<String>| covered.contains(&content.id);
    let mut sessions: Vec<u32> = visits
        .sessions
        .iter()
        .filter(|(_, session)| visits.held(session).is_some() && covers(&session.covered))
        .map(|(_, session)| session.number)
        .collect();
    sessions.dedup();
    let required = definition.sessions_required();
    let held = visits.held_count();
    let (applies, age_unknown) = applies(content, visits);
    let over = visits.ended || required.is_some_and(|required| held >= required);
    let late = required.zip(definition.at_risk_percent()).is_some_and(|(required, percent)| {
        u64::from(held) * HUNDRED >= u64::from(required) * u64::from(percent)
    });
    let verdict = if !sessions.is_empty() {
        Verdict::Met
    } else if !applies {
        Verdict::NotApplicable
    } else if over && !visits.under_way() {
        Verdict::NotMet
    } else if late {
        Verdict::AtRisk
    } else {
        Verdict::NotYet
    };
    let evidence = Evidence::Content {
        content: content.id.clone(),
        quote: content.quote.clone(),
        sessions,
        held,
        required,
        applies,
        age_unknown,
    };
    (None, verdict, evidence)
}

const HUNDRED: u64 = 100;

/// Whether a child is of the age a content is for when the programme begins, or grows into it while it lasts; and whether
/// that cannot be told. Of twins one is enough.
fn applies(content: &Content, visits: &Visits) -> (bool, bool) {
    if !content.asks_age() {
        return (true, false);
    }
    let born = || visits.facts.children().map(Person::born);
    let from = visits.first_day().unwrap_or(visits.today);
    let is_for = |born| {
        [from, visits.today.max(from)]
            .iter()
            .any(|day| months_of_age(born, *day).is_some_and(|months| content.is_for(months)))
    };
    let unknown = born().any(|born| born.is_none()) || born().next().is_none();
    (unknown || born().flatten().any(is_for), unknown)
}
