//! Every kind of entry, a line each. Knows no database and makes no sentence.

use std::any::Any;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::carer_support::CarerSupport;
use super::concern::Concern;
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

/// Of each kind its word in records and in the journal, its name and its body.
macro_rules! kinds {
    ($($(#[$doc:meta])+ $word:literal => $kind:ident($body:path)),+ $(,)?) => {
        /// Body of the record of an entry.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "is")]
        pub enum Entry {
            $($(#[$doc])+ #[serde(rename = $word)] $kind($body)),+
        }

        impl Entry {
            /// The subject's word in records and in the journal, such as `decision`.
            pub const fn word(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => $word),+
                }
            }

            fn body(&self) -> (&dyn Body, &dyn Any) {
                match self {
                    $(Self::$kind(body) => (body, body)),+
                }
            }
        }
    };
}

kinds! {
    /// Something was decided about the family together.
    "decision" => Decision(Decision),
    /// A programme began.
    "programme" => Programme(ProgrammeBegun),
    /// A programme ended.
    "programme-ended" => ProgrammeEnded(ProgrammeEnded),
    /// A stretch of film was drawn by chance for supervision.
    "sample" => Sample(Sample),
    /// A sample is coded a second time.
    "second-coding" => SecondCoding(SecondCoding),
    /// The worker's comments at a session were counted.
    "comment-coding" => CommentCoding(CommentCoding),
    /// A supervisor's note.
    "supervision-note" => SupervisionNote(SupervisionNote),
    /// What was answered to one.
    "supervision-answer" => SupervisionAnswer(SupervisionAnswer),
    /// A checklist was rated after a session.
    "checklist-rating" => ChecklistRating(ChecklistRating),
    /// Somebody rated a carer or a child with a measure.
    "rating" => Rating(Rating),
    /// Where a child lived.
    "placement" => Placement(Placement),
    /// Who the key worker was.
    "key-worker" => KeyWorker(KeyWorker),
    /// An agency around the family.
    "contact" => Contact(Contact),
    /// Somebody or somewhere that matters to the child.
    "significant" => Significant(Significant),
    /// A safeguarding concern.
    "concern" => Concern(Concern),
    /// What is known of a child's education plan.
    "education-plan" => EducationPlan(EducationPlan),
    /// Training or support offered to a carer.
    "carer-support" => CarerSupport(CarerSupport),
    /// The family came to the service.
    "referral" => Referral(Referral),
    /// The comprehensive assessment.
    "assessment" => Assessment(Assessment),
    /// A programme is offered.
    "offer" => Offer(Offer),
    /// What came of a programme.
    "judgement" => Judgement(Judgement),
    /// A multi-agency review.
    "review" => Review(Review),
    /// A step was gone without.
    "override" => Override(Override),
    /// The way ended.
    "ending" => Ending(Ending),
}

impl Entry {
    /// Whether it can be written down.
    pub fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        self.body().0.check(known)
    }

    /// Whether it stands for good: it is neither revised nor taken back, by nobody.
    pub fn is_final(&self) -> bool {
        self.body().0.is_final()
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
        Box::new(self.iter().map(|entered| (entered.id, entered.entry.body().1)))
    }
}
