//! V7.review: that a programme is judged, and little improvement reviewed by agencies, before anything more. Judged from
//! entries and sessions; people judge the improvement, never a rule.
//!
//! # What is asked
//! "If there is little improvement … arrange a multi-agency review before going ahead with more sessions or other
//! interventions."
//!
//! # Source
//! The section `[review]` of the programme's file; NG26 1.4.3 for video feedback (1.5.2 says the same of foster carers, special
//! guardians and adoptive parents), 1.4.6 for other programmes,
//! which ask for it only where there are still concerns (`with_concerns`).
//!
//! # How it is judged
//! Before the programme's last session (the last of its own number, or the last before it was ended) nothing is asked:
//! *not applicable*. Then more goes ahead with every session beyond its number, and with every other programme of the
//! family that begins after the day of its last session: with its first session, and until one was held with the day it was
//! to start; one that was ended before any session was held never began. A programme that began before, or on that day, runs
//! beside it, and one that goes on after a break is the same. What comes after a new referral is not held against the
//! programme before it.
//!
//! Going ahead asks for a judgement on record by then. Without one it is *not met*, whatever is written later; a
//! judgement counts from the day of the last session on. Where little improvement was judged, it asks for a review as well:
//! held since the day of the last session and before going ahead, by at least two agencies, with the conclusion that further
//! intervention is appropriate. Without one, or after one that found no further intervention appropriate, going ahead is
//! *not met*, and stays so. The same day is not before. Of two judgements or two reviews the last before going ahead stands;
//! of two of one day, the one that asks for more. Several people of one kind of agency are one agency; of the kind
//! "anything else", each that is called something else is one.
//!
//! Where nothing went ahead, a missing judgement, or a missing review after little improvement, is *not yet*, and *at risk*
//! once more is planned; skipped by a worker it is *not met*, unless it is made up for before anything goes ahead. A review
//! that was held is *met*. Where improvement was judged no review is asked for: *not applicable*. A programme that
//! was stopped early asks for no judgement by itself; where little improvement was judged all the same, for the review.
//!
//! # What puts it right
//! Judging the programme, and after little improvement holding the multi-agency review, before anything more.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::RuleId;
use crate::programme::entry::kinds::Entry;
use crate::programme::entry::pathway::decided::Conclusion;
use crate::programme::entry::programme::ProgrammeEnd;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::facts::{CaseFacts, OtherProgramme};
use crate::programme::fidelity::remedy::Remedy;
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::Sentence;
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::fidelity::visits::Visits;
use crate::programme::judges::going_ahead::{Delivered, GoingAhead, going_ahead};

impl RuleId {
    /// That little improvement is answered by a multi-agency review before anything more.
    pub const REVIEW: Self = Self::new("V7.review", "rule-review", None);
}

/// That little improvement is answered by a multi-agency review before anything more.
pub(super) struct Review;

impl Rule for Review {
    fn id(&self) -> RuleId {
        RuleId::REVIEW
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(rule) = &case.definition.review else { return Vec::new() };
        sourced(&rule.source, [review(case.definition, case.visits)])
    }
}

fn review(definition: &ProgrammeDefinition, visits: &Visits) -> Judged {
    let (facts, today) = (visits.facts, visits.today);
    let of = Delivered {
        programme: &definition.id,
        held: &visits.counted,
        at_most: definition.sessions_at_most(),
        ended: facts.ended.filter(|ended| *ended <= today),
        stopped: facts.ending(today).is_some_and(|ended| ended.how == ProgrammeEnd::StoppedEarly),
        with_concerns: definition.asks_review_with_concerns(),
    };
    let begun = facts.others.iter().filter_map(|other| other.begun(today));
    let Some(after) = going_ahead(&of, begun, &facts.entries, today) else {
        return (None, Verdict::NotApplicable, Evidence::of(ReviewEvidence::default()));
    };
    let verdict = match after.verdict() {
        // More is planned, and nobody has judged or reviewed.
        Verdict::NotYet if is_more_planned(visits) => Verdict::AtRisk,
        verdict => verdict,
    };
    (None, verdict, Evidence::of(evidence(&of, &after, facts, today)))
}

/// Whether a session, or another programme, is to come.
fn is_more_planned(visits: &Visits) -> bool {
    let is_ahead = |other: &OtherProgramme| {
        other.start.is_some() && other.begun(visits.today).is_none() && !other.is_ended(visits.today)
    };
    !visits.planned().is_empty() || visits.facts.others.iter().any(is_ahead)
}

fn evidence(
    of: &Delivered<'_>,
    after: &GoingAhead<'_>,
    facts: &CaseFacts,
    today: NaiveDate,
) -> ReviewEvidence {
    // Of the reviews of one agency, the last.
    let alone = facts.entries.iter().filter_map(|entered| match &entered.entry {
        Entry::Review(body) if body.held(today).is_some() && body.counts(today).is_none() => Some(body.on),
        _ => None,
    });
    let late = after.stands.filter(|_| after.judged.is_none());
    ReviewEvidence {
        over: Some(after.over),
        judged: after.judged.map(|body| body.on),
        little: after.judged.is_some_and(|body| of.asks_review(body)),
        late: late.map(|body| body.on),
        reviewed: after.reviewed.map(|body| body.on),
        no_further: after.reviewed.is_some_and(|body| body.conclusion == Some(Conclusion::NotFurther)),
        one_agency: alone.filter(|on| *on >= after.over && after.reviewed.is_none()).max(),
        ahead: after.ahead,
    }
}

/// What was judged after the programme, and what went ahead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "review")]
pub struct ReviewEvidence {
    /// The day of the programme's last session, once it is over.
    pub over: Option<NaiveDate>,
    /// The day of the judgement that stood when more went ahead; where nothing did, that stands.
    pub judged: Option<NaiveDate>,
    /// Whether that was of little improvement, so that it asks for a review.
    pub little: bool,
    /// The day it was judged, where that came only after more had gone ahead.
    pub late: Option<NaiveDate>,
    /// The day of the multi-agency review that stood then.
    pub reviewed: Option<NaiveDate>,
    /// Whether that found no further intervention appropriate.
    pub no_further: bool,
    /// The day of a review that does not count: fewer than two agencies took part.
    pub one_agency: Option<NaiveDate>,
    /// The first day on which more went ahead against what is asked, else the first on which any did: a session beyond
    /// those asked for, or another programme.
    pub ahead: Option<NaiveDate>,
}

impl RuleEvidence for ReviewEvidence {
    fn told(&self, verdict: Verdict) -> Vec<Sentence> {
        let Some(over) = self.over else { return vec![Sentence::new("evidence-review-not-over")] };
        let on = |key, day: NaiveDate| Sentence::new(key).with("day", day);
        let mut told = vec![match (self.judged, self.late) {
            (Some(day), _) if self.little => on("evidence-review-judged", day),
            (Some(day), _) => on("evidence-review-improved", day),
            (None, Some(day)) => on("evidence-review-judged-late", day),
            (None, None) => on("evidence-review-no-judgement", over),
        }];
        if self.little {
            told.push(match self.reviewed {
                Some(day) if self.no_further => on("evidence-review-no-further", day),
                Some(day) => on("evidence-review-held", day),
                None if verdict == Verdict::NotMet && self.ahead.is_some() => {
                    Sentence::new("evidence-review-late")
                }
                None => Sentence::new("evidence-review-none"),
            });
            told.extend(self.one_agency.map(|day| on("evidence-review-one-agency", day)));
        }
        told.extend(self.ahead.map(|day| on("evidence-review-ahead", day)));
        told
    }

    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        Some(if self.judged.is_some() { Remedy::Review } else { Remedy::Judge })
    }
}

#[cfg(test)]
#[path = "review_tests.rs"]
mod tests;
