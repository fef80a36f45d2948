//! What is to be offered next, and how what the guidance asks to be offered was: stage by stage, by how strongly it is named
//! and by what each carer answered. Knows no session and no judgement.
//!
//! # When a stage is declined
//! Declining one of several options is not declining all. What the guidance says to *offer* is asked for: a stage is declined
//! once all of that was. What it says to *consider* need not be offered, so beside something to offer it keeps nothing open;
//! where a stage names nothing but what may be considered, each of these is looked at until all were declined, or until the
//! worker goes without the others.
//!
//! # What another service gives
//! Trauma-focused cognitive behavioural therapy (NG26 1.4.12, "offer") is for the child, whatever becomes of the programmes
//! for carers: it stays among the choices of every stage until it was answered, keeps no stage open and settles none.

use chrono::NaiveDate;

use super::course::Course;
use super::duty::{Duty, DutyKind};
use super::guide::{Asking, Choice, PathwayGuide, Stage, Strength};
use super::ledger::Ledger;
use super::offered::OfferStanding;
use super::pairs::Paired;
use super::standing::Next;
use crate::base::RecordId;
use crate::programme::entry::pathway::step::PathwayStep;
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::said::Said;

/// The next step, with why.
pub(super) type Step = (Next, Option<Said>);

/// What is offered to a family.
#[derive(Clone, Copy)]
pub(super) struct Offering<'a> {
    pub guide: &'a PathwayGuide,
    pub asking: &'a Asking<'a>,
    pub pairs: &'a [Paired],
    pub ledger: &'a Ledger<'a>,
}

/// How the offers of a stage stand.
pub(super) enum Offers {
    /// This is to be offered.
    Open(Step),
    /// Something of it waits for an answer, was accepted or has begun.
    Taken,
    /// Nothing more is to be offered, since that day.
    Settled(NaiveDate),
}

impl Offering<'_> {
    fn options(&self, stage: Stage) -> Vec<Choice> {
        self.guide.options(stage, self.asking)
    }

    /// Whether a programme is given here.
    fn is_here(&self, programme: &str) -> bool {
        self.guide.elsewhere().iter().all(|other| other.programme != programme)
    }

    /// A programme given here that was accepted and has not begun, or an offer of one that waits for an answer.
    pub fn answered(&self, from: NaiveDate) -> Option<Step> {
        self.waiting(from, true)
    }

    /// What another service gives and is still to be begun, answered or offered; asked once nothing is left to be done here.
    pub fn elsewhere(&self) -> Option<Step> {
        let offer = || {
            let choices: Vec<Choice> = self.asked_elsewhere().collect();
            let choices: Vec<Choice> =
                choices.into_iter().filter(|choice| self.is_unanswered(choice)).collect();
            let said = choices.first()?.said.clone();
            Some((Next::Offer { stage: Stage::Assessed, choices }, Some(said)))
        };
        self.waiting(NaiveDate::MIN, false).or_else(offer)
    }

    fn waiting(&self, from: NaiveDate, here: bool) -> Option<Step> {
        let ledger = self.ledger;
        let offers = ledger.offers.iter().rev().filter(|(_, offer)| offer.on >= from);
        let programmes = || offers.clone().map(|(_, offer)| offer.programme.as_str());
        let standings = || {
            let wanted = programmes().filter(|programme| self.is_here(programme) == here);
            wanted.filter_map(|programme| Some((programme, ledger.standing(programme, from)?)))
        };
        let accepted = standings().find_map(|(programme, standing)| match standing {
            OfferStanding::Accepted { offer, made } if !self.has_begun(programme, made) => {
                Some(self.begin(programme, offer))
            }
            _ => None,
        });
        let open = || {
            standings().find_map(|(programme, standing)| match standing {
                OfferStanding::Open { offer, made } => {
                    Some((Next::Answer { offer, programme: programme.to_owned(), on: made }, None))
                }
                _ => None,
            })
        };
        accepted.or_else(open)
    }

    fn begin(&self, programme: &str, offer: RecordId) -> Step {
        let said = self.guide.said_of(programme, self.asking.family);
        let with = self.pairs.iter().find_map(|pair| pair.to_begin_with(programme));
        (Next::Begin { programme: programme.to_owned(), offer, with }, said)
    }

    /// Whether a programme has begun, and was not given up before it was offered on that day.
    fn has_begun(&self, programme: &str, offered: NaiveDate) -> bool {
        let of_it = |course: &&Course| {
            course.programme == programme && course.given_up().is_none_or(|day| day >= offered)
        };
        self.ledger.courses.iter().any(of_it)
    }

    /// Whether nobody has accepted it yet, and somebody may.
    fn is_unanswered(&self, choice: &Choice) -> bool {
        let standing = self.ledger.standing(&choice.programme, NaiveDate::MIN);
        matches!(standing, None | Some(OfferStanding::Open { .. }))
    }

    /// What is to be offered, where nothing is accepted or waits for an answer.
    pub fn next(&self, stage: Stage, from: NaiveDate) -> Offers {
        let ledger = self.ledger;
        let mut skips = ledger.skips(PathwayStep::Offer, from);
        let (mut settled, mut before, mut at) = (from, Vec::new(), Some(stage));
        while let Some(here) = at.take() {
            let all = self.options(here);
            let own: Vec<&Choice> = all.iter().filter(|choice| self.is_here(&choice.programme)).collect();
            // Where the guidance names nothing more, there is nothing to decline.
            if matches!(here, Stage::Declined | Stage::Skipped) && own.is_empty() {
                break;
            }
            if own.iter().any(|choice| self.is_taken(&choice.programme, from)) {
                return Offers::Taken;
            }
            let then = if let Some(day) = self.all_declined(&own, from) {
                settled = settled.max(day);
                Stage::Declined
            } else if let Some((_, day)) = skips.next() {
                settled = settled.max(day);
                Stage::Skipped
            } else {
                let choices = self.left(all, before, from);
                let said = choices.first().map(|choice| choice.said.clone());
                return Offers::Open((Next::Offer { stage: here, choices }, said));
            };
            at = (here == Stage::Assessed).then_some(then);
            // What was to be offered and was not is gone without.
            before = all.into_iter().filter(|choice| choice.strength == Strength::Consider).collect();
        }
        Offers::Settled(settled)
    }

    /// Whether a programme waits for an answer, was accepted, or has begun and goes on or came to its end.
    fn is_taken(&self, programme: &str, from: NaiveDate) -> bool {
        let standing = self.ledger.standing(programme, from);
        matches!(standing, Some(OfferStanding::Accepted { .. } | OfferStanding::Open { .. }))
            || self.ledger.taken_up(programme, from)
    }

    /// The day by which all that a stage asks for was declined; `None` while something of it was not.
    fn all_declined(&self, own: &[&Choice], from: NaiveDate) -> Option<NaiveDate> {
        let is_offer = |choice: &&&Choice| choice.strength == Strength::Offer;
        let only_considered = !own.iter().any(|choice| is_offer(&choice));
        let asked = own.iter().filter(|choice| only_considered || is_offer(choice));
        let days = asked.map(|choice| self.ledger.declined(&choice.programme, from));
        days.collect::<Option<Vec<_>>>()?.into_iter().max()
    }

    /// What of a stage, and then of the one before, can still be offered or considered.
    fn left(&self, all: Vec<Choice>, before: Vec<Choice>, from: NaiveDate) -> Vec<Choice> {
        let mut left: Vec<Choice> = Vec::new();
        for choice in all.into_iter().chain(before) {
            let is_over = if self.is_here(&choice.programme) {
                self.ledger.declined(&choice.programme, from).is_some()
            } else {
                !self.is_unanswered(&choice)
            };
            if !is_over && left.iter().all(|known| known.programme != choice.programme) {
                left.push(choice);
            }
        }
        left
    }

    /// What another service gives, and the guidance says to offer.
    fn asked_elsewhere(&self) -> impl Iterator<Item = Choice> + '_ {
        let options = self.options(Stage::Assessed).into_iter();
        options.filter(|choice| choice.strength == Strength::Offer && !self.is_here(&choice.programme))
    }

    /// How what is to be offered to such a family was, with the day since which it is asked for.
    pub fn duties(&self, since: Option<NaiveDate>) -> Vec<Duty> {
        let elsewhere = self.asked_elsewhere().map(|choice| self.offer_elsewhere(choice, since));
        self.first_offer(since).into_iter().chain(self.alternative()).chain(elsewhere).collect()
    }

    /// "Should offer a video feedback programme" (NG26 1.4.1, 1.5.1; 1.6.1 of its training): whatever is answered, offering
    /// it is asked for.
    fn first_offer(&self, since: Option<NaiveDate>) -> Option<Duty> {
        let is_asked =
            |choice: &Choice| choice.strength == Strength::Offer && self.is_here(&choice.programme);
        let first = self.options(Stage::Assessed).into_iter().find(is_asked)?;
        let ledger = self.ledger;
        let done = ledger.offers_of(&first.programme, NaiveDate::MIN).next().map(|(_, offer)| offer.on);
        let skipped = ledger.skipped(PathwayStep::Offer, NaiveDate::MIN).filter(|_| done.is_none());
        let verdict = match (done, skipped) {
            (Some(_), _) => Verdict::Met,
            (None, Some(_)) => Verdict::NotMet,
            // It was taken up, whatever came beside or after it.
            (None, None) if ledger.has_begun(&first.programme) => Verdict::NotYet,
            (None, None) if ledger.began_another(&first.programme, NaiveDate::MIN) => Verdict::NotMet,
            (None, None) if ledger.plans_another(&first.programme) => Verdict::AtRisk,
            (None, None) => Verdict::NotYet,
        };
        let (kind, said) = (DutyKind::FirstOffer, Some(first.said));
        Some(Duty { kind, verdict, since, done, skipped, ahead: None, said })
    }

    /// "If parents do not want to take part in a video feedback programme, offer parental sensitivity and behaviour
    /// training" (NG26 1.4.4, 1.5.3).
    fn alternative(&self) -> Option<Duty> {
        let ledger = self.ledger;
        let (first, other) = self.guide.alternative(self.asking)?;
        let since = ledger.declined(first, NaiveDate::MIN)?;
        let done = ledger.offers_of(&other.programme, NaiveDate::MIN).next().map(|(_, offer)| offer.on);
        let skipped = ledger.skipped(PathwayStep::Offer, since).filter(|_| done.is_none());
        let verdict = match (done, skipped) {
            (Some(_), _) => Verdict::Met,
            (None, Some(_)) => Verdict::NotMet,
            (None, None) if ledger.began_another(&other.programme, since) => Verdict::NotMet,
            // Whoever leaves was not offered it.
            (None, None) if ledger.ended.is_some() => Verdict::NotMet,
            (None, None) if ledger.plans_another(&other.programme) => Verdict::AtRisk,
            (None, None) => Verdict::NotYet,
        };
        let (kind, said) = (DutyKind::Alternative, Some(other.said));
        Some(Duty { kind, verdict, since: Some(since), done, skipped, ahead: None, said })
    }

    /// "Offer trauma-focused cognitive behavioural therapy" (NG26 1.4.12): until it was answered.
    fn offer_elsewhere(&self, choice: Choice, since: Option<NaiveDate>) -> Duty {
        let first = self.ledger.offers_of(&choice.programme, NaiveDate::MIN).next();
        let done = first.map(|(_, offer)| offer.on).filter(|_| !self.is_unanswered(&choice));
        let verdict = if done.is_some() { Verdict::Met } else { Verdict::NotYet };
        let (kind, said) = (DutyKind::OfferElsewhere, Some(choice.said));
        Duty { kind, verdict, since, done, skipped: None, ahead: None, said }
    }
}
