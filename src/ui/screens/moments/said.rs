//! What is said about the open moment, or about the new one: the earlier one it is seen against, the aim it serves, the words
//! for the parents, and the note for staff.

use egui::{Popup, Response, Ui};

use super::shown::clip_words;
use super::typed::Form;
use crate::app::action::{TagAction, UserAction};
use crate::app::state::TagScreen;
use crate::base::ClipId;
use crate::casework::changes::ClipEdit;
use crate::casework::pages::{ClipRow, HeadingRow};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, moments};
use crate::ui::widgets;
use crate::words::Message;

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    aims(ui, context, tag, form, actions);
    earlier(ui, context, tag, form, actions);
    texts(ui, context, form, actions);
}

/// The part of a heading's words that has room on a lane.
pub(super) fn short(heading: &HeadingRow) -> &str {
    &heading.short
}

/// Which aim the moment serves, where a tag leaves that to the worker.
fn aims(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, form: &mut Form, actions: &mut Vec<UserAction>) {
    let open = tag.open_clip();
    let codes = open.map_or_else(|| tag.mark_codes(), ClipRow::codes);
    if tag.aims.is_empty() || !tag.leaves_aim_to_worker(&codes) {
        return;
    }
    widgets::strong(ui, &context.get("tag-aims"));
    let mut named = Vec::new();
    ui.horizontal_wrapped(|ui| {
        for (code, quote) in &tag.aims {
            let on = open.map_or(&form.aims, |open| &open.aims).contains(code);
            let name = context
                .say(&Message::new("tag-aim-named").with("aim", code.as_str()).with("quote", quote.as_str()));
            let pressed = widgets::named_choice(ui, on, code, &name).on_hover_text(quote).clicked();
            named.extend(on.then_some(name));
            if !pressed {
                continue;
            }
            match open {
                Some(open) => {
                    actions.push(TagAction::Edit(open.clip, ClipEdit::ToggleAim(code.clone())).into());
                }
                None if on => form.aims.retain(|named| named != code),
                None => form.aims.push(code.clone()),
            }
        }
    });
    if named.is_empty() {
        theme::small(ui, &context.get("tag-no-aim"));
    }
    for aim in named {
        theme::small(ui, &aim);
    }
}

/// Which earlier moment a change is seen against, where a tag asks for one.
fn earlier(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let open = tag.open_clip();
    let asks = |heading: &HeadingRow| match open {
        Some(open) => open.tags.iter().any(|mark| mark.heading == heading.id),
        None => heading.tags.iter().any(|choice| tag.mark_tags.contains(&choice.code)),
    };
    let asking = tag.headings.iter().position(|heading| heading.needs_earlier_clip && asks(heading));
    let now = open.map_or(form.earlier, |open| open.earlier);
    if asking.is_none() && now.is_none() {
        return;
    }
    let found = tag.family.clips.iter().find(|row| Some(row.clip) == now);
    let shown = match (now, found) {
        (None, _) => context.get("tag-needs-earlier"),
        (Some(_), None) => context.get("tag-earlier-gone"),
        (Some(_), Some(row)) => clip_words(context, row),
    };
    let lane = Palette::of(ui.visuals()).lane(asking.unwrap_or_default());
    let title = context.get("tag-then-title");
    let picked = widgets::then(ui, lane, &title, &shown, |ui| {
        let words = context.get(if now.is_some() { "tag-then-change" } else { "tag-then-choose" });
        let name = context.say(&Message::new("tag-then-named").with("moment", shown.as_str()));
        let button = theme::secondary(&words).named(&name).show(ui);
        pick_earlier(context, tag, now, &button)
    });
    match open {
        _ if picked == now => {}
        Some(open) => actions.push(TagAction::Edit(open.clip, ClipEdit::Earlier(picked)).into()),
        None => form.earlier = picked,
    }
}

/// The moments of earlier sessions, in a list that opens from a button; the one that is the earlier one then.
fn pick_earlier(
    context: &Context<'_>,
    tag: &TagScreen,
    now: Option<ClipId>,
    button: &Response,
) -> Option<ClipId> {
    let mut picked = now;
    Popup::menu(button).show(|ui| {
        widgets::scroll_at_most(ui, "earlier", moments::LIST_BELOW, |ui| {
            if widgets::pick(ui, now.is_none(), context.get("tag-earlier-none")) {
                picked = None;
            }
            for row in tag.other_clips().filter(|row| row.session < tag.recording.session) {
                if widgets::pick(ui, now == Some(row.clip), clip_words(context, row)) {
                    picked = Some(row.clip);
                }
            }
        });
    });
    picked
}

/// Words and note: kept when the keyboard leaves them, or when nothing was typed for a while.
fn texts(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let rows = if ui.ctx().content_rect().height() >= moments::HIGH_FROM { 4 } else { 2 };
    let is_open = form.open.is_some();
    let [note, words] = if is_open { &mut form.texts } else { &mut form.new };
    let name = context.get("tag-words");
    let for_parents = widgets::told_field(ui, &name, None, &mut words.typed, rows);
    let for_parents = for_parents.on_hover_text(context.get("tag-words-hint"));
    let (name, never) = (context.get("tag-note"), context.get("tag-note-never"));
    let for_staff = widgets::told_field(ui, &name, Some((Icon::Hidden, &never)), &mut note.typed, rows);
    let now = ui.input(|input| input.time);
    if for_parents.changed() || for_staff.changed() {
        form.typed_at = Some(now);
    }
    if !is_open {
        return;
    }
    let rested = form.typed_at.is_some_and(|at| now - at >= moments::PAUSE);
    if for_parents.lost_focus() || for_staff.lost_focus() || rested {
        form.typed_at = None;
        form.flush(actions);
    } else if let Some(at) = form.typed_at {
        let left = (moments::PAUSE - (now - at)).clamp(0.0, moments::PAUSE);
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
    }
}
