//! Walks the pathway round by round: finds the next step and, on the way there, how each thing the guidance asks for was kept.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::course::Course;
use super::duty::{Duty, DutyKind, WentAhead};
use super::facts::PathwayFacts;
use super::family::family_kind;
use super::guide::{Asking, PathwayGround, PathwayGuide, Stage};
use super::ledger::{Answered, Ledger};
use super::offering::{Offering, Offers, Step};
use super::pairs::{Paired, pairs};
use super::questions::questions;
use super::stages::stages;
use super::standing::{EndGround, Next, Pathway};
use crate::programme::entry::pathway::decided::Conclusion;
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
    let begun = ledger.courses.iter().filter_map(|course| course.begun).min();
    let then = Asking {
        children: stages(facts.people, begun.unwrap_or(facts.today), &guide.own().change_of_school),
        ..asking.clone()
    };
    let pairs = pairs(&ledger, guide, asking.family);
    let mut walk = Walk {
        facts,
        guide,
        asking: &asking,
        then: &then,
        pairs: &pairs,
        assessed: assessed(facts.people, facts.entries, None, facts.today).done,
        duties: Vec::new(),
        ledger: &ledger,
    };
    let (next, why) = walk.next();
    let Walk { mut duties, .. } = walk;
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
    asking: &'a Asking<'a>,
    /// The family when its first programme began, which is what decides what was to be offered: a child that has grown since
    /// takes nothing of it back.
    then: &'a Asking<'a>,
    pairs: &'a [Paired],
    /// The day by which every child was assessed.
    assessed: Option<NaiveDate>,
    duties: Vec<Duty>,
    ledger: &'a Ledger<'a>,
}

/// How a round goes out.
enum Outcome {
    /// It is still open: this comes next.
    Open(Step),
    /// A multi-agency review is needed since that day.
    Review(PathwayGround, NaiveDate),
}

impl<'a> Walk<'a> {
    fn next(&mut self) -> Step {
        self.assessment();
        self.after_programmes();
        let open = match self.rounds() {
            // What another service gives keeps nothing here from going on, and is asked about before the end.
            end @ (Next::End { .. }, _) => self.offering().elsewhere().unwrap_or(end),
            open => open,
        };
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

    fn offering(&self) -> Offering<'a> {
        Offering { guide: self.guide, asking: self.asking, pairs: self.pairs, ledger: self.ledger }
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
        self.duties.push(Duty { kind, verdict, since, done, skipped, ahead: None, said });
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
                self.duties.push(Duty { kind, verdict, since, done, skipped, ahead: None, said });
            }
            if let Some(verdict) = after.reviewing {
                let kind =
                    if course.with_concerns { DutyKind::ReviewLittleOther } else { DutyKind::ReviewLittle };
                let (done, skipped) = (after.reviewed.map(|body| body.on), after.review_skipped);
                let said = self.why(review_ground(course));
                self.duties.push(Duty { kind, verdict, since, done, skipped, ahead: None, said });
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
            // Little improvement is judged by programme.
            if ground == PathwayGround::ReviewDeclined {
                self.review_declined(since);
            }
            from = match answered {
                Some(Answered::Review(_, Conclusion::NotFurther)) => {
                    return (Next::End { because: EndGround::NoFurther }, None);
                }
                Some(Answered::Review(on, Conclusion::Further) | Answered::Skipped(on)) => on,
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
        let offering = self.offering();
        if stage == Stage::Assessed {
            self.duties.extend(Offering { asking: self.then, ..offering }.duties(self.assessed));
            // Whatever was begun or accepted since: the review comes before it.
            if let Offers::Settled(on) = offering.next(stage, from) {
                return Outcome::Review(PathwayGround::ReviewDeclined, on);
            }
        }
        // One that is planned and has not begun comes after those that have.
        let courses: Vec<&Course> = ledger
            .courses
            .iter()
            .copied()
            .filter(|course| course.begun.or(course.ended).is_none_or(|day| day >= from))
            .collect();
        for course in &courses {
            let Some(finished) = course.finished() else { return Outcome::Open(session(course)) };
            if let Some(outcome) = self.judged(course, finished) {
                return outcome;
            }
        }
        let given_up = courses.iter().all(|course| course.given_up().is_some());
        if let Some(step) = offering.answered(from) {
            return Outcome::Open(step);
        }
        if !given_up {
            return Outcome::Open((Next::End { because: EndGround::ProgrammeOver }, None));
        }
        match offering.next(stage, from) {
            Offers::Open(step) => Outcome::Open(step),
            // What waits or was begun was gone through above.
            Offers::Taken => Outcome::Open((Next::End { because: EndGround::ProgrammeOver }, None)),
            Offers::Settled(_) => Outcome::Open((Next::End { because: EndGround::NothingAccepted }, None)),
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

    /// "Arrange a multi-agency review before going ahead with more interventions" (NG26 1.4.6), where nothing offered is wanted
    /// since that day. The same day is not before; a step gone without can be made up for until something went ahead.
    fn review_declined(&mut self, since: NaiveDate) {
        let ledger = self.ledger;
        let done = ledger.held(since).map(|(on, _)| on);
        // As after little improvement: what stood when more went ahead decides.
        let against = ledger.went_ahead(since).filter_map(|on| {
            let stood = ledger.stood(since, on);
            let may = stood.is_some_and(|review| review.conclusion == Some(Conclusion::Further));
            (!may).then(|| WentAhead { on, reviewed: stood.map(|review| review.on) })
        });
        let against = against.min_by_key(|ahead| ahead.on);
        let in_time = done.is_some() && against.is_none();
        let skipped = ledger.skipped(PathwayStep::Review, since).filter(|_| !in_time);
        let verdict = if in_time {
            Verdict::Met
        } else if skipped.is_some() || against.is_some() {
            Verdict::NotMet
        } else if ledger.plans_another("") {
            Verdict::AtRisk
        } else {
            Verdict::NotYet
        };
        let (kind, said) = (DutyKind::ReviewDeclined, self.why(PathwayGround::ReviewDeclined));
        self.duties.push(Duty { kind, verdict, since: Some(since), done, skipped, ahead: against, said });
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
