//! V7.review: that little improvement is answered by a multi-agency review before anything more. Judged from entries and
//! sessions; people judge the improvement, never a rule.
//!
//! # What is asked
//! "If there is little improvement … arrange a multi-agency review before going ahead with more sessions or other
//! interventions."
//!
//! # Source
//! The section `[review]` of the programme's file; NG26 1.4.3 for video feedback, 1.4.6 for other programmes,
//! which ask for it only where there are still concerns (`with_concerns`).
//!
//! # How it is judged
//! Nothing is asked before little improvement was judged: *not applicable*. The need arose with the last session that was
//! judged. A review held since, before anything went ahead, is *met*. What went ahead without one (a session beyond those
//! of the programme, or another programme) is *not met*, and stays so: a later review does not undo it. So is a worker's
//! decision to skip the review. Until then it is *not yet*, and *at risk* once more is planned.
//!
//! # What puts it right
//! Holding the multi-agency review before anything more.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::RuleId;
use crate::programme::definition::sections::ReviewRule;
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
        sourced(&rule.source, [review(rule, case.definition, case.visits)])
    }
}

fn review(rule: &ReviewRule, definition: &ProgrammeDefinition, visits: &Visits) -> Judged {
    let (concerned, own) = (rule.with_concerns, &definition.id);
    let judged = days_of(visits, |entry| match entry {
        Entry::Judgement(judged) if judged.programme == *own && judged.is_little() => {
            Some(judged.on).filter(|_| !concerned || judged.still_concerned)
        }
        _ => None,
    });
    let since = visits.first_day();
    // Of an earlier run of the same programme another has come between.
    let judged = judged.filter(|day| since.is_none_or(|since| *day >= since)).min();
    let (mut reviewed, mut ahead) = (None, None);
    let verdict = match judged {
        None => Verdict::NotApplicable,
        Some(judged) => {
            let held = days_of(visits, |entry| match entry {
                Entry::Review(review) => review.held(visits.today).map(|_| review.on),
                _ => None,
            });
            // The need arose with the last session that was judged: a review between the two answers it.
            let arose = visits.counted.iter().copied().filter(|day| *day <= judged).max().unwrap_or(judged);
            reviewed = held.filter(|day| *day >= arose).min();
            ahead = went_ahead(definition, visits, judged).min();
            match (reviewed, ahead) {
                (Some(reviewed), Some(ahead)) if reviewed > ahead => Verdict::NotMet,
                (Some(_), _) => Verdict::Met,
                (None, Some(_)) => Verdict::NotMet,
                (None, None) if is_skipped(PathwayStep::Review, Some(judged), visits) => Verdict::NotMet,
                // More is planned, and nobody has reviewed.
                (None, None) if !visits.planned().is_empty() => Verdict::AtRisk,
                (None, None) => Verdict::NotYet,
            }
        }
    };
    (None, verdict, Evidence::of(ReviewEvidence { judged, reviewed, ahead }))
}

/// The days on which something went ahead after a judgement: sessions beyond those of the programme, and other programmes
/// begun.
fn went_ahead<'a>(
    definition: &ProgrammeDefinition,
    visits: &'a Visits<'_>,
    judged: NaiveDate,
) -> impl Iterator<Item = NaiveDate> + 'a {
    let own = definition.sessions_at_most().and_then(|most| usize::try_from(most).ok());
    let more = visits.counted.iter().skip(own.unwrap_or(usize::MAX)).copied();
    let today = visits.today;
    let programmes = visits.facts.entries.iter().filter_map(move |entered| match &entered.entry {
        Entry::Programme(begun) if Some(entered.id.into()) != visits.facts.run => begun.on,
        _ => None,
    });
    more.chain(programmes).filter(move |day| *day > judged && *day <= today)
}

/// What was judged after the programme, and what went ahead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "review")]
pub struct ReviewEvidence {
    /// The day on which little improvement was judged.
    pub judged: Option<NaiveDate>,
    /// The day of the first multi-agency review since.
    pub reviewed: Option<NaiveDate>,
    /// The first day on which something went ahead since: a session beyond those asked for, or another programme.
    pub ahead: Option<NaiveDate>,
}

impl RuleEvidence for ReviewEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let Some(judged) = self.judged else { return vec![Sentence::new("evidence-review-no-judgement")] };
        let mut told = vec![Sentence::new("evidence-review-judged").with("day", judged)];
        told.push(match self.reviewed {
            Some(day) => Sentence::new("evidence-review-held").with("day", day),
            None => Sentence::new("evidence-review-none"),
        });
        told.extend(self.ahead.map(|day| Sentence::new("evidence-review-ahead").with("day", day)));
        told
    }

    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        Some(Remedy::Review)
    }
}

#[cfg(test)]
#[path = "review_tests.rs"]
mod tests;
