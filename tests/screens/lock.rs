//! Locking: the warning before it, what stays behind it, and a film that goes on there.

use std::time::Duration;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

use super::states::{family, filming, page, parent, play, secs, settings, users};
use super::{Window, say};
use attune::app::action::{
    Action, FilmEvent, UnlockAction, UnlockEvent, UserAction, WindowAction, WorkerEvent,
};
use attune::app::state::{
    CaptureView, InputView, LockedStage, LoginRow, Screen, SettingsScreen, SettingsSection, State,
    UnlockScreen,
};
use attune::app::update;
use attune::casework::pages::LockAfter;
use attune::words::Message;

/// A state in which nothing was touched for so many seconds.
pub fn untouched(mut state: State, seconds: u64) -> State {
    update(&mut state, Action::Time(Duration::ZERO, true));
    update(&mut state, Action::Time(Duration::from_secs(seconds), false));
    state
}

/// Behind the lock, with a film that has gone on for so many seconds.
pub fn locked_while_filming(elapsed: i64, change: impl FnOnce(&mut CaptureView)) -> State {
    locked(filming(elapsed, |film| change(&mut film.capture)), users())
}

/// What becomes of a state when it is locked and the vault was found again.
fn locked(mut state: State, users: Vec<LoginRow>) -> State {
    update(&mut state, Action::User(UserAction::Window(WindowAction::Lock)));
    update(&mut state, Action::Worker(WorkerEvent::Locked));
    update(&mut state, Action::Worker(WorkerEvent::Unlock(UnlockEvent::Found(users))));
    assert!(matches!(state.screen, Screen::Unlock(UnlockScreen::Choose(_))));
    state
}

/// The same with the film sealed there.
pub fn sealed_while_locked() -> State {
    let mut state = locked_while_filming(60, |_| {});
    update(&mut state, Action::User(UserAction::Unlock(UnlockAction::StopFilm)));
    update(&mut state, Action::Worker(WorkerEvent::Film(FilmEvent::Sealed { duration: secs(61) })));
    state
}

fn soon(seconds: u32) -> Message {
    Message::new("lock-soon").with("seconds", seconds)
}

#[test]
fn the_warning_is_calm_told_and_has_a_way_to_stay() {
    for state in [page(family()), play(|_| {})] {
        let window = Window::new(untouched(state, 200));
        window.assert_silent("lock-stay");
    }
    for state in [page(family()), play(|_| {})] {
        let mut window = Window::new(untouched(state, 282));
        window.assert_says(soon(20));
        assert_eq!(window.press(&say("lock-stay")), [UserAction::Window(WindowAction::Stay)]);
    }
    let window = Window::new(untouched(filming(75, |_| {}), 271));
    window.assert_says(Message::new("lock-soon-filming").with("seconds", 30_u32));
}

#[test]
fn parents_are_warned_under_the_picture_in_place_of_the_moments_count() {
    let mut window = Window::new(untouched(parent(|_| {}), 280));
    let told = Message::new("lock-soon-parents").with("seconds", 50_u32);
    window.assert_says(told.clone());
    window.assert_silent(soon(50));
    let picture = window.0.get_by_role_and_label(Role::Image, &say("parent-picture-name")).rect();
    let words = window.0.get_by_label(&say(told)).rect();
    assert!(!picture.intersects(words), "{words:?} lies on the picture {picture:?}");
    assert_eq!(window.press(&say("lock-stay")), [UserAction::Window(WindowAction::Stay)]);
}

#[test]
fn the_time_to_lock_is_chosen_in_the_settings() {
    let mut window = Window::new(settings(SettingsScreen::new(SettingsSection::Locking)));
    let minutes = |choice: LockAfter| say(Message::new("settings-minutes").with("minutes", choice.minutes()));
    for choice in LockAfter::CHOICES.into_iter().filter(|choice| *choice != LockAfter::default()) {
        let chosen = window.act(Role::RadioButton, &minutes(choice));
        assert_eq!(chosen, [UserAction::Window(WindowAction::ChooseLockAfter(choice))]);
    }
}

#[test]
fn a_key_locks_from_every_screen_and_not_from_the_lock() {
    let ctrl_l = |window: &mut Window| {
        window.0.key_press_modifiers(Modifiers::COMMAND, Key::L);
        window.actions()
    };
    for state in [page(family()), filming(75, |_| {}), play(|_| {}), parent(|_| {})] {
        assert_eq!(ctrl_l(&mut Window::new(state)), [UserAction::Window(WindowAction::Lock)]);
    }
    assert!(ctrl_l(&mut Window::new(locked_while_filming(1, |_| {}))).is_empty());
}

#[test]
fn filming_can_be_locked_away() {
    let mut window = Window::new(filming(75, |_| {}));
    assert_eq!(window.press(&say("lock-now")), [UserAction::Window(WindowAction::Lock)]);
}

#[test]
fn behind_the_lock_a_film_is_told_in_words_and_can_be_stopped() {
    let mut window = Window::new(locked_while_filming(75, |_| {}));
    for told in ["lock-film-title", "lock-film-hint", "lock-film-camera-well", "lock-film-sound-well"] {
        window.assert_says(told);
    }
    assert!(window.says(&format!("{} 1:15", say("film-elapsed"))));
    assert!(window.0.query_by_role(Role::Image).is_none(), "no picture is shown");
    for hidden in ["film-discard", "unlock-demo", "unlock-recovery-use", "FAM-001"] {
        if hidden.starts_with("FAM") {
            assert!(!window.says(hidden));
        } else {
            window.assert_silent(hidden);
        }
    }
    assert_eq!(window.press(&say("film-stop")), [UserAction::Unlock(UnlockAction::StopFilm)]);
    assert!(window.0.query_by_role_and_label(Role::PasswordInput, &say("unlock-passphrase")).is_some());
}

#[test]
fn behind_the_lock_camera_and_sound_are_watched() {
    let window = Window::new(locked_while_filming(75, |capture| {
        (capture.camera, capture.microphone) = (InputView::Lost, InputView::Lost);
        capture.warning = Some("film-warning-disk".into());
    }));
    for told in ["film-camera-lost", "film-microphone-lost", "film-warning-disk"] {
        window.0.get_by_role_and_label(Role::Alert, &say(told));
    }
    let window = Window::new(locked_while_filming(75, |capture| capture.microphone = InputView::None));
    window.assert_says("lock-film-sound-none");
}

#[test]
fn behind_the_lock_the_end_of_a_film_is_told() {
    let window = Window::new(sealed_while_locked());
    window.assert_says(Message::new("lock-film-sealed").with("length", "1:01"));
    window.assert_says("lock-film-sealed-hint");
    window.assert_silent("film-stop");
    window.assert_says("unlock-demo");

    let mut state = locked_while_filming(60, |_| {});
    state.locked_film.as_mut().unwrap().stage = LockedStage::Ended("error-camera-no-frames".into());
    let window = Window::new(state);
    window.assert_says("lock-film-ended");
    window.0.get_by_role_and_label(Role::Alert, &say("error-camera-no-frames"));
}

/// What is typed and not yet saved is gone behind the lock: from the fields, and from what they could undo.
#[test]
fn nothing_half_typed_comes_back_after_the_lock() {
    const TYPED: &str = "Looks away, tired";
    let open = || {
        play(|tag| {
            tag.family = super::states::tagged();
            tag.selected = Some(super::states::CLIP);
        })
    };
    let mut window = Window::new(open());
    let note = say("tag-note");
    let before = window.value(Role::MultilineTextInput, &note);
    window.write(Role::MultilineTextInput, &note, TYPED);
    assert!(window.value(Role::MultilineTextInput, &note).contains(TYPED));
    window.0.state_mut().state = locked(open(), users());
    window.0.run();
    assert!(window.0.query_by_role_and_label(Role::MultilineTextInput, &note).is_none());
    window.0.state_mut().state = open();
    window.0.run();
    assert_eq!(window.value(Role::MultilineTextInput, &note), before);
    window.0.get_by_role_and_label(Role::MultilineTextInput, &note).focus();
    window.0.run();
    for _ in 0..4 {
        window.0.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        window.0.run();
    }
    assert!(!window.value(Role::MultilineTextInput, &note).contains("tired"), "undoing brings it back");
}

/// In the smallest window, as with letters twice as large, Stop is in sight at once.
#[test]
fn stop_is_in_sight_behind_the_lock_in_a_small_window() {
    let mut window = Window::new(locked_while_filming(75, |_| {}));
    window.0.set_size(egui::vec2(683.0, 384.0));
    window.0.run();
    let stop = window.0.get_by_role_and_label(Role::Button, &say("film-stop")).rect();
    assert!(stop.bottom() <= 384.0, "{stop}");
}
