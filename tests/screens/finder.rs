//! The search over a screen: what it finds is chosen by arrows, opened by Enter, and told with why it is off.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::states::{caseload, families, filming, play, row};
use super::{Window, say};
use attune::app::action::{UserAction, WindowAction};
use attune::app::state::Place;
use attune::base::CaseId;
use attune::programme::fidelity::Verdict;
use attune::words::Message;

fn open(window: &mut Window) {
    window.0.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.0.run_steps(3);
}

fn typed(window: &mut Window, text: &str) {
    window.0.get_by_role_and_label(Role::TextInput, &say("finder-title")).type_text(text);
    window.0.run_steps(3);
}

fn chosen(window: &Window) -> String {
    let mut rows = window.0.query_all_by_role(Role::ListBoxOption);
    let row = rows.find(|row| row.accesskit_node().is_selected() == Some(true));
    row.and_then(|row| row.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn what_is_typed_is_found_and_enter_opens_it() {
    let mut window = Window::new(families(caseload()));
    open(&mut window);
    assert!(window.0.get_by_role_and_label(Role::TextInput, &say("finder-title")).is_focused());
    typed(&mut window, "003");
    assert!(chosen(&window).starts_with("FAM-003"), "{}", chosen(&window));
    let first = chosen(&window);
    window.0.key_press(Key::ArrowDown);
    window.0.run_steps(2);
    assert_ne!(chosen(&window), first);
    window.0.key_press(Key::ArrowUp);
    window.0.run_steps(2);
    let done = window.key(Key::Enter);
    let [UserAction::Window(WindowAction::Open(place))] = &done[..] else { panic!("{done:?}") };
    assert_eq!(place.case(), Some(CaseId::from_bytes([3; 16])));
    assert!(window.0.query_by_role(Role::Dialog).is_none(), "it closes");
}

#[test]
fn a_row_is_pressed_with_the_pointer_too() {
    let mut window = Window::new(families(caseload()));
    open(&mut window);
    typed(&mut window, "add fam");
    let name = say("finder-add-family");
    assert_eq!(
        window.act(Role::ListBoxOption, &name),
        [UserAction::Window(WindowAction::Open(Place::NewFamily))]
    );
}

#[test]
fn what_cannot_be_done_says_why_and_does_nothing() {
    let mut window = Window::new(filming(75, |_| {}));
    window.0.state_mut().state.families = caseload();
    open(&mut window);
    typed(&mut window, "fam-002");
    let why = say(Message::new("finder-off").with("why", say("finder-off-filming")));
    assert!(chosen(&window).ends_with(&why), "{}", chosen(&window));
    assert!(window.key(Key::Enter).is_empty());
    assert!(window.0.query_by_role(Role::Dialog).is_some(), "it stays, to be read");
}

#[test]
fn the_chosen_row_stays_in_sight_among_a_thousand_families() {
    let many = (1..=1000_u16).map(|number| {
        let mut family = row(1, &format!("FAM-{number:04}"), Verdict::Met);
        family.case = CaseId::from_bytes([u8::try_from(number % 250).unwrap(); 16]);
        family
    });
    // Over a screen that does not list them all itself.
    let mut window = Window::new(play(|_| {}));
    window.0.state_mut().state.families = many.collect();
    window.0.set_size(egui::vec2(1366.0, 768.0));
    open(&mut window);
    typed(&mut window, "fam");
    for key in [Key::ArrowDown, Key::ArrowUp, Key::ArrowUp] {
        for _ in 0..14 {
            window.0.key_press(key);
            window.0.run_steps(3);
            let rows: Vec<_> = window.0.query_all_by_role(Role::ListBoxOption).collect();
            let row = rows.iter().find(|row| row.accesskit_node().is_selected() == Some(true)).unwrap();
            let field = window.0.get_by_role_and_label(Role::TextInput, &say("finder-title")).rect();
            assert!(row.rect().top() >= field.bottom() && row.rect().bottom() < 700.0, "{}", row.rect());
        }
    }
}

#[test]
fn nothing_found_says_what_to_try() {
    let mut window = Window::new(families(caseload()));
    open(&mut window);
    typed(&mut window, "xyzzy");
    window.assert_says("finder-none");
    assert!(window.key(Key::Enter).is_empty());
}
