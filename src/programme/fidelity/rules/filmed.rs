//! V2.filmed: how much of each session is filmed. Knows no clip.
//!
//! # What is asked
//! "filming the parents interacting with their child for 10 to 20 minutes every session".
//!
//! # Source
//! The section `[rules."V2.filmed"]` of the programme's file; NG26 1.4.2.
//!
//! # How it is judged
//! The film of a session together, without what was discarded; film that was erased since still counts. Within the
//! bounds is *met*, too much *not met*. Too little is *not yet* while nothing was filmed, *at risk* while the visit lasts and
//! filming was stopped short, and *not met* once the visit is over. A film that is not finished is *not yet*. The programme
//! as a whole keeps it when all its sessions do.
//!
//! # What puts it right
//! Filming what is missing before the worker leaves: the remedy says how much.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::Serialize;

use crate::base::MediaTime;
use crate::programme::definition::rules::{Bounds, RuleId, Unit};
use crate::programme::fidelity::each::Each;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::film::{FilmedTime, minutes};
use crate::programme::fidelity::remedy::Remedy;
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::{Sentence, bounds};
use crate::programme::fidelity::verdict::Verdict;

impl RuleId {
    /// How long each session's film is; in minutes.
    pub const FILMED: Self = Self::new("V2.filmed", "rule-filmed", Some(Unit::Minutes));
}

/// How much of each session is filmed.
pub(super) struct Filmed;

impl Rule for Filmed {
    fn id(&self) -> RuleId {
        RuleId::FILMED
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(rule) = case.definition.rule(self.id()) else { return Vec::new() };
        sourced(&rule.source, films(rule.bounds(), case))
    }
}

fn films(bounds: Bounds, case: &Case<'_>) -> Vec<Judged> {
    let visits = case.visits;
    let each = Each::judge(visits, case.definition.sessions_required(), |id, _, visit| {
        let film = FilmedTime::of(visits, id);
        let verdict = match bounds.compare(&film.filmed, minutes) {
            Ordering::Greater => Verdict::NotMet,
            _ if film.unfinished > 0 => Verdict::NotYet,
            Ordering::Equal => Verdict::Met,
            Ordering::Less if visit.is_over(visits.today) => Verdict::NotMet,
            // Filming was stopped short: it can be gone on with while the visit lasts.
            Ordering::Less if film.recordings > 0 => Verdict::AtRisk,
            Ordering::Less => Verdict::NotYet,
        };
        let FilmedTime { filmed, recordings, recovered, unfinished, gaps } = film;
        let evidence = FilmEvidence { filmed, bounds, recordings, recovered, unfinished, gaps };
        (verdict, Evidence::of(evidence))
    });
    each.judged()
}

/// How much of one session was filmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "film")]
pub struct FilmEvidence {
    /// Length of its film, without what was discarded.
    pub filmed: MediaTime,
    /// What the rule asks, in minutes.
    pub bounds: Bounds,
    /// Recordings in that length.
    pub recordings: u32,
    /// How many of them were cut off and recovered.
    pub recovered: u32,
    /// Recordings under way, or cut off and not yet salvaged: only what is known of their length is counted.
    pub unfinished: u32,
    /// Gaps in the recordings of that length.
    pub gaps: u32,
}

impl RuleEvidence for FilmEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let asked = bounds(self.bounds, Unit::Minutes);
        let mut told = vec![if self.filmed == MediaTime::ZERO {
            Sentence::new("evidence-film-none").with("bounds", asked)
        } else {
            Sentence::new("evidence-film").with("filmed", self.filmed.to_string()).with("bounds", asked)
        }];
        for (count, key, name) in [
            (self.recovered, "evidence-film-recovered", "recovered"),
            (self.unfinished, "evidence-film-unfinished", "unfinished"),
            (self.gaps, "evidence-film-gaps", "gaps"),
        ] {
            if count > 0 {
                told.push(Sentence::new(key).with(name, count));
            }
        }
        told
    }

    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        let least = minutes(self.bounds.at_least?);
        Some(Remedy::FilmMore { missing: whole_seconds(least - self.filmed) })
    }
}

/// Up to the next second: what is shown, filmed, is enough.
fn whole_seconds(missing: MediaTime) -> MediaTime {
    const SECOND: i64 = 1_000_000_000;
    MediaTime::from_secs(missing.ns().saturating_add(SECOND - 1).div_euclid(SECOND))
}

#[cfg(test)]
#[path = "filmed_tests.rs"]
mod tests;
