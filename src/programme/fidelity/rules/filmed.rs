//! V2.filmed: how much of each session is filmed. Knows no clip.
//!
//! # What is asked
//! "filming the parents interacting with their child for 10 to 20 minutes every session".
//!
//! # Source
//! The section `[rules."V2.filmed"]` of the programme's file; NG26 1.4.2.
//!
//! # How it is judged
//! By the sum over the takes of a session: the guidance says for how long every session is filmed, not in how many takes.
//! Time in which the camera was gone, or pictures were lost, is not film and is left out of the sum; time without sound is
//! film. All lengths are the film's own, whatever the clock did meanwhile. What was discarded is not in the sum; film that was
//! erased since is, by what its record says. Within the bounds is *met*, too much *not met*. Too little is *not yet* while
//! nothing was filmed, *at risk* while the visit lasts and filming was stopped short, and *not met* once the visit is over. A
//! film that is not finished is *not yet*. The programme as a whole keeps it when all its sessions do.
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
        let evidence = FilmEvidence {
            filmed: film.filmed,
            takes: film.takes,
            bounds,
            recordings: film.recordings,
            recovered: film.recovered,
            unfinished: film.unfinished,
            camera_gone: film.camera_gone,
            pictures_lost: film.pictures_lost,
            sound_gone: film.sound_gone,
        };
        (verdict, Evidence::of(evidence))
    });
    each.judged()
}

/// How much of one session was filmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "film")]
pub struct FilmEvidence {
    /// Minutes of film: the sum over its takes, without what was discarded and without time that has no picture.
    pub filmed: MediaTime,
    /// Takes of which it is the sum.
    pub takes: u32,
    /// What the rule asks, in minutes.
    pub bounds: Bounds,
    /// Recordings that are finished, one without any picture among them.
    pub recordings: u32,
    /// How many of them were cut off and recovered.
    pub recovered: u32,
    /// Recordings under way, or cut off and not yet salvaged: only what is known of their length is counted.
    pub unfinished: u32,
    /// How long the camera was gone: not counted.
    pub camera_gone: MediaTime,
    /// How long pictures are missing besides: not counted.
    pub pictures_lost: MediaTime,
    /// How long there is no sound: counted.
    pub sound_gone: MediaTime,
}

impl RuleEvidence for FilmEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let asked = bounds(self.bounds, Unit::Minutes);
        let filmed = self.filmed.to_string();
        let mut told = vec![match self.takes {
            0 => Sentence::new("evidence-film-none").with("bounds", asked),
            1 => Sentence::new("evidence-film").with("filmed", filmed).with("bounds", asked),
            takes => Sentence::new("evidence-film-sum")
                .with("filmed", filmed)
                .with("takes", takes)
                .with("bounds", asked),
        }];
        for (length, key) in [
            (self.camera_gone, "evidence-film-camera-gone"),
            (self.pictures_lost, "evidence-film-pictures-lost"),
            (self.sound_gone, "evidence-film-sound-gone"),
        ] {
            if length > MediaTime::ZERO {
                told.push(Sentence::new(key).with("length", whole_seconds(length).to_string()));
            }
        }
        for (count, key, name) in [
            (self.recovered, "evidence-film-recovered", "recovered"),
            (self.unfinished, "evidence-film-unfinished", "unfinished"),
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

/// Up to the next second: what is shown as missing, filmed, is enough, and what was gone is never shown as nothing.
fn whole_seconds(missing: MediaTime) -> MediaTime {
    const SECOND: i64 = 1_000_000_000;
    MediaTime::from_secs(missing.ns().saturating_add(SECOND - 1).div_euclid(SECOND))
}

#[cfg(test)]
#[path = "filmed_tests.rs"]
mod tests;
