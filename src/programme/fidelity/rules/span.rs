//! V1.span: the time from the first session to the last. Knows dates and numbers of sessions; knows no film.
//!
//! # What is asked
//! Such as "over 3 to 4 months", "over a 6‑month period".
//!
//! # Source
//! The section `[rules."V1.span"]` of the programme's file; NG26 1.4.2 for video feedback, 1.4.5 for sensitivity training.
//!
//! # How it is judged
//! From the first session held to the last of the number required, in calendar months, and so for every programme ("over 1
//! year" is twelve of them): four months from 31 October end on the last day of February. Sessions beyond the number
//! required come after the programme (they need a multi-agency review) and do not lengthen it; where the guidance says "up to"
//! so many, those belong to it. A programme gone on with after a break counts from its very first session, the break included:
//! the guidance speaks of the time over which sessions are held, and knows no break.
//!
//! "Over a 6‑month period" and "over an 18‑month period" are read as the longest time, and no shortest: sessions may be weekly,
//! and five or twelve weekly ones take less. "Over 3 to 4 months" and "over 1 year" say a shortest time as well.
//!
//! The guidance speaks of whole months, and hardly a programme comes out on the day. The programme's file therefore gives a
//! tolerance at either end that there is, in days (`[rules."V1.span".own]`): a number of Attune's, not of the guidance, which a
//! service may change. A time that lies outside the guidance's own bounds and within the tolerance is taken as kept, and it is
//! said by how many days it lies outside. Ten sessions a week apart (63 days) are *not met*, about four weeks short of 3 months;
//! ten a fortnight apart (126 days) are *met*, some days over 4 months, within the tolerance. A programme whose text has no
//! tolerance is judged without one. How evenly the sessions came is another rule, V1.rhythm.
//!
//! With all sessions held, or the programme ended early, the last that was held tells: *met* or *not met*; ended without any it
//! is *not met*. Before the first session it is *not yet*. While sessions are to come, their end is forecast; a forecast within
//! the bounds or the tolerance is *not yet*, one outside them *at risk*, and a time that is up, tolerance and all, *not met*:
//! - by the *plan*, if all of them are planned for days that have not passed: the worker knows best;
//! - else by the *rhythm*: the mean time between sessions so far, or from the first to now if no session has come
//!   for longer than that; after a single session, the quickest even rhythm the rule allows.
//!
//! A programme that says how long it lasts and not how many sessions it has lasts until it is ended; while it goes on, it can
//! be too slow only by a session, held or planned, after its latest end, and it is *met* once it has lasted as long as the
//! guidance says: the tolerance is for one that has ended.
//!
//! # What puts it right
//! Holding the remaining sessions closer together, or spreading them: the remedy says by how many days and until when. It
//! aims at the guidance's own bounds while they can still be kept, and else at the tolerance.

use chrono::{Days, NaiveDate, TimeDelta};
use serde::Serialize;

use crate::programme::calendar::months_after;
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::{Bounds, NumberRule, RuleId, Tolerance, Unit};
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::remedy::Remedy;
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::{Sentence, bounds, count, day_or_none};
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

/// What the rule asks: the guidance's bounds, and the tolerance of the programme's file.
#[derive(Clone, Copy)]
struct Asked<'a> {
    bounds: Bounds,
    own: Option<&'a Tolerance>,
}

impl Asked<'_> {
    /// Of a programme that begins then: by the guidance, and with the tolerance.
    fn ends(self, first: NaiveDate) -> (Ends, Ends) {
        let asked = Ends {
            earliest: months_after(first, self.bounds.at_least),
            latest: months_after(first, self.bounds.at_most),
        };
        (asked, asked.widened(self.own.map_or(0, |own| own.tolerance_days)))
    }
}

/// The first and the last day on which the last session may be held.
#[derive(Clone, Copy, Default)]
struct Ends {
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
}

impl Ends {
    /// So many days wider at either end.
    fn widened(self, days: u32) -> Self {
        let days = Days::new(u64::from(days));
        let before = |day: NaiveDate| day.checked_sub_days(days).unwrap_or(NaiveDate::MIN);
        let after = |day: NaiveDate| day.checked_add_days(days).unwrap_or(NaiveDate::MAX);
        Self { earliest: self.earliest.map(before), latest: self.latest.map(after) }
    }

    /// How a last session on `end` would lie.
    fn pace(self, end: NaiveDate) -> SpanPace {
        if self.earliest.is_some_and(|earliest| end < earliest) {
            SpanPace::TooQuick
        } else if self.latest.is_some_and(|latest| end > latest) {
            SpanPace::TooSlow
        } else {
            SpanPace::Right
        }
    }

    /// By how many days a last session on `end` would be too early, and too late.
    fn off(self, end: NaiveDate) -> (u32, u32) {
        let days = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
            let days = from.zip(to).map_or(0, |(from, to)| days_between(from, to));
            u32::try_from(days).unwrap_or(0)
        };
        (days(Some(end), self.earliest), days(self.latest, Some(end)))
    }
}

/// Judges the time over which the sessions that count were held.
pub(super) fn judged(rule: &NumberRule, definition: &ProgrammeDefinition, visits: &Visits) -> Judged {
    let asked = Asked { bounds: rule.bounds(), own: rule.own.as_ref() };
    let required = definition.sessions_required();
    // Of the sessions held, those that belong to the programme.
    let most =
        definition.sessions_at_most().map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
    let dates = &visits.counted[..most.min(visits.counted.len())];
    let held = count(dates.len());
    let first = dates.first().copied().or(visits.facts.start);
    let (ends, tolerated) = first.map(|first| asked.ends(first)).unwrap_or_default();
    let mut evidence = SpanEvidence {
        bounds: asked.bounds,
        tolerance: asked
            .own
            .map(|own| SpanTolerance { days: own.tolerance_days, source: own.source.clone() }),
        first,
        last: dates.last().copied(),
        earliest_end: ends.earliest,
        latest_end: ends.latest,
        tolerated_from: tolerated.earliest,
        tolerated_to: tolerated.latest,
        short_days: 0,
        over_days: 0,
        held,
        required,
        forecast: None,
        pace: SpanPace::NotBegun,
    };
    let Some(run) = Run::new(dates, required, visits.today, ends, tolerated) else {
        let verdict = if visits.ended { Verdict::NotMet } else { Verdict::NotYet };
        return (None, verdict, Evidence::of(evidence));
    };
    let outcome = match required {
        Some(required) => counted(&run, held >= required || visits.ended, visits),
        None => uncounted(&run, visits),
    };
    let Outcome { forecast, pace, verdict, end } = outcome;
    (evidence.short_days, evidence.over_days) = end.map(|end| ends.off(end)).unwrap_or_default();
    (evidence.forecast, evidence.pace) = (forecast, pace);
    (None, verdict, Evidence::of(evidence))
}

/// What becomes of a programme that has begun.
struct Outcome {
    forecast: Option<Forecast>,
    pace: SpanPace,
    verdict: Verdict,
    /// The end that is held against the guidance's bounds; none where a programme goes on and is not long enough yet.
    end: Option<NaiveDate>,
}

/// A programme of so many sessions: with all held its last session tells; until then its forecast does.
fn counted(run: &Run, all_held: bool, visits: &Visits) -> Outcome {
    let time_is_up = run.tolerated.latest.is_some_and(|latest| visits.today > latest);
    let forecast = (!all_held && !time_is_up).then(|| run.forecast(&visits.planned()));
    let end = match forecast {
        Some(forecast) => forecast.ends,
        None if all_held => run.last,
        None => visits.today,
    };
    let pace = run.tolerated.pace(end);
    let verdict = match (forecast, pace) {
        (None, SpanPace::Right) => Verdict::Met,
        (None, _) => Verdict::NotMet,
        (Some(_), SpanPace::Right) => Verdict::NotYet,
        (Some(_), _) => Verdict::AtRisk,
    };
    Outcome { forecast, pace, verdict, end: Some(end) }
}

/// A programme that says how long it lasts and not how many sessions it has: it lasts until it is ended. While it goes on
/// it can be too slow only by a session, held or planned, after its latest end.
fn uncounted(run: &Run, visits: &Visits) -> Outcome {
    let pace = run.tolerated.pace(run.last);
    let end = Some(run.last);
    if visits.ended {
        let verdict = if pace == SpanPace::Right { Verdict::Met } else { Verdict::NotMet };
        return Outcome { forecast: None, pace, verdict, end };
    }
    let forecast = visits.planned().last().map(|ends| Forecast { ends: *ends, basis: ForecastBasis::Plan });
    match (pace, forecast) {
        (SpanPace::TooSlow, _) => Outcome { forecast: None, pace, verdict: Verdict::NotMet, end },
        (_, Some(Forecast { ends, .. })) if run.tolerated.pace(ends) == SpanPace::TooSlow => {
            Outcome { forecast, pace: SpanPace::TooSlow, verdict: Verdict::AtRisk, end: Some(ends) }
        }
        // It goes on: as long as the guidance says already, or not yet.
        _ if run.asked.pace(run.last) != SpanPace::TooQuick => {
            Outcome { forecast, pace, verdict: Verdict::Met, end }
        }
        _ => Outcome { forecast, pace: SpanPace::Right, verdict: Verdict::NotYet, end: None },
    }
}

/// A programme that has begun, on a day.
struct Run {
    first: NaiveDate,
    last: NaiveDate,
    /// When the last session may be held, by the guidance.
    asked: Ends,
    /// As `asked`, with the tolerance.
    tolerated: Ends,
    held: i64,
    /// Sessions asked for; as many as held where the programme does not say.
    required: i64,
    today: NaiveDate,
}

impl Run {
    /// `None` before the first session.
    fn new(
        dates: &[NaiveDate],
        required: Option<u32>,
        today: NaiveDate,
        asked: Ends,
        tolerated: Ends,
    ) -> Option<Self> {
        let held = i64::try_from(dates.len()).ok()?;
        Some(Self {
            first: *dates.first()?,
            last: *dates.last()?,
            asked,
            tolerated,
            held,
            required: required.map_or(held, i64::from),
            today,
        })
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
            let end = self.asked.earliest.or(self.asked.latest).unwrap_or(self.first);
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
    /// What the guidance asks, in calendar months.
    pub bounds: Bounds,
    /// The tolerance at either end, which is not the guidance's; none where the programme's text has none.
    pub tolerance: Option<SpanTolerance>,
    /// The day of the first session held; before that, the day the programme was to start.
    pub first: Option<NaiveDate>,
    /// The day of the last session that counts towards the number required.
    pub last: Option<NaiveDate>,
    /// The first day on which the last session may be held, by the guidance.
    pub earliest_end: Option<NaiveDate>,
    /// The last day on which the last session may be held, by the guidance.
    pub latest_end: Option<NaiveDate>,
    /// As `earliest_end`, with the tolerance.
    pub tolerated_from: Option<NaiveDate>,
    /// As `latest_end`, with the tolerance.
    pub tolerated_to: Option<NaiveDate>,
    /// By how many days the time is, or is expected to be, shorter than the guidance's own least.
    pub short_days: u32,
    /// By how many days it is longer than the guidance's own most, or expected to be.
    pub over_days: u32,
    /// Sessions held that count towards the number required.
    pub held: u32,
    /// Sessions the programme asks for, if it says.
    pub required: Option<u32>,
    /// When the last session is to be expected, while some are to come and the time is not up.
    pub forecast: Option<Forecast>,
    /// What it comes to.
    pub pace: SpanPace,
}

/// How far outside the guidance's bounds is taken as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpanTolerance {
    /// Days at either end.
    pub days: u32,
    /// Whose number it is.
    pub source: String,
}

/// How the time from first to last session lies, or is expected to lie, to what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpanPace {
    /// No session has been held.
    NotBegun,
    /// Too short a time, tolerance and all.
    TooQuick,
    /// As asked, or within the tolerance.
    Right,
    /// Too long a time, tolerance and all.
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
            let done = Sentence::new("evidence-span-done")
                .with("first", day_or_none(self.first))
                .with("last", day_or_none(self.last))
                .with("bounds", asked());
            return std::iter::once(done).chain(self.outside()).collect();
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
        told.extend(self.outside());
        told
    }

    fn remedy(&self, today: NaiveDate) -> Option<Remedy> {
        brought_in(self, today)
    }
}

impl SpanEvidence {
    /// By how much the time is outside the guidance's own bounds, and whether the tolerance takes that as kept.
    fn outside(&self) -> Option<Sentence> {
        let (key, days, months) = match (self.short_days, self.over_days) {
            (0, 0) => return None,
            (0, over) => ("evidence-span-over", over, self.bounds.at_most),
            (short, _) => ("evidence-span-short", short, self.bounds.at_least),
        };
        let (own, tolerance, source) = match &self.tolerance {
            None => ("none", 0, ""),
            Some(own) if days <= own.days => ("within", own.days, own.source.as_str()),
            Some(own) => ("beyond", own.days, own.source.as_str()),
        };
        Some(
            Sentence::new(key)
                .with("days", days)
                .with("months", months.unwrap_or_default())
                .with("own", own)
                .with("tolerance", tolerance)
                .with("source", source),
        )
    }
}

/// The rhythm that brings the last session into its time: the guidance's own where that can still be kept, else with the
/// tolerance. Too slow: from the last session held if so many days are not over yet, else from today on. Too quick: spread
/// from the last session held.
fn brought_in(evidence: &SpanEvidence, today: NaiveDate) -> Option<Remedy> {
    let SpanEvidence { last, earliest_end, latest_end, tolerated_to, held, required, pace, .. } = evidence;
    // Of a programme without a number of sessions, what is planned too late can only come sooner.
    let to_come = required.map_or(1, |required| required.saturating_sub(*held));
    let (last, to_come) = ((*last)?, i64::from(to_come));
    let sessions = u32::try_from(to_come).ok().filter(|sessions| *sessions > 0)?;
    match pace {
        SpanPace::TooSlow => {
            let days = |by: NaiveDate| {
                let apart = (by - last).num_days().div_euclid(to_come);
                let next = last.checked_add_signed(TimeDelta::try_days(apart)?)?;
                // One comes today, the others follow.
                let from_today = || (by - today).num_days().checked_div_euclid(to_come - 1).unwrap_or(0);
                u32::try_from(if next >= today { apart } else { from_today() }.max(0)).ok()
            };
            let can_be_kept =
                |by: &NaiveDate| *by >= today.max(last) && (sessions == 1 || days(*by) > Some(0));
            let by = (*latest_end).filter(can_be_kept).or(*tolerated_to)?;
            Some(Remedy::Closer { sessions, at_most_days: days(by)?, by })
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
