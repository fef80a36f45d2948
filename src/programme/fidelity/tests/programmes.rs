//! The programmes beside video feedback, over more than one rule. Each table quotes its recommendation.

use super::*;

/// NG26 1.4.5: "first consists of a single session with the parents followed by at least 5 (and up to 15) weekly or
/// fortnightly parent–child sessions (lasting 60 minutes) over a 6‑month period".
#[test]
fn a_single_session_then_five_to_fifteen() {
    let id = "sensitivity-training";
    for (held, count, first) in [
        (0, Verdict::NotYet, Verdict::NotYet),
        (1, Verdict::NotYet, Verdict::Met),
        (5, Verdict::NotYet, Verdict::Met),
        (6, Verdict::Met, Verdict::Met),
        (16, Verdict::Met, Verdict::Met),
        (17, Verdict::NotMet, Verdict::Met),
    ] {
        let facts = visits(&every(7, held, "2026-01-05"));
        assert_eq!(whole(id, &facts, "2026-12-01", RuleId::SESSION_COUNT), count, "{held} held");
        assert_eq!(whole(id, &facts, "2026-12-01", RuleId::FIRST), first, "{held} held");
        let counted = of(&shipped(id), &facts, "2026-12-01", RuleId::SESSION_COUNT);
        let (first, others) = (u32::from(held > 0), u32::try_from(held).unwrap().saturating_sub(1));
        assert!(
            matches!(counted[0].evidence.get(), Some(&CountEvidence { held, beside, .. }) if (held, beside) == (others, first)),
            "{:?}",
            counted[0].evidence
        );
    }
    // The single session has no length of its own; the others last an hour.
    let mut facts = visits(&every(7, 2, "2026-01-05"));
    for (_, session) in &mut facts.sessions {
        session.held = Some(visit(session.held.as_ref().unwrap().date, 1800));
    }
    let lengths = of(&shipped(id), &facts, "2026-12-01", RuleId::SESSION_LENGTH);
    let to_come = matches!(lengths[0].evidence.get(), Some(Tally { required: Some(5), .. }));
    assert!(to_come, "the single one is none of them: {:?}", lengths[0].evidence);
    let single: Vec<_> = lengths.iter().map(|finding| (finding.session, finding.verdict)).collect();
    assert_eq!(single[1..], [(Some(1), Verdict::NotApplicable), (Some(2), Verdict::NotMet)]);
}

#[test]
fn a_programme_that_was_stopped_early_is_judged_as_it_ended() {
    let facts = CaseFacts { ended: Some(day("2026-02-20")), ..visits(&every(12, 4, "2026-01-05")) };
    for (today, expected) in [("2026-02-19", Verdict::NotYet), ("2026-02-20", Verdict::NotMet)] {
        assert_eq!(verdict(&facts, today, RuleId::SESSION_COUNT, None), expected, "{today}");
    }
    assert_eq!(verdict(&facts, "2026-02-20", RuleId::SESSION_LENGTH, None), Verdict::Met, "of those held");
}
