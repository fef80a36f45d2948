//! What the guidance asks for on the pathway, and how it was kept, as values. Judges nothing.

use chrono::NaiveDate;
use serde::Serialize;

use crate::base::{PersonId, RecordId};
use crate::programme::entry::pathway::decided::OfferAnswer;
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::said::Said;

/// What the pathway asks for of a family, as the rules of fidelity tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathwayAsks {
    /// What is asked for, and how it was kept.
    pub duties: Vec<Duty>,
    /// What was offered, the oldest first.
    pub offers: Vec<MadeOffer>,
    /// What asks such a family for another programme where the first is not wanted, also while it is.
    pub instead: Option<Said>,
    /// What asks for a review where nothing that was offered is wanted, also while something is.
    pub review_declined: Option<Said>,
}

impl PathwayAsks {
    /// Of several of one kind, as of several rounds, the most urgent, and of those the last.
    pub fn duty(&self, kind: DutyKind) -> Option<&Duty> {
        let of_kind = self.duties.iter().filter(|duty| duty.kind == kind);
        of_kind.max_by_key(|duty| duty.verdict.urgency())
    }
}

/// A programme that was offered, with the answer of each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MadeOffer {
    /// Id of the programme.
    pub programme: String,
    /// What it is called.
    #[serde(skip)]
    pub title: String,
    /// Whether another service gives it.
    pub elsewhere: bool,
    /// The day.
    pub on: NaiveDate,
    /// The carers it was offered to.
    pub to: Vec<PersonId>,
    /// What each of them answered, once they had.
    pub answers: Vec<OfferAnswer>,
}

/// Something the guidance asks for on the pathway, and how it was kept.
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
    /// Where it was skipped: the entry that says why, and its day.
    pub skipped: Option<(RecordId, NaiveDate)>,
    /// Where nothing offered is wanted: the first that went ahead and should not have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ahead: Option<WentAhead>,
    /// The recommendation.
    pub said: Option<Said>,
}

impl Duty {
    /// The day on which it was skipped.
    pub fn skipped_on(&self) -> Option<NaiveDate> {
        self.skipped.map(|(_, on)| on)
    }

    /// The recommendation it comes from, or else that one.
    pub fn source<'a>(&'a self, or: &'a str) -> &'a str {
        self.said.as_ref().map_or(or, |said| &said.source)
    }
}

/// More that went ahead without a review that found it appropriate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct WentAhead {
    /// The day.
    pub on: NaiveDate,
    /// The day of the review that stood then, and found nothing more appropriate; `None` where none had been held.
    pub reviewed: Option<NaiveDate>,
}

/// What the guidance asks for on the pathway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DutyKind {
    /// A comprehensive assessment before any intervention (A1; NG26 1.3.2).
    Assessment,
    /// The programme that is offered first (V8; NG26 1.4.1, 1.5.1): whatever was answered.
    FirstOffer,
    /// Another programme where the first was declined (V8; NG26 1.4.4, 1.5.3).
    Alternative,
    /// What another service gives and the guidance says to offer, until it was answered (V8; NG26 1.4.12).
    OfferElsewhere,
    /// A judgement after the programme's last session (V7; NG26 1.4.3, 1.5.2).
    Judgement,
    /// A multi-agency review where a programme with film brought little (V7; NG26 1.4.3, 1.5.2).
    ReviewLittle,
    /// A multi-agency review where another programme brought little and there are concerns (V7; NG26 1.4.6).
    ReviewLittleOther,
    /// A multi-agency review where everything offered was declined (V8; NG26 1.4.6).
    ReviewDeclined,
    /// Both programmes of a pair (A8; NG26 1.5.4, 1.5.8).
    Pair,
}
