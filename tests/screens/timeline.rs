//! The timeline of Moments by the pointer, as egui gives it: clips made, trimmed and moved, the film gone through, the
//! lanes drawn out.

use egui::accesskit::{Action, ActionRequest};
use egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, Rect, Role, TouchPhase, Vec2, vec2,
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::states::{CLIP, FIRST_USER, clip, play, secs, tagged};
use super::tag::act;
use super::{Window, say};
use attune::app::action::{TagAction, UserAction};
use attune::app::state::{State, TagScreen};
use attune::base::{ClipId, MediaTime};
use attune::casework::changes::{ClipEdit, Edge};
use attune::casework::pages::{ClipRow, StaffRole, StaffRow};
use attune::words::Message;

/// The pointer takes a clip so far around it, in points.
const AROUND: f32 = 3.0;

/// A film of 17:12 with clips of every kind that stands at 1:15; the clip at 1:02 to 1:09 is open.
fn tagging(change: impl FnOnce(&mut TagScreen)) -> Window {
    Window::new(play(|play| {
        (play.family, play.selected) = (tagged(), Some(CLIP));
        change(play);
    }))
}

fn name(heading: &str, codes: &str, start: &str, end: &str) -> String {
    let name = Message::new("tag-block").with("heading", heading).with("codes", codes);
    say(name.with("start", start).with("end", end))
}

/// Where the open clip is drawn, in all films of these tests.
fn open_clip(window: &Window) -> Rect {
    let name = name("Sensitivity", "S12", "1:02.0", "1:09.0");
    window.0.get_by_role_and_label(Role::Button, &name).rect().shrink2(vec2(AROUND, 0.0))
}

/// Points a second on the lanes, by the open clip of seven seconds.
fn per_second(window: &Window) -> f32 {
    open_clip(window).width() / 7.0
}

/// Takes hold of something and holds it elsewhere; what that did.
fn drag(window: &mut Window, from: Pos2, by: Vec2) -> Vec<UserAction> {
    window.0.hover_at(from);
    window.0.run();
    window.0.drag_at(from);
    window.0.run();
    for share in [0.5, 1.0] {
        window.0.hover_at(from + by * share);
        window.0.run();
    }
    window.actions()
}

fn drop_at(window: &mut Window, at: Pos2) -> Vec<UserAction> {
    window.0.drop_at(at);
    window.actions()
}

fn is_near(one: MediaTime, other: f64) -> bool {
    (one.secs_f64() - other).abs() < 0.15
}

#[track_caller]
fn last_edit(actions: &[UserAction]) -> ClipEdit {
    let edits: Vec<&ClipEdit> = actions
        .iter()
        .filter_map(|action| match action {
            UserAction::Tag(TagAction::Edit(CLIP, edit)) => Some(edit),
            _ => None,
        })
        .collect();
    let [edit] = edits[..] else { panic!("one change, not {actions:?}") };
    edit.clone()
}

#[test]
fn an_edge_is_trimmed_by_the_mouse_in_one_change() {
    let mut window = tagging(|_| {});
    let (rect, per_second) = (open_clip(&window), per_second(&window));
    let by = vec2(-3.0 * per_second, 0.0);
    let from = rect.right_center() - vec2(2.0, 0.0);
    let while_held = drag(&mut window, from, by);
    assert!(
        matches!(while_held.last(), Some(UserAction::Tag(TagAction::Scrub(at))) if is_near(*at, 66.0)),
        "the picture goes with the edge: {while_held:?}"
    );
    assert!(
        !while_held.iter().any(|action| matches!(action, UserAction::Tag(TagAction::Edit(..)))),
        "{while_held:?}"
    );
    let done = drop_at(&mut window, from + by);
    let ClipEdit::Edge(Edge::Out, at) = last_edit(&done) else { panic!("{done:?}") };
    assert!(is_near(at, 66.0), "{at:?}");
    assert_eq!(done.last(), Some(&act(TagAction::Seek(at))));

    // The other edge, and never across its own end.
    let from = rect.left_center() + vec2(2.0, 0.0);
    drag(&mut window, from, vec2(500.0, 0.0));
    let done = drop_at(&mut window, from + vec2(500.0, 0.0));
    let ClipEdit::Edge(Edge::In, at) = last_edit(&done) else { panic!("{done:?}") };
    assert!(at < secs(69) && at > secs(68), "{at:?}");
}

#[test]
fn a_clip_is_moved_by_the_mouse_and_catches_where_the_film_stands() {
    let mut window = tagging(|_| {});
    let (rect, per_second) = (open_clip(&window), per_second(&window));
    // Its end comes near 1:15, where the film stands.
    let by = vec2(6.0 * per_second + 4.0, 0.0);
    drag(&mut window, rect.center(), by);
    let done = drop_at(&mut window, rect.center() + by);
    assert_eq!(last_edit(&done), ClipEdit::MoveTo(secs(68)));
    // Far beyond the beginning of the film it begins with it.
    let by = vec2(-4000.0, 0.0);
    drag(&mut window, rect.center(), by);
    let done = drop_at(&mut window, rect.center() + by);
    assert_eq!(last_edit(&done), ClipEdit::MoveTo(secs(0)));
}

#[test]
fn escape_lets_go_and_changes_nothing() {
    let mut window = tagging(|_| {});
    let rect = open_clip(&window);
    drag(&mut window, rect.center(), vec2(60.0, 0.0));
    assert_ne!(open_clip(&window), rect, "it is shown where it would come to");
    assert_eq!(window.key(Key::Escape), [act(TagAction::Seek(secs(75)))], "and the screen is not left");
    assert_eq!(open_clip(&window), rect);
    assert!(drop_at(&mut window, rect.center() + vec2(60.0, 0.0)).is_empty());
    // So it is with the ruler and the overview.
    let bar = window.0.get_by_role_and_label(Role::Slider, &say("play-position")).rect();
    let before = bar.left_center() + vec2(0.8 * bar.width(), 0.0);
    assert!(!drag(&mut window, before, vec2(50.0, 0.0)).is_empty());
    assert_eq!(window.key(Key::Escape), [act(TagAction::Seek(secs(75)))]);
    assert!(drop_at(&mut window, before).is_empty());
}

#[test]
fn a_drag_on_an_empty_place_marks_a_clip_under_that_heading() {
    let mut window = tagging(|play| play.selected = None);
    let (rect, per_second) = (open_clip(&window), per_second(&window));
    // On the third lane, from the place below the open clip's end to the left.
    let from = rect.right_center() + vec2(0.0, 2.0 * lane_height(&window));
    let by = vec2(-5.0 * per_second, 0.0);
    drag(&mut window, from, by);
    let done = drop_at(&mut window, from + by);
    let Some(UserAction::Tag(TagAction::MarkSpan(start, end, 2))) = done.last() else { panic!("{done:?}") };
    assert!(is_near(*start, 64.0) && *end == secs(69), "{start:?} {end:?}");
    // What is marked can be trimmed in the same manner.
    let mut window = tagging(|play| {
        play.selected = None;
        (play.mark_in, play.mark_out, play.heading) = (Some(secs(40)), Some(secs(50)), 2);
    });
    let new = say(Message::new("tag-block-new").with("start", "0:40.0").with("end", "0:50.0"));
    let rect = window.0.get_by_label(&new).rect().shrink2(vec2(AROUND, 0.0));
    let (from, by) = (rect.right_center() - vec2(2.0, 0.0), vec2(-4.0 * rect.width() / 10.0, 0.0));
    drag(&mut window, from, by);
    let done = drop_at(&mut window, from + by);
    let Some(UserAction::Tag(TagAction::MarkSpan(start, end, 2))) = done.last() else { panic!("{done:?}") };
    assert!(*start == secs(40) && is_near(*end, 46.0), "{start:?} {end:?}");
}

/// From the first lane to the second, by clips on both.
fn lane_height(window: &Window) -> f32 {
    let top = |heading: &str, codes: &str| {
        let name = name(heading, codes, "2:38.0", "2:51.0");
        window.0.get_by_role_and_label(Role::Button, &name).rect().top()
    };
    top("Strengths", "P1") - top("Sensitivity", "S4")
}

#[test]
fn a_clip_is_opened_by_a_click_and_played_by_two() {
    let mut window = tagging(|play| play.selected = None);
    let at = open_clip(&window).center();
    let press = |window: &Window| {
        for pressed in [true, false] {
            let (pos, button, modifiers) = (at, egui::PointerButton::Primary, Modifiers::NONE);
            window.0.event(Event::PointerButton { pos, button, pressed, modifiers });
        }
    };
    // A step of the harness is a quarter of a second.
    window.0.ctx.options_mut(|options| options.input_options.max_double_click_delay = 2.0);
    window.0.hover_at(at);
    press(&window);
    assert_eq!(window.actions(), [act(TagAction::GoToClip(CLIP))]);
    press(&window);
    assert_eq!(window.actions(), [act(TagAction::PlayClip(CLIP))]);
}

#[test]
fn nothing_can_be_dragged_where_clips_may_not_be_changed() {
    let mut state: State = play(|play| (play.family, play.selected) = (tagged(), Some(CLIP)));
    state.me = Some(StaffRow {
        user: FIRST_USER,
        login: "sv".into(),
        role: StaffRole::Supervisor,
        administrator: false,
        retired: false,
        you: true,
    });
    assert!(state.refusal(attune::casework::Act::ChangeClips).is_some());
    let mut window = Window::new(state);
    let rect = open_clip(&window);
    for from in [rect.right_center(), rect.center(), rect.center() + vec2(0.0, 2.0 * lane_height(&window))] {
        drag(&mut window, from, vec2(60.0, 0.0));
        let done = drop_at(&mut window, from + vec2(60.0, 0.0));
        let changes = |action: &UserAction| {
            matches!(action, UserAction::Tag(TagAction::Edit(..) | TagAction::MarkSpan(..)))
        };
        assert!(!done.iter().any(changes), "{done:?}");
    }
}

#[test]
fn the_frame_on_the_whole_film_is_moved_and_drawn_out() {
    let mut window = tagging(|_| {});
    let (before, closer) = (open_clip(&window), per_second(&window));
    let bar = window.0.get_by_role_and_label(Role::Slider, &say("play-position")).rect();
    let length = 17.0 * 60.0 + 12.0;
    let at = |second: f32| bar.left_center() + vec2(second / length * bar.width(), 0.0);
    // Two minutes are in view, with 1:15 a third of the way in.
    let moved = drag(&mut window, at(95.0), at(115.0) - at(95.0));
    assert!(moved.is_empty() && drop_at(&mut window, at(115.0)).is_empty(), "the film stays where it stands");
    let by = before.left() - open_clip(&window).left();
    assert!((by / closer - 20.0).abs() < 1.5, "{by}");
    drag(&mut window, at(175.0), at(295.0) - at(175.0));
    drop_at(&mut window, at(295.0));
    let wider = closer / per_second(&window);
    assert!((wider - 2.0).abs() < 0.1, "{wider}");
}

#[test]
fn the_ruler_goes_through_the_film() {
    let mut window = tagging(|_| {});
    let (rect, per_second) = (open_clip(&window), per_second(&window));
    // Above the first lane.
    let at = rect.left_top() - vec2(0.0, 14.0);
    window.0.hover_at(at);
    window.0.run();
    window.0.drag_at(at);
    window.0.drop_at(at);
    let done = window.actions();
    let [UserAction::Tag(TagAction::Seek(to))] = done[..] else { panic!("{done:?}") };
    assert!(is_near(to, 62.0), "{to:?}");
    let scrubbed = drag(&mut window, at, vec2(5.0 * per_second, 0.0));
    assert!(
        matches!(scrubbed.last(), Some(UserAction::Tag(TagAction::Scrub(to))) if is_near(*to, 67.0)),
        "{scrubbed:?}"
    );
    let done = drop_at(&mut window, at + vec2(5.0 * per_second, 0.0));
    assert!(matches!(done[..], [UserAction::Tag(TagAction::Seek(to))] if is_near(to, 67.0)), "{done:?}");
}

fn wheel(window: &mut Window, delta: Vec2, modifiers: Modifiers) {
    let (unit, phase, source) = (MouseWheelUnit::Point, TouchPhase::Move, MouseWheelSource::Wheel);
    window.0.event_modifiers(Event::MouseWheel { unit, delta, phase, source, modifiers }, modifiers);
    window.0.run_steps(20);
}

#[test]
fn the_wheel_moves_along_the_film_and_with_control_draws_it_out() {
    let mut window = tagging(|_| {});
    let (rect, per_second_before) = (open_clip(&window), per_second(&window));
    window.0.hover_at(rect.center());
    window.0.run();
    wheel(&mut window, vec2(0.0, 40.0), Modifiers::NONE);
    assert!(open_clip(&window).left() > rect.left() + 10.0, "back");
    wheel(&mut window, vec2(0.0, -40.0), Modifiers::NONE);
    assert!((open_clip(&window).left() - rect.left()).abs() < 2.0);
    wheel(&mut window, vec2(0.0, 60.0), Modifiers::COMMAND);
    assert!(per_second(&window) > 1.1 * per_second_before);
    assert!((open_clip(&window).center().x - rect.center().x).abs() < 3.0, "what is under the pointer stays");
}

#[test]
fn the_lanes_are_drawn_out_around_the_open_clip() {
    let mut window = tagging(|_| {});
    for _ in 0..2 {
        window.key(Key::Plus);
    }
    let rect = open_clip(&window);
    let bar = window.0.get_by_role_and_label(Role::Slider, &say("play-position")).rect();
    assert!(
        bar.x_range().contains(rect.left()) && bar.x_range().contains(rect.right()),
        "{rect:?} in {bar:?}"
    );
    for _ in 0..9 {
        window.key(Key::Minus);
    }
    assert!(!window.is_on(&say("tag-zoom-out")), "the whole film is in view");
    assert!((open_clip(&window).width() - 14.0).abs() < 0.5, "never too narrow to take");
}

#[test]
fn clips_are_one_stop_of_the_keyboard_with_arrows_inside() {
    let mut window = tagging(|_| {});
    let stops = |window: &Window| {
        let buttons = window.0.query_all_by_role(Role::Button).map(|node| node.accesskit_node());
        let blocks = buttons.filter(|node| {
            let name = node.label().unwrap_or_default();
            name.contains(" to ") && name.contains(": ")
        });
        blocks.filter(|node| node.data().supports_action(Action::Focus)).count()
    };
    assert_eq!(stops(&window), 1);
    window.0.get_by_role_and_label(Role::Button, &name("Sensitivity", "S12", "1:02.0", "1:09.0")).focus();
    window.0.run();
    let both = ClipId::from_bytes([6; 16]);
    assert_eq!(window.key(Key::ArrowRight), [act(TagAction::GoToClip(both))]);
    assert_eq!(window.key(Key::Home), [act(TagAction::GoToClip(ClipId::from_bytes([10; 16])))]);
    assert_eq!(window.key(Key::ArrowDown), [act(TagAction::SelectBy(1))], "as everywhere on the screen");
    assert_eq!(window.key(Key::Num1), [act(TagAction::ToggleTag("S1".into()))]);
}

#[test]
fn a_reader_of_the_screen_hears_and_moves_everything() {
    let mut window = tagging(|play| {
        let short = clip(40, 90, 91, "W3 Possibly frightening or overwhelming", "");
        play.family.clips.push(ClipRow { end: MediaTime::from_ms(90_100), may_be_shown: false, ..short });
    });
    let short = name("Staff", "W3", "1:30.0", "1:30.1");
    let short = window.0.get_by_role_and_label(Role::Button, &short);
    assert!(short.rect().width() >= 14.0);
    let more = short.accesskit_node().description().unwrap_or_default();
    assert!(more.contains(&say("tag-block-hidden")), "hatching alone tells nobody: {more}");
    let position = say("play-position");
    let position = window.0.get_by_role_and_label(Role::Slider, &position);
    let value = say(Message::new("tag-position").with("position", "1:15.0").with("length", "17:12"));
    assert_eq!(position.value(), Some(value));
    let by = |ms| act(TagAction::MoveEdge(Edge::Out, MediaTime::from_ms(ms)));
    for (action, wanted) in [(Action::Increment, by(100)), (Action::Decrement, by(-100))] {
        let edge = say("tag-block-end");
        let node = window.0.get_by_role_and_label(Role::Slider, &edge);
        let (target_node, target_tree) = node.accesskit_node().locate();
        let request = ActionRequest { action, target_tree, target_node, data: None };
        window.0.event(Event::AccessKitActionRequest(request));
        assert_eq!(window.actions(), [wanted]);
    }
}
