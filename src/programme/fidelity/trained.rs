//! Whether somebody is trained in something on a day, from the trainings on record. Knows no rule.
//!
//! A training counts once a supervisor or an administrator stands for it. Of several that hold on a day, the one that holds
//! longest counts.

use chrono::NaiveDate;
use serde::Serialize;

use super::verdict::Verdict;
use crate::base::UserId;
use crate::programme::training::{StaffTraining, TrainingSubject};

/// How somebody's training in one thing stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Trained {
    /// No training of theirs is on record.
    None,
    /// Trainings of theirs are on record, none in this.
    InOther,
    /// Completed only afterwards.
    Later {
        /// The day it was completed.
        completed: NaiveDate,
    },
    /// Expired before.
    Expired {
        /// The last day on which it held.
        expired: NaiveDate,
    },
    /// It holds, and neither supervisor nor administrator has entered or confirmed it.
    Unconfirmed,
    /// It holds.
    Holds {
        /// Until when, if not for good.
        until: Option<NaiveDate>,
    },
}

impl Trained {
    /// Of a person, in a subject, on a day, as confirmed by today.
    pub fn on(
        day: NaiveDate,
        (user, subject): (UserId, &TrainingSubject),
        known: &[StaffTraining],
        today: NaiveDate,
    ) -> Self {
        let theirs = || known.iter().filter(move |known| known.training.user == user);
        let own = || theirs().filter(|known| known.training.subjects.contains(subject));
        let holding = || own().filter(|known| known.training.holds_on(day));
        let confirmed = holding().filter(|known| known.is_confirmed(today));
        let longest = confirmed.map(|known| known.training.expires.unwrap_or(NaiveDate::MAX)).max();
        if let Some(until) = longest {
            return Self::Holds { until: Some(until).filter(|until| *until < NaiveDate::MAX) };
        }
        if holding().next().is_some() {
            return Self::Unconfirmed;
        }
        let ended = own().filter_map(|known| known.training.expires).filter(|last| *last < day);
        if let Some(expired) = ended.max() {
            return Self::Expired { expired };
        }
        match own().map(|known| known.training.completed).min() {
            Some(completed) => Self::Later { completed },
            None if theirs().next().is_some() => Self::InOther,
            None => Self::None,
        }
    }

    /// What that is worth: what only waits for a confirmation can still be put right, what did not hold on the day cannot.
    pub const fn verdict(self) -> Verdict {
        match self {
            Self::Holds { .. } => Verdict::Met,
            Self::Unconfirmed => Verdict::NotYet,
            Self::None | Self::InOther | Self::Later { .. } | Self::Expired { .. } => Verdict::NotMet,
        }
    }
}
