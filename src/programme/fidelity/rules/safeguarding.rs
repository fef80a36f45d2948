//! V10.safeguarding: that a safeguarding concern is answered by somebody named. Judged from the concerns on record, never
//! from what they say; knows no session.
//!
//! # What is asked
//! "Ensure safeguarding is maintained during any intervention for a child or young person with attachment difficulties."
//!
//! # Source
//! The section `[safeguarding]` of the programme's file; NG26 1.1.18.
//!
//! # How it is judged
//! The guidance names no form; this is how Attune reads it: a concern once raised is carried until somebody named has said
//! what follows. A concern that is open and that nobody named has answered is *at risk* from the day it was seen or heard,
//! wherever it was written down, also while filming; that it was told to somebody is no answer yet. Once a named person's
//! answer, its day and what follows are on record it is *met*, whether or not the concern is closed. One that its writer
//! closed without such an answer counts as *met* only where somebody named had been told; closed with nobody told is *not
//! met*, until it is on record who was. No concern on record is *not applicable*: that nothing was written down shows
//! nothing. All concerns of the family count, whichever programme was under way. Only days and numbers are told.
//!
//! # What puts it right
//! Telling somebody named, and writing down who answered and what follows.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::concerns::standings;
use crate::programme::definition::rules::RuleId;
use crate::programme::entry::concern::ConcernStanding;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::remedy::Remedy;
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::{Sentence, count};
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::fidelity::visits::Visits;

impl RuleId {
    /// That a safeguarding concern is answered by somebody named.
    pub const SAFEGUARDING: Self = Self::new("V10.safeguarding", "rule-safeguarding", None);
}

/// That a safeguarding concern is answered by somebody named.
pub(super) struct Safeguarding;

impl Rule for Safeguarding {
    fn id(&self) -> RuleId {
        RuleId::SAFEGUARDING
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(asked) = &case.definition.safeguarding else { return Vec::new() };
        sourced(&asked.source, [safeguarding(case.visits)])
    }
}

fn safeguarding(visits: &Visits) -> Judged {
    let concerns: Vec<_> = standings(&visits.facts.entries, visits.today).collect();
    let of = |wanted: ConcernStanding| {
        let days = concerns.iter().filter(move |(_, standing)| *standing == wanted).map(|(on, _)| *on);
        let days: Vec<NaiveDate> = days.collect();
        (count(days.len()), days.into_iter().min())
    };
    let (waiting, since) = of(ConcernStanding::Waits);
    let (untold, _) = of(ConcernStanding::ClosedUntold);
    let all = count(concerns.len());
    let verdict = if untold > 0 {
        Verdict::NotMet
    } else if waiting > 0 {
        Verdict::AtRisk
    } else if all > 0 {
        Verdict::Met
    } else {
        Verdict::NotApplicable
    };
    let settled = all.saturating_sub(waiting).saturating_sub(untold);
    (None, verdict, Evidence::of(SafeguardingEvidence { settled, waiting, since, untold }))
}

/// The concerns on record, by how they stand; nothing of what they say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "safeguarding")]
pub struct SafeguardingEvidence {
    /// How many were answered by somebody named, or were told to somebody and closed.
    pub settled: u32,
    /// How many are open, and nobody named has answered them.
    pub waiting: u32,
    /// The day of the oldest of these.
    pub since: Option<NaiveDate>,
    /// How many were closed with nobody told.
    pub untold: u32,
}

impl RuleEvidence for SafeguardingEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let mut told = Vec::new();
        if let Some(since) = self.since {
            let waiting = Sentence::new("evidence-safeguarding-waiting").with("count", self.waiting);
            told.push(waiting.with("day", since));
        }
        if self.untold > 0 {
            told.push(Sentence::new("evidence-safeguarding-untold").with("count", self.untold));
        }
        if self.settled > 0 {
            told.push(Sentence::new("evidence-safeguarding-settled").with("count", self.settled));
        }
        if told.is_empty() {
            told.push(Sentence::new("evidence-safeguarding-none"));
        }
        told
    }

    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        Some(Remedy::AnswerConcern)
    }
}

#[cfg(test)]
#[path = "safeguarding_tests.rs"]
mod tests;
