//! NG26 1.4.2: "consist of 10 sessions".

use super::CountEvidence;
use crate::programme::fidelity::tests::{
    day, every, film, finding, id, minutes, planned, sound_sessions, verdict,
};
use crate::programme::fidelity::{Evidence, Verdict};
use crate::programme::{Bounds, Missed, RecordingState, RuleId};

const TODAY: &str = "2026-01-05";

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
    missed.missed = Some(Missed { reason: "ill".into(), on: None });
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
