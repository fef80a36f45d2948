//! What was offered, with each carer's answer, told on the programme that is under way.

use super::OfferEvidence;
use crate::base::{PersonId, RunId};
use crate::programme::fidelity::tests::{
    MUM, carer, child, day, definition, entered, every, of, sound_sessions, visits,
};
use crate::programme::fidelity::{CaseFacts, OtherProgramme, RuleFinding, Verdict};
use crate::programme::{
    Area, Assessment, Circumstance, Entry, Offer, OfferAnswer, OfferReply, Override, PathwayStep,
    ProgrammeDefinition, RuleId,
};

pub(in crate::programme::fidelity::rules) const VIDEO: &str = "video-feedback";
pub(in crate::programme::fidelity::rules) const TRAINING: &str = "sensitivity-training";

/// An assessed family: a mother and a child of two; with these entries and no session.
pub(in crate::programme::fidelity::rules) fn assessed(
    found: &[Circumstance],
    entries: Vec<Entry>,
) -> CaseFacts {
    let areas = Area::ALL.into_iter().map(|area| (area, "noted".into())).collect();
    let assessment = Assessment {
        areas,
        finished: Some(day("2025-12-20")),
        circumstances: found.to_vec(),
        ..Assessment::begun(day("2025-12-10"))
    };
    let all = std::iter::once(Entry::Assessment(assessment)).chain(entries);
    CaseFacts {
        run: Some(RunId::from_bytes([77; 16])),
        people: vec![carer(MUM), child("2024-05-04")],
        entries: (1..).zip(all).map(|(key, entry)| entered(key, entry)).collect(),
        ..CaseFacts::default()
    }
}

/// An offer to the mother, and what she answered on the same day.
pub(in crate::programme::fidelity::rules) fn offer(
    programme: &str,
    on: &str,
    reply: Option<OfferReply>,
) -> Entry {
    let answers = reply.map(|reply| OfferAnswer { by: MUM, on: day(on), reply }).into_iter().collect();
    Entry::Offer(Offer {
        on: day(on),
        programme: programme.to_owned(),
        to: vec![MUM],
        answers,
        words: "".into(),
    })
}

pub(in crate::programme::fidelity::rules) fn skip(step: PathwayStep, on: &str) -> Entry {
    Entry::Override(Override { on: day(on), step, why: "the court decides".into() })
}

/// With another programme of the family's that was to start on that day.
pub(in crate::programme::fidelity::rules) fn beside(
    facts: CaseFacts,
    programme: &str,
    start: &str,
) -> CaseFacts {
    let other = OtherProgramme {
        programme: programme.to_owned(),
        start: Some(day(start)),
        ..OtherProgramme::default()
    };
    CaseFacts { others: vec![other], ..facts }
}

fn found(definition: &ProgrammeDefinition, facts: &CaseFacts) -> Vec<RuleFinding> {
    of(definition, facts, "2026-07-01", RuleId::OFFER)
}

/// NG26 1.4.1: "Health and social care professionals should offer a video feedback programme to the parents of preschool-age
/// children on the edge of care".
#[test]
fn offering_is_asked_for_whatever_is_answered() {
    use OfferReply::{Accepted, Declined, Thinking};
    let made = |reply| vec![offer(VIDEO, "2026-01-02", reply)];
    let held = sound_sessions(&every(12, 3, "2026-01-05")).sessions;
    for (name, facts, expected) in [
        ("nothing yet", assessed(&[], vec![]), Verdict::NotYet),
        ("offered", assessed(&[], made(None)), Verdict::Met),
        ("declined", assessed(&[], made(Some(Declined))), Verdict::Met),
        ("thinking", assessed(&[], made(Some(Thinking))), Verdict::Met),
        ("accepted", assessed(&[], made(Some(Accepted))), Verdict::Met),
        ("gone without", assessed(&[], vec![skip(PathwayStep::Offer, "2026-01-02")]), Verdict::NotMet),
        (
            "gone without, and offered after all",
            assessed(&[], vec![skip(PathwayStep::Offer, "2026-01-02"), offer(VIDEO, "2026-01-09", None)]),
            Verdict::Met,
        ),
        ("begun, no offer", CaseFacts { sessions: held.clone(), ..assessed(&[], vec![]) }, Verdict::NotYet),
        (
            "begun, no offer, and another after it",
            beside(
                CaseFacts { sessions: held.clone(), ..assessed(&[], vec![]) },
                "home-visiting",
                "2026-03-05",
            ),
            Verdict::NotYet,
        ),
        ("another begun", beside(assessed(&[], vec![]), "home-visiting", "2026-01-05"), Verdict::NotMet),
        ("another planned", beside(assessed(&[], vec![]), "home-visiting", "2026-08-05"), Verdict::AtRisk),
        ("offered still to come", assessed(&[], vec![offer(VIDEO, "2026-07-02", None)]), Verdict::NotYet),
    ] {
        let found = found(&definition(), &facts);
        assert_eq!(found.iter().map(|one| one.verdict).collect::<Vec<_>>(), [expected], "{name}");
        assert_eq!(found[0].source, "NG26 1.4.1", "{name}");
    }
}

/// NG26 1.4.11: "Consider parental sensitivity and behaviour training": what may be considered need not be offered.
#[test]
fn what_may_only_be_considered_is_not_asked_for() {
    let school = CaseFacts { people: vec![carer(MUM), child("2018-05-04")], ..assessed(&[], vec![]) };
    assert_eq!(found(&definition(), &school)[0].verdict, Verdict::NotApplicable);
    assert_eq!(
        found(&definition(), &CaseFacts::default())[0].verdict,
        Verdict::NotApplicable,
        "not assessed"
    );
}

/// NG26 1.4.1, "to the parents of preschool-age children": a child who has reached school age since takes nothing back of
/// what was not offered when its programme began. This one does on 31 December 2025.
#[test]
fn what_was_to_be_offered_is_of_the_day_on_which_something_began() {
    for (begun, expected) in [("2025-12-30", Verdict::NotMet), ("2025-12-31", Verdict::NotApplicable)] {
        let people = vec![carer(MUM), child("2020-12-01")];
        let facts =
            beside(CaseFacts { people, ..assessed(&[], vec![]) }, "parent-child-psychotherapy", begun);
        assert_eq!(found(&definition(), &facts)[0].verdict, expected, "{begun}");
    }
}

/// NG26 1.4.12: "For children and young people who have been maltreated, and show signs of trauma …, offer trauma-focused
/// cognitive behavioural therapy".
#[test]
fn therapy_of_another_service_is_judged_by_itself_until_it_was_answered() {
    let trauma = [Circumstance::Maltreated, Circumstance::Trauma];
    let therapy = "trauma-focused-cbt";
    for (offers, expected) in [
        (vec![], Verdict::NotYet),
        (vec![offer(therapy, "2026-01-02", None)], Verdict::NotYet),
        (vec![offer(therapy, "2026-01-02", Some(OfferReply::Thinking))], Verdict::NotYet),
        (vec![offer(therapy, "2026-01-02", Some(OfferReply::Declined))], Verdict::Met),
        (vec![offer(therapy, "2026-01-02", Some(OfferReply::Accepted))], Verdict::Met),
    ] {
        let found = found(&definition(), &assessed(&trauma, offers));
        assert_eq!(found.iter().map(|one| one.verdict).collect::<Vec<_>>(), [Verdict::NotYet, expected]);
        assert_eq!(found[1].source, "NG26 1.4.12");
    }
}

#[test]
fn the_evidence_has_each_carers_answer_and_no_words() {
    let dad = PersonId::from_bytes([8; 16]);
    let answer = |by, reply| OfferAnswer { by, on: day("2026-01-03"), reply };
    let made = Offer {
        on: day("2026-01-02"),
        programme: VIDEO.to_owned(),
        to: vec![MUM, dad],
        answers: vec![answer(MUM, OfferReply::Declined), answer(dad, OfferReply::Accepted)],
        words: "no camera at home".into(),
    };
    let mut facts = assessed(&[], vec![Entry::Offer(made)]);
    facts.people.push(carer(dad));
    let found = found(&definition(), &facts).remove(0);
    let evidence: &OfferEvidence = found.evidence.get().unwrap();
    assert_eq!(evidence.offers[0].answers.iter().map(|one| one.by).collect::<Vec<_>>(), [MUM, dad]);
    let told = serde_json::to_value(&found).unwrap();
    assert_eq!(told["rule"], "V8.offer");
    assert_eq!(told["evidence"]["offers"][0]["answers"][1]["reply"], "accepted");
    assert!(!told.to_string().contains("camera"));
}

/// A run keeps the text it began with: what that lacks is not judged.
#[test]
fn a_programme_file_without_the_section_is_not_judged() {
    let older = ProgrammeDefinition { offers: None, ..definition() };
    for rule in [RuleId::OFFER, RuleId::ALTERNATIVE, RuleId::REVIEW_DECLINED] {
        assert_eq!(of(&older, &assessed(&[], vec![]), "2026-07-01", rule), []);
    }
    for shipped in ProgrammeDefinition::shipped().unwrap() {
        assert!(shipped.offers.is_some(), "{}", shipped.id);
    }
    // Whichever programme goes on, the family's offers are told with it.
    let training = ProgrammeDefinition::with_id(TRAINING).unwrap().unwrap();
    let sessions = visits(&every(7, 2, "2026-01-05")).sessions;
    let facts =
        CaseFacts { sessions, ..assessed(&[], vec![offer(VIDEO, "2026-01-02", Some(OfferReply::Declined))]) };
    assert_eq!(found(&training, &facts)[0].verdict, Verdict::Met);
}
