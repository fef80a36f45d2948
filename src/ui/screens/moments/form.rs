//! Beside the film: what can be undone, and the form of the new or of the open clip. What is changed of an open
//! clip is asked for at once; a text when the keyboard leaves it.

use egui::{Response, Ui};

use super::clips::{self, clip_words};
use super::typed::Form;
use crate::app::action::{TagAction, UserAction};
use crate::app::state::TagScreen;
use crate::base::MediaTime;
use crate::casework::changes::{ChangeName, ClipEdit, Edge};
use crate::casework::pages::{ClipRow, HeadingRow};
use crate::programme::KeepsBack;
use crate::ui::context::Context;
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::Message;

/// How far one press moves an edge.
pub(super) const FINE: MediaTime = MediaTime::from_ms(100);

/// Draws title, undo and form.
pub(super) fn column(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    ui.horizontal(|ui| {
        let title = Message::new("tag-title").with("session", tag.recording.session);
        theme::subheading(ui, &context.words.say(&title));
        theme::weak(ui, &tag.code);
    });
    history(ui, context, tag, actions);
    theme::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        let open = tag.open_clip();
        head(ui, context, tag, open, actions);
        edges(ui, context, tag, open, actions);
        palette(ui, context, tag, open, actions);
        aims(ui, context, tag, open, form, actions);
        earlier(ui, context, tag, open, form, actions);
        texts(ui, context, form, actions);
        switches(ui, context, tag, open, form, actions);
        if open.is_none() {
            save(ui, context, tag, form, actions);
        }
    });
}

pub(super) fn history(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, actions: &mut Vec<UserAction>) {
    ui.horizontal_wrapped(|ui| {
        for (name, key, named, act) in [
            (tag.history.undo_name(), "tag-undo", "tag-undo-named", TagAction::Undo),
            (tag.history.redo_name(), "tag-redo", "tag-redo-named", TagAction::Redo),
        ] {
            let words = name.map_or_else(
                || context.get(key),
                |name| context.words.say(&Message::new(named).with("what", Message::new(change_key(name)))),
            );
            acts(actions, &widgets::named_button(ui, name.is_some(), &words, &words), act);
        }
    });
}

fn change_key(name: ChangeName) -> &'static str {
    match name {
        ChangeName::Added => "tag-change-added",
        ChangeName::Removed => "tag-change-removed",
        ChangeName::Tags => "tag-change-tags",
        ChangeName::Edges => "tag-change-edges",
        ChangeName::Moved => "tag-change-moved",
        ChangeName::Note => "tag-change-note",
        ChangeName::Words => "tag-change-words",
        ChangeName::Star => "tag-change-star",
        ChangeName::Earlier => "tag-change-earlier",
        ChangeName::Aims => "tag-change-aims",
        ChangeName::Despite => "tag-change-despite",
        ChangeName::Chosen => "tag-change-chosen",
        ChangeName::NotChosen => "tag-change-not-chosen",
    }
}

pub(super) fn head(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    open: Option<&ClipRow>,
    actions: &mut Vec<UserAction>,
) {
    let Some(open) = open else {
        widgets::strong(ui, &context.get("tag-new"));
        return;
    };
    let start = format!("{:.1}", tag.shown(open.start));
    ui.horizontal(|ui| {
        widgets::right(ui, |ui| {
            let another = theme::secondary_button(ui, &context.get("tag-another"));
            acts(actions, &another, TagAction::Select(None));
            let title = Message::new("tag-open").with("start", start);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                widgets::strong(ui, &context.words.say(&title));
            });
        });
    });
}

pub(super) fn edges(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    open: Option<&ClipRow>,
    actions: &mut Vec<UserAction>,
) {
    let time = |mark: Option<MediaTime>| {
        mark.map_or_else(|| "–".to_owned(), |time| format!("{:.1}", tag.shown(time)))
    };
    let (start, end) = open.map_or((tag.mark_in, tag.mark_out), |open| (Some(open.start), Some(open.end)));
    let rows = [
        (Edge::In, start, ["tag-mark-in", "tag-in-here", "tag-in", "tag-in-back", "tag-in-on"]),
        (Edge::Out, end, ["tag-mark-out", "tag-out-here", "tag-out", "tag-out-back", "tag-out-on"]),
    ];
    for (edge, at, [mark, here, name, back, on]) in rows {
        ui.horizontal(|ui| {
            let words = context.get(if open.is_some() { here } else { mark });
            let pressed = widgets::sized_button(ui, 118.0, &words);
            acts(actions, &pressed, TagAction::EdgeHere(edge));
            let less = widgets::named_button(ui, at.is_some(), "−", &context.get(back));
            acts(actions, &less, TagAction::MoveEdge(edge, MediaTime::ZERO - FINE));
            widgets::value(ui, &context.get(name), &time(at));
            let more = widgets::named_button(ui, at.is_some(), "+", &context.get(on));
            acts(actions, &more, TagAction::MoveEdge(edge, FINE));
        });
    }
}

/// The headings, the tags of the chosen one, and the tags that are on.
pub(super) fn palette(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    open: Option<&ClipRow>,
    actions: &mut Vec<UserAction>,
) {
    let codes: Vec<&str> = match open {
        Some(open) => open.tags.iter().map(|mark| mark.code.as_str()).collect(),
        None => tag.mark_tags.iter().map(String::as_str).collect(),
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        ui.spacing_mut().button_padding.x = 7.0;
        for (place, heading) in tag.headings.iter().enumerate() {
            let chosen =
                widgets::choice(ui, place == tag.heading, short(heading)).on_hover_text(&heading.label);
            acts(actions, &chosen, TagAction::ChooseHeading(place));
        }
    });
    let tags = tag.headings.get(tag.heading).map_or(&[][..], |heading| &heading.tags);
    // A low window shows five of the tags at once, a high one all of them.
    let room = (ui.ctx().content_rect().height() - 570.0).clamp(190.0, 520.0);
    egui::ScrollArea::vertical().id_salt("tags").max_height(room).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (number, choice) in tags.iter().enumerate() {
            let number = if number < 9 { (number + 1).to_string() } else { " ".to_owned() };
            let words = format!("{} {}", choice.code, choice.label);
            let on = codes.contains(&choice.code.as_str());
            let pressed = widgets::numbered_choice(ui, on, &number, &words);
            let pressed = match choice.keeps_clip_back {
                KeepsBack::No => pressed,
                KeepsBack::UnlessChosen => pressed.on_hover_text(context.get("tag-keeps-back-unless")),
                KeepsBack::Always => pressed.on_hover_text(context.get("tag-keeps-back")),
            };
            acts(actions, &pressed, TagAction::ToggleTag(choice.code.clone()));
        }
    });
    if codes.is_empty() {
        theme::weak(ui, &context.get("tag-no-tag"));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        ui.spacing_mut().button_padding.x = 10.0;
        for code in codes {
            let name = context.words.say(&Message::new("tag-take-off").with("code", code));
            let chip = widgets::named_button(ui, true, &format!("{code}  ×"), &name);
            acts(actions, &chip, TagAction::ToggleTag(code.to_owned()));
        }
    });
}

/// Which aim the clip serves, where a tag leaves that to the worker.
fn aims(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    open: Option<&ClipRow>,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let codes = open.map_or_else(|| tag.mark_codes(), |open| open.codes());
    if tag.aims.is_empty() || !tag.leaves_aim_to_worker(&codes) {
        return;
    }
    ui.label(context.get("tag-aims"));
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
        theme::weak(ui, &context.get("tag-no-aim"));
    }
    for aim in named {
        widgets::small(ui, &aim);
    }
}

/// Which earlier clip a change is seen against, where a tag asks for one.
fn earlier(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    open: Option<&ClipRow>,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let needs = tag.headings.iter().filter(|heading| heading.needs_earlier_clip).any(|heading| match open {
        Some(open) => open.tags.iter().any(|mark| mark.heading == heading.id),
        None => heading.tags.iter().any(|choice| tag.mark_tags.contains(&choice.code)),
    });
    let now = open.map_or(form.earlier, |open| open.earlier);
    if !needs && now.is_none() {
        return;
    }
    let found = tag.family.clips.iter().find(|row| Some(row.clip) == now);
    let shown = match (now, found) {
        (None, _) => context.get("tag-earlier-none"),
        (Some(_), None) => context.get("tag-earlier-gone"),
        (Some(_), Some(row)) => clip_words(context, row),
    };
    let mut picked = None;
    widgets::picker(ui, &context.get("tag-earlier"), &shown, |ui| {
        if widgets::pick(ui, now.is_none(), context.get("tag-earlier-none")) {
            picked = Some(None);
        }
        for row in tag.other_clips().filter(|row| row.session < tag.recording.session) {
            if widgets::pick(ui, now == Some(row.clip), clip_words(context, row)) {
                picked = Some(Some(row.clip));
            }
        }
    });
    if needs && now.is_none() {
        theme::weak(ui, &context.get("tag-needs-earlier"));
    }
    match (picked, open) {
        (Some(earlier), Some(open)) => {
            actions.push(TagAction::Edit(open.clip, ClipEdit::Earlier(earlier)).into());
        }
        (Some(earlier), None) => form.earlier = earlier,
        (None, _) => {}
    }
}

fn texts(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let is_open = form.open.is_some();
    let [note, words] = if is_open { &mut form.texts } else { &mut form.new };
    let left = |response: Response| response.lost_focus();
    let mut leaves = left(theme::text_area(ui, &context.get("tag-note"), &mut note.typed, 2));
    leaves |= left(theme::text_area(ui, &context.get("tag-words"), &mut words.typed, 2));
    theme::weak(ui, &context.get("tag-words-hint"));
    if is_open && leaves {
        form.flush(actions);
    }
}

/// Star and showing.
fn switches(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    open: Option<&ClipRow>,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let mut starred = open.map_or(form.starred, |open| open.starred);
    if widgets::check(ui, &mut starred, &context.get("tag-star")).changed() {
        match open {
            Some(open) => actions.push(TagAction::Edit(open.clip, ClipEdit::Star(starred)).into()),
            None => form.starred = starred,
        }
    }
    let Some(open) = open else { return };
    let words = Message::new("tag-show").with("session", tag.for_session());
    let words = context.words.say(&words);
    clips::show_switch(ui, context, tag, (open, &words), &mut form.lists.despite, actions);
    if theme::secondary_button(ui, &context.get("tag-remove")).clicked() {
        actions.push(TagAction::RemoveClip(open.clip).into());
    }
}

pub(super) fn save(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &Form,
    actions: &mut Vec<UserAction>,
) {
    let clip = form.new_clip(tag);
    let pressed = widgets::primary_if(ui, clip.is_some(), &context.get("tag-save")).clicked();
    match clip {
        Some(clip) if pressed => actions.push(TagAction::SaveClip(clip).into()),
        Some(_) => {}
        None => {
            theme::weak(ui, &context.get("tag-save-needs"));
        }
    }
}

/// The part of a heading's words that has room on a lane.
pub(super) fn short(heading: &HeadingRow) -> &str {
    heading.label.split(',').next().unwrap_or(&heading.label)
}

/// A button that asks for an act.
fn acts(actions: &mut Vec<UserAction>, response: &egui::Response, act: TagAction) {
    if response.clicked() {
        actions.push(act.into());
    }
}
