//! Choosing what is watched: every moment of the family with a box to tick, newest session first. Each tick is on record
//! at once.

use egui::{Label, RichText, ScrollArea, TextStyle, Ui};

use super::watch;
use crate::app::action::{SessionAction, UserAction};
use crate::casework::changes::SessionChange;
use crate::casework::pages::{ClipRow, SessionView};
use crate::casework::sentences;
use crate::ui::context::Context;
use crate::ui::screens::despite_form::DespiteForm;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets;
use crate::words::Message;

/// Whether it is open, and which moments it lists.
#[derive(Default)]
pub struct Form {
    open: bool,
    /// Id of a heading, or all.
    heading: Option<String>,
}

impl Form {
    /// Opens it, with all of them.
    pub fn open(&mut self) {
        *self = Self { open: true, heading: None };
    }
}

/// What a moment is about: the worker's words for the parents, else the words of its tags.
pub fn title(context: &Context<'_>, clip: &ClipRow) -> String {
    let words = clip.words.reveal().trim();
    if words.is_empty() {
        let tags: Vec<&str> = clip.tags.iter().map(|tag| tag.label.as_str()).collect();
        return tags.join(", ");
    }
    context.say(&Message::new("show-quoted").with("words", words))
}

/// Where a moment is from, and how long it is.
pub fn facts(context: &Context<'_>, clip: &ClipRow) -> String {
    let session = context.say(&Message::new("visit-title").with("number", clip.session));
    let facts = Message::new("show-facts")
        .with("session", session)
        .with("length", clip.end.since(clip.start).to_string());
    context.say(&facts)
}

/// The ids of the headings these moments are under, each once.
fn headings<'a>(clips: impl Iterator<Item = &'a ClipRow>) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for tag in clips.flat_map(|clip| &clip.tags) {
        if !found.contains(&tag.heading.as_str()) {
            found.push(&tag.heading);
        }
    }
    found
}

/// The name of a heading.
fn heading_name(id: &str) -> Message {
    match id {
        "" => Message::new("show-heading-unknown"),
        "context" => Message::new("show-heading-context"),
        "staff-only" => Message::new("show-heading-staff"),
        id => sentences::heading(id),
    }
}

/// Draws the dialog, where it is open.
pub fn dialog(
    ui: &Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut watch::Form,
    actions: &mut Vec<UserAction>,
) {
    if !form.choose.open {
        return;
    }
    let name = context.get("show-choose-title");
    let (closed, done) = theme::dialog(ui.ctx(), &name, theme::session::CHOOSE, |ui| {
        ui.spacing_mut().item_spacing.y = space::THUMBS;
        theme::section(ui, &name);
        if view.clips.is_empty() {
            theme::empty_state(ui, &context.get("show-no-clips"), &context.get("show-no-clips-hint"));
        } else {
            filter(ui, context, view, &mut form.choose);
            let foot = theme::size::CONTROL + 2.0 * space::PARTS;
            let tall = (ui.available_height() - foot).max(theme::session::CHOOSE_LEAST);
            ScrollArea::vertical().id_salt("choose").max_height(tall).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    ui.set_width(ui.available_width() - space::NEAR);
                    all(ui, context, view, form, actions);
                },
            );
        }
        let mut done = false;
        widgets::row(ui, |ui| {
            done = theme::primary(&context.get("show-choose-done")).show(ui).clicked();
        });
        done
    });
    if closed || done {
        form.choose.open = false;
    }
}

fn filter(ui: &mut Ui, context: &Context<'_>, view: &SessionView, form: &mut Form) {
    let known = headings(view.clips.iter());
    if known.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = space::NEAR;
        if theme::toggle(ui, form.heading.is_none(), &context.get("show-filter-all")).clicked() {
            form.heading = None;
        }
        for heading in known {
            let chosen = form.heading.as_deref() == Some(heading);
            if theme::toggle(ui, chosen, &context.say(&heading_name(heading))).clicked() {
                form.heading = Some(heading.to_owned());
            }
        }
    });
}

fn all(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut watch::Form,
    actions: &mut Vec<UserAction>,
) {
    let heading = form.choose.heading.clone();
    let listed = |clip: &&ClipRow| {
        heading.as_ref().is_none_or(|wanted| clip.tags.iter().any(|tag| tag.heading == *wanted))
    };
    let mut clips: Vec<&ClipRow> = view.clips.iter().filter(listed).collect();
    clips.sort_by_key(|clip| (std::cmp::Reverse(clip.session), !clip.starred, clip.recording, clip.start));
    let mut of = None;
    for clip in clips {
        if of != Some(clip.session) {
            of = Some(clip.session);
            ui.add_space(space::PAIR);
            theme::strong(ui, &context.say(&Message::new("visit-title").with("number", clip.session)));
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            one(ui, context, view, (clip, form), actions);
        });
    }
}

/// One moment with its box.
fn one(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    (clip, form): (&ClipRow, &mut watch::Form),
    actions: &mut Vec<UserAction>,
) {
    let chosen = form.chosen(context, view).to_vec();
    let (title, length) = (title(context, clip), clip.end.since(clip.start).to_string());
    let can = clip.may_be_shown || clip.needs_reason;
    let mut ticked = chosen.contains(&clip.clip);
    let was = ticked;
    let words = context.say(&Message::new("show-box").with("title", title.as_str()).with("length", length));
    let changed = ui
        .add_enabled_ui(can || was, |ui| {
            let response = theme::checkbox(ui, &mut ticked, &words);
            if can { response } else { response.on_disabled_hover_text(context.get("show-kept-back")) }
        })
        .inner
        .changed();
    if changed && !was && clip.needs_reason {
        form.despite.ask(clip.clip);
    } else if changed {
        let mut show = chosen;
        show.retain(|id| *id != clip.clip);
        if !was {
            show.push(clip.clip);
        }
        actions.push(form.ask(context, view.session.number, show));
    }
    under(ui, context, clip);
    if clip.needs_reason && !was {
        reason(ui, context, view, clip, &mut form.despite, actions);
    }
}

/// What staff wrote of a moment, why parents see it although a tag is for staff, and why they do not.
fn under(ui: &mut Ui, context: &Context<'_>, clip: &ClipRow) {
    let weak = Palette::of(ui.visuals()).weak;
    let mut line = |words: &str| {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(theme::size::BOX + ui.spacing().icon_spacing);
            let words = RichText::new(words).text_style(TextStyle::Small).color(weak);
            ui.add(Label::new(words).truncate());
        });
    };
    if clip.starred {
        line(&context.get("show-starred"));
    }
    if !clip.note.reveal().is_empty() {
        line(clip.note.reveal());
    }
    if let Some(reason) = &clip.despite {
        line(&context.say(&Message::new("despite-because").with("reason", reason.reveal().as_str())));
    } else if !clip.may_be_shown {
        line(&context.get(if clip.needs_reason { "despite-needed" } else { "show-kept-back" }));
    }
}

/// The reason for showing a moment that tags for staff keep back.
pub fn reason(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    clip: &ClipRow,
    despite: &mut DespiteForm,
    actions: &mut Vec<UserAction>,
) {
    if let Some(reason) = despite.show(ui, context, clip) {
        let show = SessionChange::ShowDespite(clip.clip, reason.into());
        actions.push(SessionAction::Change(view.session.number, show).into());
    }
}

/// A line about the moment with that id, which may be gone.
pub fn said_of(context: &Context<'_>, view: &SessionView, id: crate::base::ClipId) -> String {
    match view.clips.iter().find(|clip| clip.clip == id) {
        Some(clip) => title(context, clip),
        None => context.get("show-clip-gone"),
    }
}
