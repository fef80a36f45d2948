//! One session: its steps at the left, the visit and the chosen step at the right.

mod choose;
mod film;
mod plan;
mod review;
mod visit;

use egui::Ui;

use super::films;
use super::near::near;
use super::typing::Draft;
use crate::app::action::{SessionAction, UserAction};
use crate::app::state::SessionScreen;
use crate::base::CaseId;
use crate::casework::changes::SessionChange;
use crate::casework::pages::{ClipRow, ContentRow, SessionView};
use crate::casework::sentences;
use crate::programme::{Step, StepKind, StepState};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning};
use crate::ui::widgets;
use crate::words::Message;

/// Half-typed text of this screen; another session begins with none.
#[derive(Default)]
pub struct Forms {
    of: Option<(CaseId, u32)>,
    visit: visit::Form,
    plan: plan::Form,
    choose: choose::Form,
    review: review::Form,
    note: Draft,
}

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &SessionScreen,
    forms: &mut Forms,
    actions: &mut Vec<UserAction>,
) {
    let view = &screen.view;
    let of = Some((view.case, view.session.number));
    if forms.of != of {
        *forms = Forms { of, ..Forms::default() };
    }
    widgets::side_list(ui, |ui| {
        widgets::scroll(ui, "steps", |ui| {
            title(ui, context, view);
            for (index, step) in view.steps.iter().enumerate() {
                if step_row(ui, context, step, index + 1, screen.step).clicked() {
                    actions.push(SessionAction::ChooseStep(step.kind).into());
                }
            }
        });
    });
    widgets::wide_column(ui, (view.session.number, screen.step), |ui| {
        if let Some(busy) = &context.state.busy {
            widgets::working(ui, &context.say(&busy.message()));
        }
        theme::card(ui, |ui| visit::show(ui, context, view, &mut forms.visit, actions));
        match screen.step {
            StepKind::Plan => plan::show(ui, context, view, &mut forms.plan, &mut forms.choose, actions),
            StepKind::Film => film::show(ui, context, view, actions),
            StepKind::Tag => tag(ui, context, view, actions),
            StepKind::Review => review::show(ui, context, view, &mut forms.review, actions),
            StepKind::Close => close(ui, context, view, &mut forms.note, actions),
        }
    });
}

fn title(ui: &mut Ui, context: &Context<'_>, view: &SessionView) {
    let number = Message::new("visit-title").with("number", view.session.number);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        widgets::elided_heading(ui, &context.say(&number));
        widgets::elided(ui, &view.code);
        let day = match (&view.session.held, view.session.planned) {
            (Some(visit), _) => Message::new("visit-held-on").with("day", visit.date),
            (None, _) if view.session.missed.is_some() => Message::new("visit-missed"),
            (None, Some(day)) => Message::new("visit-planned-for").with("day", near(context, day)),
            (None, None) => Message::new("visit-not-planned"),
        };
        widgets::small(ui, &context.say(&day));
        if let Some(worker) = &view.worker {
            let by = Message::new("visit-worker").with("worker", worker.reveal().as_str());
            widgets::small(ui, &context.say(&by));
        }
    });
    widgets::gap(ui);
}

fn step_row(
    ui: &mut Ui,
    context: &Context<'_>,
    step: &Step,
    number: usize,
    open: StepKind,
) -> egui::Response {
    let meaning = match step.state {
        StepState::Done => Meaning::Met,
        StepState::Open => Meaning::NotYet,
        StepState::NotNow => Meaning::NotApplicable,
    };
    let word = context.say(&sentences::step_state(step.state));
    let name = step_name(context, step.kind, number);
    let mut lines: Vec<String> =
        step.missing.iter().take(1).map(|missing| context.say(&sentences::missing(missing))).collect();
    if step.missing.len() > 1 {
        lines.push(context.say(&Message::new("visit-more-missing").with("count", step.missing.len() - 1)));
    }
    widgets::list_row(ui, open == step.kind, &name, (None, &lines), (meaning, &word))
}

fn step_name(context: &Context<'_>, kind: StepKind, number: usize) -> String {
    context.say(&Message::new("visit-step").with("number", number).with("step", sentences::step(kind)))
}

/// The clips of this session by heading, and its films to tag.
fn tag(ui: &mut Ui, context: &Context<'_>, view: &SessionView, actions: &mut Vec<UserAction>) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("visit-tag-title"));
        if view.recordings.is_empty() {
            theme::empty_state(ui, &context.get("family-no-films"), &context.get("visit-tag-no-film"));
        } else {
            films::lines(
                ui,
                context,
                &view.recordings,
                "visit-tag-watch",
                &view.watch_refusals,
                |film| SessionAction::Watch(film).into(),
                actions,
            );
        }
    });
    let own: Vec<&ClipRow> = view.clips.iter().filter(|clip| clip.session == view.session.number).collect();
    if own.is_empty() {
        return;
    }
    theme::card(ui, |ui| {
        let title = Message::new("count-clips").with("count", own.len());
        theme::subheading(ui, &context.say(&title));
        for heading in choose::headings(own.iter().copied()) {
            let of: Vec<&&ClipRow> =
                own.iter().filter(|clip| clip.tags.iter().any(|tag| tag.heading == heading)).collect();
            let name = Message::new("visit-heading-count")
                .with("heading", choose::heading_name(heading))
                .with("count", of.len());
            widgets::strong(ui, &context.say(&name));
            for clip in of {
                widgets::small(ui, &choose::said(context, clip));
            }
        }
    });
}

/// What the programme is to cover, to tick what this session did.
fn covered(ui: &mut Ui, context: &Context<'_>, view: &SessionView, actions: &mut Vec<UserAction>) {
    if view.contents.is_empty() {
        return;
    }
    let session = &view.session;
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("cover-title"));
        for ContentRow { id, quote, often } in &view.contents {
            let mut ticked = session.covered.contains(id);
            if widgets::check(ui, &mut ticked, quote).changed() {
                actions.push(
                    SessionAction::Change(session.number, SessionChange::Cover(id.clone(), ticked)).into(),
                );
            }
            if *often {
                widgets::small(ui, &context.get("cover-often"));
            }
        }
    });
}

/// What is missing everywhere, the closing note, and the end of it.
fn close(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    note: &mut Draft,
    actions: &mut Vec<UserAction>,
) {
    let number = view.session.number;
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("close-missing-title"));
        let mut nothing = true;
        for (index, step) in view.steps.iter().enumerate().filter(|(_, step)| !step.missing.is_empty()) {
            nothing = false;
            let name = step_name(context, step.kind, index + 1);
            for missing in &step.missing {
                ui.horizontal(|ui| {
                    widgets::right(ui, |ui| {
                        if step.kind != StepKind::Close {
                            let words = Message::new("close-go").with("step", name.as_str());
                            if widgets::quiet_button(ui, &context.say(&words)).clicked() {
                                actions.push(SessionAction::ChooseStep(step.kind).into());
                            }
                        }
                        let line = context.say(&sentences::missing(missing));
                        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                            widgets::sign_line(ui, Icon::ToDo, Meaning::NotYet, &line);
                        });
                    });
                });
            }
        }
        if nothing {
            widgets::sign_line(ui, Icon::Check, Meaning::Met, &context.get("close-nothing-missing"));
        }
    });
    covered(ui, context, view, actions);
    let closed = view.session.closed.as_ref();
    note.follow(closed.map_or("", |closed| closed.note.reveal()));
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("close-title"));
        if let Some(closed) = closed {
            let at = closed.at.with_timezone(&chrono::Local);
            let said = Message::new("close-closed")
                .with("day", at.date_naive())
                .with("time", at.format("%H:%M").to_string());
            widgets::sign_line(ui, Icon::Check, Meaning::Met, &context.say(&said));
        }
        theme::text_area(ui, &context.get("close-note"), &mut note.text, 3);
        ui.horizontal(|ui| {
            let held = view.session.held.is_some();
            let ready = context.state.busy.is_none();
            let change = SessionAction::Change(number, SessionChange::Close(note.text.trim().into())).into();
            if closed.is_some() {
                if widgets::primary_if(ui, ready && note.is_changed(), &context.get("close-save-note"))
                    .clicked()
                {
                    actions.push(change);
                }
                if theme::secondary_button(ui, &context.get("close-reopen")).clicked() {
                    actions.push(SessionAction::Change(number, SessionChange::Reopen).into());
                }
            } else {
                if widgets::primary_if(ui, ready && held, &context.get("close-close")).clicked() {
                    actions.push(change);
                }
                if !held {
                    theme::weak(ui, &context.get("close-not-held"));
                }
            }
        });
    });
}
