//! What a person does on the grid of supervision.

use crate::app::state::{GridFilter, GridOrder};
use crate::base::{CaseId, RecordingId};

/// One act on the grid.
#[derive(Clone, Debug, PartialEq)]
pub enum GridAction {
    /// See it.
    Show,
    /// Narrow it down.
    Narrow(GridFilter),
    /// Put it in an order.
    Sort(GridOrder),
    /// Open a cell: of a session, or of the programme as a whole.
    Open(CaseId, Option<u32>),
    /// Close the cell that is open.
    Close,
    /// Go to the family's page of supervision.
    GoFamily(CaseId),
    /// Watch a film of the family.
    Watch(CaseId, RecordingId),
}
