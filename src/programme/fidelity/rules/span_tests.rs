//! How long a programme lasts. NG26 1.4.2: "10 sessions … over 3 to 4 months".

use chrono::Days;
use proptest::prelude::*;

use super::{Forecast, ForecastBasis, SpanEvidence, SpanPace};
use crate::base::SessionId;
use crate::programme::fidelity::tests::{
    badness, day, definition, every, finding, held, of, planned, shipped, sound_sessions, ten_o_clock, visit,
    visits, whole,
};
use crate::programme::fidelity::{CaseFacts, Verdict};
use crate::programme::{Missed, ProgrammeDefinition, RuleId};

/// Ten sessions: nine on the first days from `first`, the tenth on `last`.
fn ten(first: &str, last: &str) -> CaseFacts {
    let mut dates = every(1, 9, first);
    dates.push(day(last));
    sound_sessions(&dates)
}

fn span(facts: &CaseFacts, today: &str) -> (Verdict, SpanPace) {
    let found = finding(facts, today, RuleId::SPAN, None);
    let Some(&SpanEvidence { pace, .. }) = found.evidence.get() else { panic!("{:?}", found.evidence) };
    (found.verdict, pace)
}

fn forecast(facts: &CaseFacts, today: &str) -> Option<Forecast> {
    finding(facts, today, RuleId::SPAN, None).evidence.get::<SpanEvidence>().unwrap().forecast
}

/// The days outside the guidance's own bounds: short, and over.
fn off(facts: &CaseFacts, today: &str) -> (u32, u32) {
    let found = finding(facts, today, RuleId::SPAN, None);
    let Some(&SpanEvidence { short_days, over_days, .. }) = found.evidence.get() else { panic!() };
    (short_days, over_days)
}

/// As above, of a text without a tolerance.
fn strict(facts: &CaseFacts, today: &str) -> Verdict {
    let mut definition = definition();
    definition.rules.get_mut(&RuleId::SPAN).unwrap().own = None;
    let found = of(&definition, facts, today, RuleId::SPAN);
    found[0].verdict
}

/// "over 3 to 4 months": the guidance's own bounds decide how many days are missing or too many; half a month at either end,
/// which is Attune's own, is taken as kept.
#[test]
fn over_3_to_4_months_from_first_to_last() {
    let (too_quick, right, too_slow) = (
        (Verdict::NotMet, SpanPace::TooQuick),
        (Verdict::Met, SpanPace::Right),
        (Verdict::NotMet, SpanPace::TooSlow),
    );
    for (first, last, expected, outside) in [
        ("2026-01-15", "2026-03-30", too_quick, (16, 0)),
        ("2026-01-15", "2026-03-31", right, (15, 0)),
        ("2026-01-15", "2026-04-14", right, (1, 0)),
        ("2026-01-15", "2026-04-15", right, (0, 0)),
        ("2026-01-15", "2026-05-15", right, (0, 0)),
        ("2026-01-15", "2026-05-16", right, (0, 1)),
        ("2026-01-15", "2026-05-30", right, (0, 15)),
        ("2026-01-15", "2026-05-31", too_slow, (0, 16)),
        // Three months from the end of November end with February, in a leap year a day later.
        ("2025-11-30", "2026-02-12", too_quick, (16, 0)),
        ("2025-11-30", "2026-02-13", right, (15, 0)),
        ("2025-11-30", "2026-02-28", right, (0, 0)),
        ("2023-11-30", "2024-02-13", too_quick, (16, 0)),
        ("2023-11-30", "2024-02-14", right, (15, 0)),
        ("2023-11-30", "2024-02-28", right, (1, 0)),
        // Four months from 31 October likewise.
        ("2025-10-31", "2026-02-28", right, (0, 0)),
        ("2025-10-31", "2026-03-15", right, (0, 15)),
        ("2025-10-31", "2026-03-16", too_slow, (0, 16)),
        ("2023-10-31", "2024-02-29", right, (0, 0)),
        ("2023-10-31", "2024-03-15", right, (0, 15)),
        ("2023-10-31", "2024-03-16", too_slow, (0, 16)),
        // From a leap day, and over the end of a year.
        ("2024-02-29", "2024-05-13", too_quick, (16, 0)),
        ("2024-02-29", "2024-05-28", right, (1, 0)),
        ("2024-02-29", "2024-06-29", right, (0, 0)),
        ("2025-12-31", "2026-03-31", right, (0, 0)),
        ("2025-12-31", "2026-05-15", right, (0, 15)),
    ] {
        let facts = ten(first, last);
        for today in [last, "2030-01-01"] {
            assert_eq!(span(&facts, today), expected, "{first} to {last}, seen on {today}");
            assert_eq!(off(&facts, today), outside, "{first} to {last}, seen on {today}");
        }
        // What has no tolerance in its text is judged without one.
        let kept = if outside == (0, 0) { Verdict::Met } else { Verdict::NotMet };
        assert_eq!(strict(&facts, last), kept, "{first} to {last}, without a tolerance");
    }
}

/// Ten weekly sessions are 63 days, ten fortnightly ones 126: "28 days short of 3 months", and "4 days over 4 months, within
/// the tolerance".
#[test]
fn ten_weekly_and_ten_fortnightly_sessions() {
    for (apart, last, expected, outside, key, own) in [
        (7, "2026-06-03", Verdict::NotMet, (28, 0), "evidence-span-short", "beyond"),
        (14, "2026-08-05", Verdict::Met, (0, 4), "evidence-span-over", "within"),
    ] {
        let facts = sound_sessions(&every(apart, 10, "2026-04-01"));
        let found = finding(&facts, last, RuleId::SPAN, None);
        assert_eq!((found.verdict, off(&facts, last)), (expected, outside), "every {apart} days");
        let told = found.evidence.told(found.verdict);
        let said = told.iter().find(|sentence| sentence.key == key).unwrap();
        assert!(said.values.contains(&("own", own.into())), "{said:?}");
        assert!(said.values.contains(&("source", "Attune".into())), "{said:?}");
        let evidence = found.evidence.get::<SpanEvidence>().unwrap();
        // The guidance's own bounds stay beside the tolerated ones.
        let ends = (evidence.earliest_end, evidence.latest_end);
        assert_eq!(ends, (Some(day("2026-07-01")), Some(day("2026-08-01"))));
        let tolerated = (evidence.tolerated_from, evidence.tolerated_to);
        assert_eq!(tolerated, (Some(day("2026-06-16")), Some(day("2026-08-16"))));
    }
}

#[test]
fn a_programme_of_one_session_lasts_no_time() {
    let mut definition = definition();
    let text = ProgrammeDefinition::shipped_text("video-feedback").unwrap();
    let text = text.replacen("at_least = 10\nunit = \"sessions\"", "at_least = 1\nunit = \"sessions\"", 1);
    definition.rules = ProgrammeDefinition::from_toml(&text, "one").unwrap().rules;
    for (dates, expected) in [(&[][..], Verdict::NotYet), (&["2026-01-15"][..], Verdict::NotMet)] {
        let dates: Vec<_> = dates.iter().map(|date| day(date)).collect();
        let found = of(&definition, &sound_sessions(&dates), "2026-02-01", RuleId::SPAN);
        assert_eq!(found[0].verdict, expected, "{dates:?}");
    }
}

#[test]
fn a_tolerance_belongs_to_the_span_and_is_shorter_than_it() {
    let text = ProgrammeDefinition::shipped_text("video-feedback").unwrap();
    let own = "[rules.\"V1.span\".own]";
    for (from, to, wrong) in [
        ("tolerance_days = 15", "tolerance_days = 84", "leaves nothing"),
        (own, "[rules.\"V1.length\".own]", "V1.length has no tolerance"),
        (
            "tolerance_days = 15\nsource = \"Attune\"",
            "tolerance_days = 15\nsource = \" \"",
            "must not be empty",
        ),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        let said = ProgrammeDefinition::from_toml(&changed, "own.toml").unwrap_err().to_string();
        assert!(said.contains(wrong), "{said}");
    }
    let none = text.split(own).collect::<Vec<_>>();
    let older = format!("{}{}", none[0], &none[1][none[1].find("[rules").unwrap()..]);
    assert_eq!(
        ProgrammeDefinition::from_toml(&older, "older").unwrap().rule(RuleId::SPAN).unwrap().own,
        None
    );
}

#[test]
fn sessions_after_the_tenth_do_not_lengthen_the_span() {
    let mut facts = ten("2026-01-15", "2026-05-15");
    facts.sessions.push(held(11, visit(day("2026-07-01"), 3600)));
    assert_eq!(span(&facts, "2026-07-01"), (Verdict::Met, SpanPace::Right));
}

#[test]
fn order_of_entry_and_two_sessions_on_a_day_change_nothing() {
    let mut facts = sound_sessions(&["2026-01-15", "2026-01-15", "2026-04-15"].map(day));
    facts.sessions.extend((4..=10).map(|number| held(number, visit(day("2026-02-20"), 3600))));
    assert_eq!(span(&facts, "2026-04-15"), (Verdict::Met, SpanPace::Right));
    facts.sessions.reverse();
    assert_eq!(span(&facts, "2026-04-15"), (Verdict::Met, SpanPace::Right));
}

#[test]
fn before_the_first_session_nothing_is_at_risk() {
    let facts = CaseFacts { start: Some(day("2026-01-15")), ..CaseFacts::default() };
    let found = finding(&facts, "2026-12-31", RuleId::SPAN, None);
    assert_eq!(found.verdict, Verdict::NotYet);
    let Some(&SpanEvidence { first, latest_end, pace, forecast, .. }) = found.evidence.get() else {
        panic!()
    };
    assert_eq!((first, latest_end), (Some(day("2026-01-15")), Some(day("2026-05-15"))));
    assert_eq!((pace, forecast), (SpanPace::NotBegun, None));
}

#[test]
fn a_rhythm_that_would_end_too_soon_or_too_late_is_a_risk() {
    for (apart, held, expected) in [
        (7, 2, (Verdict::AtRisk, SpanPace::TooQuick)),
        (7, 9, (Verdict::AtRisk, SpanPace::TooQuick)),
        (8, 5, (Verdict::AtRisk, SpanPace::TooQuick)),
        (9, 5, (Verdict::NotYet, SpanPace::Right)),
        (10, 5, (Verdict::NotYet, SpanPace::Right)),
        (13, 5, (Verdict::NotYet, SpanPace::Right)),
        (14, 2, (Verdict::NotYet, SpanPace::Right)),
        (15, 2, (Verdict::NotYet, SpanPace::Right)),
        (16, 9, (Verdict::AtRisk, SpanPace::TooSlow)),
    ] {
        // From 15 January: 3 months are 90 days, 4 months 120; nine times the distance lies before, in or after, half a month
        // at either end taken as within.
        let dates = every(apart, held, "2026-01-15");
        let today = dates.last().unwrap().to_string();
        let facts = sound_sessions(&dates);
        assert_eq!(span(&facts, &today), expected, "{held} sessions, one every {apart} days");
        let ends = day("2026-01-15") + Days::new(9 * apart);
        let expected = Forecast { ends, basis: ForecastBasis::Rhythm };
        assert_eq!(forecast(&facts, &today), Some(expected), "{held} sessions, one every {apart} days");
    }
}

#[test]
fn one_session_is_at_risk_only_once_the_next_is_long_in_coming() {
    let facts = sound_sessions(&[day("2026-01-15")]);
    assert_eq!(span(&facts, "2026-01-15"), (Verdict::NotYet, SpanPace::Right));
    assert_eq!(span(&facts, "2026-01-22"), (Verdict::NotYet, SpanPace::Right));
    assert_eq!(span(&facts, "2026-02-15"), (Verdict::AtRisk, SpanPace::TooSlow));
    assert_eq!(
        span(&facts, "2026-05-15"),
        (Verdict::AtRisk, SpanPace::TooSlow),
        "ten on one day are still possible"
    );
    assert_eq!(
        span(&facts, "2026-05-30"),
        (Verdict::AtRisk, SpanPace::TooSlow),
        "nine on the last day that is tolerated"
    );
    assert_eq!(span(&facts, "2026-05-31"), (Verdict::NotMet, SpanPace::TooSlow));
}

#[test]
fn a_long_pause_turns_a_good_rhythm_into_a_risk() {
    let facts = sound_sessions(&every(11, 4, "2026-01-15"));
    assert_eq!(span(&facts, "2026-02-20"), (Verdict::NotYet, SpanPace::Right));
    assert_eq!(span(&facts, "2026-03-20"), (Verdict::AtRisk, SpanPace::TooSlow));
}

#[test]
fn a_part_of_a_day_is_a_whole_one() {
    // Eight sessions in 105 days: two more at that rhythm make 135 days, four months and the tolerance; in 106 days, 136.3.
    let mut dates = every(1, 7, "2026-01-15");
    dates.push(day("2026-01-15") + Days::new(105));
    assert_eq!(span(&sound_sessions(&dates), &dates[7].to_string()), (Verdict::NotYet, SpanPace::Right));
    dates[7] = day("2026-01-15") + Days::new(106);
    let today = dates[7].to_string();
    assert_eq!(span(&sound_sessions(&dates), &today), (Verdict::AtRisk, SpanPace::TooSlow));
}

#[test]
fn a_missed_session_is_no_part_of_the_plan() {
    let mut facts = sound_sessions(&every(16, 9, "2026-01-15"));
    facts.sessions.push(planned(10, day("2026-05-30")));
    assert_eq!(span(&facts, "2026-05-24"), (Verdict::NotYet, SpanPace::Right));
    facts.sessions[9].1.missed = Some(Missed { reason: "moved away".into(), on: Some(day("2026-05-24")) });
    assert_eq!(span(&facts, "2026-05-24"), (Verdict::AtRisk, SpanPace::TooSlow));
    assert_eq!(span(&facts, "2026-05-23"), (Verdict::NotYet, SpanPace::Right), "it was still to come then");
}

#[test]
fn a_whole_plan_says_more_than_the_rhythm() {
    let mut facts = sound_sessions(&every(16, 8, "2026-01-15"));
    let today = "2026-05-07";
    assert_eq!(span(&facts, today), (Verdict::AtRisk, SpanPace::TooSlow));
    facts.sessions.push(planned(9, day("2026-05-11")));
    assert_eq!(span(&facts, today), (Verdict::AtRisk, SpanPace::TooSlow), "one of two planned is no plan");
    facts.sessions.push(planned(10, day("2026-05-30")));
    assert_eq!(span(&facts, today), (Verdict::NotYet, SpanPace::Right), "within the tolerance");
    assert_eq!(off(&facts, today), (0, 15), "and that is said");
    let ends = day("2026-05-30");
    assert_eq!(forecast(&facts, today), Some(Forecast { ends, basis: ForecastBasis::Plan }));
    facts.sessions.pop();
    facts.sessions.push(planned(10, day("2026-05-31")));
    assert_eq!(span(&facts, today), (Verdict::AtRisk, SpanPace::TooSlow), "planned a day too late");
    assert_eq!(span(&facts, "2026-05-11").0, Verdict::AtRisk, "planned for today is still planned");
    assert_eq!(forecast(&facts, "2026-05-11").unwrap().basis, ForecastBasis::Plan);
    // Once a planned day has passed without a visit, the plan is no plan any more.
    facts.sessions.pop();
    facts.sessions.push(planned(10, day("2026-05-30")));
    assert_eq!(span(&facts, "2026-05-12"), (Verdict::AtRisk, SpanPace::TooSlow));
}

/// Bad input of the issue: "two records of one number". They are one session, held or to come.
#[test]
fn two_records_of_one_number_are_one_session() {
    let again = |key: u8, number: u32, on: &str| {
        let (_, session) = planned(number, day(on));
        (SessionId::from_bytes([key; 16]), session)
    };
    let today = "2026-04-27";
    // Eight held, a fortnight apart: two are to come.
    let mut facts = sound_sessions(&every(14, 8, "2026-01-15"));
    facts.sessions.push(planned(9, day("2026-05-07")));
    let without = finding(&facts, today, RuleId::SPAN, None);
    // The eighth, which was held, is planned once more by a record that nobody took back; and so is the ninth.
    facts.sessions.push(again(7, 8, "2026-05-08"));
    facts.sessions.push(again(8, 9, "2026-05-09"));
    assert_eq!(finding(&facts, today, RuleId::SPAN, None), without, "one of two planned is no plan");
    facts.sessions.push(planned(10, day("2026-05-21")));
    let ends = day("2026-05-21");
    assert_eq!(forecast(&facts, today), Some(Forecast { ends, basis: ForecastBasis::Plan }));
    // Held twice, the earlier day counts, whichever was written first.
    let mut facts = ten("2026-01-15", "2026-05-15");
    let (_, twice) = held(10, visit(day("2026-07-01"), 3600));
    facts.sessions.insert(0, (SessionId::from_bytes([7; 16]), twice));
    assert_eq!(span(&facts, "2026-07-01"), (Verdict::Met, SpanPace::Right));
}

/// A session that was since moved is judged by the day it was planned for then, however often it was moved.
#[test]
fn a_plan_is_judged_as_it_stood_then() {
    let mut facts = sound_sessions(&every(14, 9, "2026-01-15"));
    let (id, mut tenth) = planned(10, day("2026-05-15"));
    let written = |on: &str| (ten_o_clock(day(on)), day(on));
    for (to, on) in [("2026-06-20", "2026-05-10"), ("2026-05-28", "2026-05-12")] {
        let (now, today) = written(on);
        tenth.move_to(day(to), "ill".into(), now, today).unwrap();
    }
    facts.sessions.push((id, tenth));
    for (today, expected, ends) in [
        ("2026-05-09", Verdict::NotYet, "2026-05-15"),
        ("2026-05-10", Verdict::AtRisk, "2026-06-20"),
        ("2026-05-11", Verdict::AtRisk, "2026-06-20"),
        ("2026-05-12", Verdict::NotYet, "2026-05-28"),
    ] {
        assert_eq!(span(&facts, today).0, expected, "{today}");
        assert_eq!(forecast(&facts, today).unwrap().ends, day(ends), "{today}");
    }
}

/// "over a 6‑month period", over the ends of months and a leap day; sessions up to the fifteenth belong to it.
#[test]
fn over_six_months_at_most() {
    let id = "sensitivity-training";
    for (first, last, expected) in [
        ("2025-08-31", "2026-02-28", Verdict::Met),
        ("2025-08-31", "2026-03-15", Verdict::Met),
        ("2025-08-31", "2026-03-16", Verdict::NotMet),
        ("2023-08-31", "2024-02-29", Verdict::Met),
        ("2023-08-31", "2024-03-15", Verdict::Met),
        ("2023-08-31", "2024-03-16", Verdict::NotMet),
        ("2026-01-05", "2026-02-09", Verdict::Met),
    ] {
        let mut dates = every(1, 6, first);
        dates.push(day(last));
        assert_eq!(whole(id, &visits(&dates), last, RuleId::SPAN), expected, "{first} to {last}");
    }
}

/// NG26 1.4.10: "weekly sessions … over 1 year": no number of sessions, so it lasts until it is ended. While it goes on a year
/// is a year; once it is ended, half a month is tolerated at either end.
#[test]
fn a_programme_without_a_number_of_sessions_lasts_until_it_is_ended() {
    let id = "parent-child-psychotherapy";
    let bounds = shipped(id).rule(RuleId::SPAN).unwrap().bounds();
    assert_eq!((bounds.at_least, bounds.at_most), (Some(12), Some(12)));
    // From 5 January 2026 a year ends on 5 January 2027: 365 days, and 350 to 380 with the tolerance.
    for (weeks, ended, expected) in [
        (10, false, Verdict::NotYet),
        (10, true, Verdict::NotMet),
        (50, true, Verdict::NotMet),
        (51, false, Verdict::NotYet),
        (51, true, Verdict::Met),
        (53, false, Verdict::NotYet),
        (53, true, Verdict::Met),
        (54, false, Verdict::Met),
        (55, true, Verdict::Met),
        (56, false, Verdict::NotMet),
    ] {
        let dates = every(7, weeks, "2026-01-05");
        let last = *dates.last().unwrap();
        let facts = CaseFacts { ended: ended.then_some(last), ..visits(&dates) };
        let found = whole(id, &facts, &last.to_string(), RuleId::SPAN);
        assert_eq!(found, expected, "{weeks} weeks, ended: {ended}");
    }
}

proptest! {
    /// A longer tolerance never makes a verdict worse, of no programme, held or forecast or ended.
    #[test]
    fn a_longer_tolerance_never_harms(
        after in proptest::collection::vec(0..500_u64, 0..20),
        plan in proptest::option::of(0..600_u64),
        ended in proptest::option::of(0..600_u64),
        waited in 0..600_u64,
        (less, more) in (0..40_u32, 0..40_u32),
    ) {
        let first = day("2023-10-31");
        let at = |days: u64| first + Days::new(days);
        let mut facts = visits(&after.iter().map(|days| at(*days)).collect::<Vec<_>>());
        facts.sessions.extend(plan.map(|days| planned(77, at(days))));
        facts.ended = ended.map(at);
        for mut definition in ProgrammeDefinition::shipped().unwrap() {
            if definition.rule(RuleId::SPAN).is_none() {
                continue;
            }
            let mut judged = |days: u32| {
                definition.rules.get_mut(&RuleId::SPAN).unwrap().own.as_mut().unwrap().tolerance_days = days;
                of(&definition, &facts, &at(waited).to_string(), RuleId::SPAN)[0].verdict
            };
            let (little, much) = (judged(less), judged(less + more));
            prop_assert!(badness(much) <= badness(little), "{little:?} then {much:?}");
        }
    }

    /// While sessions are to come, planning the last of them within the guidance's own bounds is never worse than leaving it
    /// without a day, or than planning it outside them.
    #[test]
    fn a_plan_within_the_bounds_never_harms(
        apart in 5..18_u64, within in 90..121_u64, outside in 0..300_u64, waited in 0..80_u64,
    ) {
        let first = day("2026-01-15");
        let dates: Vec<_> = every(apart, 9, "2026-01-15").into_iter().filter(|date| *date < first + Days::new(80)).collect();
        let today = first + Days::new(waited);
        let facts = sound_sessions(&dates);
        let with = |days: u64| {
            let mut facts = facts.clone();
            let number = u32::try_from(dates.len()).unwrap() + 1;
            facts.sessions.extend((number..=10).map(|number| planned(number, first + Days::new(days))));
            badness(span(&facts, &today.to_string()).0)
        };
        prop_assert!(with(within) <= badness(span(&facts, &today.to_string()).0));
        prop_assert!(with(within) <= with(outside));
    }
}
