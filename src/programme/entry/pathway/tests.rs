//! What entries of the pathway are refused for: the bad input of real desks, each with its reason.
#![allow(clippy::unwrap_used)] // a test fails by unwrapping

use chrono::{DateTime, NaiveDate, Utc};

use super::*;
use crate::base::{PersonId, RecordId, Redacted, UserId};
use crate::programme::case::{CarerKind, Person, Role};
use crate::programme::entry::{
    AgencyKind, AroundError, Entered, Entry, EntryError, Known, PathwayError, Rater, RatingError,
};

const MUM: PersonId = PersonId::from_bytes([1; 16]);
const CHILD: PersonId = PersonId::from_bytes([2; 16]);
const STRANGER: PersonId = PersonId::from_bytes([9; 16]);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn people() -> [Person; 2] {
    let person = |id, role| Person::new(id, role, "");
    [
        person(MUM, Role::Carer { kind: CarerKind::Parent }),
        person(CHILD, Role::Child { born: Some(day("2024-02-29")) }),
    ]
}

fn entered(entry: Entry) -> Entered {
    Entered {
        id: RecordId::from_bytes([5; 16]),
        by: UserId::from_bytes([6; 16]),
        at: DateTime::<Utc>::UNIX_EPOCH,
        entry,
    }
}

/// Checked on 25 November 2026, with those entries, sessions held on 1 and 8 September.
fn check(entry: &Entry, others: &[Entered]) -> Result<(), EntryError> {
    let (people, held) = (people(), [day("2026-09-08"), day("2026-09-01")]);
    entry.check(&Known { people: &people, entries: &others, held: &held, today: day("2026-11-25") })
}

fn referral(on: &str) -> Entry {
    Entry::Referral(Referral {
        on: day(on),
        from: Some(AgencyKind::Health),
        why: ReferralReason::EdgeOfCare,
        words: Redacted::default(),
    })
}

fn ending(on: &str, reopened: Option<&str>) -> Entry {
    Entry::Ending(Ending {
        on: day(on),
        why: EndReason::Withdrew,
        words: Redacted::default(),
        reopened: reopened.map(day),
    })
}

fn offer(on: &str, to: &[PersonId], answer: Option<(&str, OfferReply)>) -> Entry {
    Entry::Offer(Offer {
        on: day(on),
        programme: "video-feedback".to_owned(),
        to: to.to_vec(),
        answers: to
            .iter()
            .filter_map(|by| answer.map(|(on, reply)| OfferAnswer { by: *by, on: day(on), reply }))
            .collect(),
        words: Redacted::default(),
    })
}

fn noted(areas: &[Area], on: &str, finished: Option<&str>) -> Assessment {
    let areas = areas.iter().map(|area| (*area, Redacted::from("seen"))).collect();
    Assessment { areas, finished: finished.map(day), ..Assessment::begun(day(on)) }
}

fn judgement(on: &str, sensitivity: Improvement, attachment: Improvement) -> Entry {
    Entry::Judgement(Judgement {
        on: day(on),
        programme: "video-feedback".to_owned(),
        sensitivity,
        attachment,
        still_concerned: false,
        judged_by: Redacted::default(),
        words: Redacted::default(),
    })
}

fn review(on: &str, conclusion: Option<Conclusion>, agencies: &[AgencyKind]) -> Entry {
    let part = |agency: &AgencyKind| ReviewPart { agency: *agency, who: Redacted::default() };
    let took_part = agencies.iter().map(part).collect();
    Entry::Review(Review { on: day(on), took_part, conclusion, notes: Redacted::default() })
}

#[test]
fn nothing_is_of_the_future_or_from_before_the_birth() {
    let tomorrow = || Err(EntryError::InFuture { on: day("2026-11-26") });
    let before = || Err(EntryError::BeforeBirth { on: day("2024-02-28"), born: day("2024-02-29") });
    let skip = |on: &str| Override { on: day(on), step: PathwayStep::Assess, why: "moved in a hurry".into() };
    let of = |on: &str| {
        [
            referral(on),
            Entry::Assessment(Assessment::begun(day(on))),
            offer(on, &[MUM], None),
            judgement(on, Improvement::Improved, Improvement::Improved),
            Entry::Override(skip(on)),
            ending(on, None),
        ]
    };
    for entry in of("2026-11-26") {
        assert_eq!(check(&entry, &[]), tomorrow(), "{}", entry.word());
    }
    for entry in of("2024-02-28").into_iter().chain([review("2024-02-28", None, &[])]) {
        assert_eq!(check(&entry, &[]), before(), "{}", entry.word());
    }
    for entry in of("2026-11-25") {
        assert_eq!(check(&entry, &[]), Ok(()), "{}", entry.word());
    }
}

#[test]
fn a_second_referral_needs_an_end_between() {
    let others = |entries: Vec<Entry>| entries.into_iter().map(entered).collect::<Vec<_>>();
    let refused = Err(PathwayError::SecondReferral { on: day("2026-03-02") }.into());
    let again = referral("2026-10-01");
    assert_eq!(check(&again, &others(vec![referral("2026-03-02")])), refused);
    let ended = others(vec![referral("2026-03-02"), ending("2026-05-01", None)]);
    assert_eq!(check(&again, &ended), Ok(()));
    let ended_later = others(vec![referral("2026-03-02"), ending("2026-11-01", None)]);
    assert_eq!(check(&again, &ended_later), refused, "an end that came after both parts nothing");
}

#[test]
fn an_offer_is_made_to_carers_and_answered_afterwards() {
    let answered =
        PathwayError::AnswerBeforeOffer { answered: day("2026-03-01"), offered: day("2026-03-02") };
    for (entry, expected) in [
        (offer("2026-03-02", &[], None), Err(PathwayError::OfferToNobody.into())),
        (offer("2026-03-02", &[STRANGER], None), Err(AroundError::UnknownCarer.into())),
        (offer("2026-03-02", &[CHILD], None), Err(AroundError::UnknownCarer.into())),
        (offer("2026-03-02", &[MUM], Some(("2026-03-01", OfferReply::Accepted))), Err(answered.into())),
        (offer("2026-03-02", &[MUM], Some(("2026-03-02", OfferReply::Declined))), Ok(())),
        (
            offer("2026-03-02", &[MUM], Some(("2026-12-01", OfferReply::Thinking))),
            Err(EntryError::InFuture { on: day("2026-12-01") }),
        ),
    ] {
        assert_eq!(check(&entry, &[]), expected, "{entry:?}");
    }
    // Each answers for themselves, once, and nobody else does.
    let Entry::Offer(made) = offer("2026-03-02", &[MUM], Some(("2026-03-02", OfferReply::Declined))) else {
        panic!()
    };
    let answer = made.answers[0];
    let twice = Offer {
        answers: vec![answer, OfferAnswer { reply: OfferReply::Accepted, ..answer }],
        ..made.clone()
    };
    assert_eq!(check(&Entry::Offer(twice), &[]), Err(PathwayError::AnsweredTwice.into()));
    let another = Offer { answers: vec![OfferAnswer { by: STRANGER, ..answer }], ..made };
    assert_eq!(check(&Entry::Offer(another), &[]), Err(PathwayError::AnswerOfAnother.into()));
}

#[test]
fn an_assessment_is_complete_when_all_eight_areas_are_noted_and_it_has_a_last_day() {
    let seven = &Area::ALL[..7];
    for (assessment, expected, complete) in [
        (noted(&[], "2026-03-02", None), Ok(()), None),
        (noted(seven, "2026-03-02", None), Ok(()), None),
        (
            noted(seven, "2026-03-02", Some("2026-03-09")),
            Err(PathwayError::AreasMissing { missing: 1 }),
            None,
        ),
        (noted(&Area::ALL, "2026-03-02", None), Err(PathwayError::NoLastDay), None),
        (noted(&Area::ALL, "2026-03-02", Some("2026-03-09")), Ok(()), Some(day("2026-03-09"))),
        (
            noted(&Area::ALL, "2026-03-02", Some("2026-03-01")),
            Err(PathwayError::EndsBeforeItBegins { first: day("2026-03-02"), last: day("2026-03-01") }),
            Some(day("2026-03-01")),
        ),
    ] {
        assert_eq!(assessment.complete_on(), complete);
        assert_eq!(check(&Entry::Assessment(assessment), &[]), expected.map_err(EntryError::from));
    }
    let mut blank = noted(&Area::ALL, "2026-03-02", None);
    blank.areas.insert(Area::Health, " \n".into());
    assert_eq!(blank.missing().collect::<Vec<_>>(), [Area::Health], "a blank note is none");
}

#[test]
fn an_assessment_names_children_of_the_family() {
    let of =
        |child| Entry::Assessment(Assessment { of: vec![child], ..Assessment::begun(day("2026-03-02")) });
    assert_eq!(check(&of(CHILD), &[]), Ok(()));
    for nobody in [STRANGER, MUM] {
        assert_eq!(check(&of(nobody), &[]), Err(AroundError::UnknownChild.into()));
    }
}

#[test]
fn a_tool_is_used_with_somebody_and_says_something() {
    let tool = |with, on: &str, result: &str| ToolResult {
        tool: "strange-situation".to_owned(),
        on: day(on),
        with,
        rater: None,
        result: result.into(),
    };
    for (result, expected) in [
        (tool(None, "2026-03-02", "secure"), Ok(())),
        (tool(Some(CHILD), "2026-03-02", "secure"), Ok(())),
        (tool(Some(STRANGER), "2026-03-02", "secure"), Err(PathwayError::UnknownPerson.into())),
        (tool(None, "2026-03-02", " "), Err(EntryError::Empty)),
        (
            ToolResult {
                rater: Some(Rater::Outside { name: " ".into() }),
                ..tool(None, "2026-03-02", "secure")
            },
            Err(RatingError::NoRater.into()),
        ),
        (tool(None, "2026-12-02", "secure"), Err(EntryError::InFuture { on: day("2026-12-02") })),
    ] {
        let assessment = Assessment { tools: vec![result], ..Assessment::begun(day("2026-03-02")) };
        assert_eq!(check(&Entry::Assessment(assessment), &[]), expected);
    }
}

#[test]
fn there_is_something_to_judge_once_a_session_was_held() {
    use Improvement::{Improved, Little, NotJudged};
    let nothing = PathwayError::NothingToJudge { on: day("2026-08-31") };
    assert_eq!(check(&judgement("2026-08-31", Improved, Little), &[]), Err(nothing.into()));
    assert_eq!(check(&judgement("2026-09-01", Improved, NotJudged), &[]), Ok(()));
    let undecided = judgement("2026-09-01", NotJudged, NotJudged);
    assert_eq!(check(&undecided, &[]), Err(PathwayError::NothingJudged.into()));
}

#[test]
fn a_review_of_a_day_to_come_is_a_plan() {
    use AgencyKind::{Education, SocialCare};
    let agencies = [SocialCare, Education];
    assert_eq!(check(&review("2027-01-10", None, &agencies), &[]), Ok(()));
    let ahead = PathwayError::ConcludedAhead { on: day("2027-01-10") };
    assert_eq!(check(&review("2027-01-10", Some(Conclusion::Further), &agencies), &[]), Err(ahead.into()));
    assert_eq!(check(&review("2026-11-25", Some(Conclusion::Further), &agencies), &[]), Ok(()));
    let by_nobody = review("2026-11-25", Some(Conclusion::Further), &[]);
    assert_eq!(check(&by_nobody, &[]), Err(EntryError::Empty));
}

#[test]
fn what_is_skipped_needs_a_reason_and_is_advice() {
    let skip = |step, why: &str| Entry::Override(Override { on: day("2026-03-02"), step, why: why.into() });
    assert_eq!(check(&skip(PathwayStep::Review, " "), &[]), Err(PathwayError::NoReason.into()));
    assert_eq!(check(&skip(PathwayStep::Review, "the court decides tomorrow"), &[]), Ok(()));
    for step in [PathwayStep::Answer, PathwayStep::Begin, PathwayStep::Session, PathwayStep::End] {
        assert_eq!(check(&skip(step, "why not"), &[]), Err(PathwayError::NotToBeSkipped.into()));
    }
}

#[test]
fn the_pathway_ends_once_and_can_be_opened_again() {
    let ended = [entered(ending("2026-05-01", None))];
    let again = PathwayError::EndedAlready { on: day("2026-05-01") };
    assert_eq!(check(&ending("2026-06-01", None), &ended), Err(again.into()));
    let opened = [entered(ending("2026-05-01", Some("2026-05-20")))];
    assert_eq!(check(&ending("2026-06-01", None), &opened), Ok(()));
    let before = PathwayError::EndsBeforeItBegins { first: day("2026-05-01"), last: day("2026-04-30") };
    assert_eq!(check(&ending("2026-05-01", Some("2026-04-30")), &[]), Err(before.into()));
    let unsaid =
        Ending { on: day("2026-05-01"), why: EndReason::Other, words: Redacted::default(), reopened: None };
    assert_eq!(check(&Entry::Ending(unsaid), &[]), Err(PathwayError::NoReason.into()));
}

#[test]
fn every_entry_of_the_pathway_survives_its_text() {
    let mut assessment = noted(&Area::ALL, "2026-03-02", Some("2026-03-09"));
    assessment.circumstances = Circumstance::ALL.to_vec();
    assessment.contributors =
        vec![Contributor { kind: ContributorKind::HealthVisitor, label: "Ms H".into() }];
    for entry in [
        referral("2026-03-02"),
        Entry::Assessment(assessment),
        offer("2026-03-02", &[MUM], Some(("2026-03-02", OfferReply::Declined))),
        judgement("2026-09-01", Improvement::Little, Improvement::NotJudged),
        review("2026-11-25", Some(Conclusion::NotFurther), &[AgencyKind::Justice]),
        Entry::Override(Override { on: day("2026-03-02"), step: PathwayStep::Offer, why: "why".into() }),
        ending("2026-05-01", Some("2026-05-20")),
    ] {
        let text = serde_json::to_value(&entry).unwrap();
        assert_eq!(text["is"], entry.word());
        assert_eq!(serde_json::from_value::<Entry>(text).unwrap(), entry);
    }
}
