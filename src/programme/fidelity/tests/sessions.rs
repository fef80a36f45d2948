//! What holds of every rule that is judged session by session, and of findings as a whole.

use super::*;
use crate::programme::Missed;

const TODAY: &str = "2026-01-05";

#[test]
fn what_was_not_held_is_open_or_does_not_apply() {
    let (missed_id, mut missed) = planned(2, day("2026-01-12"));
    missed.missed = Some(Missed { reason: "ill".into(), on: None });
    let facts = CaseFacts {
        sessions: vec![(missed_id, missed), planned(1, day(TODAY))],
        recordings: vec![film(1, minutes(12), RecordingState::Complete)],
        ..CaseFacts::default()
    };
    let open = finding(&facts, "2026-02-01", RuleId::FILMED, Some(1));
    let evidence = Evidence::of(NotHeld { planned: Some(day(TODAY)), missed: false, filmed: minutes(12) });
    assert_eq!((open.verdict, open.evidence), (Verdict::NotYet, evidence));
    assert_eq!(verdict(&facts, "2026-02-01", RuleId::SESSION_LENGTH, Some(2)), Verdict::NotApplicable);
    assert_eq!(verdict(&facts, "2026-02-01", RuleId::FILMED, None), Verdict::NotYet);
}

#[test]
fn findings_stand_in_the_order_of_rules_and_numbers_and_can_be_written() {
    let mut facts = sound_sessions(&every(12, 2, TODAY));
    facts.sessions.reverse();
    let findings = evaluate(&definition(), &vocabulary(), &facts, day("2026-01-20"));
    let order: Vec<_> = findings.iter().map(|finding| (finding.rule.as_str(), finding.session)).collect();
    let expected = [
        ("V1.count", None),
        ("V1.length", None),
        ("V1.length", Some(1)),
        ("V1.length", Some(2)),
        ("V1.span", None),
        ("V1.rhythm", None),
        ("V1.rhythm", Some(1)),
        ("V1.rhythm", Some(2)),
        ("V2.filmed", None),
        ("V2.filmed", Some(1)),
        ("V2.filmed", Some(2)),
        ("V3.watched", None),
        ("V3.watched", Some(1)),
        ("V3.watched", Some(2)),
        ("V3.heading", None),
        ("V3.heading", None),
        ("V3.heading", None),
        ("V4.change", None),
        ("V5.place", None),
        ("V5.place", Some(1)),
        ("V5.place", Some(2)),
        ("V5.worker", None),
        ("V5.worker", Some(1)),
        ("V5.worker", Some(2)),
        ("V6.aims", None),
        ("V6.aims", None),
        ("V6.aims", None),
        ("V6.aims", None),
        ("V6.aims", None),
        ("V7.review", None),
        ("V8.offer", None),
        ("V8.alternative", None),
        ("V8.review", None),
        ("V9.age", None),
        ("V10.safeguarding", None),
        ("A1.assessment", None),
        ("S4.filming", None),
        ("S4.filming", Some(1)),
        ("S4.filming", Some(2)),
        ("S4.showing", None),
        ("S4.showing", Some(1)),
        ("S4.showing", Some(2)),
    ];
    assert_eq!(order, expected);
    let written = serde_json::to_value(&findings).unwrap();
    assert_eq!(written[10]["rule"], "V2.filmed");
    assert_eq!(written[10]["verdict"], "met");
    assert_eq!(written[10]["evidence"]["kind"], "film");
    assert_eq!(written[10]["evidence"]["bounds"]["at_most"], 20);
    assert_eq!(written[3]["evidence"]["visit"]["length"], 3_600_000_000_000_i64);
    assert_eq!(written[4]["evidence"]["pace"], "right");
}

#[test]
fn a_verdict_is_written_by_its_own_word() {
    use Verdict::{AtRisk, Met, NotApplicable, NotMet, NotYet};
    for verdict in [Met, NotYet, AtRisk, NotMet, NotApplicable] {
        assert_eq!(serde_json::to_value(verdict).unwrap(), verdict.as_str());
    }
}
