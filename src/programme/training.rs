//! The record of a training of a member of staff, what it is in, and its confirmation. Knows no family; kept with the staff,
//! not with a case.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::training_guide::TrainingDomain;
use crate::base::{RecordId, Redacted, UserId};

/// Body of the record of one completed training: "a trained health or social care worker who has experience of
/// working with children and young people" (NG26 1.4.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Training {
    /// Who was trained.
    pub user: UserId,
    /// What it is called.
    pub what: Redacted<String>,
    /// What it is in; rules look at nothing else to tell what it is for.
    #[serde(default)]
    pub subjects: BTreeSet<TrainingSubject>,
    /// The day it was completed; it holds from that day on.
    pub completed: NaiveDate,
    /// The last day on which it holds, if it does not hold for good.
    #[serde(default)]
    pub expires: Option<NaiveDate>,
    /// Whether the person has experience of working with children and young people.
    #[serde(default)]
    pub experienced_with_children: bool,
}

/// What a training is in. Written as a word: `domain:referral`, `programme:video-feedback`, `tool:ainsworth`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum TrainingSubject {
    /// One of the four domains of NG26 1.3.1.
    Domain(TrainingDomain),
    /// Delivering a programme: the id of its definition.
    Programme(String),
    /// Using an assessment tool (NG26 1.3.5): its id among the tools or the measures.
    Tool(String),
}

/// A word that names nothing a training can be in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nothing a training can be in is called {0:?}")]
pub struct UnknownSubject(pub String);

impl fmt::Display for TrainingSubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Domain(domain) => write!(f, "domain:{}", domain.word()),
            Self::Programme(id) => write!(f, "programme:{id}"),
            Self::Tool(id) => write!(f, "tool:{id}"),
        }
    }
}

impl FromStr for TrainingSubject {
    type Err = UnknownSubject;

    fn from_str(word: &str) -> Result<Self, UnknownSubject> {
        let unknown = || UnknownSubject(word.to_owned());
        let (kind, id) = word.split_once(':').filter(|(_, id)| !id.is_empty()).ok_or_else(unknown)?;
        match kind {
            "domain" => {
                let mut all = TrainingDomain::ALL.into_iter();
                all.find(|domain| domain.word() == id).map(Self::Domain).ok_or_else(unknown)
            }
            "programme" => Ok(Self::Programme(id.to_owned())),
            "tool" => Ok(Self::Tool(id.to_owned())),
            _ => Err(unknown()),
        }
    }
}

impl TryFrom<String> for TrainingSubject {
    type Error = UnknownSubject;

    fn try_from(word: String) -> Result<Self, UnknownSubject> {
        word.parse()
    }
}

impl From<TrainingSubject> for String {
    fn from(subject: TrainingSubject) -> Self {
        subject.to_string()
    }
}

/// Body of the record by which a supervisor or an administrator says that a colleague's entry is right, or takes that back.
/// Of several about one training the one with the highest number counts: the computer's clock decides nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainingConfirmation {
    /// The record of the training.
    pub training: RecordId,
    /// The version of it that they saw.
    pub version: u32,
    /// Which word about the training it is, from 1 on.
    pub number: u32,
    /// The day they said so.
    pub on: NaiveDate,
    /// Whether it is right; else what was said before is taken back.
    pub confirmed: bool,
}

/// A training as rules take it: with the day since which a supervisor or an administrator stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffTraining {
    /// What is on record.
    pub training: Training,
    /// Since when it is confirmed, or entered by a supervisor or an administrator; `None` while it is neither.
    pub confirmed: Option<NaiveDate>,
}

impl StaffTraining {
    /// Whether somebody stood for it by that day.
    pub fn is_confirmed(&self, by: NaiveDate) -> bool {
        self.confirmed.is_some_and(|day| day <= by)
    }
}

/// What a training is refused for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TrainingError {
    /// Nothing says what it is called: write it.
    #[error("the training needs a name")]
    NoName,
    /// Nothing says what it is in: name at least one.
    #[error("the training names no domain, programme or tool")]
    NoSubject,
    /// It is not completed yet: record it on the day it is.
    #[error("the training would be completed on {completed}, which is still to come")]
    InFuture {
        /// The day given.
        completed: NaiveDate,
    },
    /// It would expire before it was completed: correct either day.
    #[error("the training would expire on {expires}, before it was completed on {completed}")]
    ExpiresBeforeCompletion {
        /// The day given for its completion.
        completed: NaiveDate,
        /// The day given for its end.
        expires: NaiveDate,
    },
}

impl Training {
    /// Whether the training can be recorded on `today`.
    pub fn check(&self, today: NaiveDate) -> Result<(), TrainingError> {
        let completed = self.completed;
        if self.what.reveal().trim().is_empty() {
            return Err(TrainingError::NoName);
        }
        if self.subjects.is_empty() {
            return Err(TrainingError::NoSubject);
        }
        if completed > today {
            return Err(TrainingError::InFuture { completed });
        }
        match self.expires {
            Some(expires) if expires < completed => {
                Err(TrainingError::ExpiresBeforeCompletion { completed, expires })
            }
            _ => Ok(()),
        }
    }

    /// Whether it holds on a day: completed by then and not expired.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.completed <= day && self.expires.is_none_or(|last| day <= last)
    }
}
