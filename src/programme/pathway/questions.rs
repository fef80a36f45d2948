//! What is asked of the worker beside the next step: a child who is not of preschool age, a judgement that came early.
//! Nothing is refused for it.

use chrono::NaiveDate;
use serde::Serialize;

use super::facts::PathwayFacts;
use super::guide::PathwayGuide;
use super::ledger::Ledger;
use crate::programme::calendar::school_age_from;
use crate::programme::case::{CarerKind, Person, Role};

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
        /// The one that has not begun.
        pair: String,
    },
}

/// The day from which every child is of school age; `None` while a birth is missing.
fn last_school_age(people: &[Person]) -> Option<NaiveDate> {
    let births: Option<Vec<NaiveDate>> =
        people.iter().filter(|person| !person.is_carer() && !person.beside).map(Person::born).collect();
    births?.into_iter().map(school_age_from).max()
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
    if let Some(programme) = preschool_programme(ledger, guide) {
        let ahead =
            |from: NaiveDate| (from - facts.today).num_days() <= i64::from(guide.own().school_age_ahead_days);
        match last_school_age(facts.people) {
            None => questions.push(Question::BirthUnknown { programme }),
            Some(since) if since <= facts.today => questions.push(Question::OfSchoolAge { programme, since }),
            Some(from) if ahead(from) => questions.push(Question::SchoolAgeAhead { programme, from }),
            Some(_) => {}
        }
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
    let early = ledger.judgements.iter().find(|judgement| {
        let mut of_it = ledger.courses.iter().filter(|course| course.programme == judgement.programme);
        of_it.next_back().is_some_and(|course| course.finished().is_none_or(|day| judgement.on < day))
    });
    questions.extend(early.map(|judgement| Question::JudgedEarly { on: judgement.on }));
    questions
}

/// The programme for preschool-age children that is under way, or else offered and not declined.
fn preschool_programme(ledger: &Ledger<'_>, guide: &PathwayGuide) -> Option<String> {
    let for_preschool = |programme: &&str| guide.is_for_preschool(programme);
    let running = ledger.courses.iter().filter(|course| course.finished().is_none());
    let running = running.map(|course| course.programme.as_str()).find(for_preschool);
    let offered = || {
        let open = ledger
            .offers
            .iter()
            .filter(|(_, offer)| ledger.declined(&offer.programme, NaiveDate::MIN).is_none());
        let open = open
            .filter(|(_, offer)| !ledger.courses.iter().any(|course| course.programme == offer.programme));
        open.map(|(_, offer)| offer.programme.as_str()).find(for_preschool)
    };
    running.or_else(offered).map(str::to_owned)
}
