//! A8.rhythm: the time from one session to the next. Knows no film.
//!
//! # What is asked
//! Such as "weekly or fortnightly", "twice-weekly … for the first 3 weeks, then weekly".
//!
//! # Source
//! The sections `[[rhythm]]` of the programme's file, phase by phase; NG26 1.4.5, 1.4.10, 1.5.9. The days have a latitude of
//! Attune's own, for holidays and illness: each phase says it, and why.
//!
//! # How it is judged
//! Each session against the one before it: so many days between them are *met* or *not met*. The first has none before it, and
//! what follows a single first session of another kind begins a rhythm of its own: *not applicable*. The programme as a whole
//! keeps it when all its sessions do; it is *at risk* once the next session would be late as it is planned, or has no
//! day while less than half of its time is left, and *not met* once its last day has passed.
//!
//! # What puts it right
//! Holding the next session by the day the remedy names.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::{Bounds, RuleId, Unit};
use crate::programme::fidelity::each::{Each, NotOfTheFirst, Tally, with_whole};
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::remedy::Remedy;
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::{Sentence, bounds};
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::fidelity::visits::Visits;

impl RuleId {
    /// The time from one session to the next; in days, which stand in the phases of the rhythm.
    pub const RHYTHM: Self = Self::new("A8.rhythm", "rule-rhythm", Some(Unit::Days));
}

/// The time from one session to the next.
pub(super) struct Rhythm;

impl Rule for Rhythm {
    fn id(&self) -> RuleId {
        RuleId::RHYTHM
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(phase) = case.definition.rhythm.first() else { return Vec::new() };
        sourced(&phase.source, judged(case.definition, case.visits))
    }
}

/// Each session against the one before it. The first has none before it, and what follows a single first session of
/// another kind begins a rhythm of its own.
fn judged(definition: &ProgrammeDefinition, visits: &Visits) -> Vec<Judged> {
    let required = definition.sessions_required();
    let start = usize::from(definition.first.is_some());
    let dates = visits.counted.get(start..).unwrap_or_default();
    let each = Each::judge(visits, required, |_, session, visit| {
        let before = before(visits, start, (visit.date, session.number));
        let (Some(first), Some(since)) = (dates.first().copied(), before) else {
            return (Verdict::NotApplicable, Evidence::of(NotOfTheFirst { held: visit.date }));
        };
        let Some(phase) = definition.phase((visit.date - first).num_days()) else {
            return (Verdict::NotApplicable, Evidence::of(NotOfTheFirst { held: visit.date }));
        };
        let days = u32::try_from((visit.date - since).num_days()).unwrap_or(0);
        let verdict = match phase.days().compare(&days, |days| days) {
            std::cmp::Ordering::Equal => Verdict::Met,
            _ => Verdict::NotMet,
        };
        (verdict, Evidence::of(SessionGap { since, days, bounds: phase.days() }))
    });
    let (verdict, evidence) = whole(definition, visits, dates, each.verdict, &each.tally);
    with_whole(verdict, evidence, each.sessions)
}

/// The day of the session before, of those in the rhythm.
pub(super) fn before(visits: &Visits, start: usize, own: (NaiveDate, u32)) -> Option<NaiveDate> {
    let rhythm = visits.numbered.get(start..).unwrap_or_default();
    rhythm.iter().rfind(|other| **other < own && other.1 != own.1).map(|(date, _)| *date)
}

/// The rhythm as a whole: at risk once the next session is late, or would be as it is planned, or has no day while less
/// than half of its time is left.
fn whole(
    definition: &ProgrammeDefinition,
    visits: &Visits,
    dates: &[NaiveDate],
    mut verdict: Verdict,
    tally: &Tally,
) -> (Verdict, RhythmEvidence) {
    let required = definition.sessions_required();
    let to_come = visits.more_to_come(required);
    let last = dates.last().copied();
    let next_by = dates.first().zip(last).filter(|_| to_come);
    let next_by = next_by.and_then(|(first, last)| next_by_day(definition, *first, last));
    let planned = visits.planned().first().copied();
    if let (Some(next_by), Some(last)) = (next_by, last)
        && matches!(verdict, Verdict::NotYet | Verdict::Met | Verdict::NotApplicable)
    {
        let left = (next_by - visits.today).num_days();
        let is_late = match planned {
            Some(day) => day > next_by,
            None => left + left < (next_by - last).num_days(),
        };
        if left < 0 {
            // Its last day has passed, and nothing was held: it cannot come in time any more.
            verdict = Verdict::NotMet;
        } else if is_late {
            verdict = Verdict::AtRisk;
        }
    }
    let Tally { met, not_met, .. } = *tally;
    (verdict, RhythmEvidence { met, not_met, last, next_by, planned })
}

/// The last day on which the session after `last` is in the rhythm of the phase into which that day falls.
fn next_by_day(definition: &ProgrammeDefinition, first: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
    let by = |day: NaiveDate| {
        let most = definition.phase((day - first).num_days())?.days().at_most?;
        last.checked_add_days(Days::new(u64::from(most)))
    };
    by(by(last)?)
}

/// By when the next session is to be held, and for when it is planned; nothing where none is to come.
pub(super) fn told_of_next(by: Option<NaiveDate>, planned: Option<NaiveDate>) -> Vec<Sentence> {
    let Some(by) = by else { return Vec::new() };
    let planned = match planned {
        Some(day) => Sentence::new("evidence-rhythm-planned").with("day", day),
        None => Sentence::new("evidence-rhythm-unplanned"),
    };
    vec![Sentence::new("evidence-rhythm-next").with("day", by), planned]
}

/// The time from the session before to one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "gap")]
pub struct SessionGap {
    /// The day of the session before.
    pub since: NaiveDate,
    /// The days between.
    pub days: u32,
    /// What the rule asks, in days.
    pub bounds: Bounds,
}

/// The time between sessions, for the programme as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "rhythm")]
pub struct RhythmEvidence {
    /// Sessions that came in the rhythm.
    pub met: u32,
    /// Sessions that did not.
    pub not_met: u32,
    /// The day of the last session held.
    pub last: Option<NaiveDate>,
    /// The last day on which the next would be in the rhythm; `None` before the first and after the last.
    pub next_by: Option<NaiveDate>,
    /// The day the next is planned for.
    pub planned: Option<NaiveDate>,
}

impl RuleEvidence for SessionGap {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        vec![
            Sentence::new("evidence-gap")
                .with("days", self.days)
                .with("since", self.since)
                .with("bounds", bounds(self.bounds, Unit::Days)),
        ]
    }
}

impl RuleEvidence for RhythmEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let mut told =
            vec![Sentence::new("evidence-rhythm").with("met", self.met).with("notmet", self.not_met)];
        told.extend(told_of_next(self.next_by, self.planned));
        told
    }

    fn remedy(&self, today: NaiveDate) -> Option<Remedy> {
        self.next_by.map(|day| Remedy::NextBy { day: day.max(today) })
    }
}

#[cfg(test)]
#[path = "rhythm_tests.rs"]
mod tests;
