//! The five steps of a session.

use super::definition::ProgrammeDefinition;
use super::fidelity::CaseFacts;
use super::vocabulary::Vocabulary;
use crate::base::SessionId;
use chrono::NaiveDate;

/// A step of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepKind {
    /// Plan.
    Plan,
    /// Film.
    Film,
    /// Tag.
    Tag,
    /// Review with the parents.
    Review,
    /// Close.
    Close,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Nothing is missing.
    Done,
    /// Something is missing.
    Open,
    /// It cannot be done yet.
    NotNow,
}

/// One step, and what it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub kind: StepKind,
    /// How far.
    pub state: StepState,
}

/// The steps of a session.
pub fn steps(
    _facts: &CaseFacts,
    _vocabulary: &Vocabulary,
    _definition: &ProgrammeDefinition,
    _session: SessionId,
    _today: NaiveDate,
) -> [Step; 5] {
    use StepKind::{Close, Film, Plan, Review, Tag};
    [Plan, Film, Tag, Review, Close].map(|kind| Step { kind, state: StepState::Open })
}
