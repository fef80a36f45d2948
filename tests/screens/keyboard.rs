//! Every screen by keyboard alone: Tab and arrows reach whatever the tree of a screen reader offers to press, in reading
//! order, and what has the keyboard is in sight. And the tree itself: every control has a name, a role, a value or a state.

use std::collections::BTreeMap;

use egui::accesskit::Action;
use egui::{Key, Rect, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::gallery::gallery;
use super::{Window, say};
use attune::app::state::State;
use attune::words::Message;

/// The states that are walked: every screen that has its new form, in what it may show. Those of the staff pages, still in
/// their old form, are `OLD_PAGES`: a walk of each comes with its new form.
const WALKED: &[&str] = &[
    "families-none",
    "today",
    "today-one",
    "today-long",
    "overview",
    "overview-crowded",
    "overview-most",
    "overview-ended",
    "moments-of-family",
    "moments-of-family-none",
    "families-page",
    "families-form",
    "family-full",
    "settings-locking",
    "settings-check",
    "settings-keyboard",
    "settings-appearance",
    "session-plan",
    "session-film",
    "session-tag",
    "session-review",
    "session-close",
    "film-ready",
    "film-within",
    "film-asked",
    "parent",
    "parent-words",
    "parent-over",
    "tag-clips",
    "tag-open",
    "unlock-choose",
    "grid-few",
    "grid-none",
];
const OLD_PAGES: &[&str] = &[
    "family-data",
    "journal",
    "measures",
    "pathway",
    "people",
    "record",
    "retention",
    "supervision",
    "training",
];

/// What can be pressed or filled in.
const CONTROLS: &[Role] = &[
    Role::Button,
    Role::CheckBox,
    Role::RadioButton,
    Role::Tab,
    Role::ListItem,
    Role::Link,
    Role::ComboBox,
    Role::TextInput,
    Role::MultilineTextInput,
    Role::PasswordInput,
    Role::Slider,
    Role::SpinButton,
    Role::Switch,
];

/// How far up and left a step of the keyboard may go, in points: what stands on one line is not always of one height.
const TOLERANCE: f32 = 14.0;
/// Most rows of one list that are walked through.
const MOST_ROWS: usize = 60;

/// A control: its role, its name, and where it is.
type Control = (Role, String, Rect);

/// A window of this size that shows a state.
fn window(state: State, size: (f32, f32)) -> Window {
    let mut window = Window::new(state);
    window.0.set_size(size.into());
    window.0.run_steps(3);
    window
}

/// Everything that is offered to be pressed or filled in and is not off, by the number of its node.
fn offered(window: &Window) -> BTreeMap<String, Control> {
    let nodes = window.0.root().children_recursive().filter_map(|node| {
        let seen = node.accesskit_node();
        let is_control = CONTROLS.contains(&seen.role()) && !seen.is_disabled();
        let name = seen.label().or_else(|| seen.value()).unwrap_or_default();
        is_control.then(|| (format!("{:?}", seen.id()), (seen.role(), name, node.rect())))
    });
    nodes.collect()
}

fn focused(window: &Window) -> Option<(String, Rect)> {
    let mut nodes = window.0.root().children_recursive();
    // The window itself has it while nothing in it has.
    let node = nodes
        .find(|node| node.accesskit_node().is_focused() && node.accesskit_node().role() != Role::Window)?;
    Some((format!("{:?}", node.accesskit_node().id()), node.rect()))
}

fn press(window: &mut Window, key: Key) -> Option<(String, Rect)> {
    window.0.key_press(key);
    // What is out of sight is scrolled to in the passes after.
    window.0.run_steps(4);
    focused(window)
}

/// Where Tab leads, stop by stop, until it comes round.
fn stops(window: &mut Window, most: usize) -> Vec<(String, Rect)> {
    let mut stops: Vec<(String, Rect)> = Vec::new();
    for _ in 0..most {
        let Some(stop) = press(window, Key::Tab) else { continue };
        if stops.iter().any(|(known, _)| *known == stop.0) {
            break;
        }
        stops.push(stop);
    }
    stops
}

/// What arrows reach from one stop on: each time from there, as arrows may lead out of what is no list.
fn rows_from(window: &mut Window, stop: &str, reached: &mut Vec<String>) {
    for key in [Key::ArrowDown, Key::ArrowRight, Key::ArrowUp, Key::ArrowLeft] {
        let mut nodes = window.0.root().children_recursive();
        let Some(node) = nodes.find(|node| format!("{:?}", node.accesskit_node().id()) == stop) else {
            return;
        };
        node.focus();
        drop(nodes);
        window.0.run_steps(3);
        let mut walked = Vec::new();
        for _ in 0..MOST_ROWS {
            let Some((row, _)) = press(window, key) else { break };
            if walked.contains(&row) {
                break;
            }
            walked.push(row);
        }
        walked.retain(|row| !reached.contains(row));
        reached.append(&mut walked);
    }
}

/// What the keyboard does not reach of a state.
fn unreached(name: &str, state: State) -> Vec<String> {
    let mut window = window(state, (1366.0, 2400.0));
    let offered = offered(&window);
    // A form that takes the keyboard as it opens gives it back: from the beginning.
    window.0.ctx.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
    let stops = stops(&mut window, 2 * offered.len() + 8);
    let mut reached: Vec<String> = stops.iter().map(|(stop, _)| stop.clone()).collect();
    let mut faults = Vec::new();
    for pair in stops.windows(2) {
        // As they were before anything was scrolled.
        let place = |stop: &(String, Rect)| offered.get(&stop.0).map_or(stop.1, |(.., place)| *place);
        let (from, to) = (place(&pair[0]), place(&pair[1]));
        if to.bottom() < from.top() - TOLERANCE && to.left() < from.left() - TOLERANCE {
            faults.push(format!(
                "{name}: the keyboard goes back from {} to {}",
                told(&offered, &pair[0].0),
                told(&offered, &pair[1].0)
            ));
        }
    }
    if offered.keys().any(|node| !reached.contains(node)) {
        // Lists are one stop: their rows are reached by arrows.
        for (stop, _) in &stops {
            rows_from(&mut window, stop, &mut reached);
            if offered.keys().all(|node| reached.contains(node)) {
                break;
            }
        }
    }
    // A table: from what arrows reached they lead on.
    let mut from = reached.clone();
    while let Some(cell) = from.pop()
        && offered.keys().any(|node| !reached.contains(node))
    {
        let known = reached.len();
        rows_from(&mut window, &cell, &mut reached);
        from.extend(reached[known..].iter().cloned());
    }
    for (node, (role, control, place)) in &offered {
        if !reached.contains(node) {
            faults.push(format!("{name}: {role:?} “{control}” at {place} is out of the keyboard's reach"));
        }
    }
    faults
}

fn told(offered: &BTreeMap<String, Control>, node: &str) -> String {
    offered
        .get(node)
        .map_or_else(|| node.to_owned(), |(role, name, place)| format!("{role:?} “{name}” {place}"))
}

/// The states that are walked, by name.
fn walked() -> Vec<(&'static str, State)> {
    let all = gallery();
    for name in WALKED {
        assert!(all.iter().any(|(known, _)| known == name), "no state {name}");
        assert!(!OLD_PAGES.iter().any(|old| name.starts_with(old)), "{name} is walked");
    }
    all.into_iter().filter(|(name, _)| WALKED.contains(name)).collect()
}

#[test]
fn tab_and_arrows_reach_everything_in_reading_order() {
    let faults: Vec<String> = walked().into_iter().flat_map(|(name, state)| unreached(name, state)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A reader of the screen may give the keyboard to any row, not to the one stop of Tab alone; arrows go on from there.
#[test]
fn a_row_is_given_the_keyboard_by_a_reader_of_the_screen() {
    let (_, state) = gallery().into_iter().find(|(name, _)| *name == "settings-locking").unwrap();
    let mut window = window(state, (1366.0, 768.0));
    let first = say(Message::new("settings-minutes").with("minutes", 1_u32));
    window.0.get_by_role_and_label(Role::RadioButton, &first).focus();
    window.0.run_steps(3);
    assert!(window.0.get_by_role_and_label(Role::RadioButton, &first).is_focused());
    press(&mut window, Key::ArrowRight);
    let second = say(Message::new("settings-minutes").with("minutes", 2_u32));
    assert!(window.0.get_by_role_and_label(Role::RadioButton, &second).is_focused());
}

#[test]
fn what_has_the_keyboard_is_in_sight() {
    let (width, height) = (1366.0, 768.0);
    let mut faults = Vec::new();
    for (name, state) in walked() {
        let mut window = window(state, (width, height));
        let most = 2 * offered(&window).len() + 8;
        for (stop, place) in stops(&mut window, most) {
            let seen = place.intersect(Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(width, height)));
            if seen.height() < place.height().min(20.0) || seen.width() < place.width().min(20.0) {
                faults.push(format!("{name}: {stop} has the keyboard out of sight, at {place}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a control lacks of its state, where its role has one.
fn lacks(node: &egui_kittest::Node<'_>) -> Option<&'static str> {
    let seen = node.accesskit_node();
    if seen.label().is_none_or(|name| name.trim().is_empty()) {
        return Some("a name");
    }
    match seen.role() {
        Role::CheckBox | Role::RadioButton | Role::Switch => {
            seen.toggled().is_none().then_some("whether it is on")
        }
        Role::Tab | Role::ListBoxOption => {
            (seen.is_selected().is_none() && seen.toggled().is_none()).then_some("whether it is chosen")
        }
        Role::Slider | Role::SpinButton => seen.numeric_value().is_none().then_some("a value"),
        Role::TextInput | Role::MultilineTextInput | Role::PasswordInput => {
            seen.value().is_none().then_some("what is typed")
        }
        _ => None,
    }
}

/// Whether the keyboard goes there, and a press does something there.
fn is_pressed(node: &egui_kittest::Node<'_>) -> bool {
    let seen = node.accesskit_node();
    [Action::Click, Action::Focus].into_iter().all(|action| seen.data().supports_action(action))
}

#[test]
fn every_control_is_told_with_name_and_state() {
    let mut faults = Vec::new();
    for (name, state) in gallery() {
        let window = window(state, (1366.0, 2400.0));
        for node in window.0.root().children_recursive() {
            let role = node.accesskit_node().role();
            if is_pressed(&node) && matches!(role, Role::Unknown | Role::GenericContainer) {
                faults.push(format!("{name}: what can be pressed at {} lacks a role", node.rect()));
            }
            if CONTROLS.contains(&role)
                && let Some(lacks) = lacks(&node)
            {
                faults.push(format!("{name}: {role:?} at {} lacks {lacks}", node.rect()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
