//! Programmes that the guidance combines: begun as a pair, and what one alone comes to. Each table quotes its recommendation.

use super::*;

/// Foster carers of a child of nine, and a programme they accepted.
fn accepted(programme: &str) -> Family {
    Family::of(CarerKind::FosterCarer, "2017-05-04").assessed().offered(
        programme,
        "2026-02-09",
        Some(("2026-02-16", OfferReply::Accepted)),
    )
}

/// Intensive support and the play sessions last until they are ended.
fn until_ended(mut family: Family, ended: Option<&str>) -> Family {
    for course in &mut family.courses {
        course.required = None;
    }
    family.courses[0].ended = ended.map(day);
    family
}

/// 1.5.4: "combined with group therapeutic play sessions for the child for the same duration (see recommendation 1.5.7)";
/// 1.5.8: "combined with a group-based training and education programme for late primary and early secondary school-age
/// children … (see recommendation 1.5.10)".
#[test]
fn a_pair_begins_together_and_one_alone_is_asked_about() {
    for (programme, with, source) in [
        ("intensive-support", "play-group", "NG26 1.5.4"),
        ("play-group", "intensive-support", "NG26 1.5.4"),
        ("carer-group", "school-change", "NG26 1.5.8"),
        ("school-change", "carer-group", "NG26 1.5.8"),
    ] {
        let offered = accepted(programme);
        let Next::Begin { with: pair, .. } = offered.stands().next else { panic!("{programme}") };
        assert_eq!(pair.as_deref(), Some(with));
        assert_eq!(offered.duty(DutyKind::Pair), None, "nothing has begun");

        let alone = until_ended(offered.began(programme, "2026-03-02", 4, 0), None);
        let stands = alone.stands();
        assert_eq!(stands.next.step(), PathwayStep::Session, "what is under way goes on");
        let question = Question::Unpaired { programme: programme.to_owned(), pair: with.to_owned() };
        assert!(stands.questions.contains(&question), "{:?}", stands.questions);
        let duty = stands.duties.iter().find(|duty| duty.kind == DutyKind::Pair).unwrap();
        assert_eq!(duty.verdict, Verdict::AtRisk);
        assert_eq!(duty.said.as_ref().unwrap().source, source);
        assert!(duty.said.as_ref().unwrap().quote.contains("combined with"));

        let over = until_ended(accepted(programme).began(programme, "2026-03-02", 4, 0), Some("2026-10-01"));
        assert_eq!(over.duty(DutyKind::Pair), Some(Verdict::NotMet), "it is over, and was alone");
        assert_eq!(over.stands().questions, []);

        // "For the same duration": one after the other is no pair, and the day on which one ends is enough.
        let ended =
            || until_ended(accepted(programme).began(programme, "2026-03-02", 4, 0), Some("2026-06-01"));
        let after = until_ended(ended().began(with, "2026-06-02", 3, 0), Some("2026-06-01"));
        assert_eq!(after.duty(DutyKind::Pair), Some(Verdict::AtRisk));
        let question = Question::Unpaired { programme: with.to_owned(), pair: programme.to_owned() };
        assert!(after.stands().questions.contains(&question), "{:?}", after.stands().questions);
        let mut over = until_ended(ended().began(with, "2026-06-02", 3, 0), Some("2026-06-01"));
        over.courses[1].ended = Some(day("2026-10-01"));
        assert_eq!(over.duty(DutyKind::Pair), Some(Verdict::NotMet));
        let met = until_ended(ended().began(with, "2026-06-01", 3, 0), Some("2026-06-01"));
        assert_eq!(met.duty(DutyKind::Pair), Some(Verdict::Met));

        let both = until_ended(alone.began(with, "2026-03-09", 3, 0), None);
        assert_eq!(both.duty(DutyKind::Pair), Some(Verdict::Met));
        assert_eq!(both.stands().questions, []);
    }
}

/// The pairs are of foster carers, special guardians and adoptive parents: 1.4 and 1.6 combine nothing.
#[test]
fn other_families_have_no_pairs() {
    let parents = until_ended(Family::parents().assessed().began("play-group", "2026-03-02", 4, 0), None);
    assert_eq!(parents.duty(DutyKind::Pair), None);
    assert_eq!(parents.stands().questions, []);
}

/// Every programme that is named is one there is, and so is its pair.
#[test]
fn what_is_named_can_be_begun() {
    let known: Vec<&str> = crate::programme::ProgrammeDefinition::shipped_ids().collect();
    let pairs = guide().pairs(FamilyKind::Placed);
    assert_eq!(pairs.len(), 2);
    for pair in pairs {
        assert!(known.contains(&pair.programme.as_str()) && known.contains(&pair.with.as_str()));
    }
}
