//! The families that are open at the moment, the least recently used closed first. Knows no vault and no window.

use std::collections::{BTreeMap, BTreeSet};

use super::case_file::CaseFile;
use super::known_cases::Overview;
use crate::base::CaseId;

/// So many families are open at most: three files each.
pub(crate) const MOST_OPEN: usize = 48;

/// The open families, and what is known of the others.
#[derive(Default)]
pub(crate) struct OpenCases {
    pub(crate) files: BTreeMap<CaseId, CaseFile>,
    /// When each was last used; one more with every use.
    pub(crate) used: BTreeMap<CaseId, u64>,
    pub(crate) uses: u64,
    /// Families whose journal was compared with what this device knew, since unlocking.
    pub(crate) compared: BTreeSet<CaseId>,
    /// Families this user is no member of. Nobody else changes that while the vault is unlocked.
    pub others: BTreeSet<CaseId>,
    /// What is known of families without opening them again.
    pub overview: Overview,
    /// Whether the times told are those of a story.
    pub(crate) story: bool,
}

impl OpenCases {
    /// An open family.
    pub fn open(&self, case: CaseId) -> Option<&CaseFile> {
        self.files.get(&case)
    }

    /// The family that was not used for longest, of those that can be closed: which of its programmes was chosen
    /// would be forgotten with it.
    pub(crate) fn oldest(&self) -> Option<CaseId> {
        let closable = self.files.iter().filter(|(_, file)| file.chosen_run().is_none());
        closable.map(|(case, _)| *case).min_by_key(|case| self.used.get(case).copied())
    }

    pub(crate) fn take(&mut self, case: CaseId) -> Option<CaseFile> {
        let file = self.files.remove(&case)?;
        self.used.remove(&case);
        self.overview.closed(case, &file);
        Some(file)
    }
}
