//! V6.aims: which aims the clips shown have served, over the programme: one verdict an aim.
//!
//! # What is asked
//! That the programme helps the parents to do what its aims say, such as the five of NG26 1.4.1; judged only where film is
//! watched with them.
//!
//! # Source
//! The sections `[[aims]]` of the programme's file, each with its recommendation; NG26 1.4.1. What counts as shown, and from
//! how much of the sessions on an aim never served is at risk, are Attune's own numbers, in `[watching.own]`.
//!
//! # How it is judged
//! A clip shown with a tag that serves the aim is *met*, once in the programme. "Better than usual" serves no aim by itself: it
//! serves the one the worker named on the clip before it was shown. What the child does serves none, for the aims are the
//! parents'; tags of context and tags for staff serve none either, even if the clip was shown. Never served is *not yet*,
//! *at risk* from so much of the sessions on, and *not met* once all are held and over, or the programme was ended.
//!
//! # What puts it right
//! Showing a clip that serves the aim, in the sessions that are left.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::definition::rules::RuleId;
use crate::programme::definition::sections::Aim;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::remedy::{Remedy, sessions_left};
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced};
use crate::programme::fidelity::shown::{Shown, clips, numbers};
use crate::programme::fidelity::told::{Sentence, at_sessions, count};
use crate::programme::fidelity::verdict::Verdict;

impl RuleId {
    /// Which aims the clips shown have served, over the programme: one finding an aim.
    pub const AIMS: Self = Self::new("V6.aims", "rule-aims", None);
}

/// Which aims the clips shown have served.
pub(super) struct Aims;

impl Rule for Aims {
    fn id(&self) -> RuleId {
        RuleId::AIMS
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(shown) = Shown::new(case) else { return Vec::new() };
        case.definition.aims.iter().map(|aim| (aim.source.as_str(), judged(aim, &shown))).collect()
    }
}

fn judged(asked: &Aim, shown: &Shown) -> Judged {
    let code = &asked.code;
    let sessions = shown.sessions(|showing| shown.vocabulary.serves(&showing.tags, &showing.aims, code));
    let verdict = shown.over_the_programme(!sessions.is_empty());
    let evidence = AimEvidence {
        aim: code.clone(),
        quote: asked.quote.clone(),
        clips: clips(&sessions),
        sessions: numbers(&sessions),
        held: shown.held(),
        under_way: count(shown.under_way().len()),
        required: shown.required,
    };
    (None, verdict, Evidence::of(evidence))
}

/// What was shown for one aim, over the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "aim")]
pub struct AimEvidence {
    /// Code of the aim.
    pub aim: String,
    /// The guideline's words for it.
    pub quote: String,
    /// Clips shown that serve it, each once.
    pub clips: u32,
    /// Numbers of the sessions at which some were shown, and how many clips at each.
    pub sessions: Vec<(u32, u32)>,
    /// Sessions held.
    pub held: u32,
    /// Of these, visits that are under way.
    pub under_way: u32,
    /// Sessions the programme asks for, if it says.
    pub required: Option<u32>,
}

impl RuleEvidence for AimEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let sessions: Vec<u32> = self.sessions.iter().map(|(number, _)| *number).collect();
        let told = if sessions.is_empty() {
            Sentence::new("evidence-aim-none")
        } else {
            at_sessions(Sentence::new("evidence-aim"), &sessions).with("clips", self.clips)
        };
        vec![told.with("quote", self.quote.as_str())]
    }

    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        Some(Remedy::ShowAim {
            aim: self.aim.clone(),
            quote: self.quote.clone(),
            sessions_left: sessions_left(self.held, self.under_way, self.required),
        })
    }
}

#[cfg(test)]
#[path = "aims_tests.rs"]
mod tests;
