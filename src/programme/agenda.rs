//! What is to be done.

use super::definition::ProgrammeDefinition;
use super::fidelity::CaseFacts;
use crate::base::SessionId;
use chrono::NaiveDate;

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Todo {
    /// At which session.
    pub session: Option<(SessionId, u32)>,
    /// By which day.
    pub day: Option<NaiveDate>,
}

/// What is to be done, most urgent first.
pub fn agenda(_facts: &CaseFacts, _definition: &ProgrammeDefinition, _today: NaiveDate) -> Vec<Todo> {
    Vec::new()
}
