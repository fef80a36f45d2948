//! Programmes that the guidance combines, each pair with how it was kept: what is begun without the other is asked about. Knows
//! no session and offers nothing.
//!
//! NG26 1.5.4: intensive training and support "combined with group therapeutic play sessions for the child for the same
//! duration"; 1.5.8: a group for the carers "combined with" one for the child. That both run at once is judged here; how
//! long each lasts, by each one's own rules.

use chrono::NaiveDate;

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
    /// From when until when, each time it was begun; one that goes on has no end.
    times: Vec<(NaiveDate, Option<NaiveDate>)>,
}

impl Half {
    fn begun(&self) -> Option<NaiveDate> {
        self.times.iter().map(|(begun, _)| *begun).min()
    }

    fn goes_on(&self) -> bool {
        self.times.iter().any(|(_, over)| over.is_none())
    }

    /// The first day on which both ran.
    fn together_with(&self, other: &Self) -> Option<NaiveDate> {
        let reaches = |over: &Option<NaiveDate>, day: NaiveDate| over.is_none_or(|over| over >= day);
        let together = |(one, until): &(NaiveDate, Option<NaiveDate>)| {
            let meeting =
                other.times.iter().filter(|(begun, over)| reaches(until, *begun) && reaches(over, *one));
            meeting.map(|(begun, _)| *one.max(begun)).min()
        };
        self.times.iter().filter_map(together).min()
    }
}

/// The pairs the guidance names for such a family.
pub(super) fn pairs(ledger: &Ledger<'_>, guide: &PathwayGuide, family: FamilyKind) -> Vec<Paired> {
    let half = |id: String| {
        let of_it = ledger.courses.iter().filter(|course| course.programme == id);
        let times = of_it.filter_map(|course| Some((course.begun?, course.finished()))).collect();
        Half { id, times }
    };
    let pairs = guide.pairs(family).into_iter();
    pairs
        .map(|pair| Paired { programme: half(pair.programme), with: half(pair.with), said: pair.said })
        .collect()
}

impl Paired {
    /// Both ran at once: *met*. One alone, or one after the other: *at risk* while one goes on, *not met* once it is over.
    pub fn duty(&self) -> Option<Duty> {
        let since = self.programme.begun().into_iter().chain(self.with.begun()).min()?;
        let done = self.programme.together_with(&self.with);
        let verdict = match done {
            Some(_) => Verdict::Met,
            None if self.alone().is_some() => Verdict::AtRisk,
            None => Verdict::NotMet,
        };
        let (kind, said) = (DutyKind::Pair, Some(self.said.clone()));
        Some(Duty { kind, verdict, since: Some(since), done, skipped: None, ahead: None, said })
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
        (!other.goes_on()).then(|| other.id.clone())
    }

    /// The programme that goes on alone, and the one that is missing.
    fn alone(&self) -> Option<(&Half, &Half)> {
        let mut each = [(&self.programme, &self.with), (&self.with, &self.programme)].into_iter();
        each.find(|(one, other)| one.goes_on() && one.together_with(other).is_none())
    }
}
