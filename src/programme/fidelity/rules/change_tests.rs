//! NG26 1.4.2: "acknowledge positive changes in the behaviour of the parents and child".

use super::ChangeEvidence;
use crate::base::MediaTime;
use crate::programme::fidelity::tests::{
    FIRST, clip, every, film, finding, heading, sessions, shown, sound_sessions, verdict, whole_clip,
};
use crate::programme::fidelity::{CaseFacts, Evidence, Verdict};
use crate::programme::{RecordingState, RuleId};

const LATER: &str = "2026-12-31";

#[test]
fn a_change_needs_film_of_two_sessions() {
    let judged = |facts: &CaseFacts| {
        (heading(facts, LATER, "positive-change").0, verdict(facts, LATER, RuleId::CHANGE, None))
    };
    let not_applicable = (Verdict::NotApplicable, Verdict::NotApplicable);
    let mut facts = sessions(1);
    facts.recordings.push(film(1, MediaTime::from_secs(60), RecordingState::Complete));
    assert_eq!(judged(&facts), not_applicable, "two films of one session");
    let mut facts = sessions(2);
    assert_eq!(judged(&facts), (Verdict::NotYet, Verdict::NotYet));
    facts.recordings[1].state = RecordingState::Discarded;
    assert_eq!(judged(&facts), not_applicable);
    facts.recordings[1].state = RecordingState::Recovered;
    facts.recordings[1].duration = MediaTime::ZERO;
    assert_eq!(judged(&facts), not_applicable, "recovered, but there is nothing to see");
}

#[test]
fn a_change_is_shown_against_a_clip_of_an_earlier_session() {
    for (name, clip_of, earlier_of, expected) in [
        ("an earlier session", 3, Some(1), Verdict::Met),
        ("none", 3, None, Verdict::AtRisk),
        ("the same session", 3, Some(3), Verdict::AtRisk),
        ("a later session", 1, Some(3), Verdict::AtRisk),
    ] {
        let mut facts = sessions(4);
        facts.clips = vec![clip(1, clip_of, "CP1")];
        facts.clips.extend(earlier_of.map(|session| clip(2, session, "S4")));
        facts.showings = vec![shown(4, 1, "CP1", whole_clip(), earlier_of.map(|_| 2))];
        assert_eq!(verdict(&facts, LATER, RuleId::CHANGE, None), expected, "{name}");
        assert_eq!(heading(&facts, LATER, "positive-change").0, Verdict::Met, "{name}");
        let all: Vec<_> = every(12, 10, FIRST);
        facts.sessions = sound_sessions(&all).sessions;
        let at_the_end = if expected == Verdict::Met { Verdict::Met } else { Verdict::NotMet };
        assert_eq!(verdict(&facts, LATER, RuleId::CHANGE, None), at_the_end, "{name}, at the end");
    }
}

#[test]
fn shown_again_beside_the_earlier_clip_a_change_is_repaired() {
    let mut facts = sessions(4);
    facts.clips = vec![clip(1, 3, "CC1"), clip(2, 1, "S4")];
    facts.showings = vec![shown(4, 1, "CC1", whole_clip(), None), shown(4, 1, "CC1", whole_clip(), Some(2))];
    let found = finding(&facts, LATER, RuleId::CHANGE, None);
    let evidence = Evidence::of(ChangeEvidence {
        clips: 1,
        without_earlier: 0,
        held: 4,
        required: Some(10),
        earlier_film: true,
    });
    assert_eq!((found.verdict, found.evidence), (Verdict::Met, evidence));
}
