//! V8.review: that agencies reviewed together before more, where nothing that was offered is wanted. Tells what the pathway
//! judged; knows no session.
//!
//! # What is asked
//! "If parents do not want to take part in a video feedback programme or parental sensitivity and behaviour training …
//! arrange a multi-agency review before going ahead with more interventions."
//!
//! # Source
//! The section `[offers]` of the programme's file says that offers are judged; NG26 1.4.6, which speaks of parents, as
//! `resources/pathway/ng26.toml` says; for others Attune asks for the same caution, and the source says so.
//!
//! # How it is judged
//! "or" is read as neither of the two: the review is asked for once both were declined, or gone without. Declining one of
//! several options is not declining all: what is to be *offered* must each have been declined; what may only be considered
//! need not be, unless nothing else is named. Until then this is *not applicable*. A review counts as for V7: held since, by
//! at least two agencies, and it found further intervention appropriate; of two the last before more went ahead stands, and
//! of two of one day the one that found none appropriate. Held before the day on which anything went ahead it is *met*, and
//! so is one that found none appropriate while nothing went ahead. Another programme begun, or a session beyond a
//! programme's own held, without one is *not met*, and a later review does not undo it; so is a worker's decision to skip
//! it, until it is held in time after all. Until then it is *not yet*, and *at risk* while another programme is planned.
//!
//! # What puts it right
//! Holding the multi-agency review before anything more.

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
    /// That agencies reviewed together before more, where nothing that was offered is wanted.
    pub const REVIEW_DECLINED: Self = Self::new("V8.review", "rule-review-declined", None);
}

/// That agencies reviewed together before more, where nothing that was offered is wanted.
pub(super) struct ReviewDeclined;

impl Rule for ReviewDeclined {
    fn id(&self) -> RuleId {
        RuleId::REVIEW_DECLINED
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(asked) = &case.definition.offers else { return Vec::new() };
        let duty = case.asks.duty(DutyKind::ReviewDeclined);
        let own = case.asks.review_declined.as_ref().map_or(asked.source.as_str(), |said| &said.source);
        let source = duty.map_or(own, |duty| duty.source(own));
        let evidence = ReviewDeclinedEvidence {
            declined: duty.and_then(|duty| duty.since),
            reviewed: duty.and_then(|duty| duty.ahead.map_or(duty.done, |ahead| ahead.reviewed)),
            ahead: duty.and_then(|duty| Some(duty.ahead?.on)),
            skipped: duty.and_then(Duty::skipped_on),
        };
        let verdict = duty.map_or(Verdict::NotApplicable, |duty| duty.verdict);
        sourced(source, [(None, verdict, Evidence::of(evidence))])
    }
}

/// What followed where nothing that was offered is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "review-declined")]
pub struct ReviewDeclinedEvidence {
    /// The day since which nothing is wanted.
    pub declined: Option<NaiveDate>,
    /// The day of the multi-agency review; where more went ahead against it, of the one that stood then.
    pub reviewed: Option<NaiveDate>,
    /// The first day on which more went ahead that should not have.
    pub ahead: Option<NaiveDate>,
    /// The day on which the worker went without.
    pub skipped: Option<NaiveDate>,
}

impl RuleEvidence for ReviewDeclinedEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let Some(declined) = self.declined else {
            return vec![Sentence::new("evidence-review-declined-none")];
        };
        let mut told = vec![Sentence::new("evidence-review-declined").with("day", declined)];
        let on = |key, day: NaiveDate| Sentence::new(key).with("day", day);
        told.push(match (self.reviewed, self.ahead) {
            (Some(day), None) => on("evidence-review-held", day),
            (Some(day), Some(_)) => on("evidence-review-no-further", day),
            (None, Some(_)) => Sentence::new("evidence-review-late"),
            (None, None) => Sentence::new("evidence-review-none"),
        });
        told.extend(self.ahead.map(|day| on("evidence-review-ahead", day)));
        told.extend(self.skipped.map(|day| Sentence::new("evidence-offer-skipped").with("day", day)));
        told
    }

    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        Some(Remedy::Review)
    }
}

#[cfg(test)]
#[path = "review_declined_tests.rs"]
mod tests;
