//! V1.placed: the time a programme lasts after the child's placement. Knows dates and placements; knows no film.
//!
//! # What is asked
//! Such as "before the placement and for 9 to 12 months after".
//!
//! # Source
//! The section `[rules."V1.placed"]` of the programme's file; NG26 1.5.4 for intensive training and support, 1.5.7 for the play
//! sessions that go with it.
//!
//! # How it is judged
//! As the time from first to last session (V1.span), in calendar months and with the same tolerance, but from the placement
//! on: sessions held before it belong to the programme and do not count in its months. The months count from the
//! placement's first day where sessions were held before; where the programme began later, from its first session, for what
//! the guidance asks for is so many months of it.
//!
//! The placement is the one on record with carers such as the family's (foster carers, special guardians, adoptive parents)
//! that was not over before the programme began. Of several, it is the one in which most of its sessions were held, else the
//! earliest: a move soon after the beginning begins the months anew, a later one does not, for the programme goes on through
//! it.
//!
//! While no such placement is on record, it is *not yet* and says so; once the programme was ended, *not met*: nothing
//! shows how long it lasted after.
//!
//! # What puts it right
//! Recording the placement, where it is missing; then as the time from first to last session.

use chrono::NaiveDate;
use serde::Serialize;

use super::span::{self, SpanEvidence};
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::{NumberRule, RuleId, Unit};
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::placement::SincePlacement;
use crate::programme::fidelity::remedy::Remedy;
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::{Sentence, count};
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::fidelity::visits::Visits;

impl RuleId {
    /// Time from the child's placement to the last session; in calendar months.
    pub const AFTER_PLACEMENT: Self = Self::new("V1.placed", "rule-after-placement", Some(Unit::Months));
}

/// The time a programme lasts after the placement.
pub(super) struct AfterPlacement;

impl Rule for AfterPlacement {
    fn id(&self) -> RuleId {
        RuleId::AFTER_PLACEMENT
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(rule) = case.definition.rule(self.id()) else { return Vec::new() };
        sourced(&rule.source, [judged(rule, case.definition, case.visits)])
    }
}

fn judged(rule: &NumberRule, definition: &ProgrammeDefinition, visits: &Visits) -> Judged {
    let Some(since) = SincePlacement::of(visits) else {
        let verdict = if visits.ended { Verdict::NotMet } else { Verdict::NotYet };
        return (None, verdict, Evidence::of(PlacedEvidence { placed: None, before: 0, span: None }));
    };
    let (_, verdict, evidence) = span::judged(rule, definition, &since.visits);
    // What is told of the sessions is told of those held since.
    let span =
        evidence.get::<SpanEvidence>().filter(|_| !since.held.is_empty()).cloned().map(|told| SpanEvidence {
            first: since.held.first().copied(),
            last: since.held.last().copied(),
            held: count(since.held.len()),
            ..told
        });
    let evidence = PlacedEvidence { placed: Some(since.placed), before: since.before, span };
    (None, verdict, Evidence::of(evidence))
}

/// The time from the placement to the last session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "after-placement")]
pub struct PlacedEvidence {
    /// The placement's first day, where it is on record.
    pub placed: Option<NaiveDate>,
    /// Sessions held before it.
    pub before: u32,
    /// The time since, once a session was held in it: first, last and number of sessions are those held since.
    pub span: Option<SpanEvidence>,
}

impl RuleEvidence for PlacedEvidence {
    fn told(&self, verdict: Verdict) -> Vec<Sentence> {
        let Some(placed) = self.placed else { return vec![Sentence::new("evidence-placed-unknown")] };
        let from = if self.before > 0 { "placement" } else { "first" };
        let told = Sentence::new("evidence-placed")
            .with("day", placed)
            .with("before", self.before)
            .with("from", from);
        let since = match &self.span {
            Some(span) => span.told(verdict),
            None => vec![Sentence::new("evidence-placed-none-since")],
        };
        std::iter::once(told).chain(since).collect()
    }

    fn remedy(&self, today: NaiveDate) -> Option<Remedy> {
        self.span.as_ref()?.remedy(today)
    }
}

#[cfg(test)]
#[path = "after_placement_tests.rs"]
mod tests;
