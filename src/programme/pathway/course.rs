//! One programme with a family, as far as the pathway needs it: when it began, what was held, whether it is over. Knows no
//! film and no rule of a session.

use chrono::NaiveDate;

use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::RuleId;
use crate::programme::entry::programme::{ProgrammeEnd, ProgrammeEnded};
use crate::programme::fidelity::facts::{CaseFacts, OtherProgramme};
use crate::programme::fidelity::visits::Visits;
use crate::programme::judges::going_ahead::Delivered;
use crate::programme::next_session::session_to_hold;
use crate::programme::said::Said;

/// One programme with a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// Id of the programme.
    pub programme: String,
    /// Whether its sessions are filmed: NG26 1.4.3 and 1.5.2 speak of such a programme, 1.4.6 of every other.
    pub with_film: bool,
    /// Whether little improvement asks for a review only where there are still concerns.
    pub with_concerns: bool,
    /// The day it began: of the first session held, or else the day it was to start, once that has come, unless it was ended
    /// by then.
    pub begun: Option<NaiveDate>,
    /// The days on which sessions that count were held, earliest first.
    pub held: Vec<NaiveDate>,
    /// How many sessions make it whole at the most, if it says.
    pub required: Option<u32>,
    /// The day it was ended, where it was: one without a number of sessions is over only then.
    pub ended: Option<NaiveDate>,
    /// Whether it was ended before it came to its end.
    pub stopped: bool,
    /// What asks for its sessions.
    pub said: Option<Said>,
    /// The next session, with the day it is planned for.
    pub next: (u32, Option<NaiveDate>),
}

impl Course {
    /// A programme as it stands on `today`, from what is on record of it; `None` while nothing of it is planned.
    pub fn of(
        facts: &CaseFacts,
        definition: &ProgrammeDefinition,
        ended: Option<&ProgrammeEnded>,
        today: NaiveDate,
    ) -> Option<Self> {
        if facts.start.is_none() && facts.sessions.is_empty() {
            return None;
        }
        let visits = Visits::new(facts, today);
        let number = session_to_hold(facts, today);
        let planned = visits.sessions.iter().find(|(_, session)| session.number == number);
        let ended = ended.filter(|ended| ended.on <= today);
        let to_start = facts.start.filter(|start| *start <= today && ended.is_none());
        Some(Self {
            programme: definition.id.clone(),
            with_film: definition.films(),
            with_concerns: definition.asks_review_with_concerns(),
            begun: visits.counted.first().copied().or(to_start),
            required: definition.sessions_at_most(),
            said: definition
                .rule(RuleId::SESSION_COUNT)
                .or_else(|| definition.rule(RuleId::SESSION_LENGTH))
                .map(|rule| Said { source: rule.source.clone(), quote: rule.quote.clone() }),
            next: (number, planned.and_then(|(_, session)| visits.planned_day(session))),
            held: visits.counted,
            ended: ended.map(|ended| ended.on),
            stopped: ended.is_some_and(|ended| ended.how == ProgrammeEnd::StoppedEarly),
        })
    }

    /// Another programme of the family as it stands on `today`; `None` while nothing of it is planned.
    pub(super) fn of_other(other: &OtherProgramme, today: NaiveDate) -> Option<Self> {
        if other.start.is_none() && !other.planned {
            return None;
        }
        let held: Vec<NaiveDate> = other.held.iter().copied().filter(|day| *day <= today).collect();
        let ended = other.ended.filter(|(on, _)| *on <= today);
        let next = u32::try_from(held.len()).unwrap_or(u32::MAX).saturating_add(1);
        Some(Self {
            programme: other.programme.clone(),
            with_film: other.with_film,
            with_concerns: other.with_concerns,
            begun: other.begun(today),
            held,
            required: other.at_most,
            ended: ended.map(|(on, _)| on),
            stopped: ended.is_some_and(|(_, stopped)| stopped),
            said: None,
            next: (next, None),
        })
    }

    /// The day its last session was held, or it was ended.
    pub fn finished(&self) -> Option<NaiveDate> {
        self.delivered().whole().or(self.ended)
    }

    /// The day of its last session, once it is over.
    pub fn over(&self) -> Option<NaiveDate> {
        self.delivered().over()
    }

    /// The day it was given up before all of its sessions were held.
    pub fn given_up(&self) -> Option<NaiveDate> {
        self.delivered().given_up()
    }

    /// The days of sessions beyond those that make it whole.
    pub fn beyond(&self) -> Vec<NaiveDate> {
        self.delivered().beyond().collect()
    }

    /// As it is judged whether more went ahead.
    pub(super) fn delivered(&self) -> Delivered<'_> {
        Delivered {
            programme: &self.programme,
            held: &self.held,
            at_most: self.required,
            ended: self.ended,
            stopped: self.stopped,
            with_concerns: self.with_concerns,
        }
    }
}
