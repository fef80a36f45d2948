//! V1.rhythm: the time from one session to the next, where the guidance says no rhythm. Knows no film.
//!
//! # What is asked
//! That sessions come neither all at once nor after long breaks: the guidance says over how long they are held, and not how
//! evenly.
//!
//! # Source
//! The section `[own_rhythm]` of the programme's file: its days are Attune's own, or the service's, not the guidance's. A
//! programme whose rhythm the guidance states itself ("weekly or fortnightly") is judged by A8.rhythm instead.
//!
//! # How it is judged
//! Each session against the one before it, in days by the calendar: *met* within the days of the programme's file, *at risk*
//! outside them, and never worse, for the guidance asks nothing here. The first has none before it, and sessions beyond the
//! number the programme asks for come after it: *not applicable*. Of a programme gone on with after a break, the break is such a
//! time between two sessions.
//!
//! The programme as a whole is *at risk* if one of its sessions is, or while the next is planned outside those days, or has no
//! day and less than half of its time is left; else *not yet* until all are held or the programme was ended, and then *met*;
//! with one session there is no rhythm: *not applicable*. So nine visits in nine days
//! and one three months later keep the time from first to last (V1.span) and are *at risk* here.
//!
//! # What puts it right
//! Holding the next session on the days the remedy names. What came too soon or too late cannot be moved any more: the closing
//! note of the session can say why.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::rhythm::{before, told_of_next};
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::{Bounds, RuleId, Unit};
use crate::programme::definition::sections::OwnRhythm;
use crate::programme::fidelity::each::{Each, Tally, with_whole};
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::remedy::Remedy;
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::{Sentence, bounds};
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::fidelity::visits::Visits;

impl RuleId {
    /// The time from one session to the next, by days that are not the guidance's; they stand in a section of their own.
    pub const OWN_RHYTHM: Self = Self::new("V1.rhythm", "rule-own-rhythm", None);
}

/// The time from one session to the next, by days of our own.
pub(super) struct Evenness;

impl Rule for Evenness {
    fn id(&self) -> RuleId {
        RuleId::OWN_RHYTHM
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(own) = &case.definition.own_rhythm else { return Vec::new() };
        sourced(&own.source, judged(own, case.definition, case.visits))
    }
}

fn judged(own: &OwnRhythm, definition: &ProgrammeDefinition, visits: &Visits) -> Vec<Judged> {
    let (days, start) = (own.days(), usize::from(definition.first.is_some()));
    let most = definition.sessions_at_most().and_then(|most| usize::try_from(most).ok());
    // The sessions of the programme, in the order in which they were held.
    let programme = &visits.numbered[..most.unwrap_or(usize::MAX).min(visits.numbered.len())];
    let each = Each::judge(visits, definition.sessions_required(), |_, session, visit| {
        let after = !programme.iter().any(|(_, number)| *number == session.number);
        let since = before(visits, start, (visit.date, session.number)).filter(|_| !after);
        let between = since.map(|since| u32::try_from((visit.date - since).num_days()).unwrap_or(0));
        let verdict = match between {
            None => Verdict::NotApplicable,
            Some(between) if days.compare(&between, |days| days).is_eq() => Verdict::Met,
            Some(_) => Verdict::AtRisk,
        };
        let gap = since.zip(between);
        (
            verdict,
            Evidence::of(OwnGap { held: visit.date, gap, after, bounds: days, source: own.source.clone() }),
        )
    });
    let (verdict, evidence) = whole(own, definition, visits, programme, each.verdict, &each.tally);
    with_whole(verdict, evidence, each.sessions)
}

/// The programme as a whole: also at risk while the next session is, as it is planned or is not planned.
fn whole(
    own: &OwnRhythm,
    definition: &ProgrammeDefinition,
    visits: &Visits,
    programme: &[(NaiveDate, u32)],
    verdict: Verdict,
    tally: &Tally,
) -> (Verdict, EvennessEvidence) {
    let days = own.days();
    let required = definition.sessions_required();
    let to_come = visits.more_to_come(required);
    let last = programme.last().map(|(date, _)| *date);
    let from_last = |days: Option<u32>| last?.checked_add_days(Days::new(u64::from(days?)));
    let next = |days| from_last(days).filter(|_| to_come);
    let (next_from, next_by) = (next(days.at_least), next(days.at_most));
    let planned = visits.planned().first().copied();
    let soon = planned.zip(next_from).is_some_and(|(day, from)| day < from);
    let late = last.zip(next_by).is_some_and(|(last, by)| match planned {
        Some(day) => day > by,
        // Less than half of its time is left, or none.
        None => 2 * (by - visits.today).num_days() < (by - last).num_days(),
    });
    let next = match (soon, late) {
        (true, _) => NextVisit::TooSoon,
        (_, true) => NextVisit::TooLate,
        _ => NextVisit::Right,
    };
    let verdict = match (next, verdict) {
        (NextVisit::Right, verdict) => verdict,
        _ => Verdict::AtRisk,
    };
    let Tally { met, open: outside, .. } = *tally;
    let source = own.source.clone();
    (verdict, EvennessEvidence { met, outside, bounds: days, source, next_from, next_by, planned, next })
}

/// The time from the session before to one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "own-gap")]
pub struct OwnGap {
    /// Its day.
    pub held: NaiveDate,
    /// The day of the session before, and the days between; none for the first and for what comes after the programme.
    pub gap: Option<(NaiveDate, u32)>,
    /// Whether it comes after the sessions the programme asks for.
    pub after: bool,
    /// What the programme's file asks, in days: no number of the guidance.
    pub bounds: Bounds,
    /// Whose numbers these are.
    pub source: String,
}

/// The time between sessions, for the programme as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "own-rhythm")]
pub struct EvennessEvidence {
    /// Sessions that came within the days.
    pub met: u32,
    /// Sessions that came sooner or later.
    pub outside: u32,
    /// What the programme's file asks, in days: no number of the guidance.
    pub bounds: Bounds,
    /// Whose numbers these are.
    pub source: String,
    /// The first day on which the next would be within them; `None` before the first and after the last.
    pub next_from: Option<NaiveDate>,
    /// The last day on which the next would be within them.
    pub next_by: Option<NaiveDate>,
    /// The day the next is planned for.
    pub planned: Option<NaiveDate>,
    /// How the next lies.
    pub next: NextVisit,
}

/// How the next session lies to the days asked, as it is planned or still without a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NextVisit {
    /// Within them, or none is to come.
    Right,
    /// Planned too soon.
    TooSoon,
    /// Planned too late, or without a day for too long.
    TooLate,
}

impl RuleEvidence for OwnGap {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        vec![match self.gap {
            _ if self.after => Sentence::new("evidence-own-rhythm-after"),
            None => Sentence::new("evidence-own-rhythm-first").with("day", self.held),
            Some((since, days)) => Sentence::new("evidence-own-gap")
                .with("days", days)
                .with("since", since)
                .with("bounds", bounds(self.bounds, Unit::Days))
                .with("source", self.source.as_str()),
        }]
    }

    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        self.gap.map(|_| Remedy::NoteWhy)
    }
}

impl RuleEvidence for EvennessEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let mut told = vec![
            Sentence::new("evidence-own-rhythm")
                .with("met", self.met)
                .with("outside", self.outside)
                .with("bounds", bounds(self.bounds, Unit::Days))
                .with("source", self.source.as_str()),
        ];
        told.extend(told_of_next(self.next_by, self.planned));
        told
    }

    fn remedy(&self, today: NaiveDate) -> Option<Remedy> {
        match self.next {
            NextVisit::TooSoon => self.next_from.map(|day| Remedy::NextFrom { day }),
            NextVisit::TooLate => self.next_by.map(|day| Remedy::NextBy { day: day.max(today) }),
            NextVisit::Right => Some(Remedy::NoteWhy),
        }
    }
}

#[cfg(test)]
#[path = "own_rhythm_tests.rs"]
mod tests;
