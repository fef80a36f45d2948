//! V9.age: that the child is of the age the programme is for. Judged from people; knows no film.
//!
//! # What is asked
//! Such as "the parents of preschool-age children", or "group therapeutic play sessions for primary school-age children".
//!
//! # Source
//! The section `[ages]` of the programme's file; NG26 1.4.1 for video feedback, 1.5.7 for play groups. The guidance names
//! stages of life: whose the numbers are says the file's `why`. School age is the law's (Education Act 1996, section 8).
//!
//! # How it is judged
//! As the child was on the day of the first session, or will be on the day the programme is to start: who turns school age
//! midway stays in it. Preschool age ends, and primary school age begins, on the day on which the child is of compulsory
//! school age, although many children are in a reception class before. Of several children whom the programme is about, all
//! are to be of the age: *met*; one who is not is *not met*; while a birth is not on record, *not yet*.
//!
//! # What puts it right
//! Recording the date of birth, where it is missing. A child outside the ages is shown, and refused nothing.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::calendar::{months_of_age, school_age_from};
use crate::programme::case::Person;
use crate::programme::definition::rules::RuleId;
use crate::programme::definition::sections::Ages;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::Sentence;
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::fidelity::visits::Visits;

impl RuleId {
    /// That the child is of the age the programme is for.
    pub const AGE: Self = Self::new("V9.age", "rule-age", None);
}

/// That the child is of the age the programme is for.
pub(super) struct ChildAge;

impl Rule for ChildAge {
    fn id(&self) -> RuleId {
        RuleId::AGE
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(ages) = &case.definition.ages else { return Vec::new() };
        sourced(&ages.source, [age(ages, case.visits)])
    }
}

fn age(ages: &Ages, visits: &Visits) -> Judged {
    let on = visits.first_day().unwrap_or(visits.today);
    let born: Vec<Option<NaiveDate>> = visits.facts.children().map(Person::born).collect();
    let known: Vec<NaiveDate> = born.iter().flatten().copied().collect();
    let unknown =
        if born.is_empty() { 1 } else { u32::try_from(born.len() - known.len()).unwrap_or(u32::MAX) };
    let verdict = if !known.iter().all(|born| ages.hold(*born, on)) {
        Verdict::NotMet
    } else if unknown > 0 {
        Verdict::NotYet
    } else {
        Verdict::Met
    };
    let months = known.iter().map(|born| months_of_age(*born, on).unwrap_or(0)).collect();
    // Whose day decides: the eldest of children who are not to be of school age, the youngest of those who are.
    let whose = if ages.school { known.iter().max() } else { known.iter().min() };
    let school_from = whose.filter(|_| ages.preschool || ages.school).map(|born| school_age_from(*born));
    (None, verdict, Evidence::of(AgeEvidence { on, months, unknown, school_from }))
}

/// The age of the child when the programme began, or is to begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "age")]
pub struct AgeEvidence {
    /// That day.
    pub on: NaiveDate,
    /// Whole months of each child whose birth is on record.
    pub months: Vec<u32>,
    /// Children whose birth is not on record.
    pub unknown: u32,
    /// The first day of school age, where that bounds the programme: of the eldest where it ends then, of the youngest where it
    /// begins.
    pub school_from: Option<NaiveDate>,
}

impl RuleEvidence for AgeEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let age = |months: &u32| Sentence::new("evidence-age").with("day", self.on).with("months", *months);
        let mut told: Vec<Sentence> = self.months.iter().map(age).collect();
        told.extend(self.school_from.map(|day| Sentence::new("evidence-age-school").with("day", day)));
        told.extend((self.unknown > 0).then(|| Sentence::new("evidence-age-unknown")));
        told
    }
}

#[cfg(test)]
#[path = "child_age_tests.rs"]
mod tests;
