//! The agencies around a family and how to reach them: "processes and structures … are stable and consistent", with "a
//! case management system to coordinate care and treatment" (NG26 1.1.4).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::known::{Body, Known, bearable, says_something};
use super::refused::EntryError;
use crate::base::Redacted;

/// Somebody of another service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Of what kind.
    pub kind: AgencyKind,
    /// Who, in a few words.
    pub label: Redacted<String>,
    /// How to reach them; may be empty.
    #[serde(default)]
    pub reach: Redacted<String>,
    /// The day this was last known to be right.
    pub on: NaiveDate,
}

/// Kinds of agencies: "all health, education and social care professionals" (NG26 1.1.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgencyKind {
    /// Social care.
    SocialCare,
    /// Health, such as a health visitor.
    Health,
    /// Mental health of children and young people.
    MentalHealth,
    /// School, nursery and other education.
    Education,
    /// Court, police or a guardian of the court.
    Justice,
    /// Anything else.
    Other,
}

impl AgencyKind {
    /// Every kind, in the order they are offered.
    pub const ALL: [Self; 6] =
        [Self::SocialCare, Self::Health, Self::MentalHealth, Self::Education, Self::Justice, Self::Other];
}

impl Body for Contact {
    fn word(&self) -> &'static str {
        "contact"
    }

    /// Whether it can be written down: somebody, known on a day that has come.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        says_something(&self.label)?;
        known.not_in_future(self.on)?;
        bearable([&self.reach])
    }
}
