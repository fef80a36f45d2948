//! V1.span: "over 3 to 4 months", from the first session held to the last of the number required, in calendar
//! months. Knows dates and numbers of sessions; knows no film.
//!
//! Four months from 31 October end on the last day of February. Sessions beyond the number required come after the
//! programme (they need a multi-agency review) and do not lengthen it; where the guidance says "up to" so many, those
//! belong to it. A programme gone on with after a break counts from its very first session, the break included: the
//! guidance speaks of the time over which sessions are held, and knows no break.
//!
//! While sessions are to come, their end is forecast, and a forecast outside the bounds is a risk:
//! - by the *plan*, if all of them are planned for days that have not passed: the worker knows best;
//! - else by the *rhythm*: the mean time between sessions so far, or from the first to now if no session has come
//!   for longer than that; after a single session, the quickest even rhythm the rule allows.

use chrono::{NaiveDate, TimeDelta};

use super::evidence::{Evidence, Forecast, ForecastBasis, Pace};
use super::finding::{Judged, Verdict};
use super::visits::Visits;
use crate::programme::calendar::months_after;
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::Bounds;

pub(super) fn judge(bounds: Bounds, definition: &ProgrammeDefinition, visits: &Visits) -> Judged {
    let (start, required) = (visits.facts.start, definition.sessions_required());
    // Of the sessions held, those that belong to the programme.
    let most =
        definition.sessions_at_most().map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
    let dates = &visits.counted[..most.min(visits.counted.len())];
    let held = u32::try_from(dates.len()).unwrap_or(u32::MAX);
    let last = dates.last().copied();
    let Some(run) = Run::new(bounds, dates, required, visits.today) else {
        let evidence = Evidence::Span {
            bounds,
            first: start,
            last,
            earliest_end: start.and_then(|start| months_after(start, bounds.at_least)),
            latest_end: start.and_then(|start| months_after(start, bounds.at_most)),
            held,
            required,
            forecast: None,
            pace: Pace::NotBegun,
        };
        return (None, if visits.ended { Verdict::NotMet } else { Verdict::NotYet }, evidence);
    };
    let (forecast, pace, verdict) = match required {
        Some(required) => counted(&run, held >= required || visits.ended, visits),
        None => uncounted(&run, visits),
    };
    let Run { first, earliest_end, latest_end, .. } = run;
    let first = Some(first);
    let evidence =
        Evidence::Span { bounds, first, last, earliest_end, latest_end, held, required, forecast, pace };
    (None, verdict, evidence)
}

/// A programme of so many sessions: with all held its last session tells; until then its forecast does.
fn counted(run: &Run, all_held: bool, visits: &Visits) -> (Option<Forecast>, Pace, Verdict) {
    let time_is_up = run.latest_end.is_some_and(|latest| visits.today > latest);
    let forecast = (!all_held && !time_is_up).then(|| run.forecast(&visits.planned()));
    let pace = match forecast {
        Some(forecast) => run.pace(forecast.ends),
        None if all_held => run.pace(run.last),
        None => Pace::TooSlow,
    };
    let verdict = match (forecast, pace) {
        (None, Pace::Right) => Verdict::Met,
        (None, _) => Verdict::NotMet,
        (Some(_), Pace::Right) => Verdict::NotYet,
        (Some(_), _) => Verdict::AtRisk,
    };
    (forecast, pace, verdict)
}

/// A programme that says how long it lasts and not how many sessions it has: it lasts until it is ended. While it goes on
/// it can be too slow only by a session, held or planned, after its latest end.
fn uncounted(run: &Run, visits: &Visits) -> (Option<Forecast>, Pace, Verdict) {
    let pace = run.pace(run.last);
    if visits.ended {
        return (None, pace, if pace == Pace::Right { Verdict::Met } else { Verdict::NotMet });
    }
    let planned = visits.planned().last().map(|ends| Forecast { ends: *ends, basis: ForecastBasis::Plan });
    match (pace, planned) {
        (Pace::TooSlow, _) => (None, pace, Verdict::NotMet),
        (_, Some(planned)) if run.pace(planned.ends) == Pace::TooSlow => {
            (Some(planned), Pace::TooSlow, Verdict::AtRisk)
        }
        // It goes on: long enough already, or not yet.
        (Pace::Right, _) => (planned, pace, Verdict::Met),
        _ => (planned, Pace::Right, Verdict::NotYet),
    }
}

/// A programme that has begun, on a day.
struct Run {
    first: NaiveDate,
    last: NaiveDate,
    earliest_end: Option<NaiveDate>,
    latest_end: Option<NaiveDate>,
    held: i64,
    /// Sessions asked for; as many as held where the programme does not say.
    required: i64,
    today: NaiveDate,
}

impl Run {
    /// `None` before the first session.
    fn new(bounds: Bounds, dates: &[NaiveDate], required: Option<u32>, today: NaiveDate) -> Option<Self> {
        let held = i64::try_from(dates.len()).ok()?;
        let first = *dates.first()?;
        Some(Self {
            first,
            last: *dates.last()?,
            earliest_end: months_after(first, bounds.at_least),
            latest_end: months_after(first, bounds.at_most),
            held,
            required: required.map_or(held, i64::from),
            today,
        })
    }

    /// How a last session on `end` would lie.
    fn pace(&self, end: NaiveDate) -> Pace {
        if self.earliest_end.is_some_and(|earliest| end < earliest) {
            Pace::TooQuick
        } else if self.latest_end.is_some_and(|latest| end > latest) {
            Pace::TooSlow
        } else {
            Pace::Right
        }
    }

    /// When the last session is to be expected; only asked while some are to come.
    fn forecast(&self, planned: &[NaiveDate]) -> Forecast {
        let to_come = self.required - self.held;
        let last_planned = usize::try_from(to_come - 1).ok().and_then(|index| planned.get(index));
        if let Some(&ends) = last_planned {
            return Forecast { ends, basis: ForecastBasis::Plan };
        }
        // Days in which so many sessions came: a rhythm, kept as a fraction so that nothing is rounded early.
        let (days, sessions) = if self.held > 1 {
            (days_between(self.first, self.last), self.held - 1)
        } else {
            let end = self.earliest_end.or(self.latest_end).unwrap_or(self.first);
            (days_between(self.first, end), self.required - 1)
        };
        let as_so_far = days_after(self.last, days, to_come, sessions);
        // As if the next session came today: so a long pause slows the rhythm before it ends.
        let after_a_pause =
            days_after(self.today, days_between(self.first, self.today), to_come - 1, self.held);
        let ends = as_so_far.max(after_a_pause);
        Forecast { ends, basis: ForecastBasis::Rhythm }
    }
}

fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

/// The day `days` × `times` ÷ `per` after `from`, a part of a day being a whole one.
fn days_after(from: NaiveDate, days: i64, times: i64, per: i64) -> NaiveDate {
    let per = per.max(1);
    let whole = days.saturating_mul(times).saturating_add(per - 1).div_euclid(per);
    TimeDelta::try_days(whole).and_then(|delta| from.checked_add_signed(delta)).unwrap_or(NaiveDate::MAX)
}
