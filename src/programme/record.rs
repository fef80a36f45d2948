//! What the entries around a programme come to: a child's placements and moves in order, how long the key worker has been
//! the same, whether an education plan is asked for, and everything day by day. Pure; questions and counts, refuses nothing.

use chrono::NaiveDate;

use super::calendar::school_age_from;
use super::case::Person;
use crate::base::{PersonId, RecordId};
use crate::programme::entry::carer_support::CarerSupport;
use crate::programme::entry::concern::Concern;
use crate::programme::entry::education::EducationPlan;
use crate::programme::entry::key_worker::{KeyPerson, KeyWorker};
use crate::programme::entry::kinds::{Entered, Entry};
use crate::programme::entry::placement::Placement;

/// A stretch of time of which an entry speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Period<T> {
    /// The entry's record.
    pub record: RecordId,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day as written, or else the day on which the next one begins; `None` where it goes on.
    pub until: Option<NaiveDate>,
    /// Whether it goes on after the next one began: one of the two days is to be looked at.
    pub overlaps: bool,
    /// What the entry says.
    pub body: T,
}

impl<T> Period<T> {
    /// Whether it stands on that day.
    pub fn stands_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Every placement in the order of their days, of all children.
pub fn placements(entries: &[Entered]) -> Vec<Period<Placement>> {
    let periods = periods(entries, |entry| match entry {
        Entry::Placement(placement) => Some((placement, placement.from, placement.until)),
        _ => None,
    });
    // What is written of one child touches nothing of another's.
    in_order(periods, |one, next| one.child.is_none() || next.child.is_none() || one.child == next.child)
}

/// How often the child moved: from one placement to the next. "The history and extent of previous placement instability is
/// taken into account" (SCIE 19).
pub fn moves(placements: &[Period<Placement>], child: PersonId) -> usize {
    let of = placements.iter().filter(|period| period.body.child.is_none_or(|known| known == child));
    of.count().saturating_sub(1)
}

/// Where a child lives on that day, where that is recorded: of several the one that began last.
pub fn placed_on(
    placements: &[Period<Placement>],
    child: PersonId,
    day: NaiveDate,
) -> Option<&Period<Placement>> {
    let of = |period: &&Period<Placement>| period.body.child.is_none_or(|known| known == child);
    placements.iter().filter(of).rev().find(|period| period.stands_on(day))
}

/// The key workers in the order of their days.
pub fn key_workers(entries: &[Entered]) -> Vec<Period<KeyWorker>> {
    let periods = periods(entries, |entry| match entry {
        Entry::KeyWorker(worker) => Some((worker, worker.from, worker.until)),
        _ => None,
    });
    in_order(periods, |_, _| true)
}

/// The stretches that entries of one subject speak of, as written: what each says, its first day and its last.
fn periods<T: Clone>(
    entries: &[Entered],
    of: impl Fn(&Entry) -> Option<(&T, NaiveDate, Option<NaiveDate>)>,
) -> Vec<Period<T>> {
    let period = |entered: &Entered| {
        let (body, from, until) = of(&entered.entry)?;
        Some(Period { record: entered.id, from, until, overlaps: false, body: body.clone() })
    };
    as_written(entries).into_iter().filter_map(period).collect()
}

/// "having the same key worker … throughout the period" (NG26 1.1.4).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Continuity {
    /// Who is the key worker, and since when without a change.
    pub now: Option<(KeyPerson, NaiveDate)>,
    /// How often it became somebody else.
    pub changes: usize,
}

/// How long the key worker has been the same on `today`.
pub fn continuity(workers: &[Period<KeyWorker>], today: NaiveDate) -> Continuity {
    let begun = || workers.iter().filter(|period| period.from <= today);
    let changes = begun().zip(begun().skip(1)).filter(|(one, next)| one.body.who != next.body.who).count();
    let last = begun().next_back().filter(|period| period.stands_on(today));
    let now = last.map(|last| {
        let same = workers.iter().filter(|period| period.from <= today).rev();
        let first = same.take_while(|period| period.body.who == last.body.who).last().unwrap_or(last);
        (last.body.who.clone(), first.from)
    });
    Continuity { now, changes }
}

/// Entries in the order of writing: of two of one day the later written is the later.
fn as_written(entries: &[Entered]) -> Vec<&Entered> {
    let mut entries: Vec<&Entered> = entries.iter().collect();
    entries.sort_by_key(|entered| (entered.at, entered.id));
    entries
}

/// Periods in the order of their days. One without an end ends where the next that it touches begins.
fn in_order<T>(mut periods: Vec<Period<T>>, touches: impl Fn(&T, &T) -> bool) -> Vec<Period<T>> {
    periods.sort_by_key(|period| (period.from, period.until.unwrap_or(NaiveDate::MAX)));
    for at in 0..periods.len() {
        let (before, after) = periods.split_at_mut(at + 1);
        let Some(period) = before.last_mut() else { continue };
        let Some(next) = after.iter().find(|next| touches(&period.body, &next.body)) else { continue };
        match period.until {
            // The day of the move belongs to both.
            Some(until) => period.overlaps = until > next.from,
            // Two that begin on one day cannot both be the first.
            None if period.from == next.from => period.overlaps = true,
            None => {}
        }
        period.until = period.until.or(Some(next.from));
    }
    periods
}

/// A child of school age, and the education plan that is known of (QS133 statement 2).
#[derive(Clone, Debug, PartialEq)]
pub struct Schooling {
    /// Which child.
    pub child: PersonId,
    /// From which day on it is of compulsory school age.
    pub from: NaiveDate,
    /// Whether that day has come, so that a plan is asked for.
    pub asked: bool,
    /// The newest plan, if one is on record.
    pub plan: Option<(RecordId, EducationPlan)>,
    /// Whether that plan should have been looked at again by now.
    pub review_over: bool,
}

/// The schooling of every child whose birth is known, in the order of `people`.
pub fn schooling(people: &[Person], entries: &[Entered], today: NaiveDate) -> Vec<Schooling> {
    let plan_of = |child: PersonId| {
        let plans = entries.iter().filter_map(|entered| match &entered.entry {
            Entry::EducationPlan(plan) if plan.child.is_none_or(|of| of == child) => Some((entered, plan)),
            _ => None,
        });
        plans.max_by_key(|(entered, plan)| (plan.on, entered.at)).map(|(by, plan)| (by.id, plan.clone()))
    };
    let of = |person: &Person| {
        let from = school_age_from(person.born()?);
        let plan = plan_of(person.id);
        let review = plan.as_ref().and_then(|(_, plan)| plan.review);
        let review_over = review.is_some_and(|day| day < today);
        Some(Schooling { child: person.id, from, asked: from <= today, plan, review_over })
    };
    people.iter().filter(|person| !person.beside).filter_map(of).collect()
}

/// Something that happened around the programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The day.
    pub on: NaiveDate,
    /// The entry that tells of it, where it is one.
    pub record: Option<RecordId>,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A carer left the home that is visited.
    CarerLeft(PersonId),
    /// A child came to be of school age.
    SchoolAge(PersonId),
    /// A placement began.
    PlacementBegan(Placement),
    /// A placement ended, as written.
    PlacementEnded(Placement),
    /// Somebody became the key worker.
    KeyWorker(KeyWorker),
    /// Something was decided.
    Decided,
    /// A concern was raised.
    Concern(Concern),
    /// Somebody named answered a concern.
    ConcernAnswered,
    /// A concern was closed.
    ConcernClosed,
    /// An education plan was made or changed.
    EducationPlan(Option<PersonId>),
    /// A carer was offered training or support.
    Offered(CarerSupport),
}

/// Everything that happened around the programme by `today`, by day; of one day in the order in which it was written.
pub fn events(people: &[Person], entries: &[Entered], today: NaiveDate) -> Vec<Event> {
    let of_person = |on, what| Event { on, record: None, what };
    let mut events = Vec::new();
    for person in people {
        events.extend(person.left.map(|on| of_person(on, What::CarerLeft(person.id))));
        if !person.beside {
            let born = person.born();
            events.extend(born.map(|born| of_person(school_age_from(born), What::SchoolAge(person.id))));
        }
    }
    for entered in entries {
        events.extend(of_entry(&entered.entry).into_iter().map(|(on, what)| Event {
            on,
            record: Some(entered.id),
            what,
        }));
    }
    events.retain(|event| event.on <= today);
    events.sort_by_key(|event| event.on);
    events
}

fn of_entry(entry: &Entry) -> Vec<(NaiveDate, What)> {
    match entry {
        Entry::Placement(placement) => {
            let began = (placement.from, What::PlacementBegan(placement.clone()));
            let ended = placement.until.map(|until| (until, What::PlacementEnded(placement.clone())));
            [began].into_iter().chain(ended).collect()
        }
        Entry::KeyWorker(worker) => vec![(worker.from, What::KeyWorker(worker.clone()))],
        Entry::Decision(decision) => vec![(decision.on, What::Decided)],
        Entry::Concern(concern) => {
            let raised = (concern.on, What::Concern(concern.clone()));
            let closed = concern.closed.as_ref().map(|closed| (closed.on, What::ConcernClosed));
            let answered = concern.answered.as_ref().map(|answer| (answer.on, What::ConcernAnswered));
            [raised].into_iter().chain(answered).chain(closed).collect()
        }
        Entry::ConcernReply(reply) => vec![(reply.answer.on, What::ConcernAnswered)],
        Entry::EducationPlan(plan) => vec![(plan.on, What::EducationPlan(plan.child))],
        Entry::CarerSupport(support) => vec![(support.on, What::Offered(support.clone()))],
        // Contacts and what matters to the child are as they are, on no day; other subjects have pages of their own.
        Entry::Contact(_)
        | Entry::Significant(_)
        | Entry::Programme(_)
        | Entry::ProgrammeEnded(_)
        | Entry::Rating(_)
        | Entry::Sample(_)
        | Entry::SecondCoding(_)
        | Entry::CommentCoding(_)
        | Entry::SupervisionNote(_)
        | Entry::SupervisionAnswer(_)
        | Entry::ChecklistRating(_)
        | Entry::Referral(_)
        | Entry::Assessment(_)
        | Entry::Offer(_)
        | Entry::Judgement(_)
        | Entry::Review(_)
        | Entry::Override(_)
        | Entry::Ending(_) => Vec::new(),
    }
}
