//! NG26 1.4.2: sessions "each lasting at least 60 minutes".

use chrono::{DateTime, TimeDelta, Utc};

use super::LengthEvidence;
use crate::programme::fidelity::tests::{
    FIRST, day, film, finding, held, minutes, sessions, ten_o_clock, verdict, visit,
};
use crate::programme::fidelity::{CaseFacts, Evidence, Verdict};
use crate::programme::{Bounds, HeldVisit, RecordingState, RuleId, VisitCorrection, VisitLength};

const TODAY: &str = "2026-01-05";
const LATER: &str = "2026-01-06";

#[test]
fn each_lasting_at_least_60_minutes() {
    for (seconds, expected) in [
        (0, Verdict::NotMet),
        (59 * 60 + 59, Verdict::NotMet),
        (60 * 60, Verdict::Met),
        (60 * 60 + 1, Verdict::Met),
        (3 * 60 * 60, Verdict::Met),
        (-60, Verdict::NotYet),
    ] {
        let facts = CaseFacts { sessions: vec![held(1, visit(day(TODAY), seconds))], ..CaseFacts::default() };
        assert_eq!(verdict(&facts, TODAY, RuleId::SESSION_LENGTH, Some(1)), expected, "{seconds} s");
    }
    let mut short_by_a_millisecond = visit(day(TODAY), 3600);
    short_by_a_millisecond.arrived = short_by_a_millisecond.arrived.map(|at| at + TimeDelta::milliseconds(1));
    let facts = CaseFacts { sessions: vec![held(1, short_by_a_millisecond)], ..CaseFacts::default() };
    assert_eq!(verdict(&facts, TODAY, RuleId::SESSION_LENGTH, Some(1)), Verdict::NotMet, "no tolerance");
}

#[test]
fn a_session_with_film_but_no_times_says_so() {
    let facts = CaseFacts {
        sessions: vec![held(1, HeldVisit::on(day(TODAY)))],
        recordings: vec![film(1, minutes(12), RecordingState::Complete)],
        ..CaseFacts::default()
    };
    let found = finding(&facts, "2026-03-01", RuleId::SESSION_LENGTH, Some(1));
    assert_eq!(found.verdict, Verdict::NotYet);
    let visit = VisitLength::NotMeasured { arrived: false, leaving: false };
    let bounds = Bounds { at_least: Some(60), at_most: None };
    assert_eq!(
        found.evidence,
        Evidence::of(LengthEvidence { visit, bounds, filmed: minutes(12), forgotten_on: None })
    );
}

#[test]
fn a_corrected_length_is_the_one_judged() {
    let mut short = visit(day(TODAY), 1200);
    let leaving = short.leaving.map(|at| at + TimeDelta::minutes(50));
    let correction = VisitCorrection {
        arrived: None,
        leaving,
        reason: "pressed too early".into(),
        recorded: ten_o_clock(day(LATER)),
    };
    let mut facts = CaseFacts { sessions: vec![held(1, short.clone())], ..CaseFacts::default() };
    assert_eq!(verdict(&facts, LATER, RuleId::SESSION_LENGTH, Some(1)), Verdict::NotMet);
    short.correct(correction).unwrap();
    facts.sessions = vec![held(1, short)];
    assert_eq!(verdict(&facts, LATER, RuleId::SESSION_LENGTH, Some(1)), Verdict::Met);
}

/// A visit is as long as its instants are apart, whatever the clocks on the wall do meanwhile: in 2026 they go forward at
/// 01:00 UTC on 29 March and back on 25 October.
#[test]
fn a_visit_over_a_change_of_the_clocks_is_as_long_as_it_was() {
    for (arrived, leaving, expected) in [
        ("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", Verdict::Met),
        ("2026-03-29T00:30:00Z", "2026-03-29T01:29:59Z", Verdict::NotMet),
        ("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", Verdict::Met),
        ("2026-10-25T00:30:00Z", "2026-10-25T01:29:59Z", Verdict::NotMet),
    ] {
        let (arrived, leaving): (DateTime<Utc>, DateTime<Utc>) =
            (arrived.parse().unwrap(), leaving.parse().unwrap());
        let visit = HeldVisit {
            arrived: Some(arrived),
            leaving: Some(leaving),
            ..HeldVisit::on(arrived.date_naive())
        };
        let facts = CaseFacts { sessions: vec![held(1, visit)], ..CaseFacts::default() };
        assert_eq!(verdict(&facts, "2026-12-01", RuleId::SESSION_LENGTH, Some(1)), expected, "{arrived}");
    }
}

#[test]
fn a_leaving_forgotten_for_days_is_still_open_and_says_so() {
    let mut facts = sessions(1);
    facts.sessions[0].1.held.as_mut().unwrap().leaving = None;
    for (today, forgotten) in
        [(FIRST, None), ("2026-01-06", Some(day(FIRST))), ("2026-12-31", Some(day(FIRST)))]
    {
        let found = finding(&facts, today, RuleId::SESSION_LENGTH, Some(1));
        assert_eq!(found.verdict, Verdict::NotYet, "{today}");
        let Some(&LengthEvidence { forgotten_on, .. }) = found.evidence.get() else { panic!("{today}") };
        assert_eq!(forgotten_on, forgotten, "{today}");
    }
}
