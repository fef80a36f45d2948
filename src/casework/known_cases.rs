//! What lists of all families rest on, kept while the vault is unlocked, each with a stamp that tells when it is stale. Knows no vault.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::case_file::CaseFile;
use super::pages::{FamilyRow, GridRow};
use crate::base::{CaseId, RunId};

/// What is known of families.
#[derive(Default)]
pub(crate) struct Overview(BTreeMap<CaseId, Known>);

/// What is known of one family, as of a state of its database.
struct Known {
    stamp: Stamp,
    code: String,
    lines: Option<Lines>,
}

/// The state of an open family: what was written since it was opened, and which of its programmes is active. Of one
/// that is closed, what it will be when it is opened.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Stamp {
    changes: u64,
    active: Option<RunId>,
}

impl Stamp {
    fn of(file: Option<&CaseFile>) -> Self {
        file.map(|file| Self { changes: file.library().changes(), active: file.chosen_run() })
            .unwrap_or_default()
    }
}

/// A family's lines in the lists.
pub(crate) struct Lines {
    /// The day they were judged as of.
    pub on: NaiveDate,
    /// The state of what they rest on beside the family.
    pub ground: u64,
    /// The line of the caseload.
    pub row: FamilyRow,
    /// The line of the grid.
    pub grid: GridRow,
}

impl Overview {
    /// A family's code, if it is known still.
    pub fn code(&self, case: CaseId, file: Option<&CaseFile>) -> Option<String> {
        Some(self.fresh(case, file)?.code.clone())
    }

    /// Notes a family's code.
    pub fn note_code(&mut self, case: CaseId, code: &str, file: Option<&CaseFile>) {
        self.0.insert(case, Known { stamp: Stamp::of(file), code: code.to_owned(), lines: None });
    }

    /// The family is closed: what is known still is, from its next opening on.
    pub fn closed(&mut self, case: CaseId, file: &CaseFile) {
        let now = Stamp::of(Some(file));
        match self.0.get_mut(&case) {
            Some(known) if known.stamp == now && now.active.is_none() => known.stamp = Stamp::default(),
            _ => {
                self.0.remove(&case);
            }
        }
    }

    /// Notes a family's lines.
    pub fn note_lines(&mut self, case: CaseId, lines: Lines, file: Option<&CaseFile>) {
        let code = lines.row.code.clone();
        self.0.insert(case, Known { stamp: Stamp::of(file), code, lines: Some(lines) });
    }

    /// The line of a family that is closed, as it will be when it is opened.
    pub fn closed_row(&self, case: CaseId) -> Option<&FamilyRow> {
        let known = self.0.get(&case).filter(|known| known.stamp == Stamp::default())?;
        Some(&known.lines.as_ref()?.row)
    }

    fn fresh(&self, case: CaseId, file: Option<&CaseFile>) -> Option<&Known> {
        self.0.get(&case).filter(|known| known.stamp == Stamp::of(file))
    }

    /// A family's lines of that day and that ground, if they are true still.
    pub fn lines(&self, case: CaseId, file: Option<&CaseFile>, on: NaiveDate, ground: u64) -> Option<&Lines> {
        let lines = self.fresh(case, file)?.lines.as_ref()?;
        Some(lines).filter(|lines| (lines.on, lines.ground) == (on, ground))
    }
}
