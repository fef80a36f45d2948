//! A1.assessment: that an assessment came before the programme. Judged from entries; knows no film.
//!
//! # What is asked
//! "a comprehensive assessment before any intervention".
//!
//! # Source
//! The section `[assessment]` of the programme's file; NG26 1.3.2.
//!
//! # How it is judged
//! Finished by the day of the first session is *met*; a first session without it, or an assessment finished only later, is
//! *not met*; so is a worker's decision to skip it, unless it is made up for in time. Before the first session it is *not
//! yet*, and *at risk* once a session is planned or the programme was to have begun.
//!
//! # What puts it right
//! Finishing the assessment before the first session.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::definition::rules::RuleId;
use crate::programme::entry::kinds::Entry;
use crate::programme::entry::pathway::step::PathwayStep;
use crate::programme::fidelity::entries::{days_of, is_skipped};
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::remedy::Remedy;
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::Sentence;
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::fidelity::visits::Visits;

impl RuleId {
    /// That an assessment came before the programme.
    pub const ASSESSMENT: Self = Self::new("A1.assessment", "rule-assessment", None);
}

/// That an assessment came before the programme.
pub(super) struct Assessment;

impl Rule for Assessment {
    fn id(&self) -> RuleId {
        RuleId::ASSESSMENT
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(asked) = &case.definition.assessment else { return Vec::new() };
        sourced(&asked.source, [assessment(case.visits)])
    }
}

fn assessment(visits: &Visits) -> Judged {
    let first = visits.counted.first().copied();
    let begins = first.or(visits.facts.start);
    let finished = days_of(visits, |entry| match entry {
        Entry::Assessment(assessment) => assessment.finished,
        _ => None,
    });
    let finished = finished.min();
    let verdict = match (finished, first) {
        (Some(finished), Some(first)) if finished > first => Verdict::NotMet,
        (Some(_), _) => Verdict::Met,
        (None, Some(_)) => Verdict::NotMet,
        (None, None) if is_skipped(PathwayStep::Assess, None, visits) => Verdict::NotMet,
        // The programme is to begin, and nothing is assessed.
        (None, None) if !visits.planned().is_empty() => Verdict::AtRisk,
        (None, None) if begins.is_some_and(|begins| begins <= visits.today) => Verdict::AtRisk,
        (None, None) => Verdict::NotYet,
    };
    let begins = begins.or_else(|| visits.planned().first().copied());
    (None, verdict, Evidence::of(AssessmentEvidence { finished, begins, begun: first.is_some() }))
}

/// The assessment before the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "assessment")]
pub struct AssessmentEvidence {
    /// The day it was finished.
    pub finished: Option<NaiveDate>,
    /// The first day of the programme; before its first session, the day it is to start.
    pub begins: Option<NaiveDate>,
    /// Whether a session has been held.
    pub begun: bool,
}

impl RuleEvidence for AssessmentEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let late =
            self.finished.zip(self.begins).filter(|(finished, begins)| self.begun && finished > begins);
        match (late, self.finished, self.begins) {
            (Some((finished, begins)), _, _) => {
                vec![Sentence::new("evidence-assessment-late").with("day", finished).with("begins", begins)]
            }
            (None, Some(finished), _) => vec![Sentence::new("evidence-assessment").with("day", finished)],
            (None, None, Some(begins)) if self.begun => vec![
                Sentence::new("evidence-assessment-none"),
                Sentence::new("evidence-assessment-begun").with("day", begins),
            ],
            (None, None, _) => vec![Sentence::new("evidence-assessment-none")],
        }
    }

    fn remedy(&self, today: NaiveDate) -> Option<Remedy> {
        Some(Remedy::Assess { before: self.begins.filter(|day| *day >= today) })
    }
}

#[cfg(test)]
#[path = "assessment_tests.rs"]
mod tests;
