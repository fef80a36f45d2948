//! V3.watched: that film is watched with the parents at each session. Judged from showings, which were made by playing.
//!
//! # What is asked
//! "watching the video with the parents", at every session.
//!
//! # Source
//! The section `[watching]` of the programme's file; NG26 1.4.2. How much of a clip must have played for it to count is
//! Attune's own number, in `[watching.own]`.
//!
//! # How it is judged
//! A clip that was shown, long enough to count, is *met*. Where the only film is that of the visit itself it is *not
//! applicable*, for that may as well be watched the next time. With film of an earlier session, nothing watched is *not yet*
//! during the visit, and *not met* after it. The programme as a whole keeps it when all its sessions do.
//!
//! # What puts it right
//! Watching a clip with the parents before the visit is over.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::base::MediaTime;
use crate::programme::definition::rules::RuleId;
use crate::programme::definition::sections::WatchingRule;
use crate::programme::fidelity::each::Each;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::{Sentence, count};
use crate::programme::fidelity::verdict::Verdict;

impl RuleId {
    /// That film is watched with the parents at each session.
    pub const WATCHED: Self = Self::new("V3.watched", "rule-watched", None);
}

/// That film is watched with the parents at each session.
pub(super) struct Watched;

impl Rule for Watched {
    fn id(&self) -> RuleId {
        RuleId::WATCHED
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(watching) = &case.definition.watching else { return Vec::new() };
        sourced(&watching.source, watched(watching, case))
    }
}

fn watched(rule: &WatchingRule, case: &Case<'_>) -> Vec<Judged> {
    let visits = case.visits;
    let filmed = visits.filmed();
    let each = Each::judge(visits, case.definition.sessions_required(), |id, session, visit| {
        let (mut clips, mut played, mut cut_short) = (BTreeSet::new(), MediaTime::ZERO, 0);
        for showing in visits.facts.showings.iter().filter(|showing| showing.session == id) {
            if showing.counts(&rule.own) {
                clips.insert(showing.clip);
                played = played + showing.played;
            } else {
                cut_short += 1;
            }
        }
        let earlier_film = visits
            .order(id)
            .is_some_and(|own| filmed.iter().any(|other| other.2 != session.number && *other < own));
        let verdict = match (clips.is_empty(), earlier_film) {
            (false, _) => Verdict::Met,
            (true, false) => Verdict::NotApplicable,
            (true, true) if visit.is_over(visits.today) => Verdict::NotMet,
            (true, true) => Verdict::NotYet,
        };
        let clips = count(clips.len());
        (verdict, Evidence::of(WatchedEvidence { clips, played, cut_short, earlier_film }))
    });
    each.judged()
}

/// What was watched with the parents at one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "watched")]
pub struct WatchedEvidence {
    /// Clips shown, each once.
    pub clips: u32,
    /// Film time that played of them.
    pub played: MediaTime,
    /// Showings that broke off too early to count.
    pub cut_short: u32,
    /// Whether there was film of an earlier session to watch.
    pub earlier_film: bool,
}

impl RuleEvidence for WatchedEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let mut told = vec![match (self.clips, self.earlier_film) {
            (0, false) => Sentence::new("evidence-watched-no-film"),
            (0, true) => Sentence::new("evidence-watched-none"),
            _ => Sentence::new("evidence-watched")
                .with("clips", self.clips)
                .with("played", self.played.to_string()),
        }];
        if self.cut_short > 0 {
            told.push(Sentence::new("evidence-watched-cut-short").with("count", self.cut_short));
        }
        told
    }
}

#[cfg(test)]
#[path = "watched_tests.rs"]
mod tests;
