//! A family's overview on a real vault: what is next, moments, the last time and what is to catch up.

use super::*;
use crate::casework::pages::CatchUpStep;
use crate::programme::{StepKind, TodoKind};

impl Rig {
    fn visit(&mut self, number: u32, on: &str, from: &str, to: &str) {
        self.well(number, SessionChange::Arrived, &format!("{on} {from}"));
        self.well(number, SessionChange::Leaving, &format!("{on} {to}"));
    }
}

#[test]
fn the_overview_tells_what_is_next_and_what_was_left_open() {
    let mut rig = Rig::new();
    let plan = |on: &str| SessionChange::Plan(Some(day(on)));
    rig.visit(1, "2026-02-03", "10:00", "10:50");
    let film = rig.film(1);
    let clip = rig.clip(film, "S4");
    rig.well(2, plan("2026-02-10"), NOW);
    rig.well(2, SessionChange::Focus("waiting".into()), NOW);
    let overview = rig.page("2026-02-09 10:00").overview;
    assert_eq!((overview.today, overview.next.number, overview.next.day), (None, 2, Some(day("2026-02-10"))));
    assert_eq!(overview.next.focus.reveal(), "waiting");
    assert_eq!((overview.progress.held, overview.progress.to_come), (1, 9));
    let last = &overview.so_far[0];
    assert_eq!(
        (last.number, last.on, last.length),
        (1, day("2026-02-03"), Some(MediaTime::from_minutes(50)))
    );
    assert_eq!((last.filmed, last.length_off, last.watched), (MediaTime::from_minutes(10), true, 0));
    assert_eq!(overview.exceptions.get(&1).map(|words| words.key), Some("line-minutes"));
    let moment = &overview.moments[0];
    assert_eq!((moment.clip, moment.session, moment.shown), (clip, 1, false));
    assert_eq!((overview.moments.len(), overview.shown()), (1, 0));

    let overview = rig.page("2026-02-10 09:00").overview;
    assert_eq!(overview.today.map(|todo| todo.kind), Some(TodoKind::SessionToday));
    rig.well(2, SessionChange::Arrived, "2026-02-10 10:00");
    let overview = rig.page("2026-02-10 10:30").overview;
    assert_eq!(overview.today.map(|todo| todo.kind), Some(TodoKind::VisitUnderWay));
    assert_eq!((overview.progress.held, overview.progress.to_come), (1, 9), "one under way is not held yet");
    assert_eq!(overview.so_far.len(), 1, "nor the last time");
}

#[test]
fn what_is_to_catch_up_is_said_once_with_what_puts_it_right() {
    let mut rig = Rig::new();
    rig.visit(1, "2026-02-03", "10:00", "11:00");
    let film = rig.film(1);
    rig.clip(film, "S4");
    rig.well(2, SessionChange::Plan(Some(day("2026-02-05"))), NOW);
    let told = |rig: &mut Rig, when: &str| -> Vec<(&'static str, CatchUpStep)> {
        rig.page(when).overview.catch_up.iter().map(|one| (one.says.key, one.does)).collect()
    };
    let on_pathway = told(&mut rig, "2026-02-09 10:00");
    let watch = ("catch-not-watched", CatchUpStep::Step(2, StepKind::Plan));
    assert!(on_pathway.contains(&watch), "{on_pathway:?}");
    let passed = on_pathway.iter().any(|(key, _)| *key == "catch-passed");
    assert!(!passed, "what is next says itself that its day has passed: {on_pathway:?}");
    let mut sorted = on_pathway.clone();
    sorted.dedup();
    assert_eq!(sorted, on_pathway, "nothing stands twice");

    rig.well(2, SessionChange::Miss { reason: "ill".into() }, "2026-02-09 10:00");
    let overview = rig.page("2026-02-09 10:00").overview;
    assert!(overview.catch_up.iter().all(|one| one.does != CatchUpStep::Session(2)), "it was missed");
    // What is today's is next, and not to be caught up.
    rig.well(3, SessionChange::Plan(Some(day("2026-02-11"))), "2026-02-09 10:00");
    let overview = rig.page("2026-02-11 09:00").overview;
    assert_eq!(overview.today.and_then(|todo| todo.session).map(|(_, number)| number), Some(3));
    assert!(overview.catch_up.iter().all(|one| one.does != CatchUpStep::Step(3, StepKind::Film)));
}

#[test]
fn the_newest_words_of_the_parents_stand_on_their_moment() {
    let mut rig = Rig::new();
    rig.visit(1, "2026-02-03", "10:00", "11:00");
    let film = rig.film(1);
    let (clip, other) = (rig.clip(film, "S4"), rig.clip(film, "S1"));
    let words = |clip, words: &str| SessionChange::ParentWords(clip, words.into());
    rig.well(1, words(Some(clip), "she waits"), "2026-02-03 10:30");
    rig.well(1, words(Some(clip), "she waits for me"), "2026-02-03 10:40");
    rig.well(1, words(None, "bedtime was quick"), "2026-02-03 10:50");
    let overview = rig.page("2026-02-09 10:00").overview;
    let said = |clip| {
        let found = overview.moments.iter().find(|moment| moment.clip == clip).unwrap();
        found.words.reveal().clone()
    };
    assert_eq!((said(clip).as_str(), said(other).as_str()), ("she waits for me", ""));
    assert_eq!(overview.moments[0].clip, clip, "what says something stands first");
    assert_eq!(overview.so_far[0].words.reveal(), "bedtime was quick");
}
