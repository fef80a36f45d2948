//! NG26 1.4.2: "include the health or social care worker watching the video with the parents to: highlight parental
//! sensitivity, responsiveness and communication; highlight parental strengths; acknowledge positive changes in the
//! behaviour of the parents and child".

use super::*;
use crate::base::{ClipId, RecordingId};
use crate::programme::{Clip, Showing};

const FIRST: &str = "2026-01-05";
const LATER: &str = "2026-12-31";

pub(super) fn clip_id(key: u32) -> ClipId {
    ClipId::from_bytes(u128::from(key).to_be_bytes())
}

/// A clip of ten seconds of a session's film.
pub(super) fn clip(key: u32, session: u32, tag: &str) -> (ClipId, Clip) {
    let clip = Clip {
        recording: RecordingId::from_bytes(u128::from(session).to_be_bytes()),
        session: id(session),
        start: MediaTime::from_secs(30),
        end: MediaTime::from_secs(40),
        tags: vec![tag.to_owned()],
        note: "".into(),
        words_for_parents: "".into(),
        starred: false,
        earlier: None,
    };
    (clip_id(key), clip)
}

/// That a clip of ten seconds was played so far at a session.
pub(super) fn shown(at: u32, key: u32, tag: &str, played: MediaTime, earlier: Option<u32>) -> Showing {
    Showing {
        session: id(at),
        clip: clip_id(key),
        recording: RecordingId::from_bytes([1; 16]),
        started: ten_o_clock(day(FIRST)),
        played,
        clip_length: MediaTime::from_secs(10),
        tags: vec![tag.to_owned()],
        earlier: earlier.map(clip_id),
    }
}

fn whole_clip() -> MediaTime {
    MediaTime::from_secs(10)
}

fn sessions(count: u64) -> CaseFacts {
    sound_sessions(&every(12, count, FIRST))
}

fn heading(facts: &CaseFacts, today: &str, wanted: &str) -> (Verdict, Evidence) {
    let findings = evaluate(&definition(), &vocabulary(), facts, day(today));
    let found = findings
        .into_iter()
        .find(|finding| matches!(finding.evidence.get(), Some(HeadingEvidence { heading, .. }) if heading == wanted));
    let found = found.unwrap();
    (found.verdict, found.evidence)
}

#[test]
fn film_is_watched_at_every_session_but_the_first() {
    let mut facts = sessions(3);
    facts.showings.push(shown(2, 1, "S4", whole_clip(), None));
    let judged = |session| verdict(&facts, LATER, RuleId::WATCHED, session);
    assert_eq!(judged(Some(1)), Verdict::NotApplicable, "its own film may be watched the next time");
    assert_eq!(judged(Some(2)), Verdict::Met);
    assert_eq!(judged(Some(3)), Verdict::NotMet);
    assert_eq!(judged(None), Verdict::NotMet);
    let evidence = Evidence::of(Tally { met: 1, not_met: 1, open: 0, required: Some(10) });
    assert_eq!(finding(&facts, LATER, RuleId::WATCHED, None).evidence, evidence);
    let evidence = finding(&facts, LATER, RuleId::WATCHED, Some(2)).evidence;
    let expected =
        Evidence::of(WatchedEvidence { clips: 1, played: whole_clip(), cut_short: 0, earlier_film: true });
    assert_eq!(evidence, expected);
}

#[test]
fn film_watched_at_the_first_session_counts() {
    let mut facts = sessions(1);
    facts.showings.push(shown(1, 1, "P1", whole_clip(), None));
    assert_eq!(verdict(&facts, FIRST, RuleId::WATCHED, Some(1)), Verdict::Met);
}

#[test]
fn nothing_is_held_against_a_visit_that_is_not_over() {
    let mut facts = sessions(2);
    facts.sessions[1].1.held.as_mut().unwrap().leaving = None;
    assert_eq!(verdict(&facts, "2026-01-17", RuleId::WATCHED, Some(2)), Verdict::NotYet);
    assert_eq!(verdict(&facts, "2026-01-18", RuleId::WATCHED, Some(2)), Verdict::NotMet);
    assert_eq!(verdict(&facts, FIRST, RuleId::WATCHED, Some(2)), Verdict::NotYet, "not held by then");
}

#[test]
fn a_showing_counts_from_half_of_its_clip_on() {
    let half = MediaTime::from_secs(5);
    for (name, played, length, expected) in [
        ("nothing", MediaTime::ZERO, whole_clip(), Verdict::NotMet),
        ("a nanosecond short of half", half - MediaTime::from_ns(1), whole_clip(), Verdict::NotMet),
        ("exactly half", half, whole_clip(), Verdict::Met),
        ("twice over", MediaTime::from_secs(20), whole_clip(), Verdict::Met),
        ("a clip without length", half, MediaTime::ZERO, Verdict::NotMet),
        ("no overflow", MediaTime::MAX, MediaTime::MAX, Verdict::Met),
        ("a negative time", MediaTime::from_ns(-1), whole_clip(), Verdict::NotMet),
    ] {
        let mut facts = sessions(2);
        let showing = Showing { clip_length: length, ..shown(2, 1, "S4", played, None) };
        facts.showings.push(showing);
        assert_eq!(verdict(&facts, LATER, RuleId::WATCHED, Some(2)), expected, "{name}");
        let met = expected == Verdict::Met;
        assert_eq!(heading(&facts, LATER, "sensitivity").0 == Verdict::Met, met, "{name}");
        let found = finding(&facts, LATER, RuleId::WATCHED, Some(2));
        let Some(WatchedEvidence { cut_short, .. }) = found.evidence.get() else { panic!("{name}") };
        assert_eq!(*cut_short, u32::from(!met), "{name}");
    }
}

#[test]
fn headings_are_judged_over_the_programme_and_told_by_session() {
    let mut facts = sessions(4);
    for showing in [
        shown(3, 1, "S4", whole_clip(), None),
        shown(2, 2, "S1", whole_clip(), None),
        shown(3, 2, "S1", whole_clip(), None),
        shown(3, 2, "S1", whole_clip(), None),
        shown(3, 3, "W1", whole_clip(), None),
    ] {
        facts.showings.push(showing);
    }
    let (verdict, evidence) = heading(&facts, LATER, "sensitivity");
    let expected = Evidence::of(HeadingEvidence {
        heading: "sensitivity".to_owned(),
        clips: 2,
        sessions: vec![(2, 1), (3, 2)],
        held: 4,
        required: Some(10),
        earlier_film: true,
    });
    assert_eq!((verdict, evidence), (Verdict::Met, expected));
    assert_eq!(heading(&facts, LATER, "strengths").0, Verdict::NotYet, "a tag for staff shows nothing");
    assert_eq!(heading(&facts, "2026-01-05", "sensitivity").0, Verdict::NotYet, "before they were shown");
}

#[test]
fn a_heading_never_shown_becomes_a_risk_and_then_a_lack() {
    for (held, expected) in [
        (0, Verdict::NotYet),
        (4, Verdict::NotYet),
        (5, Verdict::AtRisk),
        (9, Verdict::AtRisk),
        (10, Verdict::NotMet),
    ] {
        let mut facts = sessions(held);
        assert_eq!(heading(&facts, LATER, "strengths").0, expected, "{held} held");
        let change = if held == 0 { Verdict::NotApplicable } else { expected };
        assert_eq!(heading(&facts, LATER, "positive-change").0, change, "{held} held");
        if held == 10 {
            // The tenth visit is under way: it can still be shown.
            facts.sessions[9].1.held.as_mut().unwrap().leaving = None;
            assert_eq!(heading(&facts, "2026-04-23", "strengths").0, Verdict::AtRisk);
        }
    }
}

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

#[test]
fn what_was_shown_stays_shown_when_clip_and_film_are_gone() {
    let mut facts = sessions(3);
    facts.clips = vec![clip(1, 2, "CP1"), clip(2, 1, "S4")];
    facts.showings = vec![shown(3, 1, "CP1", whole_clip(), Some(2))];
    let judged = |facts: &CaseFacts| {
        [RuleId::WATCHED, RuleId::CHANGE]
            .map(|rule| verdict(facts, LATER, rule, (rule == RuleId::WATCHED).then_some(3)))
    };
    assert_eq!(judged(&facts), [Verdict::Met; 2]);
    facts.clips.clear();
    assert_eq!(judged(&facts), [Verdict::Met; 2], "the records of the clips are removed");
    facts.recordings.clear();
    assert_eq!(judged(&facts), [Verdict::Met; 2], "all film is discarded");
    assert_eq!(heading(&facts, LATER, "positive-change").0, Verdict::Met);
}

#[test]
fn a_showing_without_a_visit_on_record_counts_once_the_visit_is_recorded() {
    let mut facts = sessions(2);
    facts.sessions.push(planned(3, day("2026-01-29")));
    facts.showings.push(shown(3, 1, "P1", whole_clip(), None));
    facts.showings.push(shown(77, 1, "P1", whole_clip(), None));
    assert_eq!(heading(&facts, LATER, "strengths").0, Verdict::NotYet);
    facts.sessions[2].1.held = Some(HeldVisit::on(day("2026-01-29")));
    assert_eq!(heading(&facts, LATER, "strengths").0, Verdict::Met);
}

#[test]
fn sessions_out_of_order_and_two_on_a_day_have_the_film_that_was_there() {
    // Session 3 is held before session 2.
    let mut facts = sound_sessions(&["2026-01-05", "2026-01-29", "2026-01-17"].map(day));
    facts.recordings.retain(|recording| recording.session == id(3));
    assert_eq!(verdict(&facts, LATER, RuleId::WATCHED, Some(3)), Verdict::NotApplicable);
    assert_eq!(verdict(&facts, LATER, RuleId::WATCHED, Some(2)), Verdict::NotMet);
    facts.clips = vec![clip(1, 2, "CP1"), clip(2, 3, "S4")];
    facts.recordings.push(film(2, MediaTime::from_secs(900), RecordingState::Complete));
    facts.showings = vec![shown(2, 1, "CP1", whole_clip(), Some(2))];
    assert_eq!(verdict(&facts, LATER, RuleId::CHANGE, None), Verdict::Met, "3 came before 2");
    // Both on one day: the arrival says which came first.
    let mut facts = sound_sessions(&["2026-01-05", "2026-01-05"].map(day));
    let second = facts.sessions[1].1.held.as_mut().unwrap();
    second.arrived = second.arrived.map(|at| at + TimeDelta::hours(4));
    second.leaving = second.leaving.map(|at| at + TimeDelta::hours(4));
    assert_eq!(verdict(&facts, LATER, RuleId::WATCHED, Some(1)), Verdict::NotApplicable);
    assert_eq!(verdict(&facts, LATER, RuleId::WATCHED, Some(2)), Verdict::NotMet);
}

#[test]
fn a_leaving_forgotten_for_days_is_still_open_and_says_so() {
    let mut facts = sessions(1);
    facts.sessions[0].1.held.as_mut().unwrap().leaving = None;
    for (today, forgotten) in [(FIRST, None), ("2026-01-06", Some(day(FIRST))), (LATER, Some(day(FIRST)))] {
        let found = finding(&facts, today, RuleId::SESSION_LENGTH, Some(1));
        assert_eq!(found.verdict, Verdict::NotYet, "{today}");
        let Some(&LengthEvidence { forgotten_on, .. }) = found.evidence.get() else { panic!("{today}") };
        assert_eq!(forgotten_on, forgotten, "{today}");
    }
}
