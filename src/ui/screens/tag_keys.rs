//! The keys of the Tag screen. They work unless a text is being typed; Space, Enter and the arrows belong to a
//! control that has the keyboard.

use egui::{Key, Modifiers, Ui};

use super::tag_form::Form;
use crate::app::action::{Did, Tagging};
use crate::app::state::TagScreen;
use crate::base::MediaTime;
use crate::casework::changes::ClipEdit;

const NUMBERS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
/// How far J goes back.
const BACK: MediaTime = MediaTime::from_secs(-3);

/// What the keys ask for.
pub(super) fn keys(ui: &Ui, tag: &TagScreen, form: &mut Form, did: &mut Vec<Did>) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let focused = ui.memory(|memory| memory.focused().is_some());
    ui.input_mut(|input| {
        let mut pressed = |modifiers: Modifiers, key| input.consume_key(modifiers, key);
        for (modifiers, key, act) in [
            (Modifiers::COMMAND | Modifiers::SHIFT, Key::Z, Tagging::Redo),
            (Modifiers::COMMAND, Key::Z, Tagging::Undo),
            (Modifiers::COMMAND, Key::Y, Tagging::Redo),
        ] {
            if pressed(modifiers, key) {
                did.push(Did::Tagging(act));
            }
        }
        let mut on = |key| pressed(Modifiers::NONE, key);
        for (key, what) in [
            (Key::I, Did::MarkIn),
            (Key::O, Did::MarkOut),
            (Key::J, Did::Tagging(Tagging::Jump(BACK))),
            (Key::K, Did::Tagging(Tagging::Hold)),
            (Key::L, Did::Tagging(Tagging::Faster)),
            (Key::N, Did::Tagging(Tagging::Select(None))),
        ] {
            if on(key) {
                did.push(what);
            }
        }
        headings(tag, &mut on, did);
        open_clip(tag, form, &mut on, did);
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
            (Key::ArrowLeft, Did::Step(-1)),
            (Key::ArrowRight, Did::Step(1)),
            (Key::ArrowUp, Did::Tagging(Tagging::SelectBy(-1))),
            (Key::ArrowDown, Did::Tagging(Tagging::SelectBy(1))),
        ] {
            if on(key) {
                did.push(what);
            }
        }
        if !focused && on(Key::Space) {
            did.push(Did::PlayPause);
        }
        if !focused
            && on(Key::Enter)
            && let Some(clip) = form.new_clip(tag)
        {
            did.push(Did::SaveClip(clip));
        }
    });
}

/// 1 to 9 put the tags of the heading in hand on and off; comma and full stop take another heading.
fn headings(tag: &TagScreen, on: &mut impl FnMut(Key) -> bool, did: &mut Vec<Did>) {
    let last = tag.headings.len().saturating_sub(1);
    if on(Key::Comma) {
        did.push(Did::Tagging(Tagging::ChooseHeading(tag.heading.checked_sub(1).unwrap_or(last))));
    }
    if on(Key::Period) {
        let next = if tag.heading >= last { 0 } else { tag.heading + 1 };
        did.push(Did::Tagging(Tagging::ChooseHeading(next)));
    }
    let tags = tag.headings.get(tag.heading).map_or(&[][..], |heading| &heading.tags);
    for (key, choice) in NUMBERS.into_iter().zip(tags) {
        if on(key) {
            did.push(Did::Tagging(Tagging::ToggleTag(choice.code.clone())));
        }
    }
}

fn open_clip(tag: &TagScreen, form: &mut Form, on: &mut impl FnMut(Key) -> bool, did: &mut Vec<Did>) {
    if tag.blind.is_some() {
        // Marks on a sample are neither picked out nor shown.
        if let (Some(open), true) = (tag.open_clip(), on(Key::Delete)) {
            did.push(Did::RemoveClip(open.clip));
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
        did.push(Did::Tagging(Tagging::Edit(open.clip, ClipEdit::Star(!open.starred))));
    }
    let chosen = tag.is_chosen(open.clip);
    if (open.may_be_shown || chosen) && on(Key::P) {
        did.push(Did::Tagging(Tagging::Show(open.clip, !chosen)));
    }
    if on(Key::Delete) {
        did.push(Did::RemoveClip(open.clip));
    }
}
