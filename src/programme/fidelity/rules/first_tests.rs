//! A single session before the others.

use super::FirstEvidence;
use crate::programme::fidelity::Evidence;
use crate::programme::fidelity::tests::{day, every, of, shipped, visits};
use crate::programme::{Missed, RuleId};

#[test]
fn a_missed_first_session_is_made_up_for_by_the_next() {
    let mut facts = visits(&every(7, 2, "2026-01-05"));
    facts.sessions[0].1.held = None;
    facts.sessions[0].1.missed = Some(Missed { reason: "ill".into(), on: None });
    let found = of(&shipped("sensitivity-training"), &facts, "2026-02-01", RuleId::FIRST);
    assert_eq!(found[0].evidence, Evidence::of(FirstEvidence { held: Some(day("2026-01-12")) }));
}
