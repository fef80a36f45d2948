//! What a person does with a family's programmes, and with the programmes there are. Plain data.

use chrono::NaiveDate;

use crate::base::{Redacted, RunId};
use crate::programme::ProgrammeEnd;

/// A change of a family's programmes. Each but choosing is one transaction, durable when it is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgrammeChange {
    /// Make one the active one: session numbers speak of it. Writes nothing.
    Choose(RunId),
    /// Begin one, by its id.
    Begin {
        /// The programme's id.
        programme: String,
        /// Its first day.
        on: NaiveDate,
    },
    /// End one.
    End {
        /// Which.
        run: RunId,
        /// Its last day.
        on: NaiveDate,
        /// How it ends.
        how: ProgrammeEnd,
        /// Why; needed where it is stopped early.
        reason: Redacted<String>,
    },
    /// Go on with one that has ended, after a break: its sessions keep, and it keeps its definition.
    GoOn {
        /// Which.
        run: RunId,
        /// The day it goes on.
        on: NaiveDate,
    },
}
