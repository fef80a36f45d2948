//! From a film to what the parents will see, and back to the film as it was left.

use super::*;
use crate::app::effect::PlayerOrder as Order;
use crate::app::state::ParentScreen;
use crate::casework::pages::ParentClip;

/// A film with a moment that is chosen, and another that is marked.
fn working() -> State {
    let mut state = play();
    let Screen::Tag(play) = &mut state.screen else { unreachable!() };
    play.family.shows.insert(1, vec![CLIP]);
    (play.mark_in, play.mark_out, play.heading) = (Some(secs(30)), Some(secs(33)), 1);
    state
}

fn chosen() -> Box<ParentScreen> {
    let clip = ParentClip {
        clip: CLIP,
        recording: RECORDING,
        start: secs(5),
        end: secs(9),
        praise: Vec::new(),
        words: String::new().into(),
    };
    Box::new(ParentScreen::preview(CASE, 1, vec![clip], Vec::new()))
}

#[test]
fn a_preview_comes_back_to_the_film_as_it_was_left() {
    let mut state = working();
    assert_eq!(
        does(&mut state, TagAction::Preview),
        [Effect::Player(Order::Pause), Effect::Watch(WatchJob::Preview(CASE, 1))]
    );
    assert!(matches!(state.screen, Screen::Tag(_)), "the film stays until they are there");
    let effects = reports(&mut state, WorkerEvent::Parent(ParentEvent::Ready(chosen())));
    let first = Effect::Watch(WatchJob::PreviewFilm(CASE, RECORDING, (secs(5), secs(9)), 1));
    assert_eq!(effects, [Effect::ClosePlayer, first]);
    let back = does(&mut state, WindowAction::Back);
    assert_eq!(back, [Effect::ClosePlayer, Effect::Watch(WatchJob::Film(CASE, RECORDING))]);
    let opened = WorkerEvent::Tag(TagEvent::Opened(play_screen()));
    let effects = reports(&mut state, opened);
    assert_eq!(effects, [Effect::Player(Order::Volume(1.0)), Effect::Player(Order::Seek(secs(20)))]);
    let play = playing(&state);
    assert_eq!((play.mark_in, play.mark_out, play.heading), (Some(secs(30)), Some(secs(33)), 1));
    assert_eq!(state.places.last(), Some(Place::family(CASE)), "back from there leads where it led");
}

#[test]
fn what_was_changed_before_a_preview_can_still_be_undone() {
    let mut state = working();
    let star = || TagChange::Edit(CLIP, ClipEdit::Star(true));
    does(&mut state, UserAction::Tag(TagAction::Edit(CLIP, ClipEdit::Star(true))));
    let done = done(ChangeName::Star, star(), star());
    answers(&mut state, Ok(Changed::Clips(Some(done), Box::new(clips(vec![clip_row()])))));
    let Screen::Tag(play) = &mut state.screen else { unreachable!() };
    play.family.shows.insert(1, vec![CLIP]);
    does(&mut state, TagAction::Preview);
    reports(&mut state, WorkerEvent::Parent(ParentEvent::Ready(chosen())));
    does(&mut state, WindowAction::Back);
    reports(&mut state, WorkerEvent::Tag(TagEvent::Opened(play_screen())));
    assert_eq!(playing(&state).history.undo_name(), Some(ChangeName::Star));
}

#[test]
fn nothing_chosen_is_nothing_to_preview_and_a_film_that_fails_leads_to_the_family() {
    assert!(does(&mut play(), TagAction::Preview).is_empty());
    let mut state = working();
    does(&mut state, TagAction::Preview);
    reports(&mut state, WorkerEvent::Parent(ParentEvent::Ready(chosen())));
    does(&mut state, WindowAction::Back);
    reports(&mut state, WorkerEvent::Failed(Problem::failed("error-film-unreadable")));
    assert!(matches!(state.screen, Screen::Family(_)), "not a film without a player");
    assert!(state.problem.is_some());
}

/// Bad input: a film without pictures, whose player tells no length.
#[test]
fn a_film_that_cannot_be_played_is_as_long_as_it_was_made() {
    let mut screen = play_screen();
    screen.player = PlayerView { phase: PlayPhase::Failed, ..PlayerView::default() };
    assert_eq!(screen.length(), secs(60));
    assert_eq!(screen.within(secs(30)), secs(30));
}
