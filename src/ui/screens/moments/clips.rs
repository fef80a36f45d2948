//! Under the form: the clips of this film, those of other sessions, and the copy that leaves the vault.

use egui::Ui;

use super::typed::{Folds, Form, Only};
use crate::app::action::{TagAction, UserAction};
use crate::app::state::TagScreen;
use crate::casework::changes::ClipEdit;
use crate::casework::pages::ClipRow;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::screens::despite_form::DespiteForm;
use crate::ui::screens::export_form::ExportAsks;
use crate::ui::theme::{self, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// What is asked before a film leaves.
const FILM: ExportAsks = ExportAsks {
    reason: Some("export-reason"),
    to: "export-to",
    hint: None,
    go: "export-go",
    button: widgets::primary_if,
};

/// Draws the lists.
pub(super) fn lists(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    widgets::gap(ui);
    theme::subheading(ui, &context.get("tag-clips"));
    if tag.clips().next().is_none() {
        theme::empty_state(ui, &context.get("tag-no-clips"), &context.get("tag-no-clips-hint"));
    } else {
        filter(ui, context, &mut form.lists.only);
        let mut any = false;
        let only = form.lists.only;
        for clip in tag.clips().filter(|clip| listed(tag, clip, only)) {
            clip_line(ui, context, tag, clip, &mut form.lists.despite, actions);
            any = true;
        }
        if !any {
            theme::weak(ui, &context.get("tag-none-listed"));
        }
    }
    others(ui, context, tag, &mut form.lists, actions);
    widgets::gap(ui);
    export(ui, context, tag, &mut form.lists, actions);
}

fn filter(ui: &mut Ui, context: &Context<'_>, only: &mut Only) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().button_padding.x = 10.0;
        for (choice, key) in [
            (Only::All, "tag-only-all"),
            (Only::Starred, "tag-only-starred"),
            (Only::Chosen, "tag-only-chosen"),
        ] {
            if widgets::choice(ui, *only == choice, &context.get(key)).clicked() {
                *only = choice;
            }
        }
    });
}

fn listed(tag: &TagScreen, clip: &ClipRow, only: Only) -> bool {
    match only {
        Only::All => true,
        Only::Starred => clip.starred,
        Only::Chosen => tag.is_chosen(clip.clip),
    }
}

/// A clip in short: its moment with a way there and away, and its tags.
pub(super) fn clip_head(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    clip: &ClipRow,
    actions: &mut Vec<UserAction>,
) {
    let start = format!("{:.1}", tag.shown(clip.start));
    ui.horizontal(|ui| {
        let go = Message::new("tag-go-named").with("start", start.as_str());
        let span = format!("{start}–{:.1}", tag.shown(clip.end));
        if widgets::named_button(ui, true, &span, &context.words.say(&go)).clicked() {
            actions.push(TagAction::GoToClip(clip.clip).into());
        }
        if clip.starred {
            widgets::sign(ui, Icon::Star, &context.get("tag-only-starred"));
        }
        widgets::right(ui, |ui| {
            let remove = Message::new("tag-remove-named").with("start", start.as_str());
            let name = context.words.say(&remove);
            if widgets::icon_button(ui, Icon::Cross, &name).clicked() {
                actions.push(TagAction::RemoveClip(clip.clip).into());
            }
        });
    });
    for mark in &clip.tags {
        ui.label(format!("{} {}", mark.code, mark.label));
    }
}

fn clip_line(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    clip: &ClipRow,
    despite: &mut DespiteForm,
    actions: &mut Vec<UserAction>,
) {
    clip_head(ui, context, tag, clip, actions);
    if clip.lacks_earlier {
        theme::weak(ui, &context.get("tag-needs-earlier"));
    }
    for text in [&clip.note, &clip.words] {
        if !text.reveal().is_empty() {
            theme::weak(ui, text.reveal());
        }
    }
    let start = format!("{:.1}", tag.shown(clip.start));
    let name = context.words.say(&Message::new("tag-show-named").with("start", start));
    if tag.selected == Some(clip.clip) {
        // The form above asks for its reason.
        show_tick(ui, tag, clip, &name, despite, actions);
        kept_back(ui, context, clip);
    } else {
        show_switch(ui, context, tag, (clip, &name), despite, actions);
    }
    widgets::gap(ui);
}

/// Whether a clip is shown to the parents; where it cannot be, why, and where a reason helps, that.
pub(super) fn show_switch(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    (clip, words): (&ClipRow, &str),
    despite: &mut DespiteForm,
    actions: &mut Vec<UserAction>,
) {
    show_tick(ui, tag, clip, words, despite, actions);
    kept_back(ui, context, clip);
    let line = clip_words(context, clip);
    if clip.needs_reason {
        despite.offer(ui, context, clip, &line);
    }
    if let Some(reason) = despite.show(ui, context, clip) {
        actions.push(TagAction::ShowDespite(clip.clip, reason).into());
    }
    if clip.despite.is_some() {
        let name = context.say(&Message::new("despite-take-back-named").with("clip", line));
        if widgets::named_button(ui, true, &context.get("despite-take-back"), &name).clicked() {
            actions.push(TagAction::Edit(clip.clip, ClipEdit::NotDespite).into());
        }
    }
}

/// Ticked where a clip is shown to the parents; ticking one that tags for staff keep back asks for the reason.
fn show_tick(
    ui: &mut Ui,
    tag: &TagScreen,
    clip: &ClipRow,
    words: &str,
    despite: &mut DespiteForm,
    actions: &mut Vec<UserAction>,
) {
    let mut chosen = tag.is_chosen(clip.clip);
    let can = clip.may_be_shown || clip.needs_reason || chosen;
    ui.add_enabled_ui(can, |ui| {
        if !widgets::check(ui, &mut chosen, words).changed() {
            return;
        }
        if chosen && clip.needs_reason {
            despite.ask(clip.clip);
        } else {
            actions.push(TagAction::Show(clip.clip, chosen).into());
        }
    });
}

/// Why parents do not see a clip, or why they do although a tag is for staff.
fn kept_back(ui: &mut Ui, context: &Context<'_>, clip: &ClipRow) {
    if let Some(reason) = &clip.despite {
        let said = Message::new("despite-because").with("reason", reason.reveal().as_str());
        theme::weak(ui, &context.say(&said));
    } else if !clip.may_be_shown {
        let key = match (clip.film_gone, clip.needs_reason) {
            (true, _) => "tag-film-gone",
            (false, true) => "despite-needed",
            (false, false) => "tag-kept-back",
        };
        theme::weak(ui, &context.get(key));
    }
}

/// A clip of any session in one line.
pub(super) fn clip_words(context: &Context<'_>, row: &ClipRow) -> String {
    let codes: Vec<&str> = row.tags.iter().map(|mark| mark.code.as_str()).collect();
    let line = Message::new("tag-clip-line")
        .with("session", row.session)
        .with("start", format!("{:.1}", row.start))
        .with("codes", codes.join(" "));
    context.words.say(&line)
}

/// Clips of the family's other films, to be chosen for showing.
fn others(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    folds: &mut Folds,
    actions: &mut Vec<UserAction>,
) {
    let count = tag.other_clips().count();
    if count == 0 {
        return;
    }
    widgets::gap(ui);
    let key = if folds.others_open { "tag-others-close" } else { "tag-others-open" };
    let words = context.words.say(&Message::new(key).with("clips", count));
    if theme::secondary_button(ui, &words).clicked() {
        folds.others_open = !folds.others_open;
    }
    if !folds.others_open {
        return;
    }
    for clip in tag.other_clips() {
        show_switch(ui, context, tag, (clip, &clip_words(context, clip)), &mut folds.despite, actions);
    }
}

fn export(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    folds: &mut Folds,
    actions: &mut Vec<UserAction>,
) {
    if let Some(share) = tag.exporting {
        let percent = f64::from((share * 100.0).floor());
        widgets::working(ui, &context.words.say(&Message::new("export-running").with("percent", percent)));
        return;
    }
    if !folds.export_open {
        folds.export_open = widgets::quiet_button(ui, &context.get("export-title")).clicked();
        return;
    }
    theme::card(ui, |ui| {
        widgets::strong(ui, &context.get("export-title"));
        theme::weak(ui, &context.get("export-hint"));
        for refusal in &tag.export_refusals {
            theme::notice(ui, Notice::Warning, &context.say(refusal));
        }
        folds.export.fields(ui, context, FILM);
        ui.horizontal(|ui| {
            let allowed = tag.export_refusals.is_empty();
            if let Some((to, reason)) = folds.export.button(ui, context, FILM, allowed) {
                actions.push(TagAction::Export { to, reason }.into());
                folds.export_open = false;
            }
            if theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
                folds.export_open = false;
            }
        });
    });
}
