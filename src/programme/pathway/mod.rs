//! The way from referral to end: where a family stands, the next step with why and source, and whether what the guidance
//! asks for came before what followed it. **Pure**; makes no sentence. The worker decides: a step can be gone without,
//! which stays as not met.
//!
//! # Rounds
//! A round begins with the assessment, and another with each multi-agency review that finds further intervention
//! appropriate (or was gone without). Within a round programmes are offered, answered, held and judged; little
//! improvement or nothing accepted asks for the next review (NG26 1.4.3, 1.4.6, 1.5.2).

mod course;
mod guide;
mod ledger;
mod questions;
mod walk;

use chrono::NaiveDate;
use serde::Serialize;

use super::assessing::Said;
use super::case::{CarerKind, Person, Role};
use super::entry::{Area, Entered, PathwayStep, Referral, ReferralReason};
use super::fidelity::Verdict;
use crate::base::RecordId;

pub use course::Course;
pub use guide::{Children, Choice, Elsewhere, FamilyKind, Ground, OwnNumbers, PathwayGuide, Stage, Strength};
pub use questions::Question;

/// What the way is judged from.
#[derive(Clone, Copy, Debug)]
pub struct Way<'a> {
    /// The family's people.
    pub people: &'a [Person],
    /// The entries that stand.
    pub entries: &'a [Entered],
    /// The programmes of the family, in any order.
    pub courses: &'a [Course],
    /// The day as of which it is judged: what came later is not there.
    pub today: NaiveDate,
}

/// Where a family stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pathway {
    /// By which section of the guideline.
    pub family: FamilyKind,
    /// The next step.
    pub next: Next,
    /// Why, with its source; `None` where the guidance says nothing of it.
    pub why: Option<Said>,
    /// What the guidance asks for on the way, in the order it came up.
    pub duties: Vec<Duty>,
    /// What is asked of the worker, and refused nothing for.
    pub questions: Vec<Question>,
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
        /// Where on the way.
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
        ground: Ground,
        /// The review that is planned, with its day.
        planned: Option<(RecordId, NaiveDate)>,
    },
    /// Nothing more is asked for: the way can end.
    End {
        /// Why.
        because: EndGround,
    },
    /// The way has ended.
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

/// Something the guidance asks for on the way, and how it was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Duty {
    /// What.
    pub kind: DutyKind,
    /// How it was kept.
    pub verdict: Verdict,
    /// The day since which it is asked for.
    pub since: Option<NaiveDate>,
    /// The day it was done.
    pub done: Option<NaiveDate>,
    /// Where it was gone without: the entry that says why, and its day.
    pub skipped: Option<(RecordId, NaiveDate)>,
    /// The recommendation.
    pub said: Option<Said>,
}

/// What the guidance asks for on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DutyKind {
    /// A comprehensive assessment before any intervention (A1; NG26 1.3.2).
    Assessment,
    /// The programme that is offered first (NG26 1.4.1, 1.5.1): only where it was gone without.
    FirstOffer,
    /// Another programme where the first was declined (V8; NG26 1.4.4, 1.5.3).
    Alternative,
    /// A judgement after the programme's last session (V7; NG26 1.4.3, 1.5.2).
    Judgement,
    /// A multi-agency review where a programme with film brought little (V7; NG26 1.4.3, 1.5.2).
    ReviewLittle,
    /// A multi-agency review where another programme brought little and there are concerns (V8; NG26 1.4.6).
    ReviewLittleOther,
    /// A multi-agency review where everything offered was declined (V8; NG26 1.4.6).
    ReviewDeclined,
}

impl DutyKind {
    /// The row of the requirements it belongs to.
    pub const fn row(self) -> &'static str {
        match self {
            Self::Assessment => "A1",
            Self::Judgement | Self::ReviewLittle => "V7",
            Self::FirstOffer | Self::Alternative | Self::ReviewLittleOther | Self::ReviewDeclined => "V8",
        }
    }
}

/// Where a family stands as of a day.
pub fn pathway(way: &Way<'_>, guide: &PathwayGuide) -> Pathway {
    walk::walk(way, guide)
}

/// By which section of the guideline a family is met: by who cares for the child, and by the referral's reason for a
/// children's home, or where no carer is on record.
pub fn family_kind(people: &[Person], referral: Option<&Referral>, today: NaiveDate) -> FamilyKind {
    let reason = referral.map(|referral| referral.why);
    if reason == Some(ReferralReason::Residential) {
        return FamilyKind::Residential;
    }
    let caring = people.iter().filter(|person| person.cares_on(today));
    let mut kinds = caring.filter_map(|person| match person.role {
        Role::Carer { kind } => Some(kind),
        Role::Child { .. } => None,
    });
    let placed_by_reason = matches!(
        reason,
        Some(ReferralReason::Fostered | ReferralReason::SpecialGuardianship | ReferralReason::Adopted)
    );
    match kinds.next() {
        None if placed_by_reason => FamilyKind::Placed,
        Some(first) if first != CarerKind::Parent || kinds.any(|kind| kind != CarerKind::Parent) => {
            FamilyKind::Placed
        }
        _ => FamilyKind::EdgeOfCare,
    }
}

#[cfg(test)]
mod tests;
