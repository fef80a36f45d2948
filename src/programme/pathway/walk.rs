//! Walks the pathway round by round: finds the next step and, on the way there, how each thing the guidance asks for was kept.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::course::Course;
use super::facts::PathwayFacts;
use super::family::family_kind;
use super::guide::{Asking, Choice, PathwayGround, PathwayGuide, Stage};
use super::ledger::{Answered, Ledger};
use super::pairs::{Paired, pairs};
use super::questions::questions;
use super::stages::stages;
use super::standing::{Duty, DutyKind, EndGround, Next, Pathway};
use crate::base::RecordId;
use crate::programme::entry::pathway::decided::{Conclusion, OfferReply};
use crate::programme::entry::pathway::step::PathwayStep;
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::judges::assessed::{Assessed, assessed};
use crate::programme::judges::going_ahead::{GoingAhead, going_ahead};
use crate::programme::said::Said;

/// Where a family stands as of a day.
pub fn pathway(facts: &PathwayFacts<'_>, guide: &PathwayGuide) -> Pathway {
    let ledger = Ledger::new(facts.entries, facts.courses, facts.today);
    let circumstances = ledger.circumstances();
    let asking = Asking {
        family: family_kind(facts.people, ledger.referral, facts.today),
        children: stages(facts.people, facts.today, &guide.own().change_of_school),
        circumstances: &circumstances,
        declined: ledger.all_declined(),
    };
    let pairs = pairs(&ledger, guide, asking.family);
    let mut walk = Walk {
        facts,
        guide,
        asking,
        pairs: &pairs,
        assessed: assessed(facts.people, facts.entries, None, facts.today).done,
        duties: Vec::new(),
        ledger: &ledger,
    };
    let (next, why) = walk.next();
    let Walk { asking, mut duties, .. } = walk;
    duties.extend(pairs.iter().filter_map(Paired::duty));
    // The assessment comes before everything.
    duties.sort_by_key(|duty| (duty.kind != DutyKind::Assessment, duty.since));
    let mut questions = questions(facts, &ledger, guide);
    if ledger.ended.is_none() {
        questions.extend(pairs.iter().filter_map(Paired::question));
    }
    Pathway { family: asking.family, next, why, duties, questions, besides: guide.besides(&asking) }
}

struct Walk<'a> {
    facts: &'a PathwayFacts<'a>,
    guide: &'a PathwayGuide,
    asking: Asking<'a>,
    pairs: &'a [Paired],
    /// The day by which every child was assessed.
    assessed: Option<NaiveDate>,
    duties: Vec<Duty>,
    ledger: &'a Ledger<'a>,
}

type Step = (Next, Option<Said>);

/// How a round goes out.
enum Outcome {
    /// It is still open: this comes next.
    Open(Step),
    /// A multi-agency review is needed since that day.
    Review(PathwayGround, NaiveDate),
}

impl Walk<'_> {
    fn next(&mut self) -> Step {
        self.assessment();
        self.after_programmes();
        let open = self.rounds();
        if let Some((ending, body)) = self.ledger.ended {
            return (Next::Ended { ending, on: body.on }, None);
        }
        // Whatever was left out before, a programme under way goes on; what was left out stays as not met.
        let mut running = self.ledger.courses.iter().filter(|course| course.finished().is_none());
        running.find(|course| course.begun.is_some()).map_or(open, |course| session(course))
    }

    fn why(&self, ground: PathwayGround) -> Option<Said> {
        self.guide.why(ground, self.asking.family)
    }

    fn options(&self, stage: Stage) -> Vec<Choice> {
        self.guide.options(stage, &self.asking)
    }

    fn first_begun(&self) -> Option<NaiveDate> {
        self.ledger.courses.iter().filter_map(|course| course.begun).min()
    }

    /// "A comprehensive assessment before any intervention" (NG26 1.3.2): the worst of what is said of each programme.
    fn assessment(&mut self) {
        let PathwayFacts { people, entries, today, .. } = *self.facts;
        let mut firsts: Vec<Option<NaiveDate>> =
            self.ledger.courses.iter().map(|course| course.held.first().copied()).collect();
        firsts.sort_unstable_by_key(|first| (first.is_none(), *first));
        if firsts.is_empty() {
            firsts.push(None);
        }
        let each = firsts.into_iter().map(|first| (first, assessed(people, entries, first, today)));
        let worst = each.min_by_key(|(_, assessed)| Reverse(assessed.verdict.urgency()));
        let Some((since, assessed)) = worst else { return };
        let (kind, said) = (DutyKind::Assessment, self.why(PathwayGround::Assess));
        let Assessed { verdict, done, skipped, .. } = assessed;
        self.duties.push(Duty { kind, verdict, since, done, skipped, said });
    }

    /// What was judged and reviewed after each programme before more went ahead.
    fn after_programmes(&mut self) {
        let (facts, ledger) = (self.facts, self.ledger);
        for course in &ledger.courses {
            let Some(after) = after(facts, ledger, course) else { continue };
            let since = Some(after.over);
            if after.judging != Verdict::NotApplicable {
                let done = after.judged.or(after.stands).map(|body| body.on);
                let (kind, verdict, skipped) = (DutyKind::Judgement, after.judging, after.judging_skipped);
                let said = self.why(judge_ground(course));
                self.duties.push(Duty { kind, verdict, since, done, skipped, said });
            }
            if let Some(verdict) = after.reviewing {
                let kind =
                    if course.with_concerns { DutyKind::ReviewLittleOther } else { DutyKind::ReviewLittle };
                let (done, skipped) = (after.reviewed.map(|body| body.on), after.review_skipped);
                let said = self.why(review_ground(course));
                self.duties.push(Duty { kind, verdict, since, done, skipped, said });
            }
        }
    }

    fn rounds(&mut self) -> Step {
        if let Some(step) = self.before_offers() {
            return step;
        }
        let (mut stage, mut from) = (Stage::Assessed, NaiveDate::MIN);
        // Each round but the first begins with a review or with one skipped; there are no more rounds than that.
        for _ in 0..=self.ledger.reviews.len() + self.ledger.overrides.len() {
            let (ground, since) = match self.round(stage, from) {
                Outcome::Open(step) => return step,
                Outcome::Review(ground, since) => (ground, since),
            };
            let answered = self.ledger.answered(since);
            self.review_duty(ground, since, answered.as_ref());
            from = match answered {
                Some(Answered::Review(_, Conclusion::NotFurther)) => {
                    return (Next::End { because: EndGround::NoFurther }, None);
                }
                Some(Answered::Review(on, Conclusion::Further) | Answered::Skipped(on, _)) => on,
                None => {
                    let planned = self.ledger.planned(since);
                    return (Next::Review { ground, planned }, self.why(ground));
                }
            };
            stage = Stage::Reviewed;
        }
        (Next::End { because: EndGround::NothingAccepted }, None)
    }

    /// What comes before anything is offered, while nothing has begun.
    fn before_offers(&self) -> Option<Step> {
        let ledger = self.ledger;
        if self.first_begun().is_some() {
            return None;
        }
        let skipped = |step| ledger.skipped(step, NaiveDate::MIN).is_some();
        let new = ledger.referral.is_none() && ledger.assessments.is_empty() && ledger.offers.is_empty();
        if new && ledger.courses.is_empty() && !skipped(PathwayStep::Refer) {
            return Some((Next::Refer, self.why(PathwayGround::Refer)));
        }
        if self.assessed.is_none() && !skipped(PathwayStep::Assess) {
            let open = ledger.unfinished();
            let missing = open.map_or_else(Vec::new, |(_, body)| body.missing().collect());
            let begun = open.map(|(id, _)| *id);
            return Some((Next::Assess { begun, missing }, self.why(PathwayGround::Assess)));
        }
        None
    }

    fn round(&mut self, stage: Stage, from: NaiveDate) -> Outcome {
        let ledger = self.ledger;
        if stage == Stage::Assessed {
            self.alternative();
        }
        // One that is planned and has not begun comes after those that have.
        let courses: Vec<&Course> = ledger
            .courses
            .iter()
            .copied()
            .filter(|course| course.begun.is_none_or(|begun| begun >= from))
            .collect();
        for course in &courses {
            let Some(finished) = course.finished() else { return Outcome::Open(session(course)) };
            if let Some(outcome) = self.judged(course, finished) {
                return outcome;
            }
        }
        let given_up = courses.iter().all(|course| course.given_up().is_some());
        if let Some(step) = self.answered_offers(from) {
            return Outcome::Open(step);
        }
        if given_up {
            self.offers(stage, from)
        } else {
            Outcome::Open((Next::End { because: EndGround::ProgrammeOver }, None))
        }
    }

    /// A programme that is over: is it judged, and does the judgement ask for a review?
    fn judged(&self, course: &Course, finished: NaiveDate) -> Option<Outcome> {
        // Of one that was never held there is nothing to judge.
        let after = after(self.facts, self.ledger, course)?;
        match after.stands {
            None if after.judging_skipped.is_some() || course.given_up().is_some() => None,
            None => {
                let next = Next::Judge { programme: course.programme.clone(), finished };
                Some(Outcome::Open((next, self.why(judge_ground(course)))))
            }
            Some(body) if course.delivered().asks_review(body) => {
                Some(Outcome::Review(review_ground(course), after.over))
            }
            Some(_) => None,
        }
    }

    /// An offer that waits for an answer, or was accepted and has not begun.
    fn answered_offers(&self, from: NaiveDate) -> Option<Step> {
        let ledger = self.ledger;
        let offers = || ledger.offers.iter().rev().filter(|(_, offer)| offer.on >= from);
        let accepted = offers().find(|(_, offer)| {
            let of_it = |course: &&Course| {
                course.programme == offer.programme && course.given_up().is_none_or(|day| day >= offer.on)
            };
            let begun = ledger.courses.iter().any(of_it);
            offer.settled(OfferReply::Accepted, ledger.today).is_some() && !begun
        });
        if let Some((id, offer)) = accepted {
            let programme = offer.programme.clone();
            let said = self.guide.said_of(&programme, self.asking.family);
            let with = self.pairs.iter().find_map(|pair| pair.to_begin_with(&programme));
            return Some((Next::Begin { programme, offer: *id, with }, said));
        }
        let open = offers().find(|(_, offer)| {
            [OfferReply::Accepted, OfferReply::Declined]
                .iter()
                .all(|reply| offer.settled(*reply, ledger.today).is_none())
        });
        open.map(|(id, offer)| {
            let programme = offer.programme.clone();
            (Next::Answer { offer: *id, programme, on: offer.on }, None)
        })
    }

    /// What is to be offered, where nothing is accepted or waits for an answer.
    fn offers(&mut self, stage: Stage, from: NaiveDate) -> Outcome {
        let ledger = self.ledger;
        let mut skips = ledger.skips(PathwayStep::Offer, from);
        let mut settled = from;
        let mut at = Some(stage);
        while let Some(here) = at.take() {
            let all = self.options(here);
            let declined = |choice: &Choice| ledger.declined(&choice.programme, from);
            let is_first = !matches!(here, Stage::Declined | Stage::Skipped);
            // Where the guidance names nothing more, there is nothing to decline.
            if !is_first && all.is_empty() {
                break;
            }
            let then = if let Some(day) = all.first().and_then(declined) {
                settled = settled.max(day);
                Stage::Declined
            } else if let Some((id, day)) = skips.next() {
                settled = settled.max(day);
                if is_first {
                    self.first_offer_skipped(all.first(), (id, day));
                }
                Stage::Skipped
            } else {
                let choices: Vec<Choice> =
                    all.into_iter().filter(|choice| declined(choice).is_none()).collect();
                let said = choices.first().map(|choice| choice.said.clone());
                return Outcome::Open((Next::Offer { stage: here, choices }, said));
            };
            at = (here == Stage::Assessed).then_some(then);
        }
        if stage == Stage::Reviewed {
            return Outcome::Open((Next::End { because: EndGround::NothingAccepted }, None));
        }
        Outcome::Review(PathwayGround::ReviewDeclined, settled)
    }

    fn first_offer_skipped(&mut self, first: Option<&Choice>, skipped: (RecordId, NaiveDate)) {
        self.duties.push(Duty {
            kind: DutyKind::FirstOffer,
            verdict: Verdict::NotMet,
            since: self.assessed,
            done: None,
            skipped: Some(skipped),
            said: first.map(|choice| choice.said.clone()),
        });
    }

    /// "If parents do not want to take part in a video feedback programme, offer parental sensitivity and behaviour
    /// training" (NG26 1.4.4, 1.5.3).
    fn alternative(&mut self) {
        let ledger = self.ledger;
        let Some((first, other)) = self.guide.alternative(&self.asking) else { return };
        let Some(since) = ledger.declined(first, NaiveDate::MIN) else { return };
        let mut offers = ledger.offers.iter().filter(|(_, offer)| offer.programme == other.programme);
        let done = offers.next().map(|(_, offer)| offer.on);
        let skipped = ledger.skipped(PathwayStep::Offer, since).filter(|_| done.is_none());
        let verdict = match (done, skipped) {
            (Some(_), _) => Verdict::Met,
            (None, Some(_)) => Verdict::NotMet,
            (None, None) if ledger.went_on(since, None) => Verdict::NotMet,
            (None, None) => Verdict::NotYet,
        };
        let kind = DutyKind::Alternative;
        self.duties.push(Duty { kind, verdict, since: Some(since), done, skipped, said: Some(other.said) });
    }

    fn review_duty(&mut self, ground: PathwayGround, since: NaiveDate, answered: Option<&Answered>) {
        let kind = match ground {
            PathwayGround::ReviewDeclined => DutyKind::ReviewDeclined,
            // Little improvement is judged by programme; the others ask for no review.
            PathwayGround::ReviewLittle
            | PathwayGround::ReviewLittleOther
            | PathwayGround::Refer
            | PathwayGround::Assess
            | PathwayGround::Judge
            | PathwayGround::JudgeOther => return,
        };
        let (verdict, done, skipped) = match answered {
            Some(Answered::Review(on, _)) if self.ledger.went_on(since, Some(*on)) => {
                (Verdict::NotMet, Some(*on), None)
            }
            Some(Answered::Review(on, _)) => (Verdict::Met, Some(*on), None),
            Some(Answered::Skipped(on, id)) => (Verdict::NotMet, None, Some((*id, *on))),
            None if self.ledger.went_on(since, None) => (Verdict::NotMet, None, None),
            None => (Verdict::NotYet, None, None),
        };
        let said = self.why(ground);
        self.duties.push(Duty { kind, verdict, since: Some(since), done, skipped, said });
    }
}

/// What came after a programme that is over.
fn after<'a>(facts: &PathwayFacts<'a>, ledger: &Ledger<'_>, course: &Course) -> Option<GoingAhead<'a>> {
    let others = ledger.courses.iter().filter(|other| !std::ptr::eq(**other, course));
    let begun = others.filter_map(|other| other.begun);
    going_ahead(&course.delivered(), begun, facts.entries, facts.today)
}

const fn judge_ground(course: &Course) -> PathwayGround {
    if course.with_film { PathwayGround::Judge } else { PathwayGround::JudgeOther }
}

const fn review_ground(course: &Course) -> PathwayGround {
    if course.with_concerns { PathwayGround::ReviewLittleOther } else { PathwayGround::ReviewLittle }
}

fn session(course: &Course) -> Step {
    let (number, day) = course.next;
    (Next::Session { programme: course.programme.clone(), number, day }, course.said.clone())
}
