//! The grid of supervision: what a person does, and what workers report.

use crate::app::state::{GridFilter, GridOrder};
use crate::base::{CaseId, RecordingId};
use crate::casework::pages::{CellEvidence, GridPart};
use crate::programme::SupervisionNote;

/// One act on the grid.
#[derive(Clone, Debug, PartialEq)]
pub enum GridAction {
    /// Narrow it down.
    Narrow(GridFilter),
    /// Put it in an order.
    Sort(GridOrder),
    /// Open a cell: of a session, or of the programme as a whole.
    Open(CaseId, Option<u32>),
    /// Close the cell that is open.
    Close,
    /// Write a note about a session, or about the family as a whole.
    Note(CaseId, SupervisionNote),
    /// Go to the family's page of supervision.
    GoFamily(CaseId),
    /// Go to a session.
    GoSession(CaseId, u32),
    /// Go to what is recorded around the family's programme, its concerns among it.
    GoRecord(CaseId),
    /// Watch a film of the family.
    Watch(CaseId, RecordingId),
}

/// What workers report of the grid.
pub enum GridEvent {
    /// Some families of it.
    Part(Box<GridPart>),
    /// What the cells of a family rest on.
    Cell(CaseId, Box<CellEvidence>),
}
