//! What the sections 1.4, 1.5 and 1.6 name for whom: the child's age at each bound, what was declined, residential care. Each
//! table quotes its recommendation.

use proptest::prelude::*;

use super::*;

const INTENSIVE: &str = "intensive-support";
const GROUP: &str = "carer-group";

/// Foster carers of children born on these days, assessed.
fn fostering(born: &[&str], today: &str) -> Family {
    let mut family = Family { today: day(today), ..Family::of(CarerKind::FosterCarer, born[0]) };
    for (id, born) in (3..).zip(&born[1..]) {
        let child = Role::Child { born: Some(day(born)) };
        family.people.push(Person::new(PersonId::from_bytes([id; 16]), child, ""));
    }
    family.assessed()
}

fn named(family: &Family) -> Vec<String> {
    offered(&family.stands()).into_iter().map(|(programme, _)| programme.to_owned()).collect()
}

/// 1.5.4: "combined with group therapeutic play sessions for the child for the same duration (see recommendation 1.5.7)";
/// 1.5.7: "group therapeutic play sessions for primary school-age children after placement".
#[test]
fn intensive_support_is_for_primary_school_age() {
    for (born, today, expected) in [
        // "When he attains the age of five, if he attains that age on a prescribed day" (Education Act 1996, section 8).
        ("2021-08-31", "2026-08-30", VIDEO),
        ("2021-08-31", "2026-08-31", INTENSIVE),
        ("2021-09-01", "2026-12-30", VIDEO),
        ("2021-09-01", "2026-12-31", INTENSIVE),
        // Born on 29 February: five on 1 March, of school age on the next prescribed day.
        ("2020-02-29", "2025-03-30", VIDEO),
        ("2020-02-29", "2025-03-31", INTENSIVE),
    ] {
        let family = Family { today: day(today), ..fostering(&[born], today) };
        // Of the entries of 2026 none is there yet on a day of 2025: what is named does not hang on them.
        let asking = family.asking(today);
        let options = guide().options(Stage::Assessed, &asking);
        assert_eq!(options[0].programme, expected, "born {born}, on {today}");
        let with = (expected == INTENSIVE).then(|| "play-group".to_owned());
        assert_eq!(options[0].with, with, "born {born}, on {today}");
    }
    // The summer after the eleventh birthday: "the school year in which the majority of pupils in his class attain the age of
    // eleven" (Education Act 2002, section 82).
    for (born, last) in [
        ("2015-08-31", "2026-08-31"),
        // Eleven on the first day of a school year: that year is the last of primary school.
        ("2015-09-01", "2027-08-31"),
        ("2016-02-29", "2027-08-31"),
    ] {
        let intensive = |today: NaiveDate| {
            let family = fostering(&[born], &today.to_string());
            let options = guide().options(Stage::Assessed, &family.asking(&today.to_string()));
            options.iter().any(|choice| choice.programme == INTENSIVE)
        };
        let last = day(last);
        assert_eq!((intensive(last), intensive(last + Days::new(1))), (true, false), "born {born}");
    }
}

/// 1.5.8: "combined with a group-based training and education programme for late primary and early secondary school-age
/// children and young people".
#[test]
fn groups_for_carers_and_child_are_for_the_change_of_school() {
    for (born, expected) in [
        // Nine the day after; nine; the first of September after the eleventh birthday; fourteen the day after; fourteen.
        ("2017-11-26", &[INTENSIVE][..]),
        ("2017-11-25", &[INTENSIVE, GROUP]),
        ("2015-08-31", &[GROUP]),
        ("2012-11-26", &[GROUP]),
        ("2012-11-25", &[]),
    ] {
        let family = fostering(&[born], "2026-11-25");
        assert_eq!(named(&family), expected, "born {born}");
        let Next::Offer { choices, .. } = family.stands().next else { panic!() };
        for choice in choices {
            let with = if choice.programme == GROUP { "school-change" } else { "play-group" };
            assert_eq!(choice.with.as_deref(), Some(with));
        }
    }
    // The two engines mean the same ages.
    let ages =
        crate::programme::ProgrammeDefinition::with_id("school-change").unwrap().unwrap().ages.unwrap();
    let StageAges { from_months, below_months, .. } = guide().own().change_of_school.clone();
    assert_eq!((ages.from_months, ages.below_months), (Some(from_months), Some(below_months)));
}

#[test]
fn of_several_children_one_is_enough_and_a_birth_that_is_missing_is_taken_for_a_young_child() {
    let first = |family: &Family| {
        let options = guide().options(Stage::Assessed, &family.asking("2026-11-25"));
        options.into_iter().map(|choice| choice.programme).collect::<Vec<_>>()
    };
    assert_eq!(first(&fostering(&["2024-05-04", "2019-05-04"], "2026-11-25")), [VIDEO, INTENSIVE]);
    let mut unknown = fostering(&["2019-05-04"], "2026-11-25");
    unknown.people[1].role = Role::Child { born: None };
    assert_eq!(first(&unknown), [VIDEO]);
    // A brother who is not whom it is about does not count.
    let mut beside = fostering(&["2024-05-04", "2019-05-04"], "2026-11-25");
    beside.people[2].beside = true;
    assert_eq!(first(&beside), [VIDEO]);
    // One who is not born yet is not there; where there is no other, it is for one who will be.
    assert_eq!(first(&fostering(&["2019-05-04", "2026-12-24"], "2026-11-25")), [INTENSIVE]);
    assert_eq!(first(&fostering(&["2026-12-24"], "2026-11-25")), [VIDEO]);
}

proptest! {
    /// A child is of preschool age or of school age and never both; who is born later is never further on.
    #[test]
    fn stages_follow_each_other(born in 0_u64..8_000, later in 1_u64..400, today in 0_u64..12_000) {
        let from = day("2005-01-01");
        let (born, on) = (from + Days::new(born), from + Days::new(today));
        let of = |born: NaiveDate| {
            let child = Person::new(PersonId::from_bytes([2; 16]), Role::Child { born: Some(born) }, "");
            stages(&[child], on, &guide().own().change_of_school)
        };
        let is = |stage| of(born).contains(&stage);
        prop_assert!(is(Children::Preschool) != is(Children::School));
        prop_assert!(!is(Children::Primary) || is(Children::School));
        prop_assert!(!is(Children::Young) || is(Children::School));
        prop_assert!(!is(Children::ChangeOfSchool) || is(Children::School));
        let younger = of(born + Days::new(later));
        prop_assert!(!is(Children::Preschool) || younger.contains(&Children::Preschool));
        // Of primary age: the younger is so too, or not yet.
        let not_further = [Children::Primary, Children::Preschool].iter().any(|stage| younger.contains(stage));
        prop_assert!(!is(Children::Primary) || not_further);
    }
}

/// 1.4.4: "If parents do not want to take part in a video feedback programme, offer parental sensitivity and behaviour
/// training"; 1.5.3: the same of foster carers, special guardians and adoptive parents.
#[test]
fn the_training_is_named_only_where_video_feedback_was_offered_and_is_not_wanted() {
    let school = "2019-05-04";
    for (kind, born, first, training) in [
        (CarerKind::Parent, "2024-05-04", VIDEO, Some("NG26 1.4.4")),
        (CarerKind::FosterCarer, "2024-05-04", VIDEO, Some("NG26 1.5.3")),
        (CarerKind::AdoptiveParent, "2024-05-04", VIDEO, Some("NG26 1.5.3")),
        (CarerKind::FosterCarer, school, INTENSIVE, None),
        (CarerKind::Parent, school, TRAINING, None),
        // Offered to others than the guidance names it for, and declined: the ground is the same.
        (CarerKind::SpecialGuardian, school, VIDEO, Some("NG26 1.5.3")),
    ] {
        let declined = Family::of(kind, born).assessed().offered(
            first,
            "2026-02-09",
            Some(("2026-02-16", OfferReply::Declined)),
        );
        let options = guide().options(Stage::Declined, &declined.asking("2026-11-25"));
        let sources: Vec<&str> = options.iter().map(|choice| choice.said.source.as_str()).collect();
        assert_eq!(sources, Vec::from_iter(training), "{kind:?} {born} {first}");
        let asked = declined.duty(DutyKind::Alternative).is_some();
        assert_eq!(asked, training.is_some(), "{kind:?} {born} {first}");
    }
    // Accepted, or still thought about, it is not declined.
    for reply in [OfferReply::Accepted, OfferReply::Thinking] {
        let family = Family::parents().assessed().offered(VIDEO, "2026-02-09", Some(("2026-02-16", reply)));
        assert_eq!(guide().options(Stage::Declined, &family.asking("2026-11-25")), []);
    }
}

/// 1.6.1: "offer parental sensitivity and behaviour training adapted for professional carers in residential care"; of a review
/// 1.6 says nothing.
#[test]
fn residential_care_is_met_by_its_own_recommendations() {
    let home = || {
        Family::of(CarerKind::FosterCarer, "2024-05-04")
            .with(referral("2026-01-05", ReferralReason::Residential))
            .with(assessed("2026-01-12", Some("2026-02-02"), &[]))
    };
    let training = "residential-training";
    assert_eq!(offered(&home().stands()), [(training, "NG26 1.6.1")]);
    let declined = home().offered(training, "2026-02-09", Some(("2026-02-16", OfferReply::Declined)));
    assert_eq!(declined.stands().next, Next::Review { ground: PathwayGround::ReviewDeclined, planned: None });
    assert_eq!(declined.source().as_deref(), Some("Attune, as NG26 1.4.6"));
    let over = || {
        home().offered(training, "2026-02-09", Some(("2026-02-16", OfferReply::Accepted))).began(
            training,
            "2026-03-02",
            6,
            6,
        )
    };
    assert_eq!(over().source().as_deref(), Some("Attune, as NG26 1.4.6"));
    let little = over().judged(training, "2026-04-20", Improvement::Little, true);
    assert_eq!(little.source().as_deref(), Some("Attune, as NG26 1.4.6"));
    // After the review 1.6 names nothing more.
    assert_eq!(offered(&little.reviewed("2026-05-20", Some(Conclusion::Further)).stands()), []);
    for ground in [PathwayGround::Judge, PathwayGround::ReviewLittle] {
        let why = guide().why(ground, FamilyKind::Residential).unwrap();
        assert_eq!(why.source, "Attune, as NG26 1.4.3");
    }
}

/// 1.6.1: "work with the residential staff group and identify any key attachment figures"; 1.6.3 and 1.5.11: "Modify
/// interventions for young people"; of those "Aged 13 to 17 years".
#[test]
fn what_is_asked_beside_every_programme_is_told() {
    let sources = |kind, why, born| {
        let family = Family::of(kind, born).with(referral("2026-01-05", why));
        let besides = family.stands().besides;
        besides.into_iter().map(|said| said.source).collect::<Vec<_>>()
    };
    let residential = |born| sources(CarerKind::FosterCarer, ReferralReason::Residential, born);
    let fostered = |born| sources(CarerKind::FosterCarer, ReferralReason::Fostered, born);
    for (born, young) in
        [("2013-11-26", false), ("2013-11-25", true), ("2008-11-26", true), ("2008-11-25", false)]
    {
        let (home, foster): (&[&str], &[&str]) =
            if young { (&["NG26 1.6.1", "NG26 1.6.3"], &["NG26 1.5.11"]) } else { (&["NG26 1.6.1"], &[]) };
        assert_eq!(residential(born), home, "{born}");
        assert_eq!(fostered(born), foster, "{born}");
    }
    assert_eq!(sources(CarerKind::Parent, ReferralReason::EdgeOfCare, "2012-01-01"), [""; 0]);
}
