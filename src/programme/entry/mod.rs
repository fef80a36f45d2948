//! Entries: what is written down about a family beside its sessions, films, clips and consents. One kind of record with
//! a tagged body a subject; each is added, revised by who wrote it, or taken back as a mistake. Knows no database and
//! makes no sentence.

pub(super) mod carer_support;
pub(super) mod concern;
pub(super) mod contact;
pub(super) mod decision;
pub(super) mod education;
pub(super) mod key_worker;
pub(super) mod kinds;
pub(super) mod known;
pub(super) mod measure;
pub(super) mod pathway;
pub(super) mod placement;
pub(super) mod programme;
mod refused;
pub(super) mod significant;
pub(super) mod supervision;

pub use carer_support::{Attended, CarerSupport};
pub use concern::{Concern, ConcernAnswer, ConcernClosed, ConcernReply, ConcernStanding, Notified};
pub use contact::{AgencyKind, Contact};
pub use decision::Decision;
pub use education::{EducationPlan, PlanPart};
pub use key_worker::{KeyPerson, KeyWorker};
pub use kinds::{Entered, Entry};
pub use known::{Known, Others};
pub use measure::{Occasion, Rater, Rating};
pub use pathway::{
    Area, Assessment, Circumstance, Conclusion, Contributor, ContributorKind, EndReason, Ending, Improvement,
    Judgement, Offer, OfferAnswer, OfferReply, Override, PathwayStep, Referral, ReferralReason, Review,
    ReviewPart, ToolResult,
};
pub use placement::{Placement, PlacementKind};
pub use programme::{ProgrammeBegun, ProgrammeEnd, ProgrammeEnded};
pub use refused::{AroundError, EntryError, PathwayError, RatingError, SupervisionError};
pub use significant::{Matters, Significant};
pub use supervision::{
    About, ChecklistRating, Code, Comment, CommentCoding, CommentCount, Sample, SampledClip, SecondCoding,
    SupervisionAnswer, SupervisionNote,
};

#[cfg(test)]
mod tests;
