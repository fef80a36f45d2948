//! V1.length: how long each session lasts. Knows no film but as a sign that a visit took place.
//!
//! # What is asked
//! "each lasting at least 60 minutes", of every session that is held.
//!
//! # Source
//! The section `[rules."V1.length"]` of the programme's file; NG26 1.4.2 for video feedback, 1.4.5 for sensitivity training.
//!
//! # How it is judged
//! From arriving to leaving, not from the film: within the bounds is *met*, anything else *not met*, to the second. Where the
//! times are missing or cannot be, nothing is held against anyone: *not yet*. A single first session of another kind has
//! no length of its own: *not applicable*. The programme as a whole keeps it when all its sessions do.
//!
//! # What puts it right
//! Missing or wrong times are corrected at the session, with a reason. A visit that was too short stays so.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::Serialize;

use crate::base::MediaTime;
use crate::programme::definition::rules::{Bounds, RuleId, Unit};
use crate::programme::fidelity::each::{Each, NotOfTheFirst};
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::film::{FilmedTime, minutes};
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::{Sentence, bounds};
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::session::VisitLength;

impl RuleId {
    /// How long each session lasts; in minutes.
    pub const SESSION_LENGTH: Self = Self::new("V1.length", "rule-session-length", Some(Unit::Minutes));
}

/// How long each session lasts.
pub(super) struct SessionLength;

impl Rule for SessionLength {
    fn id(&self) -> RuleId {
        RuleId::SESSION_LENGTH
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(rule) = case.definition.rule(self.id()) else { return Vec::new() };
        sourced(&rule.source, lengths(rule.bounds(), case))
    }
}

fn lengths(bounds: Bounds, case: &Case<'_>) -> Vec<Judged> {
    let (definition, visits) = (case.definition, case.visits);
    let first = visits.first_number();
    let mut each = Each::judge(visits, definition.sessions_required(), |id, session, visit| {
        if definition.first.is_some() && session.number == first {
            return (Verdict::NotApplicable, Evidence::of(NotOfTheFirst { held: visit.date }));
        }
        let length = visit.length();
        let verdict = match length {
            VisitLength::Measured { length } => match bounds.compare(&length, minutes) {
                Ordering::Equal => Verdict::Met,
                Ordering::Less | Ordering::Greater => Verdict::NotMet,
            },
            // Missing or impossible times can still be corrected, so nothing is held against anyone yet.
            VisitLength::NotMeasured { .. } | VisitLength::Impossible => Verdict::NotYet,
        };
        let filmed = FilmedTime::of(visits, id).length;
        let forgotten_on = visit.leaving_forgotten(visits.today).then_some(visit.date);
        (verdict, Evidence::of(LengthEvidence { visit: length, bounds, filmed, forgotten_on }))
    });
    // A first session of another kind is none of those whose length is asked.
    if let Some(required) = &mut each.tally.required {
        *required = required.saturating_sub(definition.first_sessions());
    }
    each.judged()
}

/// How long one session lasted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "length")]
pub struct LengthEvidence {
    /// Its length, or why there is none.
    pub visit: VisitLength,
    /// What the rule asks, in minutes.
    pub bounds: Bounds,
    /// Length of its film: with no visit length, a sign that the visit took place and its times are missing.
    pub filmed: MediaTime,
    /// The day on which "Leaving" was forgotten: arrived on an earlier day, and never left.
    pub forgotten_on: Option<NaiveDate>,
}

impl RuleEvidence for LengthEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        if let Some(day) = self.forgotten_on {
            return vec![Sentence::new("evidence-length-forgotten").with("day", day)];
        }
        vec![match self.visit {
            VisitLength::Measured { length } => Sentence::new("evidence-length")
                .with("length", length.to_string())
                .with("bounds", bounds(self.bounds, Unit::Minutes)),
            VisitLength::NotMeasured { arrived: true, .. } => Sentence::new("evidence-length-no-leaving"),
            VisitLength::NotMeasured { leaving: true, .. } => Sentence::new("evidence-length-no-arrival"),
            VisitLength::NotMeasured { .. } if self.filmed > MediaTime::ZERO => {
                Sentence::new("evidence-length-unknown").with("filmed", self.filmed.to_string())
            }
            VisitLength::NotMeasured { .. } => Sentence::new("evidence-length-unknown-no-film"),
            VisitLength::Impossible => Sentence::new("evidence-length-impossible"),
        }]
    }
}

#[cfg(test)]
#[path = "session_length_tests.rs"]
mod tests;
