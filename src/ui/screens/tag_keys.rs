//! The keys of the Tag screen. They work unless a text is being typed; Space, Enter and the arrows belong to a
//! control that has the keyboard.

use egui::{Key, Modifiers, Ui};

use super::tag_typed::Form;
use crate::app::action::{TagAction, UserAction};
use crate::app::state::TagScreen;
use crate::base::MediaTime;
use crate::casework::changes::ClipEdit;

const NUMBERS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
/// How far J goes back.
const BACK: MediaTime = MediaTime::from_secs(-3);

/// What the keys ask for.
pub(super) fn keys(ui: &Ui, tag: &TagScreen, form: &mut Form, actions: &mut Vec<UserAction>) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let focused = ui.memory(|memory| memory.focused().is_some());
    ui.input_mut(|input| {
        let mut pressed = |modifiers: Modifiers, key| input.consume_key(modifiers, key);
        for (modifiers, key, act) in [
            (Modifiers::COMMAND | Modifiers::SHIFT, Key::Z, TagAction::Redo),
            (Modifiers::COMMAND, Key::Z, TagAction::Undo),
            (Modifiers::COMMAND, Key::Y, TagAction::Redo),
        ] {
            if pressed(modifiers, key) {
                actions.push(UserAction::Tag(act));
            }
        }
        let mut on = |key| pressed(Modifiers::NONE, key);
        for (key, what) in [
            (Key::I, UserAction::MarkIn),
            (Key::O, UserAction::MarkOut),
            (Key::J, UserAction::Tag(TagAction::Jump(BACK))),
            (Key::K, UserAction::Tag(TagAction::Hold)),
            (Key::L, UserAction::Tag(TagAction::Faster)),
            (Key::N, UserAction::Tag(TagAction::Select(None))),
        ] {
            if on(key) {
                actions.push(what);
            }
        }
        headings(tag, &mut on, actions);
        open_clip(tag, form, &mut on, actions);
        if on(Key::Plus) || on(Key::Equals) {
            form.lanes.zoom_by(1.0);
        }
        if on(Key::Minus) {
            form.lanes.zoom_by(-1.0);
        }
        if focused && !form.lanes.focused {
            return;
        }
        for (key, what) in [
            (Key::ArrowLeft, UserAction::Step(-1)),
            (Key::ArrowRight, UserAction::Step(1)),
            (Key::ArrowUp, UserAction::Tag(TagAction::SelectBy(-1))),
            (Key::ArrowDown, UserAction::Tag(TagAction::SelectBy(1))),
        ] {
            if on(key) {
                actions.push(what);
            }
        }
        if !focused && on(Key::Space) {
            actions.push(UserAction::PlayPause);
        }
        if !focused
            && on(Key::Enter)
            && let Some(clip) = form.new_clip(tag)
        {
            actions.push(UserAction::SaveClip(clip));
        }
    });
}

/// 1 to 9 put the tags of the heading in hand on and off; comma and full stop take another heading.
fn headings(tag: &TagScreen, on: &mut impl FnMut(Key) -> bool, actions: &mut Vec<UserAction>) {
    let last = tag.headings.len().saturating_sub(1);
    if on(Key::Comma) {
        actions.push(UserAction::Tag(TagAction::ChooseHeading(tag.heading.checked_sub(1).unwrap_or(last))));
    }
    if on(Key::Period) {
        let next = if tag.heading >= last { 0 } else { tag.heading + 1 };
        actions.push(UserAction::Tag(TagAction::ChooseHeading(next)));
    }
    let tags = tag.headings.get(tag.heading).map_or(&[][..], |heading| &heading.tags);
    for (key, choice) in NUMBERS.into_iter().zip(tags) {
        if on(key) {
            actions.push(UserAction::Tag(TagAction::ToggleTag(choice.code.clone())));
        }
    }
}

fn open_clip(
    tag: &TagScreen,
    form: &mut Form,
    on: &mut impl FnMut(Key) -> bool,
    actions: &mut Vec<UserAction>,
) {
    if tag.blind.is_some() {
        // Marks on a sample are neither picked out nor shown.
        if let (Some(open), true) = (tag.open_clip(), on(Key::Delete)) {
            actions.push(UserAction::RemoveClip(open.clip));
        }
        return;
    }
    let Some(open) = tag.open_clip() else {
        if on(Key::S) {
            form.starred = !form.starred;
        }
        return;
    };
    if on(Key::S) {
        actions.push(UserAction::Tag(TagAction::Edit(open.clip, ClipEdit::Star(!open.starred))));
    }
    let chosen = tag.is_chosen(open.clip);
    if (open.may_be_shown || chosen) && on(Key::P) {
        actions.push(UserAction::Tag(TagAction::Show(open.clip, !chosen)));
    }
    if on(Key::Delete) {
        actions.push(UserAction::RemoveClip(open.clip));
    }
}
