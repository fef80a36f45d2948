//! Reading a TOML resource so that every complaint names the file, the line and the reason. Knows TOML; knows no
//! programme and no vocabulary.

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

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

/// Deserialises a text that must not be blank.
pub(super) fn filled<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    if text.trim().is_empty() { Err(D::Error::custom("this must not be empty")) } else { Ok(text) }
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
