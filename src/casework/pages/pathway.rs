//! The pathway from referral to end as the Pathway page shows it. Decides nothing: where the family stands is what
//! `programme` computed.

use std::sync::Arc;

use crate::base::{PersonId, Redacted, UserId};
use crate::programme::pathway::{Course, Pathway, Strength};
use crate::programme::{AssessmentGuide, CarerKind, Person, Role};

/// The pathway of one family.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PathwayView {
    /// Where it stands.
    pub stands: Pathway,
    /// Its programmes, so far as they were begun or planned.
    pub courses: Vec<Course>,
    /// Its people.
    pub people: Vec<Person>,
    /// The programmes there are, those of the next step first.
    pub programmes: Vec<ProgrammeName>,
    /// What the guidance says of assessing.
    pub guide: Arc<AssessmentGuide>,
    /// Who wrote what.
    pub writers: Vec<(UserId, Redacted<String>)>,
}

/// A programme to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeName {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// Whether another service gives it, so that it has no sessions here.
    pub elsewhere: bool,
    /// How strongly the guidance names it for the next step, and where.
    pub named: Option<(Strength, String)>,
    /// The programme that the guidance combines it with for the next step, by its id.
    pub with: Option<String>,
}

impl PathwayView {
    /// What a programme is called.
    pub fn title<'a>(&'a self, id: &'a str) -> &'a str {
        self.programmes.iter().find(|known| known.id == id).map_or(id, |known| &known.title)
    }

    /// Whether another service gives a programme.
    pub fn is_elsewhere(&self, id: &str) -> bool {
        self.programmes.iter().any(|known| known.id == id && known.elsewhere)
    }

    /// What somebody is called.
    pub fn label(&self, person: PersonId) -> &str {
        let found = self.people.iter().find(|known| known.id == person);
        found.map_or("", |found| found.label.reveal().as_str())
    }

    /// In which standing each carer is.
    pub fn carers(&self) -> Vec<CarerKind> {
        let kind = |person: &Person| match person.role {
            Role::Carer { kind } if person.left.is_none() => Some(kind),
            _ => None,
        };
        self.people.iter().filter_map(kind).collect()
    }
}
