//! Tag: watching, tagging, the keys, and the copy that leaves the vault.

use std::path::PathBuf;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::states::{CLIP, play, secs, tagged};
use super::{Window, say};
use attune::app::action::{TagAction, UserAction, WindowAction};
use attune::app::state::{ChangeAnswer, PlayPhase, TagScreen, Wish};
use attune::base::{ClipId, MediaTime};
use attune::casework::Problem;
use attune::casework::changes::{ChangeName, ClipEdit, Done, Edge, NewClip, TagChange};
use attune::media::frame::FrameSlot;
use attune::words::Message;

fn caption(window: &Window) -> String {
    window.caption(&say("play-picture-name"))
}

/// A screen on which a clip could be saved but for its tag.
fn marked() -> Window {
    Window::new(play(|play| (play.mark_in, play.mark_out) = (Some(secs(70)), Some(secs(75)))))
}

/// A screen with clips of every kind, one of them open.
pub fn tagging(open: Option<ClipId>) -> Window {
    Window::new(play(|play| (play.family, play.selected) = (tagged(), open)))
}

pub fn act(act: TagAction) -> UserAction {
    UserAction::Tag(act)
}

fn edit(edit: ClipEdit) -> UserAction {
    act(TagAction::Edit(CLIP, edit))
}

#[test]
fn opening_and_failing_stand_where_the_picture_will() {
    for (phase, words) in [
        (PlayPhase::Opening, "play-opening"),
        (PlayPhase::Failed, "tag-film-broken"),
        (PlayPhase::Paused, "tag-no-picture"),
    ] {
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
        assert_eq!(window.press(&say(name)), [UserAction::Tag(TagAction::PlayPause)], "{phase:?}");
    }
}

#[test]
fn buttons_step_by_pictures() {
    let mut window = Window::new(play(|_| {}));
    assert_eq!(window.press(&say("play-back-frame")), [UserAction::Tag(TagAction::Step(-1))]);
    assert_eq!(window.press(&say("play-next-frame")), [UserAction::Tag(TagAction::Step(1))]);
    assert!(window.says(&format!("{} 1:15.0", say("play-position"))) && window.says("/ 17:12"));
}

#[test]
fn keys_play_shuttle_step_mark_and_select() {
    let mut window = Window::new(play(|_| {}));
    let table = [
        (Key::Space, UserAction::Tag(TagAction::PlayPause)),
        (Key::J, act(TagAction::Jump(secs(-3)))),
        (Key::K, act(TagAction::Hold)),
        (Key::L, act(TagAction::Faster)),
        (Key::I, UserAction::Tag(TagAction::EdgeHere(Edge::In))),
        (Key::O, UserAction::Tag(TagAction::EdgeHere(Edge::Out))),
        (Key::N, act(TagAction::Select(None))),
        (Key::ArrowLeft, act(TagAction::Jump(secs(-1)))),
        (Key::ArrowRight, act(TagAction::Jump(secs(1)))),
        (Key::Comma, act(TagAction::Step(-1))),
        (Key::Period, act(TagAction::Step(1))),
        (Key::ArrowUp, act(TagAction::SelectBy(-1))),
        (Key::ArrowDown, act(TagAction::SelectBy(1))),
        (Key::OpenBracket, act(TagAction::ChooseHeading(4))),
        (Key::CloseBracket, act(TagAction::ChooseHeading(1))),
        (Key::Num1, act(TagAction::ToggleTag("S1".into()))),
        (Key::Num9, act(TagAction::ToggleTag("S9".into()))),
        (Key::Escape, UserAction::Window(WindowAction::Back)),
    ];
    for (key, actions) in table {
        assert_eq!(window.key(key), [actions], "{key:?}");
    }
    for key in [Key::Enter, Key::Delete, Key::E] {
        assert!(window.key(key).is_empty(), "there is nothing for {key:?}");
    }
}

#[test]
fn numbers_follow_the_chosen_heading() {
    let mut window = Window::new(play(|play| play.heading = 4));
    assert_eq!(window.key(Key::Num3), [act(TagAction::ToggleTag("W3".into()))]);
    assert!(window.key(Key::Num8).is_empty(), "there are seven");
    assert_eq!(window.key(Key::CloseBracket), [act(TagAction::ChooseHeading(0))]);
    assert_eq!(window.act(Role::Tab, "Strengths"), [act(TagAction::ChooseHeading(1))]);
    assert_eq!(window.press("W5 Do not show"), [act(TagAction::ToggleTag("W5".into()))]);
}

#[test]
fn keys_undo_and_do_again() {
    let mut window = Window::new(play(|_| {}));
    let table = [
        (Modifiers::COMMAND, Key::Z, TagAction::Undo),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::Z, TagAction::Redo),
        (Modifiers::COMMAND, Key::Y, TagAction::Redo),
    ];
    for (modifiers, key, wanted) in table {
        window.0.key_press_modifiers(modifiers, key);
        assert_eq!(window.actions(), [act(wanted)]);
    }
}

#[test]
fn undo_and_redo_say_what() {
    let window = Window::new(play(|_| {}));
    assert!(!window.is_on(&say("tag-undo")) && !window.is_on(&say("tag-redo")));
    let mut window = Window::new(play(|play| {
        for name in [ChangeName::Note, ChangeName::Removed] {
            assert_eq!(play.history.ask(Wish::Do(TagChange::Remove(CLIP))).len(), 1);
            let entry = Done { name, undo: TagChange::Remove(CLIP), redo: TagChange::Remove(CLIP) };
            assert!(play.history.answered(ChangeAnswer::Done(Box::new(entry.clone()))).1.is_empty());
            if name == ChangeName::Removed {
                assert_eq!(play.history.ask(Wish::Undo).len(), 1);
                assert!(play.history.answered(ChangeAnswer::Done(Box::new(entry))).1.is_empty());
            }
        }
    }));
    let undo = say(Message::new("tag-undo-named").with("what", Message::new("tag-change-note")));
    assert_eq!(window.press(&undo), [act(TagAction::Undo)]);
    let redo = say(Message::new("tag-redo-named").with("what", Message::new("tag-change-removed")));
    assert_eq!(window.press(&redo), [act(TagAction::Redo)]);
}

#[test]
fn keys_write_while_a_note_is_typed() {
    let mut window = marked();
    let note = say("tag-note");
    window.write(Role::MultilineTextInput, &note, "w");
    for (key, text) in [(Key::I, "i"), (Key::O, "o"), (Key::Num1, "1"), (Key::Space, " ")] {
        assert!(window.letter(key, text).is_empty(), "{key:?}");
    }
    assert!(window.key(Key::ArrowLeft).is_empty());
    assert_eq!(window.value(Role::MultilineTextInput, &note), "wio1 ");
    assert!(window.key(Key::Escape).is_empty(), "Escape ends typing, not watching");
    assert_eq!(
        window.key(Key::I),
        [UserAction::Tag(TagAction::EdgeHere(Edge::In))],
        "and then keys mark again"
    );
    assert_eq!(window.key(Key::Escape), [UserAction::Window(WindowAction::Back)]);
}

#[test]
fn escape_closes_a_list_before_it_leaves() {
    let mut window = tagging(Some(ClipId::from_bytes([9; 16])));
    window.press(&say(Message::new("tag-then-named").with("moment", say("tag-needs-earlier"))));
    assert!(window.key(Key::Escape).is_empty());
    assert_eq!(window.key(Key::Escape), [UserAction::Window(WindowAction::Back)]);
}

#[test]
fn the_bar_is_clicked_and_dragged() {
    let mut window = Window::new(play(|_| {}));
    let bar = window.0.get_by_role_and_label(Role::Slider, &say("play-position")).rect();
    window.0.get_by_role_and_label(Role::Slider, &say("play-position")).click();
    let done = window.actions();
    let [UserAction::Tag(TagAction::Seek(to))] = done.as_slice() else { panic!("{done:?}") };
    let length = secs(17 * 60 + 12).secs_f64();
    assert!((to.secs_f64() / length - 0.5).abs() < 0.01, "{to:?}");

    window.0.drag_at(bar.left_center() + egui::vec2(0.25 * bar.width(), 0.0));
    window.0.run();
    window.0.hover_at(bar.left_center() + egui::vec2(0.5 * bar.width(), 0.0));
    window.0.run();
    window.0.hover_at(bar.left_center() + egui::vec2(0.75 * bar.width(), 0.0));
    let scrubbed = window.actions();
    assert!(matches!(scrubbed.last(), Some(UserAction::Tag(TagAction::Scrub(_)))), "{scrubbed:?}");
    assert!(
        !scrubbed.iter().any(|actions| matches!(actions, UserAction::Tag(TagAction::Seek(_)))),
        "an exact seek waits for the end"
    );
    window.0.drop_at(bar.left_center() + egui::vec2(0.75 * bar.width(), 0.0));
    let done = window.actions();
    let Some(UserAction::Tag(TagAction::Seek(to))) = done.last() else { panic!("{done:?}") };
    assert!((to.secs_f64() / length - 0.75).abs() < 0.01, "{to:?}");
}

#[test]
fn home_and_end_go_to_either_end_of_the_film() {
    let mut window = Window::new(play(|_| {}));
    window.0.get_by_role_and_label(Role::Slider, &say("play-position")).focus();
    window.0.run();
    assert_eq!(window.key(Key::End), [UserAction::Tag(TagAction::Seek(secs(17 * 60 + 12)))]);
    assert_eq!(window.key(Key::Home), [UserAction::Tag(TagAction::Seek(secs(0)))]);
}

#[test]
fn buttons_mark_and_the_marks_are_read_out_and_moved() {
    let mut window = marked();
    assert_eq!(window.press(&say("tag-mark-in")), [UserAction::Tag(TagAction::EdgeHere(Edge::In))]);
    assert_eq!(window.press(&say("tag-mark-out")), [UserAction::Tag(TagAction::EdgeHere(Edge::Out))]);
    assert!(window.says(&format!("{} 1:10.0", say("tag-in"))));
    assert!(window.says(&format!("{} 1:15.0", say("tag-out"))));
    let by = |edge, ms| act(TagAction::MoveEdge(edge, MediaTime::from_ms(ms)));
    for (key, wanted) in [
        ("tag-in-back", by(Edge::In, -100)),
        ("tag-in-on", by(Edge::In, 100)),
        ("tag-out-back", by(Edge::Out, -100)),
        ("tag-out-on", by(Edge::Out, 100)),
    ] {
        assert_eq!(window.press(&say(key)), [wanted], "{key}");
    }
}

#[test]
fn a_clip_needs_in_out_and_tag() {
    let save = say("tag-done");
    let window = Window::new(play(|_| {}));
    assert!(!window.is_on(&save));
    let why = window.0.get_by_role_and_label(Role::Button, &save).accesskit_node().description();
    assert_eq!(why, Some(say("tag-save-needs")));
    let mut window = marked();
    assert!(!window.is_on(&save));
    assert!(window.press(&save).is_empty() && window.key(Key::Enter).is_empty());
}

#[test]
fn a_clip_is_saved_with_all_it_says_and_empties_the_form() {
    let ready = |play: &mut TagScreen| {
        (play.mark_in, play.mark_out) = (Some(secs(70)), Some(secs(75)));
        play.mark_tags = vec!["S2".into(), "K1".into()];
    };
    let mut window = Window::new(play(ready));
    window.write(Role::MultilineTextInput, &say("tag-note"), " Waits ");
    window.write(Role::MultilineTextInput, &say("tag-words"), "You waited");
    window.act(Role::CheckBox, &say("tag-star"));
    let wanted = NewClip {
        aims: Vec::new(),
        despite: String::new().into(),
        start: secs(70),
        end: secs(75),
        tags: vec!["S2".into(), "K1".into()],
        note: "Waits".into(),
        words: "You waited".into(),
        starred: true,
        earlier: None,
    };
    assert_eq!(window.press(&say("tag-done")), [UserAction::Tag(TagAction::SaveClip(wanted.clone()))]);
    let note = |window: &Window| window.value(Role::MultilineTextInput, &say("tag-note"));
    assert_eq!(note(&window), " Waits ", "kept until the clip is safe");
    assert_eq!(window.key(Key::Enter), [UserAction::Tag(TagAction::SaveClip(wanted))]);
    window.0.state_mut().state = play(|play| play.saved = 1);
    window.0.run();
    assert_eq!(note(&window), "");
}

#[test]
fn a_tag_that_is_on_is_pressed_again_to_take_it_off() {
    let mut window = Window::new(play(|play| play.mark_tags = vec!["S2".into()]));
    let tag = "S2 Works out what it means";
    let is_on = |window: &Window, name: &str| {
        let tag = window.0.get_by_role_and_label(Role::Button, name);
        tag.accesskit_node().is_selected() == Some(true)
            || tag.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    assert!(is_on(&window, tag) && !is_on(&window, "S3 Answers in good time, in a fitting way"));
    assert_eq!(window.press(tag), [act(TagAction::ToggleTag("S2".into()))]);
}

#[test]
fn an_open_clip_is_changed_by_keys_and_buttons() {
    let mut window = tagging(Some(CLIP));
    window.assert_says(Message::new("tag-open").with("number", 1_usize));
    window.assert_says(Message::new("tag-length").with("seconds", "7.0"));
    window.assert_says("tag-saved");
    let table = [
        (Key::Num2, act(TagAction::ToggleTag("S2".into()))),
        (Key::S, edit(ClipEdit::Star(false))),
        (Key::E, act(TagAction::Show(CLIP, false))),
        (Key::Delete, UserAction::Tag(TagAction::RemoveClip(CLIP))),
    ];
    for (key, wanted) in table {
        assert_eq!(window.key(key), [wanted], "{key:?}");
    }
    assert_eq!(window.act(Role::CheckBox, &say("tag-star")), [edit(ClipEdit::Star(false))]);
    assert_eq!(window.act(Role::CheckBox, &say("tag-show")), [act(TagAction::Show(CLIP, false))]);
    assert_eq!(window.press(&say("tag-mark-in")), [act(TagAction::EdgeHere(Edge::In))]);
    assert_eq!(window.press(&say("tag-mark-out")), [act(TagAction::EdgeHere(Edge::Out))]);
    assert_eq!(window.press(&say("tag-done")), [act(TagAction::Select(None))]);
    assert_eq!(
        window.key(Key::Enter),
        [act(TagAction::Select(None))],
        "it is on record: one is done with it"
    );
    assert_eq!(window.press(&say("tag-remove")), [UserAction::Tag(TagAction::RemoveClip(CLIP))]);
}

#[test]
fn texts_of_an_open_clip_are_kept_when_the_keyboard_leaves_them() {
    let (note, words) = (say("tag-note"), say("tag-words"));
    let mut window = tagging(Some(CLIP));
    assert_eq!(window.value(Role::MultilineTextInput, &words), "You waited, and look what happened.");
    window.write(Role::MultilineTextInput, &note, "!");
    assert!(window.actions().is_empty(), "while it is typed");
    let typed = window.value(Role::MultilineTextInput, &note);
    assert_eq!(window.key(Key::Escape), [edit(ClipEdit::Note(typed.as_str().into()))]);
    assert!(window.actions().is_empty(), "once");

    window.write(Role::MultilineTextInput, &words, "?");
    let typed = window.value(Role::MultilineTextInput, &words);
    let kept = edit(ClipEdit::Words(typed.as_str().into()));
    assert_eq!(
        window.press(&say("action-back")),
        [kept, UserAction::Window(WindowAction::Back)],
        "before the screen is left"
    );
}

#[test]
fn texts_are_kept_when_another_clip_is_opened_and_follow_an_undo() {
    let note = say("tag-note");
    let open = |clip: u8, text: &str| {
        play(|play| {
            (play.family, play.selected) = (tagged(), Some(ClipId::from_bytes([clip; 16])));
            play.family.clips[0].note = text.into();
        })
    };
    let mut window = Window::new(open(4, "one"));
    window.write(Role::MultilineTextInput, &note, "");
    window.0.state_mut().state = open(4, "two");
    window.0.run();
    assert_eq!(window.value(Role::MultilineTextInput, &note), "two");
    window.0.get_by_role_and_label(Role::MultilineTextInput, &note).type_text("three");
    window.0.run();
    let typed = window.value(Role::MultilineTextInput, &note);
    window.0.state_mut().state = open(7, "two");
    assert_eq!(window.actions(), [edit(ClipEdit::Note(typed.as_str().into()))]);
    assert_eq!(window.value(Role::MultilineTextInput, &note), "");
}

#[test]
fn a_copy_leaves_with_a_reason_and_a_place() {
    let mut window = Window::new(play(|_| {}));
    window.press(&say("tag-more"));
    assert!(window.press(&say("export-title")).is_empty());
    window.assert_says("export-hint");
    assert!(!window.is_on(&say("export-go")));
    window.write(Role::TextInput, &say("export-to"), "/tmp/film.mkv");
    assert!(!window.is_on(&say("export-go")), "why?");
    window.write(Role::TextInput, &say("export-reason"), "Asked for by the family");
    let wanted = UserAction::Tag(TagAction::Export {
        to: PathBuf::from("/tmp/film.mkv"),
        reason: "Asked for by the family".into(),
    });
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
    assert_eq!(window.actions(), [UserAction::Tag(TagAction::Volume(0.25))]);
}

#[test]
fn the_keys_are_told_on_asking() {
    let mut window = Window::new(play(|_| {}));
    assert!(window.key(Key::F1).is_empty());
    let told = format!("I: {}", say("keys-says-start"));
    assert!(window.says(&told));
    assert!(window.key(Key::I).is_empty(), "nothing acts under the keys");
    assert!(window.key(Key::Escape).is_empty(), "it closes the keys");
    assert!(!window.says(&told));
    assert_eq!(window.key(Key::I), [act(TagAction::EdgeHere(Edge::In))]);
}

#[test]
fn back_leaves() {
    let mut window = Window::new(play(|_| {}));
    assert_eq!(window.press(&say("action-back")), [UserAction::Window(WindowAction::Back)]);
}
