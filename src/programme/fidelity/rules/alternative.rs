//! V8.alternative: that the other programme was offered where the first is not wanted. Tells what the pathway judged; knows
//! no session.
//!
//! # What is asked
//! "If parents do not want to take part in a video feedback programme, offer parental sensitivity and behaviour training".
//!
//! # Source
//! The section `[offers]` of the programme's file says that offers are judged; NG26 1.4.4 for parents, 1.5.3 for foster
//! carers, special guardians and adoptive parents, as `resources/pathway/ng26.toml` says.
//!
//! # How it is judged
//! Not wanting to take part is said of carers, each: video feedback is declined once everybody to whom it was offered has
//! declined their newest offer, or once it was given up after it had begun. One who wants it is enough for it to go ahead.
//! Until it is declined, this is *not applicable*. Once the training was offered it is *met*, whatever was answered and
//! whenever that was, for the recommendation names no day. Until then it is *not yet*, and *at risk* while another programme
//! is planned. A worker's decision to go without, any other programme begun since, or the pathway ended without the offer is
//! *not met*, until it is offered after all.
//!
//! # What puts it right
//! Offering the training, and writing down the day and each carer's answer.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::definition::rules::RuleId;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::remedy::Remedy;
use crate::programme::fidelity::rule::{Case, Rule, Sourced, sourced};
use crate::programme::fidelity::told::Sentence;
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::pathway::duty::{Duty, DutyKind};

impl RuleId {
    /// That the other programme was offered where the first is not wanted.
    pub const ALTERNATIVE: Self = Self::new("V8.alternative", "rule-alternative", None);
}

/// That the other programme was offered where the first is not wanted.
pub(super) struct Alternative;

impl Rule for Alternative {
    fn id(&self) -> RuleId {
        RuleId::ALTERNATIVE
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(asked) = &case.definition.offers else { return Vec::new() };
        let duty = case.asks.duty(DutyKind::Alternative);
        let own = case.asks.instead.as_ref().map_or(asked.source.as_str(), |said| &said.source);
        let source = duty.map_or(own, |duty| duty.source(own));
        let evidence = AlternativeEvidence {
            declined: duty.and_then(|duty| duty.since),
            offered: duty.and_then(|duty| duty.done),
            skipped: duty.and_then(Duty::skipped_on),
        };
        let verdict = duty.map_or(Verdict::NotApplicable, |duty| duty.verdict);
        sourced(source, [(None, verdict, Evidence::of(evidence))])
    }
}

/// What followed where the first programme is not wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "alternative")]
pub struct AlternativeEvidence {
    /// The day since which nobody wants the first programme.
    pub declined: Option<NaiveDate>,
    /// The day the other was offered.
    pub offered: Option<NaiveDate>,
    /// The day on which the worker went without.
    pub skipped: Option<NaiveDate>,
}

impl RuleEvidence for AlternativeEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let Some(declined) = self.declined else { return vec![Sentence::new("evidence-alternative-none")] };
        let mut told = vec![Sentence::new("evidence-alternative-declined").with("day", declined)];
        told.push(match self.offered {
            Some(day) => Sentence::new("evidence-alternative-offered").with("day", day),
            None => Sentence::new("evidence-alternative-not-offered"),
        });
        told.extend(self.skipped.map(|day| Sentence::new("evidence-offer-skipped").with("day", day)));
        told
    }

    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        Some(Remedy::Offer)
    }
}

#[cfg(test)]
#[path = "alternative_tests.rs"]
mod tests;
