//! What a worker does with the people of a family and with what is known of them. Plain data.

use chrono::NaiveDate;

use crate::base::{PersonId, Redacted};
use crate::programme::{AccessNeeds, CarerKind, ChildDetails};

/// A change of a family's people. Each is one transaction, durable when it is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum PeopleChange {
    /// Another carer.
    AddCarer {
        /// What they are called on screen.
        label: Redacted<String>,
        /// In which standing.
        kind: CarerKind,
    },
    /// Another word or standing for a carer.
    ChangeCarer {
        /// Who.
        person: PersonId,
        /// What they are called on screen.
        label: Redacted<String>,
        /// In which standing.
        kind: CarerKind,
    },
    /// A carer is not in the home that is visited any more, from a day on; or is again.
    CarerLeft {
        /// Who.
        person: PersonId,
        /// The first day without them; `None` where they are there.
        from: Option<NaiveDate>,
    },
    /// Another child.
    AddChild(ChildWords),
    /// Something else about a child.
    ChangeChild(PersonId, ChildWords),
    /// What is known of a child for equal access.
    Details(PersonId, Box<ChildDetails>),
    /// What the sessions need.
    Access(AccessNeeds),
    /// Whose home is visited; `None` where that need not be said.
    Visited(Option<PersonId>),
}

/// A child as the form gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildWords {
    /// What it is called on screen; may be empty for an only child.
    pub label: Redacted<String>,
    /// Date of birth, if known.
    pub born: Option<NaiveDate>,
    /// Whether the programme is not about this child.
    pub beside: bool,
}
