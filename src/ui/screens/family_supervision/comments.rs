//! Comments of the worker's: what was counted, and the page on which they are counted beside what was shown.

use egui::{Grid, Label, Ui};

use super::parts::{by_on, session_picker, session_words};
use crate::app::action::{SupervisionAction, UserAction};
use crate::base::{ClipId, MediaTime, SessionId};
use crate::casework::changes::EntryChange;
use crate::casework::pages::{CommentRow, SaidView, SupervisionPage};
use crate::programme::{Comment, CommentCoding, CommentCount, Entry};
use crate::ui::context::Context;
use crate::ui::{theme, widgets};
use crate::words::Message;

/// Most minutes of one session.
const MOST_MINUTES: u32 = 240;

/// Comments that are being counted.
#[derive(Default)]
pub struct Form {
    of: Option<SessionId>,
    minutes: u32,
    made: Vec<Comment>,
    note: String,
    /// The clip that is spoken about.
    clip: Option<ClipId>,
}

/// Draws the card with what was counted.
pub fn card(
    ui: &mut Ui,
    context: &Context<'_>,
    page: &SupervisionPage,
    chosen: &mut Option<SessionId>,
    actions: &mut Vec<UserAction>,
) {
    theme::subheading(ui, &context.get("comments-title"));
    theme::weak(ui, &context.get("comments-why"));
    for row in &page.comments {
        ui.separator();
        counted(ui, context, page, row, actions);
    }
    if page.comments.is_empty() {
        theme::weak(ui, &context.get("comments-none"));
    }
    if page.refusal.is_some() {
        return;
    }
    if page.sessions.is_empty() {
        theme::weak(ui, &context.get("supervision-no-session"));
        return;
    }
    ui.separator();
    let session = session_picker(ui, context, page, "comments-which", chosen);
    let open = widgets::quiet_if(ui, context.state.busy.is_none(), &context.get("comments-open"));
    if let (true, Some(session)) = (open.clicked(), session) {
        actions.push(UserAction::Supervision(SupervisionAction::OpenSaid(session)));
    }
    theme::weak(ui, &context.get("comments-open-hint"));
}

fn counted(
    ui: &mut Ui,
    context: &Context<'_>,
    page: &SupervisionPage,
    row: &CommentRow,
    actions: &mut Vec<UserAction>,
) {
    let title = session_words(context, row.session);
    let facts = by_on(context, row.by.reveal(), row.coding.on);
    widgets::line_with_button(ui, &title, &facts, |ui| {
        if row.yours {
            let name = Message::new("comments-take-back-named").with("session", title.as_str());
            let name = context.say(&name.with("day", row.coding.on));
            let words = context.get("supervision-take-back");
            if widgets::named_button(ui, context.state.busy.is_none(), &words, &name).clicked() {
                actions.push(UserAction::ChangeEntry(EntryChange::TakeBack(row.record)));
            }
        }
    });
    let all = row.coding.count(None);
    let rate = Message::new("comments-rate")
        .with("made", all.made)
        .with("minutes", row.coding.watched.minutes_f64().round())
        .with("rate", format!("{:.1}", row.rate))
        .with("per", page.per_minutes);
    ui.add(Label::new(context.say(&rate)).wrap());
    if all.made > 0 {
        shares(ui, context, page, row);
    }
    for comment in row.coding.comments.iter().filter(|comment| !comment.note.reveal().is_empty()) {
        widgets::small(ui, comment.note.reveal());
    }
}

fn shares(ui: &mut Ui, context: &Context<'_>, page: &SupervisionPage, row: &CommentRow) {
    Grid::new(("comments", row.record)).num_columns(3).spacing([20.0, 6.0]).show(ui, |ui| {
        for key in ["agreement-heading", "comments-made", "comments-on-target"] {
            widgets::column_head(ui, &context.get(key));
        }
        ui.end_row();
        let headings = page.headings.iter().map(|(id, label)| (label.clone(), row.coding.count(Some(id))));
        let all = (context.get("comments-all"), row.coding.count(None));
        for (label, count) in headings.filter(|(_, count)| count.made > 0).chain([all]) {
            ui.label(label.split(',').next().unwrap_or(&label)).on_hover_text(&label);
            ui.label(count.made.to_string());
            ui.label(share(context, count));
            ui.end_row();
        }
    });
}

fn share(context: &Context<'_>, count: CommentCount) -> String {
    let Some(percent) = count.percent() else { return context.get("agreement-undefined") };
    let message = Message::new("comments-share").with("on-target", count.on_target);
    context.say(&message.with("made", count.made).with("percent", percent.round()))
}

/// Draws the page on which comments are counted.
pub fn count(
    ui: &mut Ui,
    context: &Context<'_>,
    (page, said): (&SupervisionPage, &SaidView),
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.of != Some(said.session) {
        let minutes = said.played.minutes_f64().ceil().clamp(0.0, f64::from(MOST_MINUTES));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped above
        let minutes = minutes as u32;
        *form = Form { of: Some(said.session), minutes, ..Form::default() };
    }
    theme::subheading(ui, &context.say(&Message::new("comments-count-title").with("number", said.number)));
    theme::weak(ui, &context.get("comments-count-how"));
    ui.horizontal(|ui| {
        widgets::number(ui, &context.get("comments-minutes"), &mut form.minutes, 0..=MOST_MINUTES)
    });
    about(ui, context, said, form);
    theme::text_area(ui, &context.get("comments-note"), &mut form.note, 1);
    for (id, label) in &page.headings {
        heading(ui, context, (id, label), form);
    }
    made(ui, context, page, form);
    ui.separator();
    if form.minutes == 0 {
        theme::weak(ui, &context.get("supervision-no-length"));
    }
    ui.horizontal(|ui| {
        let ready = form.minutes > 0 && context.state.busy.is_none();
        if widgets::primary_if(ui, ready, &context.get("comments-save")).clicked() {
            actions.push(UserAction::ChangeEntry(EntryChange::Add(Entry::CommentCoding(CommentCoding {
                on: context.state.today,
                session: said.session,
                watched: MediaTime::from_minutes(i64::from(form.minutes)),
                comments: form.made.clone(),
            }))));
        }
        if theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
            actions.push(UserAction::Supervision(SupervisionAction::CloseSaid));
        }
    });
}

/// The clips that were shown, with what the worker meant to say: which of them the next comment is about.
fn about(ui: &mut Ui, context: &Context<'_>, said: &SaidView, form: &mut Form) {
    if said.clips.is_empty() {
        theme::weak(ui, &context.get("comments-nothing-shown"));
        return;
    }
    widgets::strong(ui, &context.get("comments-about"));
    if ui.radio(form.clip.is_none(), context.get("comments-about-none")).clicked() {
        form.clip = None;
    }
    for (place, clip) in said.clips.iter().enumerate() {
        let name =
            Message::new("comments-clip").with("number", place + 1).with("tags", clip.tags.join(" · "));
        if ui.radio(form.clip == Some(clip.clip), context.say(&name)).clicked() {
            form.clip = Some(clip.clip);
        }
        if !clip.words.reveal().is_empty() {
            let words = Message::new("review-words").with("words", clip.words.reveal().as_str());
            ui.horizontal_top(|ui| {
                ui.add_space(25.0);
                widgets::small(ui, &context.say(&words));
            });
        }
    }
}

fn heading(ui: &mut Ui, context: &Context<'_>, (id, label): (&str, &str), form: &mut Form) {
    widgets::row(ui, |ui| {
        for (on_target, key, named) in
            [(false, "comments-off", "comments-off-named"), (true, "comments-on", "comments-on-named")]
        {
            let name = context.say(&Message::new(named).with("heading", label));
            if widgets::named_button(ui, true, &context.get(key), &name).clicked() {
                let note = std::mem::take(&mut form.note);
                let note = note.trim().into();
                form.made.push(Comment { clip: form.clip, heading: id.to_owned(), on_target, note });
            }
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.add(Label::new(label).truncate());
        });
    });
}

/// What is counted so far, the last first to be taken off again.
fn made(ui: &mut Ui, context: &Context<'_>, page: &SupervisionPage, form: &mut Form) {
    let on_target = form.made.iter().filter(|comment| comment.on_target).count();
    let so_far = Message::new("comments-so-far").with("made", form.made.len()).with("on-target", on_target);
    widgets::strong(ui, &context.say(&so_far));
    let Some(last) = form.made.last() else { return };
    let label = page.headings.iter().find(|(id, _)| *id == last.heading).map_or("", |(_, label)| label);
    let words = Message::new("comments-undo").with("heading", label);
    if widgets::quiet_button(ui, &context.say(&words)).clicked() {
        form.made.pop();
    }
}
