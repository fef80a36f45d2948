//! NG26 1.4.2: "include filming the parents interacting with their child for 10 to 20 minutes every session".

use super::FilmEvidence;
use crate::base::MediaTime;
use crate::programme::fidelity::each::Tally;
use crate::programme::fidelity::tests::{
    day, every, film, finding, held, minutes, sound_sessions, verdict, visit,
};
use crate::programme::fidelity::{CaseFacts, Evidence, Verdict};
use crate::programme::{Bounds, HeldVisit, RecordingState, RuleId};

const TODAY: &str = "2026-01-05";
const LATER: &str = "2026-01-06";

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
