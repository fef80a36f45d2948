//! Beside the film: in and out, tag and note, the clips so far, and the copy that leaves the vault.

use std::path::PathBuf;

use egui::{Align, Layout, Ui};

use super::{Context, tag};
use crate::app::action::{Did, NewClip};
use crate::app::state::{ClipRow, TagScreen};
use crate::base::MediaTime;
use crate::ui::icons::Icon;
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::Message;

/// A half-filled form.
#[derive(Default)]
pub struct Form {
    tag: Option<String>,
    note: String,
    saved: u32,
    export_open: bool,
    export_to: String,
    export_reason: String,
    /// Where the handle is being dragged to.
    pub(super) scrubbing: Option<MediaTime>,
}

/// Draws the column.
pub(super) fn column(
    ui: &mut Ui,
    context: &Context<'_>,
    play: &TagScreen,
    form: &mut Form,
    did: &mut Vec<Did>,
) {
    if form.saved != play.saved {
        form.saved = play.saved;
        form.tag = None;
        form.note.clear();
    }
    tag::title(ui, context, play);
    widgets::gap(ui);
    theme::card(ui, |ui| new_clip(ui, context, play, form, did));
    clips(ui, context, play, did);
    widgets::gap(ui);
    export(ui, context, play, form, did);
}

fn new_clip(ui: &mut Ui, context: &Context<'_>, play: &TagScreen, form: &mut Form, did: &mut Vec<Did>) {
    let time = |mark: Option<MediaTime>| mark.map_or_else(|| "–".to_owned(), |time| format!("{time:.1}"));
    ui.horizontal(|ui| {
        if theme::secondary_button(ui, &context.get("play-mark-in")).clicked() {
            did.push(Did::MarkIn);
        }
        widgets::value(ui, &context.get("play-in"), &time(play.mark_in));
        if theme::secondary_button(ui, &context.get("play-mark-out")).clicked() {
            did.push(Did::MarkOut);
        }
        widgets::value(ui, &context.get("play-out"), &time(play.mark_out));
    });
    let chosen = form.tag.as_ref().and_then(|code| play.tags.iter().find(|tag| tag.code == *code));
    let shown =
        chosen.map_or_else(|| context.get("play-tag-choose"), |tag| format!("{} {}", tag.code, tag.label));
    widgets::picker(ui, &context.get("play-tag"), &shown, |ui| {
        let mut heading = "";
        for tag in &play.tags {
            if tag.heading != heading {
                heading = &tag.heading;
                // The list stretches what stands in it; a heading is no row.
                ui.with_layout(Layout::top_down(Align::Min), |ui| widgets::strong(ui, heading));
            }
            let picked = form.tag.as_ref() == Some(&tag.code);
            if widgets::pick(ui, picked, format!("{} {}", tag.code, tag.label)) {
                form.tag = Some(tag.code.clone());
            }
        }
    });
    widgets::hinted_field(ui, &context.get("play-note"), &mut form.note, "");
    let whole = play.mark_in.zip(play.mark_out).zip(form.tag.clone());
    let pressed = widgets::primary_if(ui, whole.is_some(), &context.get("play-save")).clicked();
    match whole {
        Some(((start, end), tag)) if pressed => {
            let note = form.note.trim().into();
            did.push(Did::SaveClip(NewClip { start, end, tags: vec![tag], note }));
        }
        Some(_) => {}
        None => {
            theme::weak(ui, &context.get("play-save-needs"));
        }
    }
}

fn clips(ui: &mut Ui, context: &Context<'_>, play: &TagScreen, did: &mut Vec<Did>) {
    theme::subheading(ui, &context.get("play-clips"));
    if play.clips.is_empty() {
        theme::empty_state(ui, &context.get("play-no-clips"), &context.get("play-no-clips-hint"));
    }
    for clip in &play.clips {
        clip_line(ui, context, clip, did);
    }
}

fn clip_line(ui: &mut Ui, context: &Context<'_>, clip: &ClipRow, did: &mut Vec<Did>) {
    let start = format!("{:.1}", clip.start);
    ui.horizontal(|ui| {
        let go = Message::new("play-go-named").with("start", start.as_str());
        let span = format!("{start}–{:.1}", clip.end);
        if widgets::named_button(ui, true, &span, &context.words.say(&go)).clicked() {
            did.push(Did::GoToClip(clip.clip));
        }
        widgets::right(ui, |ui| {
            let remove = Message::new("play-remove-named").with("start", start.as_str());
            let name = context.words.say(&remove);
            if widgets::icon_button(ui, Icon::Cross, &name).clicked() {
                did.push(Did::RemoveClip(clip.clip));
            }
        });
    });
    for tag in &clip.tags {
        ui.label(format!("{} {}", tag.code, tag.label));
    }
    if !clip.note.reveal().is_empty() {
        theme::weak(ui, clip.note.reveal());
    }
    widgets::gap(ui);
}

fn export(ui: &mut Ui, context: &Context<'_>, play: &TagScreen, form: &mut Form, did: &mut Vec<Did>) {
    if let Some(share) = play.exporting {
        let percent = f64::from((share * 100.0).floor());
        widgets::working(ui, &context.words.say(&Message::new("export-running").with("percent", percent)));
        return;
    }
    if !form.export_open {
        form.export_open = widgets::quiet_button(ui, &context.get("export-title")).clicked();
        return;
    }
    theme::card(ui, |ui| {
        widgets::strong(ui, &context.get("export-title"));
        theme::weak(ui, &context.get("export-hint"));
        widgets::hinted_field(ui, &context.get("export-reason"), &mut form.export_reason, "");
        widgets::hinted_field(ui, &context.get("export-to"), &mut form.export_to, "");
        ui.horizontal(|ui| {
            let ready = !form.export_reason.trim().is_empty() && !form.export_to.trim().is_empty();
            if widgets::primary_if(ui, ready, &context.get("export-go")).clicked() {
                did.push(Did::ExportFilm {
                    to: PathBuf::from(form.export_to.trim()),
                    reason: form.export_reason.trim().to_owned(),
                });
                form.export_open = false;
            }
            if theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
                form.export_open = false;
            }
        });
    });
}
