//! Programmes that the guidance combines, each pair with how it was kept: what is begun without the other is asked about. Knows
//! no session and offers nothing.
//!
//! NG26 1.5.4: intensive training and support "combined with group therapeutic play sessions for the child for the same
//! duration"; 1.5.8: a group for the carers "combined with" one for the child. That both run is judged here; how long each
//! lasts, by each one's own rules.

use chrono::NaiveDate;

use super::course::Course;
use super::duty::{Duty, DutyKind};
use super::guide::{FamilyKind, PathwayGuide};
use super::ledger::Ledger;
use super::questions::Question;
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::said::Said;

/// A pair, as far as the family has begun it.
pub(super) struct Paired {
    programme: Half,
    with: Half,
    said: Said,
}

/// One programme of a pair.
struct Half {
    id: String,
    begun: Option<NaiveDate>,
    /// Whether it goes on: begun, and not over.
    goes_on: bool,
}

/// The pairs the guidance names for such a family.
pub(super) fn pairs(ledger: &Ledger<'_>, guide: &PathwayGuide, family: FamilyKind) -> Vec<Paired> {
    let half = |id: String| {
        let of_it = || ledger.courses.iter().filter(|course| course.programme == id);
        let begun = of_it().filter_map(|course| course.begun).min();
        let goes_on = of_it().any(|course: &&Course| course.begun.is_some() && course.finished().is_none());
        Half { id, begun, goes_on }
    };
    let pairs = guide.pairs(family).into_iter();
    pairs
        .map(|pair| Paired { programme: half(pair.programme), with: half(pair.with), said: pair.said })
        .collect()
}

impl Paired {
    /// Both were begun: *met*. One alone: *at risk* while it goes on, *not met* once it is over.
    pub fn duty(&self) -> Option<Duty> {
        let (since, done, verdict) = match (self.programme.begun, self.with.begun) {
            (None, None) => return None,
            (Some(one), Some(other)) => (one.min(other), Some(one.max(other)), Verdict::Met),
            (Some(one), None) | (None, Some(one)) if self.alone().is_some() => (one, None, Verdict::AtRisk),
            (Some(one), None) | (None, Some(one)) => (one, None, Verdict::NotMet),
        };
        let (kind, said) = (DutyKind::Pair, Some(self.said.clone()));
        Some(Duty { kind, verdict, since: Some(since), done, skipped: None, said })
    }

    /// Asks for the other programme while one goes on without it.
    pub fn question(&self) -> Option<Question> {
        let (running, missing) = self.alone()?;
        Some(Question::Unpaired { programme: running.id.clone(), pair: missing.id.clone() })
    }

    /// The programme to begin together with that one.
    pub fn to_begin_with(&self, programme: &str) -> Option<String> {
        let other = if self.programme.id == programme {
            &self.with
        } else if self.with.id == programme {
            &self.programme
        } else {
            return None;
        };
        other.begun.is_none().then(|| other.id.clone())
    }

    /// The programme that goes on alone, and the one that is missing.
    fn alone(&self) -> Option<(&Half, &Half)> {
        [(&self.programme, &self.with), (&self.with, &self.programme)]
            .into_iter()
            .find(|(one, other)| one.goes_on && other.begun.is_none())
    }
}
