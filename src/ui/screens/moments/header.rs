//! Above the player: where one is and the way back, what can be undone, the look the parents will have, and help.

use chrono::Local;
use egui::{Align, Id, Label, Layout, Panel, Ui, vec2};

use crate::app::action::{TagAction, UserAction, WindowAction};
use crate::app::state::TagScreen;
use crate::casework::changes::ChangeName;
use crate::ui::context::Context;
use crate::ui::frame::Bar;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, moments, shell, space};
use crate::ui::topmost::{self, Level};
use crate::words::Message;

/// Draws the header.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    Bar { keys, note }: Bar<'_>,
    actions: &mut Vec<UserAction>,
) {
    let frame = egui::Frame::new();
    let header = Panel::top("moments-header").frame(frame).exact_size(shell::HEADER_LOW);
    header.show_separator_line(false).show(ui, |ui| {
        let narrow = ui.available_width() < moments::HEADER_NARROW;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::NEAR);
            let help = context.get("keys-title");
            if theme::icon_only(Icon::Help, &help).show(ui).clicked() {
                keys.open(ui);
            }
            if theme::icon_only(Icon::Note, &context.get("concern-button")).show(ui).clicked() {
                *note = !*note;
            }
            preview(ui, context, tag, narrow, actions);
            history(ui, context, tag, narrow, actions);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                place(ui, context, tag, actions);
            });
        });
    });
}

/// The way back, and where one is.
fn place(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, actions: &mut Vec<UserAction>) {
    ui.add_space(space::NEAR);
    let escape = topmost::closes(ui.ctx(), Level::Screen, Id::unique("back"));
    let room = vec2(ui.available_width() * moments::BACK_SHARE, ui.available_height());
    let back = ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        let name = context.get("action-back");
        theme::secondary(&tag.code).icon(Icon::Previous).named(&name).show(ui)
    });
    if back.inner.clicked() || escape {
        actions.push(WindowAction::Back.into());
    }
    let title = if tag.blind.is_some() { "blind-title" } else { "tag-title" };
    let title = context.say(&Message::new(title).with("session", tag.recording.session));
    theme::section(ui, &title);
    let day = tag.recording.started.with_timezone(&Local).date_naive();
    let day = context.say(&Message::new("tag-day").with("day", day));
    if ui.available_width() > moments::PANEL_EDGE {
        let weak = theme::Palette::of(ui.visuals()).weak;
        ui.add(Label::new(egui::RichText::new(day).color(weak)).truncate());
    }
}

/// A look at what the parents will see.
fn preview(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, narrow: bool, actions: &mut Vec<UserAction>) {
    if tag.blind.is_some() {
        return;
    }
    let words = context.get("tag-preview");
    let act = if narrow {
        theme::icon_only(Icon::Shown, &words)
    } else {
        theme::secondary(&words).icon(Icon::Shown)
    };
    let why = tag.preview_refusal().map(|why| context.get(why));
    if act.off(why.as_deref()).show(ui).clicked() {
        actions.push(TagAction::Preview.into());
    }
}

/// What can be undone and done again.
fn history(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, narrow: bool, actions: &mut Vec<UserAction>) {
    let named = |name: Option<ChangeName>, key, named| match name {
        Some(name) => context.say(&Message::new(named).with("what", Message::new(change_key(name)))),
        None => context.get(key),
    };
    let redo = named(tag.history.redo_name(), "tag-redo", "tag-redo-named");
    let why = context.get("tag-redo-nothing");
    let nothing = tag.history.redo_name().is_none().then_some(why.as_str());
    if theme::icon_only(Icon::Redo, &redo).off(nothing).show(ui).clicked() {
        actions.push(TagAction::Redo.into());
    }
    let undo = named(tag.history.undo_name(), "tag-undo", "tag-undo-named");
    let why = context.get("tag-undo-nothing");
    let nothing = tag.history.undo_name().is_none().then_some(why.as_str());
    let act =
        if narrow { theme::icon_only(Icon::Undo, &undo) } else { theme::secondary(&undo).icon(Icon::Undo) };
    if act.off(nothing).show(ui).clicked() {
        actions.push(TagAction::Undo.into());
    }
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
