//! The child's age when a programme begins.

use super::AgeEvidence;
use crate::programme::fidelity::Verdict;
use crate::programme::fidelity::tests::{CHILD, child, day, every, of, shipped, verdict, visits};
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
    facts.people = vec![child("2023-01-01"), child("2019-01-01")];
    assert_eq!(verdict(&facts, "2026-12-01", RuleId::AGE, None), Verdict::NotMet, "one of two");
    facts.people[1].beside = true;
    assert_eq!(
        verdict(&facts, "2026-12-01", RuleId::AGE, None),
        Verdict::Met,
        "a sister whom it is not about"
    );
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
        // The younger of two is not of school age yet.
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
