//! The safeguarding concerns of a family as they stand on a day: which of them wait for an answer. Says never what a concern
//! is. Judges nothing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::entry::concern::{ConcernReply, ConcernStanding};
use super::entry::kinds::{Entered, Entry};
use crate::base::RecordId;

/// The concerns of a family that are open, and that nobody named has answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingConcerns {
    /// How many.
    pub count: u32,
    /// The day of the oldest.
    pub since: NaiveDate,
}

impl WaitingConcerns {
    /// Those of a family on that day; `None` where none waits.
    pub fn of(entries: &[Entered], today: NaiveDate) -> Option<Self> {
        let waiting: Vec<NaiveDate> = waiting(entries, today).collect();
        let since = waiting.iter().min().copied()?;
        Some(Self { count: u32::try_from(waiting.len()).unwrap_or(u32::MAX), since })
    }
}

/// The days of the concerns that wait for an answer on that day, in the order in which they were written.
pub fn waiting(entries: &[Entered], today: NaiveDate) -> impl Iterator<Item = NaiveDate> + '_ {
    let waits = |(on, standing)| (standing == ConcernStanding::Waits).then_some(on);
    standings(entries, today).filter_map(waits)
}

/// Every concern that had been seen or heard by that day: its day, and how it stands.
pub fn standings(
    entries: &[Entered],
    today: NaiveDate,
) -> impl Iterator<Item = (NaiveDate, ConcernStanding)> + '_ {
    entries.iter().filter_map(move |entered| match &entered.entry {
        Entry::Concern(concern) => {
            let replies = replies_to(entries, entered.id).map(|(_, reply)| reply);
            Some((concern.on, concern.stands(replies, today)?))
        }
        _ => None,
    })
}

/// The answers to a concern that are records of their own, in the order in which they were written.
pub fn replies_to(entries: &[Entered], concern: RecordId) -> impl Iterator<Item = (&Entered, &ConcernReply)> {
    entries.iter().filter_map(move |entered| match &entered.entry {
        Entry::ConcernReply(reply) if reply.concern == concern => Some((entered, reply)),
        _ => None,
    })
}
