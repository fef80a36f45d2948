//! V4.change: that a change is shown against an earlier clip.
//!
//! # What is asked
//! "acknowledge positive changes": film of a change is watched beside film of how it was.
//!
//! # Source
//! The section `[change]` of the programme's file; NG26 1.4.2.
//!
//! # How it is judged
//! *Met* once, at one session, a clip of a change that points to a clip of an earlier session was shown, and that earlier clip
//! was shown too: both really played, long enough to count. Pointing alone never meets it. *Earlier* is an earlier session:
//! another moment of the same visit shows no change. Before film of two sessions exists it is *not applicable*. A change shown
//! without its earlier clip is *not yet*, also when all sessions are over: something was acknowledged, and what is missing is
//! the film beside it. Where nothing of a change was shown it is *not yet*, and *not met* once all sessions are held and over,
//! or the programme was ended. A clip whose record is gone can no longer be placed in time, and the showing is taken at its word.
//!
//! # What puts it right
//! Watching the earlier clip and then the later one at one session. It is said only while sessions are left and both can be
//! watched; that an earlier clip be chosen, only where there is one to choose.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::programme::definition::rules::RuleId;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::shown::Shown;
use crate::programme::fidelity::told::{Sentence, count};
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::showing::Showing;
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
    let of_change = |showing: &Showing| {
        headings.iter().any(|heading| shown.vocabulary.highlights(&showing.tags, &heading.id))
    };
    let (mut together, mut alone, mut without) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let (mut can_play, mut can_choose) = (false, false);
    for (_, showing) in shown.showings.iter().filter(|(_, showing)| of_change(showing)) {
        let again = !shown.all_over && shown.can_be_watched(showing.clip);
        if !shown.points_back(showing) {
            without.insert(showing.clip);
            can_choose |= again && shown.has_earlier(showing.clip);
        } else if shown.played_with(showing) {
            together.insert(showing.clip);
        } else {
            alone.insert(showing.clip);
            can_play |= again && showing.earlier.is_some_and(|earlier| shown.can_be_watched(earlier));
        }
    }
    let verdict = if !together.is_empty() {
        Verdict::Met
    } else if !shown.earlier_film {
        Verdict::NotApplicable
    } else if shown.all_over && alone.is_empty() && without.is_empty() {
        Verdict::NotMet
    } else {
        Verdict::NotYet
    };
    without.retain(|clip| !alone.contains(clip) && !together.contains(clip));
    alone.retain(|clip| !together.contains(clip));
    let evidence = ChangeEvidence {
        clips: count(together.len()),
        alone: count(alone.len()),
        without_earlier: count(without.len()),
        can_play,
        can_choose,
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
    /// Clips of a change that were shown together with the clip of an earlier session they point to.
    pub clips: u32,
    /// Clips of a change that point to a clip of an earlier session which did not play at the same session.
    pub alone: u32,
    /// Clips shown of a change that point to no clip of an earlier session.
    pub without_earlier: u32,
    /// Whether sessions are left, and both clips of such a pair can be watched again.
    pub can_play: bool,
    /// Whether sessions are left, and there is an earlier clip to choose for one that points to none.
    pub can_choose: bool,
    /// Sessions held.
    pub held: u32,
    /// Sessions the programme asks for, if it says.
    pub required: Option<u32>,
    /// Whether film of two sessions exists, so that a change could be seen.
    pub earlier_film: bool,
}

impl RuleEvidence for ChangeEvidence {
    fn told(&self, verdict: Verdict) -> Vec<Sentence> {
        let mut told = Vec::new();
        if self.clips > 0 {
            told.push(Sentence::new("evidence-change").with("clips", self.clips));
        } else if self.alone + self.without_earlier == 0 {
            let key =
                if self.earlier_film { "evidence-change-none" } else { "evidence-change-no-earlier-film" };
            told.push(Sentence::new(key));
        }
        if self.alone > 0 {
            told.push(Sentence::new("evidence-change-alone").with("clips", self.alone));
        }
        if self.without_earlier > 0 {
            told.push(Sentence::new("evidence-change-without").with("clips", self.without_earlier));
        }
        if verdict == Verdict::Met {
            return told;
        }
        if self.can_play {
            told.push(Sentence::new("evidence-change-can-play"));
        }
        if self.can_choose {
            told.push(Sentence::new("evidence-change-can-choose"));
        }
        told
    }
}

#[cfg(test)]
#[path = "change_tests.rs"]
mod tests;
