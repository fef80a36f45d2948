//! The child's age when a programme begins.

use crate::programme::fidelity::Verdict;
use crate::programme::fidelity::tests::{CHILD, child, day, every, verdict, visits};
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
