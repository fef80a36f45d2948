//! The plot of a family of the demonstration: what happens in it, as a table. Knows no vault and no film's bytes.

use chrono::{NaiveDate, NaiveTime};

use super::visits::{Visit, time, weekday};
use super::written::Line;
use crate::casework::Clock;
use crate::media::capture::FilmSize;
use crate::programme::{CarerKind, LegalStatus};

/// Session; sensitivity, cooperation, availability and acceptance; whether it was rated blind from outside.
pub(crate) type Rated = (u32, [i32; 4], bool);

/// What happens in one family.
pub(crate) struct Plot {
    /// Its code.
    pub code: &'static str,
    /// Its programme, by its id.
    pub programme: &'static str,
    /// The carers: what they are called, and in which standing they are.
    pub carers: &'static [(&'static str, CarerKind)],
    /// How many days ago the child was born.
    pub born: u64,
    /// The child's legal status.
    pub legal: LegalStatus,
    /// The language spoken at home, where an interpreter is needed.
    pub interpreter: Option<&'static str>,
    /// Size of its films.
    pub size: FilmSize,
    /// The sessions that were held.
    pub visits: &'static [Visit],
    /// Contents of the programme that a session covered, by the session's number.
    pub covered: &'static [(u32, &'static str)],
    /// What is written down, in the order of the days.
    pub written: &'static [Line],
    /// What was rated of the first carer.
    pub rated: &'static [Rated],
    /// The session that was missed, and how many days ago it was to be.
    pub missed: Option<(u32, u64)>,
    /// The session that is planned for today, and what it is about.
    pub today: Option<(u32, &'static str, &'static [&'static str])>,
    /// The session after it, and in how many days it is planned.
    pub next: Option<(u32, u64)>,
    /// At this session a minute was filmed that was erased afterwards.
    pub erased: Option<u32>,
    /// How many days ago all its film was erased, as its time was up.
    pub all_erased: Option<u64>,
    /// Whether a carer first agrees that clips may train others, and thinks better of it.
    pub changes_mind: bool,
}

impl Plot {
    /// What a plot does not say: filmed small, and nothing happens beside the visits.
    pub const PLAIN: Self = Self {
        code: "",
        programme: "video-feedback",
        carers: &[],
        born: 0,
        legal: LegalStatus::EdgeOfCare,
        interpreter: None,
        size: FilmSize::Small,
        visits: &[],
        covered: &[],
        written: &[],
        rated: &[],
        missed: None,
        today: None,
        next: None,
        erased: None,
        all_erased: None,
        changes_mind: false,
    };

    /// Whether any of its sessions is filmed.
    pub fn films(&self) -> bool {
        self.visits.iter().any(|visit| visit.film_minutes > 0)
    }

    /// When the worker stood before the door of the session that was missed.
    pub fn missed_at(&self, today: NaiveDate) -> Option<(u32, Clock)> {
        let (number, days_ago) = self.missed?;
        Some((number, Clock::at(weekday(today, days_ago), time(10, 0))))
    }

    /// When the worker first was at work for the family: a week before the first visit.
    pub fn begins(&self, today: NaiveDate) -> Clock {
        let first = self.visits.first().map_or(today, |visit| visit.arrival(today).today);
        Clock::at(weekday(first, 7), NaiveTime::MIN).later(chrono::TimeDelta::hours(14))
    }
}
