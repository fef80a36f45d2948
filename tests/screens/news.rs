//! News: what went well goes by itself and may be undone for a while, what went wrong stays; nothing is moved by it.

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::states::{CASE, caseload, families, family, page};
use super::{Window, say};
use attune::app::action::{UserAction, WindowAction};
use attune::app::state::{Remark, State, Undo};
use attune::casework::Problem;
use attune::casework::changes::{FamilyChange, SessionChange};
use attune::words::Message;

fn told(undo: bool) -> (State, String) {
    let message = Message::new("undo-session-closed").with("number", 3_u32);
    let change = FamilyChange::Session(3, SessionChange::Reopen);
    let undo = undo.then_some(Undo::Change(CASE, change));
    let mut state = page(family());
    state.notice = Some(Remark { undo, ..message.clone().into() });
    (state, say(message))
}

/// Lets so many seconds pass; what happened meanwhile.
fn after(window: &mut Window, seconds: f32) -> Vec<UserAction> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a few steps
    let steps = (seconds / STEP).ceil() as usize;
    for _ in 0..steps {
        window.0.run_steps(1);
    }
    std::mem::take(&mut window.0.state_mut().actions)
}

/// Seconds a step of a window of the tests takes.
const STEP: f32 = 0.25;

const OVER: UserAction = UserAction::Window(WindowAction::DismissNotice);

#[test]
fn what_went_well_goes_by_itself_and_later_where_it_can_be_undone() {
    for (undo, stays, gone) in [(false, 2.0, 6.5), (true, 6.5, 10.5)] {
        let (state, words) = told(undo);
        let mut window = Window::new(state);
        assert!(window.says(&words));
        assert!(!after(&mut window, stays).contains(&OVER), "undo {undo}");
        assert!(after(&mut window, gone - stays).contains(&OVER), "undo {undo}");
    }
}

#[test]
fn it_stays_while_it_is_read() {
    let (state, words) = told(true);
    let mut window = Window::new(state);
    let place = window.0.get_by_label(&words).rect().center();
    window.0.hover_at(place);
    assert!(!after(&mut window, 30.0).contains(&OVER), "under the pointer");
    window.0.hover_at(egui::pos2(5.0, 5.0));
    assert!(after(&mut window, 11.0).contains(&OVER));

    let (state, _) = told(true);
    let mut window = Window::new(state);
    window.0.get_by_role_and_label(Role::Button, &say("action-undo")).focus();
    assert!(!after(&mut window, 30.0).contains(&OVER), "while it has the keyboard");
}

#[test]
fn undo_is_offered_and_escape_is_not_eaten() {
    let (state, words) = told(true);
    let mut window = Window::new(state);
    let node = window.0.get_by_role_and_label(Role::Status, &words);
    assert!(node.accesskit_node().live() != egui::accesskit::Live::Off, "readers of the screen are told");
    assert_eq!(window.press(&say("action-undo")), [UserAction::Window(WindowAction::Undo)]);
    let (mut state, _) = told(false);
    state.places.leave(attune::app::state::Place::Today);
    let mut window = Window::new(state);
    assert_eq!(window.key(Key::Escape), [UserAction::Window(WindowAction::Back)]);
}

#[test]
fn what_went_wrong_stays_until_it_is_closed() {
    let mut state = families(caseload());
    state.problem = Some(Problem::refused("undo-changed-since"));
    let mut window = Window::new(state);
    assert!(after(&mut window, 60.0).is_empty());
    window.0.get_by_role_and_label(Role::Alert, &say("undo-changed-since"));
    assert_eq!(window.press(&say("action-close")), [UserAction::Window(WindowAction::DismissProblem)]);
}

#[test]
fn news_moves_nothing() {
    let (mut state, _) = told(true);
    let notice = state.notice.take();
    let mut window = Window::new(state);
    let places = |window: &Window| -> Vec<egui::Rect> {
        window.0.query_all_by_role(Role::Heading).map(|node| node.rect()).collect()
    };
    let before = places(&window);
    window.0.state_mut().state.notice = notice;
    window.0.run_steps(3);
    assert_eq!(places(&window), before);
}
