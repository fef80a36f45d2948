//! That the pathway's duties and the rules of fidelity say the same of the same history.
//!
//! # What is meant by agreeing
//! - V7: of each programme of this referral whose definition asks for a review, the pathway's duties say what the rule says:
//!   no duty, or a judgement made in time and no review asked for, where it is *not applicable*; the duty to review where
//!   the judgement was made in time; else the duty to judge.
//! - A1: the family's one duty is the worst of what the rule says of its programmes.
//! - V9: the question about the children's ages is asked of a programme under way exactly where the rule is not *met*.
//!
//! The pathway knows no plans: what is *at risk* to a rule is *not yet* to it.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::{assessment, day, entered, judged, reviewed};
use crate::base::{PersonId, RunId, SessionId};
use crate::programme::case::{CarerKind, Person, Role};
use crate::programme::entry::{
    Conclusion, EndReason, Ending, Entered, Entry, Improvement, Override, PathwayStep, ProgrammeEnd,
    ProgrammeEnded, Referral, ReferralReason,
};
use crate::programme::fidelity::{CaseFacts, OtherProgramme, RuleFinding, Verdict, evaluate};
use crate::programme::judges::anew;
use crate::programme::pathway::{
    Course, DutyKind, Next, Pathway, PathwayFacts, PathwayGuide, Question, pathway,
};
use crate::programme::session::{HeldVisit, Session};
use crate::programme::{ProgrammeDefinition, RuleId, Vocabulary};

const PROGRAMMES: [&str; 3] = ["video-feedback", "sensitivity-training", "home-visiting"];
const FIRST: &str = "2024-02-20";
/// Long after everything, and in the midst of it.
const TODAY: [u64; 3] = [120, 60, 25];

fn on(days: u64) -> NaiveDate {
    day(FIRST) + Days::new(days)
}

/// One programme, as it is made up.
#[derive(Clone, Debug)]
struct Made {
    programme: usize,
    /// The day it was to start, and the first session, if any: so many days apart.
    start: u64,
    held: u64,
    ended: Option<(u64, ProgrammeEnd)>,
}

impl Made {
    fn days(&self) -> Vec<NaiveDate> {
        (0..self.held).map(|number| on(self.start + 1 + 2 * number)).collect()
    }
}

#[derive(Debug)]
struct History {
    people: Vec<Person>,
    made: Vec<Made>,
    entries: Vec<Entered>,
    today: NaiveDate,
}

impl History {
    fn new(births: &[Option<u64>], made: Vec<Made>, mut entries: Vec<Entry>, today: u64) -> Self {
        let carer = Person::new(PersonId::from_bytes([1; 16]), Role::Carer { kind: CarerKind::Parent }, "");
        let child = |(key, born): (u8, &Option<u64>)| {
            // From school age to born midway.
            let born = born.map(|days| day("2018-01-01") + Days::new(days));
            Person::new(PersonId::from_bytes([key; 16]), Role::Child { born }, "")
        };
        let people = std::iter::once(carer).chain((21..).zip(births).map(child)).collect();
        let ends =
            (0..).zip(&made).filter_map(|(index, made)| Some(Entry::ProgrammeEnded(end(index, made)?)));
        entries.extend(ends);
        Self { people, made, entries: entered(entries), today: on(today) }
    }

    fn facts(&self, index: usize) -> CaseFacts {
        let made = &self.made[index];
        let session = |(number, date): (u32, NaiveDate)| {
            let id = SessionId::from_bytes((u128::from(number) + (index as u128) * 100).to_be_bytes());
            (id, Session { held: Some(HeldVisit::on(date)), ..Session::new(number).unwrap() })
        };
        let others = self.made.iter().enumerate().filter(|(other, _)| *other != index);
        let other = |(other, made): (usize, &Made)| OtherProgramme {
            start: Some(on(made.start)),
            held: made.days(),
            ended: end(other, made).map(|ended| (ended.on, ended.how == ProgrammeEnd::StoppedEarly)),
            ..OtherProgramme::default()
        };
        CaseFacts {
            run: Some(run(index)),
            start: Some(on(made.start)),
            ended: end(index, made).map(|ended| ended.on),
            others: others.map(other).collect(),
            people: self.people.clone(),
            sessions: (1..).zip(made.days()).map(session).collect(),
            entries: self.entries.clone(),
            ..CaseFacts::default()
        }
    }

    /// Each programme of this referral that is under way or over, with what the rules say of it.
    fn courses(&self) -> Vec<(Course, Vec<RuleFinding>)> {
        let from = anew::since(&self.entries, self.today, self.today);
        let video = definition(0);
        let words = Vocabulary::ng26(&video).unwrap();
        let course = |(index, made): (usize, &Made)| {
            let (facts, definition) = (self.facts(index), definition(made.programme));
            let course = Course::of(&facts, &definition, end(index, made).as_ref(), self.today)?;
            Some((course, evaluate(&definition, &words, &facts, self.today)))
        };
        let courses = self.made.iter().enumerate().filter_map(course);
        let of_this = |(course, _): &(Course, _)| {
            course.begun.is_none_or(|begun| from.is_none_or(|from| begun >= from))
        };
        courses.filter(of_this).collect()
    }

    fn pathway(&self) -> Pathway {
        let all = |(index, made): (usize, &Made)| {
            let (facts, definition) = (self.facts(index), definition(made.programme));
            Course::of(&facts, &definition, end(index, made).as_ref(), self.today)
        };
        let courses: Vec<Course> = self.made.iter().enumerate().filter_map(all).collect();
        let facts = PathwayFacts {
            people: &self.people,
            entries: &self.entries,
            courses: &courses,
            today: self.today,
        };
        pathway(&facts, &PathwayGuide::shipped().unwrap())
    }
}

fn run(index: usize) -> RunId {
    RunId::from_bytes([u8::try_from(index).unwrap() + 100; 16])
}

fn end(index: usize, made: &Made) -> Option<ProgrammeEnded> {
    let (after, how) = made.ended?;
    let last = made.days().last().copied().unwrap_or(on(made.start));
    Some(ProgrammeEnded { run: run(index), on: last + Days::new(after), how, reason: "why".into() })
}

fn definition(index: usize) -> ProgrammeDefinition {
    ProgrammeDefinition::with_id(PROGRAMMES[index]).unwrap().unwrap()
}

/// What a rule says of a programme as a whole, as the pathway would: it knows no plans.
fn said(findings: &[RuleFinding], rule: RuleId) -> Option<Verdict> {
    let found = findings.iter().find(|finding| finding.rule == rule && finding.session.is_none())?;
    Some(if found.verdict == Verdict::AtRisk { Verdict::NotYet } else { found.verdict })
}

/// What the duties say of the programme that was over on that day.
fn duties_say(pathway: &Pathway, over: NaiveDate) -> Verdict {
    let duty = |kinds: &[DutyKind]| {
        let mut found =
            pathway.duties.iter().filter(|duty| duty.since == Some(over) && kinds.contains(&duty.kind));
        found.next().map(|duty| duty.verdict)
    };
    let review = duty(&[DutyKind::ReviewLittle, DutyKind::ReviewLittleOther]);
    match (duty(&[DutyKind::Judgement]), review) {
        (Some(Verdict::Met), Some(review)) => review,
        (Some(Verdict::Met) | None, None) => Verdict::NotApplicable,
        (Some(judging), None) => judging,
        (judging, review) => panic!("{judging:?} {review:?}"),
    }
}

fn any_made() -> impl Strategy<Value = Made> {
    let held = prop_oneof![Just(0_u64), Just(1), Just(4), Just(9), Just(10), Just(11), Just(12)];
    let how = prop_oneof![Just(ProgrammeEnd::Finished), Just(ProgrammeEnd::StoppedEarly)];
    let ended = prop::option::of((0_u64..6, how));
    (0_usize..3, 0_u64..60, held, ended).prop_map(|(programme, start, held, ended)| Made {
        programme,
        start,
        held,
        ended,
    })
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let days = || (0_u64..100).prop_map(on);
    let improvement = prop_oneof![Just(Improvement::Improved), Just(Improvement::Little)];
    let conclusion = prop::option::of(prop_oneof![
        3 => Just(Conclusion::Further),
        1 => Just(Conclusion::NotFurther),
    ]);
    let step = prop::sample::select(vec![PathwayStep::Assess, PathwayStep::Judge, PathwayStep::Review]);
    let named = prop::collection::vec(21_u8..24, 0..3);
    let referral =
        |on| Entry::Referral(Referral { on, from: None, why: ReferralReason::EdgeOfCare, words: "".into() });
    let ending = |(on, reopened): (NaiveDate, Option<u64>)| {
        let reopened = reopened.map(|days| on + Days::new(days));
        Entry::Ending(Ending { on, why: EndReason::FinishedWell, words: "".into(), reopened })
    };
    prop_oneof![
        3 => (days(), named).prop_map(|(on, named)| {
            assessment(on, named.into_iter().map(|key| PersonId::from_bytes([key; 16])).collect())
        }),
        6 => (days(), 0_usize..3, improvement, any::<bool>())
            .prop_map(|(on, programme, how, concerned)| judged(PROGRAMMES[programme], on, how, concerned)),
        4 => (days(), 1_usize..4, conclusion).prop_map(|(on, agencies, how)| reviewed(on, agencies, how)),
        2 => (days(), step).prop_map(|(on, step)| Entry::Override(Override { on, step, why: "why".into() })),
        1 => days().prop_map(referral),
        1 => (days(), prop::option::of(0_u64..40)).prop_map(ending),
    ]
}

fn any_history() -> impl Strategy<Value = History> {
    // Before the first day there may be an assessment of everybody.
    let births = prop::collection::vec(prop::option::weighted(0.9, 0_u64..2300), 0..3);
    let made = prop::collection::vec(any_made(), 0..4);
    let entries = prop::collection::vec(any_entry(), 0..10);
    (births, made, entries, prop::option::of(0_u64..30), prop::sample::select(TODAY.to_vec())).prop_map(
        |(births, made, mut entries, before, today)| {
            let all = (21..24).map(|key| PersonId::from_bytes([key; 16])).collect();
            entries.extend(before.map(|days| assessment(on(days), all)));
            History::new(&births, made, entries, today)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_comes_after_a_programme_is_judged_alike(history in any_history()) {
        let (pathway, courses) = (history.pathway(), history.courses());
        let overs: Vec<Option<NaiveDate>> = courses.iter().map(|(course, _)| course.over()).collect();
        for (course, findings) in &courses {
            let Some(rule) = said(findings, RuleId::REVIEW) else { continue };
            let Some(over) = course.over() else {
                prop_assert_eq!(rule, Verdict::NotApplicable, "{:?}", course);
                continue;
            };
            // Of two that were over on one day the duties do not tell which is whose.
            if overs.iter().filter(|known| **known == Some(over)).count() == 1 {
                prop_assert_eq!(rule, duties_say(&pathway, over), "{:?}", course);
            }
        }
    }

    #[test]
    fn the_assessment_is_judged_alike(history in any_history()) {
        let courses = history.courses();
        let duty = history.pathway().duties.into_iter().find(|duty| duty.kind == DutyKind::Assessment).unwrap();
        let each = courses.iter().filter_map(|(_, findings)| said(findings, RuleId::ASSESSMENT));
        if let Some(worst) = each.max_by_key(|verdict| verdict.urgency()) {
            prop_assert_eq!(duty.verdict, worst);
        }
    }

    #[test]
    fn the_children_s_ages_are_judged_alike(history in any_history()) {
        let (pathway, courses) = (history.pathway(), history.courses());
        let running = courses.iter().filter(|(course, _)| course.finished().is_none());
        let video = running.filter(|(course, _)| course.programme == PROGRAMMES[0]);
        let first = video.filter(|(course, _)| course.begun.is_some()).min_by_key(|(course, _)| course.begun);
        if let (Some((_, findings)), false) = (first, matches!(pathway.next, Next::Ended { .. })) {
            let asked = pathway.questions.iter().find_map(|question| match question {
                Question::OfSchoolAge { .. } => Some(Verdict::NotMet),
                Question::BirthUnknown { .. } => Some(Verdict::NotYet),
                Question::SchoolAgeAhead { .. }
                | Question::MixedCarers
                | Question::JudgedEarly { .. }
                | Question::Unpaired { .. } => None,
            });
            prop_assert_eq!(said(findings, RuleId::AGE), Some(asked.unwrap_or(Verdict::Met)));
        }
    }
}

/// What is generated is worth it: every verdict of both rules comes up.
#[test]
fn every_verdict_comes_up() {
    use Verdict::{Met, NotApplicable, NotMet, NotYet};
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..600 {
        let history = any_history().new_tree(&mut runner).unwrap().current();
        for (_, findings) in history.courses() {
            for rule in [RuleId::REVIEW, RuleId::ASSESSMENT, RuleId::AGE] {
                seen.extend(said(&findings, rule).map(|verdict| (rule.to_string(), verdict)));
            }
        }
    }
    let of = |rule: RuleId, verdicts: &[Verdict]| {
        verdicts.iter().all(|verdict| seen.contains(&(rule.to_string(), *verdict)))
    };
    assert!(of(RuleId::REVIEW, &[Met, NotApplicable, NotMet, NotYet]), "{seen:?}");
    assert!(of(RuleId::ASSESSMENT, &[Met, NotMet, NotYet]), "{seen:?}");
    assert!(of(RuleId::AGE, &[Met, NotMet, NotYet]), "{seen:?}");
}
