//! One programme with a family, as far as the way needs it: when it began, what was held, whether it is over. Knows no
//! film and no rule of a session.

use chrono::NaiveDate;

use crate::programme::agenda::next_session_number;
use crate::programme::definition::ProgrammeDefinition;
use crate::programme::fidelity::{CaseFacts, Visits};

/// One programme with a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// Id of the programme.
    pub programme: String,
    /// Whether film is watched together in it: NG26 1.4.3 and 1.5.2 speak of such a programme, 1.4.6 of every other.
    pub with_film: bool,
    /// The day it began: of the first session held, or else the day it was to start, once that has come.
    pub begun: Option<NaiveDate>,
    /// The days on which sessions that count were held, earliest first.
    pub held: Vec<NaiveDate>,
    /// How many sessions make it whole, if it says.
    pub required: Option<u32>,
    /// The next session, with the day it is planned for.
    pub next: (u32, Option<NaiveDate>),
}

impl Course {
    /// The family's programme as it stands on `today`; `None` while nothing of it is planned.
    pub fn of(facts: &CaseFacts, definition: &ProgrammeDefinition, today: NaiveDate) -> Option<Self> {
        if facts.start.is_none() && facts.sessions.is_empty() {
            return None;
        }
        let visits = Visits::new(facts, today);
        let number = next_session_number(facts, today);
        let planned = visits.sessions.iter().find(|(_, session)| session.number == number);
        Some(Self {
            programme: definition.id.clone(),
            with_film: definition.watching.is_some(),
            begun: visits.counted.first().copied().or(facts.start.filter(|start| *start <= today)),
            required: definition.sessions_required(),
            next: (number, planned.and_then(|(_, session)| session.planned)),
            held: visits.counted,
        })
    }

    /// The day its last session was held.
    pub fn finished(&self) -> Option<NaiveDate> {
        let last = usize::try_from(self.required?).ok()?.checked_sub(1)?;
        self.held.get(last).copied()
    }

    /// The days of sessions beyond those that make it whole.
    pub fn beyond(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        let required = self.required.and_then(|required| usize::try_from(required).ok());
        self.held.iter().skip(required.unwrap_or(usize::MAX)).copied()
    }
}
