//! Reading a TOML resource so that every complaint names the file, the line and the reason. Knows TOML; knows no
//! programme and no vocabulary.

use std::cell::OnceCell;

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use toml::Spanned;
use toml::de::DeTable;

use crate::base::invisible;

/// A programme or vocabulary file is refused: correct the named line, or restore the file that ships with Attune.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {reason}")]
pub struct DefinitionError {
    /// The file, as the caller named it.
    pub file: String,
    /// Line of the fault, from 1.
    pub line: usize,
    /// What is wrong there.
    pub reason: String,
}

/// One TOML file: its text and its name.
#[derive(Clone, Copy)]
pub(super) struct Resource<'a> {
    pub text: &'a str,
    pub file_name: &'a str,
}

impl Resource<'_> {
    /// Reads the whole file as `T`.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, DefinitionError> {
        toml::from_str(self.text)
            .map_err(|error| self.fault(error.span().map_or(0, |span| span.start), error.message()))
    }

    /// A complaint about the byte `offset` of the text.
    pub fn fault(self, offset: usize, reason: impl Into<String>) -> DefinitionError {
        let before = self.text.bytes().take(offset);
        let line = 1 + before.filter(|byte| *byte == b'\n').count();
        DefinitionError { file: self.file_name.to_owned(), line, reason: reason.into() }
    }

    /// Where its parts stand, found out once a fault is to be placed.
    pub fn places(&self) -> Places<'_> {
        Places { resource: *self, read: OnceCell::new() }
    }

    /// Unwraps a list whose entries must differ by `name`.
    pub fn distinct<T>(
        self,
        entries: Vec<Spanned<T>>,
        what: &str,
        name: impl Fn(&T) -> &str,
    ) -> Result<Vec<T>, DefinitionError> {
        let mut found: Vec<T> = Vec::with_capacity(entries.len());
        for entry in entries {
            let offset = entry.span().start;
            let entry = entry.into_inner();
            if found.iter().any(|earlier| name(earlier).eq_ignore_ascii_case(name(&entry))) {
                return Err(self.fault(offset, format!("{what} \"{}\" is there twice", name(&entry))));
            }
            found.push(entry);
        }
        Ok(found)
    }
}

/// Where the parts of a file stand, for what can be checked only once it is read.
pub(super) struct Places<'a> {
    resource: Resource<'a>,
    read: OnceCell<DeTable<'a>>,
}

impl<'a> Places<'a> {
    /// The file's parts; none where it cannot be read, which was refused before.
    fn read(&self) -> &DeTable<'a> {
        self.read
            .get_or_init(|| DeTable::parse(self.resource.text).map(Spanned::into_inner).unwrap_or_default())
    }

    /// The byte at which a section begins; the file's own where it has none of that name.
    pub fn section(&self, name: &str) -> usize {
        self.read().get(name).map_or(0, |found| found.span().start)
    }

    /// The byte at which a part of a section begins.
    pub fn part(&self, section: &str, name: &str) -> usize {
        let found = self.read().get(section).and_then(|section| section.as_ref().as_table()?.get(name));
        found.map_or_else(|| self.section(section), |found| found.span().start)
    }

    /// The byte at which an entry of a list begins, counted from 0.
    pub fn entry(&self, list: &str, number: usize) -> usize {
        let found = self.read().get(list).and_then(|list| list.as_ref().as_array()?.get(number));
        found.map_or_else(|| self.section(list), |found| found.span().start)
    }

    /// The byte at which an entry begins of a list that an entry of another list holds.
    pub fn inner(&self, list: &str, number: usize, inner: &str, at: usize) -> usize {
        let found = self.read().get(list).and_then(|list| {
            let holder = list.as_ref().as_array()?.get(number)?.as_ref().as_table()?;
            holder.get(inner)?.as_ref().as_array()?.get(at)
        });
        found.map_or_else(|| self.entry(list, number), |found| found.span().start)
    }

    /// A complaint about the byte `offset` of the text.
    pub fn fault(&self, offset: usize, reason: impl Into<String>) -> DefinitionError {
        self.resource.fault(offset, reason)
    }

    /// Refuses a list of which two entries have one name.
    pub fn distinct<'n>(
        &self,
        list: &str,
        what: &str,
        names: impl Iterator<Item = &'n str>,
    ) -> Result<(), DefinitionError> {
        let mut found: Vec<&str> = Vec::new();
        for (number, name) in names.enumerate() {
            if found.iter().any(|earlier| earlier.eq_ignore_ascii_case(name)) {
                let reason = format!("{what} \"{name}\" is there twice");
                return Err(self.fault(self.entry(list, number), reason));
            }
            found.push(name);
        }
        Ok(())
    }
}

/// What is said of a text that is blank.
pub(super) const BLANK: &str = "this must not be empty";

/// Deserialises a text that must not be blank.
pub(super) fn filled<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    if text.trim().is_empty() { Err(D::Error::custom(BLANK)) } else { Ok(text) }
}

/// Longest name of a programme and the like, in characters.
const NAME_CHARS: usize = 120;

/// Deserialises a name that people read and type: not blank, of a bearable length, of visible characters.
pub(super) fn named<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = filled(from)?;
    if text.chars().count() > NAME_CHARS {
        Err(D::Error::custom(format!("this has more than {NAME_CHARS} characters")))
    } else if text.chars().any(invisible) {
        Err(D::Error::custom("this has characters that cannot be seen: leave them out"))
    } else {
        Ok(text)
    }
}

/// Names joined by commas, for "there are …".
pub(super) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}
