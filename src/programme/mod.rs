//! What the guidance says and what is recorded under it: programme definitions, vocabulary, the bodies of the
//! records about a family, consent rules and fidelity.
//!
//! **Pure**: no I/O, no clock, no randomness ("today" is an argument), no widget, no SQL, no GStreamer. Numbers
//! of the guidance stand in `resources/programmes/*.toml` with their source, never here.

pub mod agenda;
pub mod agreement;
mod assessing;
mod calendar;
mod case;
mod child;
mod clip;
mod concerns;
mod consent;
mod definition;
pub mod entry;
mod erasure;
pub mod fidelity;
mod judges;
mod lawful_basis;
mod measure;
pub mod measures;
mod next_session;
pub mod pathway;
mod progress;
pub mod record;
mod recording;
mod resource;
pub mod retention;
mod runs;
mod said;
mod session;
mod showing;
pub mod steps;
pub mod supervision;
pub mod timeline;
mod training;
mod training_guide;
mod vocabulary;

pub use agenda::{Todo, TodoKind, agenda};
pub use assessing::{AreaText, AssessmentGuide, AssessmentTool, ToolAges, ToolQuestion};
pub use calendar::{months_of_age, school_age_from, secondary_school_from};
pub use case::{CODE_MAX_CHARS, CarerKind, CaseCode, CaseCodeError, FamilyCase, Person, Role};
pub use child::{AccessNeeds, ChildDetails, EthnicGroup, LegalStatus, Origin, Recorded, Sex, YesNo};
pub use clip::{Clip, ClipError, ForParents, ShownDespite};
pub use concerns::{WaitingConcerns, replies_to};
pub use consent::{
    Answer, ConsentRecord, MissingConsent, MissingReason, Purpose, Standing, UnknownPurpose, answer_of,
    asked, latest_answer, standing, withdrawals,
};
pub use definition::{
    Ages, Aim, Bounds, Content, GuidanceHeading, NumberRule, OwnProgramme, OwnRhythm, PlaceRule,
    ProgrammeDefinition, ReviewRule, RhythmPhase, RuleId, Tolerance, Unit, WatchingNumbers, WatchingRule,
    WorkerRule,
};
pub use entry::{
    About, ChecklistRating, Code, Comment, CommentCoding, CommentCount, Sample, SampledClip, SecondCoding,
    SupervisionAnswer, SupervisionError, SupervisionNote,
};
pub use entry::{
    AgencyKind, AroundError, Attended, CarerSupport, Concern, ConcernAnswer, ConcernClosed, ConcernReply,
    ConcernStanding, Contact, EducationPlan, KeyPerson, KeyWorker, Matters, Notified, Placement,
    PlacementKind, PlanPart, Significant,
};
pub use entry::{
    Area, Assessment, Circumstance, Conclusion, Contributor, ContributorKind, EndReason, Ending, Improvement,
    Judgement, Offer, OfferAnswer, OfferReply, Override, PathwayError, PathwayStep, Referral, ReferralReason,
    Review, ReviewPart, ToolResult,
};
pub use entry::{Decision, Entered, Entry, EntryError, Known};
pub use entry::{Occasion, Rater, Rating, RatingError};
pub use entry::{ProgrammeBegun, ProgrammeEnd, ProgrammeEnded};
pub use erasure::{ErasureOrder, ErasureReceipt};
pub use lawful_basis::{Article6, Article9, LawfulBasis, current_basis};
pub use measure::{Anchor, Better, LooksAt, Measure, Rates, Scale, Score};
pub use next_session::{next_session_number, session_to_hold};
pub use progress::{Progress, progress};
pub use recording::{FilmGap, Recording, RecordingState, Unfilmed, filmed_of, merged_gaps};
pub use resource::DefinitionError;
pub use retention::{FilmHold, HoldGround, HoldLifted, RetentionSubject, ServiceRetention};
pub use runs::{Run, RunDefinition, Runs};
pub use said::Said;
pub use session::{
    Closed, HeldVisit, LONGEST_VISIT, Missed, Moved, PlaceKind, Session, SessionError, SessionPlace,
    SessionPlan, VisitClock, VisitCorrection, VisitLength,
};
pub use showing::{ParentWords, Showing};
pub use steps::{Step, StepKind, StepState, steps};
pub use timeline::{PlaceState, Timeline, TimelinePlace, is_far_beyond, session_numbers, timeline};
pub use training::{
    StaffTraining, Training, TrainingConfirmation, TrainingError, TrainingSubject, UnknownSubject,
};
pub use training_guide::{TrainingDomain, TrainingGuide};
pub use vocabulary::{Heading, KeepsBack, ParentUse, Tag, UnknownTag, Vocabulary, Who};

#[cfg(test)]
mod tests;
