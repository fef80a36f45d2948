//! Notes of supervision and what is answered to them.

use egui::{Label, Ui};

use super::super::sent::Sent;
use super::parts::{by_on, session_picker};
use crate::app::action::{FamilyAction, UserAction};
use crate::base::{RecordId, SessionId};
use crate::casework::changes::EntryChange;
use crate::casework::pages::{NoteRow, SupervisionPage};
use crate::programme::{About, Entry, SupervisionAnswer, SupervisionNote};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning};
use crate::ui::widgets;
use crate::words::Message;

/// Half-typed note, and answer.
#[derive(Default)]
pub struct Form {
    open: bool,
    text: String,
    about_session: bool,
    session: Option<SessionId>,
    sent: Sent,
    answered: Option<RecordId>,
    answer: String,
    answer_sent: Sent,
}

/// Draws the card's contents.
pub fn card(
    ui: &mut Ui,
    context: &Context<'_>,
    page: &SupervisionPage,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::subheading(ui, &context.get("notes-title"));
    if page.notes.is_empty() {
        let key = if page.refusal.is_none() { "notes-none-yours" } else { "notes-none" };
        theme::weak(ui, &context.get(key));
    }
    if form.sent.is_saved(context) {
        *form = Form::default();
    }
    for (place, note) in page.notes.iter().enumerate() {
        if place > 0 {
            ui.separator();
        }
        line(ui, context, note, form, actions);
    }
    if page.refusal.is_none() {
        ui.separator();
        new(ui, context, page, form, actions);
    }
}

fn line(ui: &mut Ui, context: &Context<'_>, note: &NoteRow, form: &mut Form, actions: &mut Vec<UserAction>) {
    let about = context.say(&note.about);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme::space::PAIR;
        widgets::small(ui, &format!("{about} · {}", by_on(context, note.by.reveal(), note.on)));
        ui.add(Label::new(note.text.reveal().as_str()).wrap());
        for (on, by, text) in &note.answers {
            ui.horizontal_top(|ui| {
                ui.add_space(25.0);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    widgets::small(ui, &by_on(context, by.reveal(), *on));
                    ui.add(Label::new(text.reveal().as_str()).wrap());
                });
            });
        }
    });
    if note.answers.is_empty() {
        let key = if note.yours { "notes-not-answered" } else { "notes-answer-wanted" };
        widgets::sign_line(ui, Icon::ToDo, Meaning::NotYet, &context.get(key));
    }
    if form.answered == Some(note.note) {
        answer(ui, context, note, form, actions);
        return;
    }
    let name = context.say(&Message::new("notes-answer-named").with("about", about).with("day", note.on));
    if widgets::named_button(ui, true, &context.get("notes-answer"), &name).clicked() {
        form.answered = Some(note.note);
        form.answer.clear();
        form.answer_sent = Sent::default();
    }
}

fn answer(
    ui: &mut Ui,
    context: &Context<'_>,
    note: &NoteRow,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.answer_sent.is_saved(context) {
        (form.answered, form.answer_sent) = (None, Sent::default());
        form.answer.clear();
        return;
    }
    theme::text_area(ui, &context.get("notes-answer-text"), &mut form.answer, 2);
    ui.horizontal(|ui| {
        let ready = !form.answer.trim().is_empty() && context.state.busy.is_none();
        if widgets::primary_if(ui, ready, &context.get("notes-answer-save")).clicked() {
            let (on, text) = (context.state.today, form.answer.trim().into());
            let answer = SupervisionAnswer { on, note: note.note, text };
            let change = EntryChange::Add(Entry::SupervisionAnswer(answer));
            actions.push(form.answer_sent.ask(context, FamilyAction::ChangeEntry(change)));
        }
        if theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
            form.answered = None;
        }
    });
}

fn new(
    ui: &mut Ui,
    context: &Context<'_>,
    page: &SupervisionPage,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if !form.open {
        form.open = widgets::quiet_button(ui, &context.get("notes-write")).clicked();
        return;
    }
    let mut session = None;
    if !page.sessions.is_empty() {
        ui.horizontal_wrapped(|ui| {
            for (about, key) in [(false, "supervision-about-family"), (true, "notes-about-session")] {
                if widgets::choice(ui, form.about_session == about, &context.get(key)).clicked() {
                    form.about_session = about;
                }
            }
        });
        if form.about_session {
            session = session_picker(ui, context, page, "supervision-which", &mut form.session);
        }
    }
    theme::text_area(ui, &context.get("notes-text"), &mut form.text, 3);
    theme::weak(ui, &context.get("notes-text-hint"));
    ui.horizontal(|ui| {
        let ready = !form.text.trim().is_empty() && context.state.busy.is_none();
        if widgets::primary_if(ui, ready, &context.get("notes-save")).clicked() {
            let about = session.map_or(About::Family, About::Session);
            let note = SupervisionNote { on: context.state.today, about, text: form.text.trim().into() };
            let change = EntryChange::Add(Entry::SupervisionNote(note));
            actions.push(form.sent.ask(context, FamilyAction::ChangeEntry(change)));
        }
        if theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
            *form = Form::default();
        }
    });
}
