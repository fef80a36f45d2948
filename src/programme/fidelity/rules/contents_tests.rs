//! What a programme covers.

use super::ContentEvidence;
use crate::programme::fidelity::tests::{CHILD, child, day, every, of, shipped, visits};
use crate::programme::fidelity::{CaseFacts, Remedy, RuleFinding, Verdict};
use crate::programme::{Person, Role, RuleId};

/// NG26 1.4.5: "coaching the parents in behavioural management (not applicable for children aged 0 to 18 months)".
#[test]
fn contents_are_ticked_once_in_the_programme_and_hold_for_the_childs_age() {
    let definition = shipped("sensitivity-training");
    let content = |facts: &CaseFacts, id: &str| {
        let found = of(&definition, facts, "2026-06-01", RuleId::CONTENTS);
        let is_it = |finding: &&RuleFinding| matches!(finding.evidence.get(), Some(ContentEvidence { content, .. }) if content == id);
        found.iter().find(is_it).unwrap().clone()
    };
    let mut facts = visits(&every(7, 3, "2026-01-05"));
    assert_eq!(content(&facts, "homework").verdict, Verdict::AtRisk, "half of the six are held");
    let remedy = content(&facts, "homework").remedy;
    assert!(matches!(&remedy, Some(Remedy::Cover { sessions_left: Some(3), .. })), "{remedy:?}");
    facts.sessions[1].1.covered = vec!["homework".to_owned()];
    assert_eq!(content(&facts, "homework").verdict, Verdict::Met);
    for (born, expected) in [
        (None, Verdict::AtRisk),
        (Some("2024-12-02"), Verdict::NotApplicable),
        // Turns 18 months on the day.
        (Some("2024-12-01"), Verdict::AtRisk),
    ] {
        facts.people = vec![Person::new(CHILD, Role::Child { born: born.map(day) }, "")];
        assert_eq!(content(&facts, "behavioural-management").verdict, expected, "born {born:?}");
    }
    // Of twins and of children of several ages one is enough.
    facts.people = vec![child("2025-11-01"), child("2022-11-01")];
    assert_eq!(content(&facts, "behavioural-management").verdict, Verdict::AtRisk);
    facts.sessions = visits(&every(7, 6, "2026-01-05")).sessions;
    assert_eq!(content(&facts, "homework").verdict, Verdict::NotMet, "all are held");
}
