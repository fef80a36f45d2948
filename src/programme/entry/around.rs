//! What the entries around a programme are refused for beside what every entry is, and the checks they share. Advises
//! nothing.

use chrono::NaiveDate;

use super::{EntryError, Known};
use crate::base::{PersonId, Redacted};
use crate::programme::Person;

/// Longest text of one field, in characters: a slip of the clipboard, not a limit to what can be said.
const MOST_CHARS: usize = 4000;

/// What an entry around the programme is refused for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AroundError {
    /// It ends before it begins: correct either day.
    #[error("it ends on {until}, before it begins on {from}")]
    EndsBefore {
        /// The day given for its beginning.
        from: NaiveDate,
        /// The day given for its end.
        until: NaiveDate,
    },
    /// A carer is named who is none of the family's: choose one of them.
    #[error("no such carer in this family")]
    UnknownCarer,
    /// A child is named who is none of the family's: choose one of them.
    #[error("no such child in this family")]
    UnknownChild,
    /// A text is too long: shorten it.
    #[error("a text has at most {MOST_CHARS} characters, this has {chars}")]
    TooLong {
        /// How many characters it has.
        chars: usize,
        /// How many it may have.
        most: usize,
    },
    /// A text holds a character that cannot be shown: type it anew.
    #[error("a text holds a character that cannot be shown")]
    Unprintable,
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
