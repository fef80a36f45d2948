//! How far a programme has come: sessions held, those to come, and how close together they must lie to be held in time.
//! For the worker's eye only: judges nothing. Knows no window.

use chrono::NaiveDate;
use serde::Serialize;

use super::timeline::Timeline;
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::fidelity::facts::CaseFacts;
use crate::programme::fidelity::visits::Visits;

/// How far a programme has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Sessions held, without one that is under way.
    pub held: u32,
    /// Sessions it asks for, if it says.
    pub of: Option<u32>,
    /// Sessions to come, one under way among them; 0 where it says no number, and once it is ended.
    pub to_come: u32,
    /// The last day for the last of them, where it is known.
    pub by: Option<NaiveDate>,
    /// The most days from one to the next that still bring the last in by then; `None` with fewer than two to come, and
    /// where they no longer fit.
    pub at_most_days: Option<u32>,
    /// The day the programme was ended.
    pub ended: Option<NaiveDate>,
}

/// How far it has come on the day of its line.
pub fn progress(facts: &CaseFacts, definition: &ProgrammeDefinition, line: &Timeline) -> Progress {
    let visits = Visits::new(facts, line.today);
    let under_way = u32::try_from(visits.under_way().count()).unwrap_or(0);
    let held = visits.held_count().saturating_sub(under_way);
    let of = definition.sessions_required();
    let ended = facts.ended.filter(|_| visits.ended);
    let to_come = of.map_or(0, |of| of.saturating_sub(held));
    if ended.is_some() || to_come == 0 {
        return Progress { held, of, ended, ..Progress::default() };
    }
    let next = visits.planned().first().copied().filter(|_| under_way == 0).unwrap_or(line.today);
    let apart = |by: NaiveDate| {
        let days = (by - next).num_days().checked_div(i64::from(to_come) - 1)?;
        u32::try_from(days).ok().filter(|days| *days > 0)
    };
    let by = line.last_to;
    Progress { held, of, to_come, by, at_most_days: by.and_then(apart), ended }
}
