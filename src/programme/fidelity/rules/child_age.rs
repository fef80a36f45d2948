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
//! midway stays in it, and who is born midway was not there. Where no child was born by then, as of the first birth.
//! Preschool age ends, and primary school age begins, on the day on which the child is of compulsory school age, although
//! many children are in a reception class before; it ends with the school year of the eleventh birthday.
//!
//! Of several children whom the programme is about: where the guidance names the parents or carers of children of an age,
//! one such child is enough, *met*, and it is said how many are; a programme that is for the children themselves, such as a
//! play group, is *met* where all are of the age. Else it is *not met*; while a birth that could decide is not on record,
//! *not yet*.
//!
//! # What puts it right
//! Recording the date of birth, where it is missing. A child outside the ages is shown, and refused nothing.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::calendar::{months_of_age, school_age_from};
use crate::programme::definition::rules::RuleId;
use crate::programme::definition::sections::Ages;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::{Sentence, count};
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::fidelity::visits::Visits;
use crate::programme::judges::children::{AskedOf, OfAge, first_there, of_age, there_on};

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
    let people = &visits.facts.people;
    let on = first_there(people, visits.first_day().unwrap_or(visits.today));
    let children = there_on(people, on);
    let known: Vec<NaiveDate> = children.iter().filter_map(|child| child.born()).collect();
    let unknown = if children.is_empty() { 1 } else { count(children.len() - known.len()) };
    // "Parents of preschool-age children": who has one such child is a parent of one.
    let of_parents = ages.of_parents();
    let asked = if of_parents { AskedOf::One } else { AskedOf::Each };
    let verdict = match of_age(&children, asked, |born| ages.hold(born, on)) {
        OfAge::Yes => Verdict::Met,
        OfAge::No => Verdict::NotMet,
        OfAge::Unknown => Verdict::NotYet,
    };
    let of_age = count(known.iter().filter(|born| ages.hold(**born, on)).count());
    let months = known.iter().map(|born| months_of_age(*born, on).unwrap_or(0)).collect();
    // Whose day decides: a child of preschool age is there as long as the youngest is one; one of school age once the eldest
    // is, and all are once the youngest is.
    let whose = if of_parents && !ages.preschool { known.iter().min() } else { known.iter().max() };
    let school_from = whose.filter(|_| ages.asks_school()).map(|born| school_age_from(*born));
    (None, verdict, Evidence::of(AgeEvidence { on, months, of_age, of_parents, unknown, school_from }))
}

/// The age of the child when the programme began, or is to begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "age")]
pub struct AgeEvidence {
    /// That day.
    pub on: NaiveDate,
    /// Whole months of each child whose birth is on record.
    pub months: Vec<u32>,
    /// How many of these are of the age.
    pub of_age: u32,
    /// Whether one of them is enough: the programme is for the parents of such a child.
    pub of_parents: bool,
    /// Children whose birth is not on record.
    pub unknown: u32,
    /// The first day of school age of whom it rests on, where that bounds the programme.
    pub school_from: Option<NaiveDate>,
}

impl RuleEvidence for AgeEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let age = |months: &u32| Sentence::new("evidence-age").with("day", self.on).with("months", *months);
        let mut told: Vec<Sentence> = self.months.iter().map(age).collect();
        let known = count(self.months.len());
        if self.of_parents && (1..known).contains(&self.of_age) {
            let siblings = Sentence::new("evidence-age-siblings").with("children", known);
            told.push(siblings.with("of", self.of_age));
        }
        told.extend(self.school_from.map(|day| Sentence::new("evidence-age-school").with("day", day)));
        told.extend((self.unknown > 0).then(|| Sentence::new("evidence-age-unknown")));
        told
    }
}

#[cfg(test)]
#[path = "child_age_tests.rs"]
mod tests;
