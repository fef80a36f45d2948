//! V1.count: how many sessions are held. Knows nothing of the time from first to last.
//!
//! # What is asked
//! So many sessions, at least, and in some programmes at most: "consist of 10 sessions", "a single session … followed by
//! at least 5 (and up to 15)".
//!
//! # Source
//! The section `[rules."V1.count"]` of the programme's file; NG26 1.4.2 for video feedback, 1.4.5 for sensitivity training.
//!
//! # How it is judged
//! A number of a session counts once, from the day its visit is on record; a single first session of another kind stands
//! beside them. Enough sessions are *met*; more than the most are *not met*. Too few are *not yet*, never *not met*, for one
//! more can still be held, unless the programme was ended; how late that would be is the question of V1.span.
//!
//! # What puts it right
//! Holding the sessions that are missing. Film without a visit on record does not count: the visit has to be recorded.

use std::cmp::Ordering;

use serde::Serialize;

use crate::base::MediaTime;
use crate::programme::definition::rules::{Bounds, RuleId, Unit};
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::film::unvisited_film;
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::{Sentence, bounds};
use crate::programme::fidelity::verdict::Verdict;

impl RuleId {
    /// How many sessions are held; in sessions.
    pub const SESSION_COUNT: Self = Self::new("V1.count", "rule-session-count", Some(Unit::Sessions));
}

/// How many sessions are held.
pub(super) struct SessionCount;

impl Rule for SessionCount {
    fn id(&self) -> RuleId {
        RuleId::SESSION_COUNT
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(rule) = case.definition.rule(self.id()) else { return Vec::new() };
        sourced(&rule.source, [count(rule.bounds(), case)])
    }
}

fn count(bounds: Bounds, case: &Case<'_>) -> Judged {
    let visits = case.visits;
    let beside = visits.held_count().min(case.definition.first_sessions());
    let held = visits.held_count() - beside;
    let verdict = match bounds.compare(&held, |sessions| sessions) {
        Ordering::Less if visits.ended => Verdict::NotMet,
        Ordering::Less => Verdict::NotYet,
        Ordering::Equal => Verdict::Met,
        Ordering::Greater => Verdict::NotMet,
    };
    let (mut to_come, mut missed, mut filmed_without_visit) = (0, 0, 0);
    for (id, session) in visits.sessions.iter().filter(|(_, session)| visits.held(session).is_none()) {
        let counter = if visits.missed(session) { &mut missed } else { &mut to_come };
        *counter += 1;
        filmed_without_visit += u32::from(unvisited_film(visits, *id, session) > MediaTime::ZERO);
    }
    let evidence = CountEvidence { held, beside, bounds, to_come, missed, filmed_without_visit };
    (None, verdict, Evidence::of(evidence))
}

/// How many sessions there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "count")]
pub struct CountEvidence {
    /// How many sessions were held, each number once.
    pub held: u32,
    /// Sessions held beside these, as the single one that some programmes begin with.
    pub beside: u32,
    /// What the rule asks, in sessions.
    pub bounds: Bounds,
    /// Session records that are still to be held.
    pub to_come: u32,
    /// Session records that were missed.
    pub missed: u32,
    /// Session records that have film but no visit: they do not count until the visit is recorded.
    pub filmed_without_visit: u32,
}

impl RuleEvidence for CountEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let asked = bounds(self.bounds, Unit::Sessions);
        let mut told = vec![Sentence::new("evidence-count").with("held", self.held).with("bounds", asked)];
        if self.beside > 0 {
            told.push(Sentence::new("evidence-count-beside"));
        }
        if self.missed > 0 {
            told.push(Sentence::new("evidence-count-missed").with("missed", self.missed));
        }
        if self.filmed_without_visit > 0 {
            told.push(Sentence::new("evidence-count-filmed").with("filmed", self.filmed_without_visit));
        }
        told
    }
}

#[cfg(test)]
#[path = "session_count_tests.rs"]
mod tests;
