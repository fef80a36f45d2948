//! Every kind of entry: a variant with its body. Knows no database and makes no sentence.

use std::any::Any;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::carer_support::CarerSupport;
use super::concern::{Concern, ConcernReply};
use super::contact::Contact;
use super::decision::Decision;
use super::education::EducationPlan;
use super::key_worker::KeyWorker;
use super::known::{Body, Known, Others};
use super::measure::Rating;
use super::pathway::assessment::Assessment;
use super::pathway::decided::{Judgement, Offer, Review};
use super::pathway::ending::Ending;
use super::pathway::referral::Referral;
use super::pathway::step::Override;
use super::placement::Placement;
use super::programme::{ProgrammeBegun, ProgrammeEnded};
use super::refused::EntryError;
use super::significant::Significant;
use super::supervision::coding::SecondCoding;
use super::supervision::comments::CommentCoding;
use super::supervision::notes::{SupervisionAnswer, SupervisionNote};
use super::supervision::rating::ChecklistRating;
use super::supervision::sampled::Sample;
use crate::base::{RecordId, UserId};

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
    /// What was answered to one.
    ConcernReply(ConcernReply),
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
    /// A step was skipped.
    Override(Override),
    /// The pathway ended.
    Ending(Ending),
}

impl Entry {
    /// What it says, whatever its kind.
    fn body(&self) -> &dyn Body {
        match self {
            Self::Decision(body) => body,
            Self::Programme(body) => body,
            Self::ProgrammeEnded(body) => body,
            Self::Sample(body) => body,
            Self::SecondCoding(body) => body,
            Self::CommentCoding(body) => body,
            Self::SupervisionNote(body) => body,
            Self::SupervisionAnswer(body) => body,
            Self::ChecklistRating(body) => body,
            Self::Rating(body) => body,
            Self::Placement(body) => body,
            Self::KeyWorker(body) => body,
            Self::Contact(body) => body,
            Self::Significant(body) => body,
            Self::Concern(body) => body,
            Self::ConcernReply(body) => body,
            Self::EducationPlan(body) => body,
            Self::CarerSupport(body) => body,
            Self::Referral(body) => body,
            Self::Assessment(body) => body,
            Self::Offer(body) => body,
            Self::Judgement(body) => body,
            Self::Review(body) => body,
            Self::Override(body) => body,
            Self::Ending(body) => body,
        }
    }

    /// The subject's word in records and in the journal, such as `decision`.
    pub fn word(&self) -> &'static str {
        self.body().word()
    }

    /// Whether it can be written down.
    pub fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        self.body().check(known)
    }

    /// Whether it stands for good: it is neither revised nor taken back, by nobody.
    pub fn is_final(&self) -> bool {
        self.body().is_final()
    }

    /// Whether only a supervisor writes and revises it.
    pub fn is_supervision(&self) -> bool {
        self.body().is_supervision()
    }
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

impl Others for &[Entered] {
    fn bodies(&self) -> Box<dyn Iterator<Item = (RecordId, &dyn Any)> + '_> {
        Box::new(self.iter().map(|entered| (entered.id, entered.entry.body() as &dyn Any)))
    }
}
