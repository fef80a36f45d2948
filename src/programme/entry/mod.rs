//! Entries: what is written down about a family beside its sessions, films, clips and consents. One kind of record with
//! a tagged body a subject; each is added, revised by who wrote it, or taken back as a mistake. Knows no database and
//! makes no sentence.

mod around;
mod carer_support;
mod concern;
mod contact;
mod decision;
mod education;
mod key_worker;
mod measure;
mod pathway;
mod placement;
mod programme;
mod significant;
mod supervision;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::case::Person;
use crate::base::{RecordId, UserId};

pub use around::AroundError;
pub use carer_support::{Attended, CarerSupport};
pub use concern::{Concern, ConcernClosed, Told};
pub use contact::{AgencyKind, Contact};
pub use decision::Decision;
pub use education::{EducationPlan, PlanPart};
pub use key_worker::{KeyPerson, KeyWorker};
pub use measure::{Occasion, Rater, Rating, RatingError};
pub use pathway::{
    Area, Assessment, Circumstance, Conclusion, Contributor, ContributorKind, EndReason, Ending, Improvement,
    Judgement, Offer, OfferAnswer, OfferReply, Override, PathwayError, PathwayStep, Referral, ReferralReason,
    Review, ReviewPart, ToolResult,
};
pub use placement::{Placement, PlacementKind};
pub use programme::{ProgrammeBegun, ProgrammeEnd, ProgrammeEnded};
pub use significant::{Matters, Significant};
pub use supervision::{
    About, ChecklistRating, CodedMark, Comment, CommentCoding, CommentCount, Sample, SampledClip,
    SecondCoding, SupervisionAnswer, SupervisionError, SupervisionNote,
};

/// Body of the record of an entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Entry {
    /// Something was decided about the family together.
    Decision(Decision),

    /// A programme began.
    Programme(ProgrammeBegun),
    /// A programme ended.
    ProgrammeEnded(ProgrammeEnded),
    /// A stretch of film was drawn by chance for supervision.
    Sample(Sample),
    /// A sample is coded a second time.
    SecondCoding(SecondCoding),
    /// The worker's comments at a session were counted.
    CommentCoding(CommentCoding),
    /// A supervisor's note.
    SupervisionNote(SupervisionNote),
    /// What was answered to one.
    SupervisionAnswer(SupervisionAnswer),
    /// A checklist was rated after a session.
    ChecklistRating(ChecklistRating),
    /// Somebody rated a carer or a child with a measure.
    Rating(Rating),
    /// Where a child lived.
    Placement(Placement),
    /// Who the key worker was.
    KeyWorker(KeyWorker),
    /// An agency around the family.
    Contact(Contact),
    /// Somebody or somewhere that matters to the child.
    Significant(Significant),
    /// A safeguarding concern.
    Concern(Concern),
    /// What is known of a child's education plan.
    EducationPlan(EducationPlan),
    /// Training or support offered to a carer.
    CarerSupport(CarerSupport),

    /// The family came to the service.
    Referral(Referral),
    /// The comprehensive assessment.
    Assessment(Assessment),
    /// A programme is offered.
    Offer(Offer),
    /// What came of a programme.
    Judgement(Judgement),
    /// A multi-agency review.
    Review(Review),
    /// A step was gone without.
    Override(Override),
    /// The way ended.
    Ending(Ending),
}

/// An entry that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Entered {
    /// Its record.
    pub id: RecordId,
    /// Who wrote it and alone revises it.
    pub by: UserId,
    /// When this version was written, by the computer's clock.
    pub at: DateTime<Utc>,
    /// What it says.
    pub entry: Entry,
}

/// What an entry is held against before it is written.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The family's people.
    pub people: &'a [Person],
    /// The entries that stand, without the one that is revised.
    pub entries: &'a [Entered],
    /// The days on which sessions were held, in any order.
    pub held: &'a [NaiveDate],
    /// Today.
    pub today: NaiveDate,
}

/// What an entry is refused for. None of them is advice of the guidance not followed: that is the worker's to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// It speaks of a day that has not come: date it on the day it was.
    #[error("{on} has not come yet")]
    InFuture {
        /// The day given.
        on: NaiveDate,
    },
    /// It speaks of a day before the child was born: correct either.
    #[error("{on} is before the child's birth on {born}")]
    BeforeBirth {
        /// The day given.
        on: NaiveDate,
        /// The birth of the eldest child.
        born: NaiveDate,
    },
    /// What it is for is not said: fill it in.
    #[error("this says nothing")]
    Empty,
    /// It stands for good: write another one.
    #[error("this can no longer be changed")]
    Final,
    /// What supervision asks of it.
    #[error(transparent)]
    Supervision(#[from] SupervisionError),

    /// Its text is no programme file: check the file.
    #[error("this is no programme file")]
    NoProgramme,
    /// It would go on with a programme that has not ended: end that first.
    #[error("the programme it goes on with has not ended")]
    NotEnded,
    /// It has ended already.
    #[error("the programme has ended already")]
    EndedAlready,
    /// It would end before it began: correct the day.
    #[error("{on} is before its beginning on {begun}")]
    EndBeforeBegin {
        /// The day given.
        on: NaiveDate,
        /// The day it began.
        begun: NaiveDate,
    },
    /// Stopping early needs a reason: write why.
    #[error("this needs a reason")]
    NoReason,
    /// What only a rating is refused for.
    #[error(transparent)]
    Rating(#[from] RatingError),

    /// What only an entry around the programme is refused for.
    #[error(transparent)]
    Around(#[from] AroundError),

    /// An entry of the way from referral to end is no record.
    #[error(transparent)]
    Pathway(#[from] PathwayError),
}

impl Entry {
    /// The subject's word in records and in the journal, such as `decision`.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Decision(_) => "decision",
            Self::Programme(_) => "programme",
            Self::ProgrammeEnded(_) => "programme-ended",
            Self::Rating(_) => "rating",

            Self::Sample(_) => "sample",
            Self::SecondCoding(_) => "second-coding",
            Self::CommentCoding(_) => "comment-coding",
            Self::SupervisionNote(_) => "supervision-note",
            Self::SupervisionAnswer(_) => "supervision-answer",
            Self::ChecklistRating(_) => "checklist-rating",

            Self::Placement(_) => "placement",
            Self::KeyWorker(_) => "key-worker",
            Self::Contact(_) => "contact",
            Self::Significant(_) => "significant",
            Self::Concern(_) => "concern",
            Self::EducationPlan(_) => "education-plan",
            Self::CarerSupport(_) => "carer-support",

            Self::Referral(_) => "referral",
            Self::Assessment(_) => "assessment",
            Self::Offer(_) => "offer",
            Self::Judgement(_) => "judgement",
            Self::Review(_) => "review",
            Self::Override(_) => "override",
            Self::Ending(_) => "ending",
        }
    }

    /// Whether it can be written down.
    pub fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        match self {
            Self::Decision(decision) => decision.check(known),
            Self::Programme(begun) => begun.check(known),
            Self::ProgrammeEnded(ended) => ended.check(known),
            Self::Rating(rating) => rating.check(known),

            Self::Sample(sample) => sample.check(known),
            Self::SecondCoding(coding) => coding.check(known),
            Self::CommentCoding(coding) => coding.check(known),
            Self::SupervisionNote(note) => note.check(known),
            Self::SupervisionAnswer(answer) => answer.check(known),
            Self::ChecklistRating(rating) => rating.check(known),
            Self::Placement(placement) => placement.check(known),
            Self::KeyWorker(key_worker) => key_worker.check(known),
            Self::Contact(contact) => contact.check(known),
            Self::Significant(significant) => significant.check(known),
            Self::Concern(concern) => concern.check(known),
            Self::EducationPlan(plan) => plan.check(known),
            Self::CarerSupport(support) => support.check(known),

            Self::Referral(referral) => referral.check(known),
            Self::Assessment(assessment) => assessment.check(known),
            Self::Offer(offer) => offer.check(known),
            Self::Judgement(judgement) => judgement.check(known),
            Self::Review(review) => review.check(known),
            Self::Override(gone_without) => gone_without.check(known),
            Self::Ending(ending) => ending.check(known),
        }
    }

    /// Whether it stands for good: it is neither revised nor taken back, by nobody. What chance drew, and a coding that
    /// was compared, would prove nothing otherwise.
    pub fn is_final(&self) -> bool {
        match self {
            Self::Sample(_) => true,
            Self::SecondCoding(coding) => coding.finished.is_some(),
            _ => false,
        }
    }
}

impl Known<'_> {
    /// Refuses a day that has not come.
    pub fn not_in_future(&self, on: NaiveDate) -> Result<(), EntryError> {
        if on > self.today { Err(EntryError::InFuture { on }) } else { Ok(()) }
    }

    /// Refuses a day before the eldest child's birth, where that is known.
    pub fn not_before_birth(&self, on: NaiveDate) -> Result<(), EntryError> {
        let born = self.people.iter().filter_map(Person::born);
        match born.min() {
            Some(born) if on < born => Err(EntryError::BeforeBirth { on, born }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
