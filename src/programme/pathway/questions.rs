//! What is asked of the worker beside the next step: a child who is not of preschool age, a judgement that came early.
//! Nothing is refused for it.

use chrono::NaiveDate;
use serde::Serialize;

use super::facts::PathwayFacts;
use super::guide::PathwayGuide;
use super::ledger::Ledger;
use crate::programme::calendar::school_age_from;
use crate::programme::case::{CarerKind, Person, Role};
use crate::programme::judges::children::{AskedOf, OfAge, first_there, of_age, there_on};

/// Something to look at again; the worker decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Question {
    /// A programme for preschool-age children is offered or under way, and the child's birth is not known (V9).
    BirthUnknown {
        /// The programme.
        programme: String,
    },
    /// A programme for preschool-age children is offered or under way with a child who is of school age (V9).
    OfSchoolAge {
        /// The programme.
        programme: String,
        /// Since when.
        since: NaiveDate,
    },
    /// The child reaches school age before this day's programme is likely to be over (V9).
    SchoolAgeAhead {
        /// The programme.
        programme: String,
        /// The day.
        from: NaiveDate,
    },
    /// Parents and other carers are on record, and the guidance has a section for each.
    MixedCarers,
    /// The programme was judged before its last session; the judgement after it is still to come.
    JudgedEarly {
        /// The day.
        on: NaiveDate,
    },
    /// A programme is under way without the one that the guidance combines it with (NG26 1.5.4, 1.5.8).
    Unpaired {
        /// The programme.
        programme: String,
        /// The one that is not under way.
        pair: String,
    },
}

/// The children as of a day, and whether one is not of school age.
fn preschool(people: &[Person], day: NaiveDate) -> (Vec<&Person>, OfAge) {
    let (day, children) = (first_there(people, day), there_on(people, day));
    let of_age = of_age(&children, AskedOf::One, |born| day < school_age_from(born));
    (children, of_age)
}

pub(super) fn questions(
    facts: &PathwayFacts<'_>,
    ledger: &Ledger<'_>,
    guide: &PathwayGuide,
) -> Vec<Question> {
    let mut questions = Vec::new();
    if ledger.ended.is_some() {
        return questions;
    }
    if let Some((programme, begun)) = preschool_programme(ledger, guide) {
        questions.extend(of_ages(facts, guide, programme, begun));
    }
    let carer = |wanted: bool| {
        facts.people.iter().filter(|person| person.cares_on(facts.today)).any(|person| match person.role {
            Role::Carer { kind } => (kind == CarerKind::Parent) == wanted,
            Role::Child { .. } => false,
        })
    };
    if carer(true) && carer(false) {
        questions.push(Question::MixedCarers);
    }
    // Where it was judged since, nothing is to come.
    let early = ledger.judgements.iter().find(|judgement| {
        let of_it = |programme: &str| programme == judgement.programme;
        let last = ledger.courses.iter().rfind(|course| of_it(&course.programme));
        let since = |day| ledger.judgements.iter().any(|other| of_it(&other.programme) && other.on >= day);
        last.is_some_and(|course| course.over().is_none_or(|day| judgement.on < day && !since(day)))
    });
    questions.extend(early.map(|judgement| Question::JudgedEarly { on: judgement.on }));
    questions
}

/// What is asked about the children's ages of a programme for preschool-age children. Who turns school age midway stays in
/// it: what has begun is asked about as it was on its first day (V9).
fn of_ages(
    facts: &PathwayFacts<'_>,
    guide: &PathwayGuide,
    programme: String,
    begun: Option<NaiveDate>,
) -> Option<Question> {
    let (children, of_age) = preschool(facts.people, begun.unwrap_or(facts.today));
    // Of siblings the youngest.
    let last = children.iter().filter_map(|child| child.born()).map(school_age_from).max();
    let ahead =
        |from: NaiveDate| (from - facts.today).num_days() <= i64::from(guide.own().school_age_ahead_days);
    match (of_age, last) {
        (OfAge::Unknown, _) => Some(Question::BirthUnknown { programme }),
        (OfAge::No, Some(since)) => Some(Question::OfSchoolAge { programme, since }),
        (OfAge::Yes, Some(from)) if from > facts.today && ahead(from) => {
            Some(Question::SchoolAgeAhead { programme, from })
        }
        (OfAge::Yes | OfAge::No, _) => None,
    }
}

/// The programme for preschool-age children that is under way, with the day it began, or else offered and not declined.
fn preschool_programme(ledger: &Ledger<'_>, guide: &PathwayGuide) -> Option<(String, Option<NaiveDate>)> {
    let for_preschool = |programme: &str| guide.is_for_preschool(programme);
    let mut running = ledger.courses.iter().filter(|course| course.finished().is_none());
    let running = running.find(|course| for_preschool(&course.programme));
    let offered = || {
        let mut open = ledger
            .offers
            .iter()
            .filter(|(_, offer)| ledger.declined(&offer.programme, NaiveDate::MIN).is_none())
            .filter(|(_, offer)| !ledger.courses.iter().any(|course| course.programme == offer.programme));
        open.find(|(_, offer)| for_preschool(&offer.programme))
    };
    running
        .map(|course| (course.programme.clone(), course.begun))
        .or_else(|| offered().map(|(_, offer)| (offer.programme.clone(), None)))
}
