//! What is done on Today itself; most of what it offers is opening a place.

use crate::base::CaseId;

/// An act on Today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TodayAction {
    /// The worker is at the family's, at that session: it is noted, and the session opens.
    Arrived(CaseId, u32),
}
