//! How long a programme lasts. NG26 1.4.2: "10 sessions … over 3 to 4 months".

use chrono::Days;

use super::{Forecast, ForecastBasis, SpanEvidence, SpanPace};
use crate::programme::fidelity::tests::{
    day, every, finding, held, planned, sound_sessions, visit, visits, whole,
};
use crate::programme::fidelity::{CaseFacts, Verdict};
use crate::programme::{Missed, RuleId};

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

#[test]
fn over_3_to_4_months_from_first_to_last() {
    let (too_quick, right, too_slow) = (
        (Verdict::NotMet, SpanPace::TooQuick),
        (Verdict::Met, SpanPace::Right),
        (Verdict::NotMet, SpanPace::TooSlow),
    );
    for (first, last, expected) in [
        ("2026-01-15", "2026-04-14", too_quick),
        ("2026-01-15", "2026-04-15", right),
        ("2026-01-15", "2026-05-15", right),
        ("2026-01-15", "2026-05-16", too_slow),
        // Three months from the end of November end with February, in a leap year a day later.
        ("2025-11-30", "2026-02-27", too_quick),
        ("2025-11-30", "2026-02-28", right),
        ("2023-11-30", "2024-02-28", too_quick),
        ("2023-11-30", "2024-02-29", right),
        // Four months from 31 October likewise.
        ("2025-10-31", "2026-02-28", right),
        ("2025-10-31", "2026-03-01", too_slow),
        ("2023-10-31", "2024-02-29", right),
        ("2023-10-31", "2024-03-01", too_slow),
        // From a leap day, and over the end of a year.
        ("2024-02-29", "2024-05-28", too_quick),
        ("2024-02-29", "2024-06-29", right),
        ("2025-12-31", "2026-03-31", right),
        ("2025-12-31", "2026-05-01", too_slow),
    ] {
        assert_eq!(span(&ten(first, last), last), expected, "{first} to {last}");
        assert_eq!(span(&ten(first, last), "2030-01-01"), expected, "{first} to {last}, seen later");
    }
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
        (9, 5, (Verdict::AtRisk, SpanPace::TooQuick)),
        (10, 5, (Verdict::NotYet, SpanPace::Right)),
        (13, 5, (Verdict::NotYet, SpanPace::Right)),
        (14, 2, (Verdict::AtRisk, SpanPace::TooSlow)),
        (14, 9, (Verdict::AtRisk, SpanPace::TooSlow)),
    ] {
        // From 15 January: 3 months are 90 days, 4 months 120; nine times the distance lies before, in or after.
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
    assert_eq!(span(&facts, "2026-05-16"), (Verdict::NotMet, SpanPace::TooSlow));
}

#[test]
fn a_long_pause_turns_a_good_rhythm_into_a_risk() {
    let facts = sound_sessions(&every(11, 4, "2026-01-15"));
    assert_eq!(span(&facts, "2026-02-20"), (Verdict::NotYet, SpanPace::Right));
    assert_eq!(span(&facts, "2026-03-20"), (Verdict::AtRisk, SpanPace::TooSlow));
}

#[test]
fn a_part_of_a_day_is_a_whole_one() {
    // Eight sessions in 94 days: two more at that rhythm make 120.9 days, and four months have 120.
    let mut dates = every(1, 7, "2026-01-15");
    dates.push(day("2026-01-15") + Days::new(94));
    let today = dates[7].to_string();
    assert_eq!(span(&sound_sessions(&dates), &today), (Verdict::AtRisk, SpanPace::TooSlow));
}

#[test]
fn a_missed_session_is_no_part_of_the_plan() {
    let mut facts = sound_sessions(&every(14, 9, "2026-01-15"));
    facts.sessions.push(planned(10, day("2026-05-15")));
    assert_eq!(span(&facts, "2026-05-10"), (Verdict::NotYet, SpanPace::Right));
    facts.sessions[9].1.missed = Some(Missed { reason: "moved away".into() });
    assert_eq!(span(&facts, "2026-05-10"), (Verdict::AtRisk, SpanPace::TooSlow));
}

#[test]
fn a_whole_plan_says_more_than_the_rhythm() {
    let mut facts = sound_sessions(&every(14, 8, "2026-01-15"));
    let today = "2026-04-23";
    assert_eq!(span(&facts, today), (Verdict::AtRisk, SpanPace::TooSlow));
    facts.sessions.push(planned(9, day("2026-05-01")));
    assert_eq!(span(&facts, today), (Verdict::AtRisk, SpanPace::TooSlow), "one of two planned is no plan");
    facts.sessions.push(planned(10, day("2026-05-15")));
    assert_eq!(span(&facts, today), (Verdict::NotYet, SpanPace::Right));
    let ends = day("2026-05-15");
    assert_eq!(forecast(&facts, today), Some(Forecast { ends, basis: ForecastBasis::Plan }));
    facts.sessions.pop();
    facts.sessions.push(planned(10, day("2026-05-16")));
    assert_eq!(span(&facts, today), (Verdict::AtRisk, SpanPace::TooSlow), "planned a day too late");
    assert_eq!(span(&facts, "2026-05-01").0, Verdict::AtRisk, "planned for today is still planned");
    assert_eq!(forecast(&facts, "2026-05-01").unwrap().basis, ForecastBasis::Plan);
    // Once a planned day has passed without a visit, the plan is no plan any more.
    facts.sessions.pop();
    facts.sessions.push(planned(10, day("2026-05-15")));
    assert_eq!(span(&facts, "2026-05-02"), (Verdict::AtRisk, SpanPace::TooSlow));
}

/// "over a 6‑month period", over the ends of months and a leap day; sessions up to the fifteenth belong to it.
#[test]
fn over_six_months_at_most() {
    let id = "sensitivity-training";
    for (first, last, expected) in [
        ("2025-08-31", "2026-02-28", Verdict::Met),
        ("2025-08-31", "2026-03-01", Verdict::NotMet),
        ("2023-08-31", "2024-02-29", Verdict::Met),
        ("2023-08-31", "2024-03-01", Verdict::NotMet),
        ("2026-01-05", "2026-02-09", Verdict::Met),
    ] {
        let mut dates = every(1, 6, first);
        dates.push(day(last));
        assert_eq!(whole(id, &visits(&dates), last, RuleId::SPAN), expected, "{first} to {last}");
    }
}

/// NG26 1.4.10: "weekly sessions … over 1 year": no number of sessions, so it lasts until it is ended.
#[test]
fn a_programme_without_a_number_of_sessions_lasts_until_it_is_ended() {
    let id = "parent-child-psychotherapy";
    for (weeks, ended, expected) in [
        (10, false, Verdict::NotYet),
        (10, true, Verdict::NotMet),
        (48, false, Verdict::NotYet),
        (49, false, Verdict::Met),
        (49, true, Verdict::Met),
        (53, true, Verdict::Met),
        (54, false, Verdict::NotMet),
    ] {
        let dates = every(7, weeks, "2026-01-05");
        let last = *dates.last().unwrap();
        let facts = CaseFacts { ended: ended.then_some(last), ..visits(&dates) };
        let found = whole(id, &facts, &last.to_string(), RuleId::SPAN);
        assert_eq!(found, expected, "{weeks} weeks, ended: {ended}");
    }
}
