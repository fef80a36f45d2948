//! V4.change: that a change is shown against an earlier clip.
//!
//! # What is asked
//! "acknowledge positive changes": film of a change is watched beside film of how it was.
//!
//! # Source
//! The section `[change]` of the programme's file; NG26 1.4.2.
//!
//! # How it is judged
//! A clip of a change shown with a pointer to a clip of an earlier session is *met*. *Earlier* is an earlier session: another
//! moment of the same visit shows no change. Before film of two sessions exists it is *not applicable*. A change shown without
//! an earlier clip is *at risk*, for it can still be shown again beside what it is a change from; nothing shown is *not yet*;
//! *not met* once all sessions are held and over, or the programme was ended. A clip whose record is gone can no longer be
//! placed in time, and the showing is taken at its word.
//!
//! # What puts it right
//! Choosing an earlier clip for the clip of a change, and showing them side by side.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::definition::rules::RuleId;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::remedy::Remedy;
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::shown::Shown;
use crate::programme::fidelity::told::{Sentence, count};
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::vocabulary::Heading;

impl RuleId {
    /// That a change is shown against an earlier clip.
    pub const CHANGE: Self = Self::new("V4.change", "rule-change", None);
}

/// That a change is shown against an earlier clip.
pub(super) struct Change;

impl Rule for Change {
    fn id(&self) -> RuleId {
        RuleId::CHANGE
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let (Some(shown), Some(change)) = (Shown::new(case), &case.definition.change) else {
            return Vec::new();
        };
        sourced(&change.source, [judged(&shown)])
    }
}

fn judged(shown: &Shown) -> Judged {
    let headings: Vec<&Heading> = shown.vocabulary.changes().collect();
    let (mut with, mut without) = (BTreeSet::new(), BTreeSet::new());
    for (_, showing) in &shown.showings {
        if headings.iter().any(|heading| shown.vocabulary.shows(&showing.tags, &heading.id)) {
            if shown.points_back(showing) { &mut with } else { &mut without }.insert(showing.clip);
        }
    }
    let without_earlier = count(without.difference(&with).count());
    let verdict = if !with.is_empty() {
        Verdict::Met
    } else if !shown.earlier_film {
        Verdict::NotApplicable
    } else if shown.all_over {
        Verdict::NotMet
    } else if without_earlier > 0 {
        Verdict::AtRisk
    } else {
        Verdict::NotYet
    };
    let evidence = ChangeEvidence {
        clips: count(with.len()),
        without_earlier,
        held: shown.held(),
        required: shown.required,
        earlier_film: shown.earlier_film,
    };
    (None, verdict, Evidence::of(evidence))
}

/// What was shown of changes, over the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "change")]
pub struct ChangeEvidence {
    /// Clips shown of a change that point to a clip of an earlier session.
    pub clips: u32,
    /// Clips shown of a change that do not.
    pub without_earlier: u32,
    /// Sessions held.
    pub held: u32,
    /// Sessions the programme asks for, if it says.
    pub required: Option<u32>,
    /// Whether film of two sessions exists, so that a change could be seen.
    pub earlier_film: bool,
}

impl RuleEvidence for ChangeEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let mut told = vec![match (self.clips, self.without_earlier, self.earlier_film) {
            (0, 0, false) => Sentence::new("evidence-change-no-earlier-film"),
            (0, _, _) => Sentence::new("evidence-change-none"),
            _ => Sentence::new("evidence-change").with("clips", self.clips),
        }];
        if self.without_earlier > 0 {
            told.push(Sentence::new("evidence-change-without").with("clips", self.without_earlier));
        }
        told
    }

    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        Some(Remedy::PointBack { clips: self.without_earlier })
    }
}

#[cfg(test)]
#[path = "change_tests.rs"]
mod tests;
