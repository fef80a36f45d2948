//! What is watched at a session: choosing it, putting it in order, what was shown and said.

use egui::accesskit::{Action, ActionData, ActionRequest, TreeId};
use egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::fuller::{RECORD, clip_id, session, untouched};
use super::session::{changed, does};
use super::states::RECORDING;
use super::{Window, say};
use attune::app::action::{SessionAction, UserAction};
use attune::base::ClipId;
use attune::casework::changes::SessionChange;
use attune::programme::StepKind;
use attune::words::Message;

fn show(clips: &[ClipId]) -> [UserAction; 1] {
    changed(SessionChange::Show(clips.to_vec()))
}

fn listed(window: &Window, place: u32) -> egui_kittest::Node<'_> {
    let wanted = format!("{place}: ");
    let row = window
        .0
        .query_all_by_role(Role::ListItem)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(&wanted)));
    row.expect("it is on the list")
}

#[test]
fn what_is_watched_is_ordered_by_keys_by_pointer_and_by_ear_and_taken_off() {
    let (one, two, gone) = (clip_id(1), clip_id(2), clip_id(99));
    let fresh = || Window::new(session(StepKind::Plan, |_| {}));
    // By keys.
    let mut window = fresh();
    listed(&window, 1).focus();
    window.0.run();
    window.0.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(window.actions(), show(&[two, one, gone]));
    let mut window = fresh();
    listed(&window, 1).focus();
    window.0.run();
    window.0.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    assert!(window.actions().is_empty(), "it is the first");
    window.key(Key::ArrowDown);
    assert_eq!(window.key(Key::Delete), show(&[one, gone]), "the second is taken off");
    // By ear.
    let mut window = fresh();
    let node = listed(&window, 3).accesskit_node();
    let actions = node.data().custom_actions().to_vec();
    assert_eq!(actions.len(), 1, "the last can only come earlier");
    let request = ActionRequest {
        action: Action::CustomAction,
        target_tree: TreeId::ROOT,
        target_node: node.locate().0,
        data: Some(ActionData::CustomAction(actions[0].id)),
    };
    window.0.event(Event::AccessKitActionRequest(request));
    assert_eq!(window.actions(), show(&[one, gone, two]));
    // By pointer.
    let mut window = fresh();
    let (from, to) = (listed(&window, 1).rect(), listed(&window, 3).rect());
    let grip = from.left_center() + egui::vec2(10.0, 0.0);
    window.0.drag_at(grip);
    window.0.run();
    window.0.hover_at(to.center_bottom() - egui::vec2(0.0, 4.0));
    window.0.run();
    window.0.drop_at(to.center_bottom() - egui::vec2(0.0, 4.0));
    assert_eq!(window.actions(), show(&[two, gone, one]));
    let off = Message::new("show-remove-named").with("place", 3_u32).with("clip", say("show-clip-gone"));
    assert_eq!(fresh().press(&say(off)), show(&[one, two]));
}

#[test]
fn moments_are_chosen_with_a_tick_each() {
    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    assert!(window.press(&say("show-choose-open")).is_empty());
    let boxed = |number: u32| {
        say(Message::new("show-box").with("title", format!("Moment {number}")).with("length", "0:13"))
    };
    let (one, two, gone) = (clip_id(1), clip_id(2), clip_id(99));
    assert_eq!(window.act(Role::CheckBox, &boxed(3)), show(&[one, two, gone, clip_id(3)]));
    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    window.press(&say("show-choose-open"));
    assert_eq!(window.act(Role::CheckBox, &boxed(1)), show(&[two, gone]), "it was chosen");
    let name = boxed(4);
    let kept_back = window.0.get_by_role_and_label(Role::CheckBox, &name);
    assert!(kept_back.accesskit_node().is_disabled(), "it is not for parents");
    window.assert_says("show-kept-back");
    assert!(window.press(&say("heading-strengths")).is_empty());
    assert!(!window.says(&boxed(3)), "it is under another heading");
    assert!(window.press(&say("show-choose-done")).is_empty());
    window.assert_silent("show-choose-title");
}

#[test]
fn a_clip_for_staff_is_chosen_with_a_reason() {
    let mut window = Window::new(session(StepKind::Plan, |view| view.clips[3].needs_reason = true));
    window.press(&say("show-choose-open"));
    window.assert_says("despite-needed");
    let row = window
        .0
        .query_all_by_role(Role::CheckBox)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Moment 4")));
    row.expect("it is listed").click();
    assert!(window.actions().is_empty(), "it asks first");
    window.write(Role::TextInput, &say("despite-reason"), "They asked");
    let chosen = changed(SessionChange::ShowDespite(clip_id(4), "They asked".into()));
    assert_eq!(window.press(&say("despite-show")), chosen);
}

/// Looking at what was chosen is no showing, and needs no consent to it.
#[test]
fn a_preview_is_offered_beside_the_list_and_says_that_it_is_no_showing() {
    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    window.assert_says("show-preview-hint");
    assert_eq!(window.press(&say("show-preview")), [does(SessionAction::Preview(4))]);
    let none = Message::new("refuse-show-nothing-chosen");
    let refused = none.clone();
    let window = Window::new(session(StepKind::Plan, |view| view.preview_refusals = vec![refused]));
    let name = say("show-preview");
    let button = window.0.get_by_role_and_label(Role::Button, &name);
    assert!(button.accesskit_node().is_disabled());
    assert_eq!(button.accesskit_node().description(), Some(say(none)));
}

#[test]
fn moments_are_found_in_the_films_and_listed() {
    let mut window = Window::new(session(StepKind::Tag, |_| {}));
    window.assert_says(Message::new("step-moments").with("count", 1_u32));
    let started = super::states::recording(4).started.with_timezone(&chrono::Local);
    let name = Message::new("family-watch-named")
        .with("session", 4_u32)
        .with("time", started.format("%H:%M").to_string());
    assert_eq!(window.press(&say(name)), [does(SessionAction::Watch(RECORDING))]);
    Window::new(untouched(StepKind::Tag)).assert_says("visit-tag-no-film");
    // Nothing was found yet: that is the one thing to do.
    let mut window = Window::new(session(StepKind::Tag, |view| {
        view.recordings.truncate(1);
        view.clips.clear();
    }));
    assert_eq!(window.press(&say("visit-find-moments")), [does(SessionAction::Watch(RECORDING))]);
}

#[test]
fn watching_waits_for_its_permission_and_what_was_shown_and_said_is_listed() {
    let start = |view: &mut attune::casework::pages::SessionView| view.shown.clear();
    let mut window = Window::new(session(StepKind::Review, start));
    assert_eq!(window.press(&say("review-show")), [does(SessionAction::ShowToParents(4))]);
    let mut window = Window::new(session(StepKind::Review, |view| {
        start(view);
        view.session.plan.show.clear();
    }));
    let these = Message::new("review-show-these").with("count", 1_u32);
    assert_eq!(window.press(&say(these)), [does(SessionAction::ShowThese(4, vec![clip_id(1)]))]);

    let mut window = Window::new(session(StepKind::Review, |_| {}));
    let remove = say(Message::new("review-words-remove-named").with("time", "15:08"));
    assert_eq!(window.press(&remove), changed(SessionChange::RemoveParentWords(RECORD)));
    window.assert_says(Message::new("review-words").with("words", "I did not know she looked at me"));
    window.write(Role::MultilineTextInput, &say("review-words-new"), "She waits for me");
    let words = changed(SessionChange::ParentWords(None, "She waits for me".into()));
    assert_eq!(window.key(Key::Tab), words);

    let lack = Message::new("refuse-film-no-consent").with("person", "Dad");
    let refused = lack.clone();
    let window = Window::new(session(StepKind::Review, |view| {
        start(view);
        view.show_refusals = vec![refused];
    }));
    assert!(!window.is_on(&say("review-show")));
    window.0.get_by_role_and_label(Role::Alert, &say(lack));
    let window = Window::new(untouched(StepKind::Review));
    window.assert_says("show-none-chosen");
    window.assert_says("review-nothing-shown");
}
