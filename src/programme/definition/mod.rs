//! What a programme asks: its numbers, rhythm, place, worker, film, watching, headings, aims and contents, each with its
//! recommendation. Read from a programme file (`resources/programmes/*.toml`, or a service's own); holds no number of
//! its own. Knows no family and judges nothing.
//!
//! One engine serves every programme: what a definition lacks is not asked and not judged. So a programme films if its
//! file has a section `film`, and for no other reason.

mod file;
pub(super) mod programme;
pub(super) mod retention;
pub(super) mod rules;
pub(super) mod sections;
pub(super) mod shipped;

pub use programme::ProgrammeDefinition;
pub use rules::{Bounds, NumberRule, RuleId, Tolerance, Unit};
pub use sections::{
    Ages, Aim, Content, GuidanceHeading, OwnRhythm, PlaceRule, ReviewRule, RhythmPhase, WatchingNumbers,
    WatchingRule, WorkerRule,
};
pub use shipped::OwnProgramme;
