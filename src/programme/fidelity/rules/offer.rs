//! V8.offer: that what the guidance says to offer was offered to the family. Tells what the pathway judged; knows no session
//! but that one was held.
//!
//! # What is asked
//! "Health and social care professionals should offer a video feedback programme to the parents of preschool-age children on
//! the edge of care"; "offer trauma-focused cognitive behavioural therapy".
//!
//! # Source
//! The section `[offers]` of the programme's file says that offers are judged; what is to be offered to such a family stands
//! in `resources/pathway/ng26.toml`: NG26 1.4.1, 1.5.1 and 1.6.1, and 1.4.12 for what another service gives.
//!
//! # How it is judged
//! Offering is asked for, not what is answered: a programme that was offered is *met*, whether or not anybody wanted it. Each
//! carer answers for themselves; the evidence tells how many did and how. Not offered yet is *not yet*; so is a programme
//! that began with no offer on record, for it was taken up, and only the offer and the answers are missing. A worker's
//! decision to go without, or another programme begun where that one never was, is *not met*, until it is offered after all;
//! another one planned is *at risk*. What is only to be considered need not be offered: where nothing else is named for the
//! family's carers and the child's age when its first programme began, or else today, and before there is an assessment,
//! this is *not applicable*. Therapy that another service gives is judged by itself: *not yet* until it was answered, then
//! *met*.
//!
//! # What puts it right
//! Offering it before anything else goes ahead, and writing down the day and each carer's answer.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::definition::rules::RuleId;
use crate::programme::entry::pathway::decided::OfferReply;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::remedy::Remedy;
use crate::programme::fidelity::rule::{Case, Rule, Sourced, sourced};
use crate::programme::fidelity::told::{Sentence, count};
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::pathway::duty::{Duty, DutyKind, MadeOffer};

impl RuleId {
    /// That what the guidance says to offer was offered.
    pub const OFFER: Self = Self::new("V8.offer", "rule-offer", None);
}

/// That what the guidance says to offer was offered.
pub(super) struct Offer;

impl Rule for Offer {
    fn id(&self) -> RuleId {
        RuleId::OFFER
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(asked) = &case.definition.offers else { return Vec::new() };
        let is_here = |offer: &&MadeOffer| !offer.elsewhere;
        let begun = !case.visits.counted.is_empty();
        let Some(first) = case.asks.duty(DutyKind::FirstOffer) else {
            let offers = case.asks.offers.iter().filter(is_here).cloned().collect();
            let evidence = OfferEvidence { asked: false, begun, skipped: None, offers };
            let finding = (None, Verdict::NotApplicable, Evidence::of(evidence));
            return elsewhere(case).chain(sourced(&asked.source, [finding])).collect();
        };
        let offers = case.asks.offers.iter().filter(is_here).cloned().collect();
        let own = one(first, begun, offers, &asked.source);
        std::iter::once(own).chain(elsewhere(case)).collect()
    }
}

/// What another service gives, each judged by itself.
fn elsewhere<'a>(case: &Case<'a>) -> impl Iterator<Item = Sourced<'a>> {
    let (asks, source) = (case.asks, case.definition.offers.as_ref().map_or("", |asked| &asked.source));
    let duties = asks.duties.iter().filter(|duty| duty.kind == DutyKind::OfferElsewhere);
    duties.map(move |duty| {
        let offers = asks.offers.iter().filter(|offer| offer.elsewhere).cloned().collect();
        one(duty, false, offers, source)
    })
}

fn one<'a>(duty: &'a Duty, begun: bool, offers: Vec<MadeOffer>, source: &'a str) -> Sourced<'a> {
    let begun = begun && duty.verdict == Verdict::NotYet;
    let evidence = OfferEvidence { asked: true, begun, skipped: duty.skipped_on(), offers };
    (duty.source(source), (None, duty.verdict, Evidence::of(evidence)))
}

/// What was offered, with the answer of each carer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "offer")]
pub struct OfferEvidence {
    /// Whether something is to be offered.
    pub asked: bool,
    /// Whether the programme began with nothing offered on record.
    pub begun: bool,
    /// The day on which the worker went without.
    pub skipped: Option<NaiveDate>,
    /// What was offered, the oldest first.
    pub offers: Vec<MadeOffer>,
}

impl RuleEvidence for OfferEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let mut told: Vec<Sentence> = self.offers.iter().map(made).collect();
        told.extend(self.skipped.map(|day| Sentence::new("evidence-offer-skipped").with("day", day)));
        if !self.asked {
            told.push(Sentence::new("evidence-offer-not-asked"));
        } else if self.begun {
            told.push(Sentence::new("evidence-offer-none-begun"));
        } else if told.is_empty() {
            told.push(Sentence::new("evidence-offer-none"));
        }
        told
    }

    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        Some(Remedy::Offer)
    }
}

fn made(offer: &MadeOffer) -> Sentence {
    let of = |reply| count(offer.answers.iter().filter(|answer| answer.reply == reply).count());
    let (yes, no) = (of(OfferReply::Accepted), of(OfferReply::Declined));
    let open = count(offer.to.len()).saturating_sub(yes).saturating_sub(no);
    let told =
        Sentence::new("evidence-offer-made").with("day", offer.on).with("programme", offer.title.as_str());
    told.with("yes", yes).with("no", no).with("open", open)
}

#[cfg(test)]
#[path = "offer_tests.rs"]
pub(super) mod tests;
