//! A1.assessment: that an assessment came before the programme. Judged from entries; knows no film.
//!
//! # What is asked
//! "a comprehensive assessment before any intervention".
//!
//! # Source
//! The section `[assessment]` of the programme's file; NG26 1.3.2.
//!
//! # How it is judged
//! Each child the programme is about, and who was born by its first session (where none was: by the first birth), needs an assessment that names it, with every
//! area noted, finished on a day before that session: *met*. The same day is not before. One that names no child is about
//! the only child; of several it counts for none. A first session with a child not assessed by then is *not met*, and
//! stays so; so is a worker's decision to skip the assessment, unless it is made up for in time. After a family was
//! referred again, an assessment finished before that referral counts only for the programmes before it. Before the first
//! session it is *not yet*, and *at risk* once a session is planned or the programme was to have begun.
//!
//! # What puts it right
//! Finishing the assessment before the first session.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::definition::rules::RuleId;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::remedy::Remedy;
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::Sentence;
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::fidelity::visits::Visits;
use crate::programme::judges::assessed::assessed;

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
    let (facts, today) = (visits.facts, visits.today);
    let first = visits.counted.first().copied();
    let begins = first.or(facts.start);
    let found = assessed(&facts.people, &facts.entries, first, today);
    // The programme is to begin, and nothing is assessed.
    let soon = !visits.planned().is_empty() || begins.is_some_and(|begins| begins <= today);
    let verdict = match found.verdict {
        Verdict::NotYet if soon => Verdict::AtRisk,
        verdict => verdict,
    };
    let evidence = AssessmentEvidence {
        finished: found.done,
        begins: begins.or_else(|| visits.planned().first().copied()),
        begun: first.is_some(),
        children: found.children,
        in_time: found.in_time,
    };
    (None, verdict, Evidence::of(evidence))
}

/// The assessment before the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "assessment")]
pub struct AssessmentEvidence {
    /// The day by which it was finished for every child.
    pub finished: Option<NaiveDate>,
    /// The first day of the programme; before its first session, the day it is to start.
    pub begins: Option<NaiveDate>,
    /// Whether a session has been held.
    pub begun: bool,
    /// How many children it is asked for.
    pub children: u32,
    /// For how many of them it was finished before the first session; where none was held, so far.
    pub in_time: u32,
}

impl RuleEvidence for AssessmentEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let late =
            self.finished.zip(self.begins).filter(|(finished, begins)| self.begun && finished >= begins);
        let mut told = vec![match (late, self.finished) {
            (Some((finished, begins)), _) => {
                Sentence::new("evidence-assessment-late").with("day", finished).with("begins", begins)
            }
            (None, Some(finished)) => Sentence::new("evidence-assessment").with("day", finished),
            (None, None) if self.in_time > 0 => Sentence::new("evidence-assessment-some"),
            (None, None) => Sentence::new("evidence-assessment-none"),
        }];
        if self.children > 1 {
            let count = Sentence::new("evidence-assessment-children").with("children", self.children);
            told.push(count.with("assessed", self.in_time));
        }
        let begun = self.begins.filter(|_| self.begun && self.finished.is_none());
        told.extend(begun.map(|day| Sentence::new("evidence-assessment-begun").with("day", day)));
        told
    }

    fn remedy(&self, today: NaiveDate) -> Option<Remedy> {
        Some(Remedy::Assess { before: self.begins.filter(|day| *day >= today) })
    }
}

#[cfg(test)]
#[path = "assessment_tests.rs"]
mod tests;
