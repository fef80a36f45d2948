//! How evenly sessions came. The guidance gives no rhythm for "10 sessions … over 3 to 4 months" (NG26 1.4.2).

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::{EvennessEvidence, NextVisit, OwnGap};
use crate::programme::fidelity::tests::{
    day, definition, every, held, of, planned, sessions, sound_sessions, visit, whole,
};
use crate::programme::fidelity::{CaseFacts, Remedy, Verdict};
use crate::programme::{ProgrammeDefinition, RuleId};

const VIDEO: &str = "video-feedback";

fn single(facts: &CaseFacts, today: &str) -> Vec<Verdict> {
    let found = of(&definition(), facts, today, RuleId::OWN_RHYTHM);
    found[1..].iter().map(|finding| finding.verdict).collect()
}

/// "nine visits in nine days and one three months later is a span met and a rhythm at risk".
#[test]
fn nine_visits_in_nine_days_and_one_three_months_later() {
    let mut dates = every(1, 9, "2026-01-15");
    dates.push(day("2026-04-15"));
    let facts = sound_sessions(&dates);
    for today in ["2026-04-15", "2030-01-01"] {
        assert_eq!(whole(VIDEO, &facts, today, RuleId::SPAN), Verdict::Met);
        assert_eq!(whole(VIDEO, &facts, today, RuleId::OWN_RHYTHM), Verdict::AtRisk);
        let risk = Verdict::AtRisk;
        assert_eq!(
            single(&facts, today),
            [Verdict::NotApplicable, risk, risk, risk, risk, risk, risk, risk, risk, risk]
        );
    }
    let found = of(&definition(), &facts, "2026-04-15", RuleId::OWN_RHYTHM);
    assert!(found.iter().all(|finding| finding.source == "Attune"), "no number of the guidance");
    assert_eq!(found[0].remedy, Some(Remedy::NoteWhy), "what was held stays as it was");
    let gap: &OwnGap = found[10].evidence.get().unwrap();
    assert_eq!((gap.gap, gap.source.as_str()), (Some((day("2026-01-23"), 82)), "Attune"));
}

#[test]
fn weekly_and_fortnightly_are_even_and_so_are_holidays() {
    for (apart, expected) in [
        (3, Verdict::AtRisk),
        (4, Verdict::Met),
        (7, Verdict::Met),
        (10, Verdict::Met),
        (14, Verdict::Met),
        // A fortnightly visit that fell out.
        (28, Verdict::Met),
        (29, Verdict::AtRisk),
    ] {
        let dates = every(apart, 10, "2026-01-15");
        let last = dates[9].to_string();
        assert_eq!(whole(VIDEO, &sound_sessions(&dates), &last, RuleId::OWN_RHYTHM), expected, "{apart}");
    }
}

/// Days are days of the calendar: the clocks change on 29 March and on 25 October 2026, and 2024 has a 29 February.
#[test]
fn clock_changes_and_leap_days_are_days_like_others() {
    for (first, second, expected) in [
        ("2026-03-01", "2026-03-29", Verdict::Met),
        ("2026-03-02", "2026-03-31", Verdict::AtRisk),
        ("2026-10-24", "2026-10-28", Verdict::Met),
        ("2026-10-24", "2026-10-27", Verdict::AtRisk),
        ("2024-02-01", "2024-02-29", Verdict::Met),
        ("2024-02-01", "2024-03-01", Verdict::AtRisk),
    ] {
        assert_eq!(
            single(&sound_sessions(&[first, second].map(day)), second)[1],
            expected,
            "{first}, {second}"
        );
    }
}

#[test]
fn the_next_is_at_risk_in_time_and_never_worse() {
    let facts = sound_sessions(&[day("2026-01-05")]);
    let (from, by) = (day("2026-01-09"), day("2026-02-02"));
    for (today, next, expected, lies, remedy) in [
        ("2026-01-05", None, Verdict::NotYet, NextVisit::Right, None),
        ("2026-01-19", None, Verdict::NotYet, NextVisit::Right, None),
        ("2026-01-20", None, Verdict::AtRisk, NextVisit::TooLate, Some(Remedy::NextBy { day: by })),
        (
            "2027-01-01",
            None,
            Verdict::AtRisk,
            NextVisit::TooLate,
            Some(Remedy::NextBy { day: day("2027-01-01") }),
        ),
        ("2026-01-20", Some("2026-02-02"), Verdict::NotYet, NextVisit::Right, None),
        (
            "2026-01-06",
            Some("2026-02-03"),
            Verdict::AtRisk,
            NextVisit::TooLate,
            Some(Remedy::NextBy { day: by }),
        ),
        (
            "2026-01-06",
            Some("2026-01-08"),
            Verdict::AtRisk,
            NextVisit::TooSoon,
            Some(Remedy::NextFrom { day: from }),
        ),
    ] {
        let mut facts = facts.clone();
        facts.sessions.extend(next.map(|on| planned(2, day(on))));
        let found = of(&definition(), &facts, today, RuleId::OWN_RHYTHM);
        let evidence: &EvennessEvidence = found[0].evidence.get().unwrap();
        assert_eq!((found[0].verdict, evidence.next), (expected, lies), "{today}, planned {next:?}");
        assert_eq!(found[0].remedy, remedy, "{today}, planned {next:?}");
    }
}

#[test]
fn what_comes_after_the_programme_and_what_is_ended_asks_for_no_next() {
    let mut facts = sessions(10);
    facts.sessions.push(held(11, visit(day("2026-12-01"), 3600)));
    assert_eq!(whole(VIDEO, &facts, "2027-01-01", RuleId::OWN_RHYTHM), Verdict::Met);
    assert_eq!(single(&facts, "2027-01-01")[10], Verdict::NotApplicable, "after the tenth");
    let stopped = CaseFacts { ended: Some(day("2026-02-20")), ..sessions(4) };
    assert_eq!(whole(VIDEO, &stopped, "2027-01-01", RuleId::OWN_RHYTHM), Verdict::Met);
    assert_eq!(whole(VIDEO, &stopped, "2026-02-19", RuleId::OWN_RHYTHM), Verdict::NotYet, "not ended yet");
    let none = CaseFacts { ended: Some(day("2026-02-20")), ..CaseFacts::default() };
    assert_eq!(whole(VIDEO, &none, "2027-01-01", RuleId::OWN_RHYTHM), Verdict::NotApplicable);
}

#[test]
fn two_records_of_one_number_are_one_session() {
    let mut facts = sound_sessions(&every(10, 3, "2026-01-05"));
    let (_, again) = held(3, visit(day("2026-01-26"), 3600));
    facts.sessions.push((crate::base::SessionId::from_bytes([7; 16]), again));
    assert_eq!(
        single(&facts, "2026-01-26"),
        [Verdict::NotApplicable, Verdict::Met, Verdict::Met, Verdict::Met]
    );
}

#[test]
fn what_has_no_rhythm_of_its_own_is_not_judged_and_one_beside_the_guidances_is_refused() {
    let text = ProgrammeDefinition::shipped_text("sensitivity-training").unwrap();
    let own = "\n[own_rhythm]\nat_most = 28\nsource = \"Attune\"\nwhy = \"so\"\n";
    let said = ProgrammeDefinition::from_toml(&format!("{text}{own}"), "own.toml").unwrap_err().to_string();
    assert!(said.contains("one of rhythm and own_rhythm must go"), "{said}");
    for definition in ProgrammeDefinition::shipped().unwrap() {
        let judged = of(&definition, &sessions(3), "2026-03-01", RuleId::OWN_RHYTHM);
        assert_eq!(judged.is_empty(), definition.own_rhythm.is_none(), "{}", definition.id);
        assert!(definition.own_rhythm.is_none() || definition.rhythm.is_empty(), "{}", definition.id);
    }
    let text = ProgrammeDefinition::shipped_text(VIDEO).unwrap().replacen("at_most = 28", "", 1);
    assert!(ProgrammeDefinition::from_toml(&text, "own.toml").unwrap_err().to_string().contains("at_most"));
}

proptest! {
    /// Never worse than at risk, whatever is held and planned; and whoever holds the next session on the days that the remedy
    /// names adds nothing that is out of rhythm.
    #[test]
    fn never_worse_than_at_risk(
        after in proptest::collection::vec(0..200_u64, 0..14),
        plan in proptest::option::of(0..300_u64),
        waited in 0..300_u64,
        within in 4..29_u64,
    ) {
        let at = |days: u64| day("2023-12-20") + Days::new(days);
        let mut facts = sound_sessions(&after.iter().map(|days| at(*days)).collect::<Vec<NaiveDate>>());
        facts.sessions.extend(plan.map(|days| planned(20, at(days))));
        let found = of(&definition(), &facts, &at(waited).to_string(), RuleId::OWN_RHYTHM);
        prop_assert!(found.iter().all(|finding| finding.verdict != Verdict::NotMet));
        let last = after.iter().max().copied();
        if let (Some(last), true) = (last, after.len() < 10) {
            let next = at(last + within);
            facts.sessions.push(held(19, visit(next, 3600)));
            let found = of(&definition(), &facts, &next.to_string(), RuleId::OWN_RHYTHM);
            let own = found.iter().find(|finding| finding.session == Some(19)).unwrap();
            prop_assert_eq!(own.verdict, Verdict::Met);
        }
    }
}
