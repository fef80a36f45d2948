//! Moments as a whole: nothing of the panel is below the fold, tags are found by typing, what is typed saves itself, and a
//! moment takes few keys and clicks, counted over the real `update`.

use egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::kittest::Queryable as _;

use super::states::{CLIP, RECORDING, play, secs, tagged};
use super::tag::{act, tagging};
use super::{Stage, Window, say};
use attune::app::action::{Action, TagAction, UserAction};
use attune::app::effect::Effect;
use attune::app::state::{PlayPhase, Screen, State};
use attune::app::update;
use attune::casework::changes::{ClipEdit, Edge, FamilyChange, TagChange};
use attune::words::Message;

/// Every heading with as much as can stand in the panel: a change against an earlier moment, words and note.
fn full(heading: usize) -> State {
    play(|tag| {
        tag.family = tagged();
        let clip =
            tag.family.clips.iter_mut().find(|row| row.clip == attune::base::ClipId::from_bytes([9; 16]));
        let clip = clip.unwrap();
        clip.words = "She points, and you look together.".into();
        clip.note = "Mum answered within a second.".into();
        (tag.selected, tag.heading) = (Some(clip.clip), heading);
    })
}

#[test]
fn nothing_of_the_panel_is_below_the_fold() {
    for size in [Vec2::new(1366.0, 768.0), Vec2::new(1920.0, 1080.0)] {
        for heading in 0..5 {
            let mut window = Window::new(full(heading));
            window.0.set_size(size);
            window.0.run();
            window.0.run();
            let Screen::Tag(tag) = &window.0.state().state.screen else { panic!() };
            let tags: Vec<String> =
                tag.headings[heading].tags.iter().map(|tag| format!("{} {}", tag.code, tag.label)).collect();
            let buttons =
                ["tag-mark-in", "tag-mark-out", "tag-done", "tag-remove", "tag-in-on", "tag-out-on"];
            let wanted = tags
                .into_iter()
                .chain(buttons.map(say))
                .map(|name| (Role::Button, name))
                .chain(["tag-words", "tag-note"].map(|key| (Role::MultilineTextInput, say(key))))
                .chain(["tag-show", "tag-star"].map(|key| (Role::CheckBox, say(key))));
            let done = window.0.get_by_role_and_label(Role::Button, &say("tag-done")).rect();
            for (role, name) in wanted {
                let place = window.0.get_by_role_and_label(role, &name).rect();
                assert!(place.max.x <= size.x && place.max.y <= size.y, "{name} at {size}: {place}");
                let is_foot = (place.center().y - done.center().y).abs() < 12.0;
                assert!(
                    is_foot || place.bottom() <= done.top(),
                    "{name} is behind the foot at {size}: {place}"
                );
            }
        }
    }
}

#[test]
fn a_tag_is_found_by_typing_a_word_of_it_or_its_code() {
    let mut window = tagging(Some(CLIP));
    let field = say("tag-find");
    assert!(window.key(Key::Slash).is_empty());
    assert!(window.0.get_by_role_and_label(Role::TextInput, &field).is_focused(), "its key leads there");
    window.write(Role::TextInput, &field, "kind lim");
    assert!(window.says("P5 Clear, kind limit"), "under another heading");
    assert!(!window.says("S1 Notices a signal, even a small one"));
    assert_eq!(window.key(Key::Enter), [act(TagAction::ToggleTag("P5".into()))], "the first of them");
    window.0.run();
    assert!(window.says("S1 Notices a signal, even a small one"), "and the heading is back");
    window.write(Role::TextInput, &field, "zebra");
    window.assert_says("tag-find-none");
    assert!(window.key(Key::Enter).is_empty());
    assert!(window.key(Key::Escape).is_empty(), "Escape gives up what was typed, and leaves no screen");
    assert!(window.says("S1 Notices a signal, even a small one"));
}

#[test]
fn the_tenth_tag_and_those_after_it_have_keys_too() {
    let mut window = Window::new(play(|_| {}));
    assert_eq!(window.key(Key::Num0), [act(TagAction::ToggleTag("S10".into()))]);
    for (key, code) in [(Key::Num1, "S11"), (Key::Num2, "S12"), (Key::Num3, "S13")] {
        window.0.key_press_modifiers(Modifiers::SHIFT, key);
        assert_eq!(window.actions(), [act(TagAction::ToggleTag(code.into()))]);
    }
    assert_eq!(window.key(Key::CloseBracket), [act(TagAction::ChooseHeading(1))]);
    assert_eq!(window.key(Key::OpenBracket), [act(TagAction::ChooseHeading(4))]);
}

#[test]
fn words_save_themselves_when_typing_rests() {
    let words = say("tag-words");
    let mut window = tagging(Some(CLIP));
    window.write(Role::MultilineTextInput, &words, "!");
    assert!(window.actions().is_empty(), "while it is typed");
    let typed = window.value(Role::MultilineTextInput, &words);
    window.0.run_steps(24);
    let saved = act(TagAction::Edit(CLIP, ClipEdit::Words(typed.as_str().into())));
    assert_eq!(window.actions(), [saved]);
    assert!(window.0.get_by_role_and_label(Role::MultilineTextInput, &words).is_focused(), "one can go on");
    window.0.run_steps(24);
    assert!(window.actions().is_empty(), "once");
}

#[test]
fn speed_and_loop_are_chosen_below_the_picture() {
    let mut window = tagging(Some(CLIP));
    window.press(&say(Message::new("tag-speed-named").with("factor", 1.0)));
    let half = say(Message::new("tag-speed").with("factor", 0.5));
    assert_eq!(window.press(&half), [act(TagAction::Speed(0.5))]);
    assert_eq!(window.press(&say("tag-loop")), [act(TagAction::Loop(true))]);
    assert!(!tagging(None).is_on(&say("tag-loop")), "there is nothing to loop");
}

/// Carries what was done on the screen into its state; what workers were asked for.
fn carried(window: &mut Window) -> Vec<Effect> {
    let done = window.actions();
    let stage: &mut Stage = window.0.state_mut();
    done.into_iter().flat_map(|action| update(&mut stage.state, Action::User(action))).collect()
}

fn at(window: &mut Window, second: i64) {
    let Screen::Tag(tag) = &mut window.0.state_mut().state.screen else { panic!() };
    tag.player.position = secs(second);
    tag.player.phase = PlayPhase::Playing;
    window.0.step();
}

/// Whether workers were asked for exactly this: a moment from 80 to 84 seconds with the first tag.
fn is_kept(effects: &[Effect]) -> bool {
    let [Effect::Change(_, _, FamilyChange::Clips(TagChange::Add(recording, clip)))] = effects else {
        return false;
    };
    *recording == RECORDING && (clip.start, clip.end) == (secs(80), secs(84)) && clip.tags == ["S1"]
}

#[test]
fn a_moment_takes_four_keys_or_four_clicks() {
    let mut window = Window::new(play(|_| {}));
    let mut effects = Vec::new();
    for (second, key) in [(80, Key::I), (84, Key::O), (84, Key::Num1), (84, Key::Enter)] {
        at(&mut window, second);
        window.0.key_press(key);
        effects = carried(&mut window);
    }
    assert!(is_kept(&effects), "{effects:?}");

    let mut window = Window::new(play(|_| {}));
    window.0.set_size(Vec2::new(1366.0, 768.0));
    window.0.run();
    let first = "S1 Notices a signal, even a small one".to_owned();
    for (second, name) in
        [(80, say("tag-mark-in")), (84, say("tag-mark-out")), (84, first), (84, say("tag-done"))]
    {
        at(&mut window, second);
        // By the pointer, where it is seen: nothing is scrolled to.
        window.0.get_by_role_and_label(Role::Button, &name).click();
        effects = carried(&mut window);
    }
    assert!(is_kept(&effects), "{effects:?}");
}

#[test]
fn without_a_picture_everything_else_can_be_used() {
    let mut window = Window::new(play(|tag| {
        tag.player.phase = PlayPhase::Failed;
        tag.frames = attune::media::frame::FrameSlot::default();
        (tag.family, tag.selected) = (tagged(), Some(CLIP));
    }));
    assert_eq!(window.caption(&say("play-picture-name")), say("tag-film-broken"));
    assert_eq!(window.press("S2 Works out what it means"), [act(TagAction::ToggleTag("S2".into()))]);
    assert_eq!(window.press(&say("tag-mark-in")), [UserAction::Tag(TagAction::EdgeHere(Edge::In))]);
}
