//! Which session comes next. Knows no agenda and judges nothing.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::session::Session;
use crate::programme::fidelity::facts::CaseFacts;
use crate::programme::fidelity::visits::Visits;

/// The number of the session that today's work is about: a visit of today that is under way, else a session planned
/// for today, else a visit of today that is not closed, else the session to be held next.
pub fn next_session_number(facts: &CaseFacts, today: NaiveDate) -> u32 {
    let visits = Visits::new(facts, today);
    let of_today = |session: &Session| {
        session.closed.is_none() && visits.held(session).is_some_and(|visit| visit.date == today)
    };
    under_way(&visits)
        .or_else(|| planned_today(&visits))
        .or_else(|| newest(&visits, of_today))
        .unwrap_or_else(|| lowest_open(&visits))
}

/// The number of the session that is to be held next: a visit of today that is under way, else a session planned for
/// today, else the lowest number that is neither held nor missed. One that was held today is not to be held any more.
pub fn session_to_hold(facts: &CaseFacts, today: NaiveDate) -> u32 {
    let visits = Visits::new(facts, today);
    under_way(&visits).or_else(|| planned_today(&visits)).unwrap_or_else(|| lowest_open(&visits))
}

fn newest(visits: &Visits, wanted: impl Fn(&Session) -> bool) -> Option<u32> {
    let found = visits.sessions.iter().filter(|(_, session)| wanted(session));
    found.map(|(_, session)| session.number).max()
}

fn under_way(visits: &Visits) -> Option<u32> {
    visits.under_way().map(|session| session.number).max()
}

fn planned_today(visits: &Visits) -> Option<u32> {
    let of_today = visits
        .sessions
        .iter()
        .filter(|(_, session)| visits.is_open(session) && visits.planned_day(session) == Some(visits.today));
    of_today.map(|(_, session)| session.number).min()
}

fn lowest_open(visits: &Visits) -> u32 {
    let settled: BTreeSet<u32> = visits
        .sessions
        .iter()
        .filter(|(_, session)| !visits.is_open(session))
        .map(|(_, session)| session.number)
        .collect();
    (1..u32::MAX).find(|number| !settled.contains(number)).unwrap_or(u32::MAX)
}
