//! The keys of the Tag screen. They work unless a text is being typed; Space, Enter and the arrows belong to a
//! control that has the keyboard.

use egui::{Key, Modifiers, Ui};

use super::typed::Form;
use crate::app::action::{TagAction, UserAction};
use crate::app::state::TagScreen;
use crate::base::MediaTime;
use crate::casework::changes::{ClipEdit, Edge};

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
                actions.push(act.into());
            }
        }
        let mut on = |key| pressed(Modifiers::NONE, key);
        for (key, what) in [
            (Key::I, TagAction::EdgeHere(Edge::In)),
            (Key::O, TagAction::EdgeHere(Edge::Out)),
            (Key::J, TagAction::Jump(BACK)),
            (Key::K, TagAction::Hold),
            (Key::L, TagAction::Faster),
            (Key::N, TagAction::Select(None)),
        ] {
            if on(key) {
                actions.push(what.into());
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
        if focused && !form.lanes.has_keyboard() {
            return;
        }
        for (key, what) in [(Key::ArrowUp, TagAction::SelectBy(-1)), (Key::ArrowDown, TagAction::SelectBy(1))]
        {
            if on(key) {
                actions.push(what.into());
            }
        }
        // With the keyboard on the lanes these go from clip to clip.
        for (key, frames) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
            if !focused && on(key) {
                actions.push(TagAction::Step(frames).into());
            }
        }
        if !focused && on(Key::Space) {
            actions.push(TagAction::PlayPause.into());
        }
        if !focused
            && on(Key::Enter)
            && let Some(clip) = form.new_clip(tag)
        {
            actions.push(TagAction::SaveClip(clip).into());
        }
    });
}

/// 1 to 9 put the tags of the chosen heading on and off; comma and full stop take another heading.
fn headings(tag: &TagScreen, on: &mut impl FnMut(Key) -> bool, actions: &mut Vec<UserAction>) {
    let last = tag.headings.len().saturating_sub(1);
    if on(Key::Comma) {
        actions.push(TagAction::ChooseHeading(tag.heading.checked_sub(1).unwrap_or(last)).into());
    }
    if on(Key::Period) {
        let next = if tag.heading >= last { 0 } else { tag.heading + 1 };
        actions.push(TagAction::ChooseHeading(next).into());
    }
    let tags = tag.headings.get(tag.heading).map_or(&[][..], |heading| &heading.tags);
    for (key, choice) in NUMBERS.into_iter().zip(tags) {
        if on(key) {
            actions.push(TagAction::ToggleTag(choice.code.clone()).into());
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
            actions.push(TagAction::RemoveClip(open.clip).into());
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
        actions.push(TagAction::Edit(open.clip, ClipEdit::Star(!open.starred)).into());
    }
    let chosen = tag.is_chosen(open.clip);
    if (open.may_be_shown || chosen) && on(Key::P) {
        actions.push(TagAction::Show(open.clip, !chosen).into());
    } else if open.needs_reason && on(Key::P) {
        form.lists.despite.ask(open.clip);
    }
    if on(Key::Delete) {
        actions.push(TagAction::RemoveClip(open.clip).into());
    }
}
