//! A8.first: that the programme begins with its single session of another kind. Knows no film.
//!
//! # What is asked
//! "first consists of a single session with the parents".
//!
//! # Source
//! The section `[first]` of the programme's file; NG26 1.4.5.
//!
//! # How it is judged
//! The lowest number that was not missed was held: *met*. Until then *not yet*, and *not met* once the programme was ended
//! without it.
//!
//! # What puts it right
//! Holding it; a missed first session is made up for by the next.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::definition::rules::RuleId;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::rule::{Case, Rule, Sourced, sourced};
use crate::programme::fidelity::told::Sentence;
use crate::programme::fidelity::verdict::Verdict;

impl RuleId {
    /// That the programme begins with its single session of another kind.
    pub const FIRST: Self = Self::new("A8.first", "rule-first", None);
}

/// That the programme begins with its single session of another kind.
pub(super) struct First;

impl Rule for First {
    fn id(&self) -> RuleId {
        RuleId::FIRST
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(first) = &case.definition.first else { return Vec::new() };
        let number = case.visits.first_number();
        let held = case.visits.numbered.iter().find(|(_, held)| *held == number).map(|(date, _)| *date);
        let verdict = match held {
            Some(_) => Verdict::Met,
            None if case.visits.ended => Verdict::NotMet,
            None => Verdict::NotYet,
        };
        sourced(&first.source, [(None, verdict, Evidence::of(FirstEvidence { held }))])
    }
}

/// The single first session of another kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "first")]
pub struct FirstEvidence {
    /// The day it was held.
    pub held: Option<NaiveDate>,
}

impl RuleEvidence for FirstEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        vec![match self.held {
            Some(day) => Sentence::new("evidence-first").with("day", day),
            None => Sentence::new("evidence-first-none"),
        }]
    }
}

#[cfg(test)]
#[path = "first_tests.rs"]
mod tests;
