//! V3.heading: what is highlighted while watching, over the programme: one verdict a heading.
//!
//! # What is asked
//! "highlight parental sensitivity, responsiveness and communication", "highlight parental strengths", "acknowledge positive
//! changes in the behaviour of the parents and child".
//!
//! # Source
//! The sections `[[headings]]` of the programme's file, each with its recommendation; NG26 1.4.2. What counts as shown, and
//! from how much of the sessions on something never shown is at risk, are Attune's own numbers, in `[watching.own]`.
//!
//! # How it is judged
//! A clip shown with a tag of the heading is *met*: once in the programme, for not every session has an occasion for each. A
//! change needs film of two sessions to be seen, and is *not applicable* before. Never shown is *not yet*, *at risk* from so
//! much of the sessions on, and *not met* once all are held and over, or the programme was ended.
//!
//! # What puts it right
//! Showing a clip under the heading, in the sessions that are left.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::definition::rules::RuleId;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::remedy::{Remedy, sessions_left};
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced};
use crate::programme::fidelity::shown::{Shown, clips, numbers};
use crate::programme::fidelity::told::{CHANGE, Sentence, at_sessions, heading};
use crate::programme::fidelity::verdict::Verdict;

impl RuleId {
    /// What is highlighted while watching, over the programme: one finding a heading.
    pub const HEADING: Self = Self::new("V3.heading", "rule-heading", None);
}

/// What is highlighted while watching.
pub(super) struct Heading;

impl Rule for Heading {
    fn id(&self) -> RuleId {
        RuleId::HEADING
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(shown) = Shown::new(case) else { return Vec::new() };
        let headings = case.definition.headings.iter();
        headings.map(|heading| (heading.source.as_str(), judged(&heading.id, &shown))).collect()
    }
}

fn judged(heading: &str, shown: &Shown) -> Judged {
    let sessions = shown.sessions(|showing| shown.vocabulary.shows(&showing.tags, heading));
    let of_change = shown.vocabulary.changes().any(|change| change.id == heading);
    let verdict = if of_change && sessions.is_empty() && !shown.earlier_film {
        Verdict::NotApplicable
    } else {
        shown.over_the_programme(!sessions.is_empty())
    };
    let evidence = HeadingEvidence {
        heading: heading.to_owned(),
        clips: clips(&sessions),
        sessions: numbers(&sessions),
        held: shown.held(),
        required: shown.required,
        earlier_film: shown.earlier_film,
    };
    (None, verdict, Evidence::of(evidence))
}

/// What was shown under one heading, over the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "heading")]
pub struct HeadingEvidence {
    /// Id of the heading.
    pub heading: String,
    /// Clips shown under it, each once.
    pub clips: u32,
    /// Numbers of the sessions at which some were shown, and how many clips at each.
    pub sessions: Vec<(u32, u32)>,
    /// Sessions held.
    pub held: u32,
    /// Sessions the programme asks for, if it says.
    pub required: Option<u32>,
    /// Whether film of two sessions exists, so that a change could be seen.
    pub earlier_film: bool,
}

impl RuleEvidence for HeadingEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let sessions: Vec<u32> = self.sessions.iter().map(|(number, _)| *number).collect();
        let told = match (self.clips, self.earlier_film) {
            (0, false) if self.heading == CHANGE => Sentence::new("evidence-heading-no-earlier-film"),
            (0, _) => Sentence::new("evidence-heading-none"),
            _ => at_sessions(Sentence::new("evidence-heading"), &sessions).with("clips", self.clips),
        };
        vec![told.with("heading", heading(&self.heading))]
    }

    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        let sessions_left = sessions_left(self.held, self.required);
        Some(Remedy::ShowHeading { heading: self.heading.clone(), sessions_left })
    }
}

#[cfg(test)]
#[path = "heading_tests.rs"]
mod tests;
