//! Whether each child was assessed before a programme: "a comprehensive assessment before any intervention" (NG26 1.3.2).
//! Knows no session but the first.

use chrono::NaiveDate;

use super::anew;
use super::children::there_on;
use super::skipped::skipped;
use crate::base::{PersonId, RecordId};
use crate::programme::case::Person;
use crate::programme::entry::kinds::{Entered, Entry};
use crate::programme::entry::pathway::assessment::Assessment;
use crate::programme::entry::pathway::step::PathwayStep;
use crate::programme::fidelity::told::count;
use crate::programme::fidelity::verdict::Verdict;

/// How the children of a family were assessed before a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessed {
    /// Met, not yet or not met.
    pub verdict: Verdict,
    /// How many children it is asked for.
    pub children: u32,
    /// How many of them were assessed in time; before the first session, so far.
    pub in_time: u32,
    /// The day by which every one was.
    pub done: Option<NaiveDate>,
    /// Where it was skipped, and that is why it is not met.
    pub skipped: Option<(RecordId, NaiveDate)>,
}

/// How the children were assessed before a programme whose first session was `first`, as of `today`. Each child the
/// programme is about, and who was there by then, needs an assessment that names it and was finished on an earlier day;
/// after a new referral, one finished since. One that names nobody is about the only child.
pub fn assessed(
    people: &[Person],
    entries: &[Entered],
    first: Option<NaiveDate>,
    today: NaiveDate,
) -> Assessed {
    let begins = first.unwrap_or(today);
    let since = anew::since(entries, begins, today);
    let there = there_on(people, begins);
    // Of whom nobody is on record, there is one all the same.
    let each: Vec<Option<PersonId>> =
        if there.is_empty() { vec![None] } else { there.iter().map(|child| Some(child.id)).collect() };
    let alone = each.len() == 1;
    let finished_of = |child: Option<PersonId>| {
        let bodies = entries.iter().filter_map(|entered| match &entered.entry {
            Entry::Assessment(body) => Some(body),
            _ => None,
        });
        let named = bodies.filter(|body| match child {
            Some(id) => body.of.contains(&id) || (alone && body.of.is_empty()),
            None => true,
        });
        let finished = named.filter_map(Assessment::complete_on);
        finished.filter(|day| *day <= today && since.is_none_or(|since| *day >= since)).min()
    };
    let finished: Vec<Option<NaiveDate>> = each.into_iter().map(finished_of).collect();
    // The same day is not before.
    let in_time = |day: &&NaiveDate| first.is_none_or(|first| **day < first);
    let in_time = finished.iter().flatten().filter(in_time).count();
    let all = finished.iter().copied().collect::<Option<Vec<_>>>();
    let left_out = skipped(entries, PathwayStep::Assess, since, today);
    let verdict = if in_time == finished.len() {
        Verdict::Met
    } else if first.is_some() || left_out.is_some() {
        Verdict::NotMet
    } else {
        Verdict::NotYet
    };
    Assessed {
        verdict,
        children: count(finished.len()),
        in_time: count(in_time),
        done: all.and_then(|days| days.into_iter().max()),
        skipped: left_out.filter(|_| verdict == Verdict::NotMet),
    }
}
