//! What is recorded around a family's programme, as the Record page shows it. Knows no widget; every judgement in it is a
//! value that `programme` computed.

use chrono::NaiveDate;

use super::StaffRow;
use crate::base::PersonId;
use crate::programme::record::{Continuity, Period, Schooling};
use crate::programme::{AccessNeeds, KeyWorker, Person, Placement};
use crate::words::Message;

/// The Record page. What only has to be listed stands in [`super::FamilyView::entries`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordView {
    /// Carers and children, who left too.
    pub people: Vec<Person>,
    /// Whose record of the people it is, where it is somebody else's: they alone change it.
    pub people_by: Option<StaffRow>,
    /// What the sessions need.
    pub access: AccessNeeds,
    /// Whose home is visited, where that was said.
    pub visited: Option<PersonId>,
    /// What is to be thought of before each session.
    pub before: Vec<Message>,
    /// The schooling of each child whose birth is known.
    pub schooling: Vec<Schooling>,
    /// The placements, in order.
    pub placements: Vec<Period<Placement>>,
    /// How often each child moved.
    pub moves: Vec<(PersonId, usize)>,
    /// The key workers, in order.
    pub key_workers: Vec<Period<KeyWorker>>,
    /// How long the key worker has been the same.
    pub continuity: Continuity,
    /// Whether the key worker is a colleague who left.
    pub key_worker_gone: bool,
    /// Everybody who ever worked with the vault.
    pub staff: Vec<StaffRow>,
    /// What happened around the programme, newest first.
    pub history: Vec<(NaiveDate, Message)>,
}

impl RecordView {
    /// The children.
    pub fn children(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| !person.is_carer())
    }

    /// The carers, who left too.
    pub fn carers(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.is_carer())
    }
}
