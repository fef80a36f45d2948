//! Supervision: what a person does about it. Plain data.

use std::path::PathBuf;

use crate::base::{RecordId, SessionId};

/// What a person does about supervising the family that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SupervisionAction {
    /// Have chance draw a stretch of film.
    Draw,
    /// Code a sample.
    Code(RecordId),
    /// The sample that is being coded is finished: compare it.
    Finish,
    /// Open what was shown and said at a session, to count comments.
    OpenSaid(SessionId),
    /// Close it.
    CloseSaid,
    /// Add a checklist of the service's own from this file.
    AddChecklist(PathBuf),
}
