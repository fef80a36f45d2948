//! The pathway from referral to end, as tables: what was entered, and which step with which source comes next.
#![allow(clippy::unwrap_used)] // a test fails by unwrapping

mod after;
mod named;
mod offering;
mod pairs;
mod properties;

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::guide::Asking;
use super::stages::stages;
use super::*;
use crate::base::{PersonId, RecordId, Redacted, UserId};
use crate::programme::case::{CarerKind, Person, Role};
use crate::programme::entry::{
    AgencyKind, Area, Assessment, Circumstance, Conclusion, EndReason, Ending, Entered, Entry, Improvement,
    Judgement, Offer, OfferAnswer, OfferReply, Override, PathwayStep, Referral, ReferralReason, Review,
    ReviewPart,
};
use crate::programme::fidelity::Verdict;

const VIDEO: &str = "video-feedback";
const TRAINING: &str = "sensitivity-training";
const HOME: &str = "home-visiting";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn guide() -> PathwayGuide {
    PathwayGuide::shipped().unwrap()
}

/// A family as it is put together by a test; today is 25 November 2026.
struct Family {
    people: Vec<Person>,
    entries: Vec<Entered>,
    courses: Vec<Course>,
    today: NaiveDate,
}

impl Family {
    fn of(kind: CarerKind, born: &str) -> Self {
        let person = |id, role| Person::new(PersonId::from_bytes([id; 16]), role, "");
        let child = Role::Child { born: Some(day(born)) };
        Self {
            people: vec![person(1, Role::Carer { kind }), person(2, child)],
            entries: Vec::new(),
            courses: Vec::new(),
            today: day("2026-11-25"),
        }
    }

    /// Parents of a child of two.
    fn parents() -> Self {
        Self::of(CarerKind::Parent, "2024-05-04")
    }

    fn with(mut self, entry: Entry) -> Self {
        let id = u8::try_from(self.entries.len() + 1).unwrap();
        self.entries.push(Entered {
            id: RecordId::from_bytes([id; 16]),
            by: UserId::from_bytes([7; 16]),
            at: DateTime::<Utc>::UNIX_EPOCH,
            entry,
        });
        self
    }

    fn referred(self) -> Self {
        self.with(referral("2026-01-05", ReferralReason::EdgeOfCare))
    }

    fn assessed(self) -> Self {
        self.referred().with(assessed("2026-01-12", Some("2026-02-02"), &[]))
    }

    fn offered(self, programme: &str, on: &str, answer: Option<(&str, OfferReply)>) -> Self {
        self.offered_to(programme, on, &[(1, answer)])
    }

    /// An offer to these carers, with what each answered.
    fn offered_to(self, programme: &str, on: &str, to: &[(u8, Option<(&str, OfferReply)>)]) -> Self {
        let answer = |(by, answer): &(u8, Option<(&str, OfferReply)>)| {
            let by = PersonId::from_bytes([*by; 16]);
            answer.map(|(on, reply)| OfferAnswer { by, on: day(on), reply })
        };
        self.with(Entry::Offer(Offer {
            on: day(on),
            programme: programme.to_owned(),
            to: to.iter().map(|(by, _)| PersonId::from_bytes([*by; 16])).collect(),
            answers: to.iter().filter_map(answer).collect(),
            words: Redacted::default(),
        }))
    }

    /// A programme of `required` sessions, weekly since that day, of which so many were held.
    fn began(mut self, programme: &str, on: &str, held: u64, required: u32) -> Self {
        let held: Vec<NaiveDate> = (0..held).map(|week| day(on) + Days::new(7 * week)).collect();
        self.courses.push(Course {
            programme: programme.to_owned(),
            with_film: programme == VIDEO,
            with_concerns: programme != VIDEO,
            begun: Some(day(on)),
            next: (u32::try_from(held.len()).unwrap() + 1, None),
            held,
            required: Some(required),
            said: None,
            ended: None,
            stopped: false,
        });
        self
    }

    fn judged(self, programme: &str, on: &str, how: Improvement, still_concerned: bool) -> Self {
        self.with(Entry::Judgement(Judgement {
            on: day(on),
            programme: programme.to_owned(),
            sensitivity: how,
            attachment: Improvement::NotJudged,
            still_concerned,
            judged_by: Redacted::default(),
            words: Redacted::default(),
        }))
    }

    fn reviewed(self, on: &str, conclusion: Option<Conclusion>) -> Self {
        let part = |agency| ReviewPart { agency, who: Redacted::default() };
        let took_part = [AgencyKind::SocialCare, AgencyKind::Health].map(part).to_vec();
        self.with(Entry::Review(Review { on: day(on), took_part, conclusion, notes: Redacted::default() }))
    }

    fn without(self, step: PathwayStep, on: &str) -> Self {
        self.with(Entry::Override(Override { on: day(on), step, why: "the court decides".into() }))
    }

    /// Ten sessions of video feedback from 2 March; the last on 4 May.
    fn after_ten(self) -> Self {
        self.offered(VIDEO, "2026-02-09", Some(("2026-02-16", OfferReply::Accepted))).began(
            VIDEO,
            "2026-03-02",
            10,
            10,
        )
    }

    fn stands(&self) -> Pathway {
        let facts = PathwayFacts {
            people: &self.people,
            entries: &self.entries,
            courses: &self.courses,
            today: self.today,
        };
        pathway(&facts, &guide())
    }

    /// What is asked of the guide for them on a day.
    fn asking(&self, today: &str) -> Asking<'_> {
        let declined = self.entries.iter().filter_map(|entered| match &entered.entry {
            Entry::Offer(offer) => {
                let declined = offer
                    .answers
                    .iter()
                    .all(|answer| answer.reply == OfferReply::Declined && answer.on <= day(today));
                (declined && !offer.answers.is_empty()).then_some(offer.programme.as_str())
            }
            _ => None,
        });
        Asking {
            family: self.stands().family,
            children: stages(&self.people, day(today), &guide().own().change_of_school),
            circumstances: &[],
            declined: declined.collect(),
        }
    }

    fn source(&self) -> Option<String> {
        self.stands().why.map(|said| said.source)
    }

    fn duty(&self, kind: DutyKind) -> Option<Verdict> {
        self.stands().duties.iter().find(|duty| duty.kind == kind).map(|duty| duty.verdict)
    }
}

fn referral(on: &str, why: ReferralReason) -> Entry {
    let (on, words) = (day(on), Redacted::default());
    Entry::Referral(Referral { on, from: Some(AgencyKind::SocialCare), why, words })
}

fn assessed(on: &str, finished: Option<&str>, circumstances: &[Circumstance]) -> Entry {
    let noted = if finished.is_some() { &Area::ALL[..] } else { &Area::ALL[..3] };
    Entry::Assessment(Assessment {
        finished: finished.map(day),
        areas: noted.iter().map(|area| (*area, Redacted::from("noted"))).collect(),
        circumstances: circumstances.to_vec(),
        ..Assessment::begun(day(on))
    })
}

/// The programmes offered next, with the recommendations they come from.
fn offered(pathway: &Pathway) -> Vec<(&str, &str)> {
    let Next::Offer { choices, .. } = &pathway.next else { panic!("{:?}", pathway.next) };
    choices.iter().map(|choice| (choice.programme.as_str(), choice.said.source.as_str())).collect()
}

#[test]
fn a_family_is_referred_and_assessed_before_anything_is_offered() {
    let new = Family::parents();
    assert_eq!((new.stands().next, new.source().as_deref()), (Next::Refer, Some("NG26 1.3.8")));

    let referred = new.referred();
    assert_eq!(referred.stands().next, Next::Assess { begun: None, missing: Vec::new() });
    let why = referred.stands().why.unwrap();
    assert_eq!(why.source, "NG26 1.3.2");
    assert!(why.quote.contains("a comprehensive assessment before any intervention"));
    assert_eq!(referred.duty(DutyKind::Assessment), Some(Verdict::NotYet));

    let begun = referred.with(assessed("2026-01-12", None, &[]));
    let Next::Assess { begun: Some(id), missing } = begun.stands().next else { panic!() };
    assert_eq!((id, &missing[..]), (begun.entries[1].id, &Area::ALL[3..]));
}

/// Who cares, the child's birth, what was found, and what is then offered by which recommendation.
type Case<'a> = (CarerKind, &'a str, &'a [Circumstance], &'a [(&'a str, &'a str)]);

/// "Health and social care professionals should offer a video feedback programme to the parents of preschool-age children
/// on the edge of care" (1.4.1); "to foster carers, special guardians and adoptive parents, as described in recommendation
/// 1.4.2" (1.5.1).
#[test]
fn what_is_offered_first_follows_who_cares_for_the_child_and_its_age() {
    use Circumstance::{AtRisk, Maltreated, Trauma};
    let preschool = "2024-05-04";
    let school = "2019-05-04";
    let (psychotherapy, therapy) = ("parent-child-psychotherapy", "trauma-focused-cbt");
    let intensive = "intensive-support";
    let cases: [Case; 9] = [
        (CarerKind::Parent, preschool, &[], &[(VIDEO, "NG26 1.4.1")]),
        (CarerKind::FosterCarer, preschool, &[], &[(VIDEO, "NG26 1.5.1")]),
        (CarerKind::SpecialGuardian, preschool, &[], &[(VIDEO, "NG26 1.5.1")]),
        (CarerKind::AdoptiveParent, preschool, &[], &[(VIDEO, "NG26 1.5.1")]),
        (
            CarerKind::Parent,
            preschool,
            &[AtRisk],
            &[(VIDEO, "NG26 1.4.1"), (psychotherapy, "NG26 1.4.9"), (TRAINING, "NG26 1.4.13")],
        ),
        (
            CarerKind::Parent,
            preschool,
            &[Maltreated, Trauma],
            &[(VIDEO, "NG26 1.4.1"), (psychotherapy, "NG26 1.4.9"), (therapy, "NG26 1.4.12")],
        ),
        // Signs of trauma without maltreatment are for another guideline.
        (CarerKind::Parent, preschool, &[Trauma], &[(VIDEO, "NG26 1.4.1")]),
        (CarerKind::Parent, school, &[], &[(TRAINING, "NG26 1.4.11")]),
        (CarerKind::FosterCarer, school, &[], &[(intensive, "NG26 1.5.4")]),
    ];
    for (kind, born, concerns, expected) in cases {
        let family =
            Family::of(kind, born).referred().with(assessed("2026-01-12", Some("2026-02-02"), concerns));
        let pathway = family.stands();
        assert_eq!(offered(&pathway), expected, "{kind:?} {born} {concerns:?}");
        assert_eq!(pathway.why.unwrap().source, expected[0].1);
    }
    let home = Family::of(CarerKind::FosterCarer, preschool)
        .with(referral("2026-01-05", ReferralReason::Residential))
        .with(assessed("2026-01-12", Some("2026-02-02"), &[]));
    assert_eq!(offered(&home.stands()), [("residential-training", "NG26 1.6.1")]);
}

/// 1.4.4 and 1.5.3: "do not want to take part in a video feedback programme, offer parental sensitivity and behaviour
/// training"; 1.4.6: "or parental sensitivity and behaviour training … arrange a multi-agency review".
#[test]
fn declined_offers_lead_to_the_training_and_then_to_the_review() {
    for (kind, training, review) in [
        (CarerKind::Parent, "NG26 1.4.4", "NG26 1.4.6"),
        (CarerKind::SpecialGuardian, "NG26 1.5.3", "Attune, as NG26 1.4.6"),
    ] {
        let open = Family::of(kind, "2024-05-04").assessed().offered(VIDEO, "2026-02-09", None);
        assert!(matches!(open.stands().next, Next::Answer { .. }));
        let thinking = Family::of(kind, "2024-05-04").assessed().offered(
            VIDEO,
            "2026-02-09",
            Some(("2026-02-10", OfferReply::Thinking)),
        );
        assert!(matches!(thinking.stands().next, Next::Answer { .. }));

        let declined = Family::of(kind, "2024-05-04").assessed().offered(
            VIDEO,
            "2026-02-09",
            Some(("2026-02-16", OfferReply::Declined)),
        );
        assert_eq!(offered(&declined.stands()), [(TRAINING, training)]);
        assert_eq!(declined.duty(DutyKind::Alternative), Some(Verdict::NotYet));

        let both = declined.offered(TRAINING, "2026-02-20", Some(("2026-02-27", OfferReply::Declined)));
        assert_eq!(both.duty(DutyKind::Alternative), Some(Verdict::Met));
        let pathway = both.stands();
        assert_eq!(pathway.next, Next::Review { ground: PathwayGround::ReviewDeclined, planned: None });
        assert_eq!(pathway.why.unwrap().source, review);
        assert_eq!(both.duty(DutyKind::ReviewDeclined), Some(Verdict::NotYet));
    }
}

#[test]
fn an_accepted_offer_begins_and_a_programme_under_way_goes_on() {
    let accepted =
        Family::parents().assessed().offered(VIDEO, "2026-02-09", Some(("2026-02-16", OfferReply::Accepted)));
    let Next::Begin { programme, .. } = accepted.stands().next else { panic!() };
    assert_eq!(programme, VIDEO);
    assert_eq!(accepted.source().as_deref(), Some("NG26 1.4.1"));
    let running = accepted.began(VIDEO, "2026-03-02", 4, 10);
    assert_eq!(running.stands().next, Next::Session { programme: VIDEO.to_owned(), number: 5, day: None });
    assert_eq!(running.duty(DutyKind::Assessment), Some(Verdict::Met));
    // One carer declined and another accepted: the last offer of the programme counts.
    let split = Family::parents()
        .assessed()
        .offered(VIDEO, "2026-02-09", Some(("2026-02-16", OfferReply::Declined)))
        .offered(VIDEO, "2026-02-09", Some(("2026-02-17", OfferReply::Accepted)));
    assert!(matches!(split.stands().next, Next::Begin { .. }));
}

#[test]
fn a_programme_that_began_before_the_assessment_goes_on_and_is_flagged() {
    let running = || Family::parents().began(VIDEO, "2026-03-02", 4, 10);
    for (family, verdict) in [
        (running(), Verdict::NotMet),
        (running().assessed(), Verdict::Met),
        (running().with(assessed("2026-01-12", Some("2026-03-01"), &[])), Verdict::Met),
        // The same day is not before.
        (running().with(assessed("2026-01-12", Some("2026-03-02"), &[])), Verdict::NotMet),
        (running().with(assessed("2026-01-12", Some("2026-03-03"), &[])), Verdict::NotMet),
        (running().with(assessed("2026-01-12", None, &[])), Verdict::NotMet),
    ] {
        assert!(matches!(family.stands().next, Next::Session { number: 5, .. }));
        assert_eq!(family.duty(DutyKind::Assessment), Some(verdict));
    }
}

#[test]
fn an_end_can_be_opened_again_and_a_new_referral_begins_anew() {
    let ended = |reopened: Option<&str>| {
        Family::parents()
            .assessed()
            .after_ten()
            .judged(VIDEO, "2026-05-11", Improvement::Improved, false)
            .with(Entry::Ending(Ending {
                on: day("2026-06-01"),
                why: EndReason::FinishedWell,
                words: Redacted::default(),
                reopened: reopened.map(day),
            }))
    };
    assert!(matches!(ended(None).stands().next, Next::Ended { .. }));
    assert_eq!(ended(Some("2026-07-01")).stands().next, Next::End { because: EndGround::ProgrammeOver });
    let again = ended(None).with(referral("2026-10-01", ReferralReason::EdgeOfCare));
    assert_eq!(again.stands().next, Next::Assess { begun: None, missing: Vec::new() });
}

#[test]
fn a_child_who_is_not_of_preschool_age_is_questioned_and_the_programme_goes_on() {
    let video = || VIDEO.to_owned();
    for (born, question) in [
        ("2024-05-04", None),
        // Five on 10 November 2026: school age from 31 December.
        ("2021-11-10", Some(Question::SchoolAgeAhead { programme: video(), from: day("2026-12-31") })),
        // Of school age from 31 August: who turns it midway stays in the programme.
        ("2021-05-04", None),
        ("2021-03-04", Some(Question::OfSchoolAge { programme: video(), since: day("2026-03-31") })),
    ] {
        let running = Family::of(CarerKind::Parent, born).assessed().began(VIDEO, "2026-08-03", 4, 10);
        assert!(matches!(running.stands().next, Next::Session { number: 5, .. }), "{born}");
        assert_eq!(running.stands().questions, Vec::from_iter(question), "{born}");
    }
    let mut unknown = Family::parents().assessed().began(VIDEO, "2026-08-03", 4, 10);
    unknown.people[1].role = Role::Child { born: None };
    assert_eq!(unknown.stands().questions, [Question::BirthUnknown { programme: video() }]);
    // Of two children one of whom is not of school age, nothing is asked.
    let mut two = Family::of(CarerKind::Parent, "2019-05-04").assessed().began(VIDEO, "2026-08-03", 4, 10);
    two.people.push(Person { id: PersonId::from_bytes([3; 16]), ..Family::parents().people[1].clone() });
    assert_eq!(two.stands().questions, []);
    // What is only offered is asked about as of today.
    let offered = Family::of(CarerKind::Parent, "2021-05-04").assessed().offered(VIDEO, "2026-08-03", None);
    let since = day("2026-08-31");
    assert_eq!(offered.stands().questions, [Question::OfSchoolAge { programme: video(), since }]);
}

#[test]
fn as_of_an_earlier_day_nothing_later_is_there() {
    let mut family =
        Family::parents().assessed().offered(VIDEO, "2026-02-09", Some(("2026-02-16", OfferReply::Accepted)));
    for (today, step) in [
        ("2026-01-04", PathwayStep::Refer),
        ("2026-01-05", PathwayStep::Assess),
        ("2026-02-01", PathwayStep::Assess),
        ("2026-02-02", PathwayStep::Offer),
        ("2026-02-09", PathwayStep::Answer),
        ("2026-02-16", PathwayStep::Begin),
    ] {
        family.today = day(today);
        assert_eq!(family.stands().next.step(), step, "{today}");
    }
}

#[test]
fn a_wrong_file_of_the_way_is_refused_by_line_and_reason() {
    const FILE: &str = include_str!("../../../../resources/pathway/ng26.toml");
    let spoilt = |from: &str, to: &str| {
        assert!(FILE.contains(from), "nothing to spoil: {from}");
        PathwayGuide::from_toml(&FILE.replacen(from, to, 1), "pathway.toml").unwrap_err()
    };
    let missing = spoilt("for = \"refer\"", "for = \"assess\"");
    assert!(missing.reason.contains("Refer says nothing"), "{missing}");
    let twice = spoilt("for = \"judge\"\nfamilies = [\"edge-of-care\"]", "for = \"judge\"");
    assert!(twice.reason.contains("Judge is there twice for Placed") && twice.line > 1, "{twice}");
    assert!(spoilt("at = [\"declined\"]", "at = []").reason.contains("at = one or more of"));
    assert!(spoilt("strength = \"offer\"", "strength = \"force\"").reason.contains("force"));
    assert!(spoilt("quote = \"offer", "quotes = \"offer").reason.contains("quotes"));
}

/// "before any intervention" (NG26 1.3.2): of siblings the one who is not assessed is asked for, and what was found of each
/// decides what is offered.
#[test]
fn siblings_are_each_assessed_before_anything_is_offered() {
    let of = |entry, child: u8| match entry {
        Entry::Assessment(body) => {
            Entry::Assessment(Assessment { of: vec![PersonId::from_bytes([child; 16])], ..body })
        }
        other => other,
    };
    let mut family = Family::parents().referred();
    family.people.push(Person { id: PersonId::from_bytes([3; 16]), ..family.people[1].clone() });
    let first = assessed("2026-01-12", Some("2026-02-02"), &[Circumstance::AtRisk]);
    let one = family.with(of(first, 2));
    assert_eq!(one.stands().next, Next::Assess { begun: None, missing: Vec::new() });
    assert_eq!(one.duty(DutyKind::Assessment), Some(Verdict::NotYet));
    let both = one.with(of(assessed("2026-01-20", Some("2026-02-03"), &[]), 3));
    assert_eq!(both.duty(DutyKind::Assessment), Some(Verdict::Met));
    assert!(offered(&both.stands()).contains(&("parent-child-psychotherapy", "NG26 1.4.9")));
    // One born since, with nothing begun, is to be assessed too.
    let mut born = both;
    let role = Role::Child { born: Some(day("2026-11-01")) };
    born.people.push(Person::new(PersonId::from_bytes([4; 16]), role, ""));
    assert_eq!(born.duty(DutyKind::Assessment), Some(Verdict::NotYet));
    assert_eq!(born.began(VIDEO, "2026-03-02", 4, 10).duty(DutyKind::Assessment), Some(Verdict::Met));
}
