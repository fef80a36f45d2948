//! A8.contents: what the sessions are to cover, over the programme: one verdict a content. Judged from what the worker
//! ticked at sessions that were held; knows no film.
//!
//! # What is asked
//! Each of the contents the guidance names, such as "coaching the parents in behavioural management (not applicable for
//! children aged 0 to 18 months)".
//!
//! # Source
//! The sections `[[contents]]` of the programme's file, each with its recommendation; from how much of the sessions on
//! something never covered is at risk is Attune's own number, in `[covering]`.
//!
//! # How it is judged
//! Once in the programme is enough: *met*. A content for another age than any child has, or grows into while the programme
//! lasts, is *not applicable*; of twins one is enough, and a birth that is not on record is no reason to leave it out. Never
//! covered is *not yet*, *at risk* from so much of the sessions on, and *not met* once all are held and over or the programme
//! was ended.
//!
//! # What puts it right
//! Covering it, and ticking it at the session.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::calendar::months_of_age;
use crate::programme::case::Person;
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::RuleId;
use crate::programme::definition::sections::Content;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::remedy::{Remedy, sessions_left};
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced};
use crate::programme::fidelity::told::{Sentence, at_sessions};
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::fidelity::visits::Visits;

const HUNDRED: u64 = 100;

impl RuleId {
    /// What the sessions are to cover, over the programme: one finding a content.
    pub const CONTENTS: Self = Self::new("A8.contents", "rule-contents", None);
}

/// What the sessions are to cover.
pub(super) struct Contents;

impl Rule for Contents {
    fn id(&self) -> RuleId {
        RuleId::CONTENTS
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let definition = case.definition;
        let judge =
            |content: &'a Content| (content.source.as_str(), judged(content, definition, case.visits));
        definition.contents.iter().map(judge).collect()
    }
}

fn judged(content: &Content, definition: &ProgrammeDefinition, visits: &Visits) -> Judged {
    let covers = |covered: &Vec<String>| covered.contains(&content.id);
    let mut sessions: Vec<u32> = visits
        .sessions
        .iter()
        .filter(|(_, session)| visits.held(session).is_some() && covers(&session.covered))
        .map(|(_, session)| session.number)
        .collect();
    sessions.dedup();
    let required = definition.sessions_required();
    let held = visits.held_count();
    let (applies, age_unknown) = applies(content, visits);
    let over = visits.ended || required.is_some_and(|required| held >= required);
    let late = required.zip(definition.at_risk_percent()).is_some_and(|(required, percent)| {
        u64::from(held) * HUNDRED >= u64::from(required) * u64::from(percent)
    });
    let verdict = if !sessions.is_empty() {
        Verdict::Met
    } else if !applies {
        Verdict::NotApplicable
    } else if over && !visits.under_way() {
        Verdict::NotMet
    } else if late {
        Verdict::AtRisk
    } else {
        Verdict::NotYet
    };
    let evidence = ContentEvidence {
        content: content.id.clone(),
        quote: content.quote.clone(),
        sessions,
        held,
        required,
        applies,
        age_unknown,
    };
    (None, verdict, Evidence::of(evidence))
}

/// Whether a child is of the age a content is for when the programme begins, or grows into it while it lasts; and whether
/// that cannot be told. Of twins one is enough.
fn applies(content: &Content, visits: &Visits) -> (bool, bool) {
    if !content.asks_age() {
        return (true, false);
    }
    let born = || visits.facts.children().map(Person::born);
    let from = visits.first_day().unwrap_or(visits.today);
    let is_for = |born| {
        [from, visits.today.max(from)]
            .iter()
            .any(|day| months_of_age(born, *day).is_some_and(|months| content.is_for(months)))
    };
    let unknown = born().any(|born| born.is_none()) || born().next().is_none();
    (unknown || born().flatten().any(is_for), unknown)
}

/// At which sessions one content was covered, over the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "content")]
pub struct ContentEvidence {
    /// Its id.
    pub content: String,
    /// The guideline's words for it.
    pub quote: String,
    /// Numbers of the sessions held at which it was.
    pub sessions: Vec<u32>,
    /// Sessions held.
    pub held: u32,
    /// Sessions the programme asks for, if it says.
    pub required: Option<u32>,
    /// Whether a child is, or may be, of the age it is for.
    pub applies: bool,
    /// Whether it depends on the age of a child whose birth is not on record.
    pub age_unknown: bool,
}

impl RuleEvidence for ContentEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let covered = match (self.sessions.is_empty(), self.applies) {
            (false, _) => at_sessions(Sentence::new("evidence-content"), &self.sessions),
            (true, true) => Sentence::new("evidence-content-none"),
            (true, false) => Sentence::new("evidence-content-age"),
        };
        let mut told = vec![covered.with("quote", self.quote.as_str())];
        told.extend(self.age_unknown.then(|| Sentence::new("evidence-content-age-unknown")));
        told
    }

    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        let sessions_left = sessions_left(self.held, self.required);
        Some(Remedy::Cover { quote: self.quote.clone(), sessions_left })
    }
}

#[cfg(test)]
#[path = "contents_tests.rs"]
mod tests;
