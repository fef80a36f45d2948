//! The assessment before a programme.

use crate::programme::fidelity::tests::{day, definition, entered, every, of, planned, visits};
use crate::programme::fidelity::{CaseFacts, Remedy, Verdict};
use crate::programme::{Assessment, Entry, RuleId};

/// NG26 1.3.2: "a comprehensive assessment before any intervention".
#[test]
fn an_assessment_comes_before_the_first_session() {
    let held = visits(&every(12, 1, "2026-01-05"));
    let planned = CaseFacts { sessions: vec![planned(1, day("2026-01-05"))], ..CaseFacts::default() };
    for (facts, finished, expected) in [
        (&CaseFacts::default(), None, Verdict::NotYet),
        (&planned, None, Verdict::AtRisk),
        (&planned, Some("2026-01-02"), Verdict::Met),
        (&held, None, Verdict::NotMet),
        (&held, Some("2026-01-05"), Verdict::Met),
        (&held, Some("2026-01-06"), Verdict::NotMet),
    ] {
        let mut facts = facts.clone();
        if let Some(finished) = finished {
            let assessment =
                Assessment { finished: Some(day(finished)), ..Assessment::begun(day("2026-01-01")) };
            facts.entries.push(entered(1, Entry::Assessment(assessment)));
        }
        facts.entries.push(entered(2, Entry::Assessment(Assessment::begun(day("2026-01-01")))));
        let today = if facts.sessions.iter().any(|(_, session)| session.held.is_some()) {
            "2026-02-01"
        } else {
            "2026-01-03"
        };
        let found = of(&definition(), &facts, today, RuleId::ASSESSMENT).remove(0);
        assert_eq!(found.verdict, expected, "finished {finished:?}: {:?}", found.evidence);
        if expected == Verdict::AtRisk {
            assert_eq!(found.remedy, Some(Remedy::Assess { before: Some(day("2026-01-05")) }));
        }
    }
}
