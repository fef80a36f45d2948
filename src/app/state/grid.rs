//! The grid of supervision as data: families against sessions, each cell the most urgent verdict, narrowed down and put
//! in an order. Decides nothing: verdicts are values that `programme` computed.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::on_screen::OnScreen;
use crate::base::{CaseId, Redacted, UserId};
use crate::casework::pages::{CellEvidence, GridPart, GridRow};
use crate::programme::fidelity::Verdict;

/// The grid on screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridScreen {
    /// The families read so far.
    pub rows: Vec<GridRow>,
    /// How many of the vault's families were looked at, of how many; the same when all are.
    pub read: (usize, usize),
    /// What the rows are narrowed down to.
    pub filter: GridFilter,
    /// In which order they stand.
    pub order: GridOrder,
    /// The rows shown, as places in `rows`.
    pub shown: Vec<usize>,
    /// The cell that is open.
    pub open: Option<OpenCell>,
}

/// How the grid was when one left it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridKept {
    /// What the rows were narrowed down to.
    pub filter: GridFilter,
    /// In which order they stood.
    pub order: GridOrder,
    /// The cell that was open: whose, and of which session.
    pub cell: Option<(CaseId, Option<u32>)>,
}

/// A cell that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenCell {
    /// Whose.
    pub case: CaseId,
    /// Of which session; `None` for the programme as a whole.
    pub session: Option<u32>,
    /// What its verdict rests on, once it is read.
    pub evidence: Option<CellEvidence>,
}

/// What the grid is narrowed down to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridFilter {
    /// Only families whose most urgent verdict is this.
    pub verdict: Option<Verdict>,
    /// Only families of this worker.
    pub worker: Option<UserId>,
    /// Only this programme.
    pub programme: Option<String>,
    /// Only families where this waits.
    pub waiting: Option<Waiting>,
}

/// What waits for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// A note of supervision that nobody has answered.
    Note,
    /// A safeguarding concern that nobody named has answered.
    Concern,
}

impl Waiting {
    /// How many wait in a family.
    pub fn of(self, row: &GridRow) -> usize {
        match self {
            Self::Note => row.notes,
            Self::Concern => row.concerns.map_or(0, |waiting| waiting.count as usize),
        }
    }
}

/// In which order the rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GridOrder {
    /// A safeguarding concern that waits first, then not met and at risk.
    #[default]
    Urgent,
    /// By code.
    Code,
    /// By worker.
    Worker,
    /// The next session first.
    Next,
}

impl GridOrder {
    /// Every order, as in a list.
    pub const ALL: [Self; 4] = [Self::Urgent, Self::Next, Self::Worker, Self::Code];
}

impl GridFilter {
    fn passes(&self, row: &GridRow) -> bool {
        self.verdict.is_none_or(|verdict| row.verdict == verdict)
            && self.waiting.is_none_or(|waiting| waiting.of(row) > 0)
            && self.worker.is_none_or(|worker| row.worker.as_ref().is_some_and(|(user, _)| *user == worker))
            && self.programme.as_ref().is_none_or(|programme| row.programme == *programme)
    }
}

impl GridScreen {
    /// Nothing read yet; narrowed down and put in order as it was when one left it.
    pub fn new(kept: GridKept) -> Self {
        let GridKept { filter, order, cell } = kept;
        let open = cell.map(|(case, session)| OpenCell { case, session, evidence: None });
        Self { filter, order, open, ..Self::default() }
    }

    /// What of it is kept for coming back.
    pub fn kept(&self) -> GridKept {
        let cell = self.open.as_ref().map(|open| (open.case, open.session));
        GridKept { filter: self.filter.clone(), order: self.order, cell }
    }

    /// Whether all families were looked at.
    pub fn is_read(&self) -> bool {
        self.read.1 > 0 && self.read.0 >= self.read.1
    }

    /// Takes the families that follow those read so far; whether they did.
    pub fn take(&mut self, part: GridPart) -> bool {
        let follows = part.from == self.read.0;
        if follows {
            self.rows.extend(part.rows);
            self.read = (part.to, part.all);
            self.lay_out();
        }
        follows
    }

    /// Narrows the rows down.
    pub fn narrow(&mut self, filter: GridFilter) {
        self.filter = filter;
        self.lay_out();
    }

    /// One more note of a family is to be answered.
    pub fn noted(&mut self, case: CaseId) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.case == case) {
            row.notes += 1;
        }
    }

    /// Puts the rows in an order.
    pub fn sort(&mut self, order: GridOrder) {
        self.order = order;
        self.lay_out();
    }

    fn lay_out(&mut self) {
        let rows = &self.rows;
        self.shown = (0..rows.len()).filter(|place| self.filter.passes(&rows[*place])).collect();
        let day = |row: &GridRow| {
            let day = row.next.and_then(|(_, day)| day);
            (day.is_none(), day)
        };
        let worker = |row: &GridRow| row.worker.as_ref().map(|(_, name)| name.reveal().to_lowercase());
        match self.order {
            GridOrder::Urgent => self.shown.sort_by_cached_key(|place| {
                let row = &rows[*place];
                (row.concerns.is_none(), Reverse(row.verdict.urgency()), day(row), row.code.clone())
            }),
            GridOrder::Code => self.shown.sort_by_cached_key(|place| rows[*place].code.clone()),
            GridOrder::Worker => self.shown.sort_by_cached_key(|place| {
                let row = &rows[*place];
                (row.worker.is_none(), worker(row), Reverse(row.verdict.urgency()), row.code.clone())
            }),
            GridOrder::Next => self.shown.sort_by_cached_key(|place| {
                let row = &rows[*place];
                (day(row), row.code.clone())
            }),
        }
    }

    /// The rows shown, in their order.
    pub fn shown(&self) -> impl Iterator<Item = &GridRow> {
        self.shown.iter().filter_map(|place| self.rows.get(*place))
    }

    /// The highest number of a session in any row.
    pub fn sessions(&self) -> u32 {
        self.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.number).max().unwrap_or(0)
    }

    /// Everybody who works with one of the families, by name.
    pub fn workers(&self) -> Vec<(UserId, Redacted<String>)> {
        let mut workers: Vec<(UserId, Redacted<String>)> = Vec::new();
        for (user, name) in self.rows.iter().filter_map(|row| row.worker.as_ref()) {
            if !workers.iter().any(|(known, _)| known == user) {
                workers.push((*user, name.clone()));
            }
        }
        workers.sort_by_key(|(_, name)| name.reveal().to_lowercase());
        workers
    }

    /// How many wait in all families.
    pub fn waiting(&self, waiting: Waiting) -> usize {
        self.rows.iter().map(|row| waiting.of(row)).sum()
    }

    /// The programmes there are.
    pub fn programmes(&self) -> BTreeSet<&str> {
        self.rows.iter().map(|row| row.programme.as_str()).collect()
    }

    /// The row of a family.
    pub fn row(&self, case: CaseId) -> Option<&GridRow> {
        self.rows.iter().find(|row| row.case == case)
    }
}

impl OnScreen for GridScreen {}

#[cfg(test)]
#[path = "grid_tests.rs"]
mod tests;
