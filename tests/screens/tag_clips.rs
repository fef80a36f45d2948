//! Clips on the Tag screen: on their lanes, in the list, of other sessions, and compared with.

use egui::{Key, Role};
use egui_kittest::kittest::Queryable as _;

use super::states::{CLIP, play, tagged};
use super::tag::{act, tagging};
use super::{Window, say};
use attune::app::action::{TagAction, UserAction};
use attune::base::ClipId;
use attune::casework::changes::ClipEdit;
use attune::words::Message;

#[test]
fn lanes_show_clips_by_heading_and_open_them() {
    let mut window = tagging(None);
    let name = |heading: &str, codes: &str, start: &str, end: &str| {
        say(Message::new("tag-block")
            .with("heading", heading)
            .with("codes", codes)
            .with("start", start)
            .with("end", end))
    };
    let first = name("Sensitivity", "S12", "1:02.0", "1:09.0");
    assert_eq!(window.press(&first), [UserAction::GoToClip(CLIP)]);
    let both = ClipId::from_bytes([6; 16]);
    let [one, other] = ["Sensitivity", "Strengths"].map(|lane| {
        let codes = if lane == "Strengths" { "P1" } else { "S4" };
        name(lane, codes, "2:38.0", "2:51.0")
    });
    assert_eq!(window.press(&one), [UserAction::GoToClip(both)]);
    assert_eq!(window.press(&other), [UserAction::GoToClip(both)], "it lies on both lanes");
    let top = |window: &Window, name: &str| window.0.get_by_role_and_label(Role::Button, name).rect().top();
    assert!(top(&window, &one) < top(&window, &other));

    let width = |window: &Window| window.0.get_by_role_and_label(Role::Button, &first).rect().width();
    let before = width(&window);
    assert!(!window.is_on(&say("tag-zoom-out")));
    for _ in 0..4 {
        window.press(&say("tag-zoom-in"));
    }
    assert!(width(&window) > 3.0 * before, "{} after {before}", width(&window));
    window.key(Key::Minus);
    window.key(Key::Plus);
    for _ in 0..4 {
        window.press(&say("tag-zoom-out"));
    }
    assert!((width(&window) - before).abs() < 1.0 && !window.is_on(&say("tag-zoom-out")));
}

#[test]
fn arrows_on_a_lane_go_from_clip_to_clip() {
    let mut window = tagging(Some(CLIP));
    let block = say(Message::new("tag-block")
        .with("heading", "Sensitivity")
        .with("codes", "S12")
        .with("start", "1:02.0")
        .with("end", "1:09.0"));
    window.0.get_by_role_and_label(Role::Button, &block).focus();
    window.0.run();
    assert_eq!(window.key(Key::ArrowDown), [act(TagAction::SelectBy(1))]);
    assert_eq!(window.key(Key::ArrowRight), [UserAction::Step(1)]);
    assert_eq!(window.key(Key::Enter), [UserAction::GoToClip(CLIP)]);
    assert_eq!(window.key(Key::Num1), [act(TagAction::ToggleTag("S1".into()))]);
}

#[test]
fn clips_are_listed_gone_to_shown_and_removed() {
    let window = Window::new(play(|_| {}));
    window.assert_says("tag-no-clips");
    window.assert_says("tag-no-clips-hint");

    let mut window = tagging(None);
    window.assert_silent("tag-no-clips");
    assert!(window.says("S12 Waits and gives space"));
    assert!(window.says("Waits, and the child takes the next step"));
    window.assert_says("tag-needs-earlier");
    window.assert_says("tag-kept-back");
    let named = |key, start: &str| say(Message::new(key).with("start", start));
    assert_eq!(window.press(&named("tag-go-named", "1:02.0")), [UserAction::GoToClip(CLIP)]);
    assert_eq!(window.press(&named("tag-remove-named", "1:02.0")), [UserAction::RemoveClip(CLIP)]);
    let show = |window: &mut Window, start| window.act(Role::CheckBox, &named("tag-show-named", start));
    assert_eq!(show(&mut window, "1:02.0"), [act(TagAction::Show(CLIP, false))]);
    let other = ClipId::from_bytes([7; 16]);
    assert_eq!(show(&mut window, "3:50.0"), [act(TagAction::Show(other, true))]);
    assert!(show(&mut window, "6:42.0").is_empty(), "a tag keeps it back");
}

#[test]
fn the_list_shows_only_what_is_asked_for() {
    let mut window = tagging(None);
    let go = |start: &str| say(Message::new("tag-go-named").with("start", start));
    for (key, listed, not_listed) in
        [("tag-only-starred", "1:02.0", "3:50.0"), ("tag-only-chosen", "1:02.0", "2:38.0")]
    {
        window.press(&say(key));
        assert!(window.says(&go(listed)) && !window.says(&go(not_listed)), "{key}");
        window.press(&say("tag-only-all"));
        assert!(window.says(&go(not_listed)));
    }
    let mut window = Window::new(play(|play| {
        play.family = tagged();
        play.family.shows.clear();
    }));
    window.press(&say("tag-only-chosen"));
    window.assert_says("tag-none-listed");
}

#[test]
fn clips_of_other_sessions_are_chosen_unless_their_film_is_gone() {
    let mut window = tagging(None);
    let line = |session: u32, start: &str, codes: &str| {
        let line = Message::new("tag-clip-line").with("session", session).with("start", start);
        say(line.with("codes", codes))
    };
    let (there, gone) = (line(2, "1:15.0", "S1"), line(1, "0:12.0", "S3"));
    assert!(!window.says(&there));
    window.press(&say(Message::new("tag-others-open").with("clips", 2_usize)));
    let clip = ClipId::from_bytes([20; 16]);
    assert_eq!(window.act(Role::CheckBox, &there), [act(TagAction::Show(clip, true))]);
    window.assert_says("tag-film-gone");
    assert!(window.act(Role::CheckBox, &gone).is_empty());
    window.press(&say(Message::new("tag-others-close").with("clips", 2_usize)));
    assert!(!window.says(&there));
}

#[test]
fn an_earlier_clip_is_picked_for_a_change() {
    let change = ClipId::from_bytes([9; 16]);
    let mut window = tagging(Some(change));
    assert_eq!(window.value(Role::ComboBox, &say("tag-earlier")), say("tag-earlier-none"));
    window.act(Role::ComboBox, &say("tag-earlier"));
    let line =
        Message::new("tag-clip-line").with("session", 2_u32).with("start", "1:15.0").with("codes", "S1");
    let picked = Some(ClipId::from_bytes([20; 16]));
    assert_eq!(window.press(&say(line)), [act(TagAction::Edit(change, ClipEdit::Earlier(picked)))]);
    let window = tagging(Some(CLIP));
    assert!(window.0.query_by_role_and_label(Role::ComboBox, &say("tag-earlier")).is_none());
}
