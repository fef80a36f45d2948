//! The child's age when a programme begins.

use super::AgeEvidence;
use crate::programme::fidelity::tests::{CHILD, child, day, every, of, shipped, verdict, visits};
use crate::programme::fidelity::{CaseFacts, Verdict};
use crate::programme::{Person, Role, RuleId};

/// NG26 1.4.1: "to the parents of preschool-age children"; a child who turns school age midway stays in it.
#[test]
fn the_child_is_of_the_age_when_the_programme_begins() {
    let mut facts = visits(&every(12, 3, "2026-08-20"));
    for (born, expected) in [
        (None, Verdict::NotYet),
        // Five on the last prescribed day before, and on the first after.
        (Some("2021-03-31"), Verdict::NotMet),
        (Some("2021-08-31"), Verdict::Met),
        (Some("2024-02-29"), Verdict::Met),
        (Some("2020-02-29"), Verdict::NotMet),
    ] {
        facts.people = vec![Person::new(CHILD, Role::Child { born: born.map(day) }, "")];
        assert_eq!(verdict(&facts, "2026-12-01", RuleId::AGE, None), expected, "born {born:?}");
    }
}

/// "the parents of preschool-age children" (NG26 1.4.1), "foster carers … of preschool-age children" (1.5.2): who has one
/// such child is a parent of one.
#[test]
fn of_siblings_one_of_the_age_is_enough() {
    let unknown = || Person::new(CHILD, Role::Child { born: None }, "");
    let beside = |born| Person { beside: true, ..child(born) };
    for (name, people, expected) in [
        ("one of two", vec![child("2023-01-01"), child("2019-01-01")], Verdict::Met),
        ("the elder first", vec![child("2019-01-01"), child("2023-01-01")], Verdict::Met),
        ("twins of the age", vec![child("2023-01-01"), child("2023-01-01")], Verdict::Met),
        ("twins of school age", vec![child("2019-01-01"), child("2019-01-01")], Verdict::NotMet),
        ("both of school age", vec![child("2018-01-01"), child("2019-01-01")], Verdict::NotMet),
        ("a sister whom it is not about", vec![child("2023-01-01"), beside("2019-01-01")], Verdict::Met),
        ("the younger is not the one", vec![beside("2023-01-01"), child("2019-01-01")], Verdict::NotMet),
        ("one unknown beside one of the age", vec![child("2023-01-01"), unknown()], Verdict::Met),
        ("one unknown beside one of school age", vec![child("2019-01-01"), unknown()], Verdict::NotYet),
        // The first session was on 20 August.
        ("born midway: not there", vec![child("2019-01-01"), child("2026-08-21")], Verdict::NotMet),
        ("born on the first day", vec![child("2019-01-01"), child("2026-08-20")], Verdict::Met),
        ("the only child, not born then", vec![child("2026-08-21")], Verdict::Met),
        ("nobody", vec![], Verdict::NotYet),
    ] {
        let facts = CaseFacts { people, ..visits(&every(12, 3, "2026-08-20")) };
        assert_eq!(verdict(&facts, "2026-12-01", RuleId::AGE, None), expected, "{name}");
    }
}

/// NG26 1.5.7: "group therapeutic play sessions for primary school-age children after placement".
#[test]
fn a_play_group_is_for_children_of_school_age_when_it_begins() {
    let mut facts = visits(&every(7, 3, "2026-08-31"));
    let programme = shipped("play-group");
    for (born, expected, school_from) in [
        (&["2021-08-31"][..], Verdict::Met, "2026-08-31"),
        (&["2021-09-01"], Verdict::NotMet, "2026-12-31"),
        (&["2014-09-01"], Verdict::Met, "2019-12-31"),
        (&["2014-08-31"], Verdict::NotMet, "2019-08-31"),
        // The younger of two is not of school age yet: such a group is for the children themselves.
        (&["2018-05-05", "2021-09-01"], Verdict::NotMet, "2026-12-31"),
        (&["2018-05-05", "2020-02-29"], Verdict::Met, "2025-03-31"),
    ] {
        facts.people = born.iter().map(|born| child(born)).collect();
        let found = of(&programme, &facts, "2026-12-01", RuleId::AGE).remove(0);
        let evidence: &AgeEvidence = found.evidence.get().unwrap();
        assert_eq!((found.verdict, evidence.school_from), (expected, Some(day(school_from))), "{born:?}");
        assert_eq!(found.source, "NG26 1.5.7");
    }
}

/// NG26 1.5.4: "combined with group therapeutic play sessions for the child for the same duration (see recommendation 1.5.7)",
/// which are for "primary school-age children"; 1.5.8: "late primary and early secondary school-age children".
#[test]
fn what_belongs_together_is_for_children_of_the_same_age() {
    let (support, group) = (["intensive-support", "play-group"], ["carer-group", "school-change"]);
    for (pair, begins, born, expected) in [
        // Secondary school begins on the first of September after the eleventh birthday.
        (support, "2026-08-31", "2015-08-31", Verdict::Met),
        (support, "2026-09-01", "2015-08-31", Verdict::NotMet),
        (support, "2026-09-01", "2015-09-01", Verdict::Met),
        (support, "2026-08-30", "2021-08-31", Verdict::NotMet),
        (support, "2025-03-31", "2020-02-29", Verdict::Met),
        // From nine to the day before fourteen.
        (group, "2026-05-03", "2017-05-04", Verdict::NotMet),
        (group, "2026-05-04", "2017-05-04", Verdict::Met),
        (group, "2026-05-04", "2012-05-05", Verdict::Met),
        (group, "2026-05-04", "2012-05-04", Verdict::NotMet),
    ] {
        let facts = CaseFacts { people: vec![child(born)], ..visits(&every(7, 3, begins)) };
        let found = |id| of(&shipped(id), &facts, "2027-01-01", RuleId::AGE)[0].verdict;
        assert_eq!(pair.map(found), [expected; 2], "{pair:?}: {born} on {begins}");
    }
    // Of siblings one is enough for the carers; the children's own is for all of them.
    let people = vec![child("2018-05-05"), child("2024-05-05")];
    let facts = CaseFacts { people, ..visits(&every(7, 3, "2026-09-01")) };
    for (id, expected, school_from) in
        [("intensive-support", Verdict::Met, "2023-08-31"), ("play-group", Verdict::NotMet, "2029-08-31")]
    {
        let found = of(&shipped(id), &facts, "2027-01-01", RuleId::AGE).remove(0);
        let evidence: &AgeEvidence = found.evidence.get().unwrap();
        assert_eq!((found.verdict, evidence.school_from), (expected, Some(day(school_from))), "{id}");
    }
}
