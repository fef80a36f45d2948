//! A family's ratings for its page, and whether a rating can be written down. Judges nothing; knows no window.

use chrono::NaiveDate;

use crate::base::SessionId;
use crate::casework::pages::{MeasuresView, RatedPerson, RatedSession, StaffRow};
use crate::casework::records::CaseRecords;
use crate::programme::measures::{occasions, series};
use crate::programme::{Measure, Session};

/// What the page of measures shows.
pub(crate) fn view(
    records: &CaseRecords,
    sessions: &[(SessionId, Session)],
    known: &[Measure],
    colleagues: Vec<StaffRow>,
    today: NaiveDate,
) -> MeasuresView {
    let people: Vec<_> = records.family.people.iter().map(|person| person.id).collect();
    let series = series(known, &records.entries, sessions, &people, today);
    let mut held: Vec<RatedSession> = sessions
        .iter()
        .filter_map(|(session, body)| {
            let on = body.held.as_ref().map(|visit| visit.date).filter(|on| *on <= today)?;
            Some(RatedSession { session: *session, number: body.number, on })
        })
        .collect();
    held.sort_by_key(|session| std::cmp::Reverse((session.on, session.number, session.session)));
    let person = |person: &crate::programme::Person| RatedPerson {
        person: person.id,
        label: person.label.clone(),
        is_carer: person.is_carer(),
    };
    MeasuresView {
        known: known.to_vec(),
        occasions: occasions(sessions, &series, today),
        series,
        sessions: held,
        // A child of the home whom the programme is not about is not rated.
        people: records.family.people.iter().filter(|person| !person.beside).map(person).collect(),
        colleagues,
    }
}

#[cfg(test)]
#[path = "measures_tests.rs"]
mod tests;
