//! The parent view: only what parents are to see, everything to press named and large, and the keys.

use egui::{Event, Key, Modifiers, Role, ViewportCommand, ViewportId, pos2, vec2};
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
    for label in ["Waits for the child", "Answers in good time, in a fitting way"] {
        assert!(!window.says(label), "{label} is a tag, not the worker's words");
    }
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
    assert!(window.is_on(&say("parent-previous")));
    // Nothing at the end is there only to be off.
    for gone in ["parent-play", "parent-again", "parent-slow", "parent-next"] {
        assert!(window.0.query_by_role_and_label(Role::Button, &say(gone)).is_none(), "{gone}");
    }
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

/// Half-typed words are not lost by going on, by leaving, or by hiding the screen.
#[test]
fn half_typed_words_are_kept_by_what_leaves_the_moment() {
    let field = say("parent-say");
    let typing = || {
        let mut window = Window::new(parent(|parent| parent.writing = true));
        window.write(Role::MultilineTextInput, &field, "He looked at me");
        assert!(window.actions().is_empty(), "nothing is kept while somebody types");
        window
    };
    let words = || UserAction::Parent(ParentAction::Words("He looked at me".into()));
    let next = UserAction::Parent(ParentAction::Next);
    assert_eq!(typing().press(&say("parent-next")), [words(), next]);
    assert_eq!(typing().press(&say("parent-leave")), [words(), WindowAction::Back.into()]);
    let mut window = typing();
    window.0.key_press_modifiers(Modifiers::COMMAND, Key::L);
    assert_eq!(window.actions(), [words(), WindowAction::Lock.into()]);
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

/// What the window was asked for in the pass that draws this state.
fn asked(window: &mut Window, state: State) -> Vec<ViewportCommand> {
    window.0.state_mut().state = state;
    window.0.step();
    window.0.output().viewport_output[&ViewportId::ROOT].commands.clone()
}

#[test]
fn parents_have_the_whole_screen_and_the_window_is_as_before_afterwards() {
    let (on, off) = (ViewportCommand::Fullscreen(true), ViewportCommand::Fullscreen(false));
    let session = || super::fuller::session(attune::programme::StepKind::Review, |_| {});
    let locked = || super::states::unlock(attune::app::state::UnlockScreen::Looking);
    for after in [session, locked] {
        let mut window = Window::new(session());
        assert!(asked(&mut window, parent(|_| {})).contains(&on));
        assert!(!asked(&mut window, parent(|parent| parent.at = 0)).contains(&on), "once is enough");
        assert!(asked(&mut window, after()).contains(&off));
        assert!(!asked(&mut window, after()).contains(&off));
    }
    // A window that had it before keeps it.
    let mut window = Window::new(session());
    let root = window.0.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    root.fullscreen = Some(true);
    for state in [parent(|_| {}), session()] {
        let asked = asked(&mut window, state);
        assert!(!asked.contains(&on) && !asked.contains(&off), "{asked:?}");
    }
}

/// Lets so many seconds go by: a pass of the tests is a quarter of one.
fn wait(window: &mut Window, seconds: usize) {
    window.0.run_steps(seconds * 4);
}

/// Whether the button that plays is painted, by what egui was told.
fn play_is_seen(window: &Window) -> bool {
    let place = window.0.get_by_role_and_label(Role::Button, &say("parent-play")).rect();
    let accent = attune::ui::theme::ROOM.accent.ground;
    window.0.output().shapes.iter().any(|clipped| match &clipped.shape {
        egui::Shape::Rect(rect) => rect.fill == accent && rect.rect.center() == place.center(),
        _ => false,
    })
}

#[test]
fn controls_go_when_nothing_is_touched_and_come_back_at_a_touch() {
    let mut window = Window::new(parent(|_| {}));
    assert!(play_is_seen(&window));
    wait(&mut window, 2);
    assert!(play_is_seen(&window));
    wait(&mut window, 2);
    assert!(!play_is_seen(&window), "they are in the way of the film");
    assert_eq!(window.press(&say("parent-play")), watching(ParentAction::PlayPause), "to be pressed still");
    wait(&mut window, 4);
    window.0.event(Event::PointerMoved(pos2(300.0, 300.0)));
    window.0.step();
    assert!(play_is_seen(&window));
    wait(&mut window, 4);
    assert!(!play_is_seen(&window));
    window.0.key_press(Key::ArrowRight);
    window.0.step();
    window.0.step();
    assert!(play_is_seen(&window));
}

#[test]
fn controls_stay_where_there_is_something_to_do() {
    let states: [fn(&mut ParentScreen); 3] = [
        |parent| parent.player.phase = PlayPhase::Ended,
        |parent| parent.writing = true,
        |parent| parent.player.phase = PlayPhase::Failed,
    ];
    for change in states {
        let mut window = Window::new(parent(change));
        wait(&mut window, 6);
        let name = say("parent-slow");
        assert!(window.0.query_by_role_and_label(Role::Button, &name).is_some());
        let output = &window.0.output().viewport_output[&ViewportId::ROOT];
        assert_eq!(output.repaint_delay, std::time::Duration::MAX, "nothing is drawn for it");
    }
}

#[test]
fn what_was_seen_is_said_again_at_the_end() {
    let window = Window::new(parent(|parent| parent.at = 3));
    assert!(window.says("You waited, and he took the next step by himself."));
}

#[test]
fn the_picture_and_its_controls_are_where_they_were_drawn() {
    let mut window = Window::new(parent(|parent| parent.clips[1].words = "You laugh.".into()));
    window.0.set_size(vec2(1366.0, 768.0));
    window.0.run();
    let picture = window.0.get_by_role_and_label(Role::Image, &say("parent-picture-name")).rect();
    assert_eq!((picture.left().round(), picture.top()), (163.0, 20.0));
    assert_eq!(picture.size().round(), vec2(1040.0, 585.0));
    let play = window.0.get_by_role_and_label(Role::Button, &say("parent-play")).rect();
    assert_eq!((play.size(), play.bottom()), (vec2(128.0, 56.0), 744.0));
}
