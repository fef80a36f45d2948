//! Moments as a whole: nothing of the panel is below the fold, tags are found by typing, what is typed saves itself, and a
//! moment takes few keys and clicks, counted over the real `update`.

use egui::{Key, Modifiers, RawInput, Rect, Role, Shape, Vec2};
use egui_kittest::kittest::Queryable as _;

use super::states::{CLIP, RECORDING, clip, play, secs, tagged};
use super::tag::{act, tagging};
use super::{Stage, Window, say};
use attune::app::action::{Action, TagAction, UserAction};
use attune::app::effect::Effect;
use attune::app::state::{PlayPhase, Screen, State};
use attune::app::update;
use attune::base::ClipId;
use attune::casework::changes::{ClipEdit, Edge, FamilyChange, TagChange};
use attune::casework::pages::ClipRow;
use attune::ui::video::VideoRenderer;
use attune::words::Message;

/// Every heading with as much as can stand in the panel: a change against an earlier moment, words and note.
pub fn full(heading: usize) -> State {
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

/// A film with so many moments, three on and two in between, with up to five tags.
pub fn many(count: u16) -> State {
    const TAGS: [&str; 5] = [
        "S1 Notices a signal, even a small one",
        "P1 Delight in the child",
        "S12 Waits and gives space",
        "CP3 Answers cues more",
        "K1 Play",
    ];
    play(|tag| {
        tag.family.clips = (0..count)
            .map(|number| {
                let at = i64::from(number) * 3;
                let tags = TAGS.iter().cycle().skip(number.into()).take(usize::from(number % 5) + 1);
                let row = clip(0, at, at + 2, TAGS[0], "");
                let [high, low] = number.to_be_bytes();
                let mut id = [7; 16];
                (id[0], id[1]) = (high, low);
                ClipRow {
                    clip: ClipId::from_bytes(id),
                    tags: tags.flat_map(|tag| clip(0, 0, 1, tag, "").tags).collect(),
                    starred: number % 7 == 0,
                    ..row
                }
            })
            .collect();
        tag.selected = tag.family.clips.get(usize::from(count) / 2).map(|row| row.clip);
        tag.player.position = secs(i64::from(count / 2) * 3);
    })
}

/// How many texts a pass paints where nobody reads the screen by ear.
fn texts(state: State) -> usize {
    fn count(shape: &Shape) -> usize {
        match shape {
            Shape::Text(_) => 1,
            Shape::Vec(shapes) => shapes.iter().map(count).sum(),
            _ => 0,
        }
    }
    let context = egui::Context::default();
    attune::ui::theme::install(&context);
    let mut stage = Stage::new(state, VideoRenderer::cpu());
    let size = Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(1366.0, 768.0));
    let mut output = egui::FullOutput::default();
    for _ in 0..3 {
        let input = RawInput { screen_rect: Some(size), ..RawInput::default() };
        output = context.run_ui(input, |ui| Stage::show(ui, &mut stage));
        output.textures_delta.clear();
    }
    output.shapes.iter().map(|clipped| count(&clipped.shape)).sum()
}

#[test]
fn of_many_moments_only_those_in_sight_are_drawn() {
    let (some, many) = (texts(many(30)), texts(many(300)));
    assert!(many < some + 40, "{some} texts for 30 moments, {many} for 300");
}

#[test]
fn all_of_many_moments_are_reached_by_keyboard_and_told_by_ear() {
    let mut window = Window::new(play(|_| {}));
    window.0.set_size(Vec2::new(1366.0, 768.0));
    window.turn_to(many(300));
    window.0.run_steps(20);
    let rows = |window: &Window| window.0.get_all_by_role(Role::ListBoxOption).count();
    assert_eq!(rows(&window), 300);
    let open = window.0.get_all_by_role(Role::ListBoxOption).nth(150).unwrap();
    let list = open.rect();
    assert!(list.top() > 60.0 && list.bottom() < 440.0, "the open one is in sight: {list}");
    open.focus();
    window.0.run();
    for (key, at) in [(Key::End, 299), (Key::Home, 0), (Key::ArrowDown, 1)] {
        window.0.key_press(key);
        window.0.run_steps(20);
        let row = window.0.get_all_by_role(Role::ListBoxOption).nth(at).unwrap();
        let all: Vec<_> = window.0.get_all_by_role(Role::ListBoxOption).collect();
        let focused = all.iter().position(|row| row.is_focused());
        assert_eq!(focused, Some(at), "{key:?} of {}", all.len());
        let place = row.rect();
        assert!(place.top() > 60.0 && place.bottom() < 440.0, "{key:?} brings it in sight: {place}");
    }
    let [.., opened] = &window.key(Key::Enter)[..] else { panic!("it opens nothing") };
    assert!(matches!(opened, UserAction::Tag(TagAction::GoToClip(_))), "{opened:?}");
}

#[test]
fn what_parents_will_see_is_looked_at_by_button_and_key() {
    let mut window = Window::new(play(|tag| tag.family = tagged()));
    assert_eq!(window.press(&say("tag-preview")), [act(TagAction::Preview)]);
    assert_eq!(window.key(Key::P), [act(TagAction::Preview)]);
    let mut window = Window::new(play(|_| {}));
    assert!(!window.is_on(&say("tag-preview")), "nothing is chosen");
    assert!(window.key(Key::P).is_empty());
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
    assert!(!window.is_on(&say("play-play")), "and what plays says why it does not");
    assert_eq!(window.press("S2 Works out what it means"), [act(TagAction::ToggleTag("S2".into()))]);
    assert_eq!(window.press(&say("tag-mark-in")), [UserAction::Tag(TagAction::EdgeHere(Edge::In))]);
}
