//! The way of a family from referral to end, as it is written down: who sent it, what was assessed, offered, judged and
//! reviewed, what was gone without, how it ended. Says what is no record at all; what the guidance advises is judged in
//! `programme::pathway`, and nothing is refused for it.

mod assessment;
mod decided;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::around::bearable;
use super::{AgencyKind, Entry, EntryError, Known};
use crate::base::Redacted;

pub use assessment::{Area, Assessment, Circumstance, Contributor, ContributorKind, ToolResult};
pub use decided::{Conclusion, Improvement, Judgement, Offer, OfferAnswer, OfferReply, Review, ReviewPart};

/// What an entry of the way is refused for, beyond what any entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PathwayError {
    /// A referral stands that nothing ended: change that one, or end the way it began.
    #[error("there is a referral of {on} already")]
    SecondReferral {
        /// The day of the one that stands.
        on: NaiveDate,
    },
    /// An offer is made to somebody: say to whom.
    #[error("an offer to nobody")]
    OfferToNobody,
    /// Somebody who is not of this family: choose among its people.
    #[error("this is not about one of the family's people")]
    UnknownPerson,
    /// The answer is of a day before the offer: correct either.
    #[error("an answer of {answered} to an offer of {offered}")]
    AnswerBeforeOffer {
        /// The day given for the answer.
        answered: NaiveDate,
        /// The day of the offer.
        offered: NaiveDate,
    },
    /// The assessment is finished, and some areas are not noted: note them, or leave the last day open.
    #[error("{missing} areas of the assessment are not noted")]
    AreasMissing {
        /// How many.
        missing: usize,
    },
    /// Every area is noted: say on which day the assessment was finished.
    #[error("the assessment has no last day")]
    NoLastDay,
    /// Something ends before it begins: correct either day.
    #[error("{last} is before {first}")]
    EndsBeforeItBegins {
        /// The day it began.
        first: NaiveDate,
        /// The day it ended.
        last: NaiveDate,
    },
    /// No session was held by then, so there is nothing to judge.
    #[error("no session was held by {on}")]
    NothingToJudge {
        /// The day given.
        on: NaiveDate,
    },
    /// Neither sensitivity nor attachment is judged: judge one of them.
    #[error("nothing is judged")]
    NothingJudged,
    /// A review that is still to come concluded nothing yet: leave the conclusion open.
    #[error("a review planned for {on} has no conclusion")]
    ConcludedAhead {
        /// The day it is planned for.
        on: NaiveDate,
    },
    /// A programme that began or ended cannot be gone without, nor can the way's end: only what the guidance asks for
    /// before something else.
    #[error("this step cannot be gone without")]
    NotToBeSkipped,
    /// This needs a reason: write why.
    #[error("this needs a reason")]
    NoReason,
    /// The way has ended already: open it again first.
    #[error("the way ended on {on}")]
    EndedAlready {
        /// The day it ended.
        on: NaiveDate,
    },
}

/// Why a family is referred: where the child lives, and on what footing (the groups NG26 1.1 names).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReferralReason {
    /// At high risk of entering or re-entering care.
    EdgeOfCare,
    /// Placed with foster carers, kinship carers included.
    Fostered,
    /// Under special guardianship.
    SpecialGuardianship,
    /// Adopted from care.
    Adopted,
    /// In a children's home.
    Residential,
    /// Another reason.
    Other,
}

impl ReferralReason {
    /// Every reason, in the order of a list to choose from.
    pub const ALL: [Self; 6] = [
        Self::EdgeOfCare,
        Self::Fostered,
        Self::SpecialGuardianship,
        Self::Adopted,
        Self::Residential,
        Self::Other,
    ];
}

/// The family came to the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// The day it came.
    pub on: NaiveDate,
    /// Who sent it; `None` where the family came by itself.
    #[serde(default)]
    pub from: Option<AgencyKind>,
    /// Why.
    pub why: ReferralReason,
    /// What was asked for, in the referrer's or the worker's words; may be empty.
    #[serde(default)]
    pub words: Redacted<String>,
}

impl Referral {
    pub(super) fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        known.not_before_birth(self.on)?;
        bearable([&self.words])?;
        let standing = known.entries.iter().filter_map(|entered| match &entered.entry {
            Entry::Referral(referral) => Some(referral.on),
            _ => None,
        });
        // A family that comes again after its way ended is referred again.
        let ended_between = |earlier: NaiveDate| {
            let (first, last) = (earlier.min(self.on), earlier.max(self.on));
            endings(known).any(|ending| first <= ending.on && ending.on <= last)
        };
        match standing.filter(|on| !ended_between(*on)).max() {
            Some(on) => Err(PathwayError::SecondReferral { on }.into()),
            None => Ok(()),
        }
    }
}

/// The steps of the way, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PathwayStep {
    /// Who sent the family, and why.
    Refer,
    /// The comprehensive assessment.
    Assess,
    /// A programme is offered.
    Offer,
    /// The carers answer an offer.
    Answer,
    /// The programme begins.
    Begin,
    /// The programme's next session.
    Session,
    /// What came of the programme is judged.
    Judge,
    /// Agencies review together.
    Review,
    /// The way ends.
    End,
}

impl PathwayStep {
    /// Whether a worker can go without it. The others are no advice that could be left aside: they happen or they do not.
    pub const fn can_be_skipped(self) -> bool {
        matches!(self, Self::Refer | Self::Assess | Self::Offer | Self::Judge | Self::Review)
    }

    /// The word of records and of translations.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refer => "refer",
            Self::Assess => "assess",
            Self::Offer => "offer",
            Self::Answer => "answer",
            Self::Begin => "begin",
            Self::Session => "session",
            Self::Judge => "judge",
            Self::Review => "review",
            Self::End => "end",
        }
    }
}

/// A step was gone without. The worker decides; what the guidance asks for stays as not met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// The day this was decided.
    pub on: NaiveDate,
    /// Which step.
    pub step: PathwayStep,
    /// Why.
    pub why: Redacted<String>,
}

impl Override {
    pub(super) fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        known.not_before_birth(self.on)?;
        bearable([&self.why])?;
        if !self.step.can_be_skipped() {
            return Err(PathwayError::NotToBeSkipped.into());
        }
        if is_blank(&self.why) { Err(PathwayError::NoReason.into()) } else { Ok(()) }
    }
}

/// Why the way ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndReason {
    /// It did what it was for.
    FinishedWell,
    /// The review found that no more is appropriate.
    NoMoreNeeded,
    /// The family moved away.
    MovedAway,
    /// The family did not want to go on.
    Withdrew,
    /// Another service goes on with it.
    Transferred,
    /// The child moved to other carers, and the way does not go on with them.
    PlacementEnded,
    /// Something else, said in words.
    Other,
}

impl EndReason {
    /// Every reason, in the order of a list to choose from.
    pub const ALL: [Self; 7] = [
        Self::FinishedWell,
        Self::NoMoreNeeded,
        Self::MovedAway,
        Self::Withdrew,
        Self::Transferred,
        Self::PlacementEnded,
        Self::Other,
    ];
}

/// The way ended; it may be opened again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub why: EndReason,
    /// More about it; needed where nothing else says why.
    #[serde(default)]
    pub words: Redacted<String>,
    /// The day from which the way goes on after all, as after a break.
    #[serde(default)]
    pub reopened: Option<NaiveDate>,
}

impl Ending {
    pub(super) fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        known.not_before_birth(self.on)?;
        bearable([&self.words])?;
        if self.why == EndReason::Other && is_blank(&self.words) {
            return Err(PathwayError::NoReason.into());
        }
        if let Some(last) = self.reopened {
            known.not_in_future(last)?;
            in_order(self.on, last)?;
        }
        match endings(known).find(|other| other.stands()) {
            Some(other) if self.stands() => Err(PathwayError::EndedAlready { on: other.on }.into()),
            _ => Ok(()),
        }
    }

    /// Whether the way was not opened again.
    pub const fn stands(&self) -> bool {
        self.reopened.is_none()
    }
}

fn endings<'a>(known: &Known<'a>) -> impl Iterator<Item = &'a Ending> {
    known.entries.iter().filter_map(|entered| match &entered.entry {
        Entry::Ending(ending) => Some(ending),
        _ => None,
    })
}

fn in_order(first: NaiveDate, last: NaiveDate) -> Result<(), PathwayError> {
    if last < first { Err(PathwayError::EndsBeforeItBegins { first, last }) } else { Ok(()) }
}

fn is_blank(words: &Redacted<String>) -> bool {
    words.reveal().trim().is_empty()
}

#[cfg(test)]
mod tests;
