//! What an entry is held against before it is written, and the checks that many share. Knows no single kind of entry.

use std::any::Any;
use std::fmt;

use chrono::NaiveDate;

use super::refused::{AroundError, EntryError, MOST_CHARS, PathwayError};
use crate::base::{PersonId, RecordId, Redacted};
use crate::programme::case::Person;

/// What an entry is held against before it is written.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The family's people.
    pub people: &'a [Person],
    /// The entries that stand, without the one that is revised.
    pub entries: &'a dyn Others,
    /// The days on which sessions were held, in any order.
    pub held: &'a [NaiveDate],
    /// Today.
    pub today: NaiveDate,
}

/// The entries beside one, of whatever kind.
pub trait Others: fmt::Debug {
    /// Their records with their bodies.
    fn bodies(&self) -> Box<dyn Iterator<Item = (RecordId, &dyn Any)> + '_>;
}

/// What one kind of entry says.
pub trait Body: Any {
    /// The subject's word in records and in the journal, such as `decision`.
    fn word(&self) -> &'static str;

    /// Whether it can be written down.
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError>;

    /// Whether it stands for good: it is neither revised nor taken back, by nobody.
    fn is_final(&self) -> bool {
        false
    }

    /// Whether only a supervisor writes and revises it.
    fn is_supervision(&self) -> bool {
        false
    }
}

impl<'a> Known<'a> {
    /// The other entries of a kind, with their records.
    pub(super) fn all<T: Any>(&self) -> impl Iterator<Item = (RecordId, &'a T)> {
        self.entries.bodies().filter_map(|(id, body)| Some((id, body.downcast_ref::<T>()?)))
    }
}

impl Known<'_> {
    /// Refuses a day that has not come.
    pub fn not_in_future(&self, on: NaiveDate) -> Result<(), EntryError> {
        if on > self.today { Err(EntryError::InFuture { on }) } else { Ok(()) }
    }

    /// Refuses a day before the eldest child's birth, where that is known.
    pub fn not_before_birth(&self, on: NaiveDate) -> Result<(), EntryError> {
        let born = self.people.iter().filter_map(Person::born);
        match born.min() {
            Some(born) if on < born => Err(EntryError::BeforeBirth { on, born }),
            _ => Ok(()),
        }
    }
}

impl Known<'_> {
    /// Refuses an end before its beginning, and one that has not come.
    pub(super) fn ends_after(&self, from: NaiveDate, until: Option<NaiveDate>) -> Result<(), EntryError> {
        let Some(until) = until else { return Ok(()) };
        if until < from {
            return Err(AroundError::EndsBefore { from, until }.into());
        }
        self.not_in_future(until)
    }

    /// Refuses somebody who is no carer of the family; one who left is.
    pub(super) fn is_carer(&self, person: PersonId) -> Result<(), EntryError> {
        let known = self.people.iter().any(|known| known.id == person && known.is_carer());
        if known { Ok(()) } else { Err(AroundError::UnknownCarer.into()) }
    }

    /// Refuses somebody who is no child of the family; nobody means all children.
    pub(super) fn is_child(&self, person: Option<PersonId>) -> Result<(), EntryError> {
        let child = |id| self.people.iter().any(|known| known.id == id && !known.is_carer());
        if person.is_none_or(child) { Ok(()) } else { Err(AroundError::UnknownChild.into()) }
    }

    /// Refuses a day before that child's birth, or the eldest's where all are meant.
    pub(super) fn not_before_birth_of(
        &self,
        child: Option<PersonId>,
        on: NaiveDate,
    ) -> Result<(), EntryError> {
        let named = self.people.iter().find(|person| Some(person.id) == child);
        match named.and_then(Person::born) {
            Some(born) if on < born => Err(EntryError::BeforeBirth { on, born }),
            Some(_) => Ok(()),
            None => self.not_before_birth(on),
        }
    }
}

/// Refuses text that is too long or cannot be shown.
pub(super) fn bearable<'t>(texts: impl IntoIterator<Item = &'t Redacted<String>>) -> Result<(), EntryError> {
    for text in texts {
        let chars = text.reveal().chars().count();
        if chars > MOST_CHARS {
            return Err(AroundError::TooLong { chars, most: MOST_CHARS }.into());
        }
        if text.reveal().chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
            return Err(AroundError::Unprintable.into());
        }
    }
    Ok(())
}

/// Refuses text that says nothing.
pub(super) fn says_something(text: &Redacted<String>) -> Result<(), EntryError> {
    if text.reveal().trim().is_empty() { Err(EntryError::Empty) } else { bearable([text]) }
}

/// Whether a text says nothing.
pub(super) fn is_blank(words: &Redacted<String>) -> bool {
    words.reveal().trim().is_empty()
}

/// Refuses a last day before the first.
pub(super) fn in_order(first: NaiveDate, last: NaiveDate) -> Result<(), PathwayError> {
    if last < first { Err(PathwayError::EndsBeforeItBegins { first, last }) } else { Ok(()) }
}
