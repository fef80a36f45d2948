//! Supervision: what a person does about it, what that asks of the workers, and what they report.

use std::path::PathBuf;

use crate::base::{CaseId, RecordId, SessionId};
use crate::casework::changes::TagChange;
use crate::casework::pages::SaidView;

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

/// A job about supervising a family.
#[derive(Clone, Debug, PartialEq)]
pub enum SupervisionJob {
    /// Draw a sample.
    Draw(CaseId),
    /// Open the film of a sample in the player, with the second coder's marks only.
    OpenCoding(CaseId, RecordId),
    /// Change the second coder's marks on a sample.
    ChangeCoding(CaseId, RecordId, TagChange),
    /// Finish the coding of a sample.
    FinishCoding(CaseId, RecordId),
    /// Read what was shown and said at a session.
    ReadSaid(CaseId, SessionId),
    /// Add a checklist of the service's own; the family's page is open.
    AddChecklist(CaseId, PathBuf),
}

/// What workers report of it. The family's page follows.
#[derive(Clone, Debug, PartialEq)]
pub enum SupervisionEvent {
    /// A sample was drawn.
    Drawn,
    /// A coding is finished, and compared.
    Finished,
    /// What was shown and said at a session.
    Said(Box<SaidView>),
}
