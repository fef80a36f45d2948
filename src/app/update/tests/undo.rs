//! What is told with an offer to undo it, and what becomes of it.

use super::*;
use crate::app::state::{ChangeAnswer, Wish};
use crate::base::Redacted;
use crate::casework::changes::EntryChange;
use crate::casework::pages::ParentWordsRow;
use crate::programme::{Entered, Entry, Override, PathwayStep};

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

/// Session 4 on screen, with these on its list of what is watched.
fn watching(show: &[ClipId]) -> State {
    let mut state = families(Some(family()));
    does(&mut state, FamilyAction::OpenSession(4));
    reports(&mut state, WorkerEvent::Session(Box::new(listing(show))));
    state
}

fn listing(show: &[ClipId]) -> SessionView {
    let mut view = session_view(4);
    view.session.plan.show = show.to_vec();
    view
}

fn answers_session(state: &mut State, change: SessionChange, view: SessionView) {
    let changed = Changed::Session(Box::new(view), Box::new(family()));
    answered(state, FamilyChange::Session(4, change), Ok(changed));
}

fn undone(state: &mut State) -> Vec<Effect> {
    update(state, Action::User(WindowAction::Undo.into()))
}

#[test]
fn a_moment_that_was_taken_off_the_list_comes_back_and_what_was_added_since_stays() {
    let [a, b, c] = [1, 2, 3].map(|byte| ClipId::from_bytes([byte; 16]));
    let mut state = watching(&[a, b]);
    answers_session(&mut state, SessionChange::Show(vec![a, b, c]), listing(&[a, b, c]));
    assert_eq!(told(&state), None, "nothing was taken off");
    answers_session(&mut state, SessionChange::Show(vec![b, c]), listing(&[b, c]));
    assert_eq!(told(&state), Some("undo-watch-removed"));
    answers_session(&mut state, SessionChange::Show(vec![c, b]), listing(&[c, b]));
    let effects = undone(&mut state);
    let [Effect::Change(CASE, _, FamilyChange::Session(4, SessionChange::Show(show)))] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(show, &[a, c, b], "the order of now, and the moment at its place");

    let mut state = watching(&[a, b]);
    answers_session(&mut state, SessionChange::Show(vec![b]), listing(&[b]));
    answers_session(&mut state, SessionChange::Show(vec![b, a]), listing(&[b, a]));
    assert!(undone(&mut state).is_empty());
    assert_eq!(told(&state), Some("undo-changed-since"), "it was chosen again meanwhile");

    let mut state = watching(&[a, b]);
    answers_session(&mut state, SessionChange::Show(vec![b]), listing(&[b]));
    does(&mut state, WindowAction::Back);
    assert!(undone(&mut state).is_empty());
    assert_eq!(told(&state), Some("undo-list-elsewhere"));
}

#[test]
fn words_of_the_parents_that_were_removed_are_written_again() {
    let (record, clip) = (RecordId::from_bytes([7; 16]), Some(ClipId::from_bytes([1; 16])));
    let mut state = families(Some(family()));
    does(&mut state, FamilyAction::OpenSession(4));
    let mut view = session_view(4);
    let words = Redacted::from("She laughed");
    view.parent_words =
        vec![ParentWordsRow { record, clip, words: words.clone(), written: chrono::DateTime::UNIX_EPOCH }];
    reports(&mut state, WorkerEvent::Session(Box::new(view)));
    answers_session(&mut state, SessionChange::RemoveParentWords(record), session_view(4));
    assert_eq!(told(&state), Some("undo-parent-words-removed"));
    let again = SessionChange::ParentWords(clip, words);
    let effects = undone(&mut state);
    let [Effect::Change(CASE, _, FamilyChange::Session(4, change))] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(change, &again);
}

#[test]
fn a_step_that_was_skipped_is_taken_back_by_its_record() {
    let skipped = Entry::Override(Override { on: day(), step: PathwayStep::Offer, why: "Asked".into() });
    let id = RecordId::from_bytes([8; 16]);
    let entered = Entered {
        id,
        by: UserId::from_bytes([1; 16]),
        at: chrono::DateTime::UNIX_EPOCH,
        entry: skipped.clone(),
    };
    let page = FamilyView { entries: vec![entered], ..family() };
    let mut state = families_page();
    let add = FamilyChange::Entry(Box::new(EntryChange::Add(skipped)));
    answered(&mut state, add, Ok(Changed::Family(Box::new(page))));
    assert_eq!(told(&state), Some("undo-step-skipped"));
    let effects = undone(&mut state);
    let [Effect::Change(CASE, _, FamilyChange::Entry(change))] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(**change, EntryChange::TakeBack(id));
}
