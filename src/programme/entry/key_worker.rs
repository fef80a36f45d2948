//! Who the family's key worker was, from when: "having the same key worker, social worker, personal adviser or key person
//! in school throughout the period the child or young person is in the care system or on the edge of care" (NG26 1.1.4).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::known::{Body, Known, bearable, says_something};
use super::refused::EntryError;
use crate::base::{Redacted, UserId};

/// A key worker of the family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyWorker {
    /// Who.
    pub who: KeyPerson,
    /// Their first day.
    pub from: NaiveDate,
    /// Their last day, where it is over; otherwise it ends where the next begins.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// Why they took over; may be empty.
    #[serde(default)]
    pub because: Redacted<String>,
}

/// Somebody who can be a key worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyPerson {
    /// Somebody who works with this vault.
    Colleague(UserId),
    /// Somebody of another service, by a word for them.
    Outside(Redacted<String>),
}

impl Body for KeyWorker {
    fn word(&self) -> &'static str {
        "key-worker"
    }

    /// Whether it can be written down: somebody, from a day that has come. A key worker may have begun before a birth.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        if let KeyPerson::Outside(name) = &self.who {
            says_something(name)?;
        }
        known.not_in_future(self.from)?;
        known.ends_after(self.from, self.until)?;
        bearable([&self.because])
    }
}
