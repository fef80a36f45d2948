//! Film that was shown, over the rules that ask for it: watched, heading by heading, and for change.

use super::*;

const LATER: &str = "2026-12-31";

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
        let evidence = heading(&facts, LATER, "sensitivity").1;
        let Some(HeadingEvidence { clips, .. }) = evidence.get() else { panic!("{name}") };
        assert_eq!(*clips, u32::from(met), "{name}");
        let found = finding(&facts, LATER, RuleId::WATCHED, Some(2));
        let Some(WatchedEvidence { cut_short, .. }) = found.evidence.get() else { panic!("{name}") };
        assert_eq!(*cut_short, u32::from(!met), "{name}");
    }
}

#[test]
fn what_was_shown_stays_shown_when_clip_and_film_are_gone() {
    let mut facts = sessions(3);
    facts.clips = vec![clip(1, 2, "CP1"), clip(2, 1, "S4")];
    facts.showings = vec![shown(3, 1, "CP1", whole_clip(), Some(2)), shown(3, 2, "S4", whole_clip(), None)];
    let judged = |facts: &CaseFacts| {
        [RuleId::WATCHED, RuleId::CHANGE]
            .map(|rule| verdict(facts, LATER, rule, (rule == RuleId::WATCHED).then_some(3)))
    };
    assert_eq!(judged(&facts), [Verdict::Met; 2]);
    facts.clips.clear();
    assert_eq!(judged(&facts), [Verdict::Met; 2], "the records of the clips are removed");
    facts.recordings.clear();
    assert_eq!(judged(&facts), [Verdict::Met; 2], "all film is discarded");
    let evidence = heading(&facts, LATER, "positive-change").1;
    assert!(matches!(evidence.get(), Some(HeadingEvidence { clips: 1, .. })));
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
    facts.showings = vec![shown(2, 1, "CP1", whole_clip(), Some(2)), shown(2, 2, "S4", whole_clip(), None)];
    assert_eq!(verdict(&facts, LATER, RuleId::CHANGE, None), Verdict::Met, "3 came before 2");
    // Both on one day: the arrival says which came first.
    let mut facts = sound_sessions(&["2026-01-05", "2026-01-05"].map(day));
    let second = facts.sessions[1].1.held.as_mut().unwrap();
    second.arrived = second.arrived.map(|at| at + TimeDelta::hours(4));
    second.leaving = second.leaving.map(|at| at + TimeDelta::hours(4));
    assert_eq!(verdict(&facts, LATER, RuleId::WATCHED, Some(1)), Verdict::NotApplicable);
    assert_eq!(verdict(&facts, LATER, RuleId::WATCHED, Some(2)), Verdict::NotMet);
}
