//! The entries of the pathway, in the order of their days, as far as they were there on a day. Judges nothing.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::course::Course;
use super::offered::{OfferStanding, standing};
use crate::base::{PersonId, RecordId};
use crate::programme::entry::kinds::{Entered, Entry};
use crate::programme::entry::pathway::assessment::{Assessment, Circumstance};
use crate::programme::entry::pathway::decided::{Conclusion, Judgement, Offer, Review};
use crate::programme::entry::pathway::ending::Ending;
use crate::programme::entry::pathway::referral::Referral;
use crate::programme::entry::pathway::step::{Override, PathwayStep};
use crate::programme::judges::anew;
use crate::programme::judges::going_ahead::stands;

/// What was there on a day, each kind by its days. After an ending that a new referral followed, only what came since.
pub(super) struct Ledger<'a> {
    pub today: NaiveDate,
    pub referral: Option<&'a Referral>,
    pub assessments: Vec<(RecordId, &'a Assessment)>,
    pub offers: Vec<(RecordId, &'a Offer)>,
    pub judgements: Vec<&'a Judgement>,
    /// Planned ones included.
    pub reviews: Vec<(RecordId, &'a Review)>,
    pub overrides: Vec<(RecordId, &'a Override)>,
    /// The ending, where the pathway is not open again.
    pub ended: Option<(RecordId, &'a Ending)>,
    /// By the day they began; those without a day last.
    pub courses: Vec<&'a Course>,
}

/// What settles the need for a multi-agency review.
pub(super) enum Answered {
    /// It was held that day, and concluded this.
    Review(NaiveDate, Conclusion),
    /// It was skipped.
    Skipped(NaiveDate),
}

impl<'a> Ledger<'a> {
    pub fn new(entries: &'a [Entered], courses: &'a [Course], today: NaiveDate) -> Self {
        let mut ledger = Self {
            today,
            referral: None,
            assessments: Vec::new(),
            offers: Vec::new(),
            judgements: Vec::new(),
            reviews: Vec::new(),
            overrides: Vec::new(),
            ended: None,
            courses: courses.iter().collect(),
        };
        let mut endings = Vec::new();
        let mut referrals = Vec::new();
        for Entered { id, entry, .. } in entries {
            match entry {
                Entry::Referral(body) => referrals.push(body),
                Entry::Assessment(body) => ledger.assessments.push((*id, body)),
                Entry::Offer(body) => ledger.offers.push((*id, body)),
                Entry::Judgement(body) => ledger.judgements.push(body),
                Entry::Review(body) => ledger.reviews.push((*id, body)),
                Entry::Override(body) => ledger.overrides.push((*id, body)),
                Entry::Ending(body) => endings.push((*id, body)),
                // No part of the pathway.
                Entry::Decision(_)
                | Entry::Programme(_)
                | Entry::ProgrammeEnded(_)
                | Entry::Sample(_)
                | Entry::SecondCoding(_)
                | Entry::CommentCoding(_)
                | Entry::SupervisionNote(_)
                | Entry::SupervisionAnswer(_)
                | Entry::ChecklistRating(_)
                | Entry::Rating(_)
                | Entry::Placement(_)
                | Entry::KeyWorker(_)
                | Entry::Contact(_)
                | Entry::Significant(_)
                | Entry::Concern(_)
                | Entry::ConcernReply(_)
                | Entry::EducationPlan(_)
                | Entry::CarerSupport(_) => {}
            }
        }
        ledger.drop_ahead();
        ledger.referral =
            referrals.into_iter().filter(|referral| referral.on <= today).max_by_key(|referral| referral.on);
        ledger.ended = endings
            .into_iter()
            .filter(|(_, ending)| ending.stands_on(today))
            .max_by_key(|(id, ending)| (ending.on, *id));
        ledger.begin_anew(anew::since(entries, today, today));
        ledger.sort();
        ledger
    }

    /// What lies ahead is not there yet; of it a review alone can be planned.
    fn drop_ahead(&mut self) {
        let today = self.today;
        self.assessments.retain(|(_, body)| body.on <= today);
        self.offers.retain(|(_, body)| body.on <= today);
        self.judgements.retain(|body| body.on <= today);
        self.overrides.retain(|(_, body)| body.on <= today);
    }

    /// A family that was referred again after its pathway ended begins anew.
    fn begin_anew(&mut self, anew: Option<NaiveDate>) {
        let Some(from) = anew else { return };
        self.ended = self.ended.filter(|(_, ending)| ending.on >= from);
        self.assessments.retain(|(_, body)| body.finished.unwrap_or(body.on) >= from);
        self.offers.retain(|(_, body)| body.on >= from);
        self.judgements.retain(|body| body.on >= from);
        self.reviews.retain(|(_, body)| body.on >= from);
        self.overrides.retain(|(_, body)| body.on >= from);
        self.courses.retain(|course| course.begun.or(course.ended).is_none_or(|day| day >= from));
    }

    fn sort(&mut self) {
        self.assessments.sort_by_key(|(id, body)| (body.on, *id));
        self.offers.sort_by_key(|(id, body)| (body.on, *id));
        self.judgements.sort_by_key(|body| body.on);
        self.reviews.sort_by_key(|(id, body)| (body.on, *id));
        self.overrides.sort_by_key(|(id, body)| (body.on, *id));
        self.courses.sort_by_key(|course| (course.begun.is_none(), course.begun));
    }

    /// The last assessment that is not finished.
    pub fn unfinished(&self) -> Option<&(RecordId, &'a Assessment)> {
        let is_open = |body: &Assessment| body.complete_on().is_none_or(|day| day > self.today);
        self.assessments.iter().rev().find(|(_, body)| is_open(body))
    }

    /// What the last assessments found that decides what is offered: of each child the last that names it.
    pub fn circumstances(&self) -> Vec<Circumstance> {
        let mut seen: Vec<PersonId> = Vec::new();
        let mut found: BTreeSet<Circumstance> = BTreeSet::new();
        for (later, (_, body)) in self.assessments.iter().rev().enumerate() {
            // One that names nobody is about an only child: the last word where it is the last, else outdated.
            if body.of.is_empty() {
                found.extend(body.circumstances.iter().filter(|_| later == 0));
                break;
            }
            if body.of.iter().any(|child| !seen.contains(child)) {
                found.extend(&body.circumstances);
            }
            seen.extend(&body.of);
        }
        found.into_iter().collect()
    }

    /// The first time a step was skipped since a day.
    pub fn skipped(&self, step: PathwayStep, since: NaiveDate) -> Option<(RecordId, NaiveDate)> {
        self.skips(step, since).next()
    }

    pub fn skips(
        &self,
        step: PathwayStep,
        since: NaiveDate,
    ) -> impl Iterator<Item = (RecordId, NaiveDate)> + '_ {
        let of_step = self.overrides.iter().filter(move |(_, body)| body.step == step && body.on >= since);
        of_step.map(|(id, body)| (*id, body.on))
    }

    /// What settled the need for a review that arose on a day: one that opens the pathway again, else one that does not.
    pub fn answered(&self, since: NaiveDate) -> Option<Answered> {
        let held = self.held(since);
        match (held, self.skipped(PathwayStep::Review, since)) {
            (Some((on, Conclusion::Further)), Some((_, day))) if day < on => Some(Answered::Skipped(day)),
            (Some((on, Conclusion::Further)), _) => Some(Answered::Review(on, Conclusion::Further)),
            (_, Some((_, day))) => Some(Answered::Skipped(day)),
            (held, None) => held.map(|(on, conclusion)| Answered::Review(on, conclusion)),
        }
    }

    /// The first multi-agency review since a day that opens the pathway again and still stood when that was followed, or else
    /// the first that does not.
    pub fn held(&self, since: NaiveDate) -> Option<(NaiveDate, Conclusion)> {
        let of = |wanted| self.reviewed(since).filter(move |review| review.conclusion == Some(wanted));
        let further = of(Conclusion::Further).find(|review| !self.is_taken_back(review.on));
        let stands = further.or_else(|| of(Conclusion::NotFurther).next())?;
        Some((stands.on, stands.conclusion?))
    }

    /// The review since a day that stood when more went ahead on another: the same day is not before.
    pub fn stood(&self, since: NaiveDate, ahead: NaiveDate) -> Option<&'a Review> {
        stands(self.reviewed(since).filter(|review| review.on < ahead))
    }

    /// The multi-agency reviews that were held since a day.
    fn reviewed(&self, since: NaiveDate) -> impl Iterator<Item = &'a Review> + '_ {
        let reviews = self.reviews.iter().map(|(_, review)| *review);
        reviews.filter(move |review| review.on >= since && review.counts(self.today).is_some())
    }

    /// Whether a review of that day that opens the pathway again was followed by one that does not, before anything was
    /// offered, gone without or went ahead.
    fn is_taken_back(&self, opened: NaiveDate) -> bool {
        let mut closing =
            self.reviewed(opened).filter(|review| review.conclusion == Some(Conclusion::NotFurther));
        closing.any(|review| {
            let until = review.on;
            let offered = self.offers.iter().any(|(_, offer)| (opened..=until).contains(&offer.on));
            let without = self.skips(PathwayStep::Offer, opened).any(|(_, on)| on <= until);
            let ahead = self.went_ahead(opened).any(|day| day <= until);
            until == opened || !(offered || without || ahead)
        })
    }

    /// The review that is planned, or whose day has passed without a conclusion, since that day.
    pub fn planned(&self, since: NaiveDate) -> Option<(RecordId, NaiveDate)> {
        let open = self.reviews.iter().filter(|(_, review)| review.on >= since);
        let mut open = open.filter(|(_, review)| review.held(self.today).is_none());
        open.next_back().map(|(id, review)| (*id, review.on))
    }

    /// The offers of a programme since a day, the oldest first.
    pub fn offers_of(
        &self,
        programme: &str,
        since: NaiveDate,
    ) -> impl DoubleEndedIterator<Item = (RecordId, &'a Offer)> + Clone {
        let of_it = move |(_, offer): &&(RecordId, &Offer)| offer.programme == programme && offer.on >= since;
        self.offers.iter().filter(of_it).map(|(id, offer)| (*id, *offer))
    }

    /// How the offers of a programme since a day stand; what was said before it was given up is over.
    pub fn standing(&self, programme: &str, since: NaiveDate) -> Option<OfferStanding> {
        let given_up = self.given_up(programme, since).and_then(|day| day.succ_opt());
        standing(&self.offers_of(programme, given_up.unwrap_or(since)), self.today)
    }

    /// The day since which nobody to whom a programme was offered wants it, or on which it was given up after it had begun.
    pub fn declined(&self, programme: &str, since: NaiveDate) -> Option<NaiveDate> {
        match self.standing(programme, since) {
            // Who began it all the same took it up.
            Some(OfferStanding::Declined { on }) => Some(on).filter(|on| !self.taken_up(programme, *on)),
            Some(OfferStanding::Accepted { .. } | OfferStanding::Open { .. }) => None,
            None => self.given_up(programme, since),
        }
    }

    /// Whether a programme began since a day and was not given up.
    pub fn taken_up(&self, programme: &str, since: NaiveDate) -> bool {
        let goes_on = |course: &&Course| course.programme == programme && course.given_up().is_none();
        let mut of_it = self.courses.iter().copied().filter(goes_on);
        of_it.any(|course| course.begun.is_some_and(|begun| begun >= since))
    }

    fn given_up(&self, programme: &str, since: NaiveDate) -> Option<NaiveDate> {
        let of_it = self.courses.iter().filter(|course| course.programme == programme);
        of_it.filter_map(|course| course.given_up()).filter(|day| *day >= since).max()
    }

    /// Whether a programme ever began.
    pub fn has_begun(&self, programme: &str) -> bool {
        self.courses.iter().any(|course| course.programme == programme && course.begun.is_some())
    }

    /// Whether another programme than that one began since a day.
    pub fn began_another(&self, than: &str, since: NaiveDate) -> bool {
        let mut others = self.courses.iter().filter(|course| course.programme != than);
        others.any(|course| course.begun.is_some_and(|begun| begun > since))
    }

    /// Whether another programme than that one is planned, and has not begun.
    pub fn plans_another(&self, than: &str) -> bool {
        let is_ahead = |course: &Course| course.begun.is_none() && course.ended.is_none();
        self.courses.iter().any(|course| course.programme != than && is_ahead(course))
    }

    /// Ids of the programmes that were offered, or begun, and are not wanted.
    pub fn all_declined(&self) -> Vec<&'a str> {
        let offered = self.offers.iter().map(|(_, offer)| offer.programme.as_str());
        let begun = self.courses.iter().map(|course| course.programme.as_str());
        let mut all: Vec<&str> = offered.chain(begun).collect();
        all.sort_unstable();
        all.dedup();
        all.retain(|programme| self.declined(programme, NaiveDate::MIN).is_some());
        all
    }

    /// The days after `since` on which a programme began, or a session beyond the programme's own was held.
    pub fn went_ahead(&self, since: NaiveDate) -> impl Iterator<Item = NaiveDate> + '_ {
        let days = self.courses.iter().flat_map(|course| course.begun.into_iter().chain(course.beyond()));
        days.filter(move |day| *day > since && *day <= self.today)
    }
}
