//! What the guidance says and what is recorded under it: programme definitions, vocabulary, the bodies of the
//! records about a family, consent rules and fidelity.
//!
//! **Pure**: no I/O, no clock, no randomness ("today" is an argument), no widget, no SQL, no GStreamer. Numbers
//! of the guidance stand in `resources/programmes/*.toml` with their source, never here.

mod case;
mod clip;
mod consent;
mod definition;
pub mod fidelity;
mod resource;
mod session;
mod vocabulary;

pub use case::{CarerKind, CaseCode, CaseCodeError, FamilyCase, Person, Role};
pub use clip::{Clip, ClipError};
pub use consent::{
    Answer, ConsentRecord, Missing, MissingReason, Purpose, Standing, UnknownPurpose, standing,
};
pub use definition::{
    Aim, Bounds, GuidanceHeading, NumberRule, PlaceRule, ProgrammeDefinition, RuleId, Unit, WorkerRule,
};
pub use resource::DefinitionError;
pub use session::{
    HeldVisit, Missed, Place, PlaceKind, Recording, RecordingState, Session, SessionError, VisitCorrection,
    VisitLength,
};
pub use vocabulary::{Heading, ParentUse, Tag, UnknownTag, Vocabulary, Who};

#[cfg(test)]
mod tests;
