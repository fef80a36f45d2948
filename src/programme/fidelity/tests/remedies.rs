//! What puts right what is at risk: computed, and early enough to act.

use super::*;
use crate::programme::fidelity::Remedy;

/// "two sessions in six weeks: at this pace the span will pass four months", with what would put it right.
#[test]
fn a_pace_that_will_not_do_says_which_would() {
    for (name, dates, today, expected) in [
        // From 5 January until 5 May; eight are to come after 16 February: 78 days.
        (
            "two in six weeks",
            every(42, 2, "2026-01-05"),
            "2026-02-17",
            Remedy::Closer { sessions: 8, at_most_days: 9, by: day("2026-05-05") },
        ),
        // Nothing for ten weeks since: one at once, then seven in 8 days.
        (
            "a long pause",
            every(42, 2, "2026-01-05"),
            "2026-04-27",
            Remedy::Closer { sessions: 8, at_most_days: 1, by: day("2026-05-05") },
        ),
        // Nine in as many weeks: the last not before three months.
        (
            "too quick",
            every(7, 9, "2026-01-05"),
            "2026-03-03",
            Remedy::Wider { sessions: 1, at_least_days: 34, not_before: day("2026-04-05") },
        ),
    ] {
        let found = finding(&sound_sessions(&dates), today, RuleId::SPAN, None);
        assert_eq!(found.verdict, Verdict::AtRisk, "{name}: {:?}", found.evidence);
        assert_eq!(found.remedy, Some(expected), "{name}");
    }
}

#[test]
fn whoever_keeps_to_the_remedy_keeps_the_span() {
    for (apart, held) in [(42, 2), (30, 3), (7, 5), (3, 8), (20, 4)] {
        let dates = every(apart, held, "2026-01-05");
        let last = *dates.last().unwrap();
        let found = finding(&sound_sessions(&dates), &last.to_string(), RuleId::SPAN, None);
        let days = match found.remedy {
            Some(Remedy::Closer { at_most_days, .. }) => at_most_days,
            Some(Remedy::Wider { at_least_days, .. }) => at_least_days,
            other => panic!("every {apart} days: {other:?}"),
        };
        let mut kept = dates.clone();
        kept.extend((1..=10 - held).map(|number| last + Days::new(u64::from(days) * number)));
        let end = kept.last().unwrap().to_string();
        assert_eq!(
            verdict(&sound_sessions(&kept), &end, RuleId::SPAN, None),
            Verdict::Met,
            "every {apart} days"
        );
    }
}

#[test]
fn film_that_was_stopped_short_says_how_much_is_missing() {
    let sessions = vec![held(1, HeldVisit::on(day("2026-01-05")))];
    let recordings = vec![film(1, MediaTime::from_secs(7 * 60), RecordingState::Complete)];
    let facts = CaseFacts { sessions, recordings, ..CaseFacts::default() };
    let remedy = Some(Remedy::FilmMore { missing: MediaTime::from_minutes(3) });
    for session in [Some(1), None] {
        let found = finding(&facts, "2026-01-05", RuleId::FILMED, session);
        assert_eq!((found.verdict, &found.remedy), (Verdict::AtRisk, &remedy), "{session:?}");
    }
    assert_eq!(verdict(&facts, "2026-01-06", RuleId::FILMED, Some(1)), Verdict::NotMet);
}
