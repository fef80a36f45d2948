//! V5.place: where each session takes place. Knows no film.
//!
//! # What is asked
//! Such as "delivered in the parental home", of every session that is held.
//!
//! # Source
//! The section `[place]` of the programme's file; NG26 1.4.2 for video feedback.
//!
//! # How it is judged
//! The place on record is the one asked for, *met*, or another, *not met*; what is not recorded can still be: *not yet*. A place
//! is only on record where somebody said it: beginning a visit or filming says none. The programme as a whole keeps it when all
//! its sessions do.
//!
//! # What puts it right
//! Recording the place of the session, where it is missing.

use serde::Serialize;

use crate::programme::definition::rules::RuleId;
use crate::programme::fidelity::each::Each;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::rule::{Case, Rule, Sourced, sourced};
use crate::programme::fidelity::told::Sentence;
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::session::PlaceKind;

impl RuleId {
    /// Where each session takes place.
    pub const PLACE: Self = Self::new("V5.place", "rule-place", None);
}

/// Where each session takes place.
pub(super) struct Place;

impl Rule for Place {
    fn id(&self) -> RuleId {
        RuleId::PLACE
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(rule) = &case.definition.place else { return Vec::new() };
        let asked = rule.place;
        let each = Each::judge(case.visits, case.definition.sessions_required(), |_, session, _| {
            let place = session.place.as_ref().map(|place| place.kind);
            let verdict = match place {
                None => Verdict::NotYet,
                Some(kind) if kind == asked => Verdict::Met,
                Some(_) => Verdict::NotMet,
            };
            (verdict, Evidence::of(PlaceEvidence { place, asked }))
        });
        sourced(&rule.source, each.judged())
    }
}

/// Where one session took place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "place")]
pub struct PlaceEvidence {
    /// The place, if recorded.
    pub place: Option<PlaceKind>,
    /// The place asked for.
    pub asked: PlaceKind,
}

impl RuleEvidence for PlaceEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let kind = |kind| match kind {
            PlaceKind::Home => Sentence::new("place-home"),
            PlaceKind::Elsewhere => Sentence::new("place-elsewhere"),
            PlaceKind::Remote => Sentence::new("place-remote"),
        };
        vec![match self.place {
            None => Sentence::new("evidence-place-unknown").with("asked", kind(self.asked)),
            Some(place) => {
                Sentence::new("evidence-place").with("place", kind(place)).with("asked", kind(self.asked))
            }
        }]
    }
}

#[cfg(test)]
#[path = "place_tests.rs"]
mod tests;
