//! Play: watching, tagging, the keys, and the copy that leaves the vault.

use std::path::PathBuf;

use attune::app::Problem;
use attune::app::action::{Did, NewClip};
use attune::app::state::PlayPhase;
use attune::media::frame::FrameSlot;
use attune::words::Message;
use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::states::{CLIP, clip, play, secs};
use super::{Window, say};

fn caption(window: &Window) -> String {
    window.caption(&say("play-picture-name"))
}

/// A screen on which a clip could be saved but for its tag.
fn marked() -> Window {
    Window::new(play(|play| (play.mark_in, play.mark_out) = (Some(secs(70)), Some(secs(75)))))
}

#[test]
fn opening_and_failing_stand_where_the_picture_will() {
    for (phase, words) in [(PlayPhase::Opening, "play-opening"), (PlayPhase::Failed, "play-failed")] {
        let window = Window::new(play(|play| {
            play.player.phase = phase;
            play.frames = FrameSlot::default();
        }));
        assert_eq!(caption(&window), say(words));
    }
}

#[test]
fn a_film_that_fails_says_why() {
    let mut state = play(|play| play.player.phase = PlayPhase::Failed);
    let why = Message::new("error-playing-failed").with("why", "it is empty");
    state.problem = Some(Problem::failed(why.clone()));
    Window::new(state).0.get_by_role_and_label(Role::Alert, &say(why));
}

#[test]
fn the_button_plays_what_stands_and_pauses_what_plays() {
    for (phase, name) in [
        (PlayPhase::Paused, "play-play"),
        (PlayPhase::Ended, "play-play"),
        (PlayPhase::Playing, "play-pause"),
    ] {
        let mut window = Window::new(play(|play| play.player.phase = phase));
        assert_eq!(window.press(&say(name)), [Did::PlayPause], "{phase:?}");
    }
}

#[test]
fn buttons_step_by_pictures() {
    let mut window = Window::new(play(|_| {}));
    assert_eq!(window.press(&say("play-back-frame")), [Did::Step(-1)]);
    assert_eq!(window.press(&say("play-next-frame")), [Did::Step(1)]);
    assert!(window.says("1:15.0 / 17:12"));
}

#[test]
fn keys_play_step_and_mark() {
    let mut window = Window::new(play(|_| {}));
    let table = [
        (Key::Space, Did::PlayPause),
        (Key::I, Did::MarkIn),
        (Key::O, Did::MarkOut),
        (Key::ArrowLeft, Did::Step(-1)),
        (Key::ArrowRight, Did::Step(1)),
        (Key::Escape, Did::Back),
    ];
    for (key, did) in table {
        assert_eq!(window.key(key), [did], "{key:?}");
    }
}

#[test]
fn keys_write_while_a_note_is_typed() {
    let mut window = marked();
    let note = say("play-note");
    window.write(Role::TextInput, &note, "w");
    for (key, text) in [(Key::I, "i"), (Key::O, "o"), (Key::Space, " "), (Key::ArrowLeft, "")] {
        assert!(window.letter(key, text).is_empty(), "{key:?}");
    }
    assert_eq!(window.value(Role::TextInput, &note), "wio ");
    assert!(window.key(Key::Escape).is_empty(), "Escape ends typing, not watching");
    assert_eq!(window.key(Key::I), [Did::MarkIn], "and then keys mark again");
    assert_eq!(window.key(Key::Escape), [Did::Back]);
}

#[test]
fn escape_closes_the_list_of_tags_before_it_leaves() {
    let mut window = marked();
    window.act(Role::ComboBox, &say("play-tag"));
    assert!(window.key(Key::Escape).is_empty());
    assert_eq!(window.key(Key::Escape), [Did::Back]);
}

#[test]
fn the_bar_is_clicked_and_dragged() {
    let mut window = Window::new(play(|_| {}));
    let bar = window.0.get_by_role_and_label(Role::Slider, &say("play-position")).rect();
    window.0.get_by_role_and_label(Role::Slider, &say("play-position")).click();
    let done = window.did();
    let [Did::Seek(to)] = done.as_slice() else { panic!("{done:?}") };
    let length = secs(17 * 60 + 12).secs_f64();
    assert!((to.secs_f64() / length - 0.5).abs() < 0.01, "{to:?}");

    window.0.drag_at(bar.left_center() + egui::vec2(0.25 * bar.width(), 0.0));
    window.0.run();
    window.0.hover_at(bar.left_center() + egui::vec2(0.5 * bar.width(), 0.0));
    window.0.run();
    window.0.hover_at(bar.left_center() + egui::vec2(0.75 * bar.width(), 0.0));
    let scrubbed = window.did();
    assert!(matches!(scrubbed.last(), Some(Did::Scrub(_))), "{scrubbed:?}");
    assert!(!scrubbed.iter().any(|did| matches!(did, Did::Seek(_))), "an exact seek waits for the end");
    window.0.drop_at(bar.left_center() + egui::vec2(0.75 * bar.width(), 0.0));
    let done = window.did();
    let Some(Did::Seek(to)) = done.last() else { panic!("{done:?}") };
    assert!((to.secs_f64() / length - 0.75).abs() < 0.01, "{to:?}");
}

#[test]
fn home_and_end_go_to_either_end_of_the_film() {
    let mut window = Window::new(play(|_| {}));
    window.0.get_by_role_and_label(Role::Slider, &say("play-position")).focus();
    window.0.run();
    assert_eq!(window.key(Key::End), [Did::Seek(secs(17 * 60 + 12))]);
    assert_eq!(window.key(Key::Home), [Did::Seek(secs(0))]);
}

#[test]
fn buttons_mark_and_the_marks_are_read_out() {
    let mut window = marked();
    assert_eq!(window.press(&say("play-mark-in")), [Did::MarkIn]);
    assert_eq!(window.press(&say("play-mark-out")), [Did::MarkOut]);
    assert!(window.says(&format!("{} 1:10.0", say("play-in"))));
    assert!(window.says(&format!("{} 1:15.0", say("play-out"))));
}

#[test]
fn a_clip_needs_in_out_and_tag() {
    let save = say("play-save");
    let window = Window::new(play(|_| {}));
    assert!(!window.is_on(&save));
    window.assert_says("play-save-needs");
    let mut window = marked();
    assert!(!window.is_on(&save));
    assert!(window.press(&save).is_empty());
}

#[test]
fn a_clip_is_saved_with_tag_and_note_and_empties_the_form() {
    let mut window = marked();
    window.act(Role::ComboBox, &say("play-tag"));
    let attune::app::state::Screen::Tag(screen) = &window.0.state().state.screen else { panic!() };
    let tag = screen.tags[1].clone();
    window.press(&format!("{} {}", tag.code, tag.label));
    window.write(Role::TextInput, &say("play-note"), " Waits ");
    let wanted =
        NewClip { start: secs(70), end: secs(75), tags: vec![tag.code.clone()], note: "Waits".into() };
    assert_eq!(window.press(&say("play-save")), [Did::SaveClip(wanted)]);
    let note = |window: &Window| window.value(Role::TextInput, &say("play-note"));
    assert_eq!(note(&window), " Waits ", "kept until the clip is safe");
    window.0.state_mut().state = play(|play| play.saved = 1);
    window.0.run();
    assert_eq!(note(&window), "");
    assert_eq!(window.value(Role::ComboBox, &say("play-tag")), say("play-tag-choose"));
}

#[test]
fn clips_are_listed_gone_to_and_removed() {
    let window = Window::new(play(|_| {}));
    window.assert_says("play-no-clips");
    window.assert_says("play-no-clips-hint");

    let clips = vec![clip(4, 5, 9, "S1 Looks together", "Waits"), clip(7, 30, 36, "S2 Waits", "")];
    let mut window = Window::new(play(|play| play.clips = clips));
    window.assert_silent("play-no-clips");
    assert!(window.says("S1 Looks together") && window.says("Waits"));
    let go = say(Message::new("play-go-named").with("start", "0:05.0"));
    assert_eq!(window.press(&go), [Did::GoToClip(CLIP)]);
    let remove = say(Message::new("play-remove-named").with("start", "0:05.0"));
    assert_eq!(window.press(&remove), [Did::RemoveClip(CLIP)]);
}

#[test]
fn a_copy_leaves_with_a_reason_and_a_place() {
    let mut window = Window::new(play(|_| {}));
    assert!(window.press(&say("export-title")).is_empty());
    window.assert_says("export-hint");
    assert!(!window.is_on(&say("export-go")));
    window.write(Role::TextInput, &say("export-to"), "/tmp/film.mkv");
    assert!(!window.is_on(&say("export-go")), "why?");
    window.write(Role::TextInput, &say("export-reason"), "Asked for by the family");
    let wanted =
        Did::ExportFilm { to: PathBuf::from("/tmp/film.mkv"), reason: "Asked for by the family".into() };
    assert_eq!(window.press(&say("export-go")), [wanted]);
    window.assert_silent("export-hint");
}

#[test]
fn a_copy_under_way_tells_how_far_it_is() {
    let window = Window::new(play(|play| play.exporting = Some(0.42)));
    window.assert_says(Message::new("export-running").with("percent", 42_u32));
    window.assert_silent("export-title");
}

#[test]
fn loudness_is_a_named_slider() {
    let mut window = Window::new(play(|_| {}));
    window.0.get_by_role_and_label(Role::Slider, &say("play-volume")).set_value_accesskit(0.25);
    assert_eq!(window.did(), [Did::Volume(0.25)]);
}

#[test]
fn the_keys_are_told_on_asking() {
    let mut window = Window::new(play(|_| {}));
    window.press(&say("keys-title"));
    let keys = window.0.get_by_role(Role::Alert).accesskit_node().label().unwrap_or_default();
    assert!(keys.contains(&say("keys-in-out")), "{keys}");
    window.key(Key::Questionmark);
    assert!(window.0.query_by_role(Role::Alert).is_none());
}

#[test]
fn back_leaves() {
    let mut window = Window::new(play(|_| {}));
    assert_eq!(window.press(&say("action-back")), [Did::Back]);
}
