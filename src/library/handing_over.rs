//! Who makes the next version of what somebody else wrote: records can be handed over, as when a worker leaves. Knows
//! nothing of what a record says, and of who may hand over what.
//!
//! What was written stays as it was, with whoever wrote it. A record of its own says that from then on another is the
//! owner of everything of one user's, as far as it stands then; what that user writes later is theirs again. Several
//! follow one another: what was handed to a colleague is handed on with what the colleague wrote.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Record, RecordBody};
use crate::base::UserId;

/// Body of the record that everything of one user's was handed to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOver {
    /// Whose it was.
    pub from: UserId,
    /// Whose it is.
    pub to: UserId,
    /// The day.
    pub on: NaiveDate,
    /// Versions written up to here are meant. Never earlier than any version or handing over before, so that a clock
    /// that was put back leaves nothing out and changes no order. What whoever handed over writes by a clock that is put
    /// back afterwards counts as handed over too.
    pub through: DateTime<Utc>,
}

impl RecordBody for HandedOver {
    const KIND: &'static str = "handed-over";
}

/// Everything that was handed over, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hands(Vec<HandedOver>);

impl Hands {
    /// All that stands, in any order.
    pub(super) fn new(mut hands: Vec<HandedOver>) -> Self {
        hands.sort_by_key(|hand| hand.through);
        Self(hands)
    }

    /// Who makes the next version of a record, given its newest.
    pub fn owner_of<T>(&self, newest: &Record<T>) -> UserId {
        self.owner_at(newest.owner, newest.at)
    }

    /// Whose it is what somebody wrote at a time.
    pub fn owner_at(&self, wrote: UserId, at: DateTime<Utc>) -> UserId {
        let meant = self.0.iter().filter(|hand| at <= hand.through);
        meant.fold(wrote, |owner, hand| if hand.from == owner { hand.to } else { owner })
    }

    /// The record of handing over everything that stands, whose newest version was written at `newest`.
    pub(super) fn next(
        &self,
        (from, to): (UserId, UserId),
        on: NaiveDate,
        newest: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> HandedOver {
        // Times are kept in microseconds.
        let after_last = self.0.last().map(|last| last.through + Duration::microseconds(1));
        let through = [newest, after_last].into_iter().flatten().fold(now, DateTime::max);
        HandedOver { from, to, on, through }
    }
}
