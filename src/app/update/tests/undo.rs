//! What is told with an offer to undo it, and what becomes of it.

use super::*;
use crate::app::state::{ChangeAnswer, Wish};

fn answered(state: &mut State, change: FamilyChange, result: Result<Changed, Problem>) {
    let Effect::Change(case, request, _) = state.requests.to_change(CASE, change) else { unreachable!() };
    update(state, Action::Worker(WorkerEvent::Changed { case, request, result: result.map(Box::new) }));
}

fn told(state: &State) -> Option<&'static str> {
    state.notice.as_ref().map(|notice| notice.message.key)
}

#[test]
fn changes_of_a_session_are_told_and_undone_by_a_change() {
    let table = [
        (SessionChange::Plan(Some(day())), "undo-session-planned", SessionChange::TakeBackDay { day: day() }),
        (
            SessionChange::Move { to: day(), reason: "ill".into() },
            "undo-session-moved",
            SessionChange::TakeBackDay { day: day() },
        ),
        (SessionChange::Miss { reason: "ill".into() }, "undo-session-missed", SessionChange::NotMissed),
        (SessionChange::Close("".into()), "undo-session-closed", SessionChange::Reopen),
    ];
    for (change, key, undo) in table {
        let mut state = families_page();
        answered(&mut state, FamilyChange::Session(4, change), Ok(Changed::Family(Box::new(family()))));
        assert_eq!(told(&state), Some(key));
        let effects = update(&mut state, Action::User(WindowAction::Undo.into()));
        let [Effect::Change(case, _, FamilyChange::Session(4, change))] = &effects[..] else {
            panic!("{effects:?}")
        };
        assert_eq!((*case, change), (CASE, &undo));
        assert_eq!(told(&state), None, "it is asked once");
        assert!(update(&mut state, Action::User(WindowAction::Undo.into())).is_empty());
    }
}

#[test]
fn what_was_refused_is_not_told_as_done() {
    let mut state = families_page();
    let change = SessionChange::Plan(Some(day()));
    answered(&mut state, FamilyChange::Session(4, change), Err(Problem::refused("undo-changed-since")));
    assert_eq!(told(&state), None);
    assert!(state.problem.is_some());
}

#[test]
fn what_is_told_stays_whatever_is_done_next_until_its_time_is_over() {
    let mut state = families_page();
    state.notice = Some("film-discarded".into());
    update(&mut state, Action::User(WindowAction::Stay.into()));
    assert_eq!(told(&state), Some("film-discarded"));
    update(&mut state, Action::User(WindowAction::DismissNotice.into()));
    assert_eq!(told(&state), None);
}

fn removal() -> Done {
    Done { name: ChangeName::Removed, undo: TagChange::Remove(CLIP), redo: TagChange::Remove(CLIP) }
}

fn families_page() -> State {
    families(Some(family()))
}

fn clips(clips: Vec<ClipRow>) -> FamilyClips {
    FamilyClips { clips, ..FamilyClips::default() }
}

/// A film on which a moment was just deleted, and what the news offers.
fn deleted() -> State {
    let mut state = play();
    let effects = update(&mut state, Action::User(TagAction::RemoveClip(CLIP).into()));
    let [Effect::Change(case, request, _)] = &effects[..] else { panic!("{effects:?}") };
    let done = Changed::Clips(Some(Box::new(removal())), Box::new(clips(Vec::new())));
    let event = WorkerEvent::Changed { case: *case, request: *request, result: Ok(Box::new(done)) };
    update(&mut state, Action::Worker(event));
    assert_eq!(told(&state), Some("undo-moment-deleted"));
    state
}

#[test]
fn a_deleted_moment_comes_back_also_after_another_change() {
    let mut state = deleted();
    let effects = update(&mut state, Action::User(WindowAction::Undo.into()));
    assert!(matches!(&effects[..], [Effect::Change(_, _, FamilyChange::Clips(_))]), "{effects:?}");

    let mut state = deleted();
    let Screen::Tag(play) = &mut state.screen else { unreachable!() };
    let other = Done { name: ChangeName::Star, ..removal() };
    assert_eq!(play.history.ask(Wish::Do(other.redo.clone())).len(), 1);
    assert!(play.history.answered(ChangeAnswer::Done(Box::new(other))).1.is_empty());
    let effects = update(&mut state, Action::User(WindowAction::Undo.into()));
    assert!(matches!(&effects[..], [Effect::Change(_, _, FamilyChange::Clips(_))]), "{effects:?}");
}

/// Bad input: Undo of the news after the thing was changed again.
#[test]
fn what_is_there_again_or_elsewhere_is_refused_with_a_sentence() {
    let mut state = deleted();
    let Screen::Tag(screen) = &mut state.screen else { unreachable!() };
    screen.family = clips(vec![ClipRow { recording: screen.recording.recording, ..clip_row() }]);
    assert!(update(&mut state, Action::User(WindowAction::Undo.into())).is_empty());
    assert_eq!(told(&state), Some("undo-changed-since"));

    let mut state = deleted();
    state.screen = families_page().screen;
    assert!(update(&mut state, Action::User(WindowAction::Undo.into())).is_empty());
    assert_eq!(told(&state), Some("undo-elsewhere"));
}
