//! The panel of the open moment, or of a new one: when it is, its tags, what is said about it, and what becomes of it. What
//! is changed of an open moment is asked for at once; a text when the keyboard leaves it or rests.

use chrono::Local;
use egui::{Align, Frame, Layout, Margin, ScrollArea, Ui, vec2};

use super::typed::Form;
use super::{blind, said, shown, tags};
use crate::app::action::{TagAction, UserAction};
use crate::app::state::TagScreen;
use crate::base::MediaTime;
use crate::casework::Act;
use crate::casework::changes::{ClipEdit, Edge};
use crate::casework::pages::ClipRow;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Notice, Weight, moments, size, space};
use crate::ui::widgets;
use crate::words::Message;

/// How far one press moves an edge.
pub(super) const FINE: MediaTime = MediaTime::from_ms(100);

/// Where the panel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// At the right over the whole height: its head and its foot stay.
    Beside,
    /// Below the player, on a page that scrolls.
    Below,
}

/// Draws the panel.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    place: Place,
    actions: &mut Vec<UserAction>,
) {
    let hover = theme::Palette::of(ui.visuals()).hover_card;
    ui.visuals_mut().widgets.hovered.weak_bg_fill = hover;
    // Codes on a sample are the supervisor's own.
    let act = if tag.blind.is_some() { Act::Supervise } else { Act::ChangeClips };
    let refusal = context.state.refusal(act);
    ui.spacing_mut().item_spacing.y = space::PAIR;
    inset(ui, |ui| head(ui, context, tag));
    if let Some(refusal) = &refusal {
        inset(ui, |ui| theme::notice(ui, Notice::Warning, &context.say(refusal)));
    }
    ui.add_enabled_ui(refusal.is_none(), |ui| {
        inset(ui, |ui| edges(ui, context, tag, actions));
        if place == Place::Below {
            inset(ui, |ui| middle(ui, context, tag, form, actions));
            inset(ui, |ui| foot(ui, context, tag, form, actions));
            return;
        }
        let room = ui.available_height() - size::CONTROL - space::NEAR;
        let middle_part =
            ScrollArea::vertical().id_salt(("moment", tag.selected)).auto_shrink(false).max_height(room);
        middle_part.show(ui, |ui| inset(ui, |ui| middle(ui, context, tag, form, actions)));
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            inset(ui, |ui| foot(ui, context, tag, form, actions));
        });
    });
}

/// Within the panel's column: rows of tags reach a little beyond it.
#[allow(clippy::cast_possible_truncation)] // a few points
fn inset<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = Margin::symmetric(moments::PANEL_INSET as i8, 0);
    Frame::new().inner_margin(margin).show(ui, |ui| ui.vertical(|ui| add(ui)).inner).inner
}

/// Which moment it is, how long, and whether it is on record.
fn head(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen) {
    let open = tag.open_clip();
    let number = open.and_then(|open| tag.clips().position(|row| row.clip == open.clip));
    let title = number.map_or_else(
        || context.get("tag-new"),
        |number| context.say(&Message::new("tag-open").with("number", number + 1)),
    );
    let row = vec2(ui.available_width(), size::CONTROL);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(row);
        if open.is_some() {
            let settled = tag.history.is_settled();
            let words = match tag.saved_at {
                _ if !settled => context.get("tag-saving"),
                None => context.get("tag-saved"),
                Some(at) => {
                    let time = at.with_timezone(&Local).format("%H:%M").to_string();
                    context.say(&Message::new("tag-saved-at").with("time", time))
                }
            };
            theme::small(ui, &words);
            if settled {
                widgets::small_sign(ui, Icon::Check);
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            theme::section(ui, &title);
            if let Some((from, to)) = span(tag, open) {
                let length = format!("{:.1}", to.since(from).secs_f64());
                theme::weak(ui, &context.say(&Message::new("tag-length").with("seconds", length)));
            }
        });
    });
}

/// From where to where it goes, once both are known.
fn span(tag: &TagScreen, open: Option<&ClipRow>) -> Option<(MediaTime, MediaTime)> {
    match open {
        Some(open) => Some((open.start, open.end)),
        None => tag.mark_in.zip(tag.mark_out),
    }
}

/// Start and end: set where the film is, and moved a little.
fn edges(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, actions: &mut Vec<UserAction>) {
    let open = tag.open_clip();
    let (start, end) = open.map_or((tag.mark_in, tag.mark_out), |open| (Some(open.start), Some(open.end)));
    let row = vec2(ui.available_width(), size::CONTROL);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(row);
        let words = context.get("tag-mark-in");
        let start = theme::Pressable::new(Weight::Plain, &words).icon(Icon::Start).key("I");
        if start.hang_left().show(ui).clicked() {
            actions.push(TagAction::EdgeHere(Edge::In).into());
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = context.get("tag-mark-out");
            let end = theme::Pressable::new(Weight::Plain, &words).after(Icon::End).key("O");
            if end.hang_right().show(ui).clicked() {
                actions.push(TagAction::EdgeHere(Edge::Out).into());
            }
        });
    });
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(row);
        let times = [said_time(tag, start), said_time(tag, end)];
        let widest = if times[0].len() > times[1].len() { &times[0] } else { &times[1] };
        nudges(
            ui,
            context,
            (Edge::In, start.is_some()),
            (&times[0], widest),
            ["tag-in-back", "tag-in", "tag-in-on"],
            actions,
        );
        // As wide as the first, at the right.
        let taken = ui.cursor().left() - ui.min_rect().left();
        ui.add_space((row.x - 2.0 * taken - space::PAIR).max(0.0));
        nudges(
            ui,
            context,
            (Edge::Out, end.is_some()),
            (&times[1], widest),
            ["tag-out-back", "tag-out", "tag-out-on"],
            actions,
        );
    });
}

/// Earlier, or later; the outermost signs are at the column's edges.
fn nudge(
    ui: &mut Ui,
    (sign, name): (&str, &str),
    (edge, by): (Edge, MediaTime),
    off: Option<&str>,
    actions: &mut Vec<UserAction>,
) {
    let sign = theme::Pressable::new(Weight::Icon, sign).named(name).off(off);
    let sign = match (edge, by > MediaTime::ZERO) {
        (Edge::In, false) => sign.hang_left(),
        (Edge::Out, true) => sign.hang_right(),
        (Edge::In, true) | (Edge::Out, false) => sign,
    };
    if sign.show(ui).clicked() {
        actions.push(TagAction::MoveEdge(edge, by).into());
    }
}

fn said_time(tag: &TagScreen, at: Option<MediaTime>) -> String {
    at.map_or_else(|| "–".to_owned(), |at| format!("{:.1}", tag.shown(at)))
}

fn nudges(
    ui: &mut Ui,
    context: &Context<'_>,
    (edge, is_set): (Edge, bool),
    (time, widest): (&str, &str),
    [back, name, on]: [&'static str; 3],
    actions: &mut Vec<UserAction>,
) {
    ui.spacing_mut().item_spacing.x = space::PAIR;
    let why = context.get("tag-edge-none");
    let off = (!is_set).then_some(why.as_str());
    nudge(ui, ("−", &context.get(back)), (edge, MediaTime::ZERO - FINE), off, actions);
    widgets::strong_time(ui, &context.get(name), time, widest);
    nudge(ui, ("+", &context.get(on)), (edge, FINE), off, actions);
}

fn middle(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    tags::show(ui, context, tag, form, actions);
    if tag.blind.is_some() {
        return blind::middle(ui, context, tag, form, actions);
    }
    said::show(ui, context, tag, form, actions);
    if let Some(open) = tag.open_clip() {
        shown::kept_back(ui, context, open, &mut form.lists.despite, actions);
    }
}

/// What becomes of it, and that one is done with it.
fn foot(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, form: &mut Form, actions: &mut Vec<UserAction>) {
    let open = tag.open_clip();
    let row = vec2(ui.available_width(), size::CONTROL);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(row);
        ui.spacing_mut().item_spacing.x = space::PAIR;
        if tag.blind.is_none() {
            show_and_star(ui, context, tag, form, actions);
        }
        if let Some(open) = open
            && theme::icon_only(Icon::Delete, &context.get("tag-remove")).show(ui).clicked()
        {
            actions.push(TagAction::RemoveClip(open.clip).into());
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| done(ui, context, tag, form, actions));
    });
}

fn show_and_star(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let open = tag.open_clip();
    let words = context.get("tag-show");
    match open {
        Some(open) => shown::tick(ui, context, tag, open, &words, &mut form.lists.despite, actions),
        None => {
            ui.add_enabled_ui(false, |ui| {
                let tick = theme::checkbox(ui, &mut false, &words);
                tick.on_disabled_hover_text(context.get("tag-show-later"));
            });
        }
    }
    let starred = open.map_or(form.starred, |open| open.starred);
    if widgets::star(ui, starred, &context.get("tag-star")).clicked() {
        match open {
            Some(open) => actions.push(TagAction::Edit(open.clip, ClipEdit::Star(!starred)).into()),
            None => form.starred = !starred,
        }
    }
}

/// Closes the open moment, which is on record; keeps the new one.
fn done(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, form: &Form, actions: &mut Vec<UserAction>) {
    let words = context.get("tag-done");
    let done = theme::primary(&words).key("↵");
    if tag.open_clip().is_some() {
        if done.show(ui).clicked() {
            actions.push(TagAction::Select(None).into());
        }
        return;
    }
    let clip = form.new_clip(tag);
    let why = context.get("tag-save-needs");
    let pressed = done.off(clip.is_none().then_some(why.as_str())).show(ui).clicked();
    if let (true, Some(clip)) = (pressed, clip) {
        actions.push(TagAction::SaveClip(clip).into());
    }
}
