//! Clips on the Tag screen: on their lanes, in the list, of other sessions, and compared with.

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::states::{CLIP, clip, play, tagged};
use super::tag::{act, tagging};
use super::{Window, say};
use attune::app::action::{TagAction, UserAction};
use attune::app::state::State;
use attune::base::ClipId;
use attune::casework::changes::ClipEdit;
use attune::casework::pages::ClipRow;
use attune::words::Message;

#[test]
fn lanes_show_clips_by_heading_and_open_them() {
    let mut window = tagging(None);
    // The whole film, so that every clip is in view.
    for _ in 0..4 {
        window.key(Key::Minus);
    }
    let name = |heading: &str, codes: &str, start: &str, end: &str| {
        say(Message::new("tag-block")
            .with("heading", heading)
            .with("codes", codes)
            .with("start", start)
            .with("end", end))
    };
    let first = name("Sensitivity", "S12", "1:02.0", "1:09.0");
    assert_eq!(window.press(&first), [UserAction::Tag(TagAction::GoToClip(CLIP))]);
    let both = ClipId::from_bytes([6; 16]);
    let [one, other] = ["Sensitivity", "Strengths"].map(|lane| {
        let codes = if lane == "Strengths" { "P1" } else { "S4" };
        name(lane, codes, "2:38.0", "2:51.0")
    });
    assert_eq!(window.press(&one), [UserAction::Tag(TagAction::GoToClip(both))]);
    assert_eq!(window.press(&other), [UserAction::Tag(TagAction::GoToClip(both))], "it lies on both lanes");
    let top = |window: &Window, name: &str| window.0.get_by_role_and_label(Role::Button, name).rect().top();
    assert!(top(&window, &one) < top(&window, &other));

    let width = |window: &Window| window.0.get_by_role_and_label(Role::Button, &first).rect().width();
    let before = width(&window);
    assert!(!window.is_on(&say("tag-zoom-out")));
    for _ in 0..4 {
        window.press(&say("tag-zoom-in"));
    }
    // A short clip is as wide as it must be to be taken, and then as its time.
    assert!(width(&window) > 1.5 * before, "{} after {before}", width(&window));
    window.key(Key::Minus);
    window.key(Key::Plus);
    for _ in 0..4 {
        window.press(&say("tag-zoom-out"));
    }
    assert!((width(&window) - before).abs() < 1.0 && !window.is_on(&say("tag-zoom-out")));
}

/// What a reader of the screen is told of the row of the moment at that time.
fn told(window: &Window, start: &str) -> String {
    let row = say(Message::new("tag-go-named").with("start", start));
    window
        .0
        .get_by_role_and_label(Role::ListBoxOption, &row)
        .accesskit_node()
        .description()
        .unwrap_or_default()
}

#[test]
fn moments_are_listed_and_opened_with_what_becomes_of_them() {
    let window = Window::new(play(|_| {}));
    window.assert_says("tag-no-clips");
    window.assert_says("tag-no-clips-hint");

    let mut window = tagging(None);
    window.assert_silent("tag-no-clips");
    window.assert_says(Message::new("tag-clips").with("count", 6_usize));
    let first = told(&window, "1:02.0");
    for part in ["S12 Waits and gives space", &say("tag-only-starred"), &say("tag-is-shown")] {
        assert!(first.contains(part), "{first}");
    }
    assert!(told(&window, "6:42.0").contains(&say("tag-is-hidden")));
    assert!(told(&window, "10:40.0").contains(&say("tag-needs-earlier")));
    let row = say(Message::new("tag-go-named").with("start", "1:02.0"));
    assert_eq!(window.act(Role::ListBoxOption, &row), [UserAction::Tag(TagAction::GoToClip(CLIP))]);
}

#[test]
fn a_moment_that_tags_keep_back_cannot_be_ticked_and_says_why() {
    let mut window = tagging(Some(ClipId::from_bytes([8; 16])));
    assert!(window.act(Role::CheckBox, &say("tag-show")).is_empty());
    window.assert_says("tag-kept-back");
    let other = ClipId::from_bytes([7; 16]);
    let mut window = tagging(Some(other));
    assert_eq!(window.act(Role::CheckBox, &say("tag-show")), [act(TagAction::Show(other, true))]);
}

#[test]
fn the_list_shows_only_what_is_asked_for() {
    let mut window = tagging(None);
    let go = |start: &str| say(Message::new("tag-go-named").with("start", start));
    let choose = |window: &mut Window, key: &'static str| {
        window.press(&say("tag-more"));
        window.press(&say(key));
    };
    for (key, listed, not_listed) in
        [("tag-only-starred", "1:02.0", "3:50.0"), ("tag-only-chosen", "1:02.0", "2:38.0")]
    {
        choose(&mut window, key);
        assert!(window.says(&go(listed)) && !window.says(&go(not_listed)), "{key}");
        choose(&mut window, "tag-only-all");
        assert!(window.says(&go(not_listed)));
    }
    let mut window = Window::new(play(|play| {
        play.family = tagged();
        play.family.shows.clear();
    }));
    choose(&mut window, "tag-only-chosen");
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
    let others = say(Message::new("tag-others").with("clips", 2_usize));
    window.0.get_by_role_and_label(Role::Button, &others).click_accesskit();
    window.0.run();
    let clip = ClipId::from_bytes([20; 16]);
    window.0.get_by_role_and_label(Role::CheckBox, &there).click_accesskit();
    assert_eq!(window.actions(), [act(TagAction::Show(clip, true))]);
    window.assert_says("tag-film-gone");
    window.0.get_by_role_and_label(Role::CheckBox, &gone).click_accesskit();
    assert!(window.actions().is_empty(), "it cannot be chosen");
    window.0.get_by_role_and_label(Role::Button, &others).click_accesskit();
    window.0.run();
    assert!(!window.says(&there));
}

#[test]
fn an_earlier_clip_is_picked_for_a_change() {
    let change = ClipId::from_bytes([9; 16]);
    let mut window = tagging(Some(change));
    let then = say(Message::new("tag-then-named").with("moment", say("tag-needs-earlier")));
    window.assert_says("tag-needs-earlier");
    window.press(&then);
    let line =
        Message::new("tag-clip-line").with("session", 2_u32).with("start", "1:15.0").with("codes", "S1");
    let picked = Some(ClipId::from_bytes([20; 16]));
    assert_eq!(window.press(&say(line)), [act(TagAction::Edit(change, ClipEdit::Earlier(picked)))]);
    tagging(Some(CLIP)).assert_silent("tag-then-title");
}

/// A clip for staff, open; what is different about it.
pub fn for_staff(change: impl FnOnce(&mut ClipRow)) -> State {
    play(|play| {
        let mut staff = clip(30, 700, 705, "W2 Missed cue", "");
        (staff.may_be_shown, staff.needs_reason) = (false, true);
        change(&mut staff);
        play.selected = Some(staff.clip);
        play.family = tagged();
        play.family.clips.push(staff);
    })
}

/// It is shown for a reason.
pub fn shown_despite(clip: &mut ClipRow) {
    (clip.may_be_shown, clip.needs_reason) = (true, false);
    clip.despite = Some("They asked".into());
}

#[test]
fn a_clip_for_staff_is_shown_with_a_reason() {
    let staff = ClipId::from_bytes([30; 16]);
    let (reason, go) = (say("despite-reason"), say("despite-show"));
    let mut window = Window::new(for_staff(|_| {}));
    window.assert_says("despite-needed");
    window.assert_silent("despite-reason");
    assert!(window.key(Key::E).is_empty(), "it asks first");
    assert!(window.0.get_by_role_and_label(Role::TextInput, &reason).is_focused());
    assert!(!window.is_on(&go), "without a reason");
    window.write(Role::TextInput, &reason, "They asked to see it");
    assert_eq!(window.press(&go), [act(TagAction::ShowDespite(staff, "They asked to see it".into()))]);
    window.press(&say("action-cancel"));
    window.assert_silent("despite-reason");
    // The tick asks too.
    assert!(window.act(Role::CheckBox, &say("tag-show")).is_empty());
    window.assert_says("despite-reason");

    let mut window = Window::new(for_staff(shown_despite));
    window.assert_says(Message::new("despite-because").with("reason", "They asked"));
    assert_eq!(window.key(Key::E), [act(TagAction::Show(staff, true))]);
    let line =
        Message::new("tag-clip-line").with("session", 3_u32).with("start", "11:40.0").with("codes", "W2");
    let back = Message::new("despite-take-back-named").with("clip", line);
    assert_eq!(window.press(&say(back)), [act(TagAction::Edit(staff, ClipEdit::NotDespite))]);
}

#[test]
fn the_aim_of_what_is_better_than_usual_is_named_by_the_worker() {
    let aim = |code: &str| {
        let quote = match code {
            "A2" => "improve their understanding of what their child's behaviour means",
            _ => "respond positively to cues and expressions of the child's feelings",
        };
        say(Message::new("tag-aim-named").with("aim", code).with("quote", quote))
    };
    let id = ClipId::from_bytes([31; 16]);
    let mut window = Window::new(play(|play| {
        play.selected = Some(id);
        play.family.clips = vec![clip(31, 700, 705, "P9 Better than usual", "")];
    }));
    window.assert_says("tag-no-aim");
    let named = act(TagAction::Edit(id, ClipEdit::ToggleAim("A2".into())));
    assert_eq!(window.press(&aim("A2")), [named]);
    tagging(Some(CLIP)).assert_silent("tag-aims");
    // Of a new clip.
    let secs = attune::base::MediaTime::from_secs;
    let mut window = Window::new(play(|play| {
        play.mark_tags = vec!["P9".into()];
        (play.mark_in, play.mark_out) = (Some(secs(5)), Some(secs(9)));
    }));
    for code in ["A2", "A3", "A2"] {
        assert!(window.press(&aim(code)).is_empty());
    }
    window.assert_silent("tag-no-aim");
    let [UserAction::Tag(TagAction::SaveClip(saved))] = &window.press(&say("tag-done"))[..] else { panic!() };
    assert_eq!(saved.aims, ["A3"]);
}
