//! What is offered and answered, what is judged after a programme, and what agencies conclude together. The app computes
//! no verdict on a family: people judge, and this is where they write it down.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::base::{PersonId, Redacted};
use crate::programme::entry::contact::AgencyKind;
use crate::programme::entry::known::{Body, Known, bearable, is_blank};
use crate::programme::entry::refused::{EntryError, PathwayError};

/// A programme is offered to carers (NG26 1.4.1, 1.4.4, 1.5.1, 1.5.3 and the others).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The day it was offered.
    pub on: NaiveDate,
    /// Id of the programme.
    pub programme: String,
    /// The carers it was offered to.
    pub to: Vec<PersonId>,
    /// What each of them answered, once they have: one answer a carer, their newest.
    #[serde(default)]
    pub answers: Vec<OfferAnswer>,
    /// What was said about it, in the carers' words; may be empty.
    #[serde(default)]
    pub words: Redacted<String>,
}

/// What one carer answered: that somebody does "not want to take part" is said of each (NG26 1.4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferAnswer {
    /// Who.
    pub by: PersonId,
    /// The day.
    pub on: NaiveDate,
    /// What.
    pub reply: OfferReply,
}

/// The answer to an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfferReply {
    /// They want it.
    Accepted,
    /// They do not want it.
    Declined,
    /// They are thinking about it.
    Thinking,
}

impl OfferReply {
    /// Every answer, in the order of a list to choose from.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Declined, Self::Thinking];
}

impl Body for Offer {
    fn word(&self) -> &'static str {
        "offer"
    }

    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        known.not_before_birth(self.on)?;
        if self.programme.trim().is_empty() {
            return Err(EntryError::Empty);
        }
        if self.to.is_empty() {
            return Err(PathwayError::OfferToNobody.into());
        }
        self.to.iter().try_for_each(|carer| known.is_carer(*carer))?;
        bearable([&self.words])?;
        for (place, answer) in self.answers.iter().enumerate() {
            if !self.to.contains(&answer.by) {
                return Err(PathwayError::AnswerOfAnother.into());
            }
            if self.answers.iter().take(place).any(|before| before.by == answer.by) {
                return Err(PathwayError::AnsweredTwice.into());
            }
            if answer.on < self.on {
                return Err(PathwayError::AnswerBeforeOffer { answered: answer.on, offered: self.on }.into());
            }
            known.not_in_future(answer.on)?;
        }
        Ok(())
    }
}

impl Offer {
    /// What a carer had answered by `today`, if they had.
    pub fn answer_of(&self, carer: PersonId, today: NaiveDate) -> Option<OfferAnswer> {
        let mut answers = self.answers.iter().filter(|answer| answer.by == carer && answer.on <= today);
        answers.next().copied()
    }
}

/// How something changed, as those who judge it see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Improvement {
    /// It improved.
    Improved,
    /// It improved little, or not at all.
    Little,
    /// Nobody judged it.
    NotJudged,
}

impl Improvement {
    /// Every one, in the order of a list to choose from.
    pub const ALL: [Self; 3] = [Self::Improved, Self::Little, Self::NotJudged];
}

/// What came of a programme (NG26 1.4.3, 1.4.6, 1.5.2): "little improvement to parental sensitivity or the child's
/// attachment".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// The day it was judged.
    pub on: NaiveDate,
    /// Id of the programme.
    pub programme: String,
    /// Parental sensitivity.
    pub sensitivity: Improvement,
    /// The child's attachment.
    pub attachment: Improvement,
    /// Whether there are still concerns (NG26 1.4.6).
    pub still_concerned: bool,
    /// Who judged, in a word each.
    #[serde(default)]
    pub judged_by: Redacted<String>,
    /// What it rests on; may be empty.
    #[serde(default)]
    pub words: Redacted<String>,
}

impl Body for Judgement {
    fn word(&self) -> &'static str {
        "judgement"
    }

    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        known.not_before_birth(self.on)?;
        bearable([&self.judged_by, &self.words])?;
        if [self.sensitivity, self.attachment] == [Improvement::NotJudged; 2] {
            return Err(PathwayError::NothingJudged.into());
        }
        if known.held.iter().all(|held| *held > self.on) {
            return Err(PathwayError::NothingToJudge { on: self.on }.into());
        }
        if self.programme.trim().is_empty() { Err(EntryError::Empty) } else { Ok(()) }
    }
}

impl Judgement {
    /// Whether sensitivity or attachment improved little.
    pub fn is_little(&self) -> bool {
        [self.sensitivity, self.attachment].contains(&Improvement::Little)
    }
}

/// What a review concluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Conclusion {
    /// "Further intervention is appropriate" (NG26 1.4.7).
    Further,
    /// It is not.
    NotFurther,
}

impl Conclusion {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Further, Self::NotFurther];
}

/// One agency that takes part in a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPart {
    /// Which kind of agency.
    pub agency: AgencyKind,
    /// Who of it, in a word; may be empty.
    #[serde(default)]
    pub who: Redacted<String>,
}

/// A multi-agency review, planned or held (NG26 1.4.3, 1.4.6, 1.5.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The day it was held or is planned for.
    pub on: NaiveDate,
    /// Who takes part.
    #[serde(default)]
    pub took_part: Vec<ReviewPart>,
    /// What it concluded; `None` while it is planned.
    #[serde(default)]
    pub conclusion: Option<Conclusion>,
    /// What was said and agreed; may be empty.
    #[serde(default)]
    pub notes: Redacted<String>,
}

impl Body for Review {
    fn word(&self) -> &'static str {
        "review"
    }

    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_before_birth(self.on)?;
        bearable(self.took_part.iter().map(|part| &part.who).chain([&self.notes]))?;
        if self.conclusion.is_some() && self.on > known.today {
            return Err(PathwayError::ConcludedAhead { on: self.on }.into());
        }
        // One that concluded something was held by somebody.
        let somebody = !self.took_part.is_empty() || !is_blank(&self.notes);
        if self.conclusion.is_some() && !somebody { Err(EntryError::Empty) } else { Ok(()) }
    }
}

impl Review {
    /// Whether it was held by `today`: a review without a conclusion was not.
    pub fn held(&self, today: NaiveDate) -> Option<Conclusion> {
        self.conclusion.filter(|_| self.on <= today)
    }

    /// Whether at least two agencies take part.
    pub fn is_multi_agency(&self) -> bool {
        Self::several_agencies(&self.took_part)
    }

    /// Whether these are at least two agencies. Several people of one kind of agency are one agency; of the kind that is
    /// anything else, each that is called something else is one.
    pub fn several_agencies(took_part: &[ReviewPart]) -> bool {
        let called = |part: &ReviewPart| match part.agency {
            AgencyKind::Other => part.who.reveal().trim().to_lowercase(),
            AgencyKind::SocialCare
            | AgencyKind::Health
            | AgencyKind::MentalHealth
            | AgencyKind::Education
            | AgencyKind::Justice => String::new(),
        };
        let agencies: BTreeSet<_> = took_part.iter().map(|part| (part.agency, called(part))).collect();
        agencies.len() > 1
    }

    /// What it concluded, where it was held by `today` as a multi-agency review.
    pub fn counts(&self, today: NaiveDate) -> Option<Conclusion> {
        self.held(today).filter(|_| self.is_multi_agency())
    }
}
