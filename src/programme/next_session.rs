//! Which session comes next. Knows no agenda and judges nothing.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::session::HeldVisit;
use crate::programme::fidelity::facts::CaseFacts;
use crate::programme::fidelity::visits::Visits;

/// The number of the session that today's work is about: a visit of today that is under way, else a session planned
/// for today, else a visit of today, else the lowest number that is neither held nor missed.
pub fn next_session_number(facts: &CaseFacts, today: NaiveDate) -> u32 {
    let visits = Visits::new(facts, today);
    let held = |wanted: &dyn Fn(&HeldVisit) -> bool| {
        let found = visits.sessions.iter().filter(|(_, session)| visits.held(session).is_some_and(wanted));
        found.map(|(_, session)| session.number).max()
    };
    let under_way = held(&|visit| visit.is_under_way(today));
    let planned = || {
        let of_today = visits
            .sessions
            .iter()
            .filter(|(_, session)| visits.is_open(session) && visits.planned_day(session) == Some(today));
        of_today.map(|(_, session)| session.number).min()
    };
    let settled: BTreeSet<u32> = visits
        .sessions
        .iter()
        .filter(|(_, session)| !visits.is_open(session))
        .map(|(_, session)| session.number)
        .collect();
    let lowest = || (1..u32::MAX).find(|number| !settled.contains(number)).unwrap_or(u32::MAX);
    under_way.or_else(planned).or_else(|| held(&|visit| visit.date == today)).unwrap_or_else(lowest)
}
