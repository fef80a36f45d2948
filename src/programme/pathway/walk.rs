//! Walks the pathway round by round: finds the next step and, on the way there, how each thing the guidance asks for was kept.

use chrono::NaiveDate;

use super::course::Course;
use super::duty::{Duty, DutyKind};
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
use crate::programme::said::Said;

/// Where a family stands as of a day.
pub fn pathway(facts: &PathwayFacts<'_>, guide: &PathwayGuide) -> Pathway {
    let ledger = Ledger::new(facts.entries, facts.courses, facts.today);
    let circumstances =
        ledger.assessments.last().map(|(_, body)| body.circumstances.as_slice()).unwrap_or_default();
    let asking = Asking {
        family: family_kind(facts.people, ledger.referral, facts.today),
        children: stages(facts.people, facts.today, &guide.own().change_of_school),
        circumstances,
        declined: ledger.all_declined(),
    };
    let pairs = pairs(&ledger, guide, asking.family);
    let mut walk = Walk { guide, asking: &asking, pairs: &pairs, duties: Vec::new(), ledger: &ledger };
    let (next, why) = walk.next();
    let Walk { mut duties, .. } = walk;
    duties.extend(pairs.iter().filter_map(Paired::duty));
    let mut questions = questions(facts, &ledger, guide);
    if ledger.ended.is_none() {
        questions.extend(pairs.iter().filter_map(Paired::question));
    }
    Pathway { family: asking.family, next, why, duties, questions, besides: guide.besides(&asking) }
}

struct Walk<'a> {
    guide: &'a PathwayGuide,
    asking: &'a Asking<'a>,
    pairs: &'a [Paired],
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

    /// "A comprehensive assessment before any intervention" (NG26 1.3.2).
    fn assessment(&mut self) {
        let done = self.ledger.assessed();
        let skipped = self.ledger.skipped(PathwayStep::Assess, NaiveDate::MIN);
        let begun = self.first_begun();
        let verdict = match (done, begun) {
            (Some(done), Some(begun)) if done > begun => Verdict::NotMet,
            (Some(_), _) => Verdict::Met,
            (None, Some(_)) => Verdict::NotMet,
            (None, None) if skipped.is_some() => Verdict::NotMet,
            (None, None) => Verdict::NotYet,
        };
        let said = self.why(PathwayGround::Assess);
        let skipped = skipped.filter(|_| verdict == Verdict::NotMet);
        let kind = DutyKind::Assessment;
        self.duties.push(Duty { kind, verdict, since: begun, done, skipped, said });
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
        if ledger.assessed().is_none() && !skipped(PathwayStep::Assess) {
            let open = ledger.assessments.last();
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
            self.duties.extend(offering.duties(ledger.assessed()));
        }
        // One that is planned and has not begun comes after those that have.
        let courses: Vec<&Course> = ledger
            .courses
            .iter()
            .copied()
            .filter(|course| course.given_up().is_none() && course.begun.is_none_or(|begun| begun >= from))
            .collect();
        for course in &courses {
            let Some(finished) = course.finished() else { return Outcome::Open(session(course)) };
            if let Some(outcome) = self.judged(course, finished) {
                return outcome;
            }
        }
        if let Some(step) = offering.answered(from) {
            return Outcome::Open(step);
        }
        if !courses.is_empty() {
            return Outcome::Open((Next::End { because: EndGround::ProgrammeOver }, None));
        }
        match offering.next(stage, from) {
            Offers::Open(step) => Outcome::Open(step),
            Offers::Settled(_) if stage == Stage::Reviewed => {
                Outcome::Open((Next::End { because: EndGround::NothingAccepted }, None))
            }
            Offers::Settled(on) => Outcome::Review(PathwayGround::ReviewDeclined, on),
        }
    }

    /// A programme that is over: is it judged, and does the judgement ask for a review?
    fn judged(&mut self, course: &Course, finished: NaiveDate) -> Option<Outcome> {
        let ledger = self.ledger;
        let ground = if course.with_film { PathwayGround::Judge } else { PathwayGround::JudgeOther };
        let after = |on: NaiveDate| on >= finished;
        let judgement =
            ledger.judgements.iter().find(|body| body.programme == course.programme && after(body.on));
        let skipped = ledger.skipped(PathwayStep::Judge, finished).filter(|_| judgement.is_none());
        let verdict = match (judgement, skipped) {
            (Some(_), _) => Verdict::Met,
            (None, Some(_)) => Verdict::NotMet,
            (None, None) if ledger.went_on(finished, None) => Verdict::AtRisk,
            (None, None) => Verdict::NotYet,
        };
        let (kind, done, said) = (DutyKind::Judgement, judgement.map(|body| body.on), self.why(ground));
        self.duties.push(Duty { kind, verdict, since: Some(finished), done, skipped, said: said.clone() });
        match judgement {
            None if skipped.is_some() => None,
            None => {
                let next = Next::Judge { programme: course.programme.clone(), finished };
                Some(Outcome::Open((next, said)))
            }
            Some(body) if body.is_little() && course.with_film => {
                Some(Outcome::Review(PathwayGround::ReviewLittle, finished))
            }
            Some(body) if body.is_little() && body.still_concerned => {
                Some(Outcome::Review(PathwayGround::ReviewLittleOther, finished))
            }
            Some(_) => None,
        }
    }

    fn review_duty(&mut self, ground: PathwayGround, since: NaiveDate, answered: Option<&Answered>) {
        let kind = match ground {
            PathwayGround::ReviewDeclined => DutyKind::ReviewDeclined,
            PathwayGround::ReviewLittleOther => DutyKind::ReviewLittleOther,
            PathwayGround::ReviewLittle
            // They ask for no review.
            | PathwayGround::Refer
            | PathwayGround::Assess
            | PathwayGround::Judge
            | PathwayGround::JudgeOther => DutyKind::ReviewLittle,
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

fn session(course: &Course) -> Step {
    let (number, day) = course.next;
    (Next::Session { programme: course.programme.clone(), number, day }, course.said.clone())
}
