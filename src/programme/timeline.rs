//! The sessions of a programme on a line of days: what is planned, held, moved and missed, and when the last may be
//! held. Knows no window and no pixel.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::calendar::months_after;
use super::session::Session;
use crate::base::SessionId;
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::{NumberRule, RuleId};
use crate::programme::fidelity::facts::CaseFacts;
use crate::programme::fidelity::judging::without_vocabulary;
use crate::programme::fidelity::placement::SincePlacement;
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::fidelity::visits::Visits;

/// A programme on a line of days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Timeline {
    /// First day of the line: of the first session, held or planned, or the day the programme is to start.
    pub from: NaiveDate,
    /// Last day of the line, never before `from`: nothing on it lies later but, maybe, today.
    pub to: NaiveDate,
    /// Today; may lie outside the line.
    pub today: NaiveDate,
    /// The first day on which the last session may be held, once the first day is known.
    pub last_from: Option<NaiveDate>,
    /// The last day on which the last session may be held, once the first day is known.
    pub last_to: Option<NaiveDate>,
    /// At least as many as the programme asks for besides those missed, by number.
    pub places: Vec<TimelinePlace>,
}

/// The place of one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimelinePlace {
    /// Its number, from 1.
    pub number: u32,
    /// Its record; `None` while there is none.
    pub session: Option<SessionId>,
    /// What became of it.
    pub state: PlaceState,
    /// The day it was held, or else planned for.
    pub day: Option<NaiveDate>,
    /// The days it had been planned for before, oldest first.
    pub moved_from: Vec<NaiveDate>,
    /// The most urgent verdict on this session, once it is held.
    pub verdict: Option<Verdict>,
}

/// What became of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceState {
    /// It has no day.
    Unplanned,
    /// Planned for today or later.
    Planned,
    /// The planned day has passed, and nothing became of it.
    Overdue,
    /// The visit is of today, and the worker has not left.
    UnderWay,
    /// Held.
    Held,
    /// Missed.
    Missed,
}

/// The timeline as it stands on `today`. Where a number has several records, the one held counts, the earliest first;
/// a record numbered 0 has no place.
pub fn timeline(facts: &CaseFacts, definition: &ProgrammeDefinition, today: NaiveDate) -> Timeline {
    let visits = Visits::new(facts, today);
    let verdicts = verdicts(facts, definition, today);
    let records = by_number(&visits);
    let numbers = numbers(&visits, &records, definition);
    let places: Vec<TimelinePlace> = numbers
        .into_iter()
        .map(|number| place(&visits, number, records.get(&number).copied(), verdicts.get(&number).copied()))
        .collect();
    let (rule, held) = match definition.rule(RuleId::AFTER_PLACEMENT) {
        // While the placement is not on record, nobody knows when the last may be held.
        Some(rule) => {
            let since = SincePlacement::of(&visits);
            (since.is_some().then_some(rule), since.and_then(|since| since.first()))
        }
        None => (definition.rule(RuleId::SPAN), visits.counted.first().copied()),
    };
    let days = || places.iter().filter_map(|place| place.day);
    let first = held.or(facts.start).or_else(|| days().min());
    let bounds = rule.map(NumberRule::bounds);
    let after = |day: Option<NaiveDate>, months: Option<u32>| day.and_then(|day| months_after(day, months));
    let last_from = after(first, bounds.and_then(|bounds| bounds.at_least));
    let last_to = after(first, bounds.and_then(|bounds| bounds.at_most));
    let from = first.into_iter().chain(days()).min().unwrap_or(today);
    // Before anything is known, the line is as long as the programme would be from today.
    let frame = last_to.or(last_from).or_else(|| after(Some(from), bounds.and_then(|bounds| bounds.at_most)));
    let to = frame.into_iter().chain(days()).max().unwrap_or(from).max(from);
    Timeline { from, to, today, last_from, last_to, places }
}

/// The numbers of the programme's places: as many as it asks for, besides those that were missed, and whatever else is
/// on record; one more than on record where it says no number. Once the programme is ended, those on record.
pub fn session_numbers(
    facts: &CaseFacts,
    definition: &ProgrammeDefinition,
    today: NaiveDate,
) -> BTreeSet<u32> {
    let visits = Visits::new(facts, today);
    numbers(&visits, &by_number(&visits), definition)
}

/// How many sessions a programme that says no number is taken to have where a slip of the keyboard is looked for.
const SOME: u32 = 10;

/// Whether a session's number lies so far beyond what the programme asks for, and beyond the `others` that are on record, that
/// it is asked back: more than twice as far. It only catches slips of the keyboard; a programme that goes on, session by
/// session, is never asked.
pub fn is_far_beyond(
    definition: &ProgrammeDefinition,
    others: impl IntoIterator<Item = u32>,
    number: u32,
) -> bool {
    let asked = definition.sessions_at_most().unwrap_or(SOME);
    let known = others.into_iter().max().unwrap_or(0).max(asked);
    number > known.saturating_mul(2)
}

fn numbers(
    visits: &Visits,
    records: &BTreeMap<u32, &(SessionId, Session)>,
    definition: &ProgrammeDefinition,
) -> BTreeSet<u32> {
    let mut numbers: BTreeSet<u32> = records.keys().copied().collect();
    if visits.ended {
        return numbers;
    }
    let Some(mut missing) = definition.sessions_required() else {
        // It says no number: one more can always come.
        numbers.insert(numbers.last().map_or(1, |last| last.saturating_add(1)));
        return numbers;
    };
    // A missed session is made up for by one of a higher number.
    for number in 1.. {
        if missing == 0 {
            break;
        }
        numbers.insert(number);
        let is_missed = records
            .get(&number)
            .is_some_and(|(_, session)| visits.held(session).is_none() && session.missed.is_some());
        missing -= u32::from(!is_missed);
    }
    numbers
}

/// The record that counts of each number above 0.
fn by_number<'a>(visits: &Visits<'a>) -> BTreeMap<u32, &'a (SessionId, Session)> {
    let mut records: BTreeMap<u32, &(SessionId, Session)> = BTreeMap::new();
    for record in visits.sessions.iter().copied().filter(|(_, session)| session.number > 0) {
        let known = records.entry(record.1.number).or_insert(record);
        if precedence(visits, &record.1) < precedence(visits, &known.1) {
            *known = record;
        }
    }
    records
}

/// Of several records of one number the smallest counts: held, then to come, then missed; the earliest day first.
fn precedence(visits: &Visits, session: &Session) -> (u8, Option<NaiveDate>) {
    match visits.held(session) {
        Some(visit) => (0, Some(visit.date)),
        None if session.missed.is_none() => (1, session.planned),
        None => (2, session.planned),
    }
}

fn place(
    visits: &Visits,
    number: u32,
    record: Option<&(SessionId, Session)>,
    verdict: Option<Verdict>,
) -> TimelinePlace {
    let Some((id, session)) = record else {
        return TimelinePlace {
            number,
            session: None,
            state: PlaceState::Unplanned,
            day: None,
            moved_from: Vec::new(),
            verdict: None,
        };
    };
    let visit = visits.held(session);
    let state = match (visit, session.planned) {
        (Some(visit), _) if visit.is_under_way(visits.today) => PlaceState::UnderWay,
        (Some(_), _) => PlaceState::Held,
        (None, _) if session.missed.is_some() => PlaceState::Missed,
        (None, None) => PlaceState::Unplanned,
        (None, Some(day)) if day < visits.today => PlaceState::Overdue,
        (None, Some(_)) => PlaceState::Planned,
    };
    TimelinePlace {
        number,
        session: Some(*id),
        state,
        day: visit.map(|visit| visit.date).or(session.planned),
        moved_from: session.moved.iter().map(|moved| moved.from).collect(),
        verdict: verdict.filter(|_| visit.is_some()),
    }
}

/// The most urgent verdict on each number.
fn verdicts(facts: &CaseFacts, definition: &ProgrammeDefinition, today: NaiveDate) -> BTreeMap<u32, Verdict> {
    let mut urgent: BTreeMap<u32, Verdict> = BTreeMap::new();
    for finding in without_vocabulary(definition, facts, today) {
        let Some(number) = finding.session else { continue };
        let known = urgent.entry(number).or_insert(finding.verdict);
        if finding.verdict.urgency() > known.urgency() {
            *known = finding.verdict;
        }
    }
    urgent
}
