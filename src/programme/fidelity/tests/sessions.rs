//! NG26 1.4.2: "consist of 10 sessions (each lasting at least 60 minutes)" and "include filming the parents
//! interacting with their child for 10 to 20 minutes every session".

use super::*;
use crate::programme::{Bounds, Missed, VisitCorrection, VisitLength};

const TODAY: &str = "2026-01-05";
const LATER: &str = "2026-01-06";

fn minutes(whole: i64) -> MediaTime {
    MediaTime::from_secs(whole * 60)
}

#[test]
fn consist_of_10_sessions() {
    let dates = every(12, 12, TODAY);
    for (count, expected) in [
        (0, Verdict::NotYet),
        (1, Verdict::NotYet),
        (9, Verdict::NotYet),
        (10, Verdict::Met),
        (11, Verdict::Met),
    ] {
        let facts = sound_sessions(&dates[..count]);
        assert_eq!(verdict(&facts, "2026-12-31", RuleId::SESSION_COUNT, None), expected, "{count} sessions");
    }
}

#[test]
fn only_sessions_held_count_each_number_once() {
    let mut facts = sound_sessions(&every(7, 3, TODAY));
    let (_, twin) = facts.sessions[2].clone();
    facts.sessions.push((id(99), twin));
    facts.sessions.push(planned(4, day("2026-02-01")));
    facts.recordings.push(film(4, minutes(12), RecordingState::Complete));
    facts.sessions.push(planned(5, day("2026-02-08")));
    let (missed_id, mut missed) = planned(6, day("2026-01-12"));
    missed.missed = Some(Missed { reason: "ill".into() });
    facts.sessions.push((missed_id, missed));
    let found = finding(&facts, "2026-01-20", RuleId::SESSION_COUNT, None);
    let bounds = Bounds { at_least: Some(10), at_most: None };
    let counted = Evidence::of(CountEvidence {
        held: 3,
        beside: 0,
        bounds,
        to_come: 2,
        missed: 1,
        filmed_without_visit: 1,
    });
    assert_eq!(
        (found.verdict, found.evidence, found.source.as_str()),
        (Verdict::NotYet, counted, "NG26 1.4.2")
    );
    // On an earlier day, what was held later is still to come, and its film no riddle.
    let earlier = finding(&facts, "2026-01-12", RuleId::SESSION_COUNT, None);
    let counted = Evidence::of(CountEvidence {
        held: 2,
        beside: 0,
        bounds,
        to_come: 4,
        missed: 1,
        filmed_without_visit: 1,
    });
    assert_eq!(earlier.evidence, counted);
}

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

#[test]
fn filming_for_10_to_20_minutes_every_session() {
    use RecordingState::{Complete, Discarded, Erased, Filming, Recovered};
    let ns = MediaTime::from_ns;
    let secs = MediaTime::from_secs;
    for (name, films, on_the_day, later) in [
        ("no film", vec![], Verdict::NotYet, Verdict::NotMet),
        ("a nanosecond short", vec![(minutes(10) - ns(1), Complete)], Verdict::AtRisk, Verdict::NotMet),
        ("exactly 10 minutes", vec![(minutes(10), Complete)], Verdict::Met, Verdict::Met),
        ("exactly 20 minutes", vec![(minutes(20), Complete)], Verdict::Met, Verdict::Met),
        ("a nanosecond over", vec![(minutes(20) + ns(1), Complete)], Verdict::NotMet, Verdict::NotMet),
        ("two together", vec![(minutes(6), Complete), (minutes(4), Complete)], Verdict::Met, Verdict::Met),
        (
            "two too long",
            vec![(minutes(11), Complete), (minutes(11), Complete)],
            Verdict::NotMet,
            Verdict::NotMet,
        ),
        ("discarded is no film", vec![(minutes(12), Discarded)], Verdict::NotYet, Verdict::NotMet),
        (
            "one discarded",
            vec![(minutes(12), Complete), (minutes(12), Discarded)],
            Verdict::Met,
            Verdict::Met,
        ),
        ("erased was film", vec![(minutes(12), Erased)], Verdict::Met, Verdict::Met),
        ("recovered is film", vec![(minutes(12), Recovered)], Verdict::Met, Verdict::Met),
        ("under way", vec![(minutes(12), Filming)], Verdict::NotYet, Verdict::NotYet),
        (
            "cut off, not salvaged",
            vec![(secs(0), Filming), (minutes(3), Complete)],
            Verdict::NotYet,
            Verdict::NotYet,
        ),
        (
            "already too long",
            vec![(secs(1), Filming), (minutes(20), Complete)],
            Verdict::NotMet,
            Verdict::NotMet,
        ),
    ] {
        let facts = CaseFacts {
            sessions: vec![held(1, HeldVisit::on(day(TODAY)))],
            recordings: films.iter().map(|(length, state)| film(1, *length, *state)).collect(),
            ..CaseFacts::default()
        };
        assert_eq!(verdict(&facts, TODAY, RuleId::FILMED, Some(1)), on_the_day, "{name}, on the day");
        assert_eq!(verdict(&facts, LATER, RuleId::FILMED, Some(1)), later, "{name}, later");
    }
}

#[test]
fn after_leaving_the_film_is_judged_on_the_same_day() {
    let facts = CaseFacts { sessions: vec![held(1, visit(day(TODAY), 3600))], ..CaseFacts::default() };
    let found = finding(&facts, TODAY, RuleId::FILMED, Some(1));
    assert_eq!(found.verdict, Verdict::NotMet);
    let bounds = Bounds { at_least: Some(10), at_most: Some(20) };
    let none = MediaTime::ZERO;
    let evidence = Evidence::of(FilmEvidence {
        filmed: none,
        bounds,
        recordings: 0,
        recovered: 0,
        unfinished: 0,
        gaps: 0,
    });
    assert_eq!(found.evidence, evidence);
}

#[test]
fn what_was_not_held_is_open_or_does_not_apply() {
    let (missed_id, mut missed) = planned(2, day("2026-01-12"));
    missed.missed = Some(Missed { reason: "ill".into() });
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
fn the_programme_keeps_a_rule_when_all_its_sessions_do() {
    let dates = every(12, 10, TODAY);
    let whole = |facts: &CaseFacts| verdict(facts, "2026-12-31", RuleId::FILMED, None);
    let mut facts = sound_sessions(&dates);
    assert_eq!(whole(&facts), Verdict::Met);
    assert_eq!(whole(&sound_sessions(&dates[..9])), Verdict::NotYet);
    facts.recordings[4].state = RecordingState::Filming;
    assert_eq!(whole(&facts), Verdict::NotYet);
    facts.recordings[7].duration = minutes(25);
    assert_eq!(whole(&facts), Verdict::NotMet);
    let evidence = Evidence::of(Tally { met: 8, not_met: 1, open: 1, required: Some(10) });
    assert_eq!(finding(&facts, "2026-12-31", RuleId::FILMED, None).evidence, evidence);
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
        ("V9.age", None),
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
    assert_eq!(written[7]["rule"], "V2.filmed");
    assert_eq!(written[7]["verdict"], "met");
    assert_eq!(written[7]["evidence"]["kind"], "film");
    assert_eq!(written[7]["evidence"]["bounds"]["at_most"], 20);
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
