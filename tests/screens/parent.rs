//! The parent view: only what parents are to see, everything to press named and large, and the keys.

use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::states::{parent, secs};
use super::{Window, say};
use attune::app::action::{ParentAction, UserAction, WindowAction};
use attune::app::state::{Busy, InProgress, ParentFilm, ParentScreen, PlayPhase, Screen, State};
use attune::casework::Problem;
use attune::media::frame::FrameSlot;
use attune::words::Message;

fn watching(what: ParentAction) -> [UserAction; 1] {
    [UserAction::Parent(what)]
}

/// Everything the screen says to those who see it and to those who hear it.
fn everything_said(window: &Window) -> Vec<String> {
    let nodes = window.0.root().children_recursive();
    let mut said = Vec::new();
    for node in nodes {
        let seen = node.accesskit_node();
        said.extend([seen.label(), seen.value(), seen.description()].into_iter().flatten());
    }
    said
}

#[test]
fn nothing_of_the_programme_and_nothing_for_staff_is_on_it() {
    let secrets = ["FAM-001", "S1", "S4", "W2", "worker-canary", "note-canary", "carer-canary"];
    let states: [fn(&mut ParentScreen); 6] = [
        |_| {},
        |parent| parent.player.phase = PlayPhase::Playing,
        |parent| parent.film = ParentFilm::Failed,
        |parent| parent.film = ParentFilm::Coming,
        |parent| parent.writing = true,
        |parent| parent.at = 3,
    ];
    for (number, change) in states.into_iter().enumerate() {
        let mut state = parent(|parent| {
            let told = Message::new("refuse-show-no-consent").with("person", "carer-canary FAM-001 S4");
            parent.left_out = vec![told.clone()];
            parent.faults = vec![told];
            change(parent);
        });
        let notice = Message::new("refuse-film-no-consent").with("person", "worker-canary note-canary");
        state.problem = Some(Problem::failed(notice.clone()));
        let busy = Busy { with: InProgress::OpeningFilm, progress: Some(notice.clone()) };
        (state.busy, state.notice) = (Some(busy), Some(notice.into()));
        let window = Window::new(state);
        let said = everything_said(&window);
        assert!(said.len() > 5, "{said:?}");
        for words in &said {
            for secret in secrets {
                assert!(!words.contains(secret), "state {number} says {words:?}");
            }
        }
        for staff in ["keys-title", "sidebar-today", "action-back", "action-close"] {
            window.assert_silent(staff);
        }
    }
}

#[test]
fn the_moment_has_its_words_and_its_place() {
    let window = Window::new(parent(|_| {}));
    assert!(window.says("You waited, and he took the next step by himself."));
    assert!(window.says("Waits for the child") && window.says("Answers in good time, in a fitting way"));
    assert!(!window.says("Notices a signal, even a small one"), "that is another moment");
    window.assert_says(Message::new("parent-place").with("at", 2_u32).with("all", 3_u32));
}

#[test]
fn everything_that_is_pressed_is_named_and_large() {
    for writing in [false, true] {
        let window = Window::new(parent(|parent| parent.writing = writing));
        let buttons: Vec<_> = window
            .0
            .root()
            .children_recursive()
            .filter(|node| node.accesskit_node().role() == Role::Button)
            .collect();
        assert!(buttons.len() >= 7, "{}", buttons.len());
        for button in buttons {
            let (name, size) = (button.accesskit_node().label().unwrap_or_default(), button.rect().size());
            assert!(!name.is_empty());
            assert!(size.x >= 48.0 && size.y >= 48.0, "{name} is {size} large");
        }
    }
}

#[test]
fn buttons_answer() {
    let table = [
        ("parent-previous", UserAction::Parent(ParentAction::Previous)),
        ("parent-again", UserAction::Parent(ParentAction::Again)),
        ("parent-play", UserAction::Parent(ParentAction::PlayPause)),
        ("parent-slow", UserAction::Parent(ParentAction::Slow(true))),
        ("parent-next", UserAction::Parent(ParentAction::Next)),
        ("parent-say", UserAction::Parent(ParentAction::Write(true))),
        ("parent-leave", UserAction::Window(WindowAction::Back)),
    ];
    for (name, actions) in table {
        assert_eq!(Window::new(parent(|_| {})).press(&say(name)), [actions], "{name}");
    }
    let mut playing = Window::new(parent(|parent| parent.player.phase = PlayPhase::Playing));
    assert_eq!(playing.press(&say("parent-pause")), [UserAction::Parent(ParentAction::PlayPause)]);
    let mut slow = Window::new(parent(|parent| parent.slow = true));
    assert_eq!(slow.press(&say("parent-slow")), watching(ParentAction::Slow(false)));
}

#[test]
fn what_leads_nowhere_cannot_be_pressed() {
    let window = Window::new(parent(|parent| parent.at = 0));
    assert!(!window.is_on(&say("parent-previous")) && window.is_on(&say("parent-next")));
    let window = Window::new(parent(|parent| parent.at = 3));
    assert!(window.is_on(&say("parent-previous")) && !window.is_on(&say("parent-next")));
    for film in [ParentFilm::Coming, ParentFilm::Failed] {
        let window = Window::new(parent(|parent| parent.film = film));
        assert!(!window.is_on(&say("parent-play")) && !window.is_on(&say("parent-again")));
        assert!(window.is_on(&say("parent-next")), "one can always go on");
    }
}

#[test]
fn keys_answer() {
    let table = [
        (Key::Space, UserAction::Parent(ParentAction::PlayPause)),
        (Key::A, UserAction::Parent(ParentAction::Again)),
        (Key::S, UserAction::Parent(ParentAction::Slow(true))),
        (Key::ArrowLeft, UserAction::Parent(ParentAction::Previous)),
        (Key::ArrowRight, UserAction::Parent(ParentAction::Next)),
        (Key::Home, UserAction::Parent(ParentAction::Start)),
        (Key::Escape, UserAction::Window(WindowAction::Back)),
    ];
    for (key, actions) in table {
        assert_eq!(Window::new(parent(|_| {})).key(key), [actions], "{key:?}");
    }
    let mut window = Window::new(parent(|_| {}));
    for (key, frames) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
        window.0.key_press_modifiers(Modifiers::SHIFT, key);
        assert_eq!(window.actions(), [UserAction::Parent(ParentAction::Step(frames))]);
    }
}

#[test]
fn the_parents_words_are_typed_kept_and_gone_with_the_moment() {
    let field = say("parent-say");
    let mut window = Window::new(parent(|parent| parent.writing = true));
    assert!(!window.is_on(&say("parent-say-keep")));
    window.write(Role::MultilineTextInput, &field, "He");
    for (key, text) in [(Key::A, "a"), (Key::S, "s"), (Key::Space, " ")] {
        assert!(window.letter(key, text).is_empty(), "{key:?} is a letter here");
    }
    assert_eq!(window.press(&say("parent-say-keep")), watching(ParentAction::Words("Heas ".into())));
    let value = |window: &Window| window.value(Role::MultilineTextInput, &say("parent-say"));
    assert_eq!(value(&window), "Heas ", "kept until they are safe");
    let Screen::Parent(screen) = &mut window.0.state_mut().state.screen else { panic!() };
    let here = screen.clip().map(|clip| clip.clip);
    screen.said.push((here, "He looked at me".into()));
    window.0.run();
    assert_eq!(value(&window), "");
    window.assert_says(Message::new("parent-said").with("words", "He looked at me"));
}

#[test]
fn the_box_for_the_words_takes_the_keyboard_and_no_key_reaches_the_film() {
    let mut window = Window::new(parent(|_| {}));
    let Screen::Parent(screen) = &mut window.0.state_mut().state.screen else { panic!() };
    screen.writing = true;
    window.0.run();
    assert!(window.0.get_by_role_and_label(Role::MultilineTextInput, &say("parent-say")).is_focused());
    assert!(window.letter(Key::A, "a").is_empty());
    assert_eq!(window.value(Role::MultilineTextInput, &say("parent-say")), "a");
    assert!(window.key(Key::Escape).is_empty(), "it ends typing");
    for key in [Key::Space, Key::A, Key::S, Key::Home, Key::ArrowLeft, Key::ArrowRight] {
        assert!(window.key(key).is_empty(), "{key:?} while the box is open");
    }
    assert_eq!(window.key(Key::Escape), watching(ParentAction::Write(false)));
}

#[test]
fn escape_ends_typing_then_the_words_then_the_view() {
    let mut window = Window::new(parent(|parent| parent.writing = true));
    window.write(Role::MultilineTextInput, &say("parent-say"), "x");
    assert!(window.key(Key::Escape).is_empty());
    assert_eq!(window.key(Key::Escape), watching(ParentAction::Write(false)));
    let Screen::Parent(screen) = &mut window.0.state_mut().state.screen else { panic!() };
    screen.writing = false;
    window.0.run();
    assert_eq!(window.key(Key::Escape), [UserAction::Window(WindowAction::Back)]);
}

#[test]
fn behind_the_last_moment_there_is_a_quiet_end() {
    let mut window = Window::new(parent(|parent| parent.at = 3));
    window.assert_says("parent-over");
    window.write(Role::MultilineTextInput, &say("parent-say"), "We laughed");
    assert_eq!(window.press(&say("parent-say-keep")), watching(ParentAction::Words("We laughed".into())));
    assert!(window.0.query_by_role(Role::Image).is_none());
    assert_eq!(window.press(&say("parent-from-start")), watching(ParentAction::First));
    assert_eq!(window.press(&say("parent-leave")), [UserAction::Window(WindowAction::Back)]);
}

#[test]
fn what_cannot_be_played_is_said_gently_and_what_comes_is_waited_for() {
    let window = Window::new(parent(|parent| parent.film = ParentFilm::Failed));
    window.assert_says("parent-cannot-play");
    let window = Window::new(parent(|parent| {
        parent.film = ParentFilm::Coming;
        parent.frames = FrameSlot::default();
    }));
    assert_eq!(window.caption(&say("parent-picture-name")), say("parent-coming"));
}

#[test]
fn how_loud_it_is_hides_in_a_corner() {
    let mut window = Window::new(parent(|_| {}));
    assert!(window.0.query_by_role(Role::Slider).is_none());
    window.press(&say("parent-volume-show"));
    window.0.get_by_role_and_label(Role::Slider, &say("parent-volume")).set_value_accesskit(0.25);
    assert_eq!(window.actions(), [UserAction::Parent(ParentAction::Volume(0.25))]);
}

#[test]
fn long_words_in_any_direction_stay_in_the_window_and_leave_the_picture_most_of_it() {
    let long = "חיכית לו והוא עשה את הצעד הבא בעצמו. ".repeat(40);
    let state = |words: &str| {
        parent(|parent| {
            parent.clips[1].words = words.into();
            parent.clips[1].praise = vec!["Notices a signal, even a small one".repeat(6); 5];
        })
    };
    for size in [vec2(960.0, 620.0), vec2(1920.0, 1080.0)] {
        let mut window = Window::new(state(&long));
        window.0.set_size(size);
        window.0.run();
        let picture = window.0.get_by_role_and_label(Role::Image, &say("parent-picture-name")).rect();
        assert!(picture.height() >= size.y * 0.5, "{picture} of {size}");
        let strip = window.0.get_by_role_and_label(Role::Button, &say("parent-play")).rect();
        assert!(strip.bottom() <= size.y && strip.top() >= picture.bottom());
    }
}

#[test]
fn while_it_is_left_nothing_is_shown_any_more() {
    let state: State = parent(|parent| parent.leaving = true);
    let mut window = Window::new(state);
    assert!(window.0.query_by_role(Role::Image).is_none());
    assert!(window.key(Key::Space).is_empty() && window.key(Key::Escape).is_empty());
}

#[test]
fn the_line_tells_how_far_the_moment_is() {
    let at = |position, phase| {
        let state = parent(|parent| {
            parent.player.position = secs(position);
            parent.player.phase = phase;
        });
        let Screen::Parent(screen) = state.screen else { panic!() };
        screen.share()
    };
    for (position, phase, wanted) in [
        (70, PlayPhase::Paused, 0.0),
        (75, PlayPhase::Playing, 0.5),
        (60, PlayPhase::Paused, 0.0),
        (79, PlayPhase::Ended, 1.0),
    ] {
        assert!((at(position, phase) - wanted).abs() < 1e-9, "{position} {phase:?}");
    }
}
