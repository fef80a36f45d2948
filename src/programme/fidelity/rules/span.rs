//! V1.span: the time from the first session to the last. Knows dates and numbers of sessions; knows no film.
//!
//! # What is asked
//! Such as "over 3 to 4 months", "over a 6‑month period".
//!
//! # Source
//! The section `[rules."V1.span"]` of the programme's file; NG26 1.4.2 for video feedback, 1.4.5 for sensitivity training.
//!
//! # How it is judged
//! From the first session held to the last of the number required, in calendar months: four months from 31 October end on the
//! last day of February. Sessions beyond the number required come after the programme (they need a multi-agency review) and do
//! not lengthen it; where the guidance says "up to" so many, those belong to it. A programme gone on with after a break counts
//! from its very first session, the break included: the guidance speaks of the time over which sessions are held, and knows no
//! break.
//!
//! With all sessions held the last tells: *met* or *not met*. While sessions are to come, their end is forecast; a forecast
//! within the bounds is *not yet*, one outside them *at risk*, and a time that is up *not met*:
//! - by the *plan*, if all of them are planned for days that have not passed: the worker knows best;
//! - else by the *rhythm*: the mean time between sessions so far, or from the first to now if no session has come
//!   for longer than that; after a single session, the quickest even rhythm the rule allows.
//!
//! A programme that says how long it lasts and not how many sessions it has lasts until it is ended; while it goes on, it can
//! be too slow only by a session, held or planned, after its latest end.
//!
//! # What puts it right
//! Holding the remaining sessions closer together, or spreading them: the remedy says by how many days and until when.

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use crate::programme::calendar::months_after;
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::{Bounds, NumberRule, RuleId, Unit};
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::remedy::Remedy;
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::{Sentence, bounds, day_or_none};
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::fidelity::visits::Visits;

impl RuleId {
    /// Time from the first session to the last; in calendar months.
    pub const SPAN: Self = Self::new("V1.span", "rule-span", Some(Unit::Months));
}

/// The time from the first session to the last.
pub(super) struct Span;

impl Rule for Span {
    fn id(&self) -> RuleId {
        RuleId::SPAN
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(rule) = case.definition.rule(self.id()) else { return Vec::new() };
        sourced(&rule.source, [judged(rule, case.definition, case.visits)])
    }
}

/// Judges the time over which the sessions that count were held.
pub(super) fn judged(rule: &NumberRule, definition: &ProgrammeDefinition, visits: &Visits) -> Judged {
    let bounds = rule.bounds();
    let (start, required) = (visits.facts.start, definition.sessions_required());
    // Of the sessions held, those that belong to the programme.
    let most =
        definition.sessions_at_most().map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
    let dates = &visits.counted[..most.min(visits.counted.len())];
    let held = u32::try_from(dates.len()).unwrap_or(u32::MAX);
    let last = dates.last().copied();
    let Some(run) = Run::new(bounds, dates, required, visits.today) else {
        let evidence = SpanEvidence {
            bounds,
            first: start,
            last,
            earliest_end: start.and_then(|start| months_after(start, bounds.at_least)),
            latest_end: start.and_then(|start| months_after(start, bounds.at_most)),
            held,
            required,
            forecast: None,
            pace: SpanPace::NotBegun,
        };
        let verdict = if visits.ended { Verdict::NotMet } else { Verdict::NotYet };
        return (None, verdict, Evidence::of(evidence));
    };
    let (forecast, pace, verdict) = match required {
        Some(required) => counted(&run, held >= required || visits.ended, visits),
        None => uncounted(&run, visits),
    };
    let Run { first, earliest_end, latest_end, .. } = run;
    let first = Some(first);
    let evidence =
        SpanEvidence { bounds, first, last, earliest_end, latest_end, held, required, forecast, pace };
    (None, verdict, Evidence::of(evidence))
}

/// A programme of so many sessions: with all held its last session tells; until then its forecast does.
fn counted(run: &Run, all_held: bool, visits: &Visits) -> (Option<Forecast>, SpanPace, Verdict) {
    let time_is_up = run.latest_end.is_some_and(|latest| visits.today > latest);
    let forecast = (!all_held && !time_is_up).then(|| run.forecast(&visits.planned()));
    let pace = match forecast {
        Some(forecast) => run.pace(forecast.ends),
        None if all_held => run.pace(run.last),
        None => SpanPace::TooSlow,
    };
    let verdict = match (forecast, pace) {
        (None, SpanPace::Right) => Verdict::Met,
        (None, _) => Verdict::NotMet,
        (Some(_), SpanPace::Right) => Verdict::NotYet,
        (Some(_), _) => Verdict::AtRisk,
    };
    (forecast, pace, verdict)
}

/// A programme that says how long it lasts and not how many sessions it has: it lasts until it is ended. While it goes on
/// it can be too slow only by a session, held or planned, after its latest end.
fn uncounted(run: &Run, visits: &Visits) -> (Option<Forecast>, SpanPace, Verdict) {
    let pace = run.pace(run.last);
    if visits.ended {
        return (None, pace, if pace == SpanPace::Right { Verdict::Met } else { Verdict::NotMet });
    }
    let planned = visits.planned().last().map(|ends| Forecast { ends: *ends, basis: ForecastBasis::Plan });
    match (pace, planned) {
        (SpanPace::TooSlow, _) => (None, pace, Verdict::NotMet),
        (_, Some(planned)) if run.pace(planned.ends) == SpanPace::TooSlow => {
            (Some(planned), SpanPace::TooSlow, Verdict::AtRisk)
        }
        // It goes on: long enough already, or not yet.
        (SpanPace::Right, _) => (planned, pace, Verdict::Met),
        _ => (planned, SpanPace::Right, Verdict::NotYet),
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
    fn pace(&self, end: NaiveDate) -> SpanPace {
        if self.earliest_end.is_some_and(|earliest| end < earliest) {
            SpanPace::TooQuick
        } else if self.latest_end.is_some_and(|latest| end > latest) {
            SpanPace::TooSlow
        } else {
            SpanPace::Right
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

/// The time from first to last session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "span")]
pub struct SpanEvidence {
    /// What the rule asks, in calendar months.
    pub bounds: Bounds,
    /// The day of the first session held; before that, the day the programme was to start.
    pub first: Option<NaiveDate>,
    /// The day of the last session that counts towards the number required.
    pub last: Option<NaiveDate>,
    /// The first day on which the last session may be held.
    pub earliest_end: Option<NaiveDate>,
    /// The last day on which the last session may be held.
    pub latest_end: Option<NaiveDate>,
    /// Sessions held that count towards the number required.
    pub held: u32,
    /// Sessions the programme asks for, if it says.
    pub required: Option<u32>,
    /// When the last session is to be expected, while some are to come and the time is not up.
    pub forecast: Option<Forecast>,
    /// What it comes to.
    pub pace: SpanPace,
}

/// How the time from first to last session lies, or is expected to lie, to what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpanPace {
    /// No session has been held.
    NotBegun,
    /// Too short a time.
    TooQuick,
    /// As asked.
    Right,
    /// Too long a time.
    TooSlow,
}

/// When the last session is to be expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Forecast {
    /// The day.
    pub ends: NaiveDate,
    /// How it is known.
    pub basis: ForecastBasis,
}

/// How the end of a programme is forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForecastBasis {
    /// Every session to come is planned for a day that has not passed.
    Plan,
    /// They are not, so the rhythm so far is continued.
    Rhythm,
}

impl RuleEvidence for SpanEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let asked = || bounds(self.bounds, Unit::Months);
        if self.pace == SpanPace::NotBegun {
            return vec![Sentence::new("evidence-span-not-begun").with("bounds", asked())];
        }
        if self.required.is_some_and(|required| self.held >= required) {
            return vec![
                Sentence::new("evidence-span-done")
                    .with("first", day_or_none(self.first))
                    .with("last", day_or_none(self.last))
                    .with("bounds", asked()),
            ];
        }
        let shape = match (self.earliest_end, self.latest_end) {
            (Some(_), None) => "earliest",
            (None, Some(_)) => "latest",
            _ => "both",
        };
        let running = match self.required {
            Some(required) => Sentence::new("evidence-span-running").with("required", required),
            None => Sentence::new("evidence-span-going"),
        };
        let mut told = vec![
            running
                .with("first", day_or_none(self.first))
                .with("held", self.held)
                .with("shape", shape)
                .with("earliest", day_or_none(self.earliest_end))
                .with("latest", day_or_none(self.latest_end)),
        ];
        if let Some(forecast) = self.forecast {
            let key = match forecast.basis {
                ForecastBasis::Plan => "evidence-span-forecast-plan",
                ForecastBasis::Rhythm => "evidence-span-forecast-rhythm",
            };
            told.push(Sentence::new(key).with("ends", forecast.ends));
        }
        told
    }

    fn remedy(&self, today: NaiveDate) -> Option<Remedy> {
        brought_in(self, today)
    }
}

/// The rhythm that brings the last session into its time. Too slow: from the last session held if so many days are not
/// over yet, else from today on. Too quick: spread from the last session held.
fn brought_in(evidence: &SpanEvidence, today: NaiveDate) -> Option<Remedy> {
    let SpanEvidence { last, earliest_end, latest_end, held, required, pace, .. } = evidence;
    // Of a programme without a number of sessions, what is planned too late can only come sooner.
    let to_come = required.map_or(1, |required| required.saturating_sub(*held));
    let (last, to_come) = ((*last)?, i64::from(to_come));
    let sessions = u32::try_from(to_come).ok().filter(|sessions| *sessions > 0)?;
    match pace {
        SpanPace::TooSlow => {
            let by = (*latest_end)?;
            let apart = (by - last).num_days().div_euclid(to_come);
            let next = last.checked_add_signed(TimeDelta::try_days(apart)?)?;
            // One comes today, the others follow.
            let from_today = || (by - today).num_days().checked_div_euclid(to_come - 1).unwrap_or(0);
            let days = if next >= today { apart } else { from_today() };
            Some(Remedy::Closer { sessions, at_most_days: u32::try_from(days.max(0)).ok()?, by })
        }
        SpanPace::TooQuick => {
            let not_before = (*earliest_end)?;
            let days = (not_before - last).num_days();
            let apart = days.saturating_add(to_come - 1).div_euclid(to_come).max(0);
            Some(Remedy::Wider { sessions, at_least_days: u32::try_from(apart).ok()?, not_before })
        }
        SpanPace::NotBegun | SpanPace::Right => None,
    }
}

#[cfg(test)]
#[path = "span_tests.rs"]
mod tests;
