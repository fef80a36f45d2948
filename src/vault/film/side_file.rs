//! A small file that may lie beside a film, and may be damaged. Knows nothing of what is in it.

use std::path::Path;

use crate::vault::{VaultError, safe_file};

/// A small file beside the film.
#[derive(Debug)]
pub enum SideFile<T> {
    /// There is none.
    Missing,
    /// There is one that cannot be used.
    Unreadable(VaultError),
    /// Authentic.
    Whole(T),
}

impl<T> SideFile<T> {
    /// What is in it.
    pub fn whole(&self) -> Option<&T> {
        if let Self::Whole(content) = self { Some(content) } else { None }
    }

    /// Why it cannot be used.
    pub fn trouble(&self) -> Option<&VaultError> {
        if let Self::Unreadable(error) = self { Some(error) } else { None }
    }

    /// Puts it away where it is sound but not of this very file.
    pub(super) fn check(&mut self, what: &'static str, belongs: impl FnOnce(&T) -> bool) {
        if self.whole().is_some_and(|content| !belongs(content)) {
            *self = Self::Unreadable(VaultError::damaged(what, "it belongs to another film file"));
        }
    }

    /// Reads the file at the path.
    pub(super) fn read(path: &Path, decode: impl FnOnce(Vec<u8>) -> Result<T, VaultError>) -> Self {
        match safe_file::read(path) {
            Ok(None) => Self::Missing,
            Ok(Some(file)) => decode(file).map_or_else(Self::Unreadable, Self::Whole),
            Err(error) => Self::Unreadable(error),
        }
    }
}
