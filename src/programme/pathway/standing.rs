//! Where a family stands on the pathway, as values. Judges nothing.

use chrono::NaiveDate;
use serde::Serialize;

use super::duty::Duty;
use super::guide::{Choice, FamilyKind, PathwayGround, Stage};
use super::questions::Question;
use crate::base::RecordId;
use crate::programme::entry::pathway::assessment::Area;
use crate::programme::entry::pathway::step::PathwayStep;
use crate::programme::said::Said;

/// Where a family stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pathway {
    /// By which section of the guideline.
    pub family: FamilyKind,
    /// The next step.
    pub next: Next,
    /// Why, with its source; `None` where the guidance says nothing of it.
    pub why: Option<Said>,
    /// What the guidance asks for on the pathway, in the order it came up.
    pub duties: Vec<Duty>,
    /// What is asked of the worker, and refused nothing for.
    pub questions: Vec<Question>,
    /// What the guidance asks for beside every programme.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub besides: Vec<Said>,
}

/// The next step, with what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum Next {
    /// Record who sent the family.
    #[default]
    Refer,
    /// Assess, or go on with the assessment that was begun.
    Assess {
        /// The assessment that was begun.
        begun: Option<RecordId>,
        /// What is not done yet.
        missing: Vec<Area>,
    },
    /// Offer a programme.
    Offer {
        /// Where on the pathway.
        stage: Stage,
        /// What the guidance names here, the first before the others.
        choices: Vec<Choice>,
    },
    /// The carers have yet to answer.
    Answer {
        /// The offer.
        offer: RecordId,
        /// Of which programme.
        programme: String,
        /// The day it was made.
        on: NaiveDate,
    },
    /// Begin a programme that was accepted.
    Begin {
        /// Which.
        programme: String,
        /// The offer that was accepted.
        offer: RecordId,
        /// The programme that begins with it, where the guidance combines them and that one has not begun.
        with: Option<String>,
    },
    /// Hold the next session.
    Session {
        /// Of which programme.
        programme: String,
        /// Its number.
        number: u32,
        /// The day it is planned for.
        day: Option<NaiveDate>,
    },
    /// Judge what came of a programme.
    Judge {
        /// Which.
        programme: String,
        /// The day its last session was held.
        finished: NaiveDate,
    },
    /// Arrange or hold a multi-agency review.
    Review {
        /// Why.
        ground: PathwayGround,
        /// The review that is planned, with its day.
        planned: Option<(RecordId, NaiveDate)>,
    },
    /// Nothing more is asked for: the pathway can end.
    End {
        /// Why.
        because: EndGround,
    },
    /// The pathway has ended.
    Ended {
        /// The ending.
        ending: RecordId,
        /// Its day.
        on: NaiveDate,
    },
}

impl Next {
    /// Which step it is.
    pub const fn step(&self) -> PathwayStep {
        match self {
            Self::Refer => PathwayStep::Refer,
            Self::Assess { .. } => PathwayStep::Assess,
            Self::Offer { .. } => PathwayStep::Offer,
            Self::Answer { .. } => PathwayStep::Answer,
            Self::Begin { .. } => PathwayStep::Begin,
            Self::Session { .. } => PathwayStep::Session,
            Self::Judge { .. } => PathwayStep::Judge,
            Self::Review { .. } => PathwayStep::Review,
            Self::End { .. } | Self::Ended { .. } => PathwayStep::End,
        }
    }
}

/// Why nothing more is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndGround {
    /// The programme is over, and no review is asked for.
    ProgrammeOver,
    /// The review found no further intervention appropriate.
    NoFurther,
    /// What was offered after the review was declined, or nothing was offered.
    NothingAccepted,
}
