//! The sessions against the months.

use super::definition::ProgrammeDefinition;
use super::fidelity::{CaseFacts, Verdict};
use crate::base::SessionId;
use chrono::NaiveDate;

/// The sessions against the months of the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// First day drawn.
    pub from: NaiveDate,
    /// Last day drawn.
    pub to: NaiveDate,
    /// Today.
    pub today: NaiveDate,
    /// First day on which the last session may be held.
    pub last_from: Option<NaiveDate>,
    /// Last such day.
    pub last_to: Option<NaiveDate>,
    /// One place a session.
    pub places: Vec<TimelinePlace>,
}

/// The place of one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelinePlace {
    /// Its number.
    pub number: u32,
    /// Its record.
    pub session: Option<SessionId>,
    /// How it stands.
    pub state: PlaceState,
    /// Its day.
    pub day: Option<NaiveDate>,
    /// Days it was planned for before.
    pub moved_from: Vec<NaiveDate>,
    /// The most urgent verdict about it.
    pub verdict: Option<Verdict>,
}

/// How a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceState {
    /// Nobody has planned it.
    Unplanned,
    /// Planned for a day to come.
    Planned,
    /// Its day passed, and it was neither held nor missed.
    Overdue,
    /// The worker is there.
    UnderWay,
    /// Held.
    Held,
    /// Missed.
    Missed,
}

/// The timeline.
pub fn timeline(facts: &CaseFacts, _definition: &ProgrammeDefinition, today: NaiveDate) -> Timeline {
    let from = facts.start.unwrap_or(today);
    Timeline { from, to: today, today, last_from: None, last_to: None, places: Vec::new() }
}

/// The number of the next session.
pub fn next_session_number(facts: &CaseFacts, _today: NaiveDate) -> u32 {
    let held = facts.sessions.iter().filter(|(_, session)| session.held.is_some());
    held.map(|(_, session)| session.number).max().unwrap_or(0) + 1
}
