//! NG26 1.4.2: "acknowledge positive changes in the behaviour of the parents and child".

use super::ChangeEvidence;
use crate::base::MediaTime;
use crate::programme::fidelity::tests::{
    FIRST, clip, every, film, finding, heading, sessions, shown, sound_sessions, verdict, whole_clip,
};
use crate::programme::fidelity::{CaseFacts, Verdict};
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

/// A change is seen beside what it is a change from: pointing to the earlier clip shows nobody anything.
#[test]
fn a_change_is_shown_once_the_earlier_clip_has_really_played_too() {
    let half = MediaTime::from_secs(4);
    for (name, clip_of, earlier_of, played, expected) in [
        ("both at one session", 3, Some(1), Some((4, whole_clip())), Verdict::Met),
        ("only pointing", 3, Some(1), None, Verdict::NotYet),
        ("the earlier one broken off", 3, Some(1), Some((4, half)), Verdict::NotYet),
        ("the earlier one at another session", 3, Some(1), Some((2, whole_clip())), Verdict::NotYet),
        ("no pointer", 3, None, Some((4, whole_clip())), Verdict::NotYet),
        ("the same session", 3, Some(3), Some((4, whole_clip())), Verdict::NotYet),
        ("a later session", 1, Some(3), Some((4, whole_clip())), Verdict::NotYet),
    ] {
        let mut facts = sessions(4);
        facts.clips = vec![clip(1, clip_of, "CP1"), clip(2, earlier_of.unwrap_or(1), "S4")];
        facts.showings = vec![shown(4, 1, "CP1", whole_clip(), earlier_of.map(|_| 2))];
        facts.showings.extend(played.map(|(at, played)| shown(at, 2, "S4", played, None)));
        assert_eq!(verdict(&facts, LATER, RuleId::CHANGE, None), expected, "{name}");
        facts.sessions = sound_sessions(&every(12, 10, FIRST)).sessions;
        let found = finding(&facts, LATER, RuleId::CHANGE, None);
        assert_eq!(found.verdict, expected, "{name}, when all is over: nobody is blamed for a pair");
        assert_eq!(found.remedy, None, "{name}");
        let Some(evidence) = found.evidence.get::<ChangeEvidence>() else { panic!("{name}") };
        assert!(!evidence.can_play && !evidence.can_choose, "{name}: no session is left to do it in");
    }
}

#[test]
fn nothing_shown_of_a_change_is_open_until_all_is_over() {
    for (held, expected) in [(4, Verdict::NotYet), (9, Verdict::NotYet), (10, Verdict::NotMet)] {
        assert_eq!(verdict(&sessions(held), LATER, RuleId::CHANGE, None), expected, "{held} held");
    }
    let mut facts = sessions(4);
    facts.ended = Some("2026-03-01".parse().unwrap());
    assert_eq!(verdict(&facts, LATER, RuleId::CHANGE, None), Verdict::NotMet, "it was ended");
    // A clip that only a tag for staff or of context stands on is no change.
    facts.showings = vec![shown(4, 1, "W2", whole_clip(), Some(2)), shown(4, 1, "K1", whole_clip(), Some(2))];
    facts.showings.push(shown(4, 2, "S4", whole_clip(), None));
    assert_eq!(verdict(&facts, LATER, RuleId::CHANGE, None), Verdict::NotMet);
}

#[test]
fn shown_again_with_the_earlier_clip_a_change_is_repaired() {
    let mut facts = sessions(4);
    facts.clips = vec![clip(1, 3, "CC1"), clip(2, 1, "S4")];
    facts.showings = vec![shown(3, 1, "CC1", whole_clip(), None), shown(4, 1, "CC1", whole_clip(), Some(2))];
    let evidence = |facts: &CaseFacts| {
        let found = finding(facts, LATER, RuleId::CHANGE, None);
        let evidence = found.evidence.get::<ChangeEvidence>().unwrap().clone();
        (found.verdict, evidence.clips, evidence.alone, evidence.without_earlier)
    };
    assert_eq!(evidence(&facts), (Verdict::NotYet, 0, 1, 0));
    facts.showings.push(shown(4, 2, "S4", whole_clip(), None));
    assert_eq!(evidence(&facts), (Verdict::Met, 1, 0, 0));
}

/// What is said of how to put it right can be done: both clips stand, may be shown, and their film is there.
#[test]
fn only_what_can_be_done_is_asked_for() {
    let can = |facts: &CaseFacts| {
        let found = finding(facts, LATER, RuleId::CHANGE, None);
        let evidence = found.evidence.get::<ChangeEvidence>().unwrap();
        (evidence.can_play, evidence.can_choose)
    };
    let mut pointing = sessions(4);
    pointing.clips = vec![clip(1, 3, "CP1"), clip(2, 1, "S4")];
    pointing.showings = vec![shown(4, 1, "CP1", whole_clip(), Some(2))];
    let mut without = pointing.clone();
    without.showings[0].earlier = None;
    assert_eq!((can(&pointing), can(&without)), ((true, false), (false, true)));
    for (name, spoil) in [
        ("the earlier clip was removed", (|facts| drop(facts.clips.pop())) as fn(&mut CaseFacts)),
        ("its film is erased", |facts| facts.recordings[0].state = RecordingState::Erased),
        ("it is for staff", |facts| facts.clips[1].1.tags.push("W5".to_owned())),
        ("it is for staff unless chosen", |facts| facts.clips[1].1.tags.push("W2".to_owned())),
        ("the later one's film is erased", |facts| facts.recordings[2].state = RecordingState::Erased),
        ("the programme was ended", |facts| facts.ended = Some("2026-03-01".parse().unwrap())),
    ] {
        let (mut pointing, mut without) = (pointing.clone(), without.clone());
        spoil(&mut pointing);
        spoil(&mut without);
        assert_eq!((can(&pointing), can(&without)), ((false, false), (false, false)), "{name}");
    }
}
