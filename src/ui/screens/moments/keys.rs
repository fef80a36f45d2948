//! What the keys of Moments ask for. Which keys they are stands in the table of keys.

use egui::Ui;

use super::typed::Form;
use crate::app::action::{TagAction, UserAction};
use crate::app::state::TagScreen;
use crate::base::MediaTime;
use crate::casework::changes::{ClipEdit, Edge};
use crate::ui::keys::{Shortcut, pressed, pressed_on};

/// How far J goes back.
const BACK: MediaTime = MediaTime::from_secs(-3);
/// How far the arrows go.
const SECOND: MediaTime = MediaTime::from_secs(1);
/// Most tags of one heading that have a key.
const MOST_TAGS: u8 = 13;

/// What the keys ask for.
pub(super) fn keys(ui: &Ui, tag: &TagScreen, form: &mut Form, actions: &mut Vec<UserAction>) {
    for (shortcut, what) in [
        (Shortcut::Redo, TagAction::Redo),
        (Shortcut::Undo, TagAction::Undo),
        (Shortcut::SetStart, TagAction::EdgeHere(Edge::In)),
        (Shortcut::SetEnd, TagAction::EdgeHere(Edge::Out)),
        (Shortcut::BackThree, TagAction::Jump(BACK)),
        (Shortcut::Hold, TagAction::Hold),
        (Shortcut::Faster, TagAction::Faster),
        (Shortcut::PictureBack, TagAction::Step(-1)),
        (Shortcut::PictureOn, TagAction::Step(1)),
        (Shortcut::NewMoment, TagAction::Select(None)),
        (Shortcut::PlayPause, TagAction::PlayPause),
        // With the keyboard on the lanes the arrows go from clip to clip.
        (Shortcut::SecondBack, TagAction::Jump(MediaTime::ZERO - SECOND)),
        (Shortcut::SecondOn, TagAction::Jump(SECOND)),
    ] {
        if pressed(ui, shortcut) {
            actions.push(what.into());
        }
    }
    if tag.open_clip().is_some() && pressed(ui, Shortcut::Loop) {
        actions.push(TagAction::Loop(!tag.looping).into());
    }
    if tag.blind.is_none() && tag.preview_refusal().is_none() && pressed(ui, Shortcut::Preview) {
        actions.push(TagAction::Preview.into());
    }
    if pressed(ui, Shortcut::FindTag) {
        form.find_asked = true;
    }
    headings(ui, tag, actions);
    open_clip(ui, tag, form, actions);
    if pressed(ui, Shortcut::Closer) {
        form.lanes.zoom_by(1.0);
    }
    if pressed(ui, Shortcut::Wider) {
        form.lanes.zoom_by(-1.0);
    }
    for (shortcut, what) in
        [(Shortcut::MomentBefore, TagAction::SelectBy(-1)), (Shortcut::MomentAfter, TagAction::SelectBy(1))]
    {
        if pressed_on(ui, shortcut, form.lanes.has_keyboard()) {
            actions.push(what.into());
        }
    }
    done(ui, tag, form, actions);
}

/// One is done with the open moment, which is on record; or the new one is kept.
fn done(ui: &Ui, tag: &TagScreen, form: &Form, actions: &mut Vec<UserAction>) {
    let act = match tag.open_clip() {
        Some(_) => Some(TagAction::Select(None)),
        None => form.new_clip(tag).map(TagAction::SaveClip),
    };
    if let Some(act) = act
        && pressed(ui, Shortcut::Done)
    {
        actions.push(act.into());
    }
}

/// The numbers put the tags of the chosen heading on and off; the brackets take another heading.
fn headings(ui: &Ui, tag: &TagScreen, actions: &mut Vec<UserAction>) {
    let last = tag.headings.len().saturating_sub(1);
    if pressed(ui, Shortcut::HeadingBefore) {
        actions.push(TagAction::ChooseHeading(tag.heading.checked_sub(1).unwrap_or(last)).into());
    }
    if pressed(ui, Shortcut::HeadingAfter) {
        let next = if tag.heading >= last { 0 } else { tag.heading + 1 };
        actions.push(TagAction::ChooseHeading(next).into());
    }
    let tags = tag.headings.get(tag.heading).map_or(&[][..], |heading| &heading.tags);
    for (number, choice) in (1..=MOST_TAGS).zip(tags) {
        if pressed(ui, Shortcut::Tag(number)) {
            actions.push(TagAction::ToggleTag(choice.code.clone()).into());
        }
    }
}

fn open_clip(ui: &Ui, tag: &TagScreen, form: &mut Form, actions: &mut Vec<UserAction>) {
    if tag.blind.is_some() {
        // Marks on a sample are neither picked out nor shown.
        if let (Some(open), true) = (tag.open_clip(), pressed(ui, Shortcut::Delete)) {
            actions.push(TagAction::RemoveClip(open.clip).into());
        }
        return;
    }
    let Some(open) = tag.open_clip() else {
        if pressed(ui, Shortcut::Star) {
            form.starred = !form.starred;
        }
        return;
    };
    if pressed(ui, Shortcut::Star) {
        actions.push(TagAction::Edit(open.clip, ClipEdit::Star(!open.starred)).into());
    }
    let chosen = tag.is_chosen(open.clip);
    if (open.may_be_shown || chosen || open.needs_reason) && pressed(ui, Shortcut::ShowToParents) {
        if open.may_be_shown || chosen {
            actions.push(TagAction::Show(open.clip, !chosen).into());
        } else {
            form.lists.despite.ask(open.clip);
        }
    }
    if pressed(ui, Shortcut::Delete) {
        actions.push(TagAction::RemoveClip(open.clip).into());
    }
}
