//! The end of a session: what the parents said, what was covered, the next visit, a note for staff, and what is still to be
//! caught up on.

use chrono::Local;
use egui::{Align, Label, Layout, Sense, Ui, vec2};

use super::super::kept::Kept;
use super::super::sent::Sent;
use super::super::typing::{Typed, day_field, day_helpers};
use super::parts::part;
use super::{choose, plan, steps};
use crate::app::action::{SessionAction, UserAction};
use crate::casework::changes::SessionChange;
use crate::casework::pages::{ContentRow, SessionView};
use crate::casework::sentences;
use crate::programme::StepKind;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Palette, icon, space};
use crate::ui::widgets;
use crate::words::Message;

/// Half-typed text of the end.
#[derive(Default)]
pub struct Form {
    note: Kept,
    words: String,
    words_sent: Sent,
    /// What of the words was sent last.
    words_asked: String,
    next: String,
    next_sent: Sent,
}

impl Form {
    /// The note as it is typed.
    pub(super) fn note(&self) -> &str {
        self.note.typed()
    }

    /// What puts on record what was typed and is not there yet.
    pub(super) fn flush(
        &mut self,
        context: &Context<'_>,
        change: &impl Fn(SessionChange) -> UserAction,
    ) -> Vec<UserAction> {
        let note = self.note.flush(context, |text| change(SessionChange::ClosingNote(text)));
        note.into_iter().chain(self.words_to_add(context, change)).collect()
    }

    /// What adds the parents' words, where some were typed that were not sent yet.
    fn words_to_add(
        &mut self,
        context: &Context<'_>,
        change: &impl Fn(SessionChange) -> UserAction,
    ) -> Option<UserAction> {
        let typed = self.words.trim();
        if typed.is_empty() || self.words_asked == self.words || self.words_sent.is_waiting(context) {
            return None;
        }
        let words = change(SessionChange::ParentWords(None, typed.into()));
        self.words_asked.clone_from(&self.words);
        Some(self.words_sent.ask(context, words))
    }

    /// Whether something that was typed was refused.
    pub(super) fn is_refused(&self, context: &Context<'_>) -> bool {
        self.note.is_refused(context)
    }
}

/// Draws the step.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let session = &view.session;
    closed(ui, context, view, actions);
    parent_words(ui, context, view, form, actions);
    covered(ui, context, view, actions);
    next(ui, context, view, form, actions);
    form.note.follow(session.closing_note().reveal());
    let staff = context.get("plan-note-staff");
    let response = plan::area(ui, &context.get("close-note"), Some(&staff), form.note.text());
    actions.extend(form.note.keep(ui, context, &response, |text| {
        SessionAction::Change(session.number, SessionChange::ClosingNote(text)).into()
    }));
    missing(ui, context, view, actions);
}

/// That it is closed, and the way to go on with it.
fn closed(ui: &mut Ui, context: &Context<'_>, view: &SessionView, actions: &mut Vec<UserAction>) {
    let Some(closed) = &view.session.closed else { return };
    let at = closed.at.with_timezone(&Local);
    let said = Message::new("close-closed")
        .with("day", at.date_naive())
        .with("time", at.format("%H:%M").to_string());
    ui.horizontal_wrapped(|ui| {
        widgets::sign_line(ui, Icon::Check, Meaning::Met, &context.say(&said));
        if theme::secondary(&context.get("close-reopen")).icon(Icon::Undo).show(ui).clicked() {
            actions.push(SessionAction::Change(view.session.number, SessionChange::Reopen).into());
        }
    });
}

/// What the parents said, in their own words, and more of it.
pub fn parent_words(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.words_sent.is_saved(context) {
        (form.words, form.words_sent, form.words_asked) = Default::default();
    }
    let number = view.session.number;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::NEAR;
        let field = plan::area(ui, &context.get("review-words-new"), None, &mut form.words);
        let typed = !form.words.trim().is_empty();
        // They are added when the keyboard leaves them; the button only says so.
        let pressed = typed
            && theme::secondary(&context.get("review-words-add"))
                .icon(Icon::Plus)
                .hang_left()
                .show(ui)
                .clicked();
        if pressed {
            // What was refused is asked for again.
            form.words_asked.clear();
        }
        if pressed || field.lost_focus() {
            let change = |change| SessionAction::Change(number, change).into();
            actions.extend(form.words_to_add(context, &change));
        }
        for row in &view.parent_words {
            let words = context.say(&Message::new("review-words").with("words", row.words.reveal().as_str()));
            widgets::row(ui, |ui| {
                let at = row.written.with_timezone(&Local).format("%H:%M").to_string();
                let name = context.say(&Message::new("review-words-remove-named").with("time", at));
                if theme::icon_only(Icon::TakeOff, &name).show(ui).clicked() {
                    let remove = SessionChange::RemoveParentWords(row.record);
                    actions.push(SessionAction::Change(number, remove).into());
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add(Label::new(words).wrap());
                    if let Some(clip) = row.clip {
                        theme::small(ui, &choose::said_of(context, view, clip));
                    }
                });
            });
        }
    });
}

/// What the programme is to cover, to tick what this session did.
fn covered(ui: &mut Ui, context: &Context<'_>, view: &SessionView, actions: &mut Vec<UserAction>) {
    if view.contents.is_empty() {
        return;
    }
    let session = &view.session;
    part(ui, &context.get("cover-title"), |ui| {
        for ContentRow { id, quote, often } in &view.contents {
            let mut ticked = session.covered.contains(id);
            if theme::checkbox(ui, &mut ticked, quote).changed() {
                let change = SessionChange::Cover(id.clone(), ticked);
                actions.push(SessionAction::Change(session.number, change).into());
            }
            if *often {
                theme::small(ui, &context.get("cover-often"));
            }
        }
    });
}

/// The next visit: its day, or a field for it.
fn next(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.next_sent.is_saved(context) {
        (form.next, form.next_sent) = (String::new(), Sent::default());
    }
    let Some(next) = view.next else { return };
    if let Some(day) = next.planned {
        part(ui, &context.get("close-next"), |ui| {
            let said = Message::new("close-next-planned").with("number", next.number).with("day", day);
            theme::weak(ui, &context.say(&said));
        });
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let typed = day_field(ui, context, &context.get("close-next"), &mut form.next);
        day_helpers(ui, context, &mut form.next);
        ui.vertical(|ui| {
            ui.add_space(ui.text_style_height(&egui::TextStyle::Body) + space::PAIR);
            let why = context.get("date-needed");
            let off = (!matches!(typed, Typed::Value(_))).then_some(why.as_str());
            let words = context.say(&Message::new("close-next-plan").with("number", next.number));
            let pressed = theme::secondary(&words).off(off).show(ui).clicked();
            if let (true, Some(day)) = (pressed, typed.value()) {
                let change = SessionAction::Change(next.number, SessionChange::Plan(Some(day)));
                actions.push(form.next_sent.ask(context, change));
            }
        });
    });
}

/// What is still to be caught up on, as a count, each with the step where it is done.
fn missing(ui: &mut Ui, context: &Context<'_>, view: &SessionView, actions: &mut Vec<UserAction>) {
    let lacking: Vec<_> = (1..)
        .zip(&view.steps)
        .flat_map(|(number, step)| step.missing.iter().map(move |part| (number, step.kind, part)))
        .filter(|(_, _, part)| !matches!(part, crate::programme::steps::MissingPart::NotClosed))
        .collect();
    let count = Message::new("close-missing").with("count", lacking.len());
    part(ui, &context.say(&count), |ui| {
        ui.spacing_mut().item_spacing.y = space::PAIR;
        for (number, kind, missing) in lacking {
            widgets::row(ui, |ui| {
                if kind != StepKind::Close {
                    let go = context.say(&steps::numbered(kind, number));
                    let name = context.say(
                        &Message::new("close-go")
                            .with("step", go.as_str())
                            .with("what", sentences::missing(missing)),
                    );
                    let step = context.say(&sentences::step(kind));
                    if theme::secondary(&step).named(&name).after(Icon::Next).show(ui).clicked() {
                        actions.push(SessionAction::ChooseStep(kind).into());
                    }
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let (place, _) = ui.allocate_exact_size(vec2(icon::BUTTON, icon::BUTTON), Sense::hover());
                    Icon::ToDo.paint(ui.painter(), place, Palette::of(ui.visuals()).weak);
                    ui.add(Label::new(context.say(&sentences::missing(missing))).truncate());
                });
            });
        }
    });
}
