//! How far apart sessions are. Each table quotes its recommendation.

use crate::programme::RuleId;
use crate::programme::fidelity::tests::{day, every, of, planned, shipped, visits};
use crate::programme::fidelity::{Remedy, Verdict};

/// "weekly or fortnightly", with three days either way; the first after the single session begins the rhythm.
#[test]
fn weekly_or_fortnightly() {
    let dates = ["2026-01-05", "2026-02-20", "2026-02-24", "2026-02-27", "2026-03-16", "2026-04-03"].map(day);
    let found = of(&shipped("sensitivity-training"), &visits(&dates), "2026-04-03", RuleId::RHYTHM);
    let single: Vec<Verdict> = found[1..].iter().map(|finding| finding.verdict).collect();
    let (not, met, no) = (Verdict::NotApplicable, Verdict::Met, Verdict::NotMet);
    // 4 days after, 3 days after, 17 days after, 18 days after.
    assert_eq!(single, [not, not, met, no, met, no]);
}

/// NG26 1.5.9: "twice-weekly sessions … for the first 3 weeks, then weekly sessions over the remaining school year".
#[test]
fn twice_a_week_for_three_weeks_then_weekly() {
    let dates = ["2026-09-07", "2026-09-10", "2026-09-17", "2026-09-25", "2026-10-02", "2026-10-12"].map(day);
    let found = of(&shipped("carer-group"), &visits(&dates), "2026-10-12", RuleId::RHYTHM);
    let single: Vec<Verdict> = found[1..].iter().map(|finding| finding.verdict).collect();
    let (met, no) = (Verdict::Met, Verdict::NotMet);
    // 3, 7 and 8 days within the three weeks; 7 and 10 days after them.
    assert_eq!(single, [Verdict::NotApplicable, met, no, no, met, met]);
}

/// At risk early enough to act: with no day for the next session and less than half of its time left, or planned too late.
#[test]
fn the_next_session_is_asked_for_in_time() {
    let id = "parent-child-psychotherapy";
    let facts = visits(&every(7, 3, "2026-01-05"));
    // The last was on 19 January; weekly with three days either way is until the 29th.
    let by = day("2026-01-29");
    for (today, next, expected, remedy) in [
        ("2026-01-20", None, Verdict::Met, None),
        ("2026-01-24", None, Verdict::Met, None),
        ("2026-01-25", None, Verdict::AtRisk, Some(by)),
        ("2026-01-29", None, Verdict::AtRisk, Some(by)),
        // Its last day has passed.
        ("2026-01-30", None, Verdict::NotMet, None),
        ("2026-01-25", Some("2026-01-29"), Verdict::Met, None),
        ("2026-01-20", Some("2026-01-30"), Verdict::AtRisk, Some(by)),
    ] {
        let mut facts = facts.clone();
        facts.sessions.extend(next.map(|on| planned(4, day(on))));
        let found = of(&shipped(id), &facts, today, RuleId::RHYTHM);
        assert_eq!(found[0].verdict, expected, "{today}, planned {next:?}");
        assert_eq!(found[0].remedy, remedy.map(|day| Remedy::NextBy { day }), "{today}, planned {next:?}");
    }
}
