//! The table of keys on the screens: every shortcut is acted on, none while something is typed, and one hides the screen
//! from everywhere.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::gallery::gallery;
use super::states::{CLIP, caseload, families, family, film, filming, page, parent, play, secs, tagged};
use super::{Window, say};
use attune::app::action::{TagAction, UserAction, WindowAction};
use attune::app::state::{FilmStage, State};
use attune::casework::changes::ClipEdit;
use attune::ui::keys::{Chord, Held, KeyLine, KeyPlace, Shortcut, TABLE};

fn press(window: &mut Window, chord: Chord) -> Vec<UserAction> {
    let modifiers = match chord.held {
        Held::Nothing => Modifiers::NONE,
        Held::Shift => Modifiers::SHIFT,
        Held::Ctrl => Modifiers::COMMAND,
        Held::CtrlShift => Modifiers::COMMAND | Modifiers::SHIFT,
    };
    window.0.key_press_modifiers(modifiers, chord.key);
    window.0.run_steps(3);
    window.actions()
}

/// Everything a reader of the screen meets, and where.
fn tree(window: &Window) -> String {
    let nodes = window.0.root().children_recursive().map(|node| {
        let seen = node.accesskit_node();
        let (place, focused) = (seen.bounding_box(), seen.is_focused());
        format!("{:?} {:?} {:?} {place:?} {focused}\n", seen.role(), seen.label(), seen.value())
    });
    nodes.collect()
}

/// States in one of which a shortcut of that place has something to do.
fn places(place: KeyPlace) -> Vec<State> {
    match place {
        KeyPlace::Moments => vec![
            play(|play| (play.family, play.selected) = (tagged(), Some(CLIP))),
            play(|play| {
                (play.mark_in, play.mark_out) = (Some(secs(70)), Some(secs(75)));
                play.mark_tags = vec!["S1".into()];
            }),
        ],
        KeyPlace::Film => vec![film(|film| film.stage = FilmStage::Preview), filming(75, |_| {})],
        KeyPlace::Parents => vec![parent(|_| {})],
        KeyPlace::Everywhere | KeyPlace::Lists => vec![page(family())],
    }
}

fn acts(line: &KeyLine, chord: Chord) -> bool {
    places(line.place).into_iter().any(|state| {
        let mut window = Window::new(state);
        if line.does == Shortcut::Wider {
            let closer = TABLE.iter().find(|line| line.does == Shortcut::Closer).unwrap();
            press(&mut window, closer.chords[0]);
        }
        let before = tree(&window);
        !press(&mut window, chord).is_empty() || tree(&window) != before
    })
}

#[test]
fn every_key_of_the_table_does_something() {
    let mut idle = Vec::new();
    for line in TABLE.iter().filter(|line| !line.does.is_of_controls()) {
        for chord in line.chords {
            if !acts(line, *chord) {
                idle.push(format!("{:?}: {chord:?}", line.does));
            }
        }
    }
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

#[test]
fn no_key_acts_while_something_is_typed() {
    for line in TABLE.iter().filter(|line| !line.does.acts_while_typing() && !line.does.is_of_controls()) {
        for chord in line.chords {
            let (state, field) = match line.place {
                KeyPlace::Parents => (parent(|parent| parent.writing = true), "parent-say"),
                _ => (play(|play| (play.family, play.selected) = (tagged(), Some(CLIP))), "tag-note"),
            };
            let mut window = Window::new(state);
            window.write(Role::MultilineTextInput, &say(field), "w");
            window.actions();
            let mut done = press(&mut window, *chord);
            // What is typed saves itself.
            done.retain(|action| !matches!(action, UserAction::Tag(TagAction::Edit(_, ClipEdit::Note(_)))));
            assert!(done.is_empty(), "{:?} did {done:?} while somebody typed", line.does);
            assert!(window.0.query_by_role(Role::Dialog).is_none(), "{:?}", line.does);
        }
    }
}

const HIDE: Chord = Chord { held: Held::Ctrl, key: Key::L };
const FIND: Chord = Chord { held: Held::Ctrl, key: Key::K };
const KEYS: Chord = Chord { held: Held::Nothing, key: Key::F1 };

fn hides(window: &mut Window) -> bool {
    press(window, HIDE).contains(&UserAction::Window(WindowAction::Lock))
}

/// One key hides the screen at once: on every screen, while something is typed, under whatever lies over it.
#[test]
fn one_key_hides_the_screen_from_everywhere() {
    for (name, state) in gallery() {
        if state.is_locked() {
            continue;
        }
        let is_for_parents = name.starts_with("parent");
        let mut window = Window::new(state);
        assert!(hides(&mut window), "{name}");
        let fields = [Role::TextInput, Role::MultilineTextInput];
        let field = fields.into_iter().find(|role| window.0.query_all_by_role(*role).next().is_some());
        if let Some(role) = field {
            window.0.get_all_by_role(role).next().unwrap().focus();
            window.0.run_steps(2);
            assert!(hides(&mut window), "{name} while something is typed");
        }
        for over in [FIND, KEYS] {
            if is_for_parents {
                continue;
            }
            window.0.key_press(Key::Escape);
            window.0.run_steps(2);
            press(&mut window, over);
            assert!(window.0.query_by_role(Role::Dialog).is_some(), "{name}: {over:?}");
            assert!(hides(&mut window), "{name} under {over:?}");
            press(&mut window, Chord { held: Held::Nothing, key: Key::Escape });
            assert!(window.0.query_by_role(Role::Dialog).is_none(), "{name}: {over:?} is closed");
        }
    }
}

#[test]
fn nothing_of_the_programme_lies_over_what_parents_watch() {
    for over in [FIND, KEYS] {
        let mut window = Window::new(parent(|_| {}));
        press(&mut window, over);
        assert!(window.0.query_by_role(Role::Dialog).is_none(), "{over:?}");
    }
}

#[test]
fn escape_closes_the_topmost_thing_and_only_that() {
    let escape = Chord { held: Held::Nothing, key: Key::Escape };
    let is_open = |window: &Window, name: &'static str| {
        window.0.query_by_role_and_label(Role::Dialog, &say(name)).is_some()
    };
    let note = |window: &Window| {
        window.0.query_by_role_and_label(Role::MultilineTextInput, &say("concern-what")).is_some()
    };
    let mut window = Window::new(filming(75, |_| {}));
    assert!(press(&mut window, escape).is_empty(), "nobody leaves a film that is being taken");
    window.press(&say("film-more"));
    window.press(&say("concern-button"));
    window.write(Role::MultilineTextInput, &say("concern-what"), "a bruise");
    press(&mut window, FIND);
    assert!(is_open(&window, "finder-title") && note(&window));
    assert!(press(&mut window, escape).is_empty());
    assert!(!is_open(&window, "finder-title") && note(&window), "only the search is closed");
    let what = say("concern-what");
    let field = window.0.get_by_role_and_label(Role::MultilineTextInput, &what);
    assert!(field.is_focused(), "the keyboard is where it was");
    assert!(press(&mut window, escape).is_empty());
    assert!(note(&window), "the keyboard is taken from the text");
    assert!(press(&mut window, escape).is_empty());
    assert!(!note(&window), "the note is hidden");

    let mut window = Window::new(play(|play| play.family = tagged()));
    press(&mut window, KEYS);
    assert!(is_open(&window, "keys-title"));
    assert!(press(&mut window, escape).is_empty() && !is_open(&window, "keys-title"));
    assert_eq!(press(&mut window, escape), [UserAction::Window(WindowAction::Back)]);
}

/// Fault 11 of the walk: help was a warning that pushed the film aside.
#[test]
fn the_keys_move_nothing_of_the_film() {
    let mut window = Window::new(filming(75, |_| {}));
    let place =
        |window: &Window| window.0.get_by_role_and_label(Role::Image, &say("film-preview-name")).rect();
    let before = place(&window);
    press(&mut window, KEYS);
    window.assert_says("keys-says-start-stop");
    assert_eq!(place(&window), before);
}

#[test]
fn filming_is_started_and_stopped_by_a_key_and_not_by_the_space_bar() {
    use attune::app::action::FilmAction;
    let start_stop = Chord { held: Held::Ctrl, key: Key::R };
    let mut window = Window::new(film(|_| {}));
    assert!(window.key(Key::Space).is_empty());
    assert_eq!(press(&mut window, start_stop), [UserAction::Film(FilmAction::Start)]);
    let mut window = Window::new(film(|film| film.refusals = vec!["film-no-camera".into()]));
    assert!(press(&mut window, start_stop).is_empty(), "what is refused is refused by key too");
    let mut window = Window::new(filming(75, |_| {}));
    assert!(window.key(Key::Space).is_empty());
    assert_eq!(press(&mut window, start_stop), [UserAction::Film(FilmAction::Stop)]);
}

#[test]
fn the_keyboard_comes_back_to_where_it_was() {
    let mut window = Window::new(families(caseload()));
    let row = say("settings-title");
    window.0.get_by_role_and_label(Role::Button, &row).focus();
    window.0.run_steps(2);
    for over in [FIND, KEYS] {
        press(&mut window, over);
        assert!(!window.0.get_by_role_and_label(Role::Button, &row).is_focused() || over == KEYS);
        press(&mut window, Chord { held: Held::Nothing, key: Key::Escape });
        assert!(window.0.get_by_role_and_label(Role::Button, &row).is_focused(), "{over:?}");
    }
}
