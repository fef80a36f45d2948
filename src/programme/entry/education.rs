//! The education plan of a child: "Children and young people with attachment difficulties have an up-to-date education
//! plan setting out how they will be supported in school" (QS133 statement 2; NG26 1.2.5).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::known::{Body, Known, bearable};
use super::refused::{AroundError, EntryError};
use crate::base::{PersonId, Redacted};

/// What the plan says, as far as it is known here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EducationPlan {
    /// Whose, where it is not of all children.
    #[serde(default)]
    pub child: Option<PersonId>,
    /// The day it was made, or last changed.
    pub on: NaiveDate,
    /// "How they will be supported in school"; may be empty.
    #[serde(default)]
    pub support: Redacted<String>,
    /// "Contact details for the parents, carers and health and social care professionals"; may be empty.
    #[serde(default)]
    pub contacts: Redacted<String>,
    /// "A key person who can advocate for the child"; may be empty.
    #[serde(default)]
    pub key_person: Redacted<String>,
    /// "A safe place in school"; may be empty.
    #[serde(default)]
    pub safe_place: Redacted<String>,
    /// When it is to be looked at again; may lie ahead.
    #[serde(default)]
    pub review: Option<NaiveDate>,
}

/// A part of an education plan (NG26 1.2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanPart {
    /// How the child is supported in school.
    Support,
    /// Who is to be reached.
    Contacts,
    /// A key person.
    KeyPerson,
    /// A safe place.
    SafePlace,
}

impl PlanPart {
    /// Every part, in the order of a plan.
    pub const ALL: [Self; 4] = [Self::Support, Self::Contacts, Self::KeyPerson, Self::SafePlace];
}

impl Body for EducationPlan {
    fn word(&self) -> &'static str {
        "education-plan"
    }

    /// Whether it can be written down: it says something, of a day that has come in the child's life, and is reviewed
    /// after that.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.is_child(self.child)?;
        known.not_in_future(self.on)?;
        known.not_before_birth_of(self.child, self.on)?;
        if let Some(until) = self.review.filter(|review| *review < self.on) {
            return Err(AroundError::EndsBefore { from: self.on, until }.into());
        }
        let parts = self.parts();
        if self.lacks().count() == parts.len() {
            return Err(EntryError::Empty);
        }
        bearable(parts.map(|(_, text)| text))
    }
}

impl EducationPlan {
    /// The parts, each with what it says.
    pub const fn parts(&self) -> [(PlanPart, &Redacted<String>); 4] {
        [
            (PlanPart::Support, &self.support),
            (PlanPart::Contacts, &self.contacts),
            (PlanPart::KeyPerson, &self.key_person),
            (PlanPart::SafePlace, &self.safe_place),
        ]
    }

    /// The parts of which it says nothing.
    pub fn lacks(&self) -> impl Iterator<Item = PlanPart> {
        let silent =
            |(part, text): (PlanPart, &Redacted<String>)| text.reveal().trim().is_empty().then_some(part);
        self.parts().into_iter().filter_map(silent)
    }
}
