//! The card with the user's own training: what is on record, and a form for another.

use egui::Ui;

use super::typing::{Typed, day_field};
use crate::app::action::UserAction;
use crate::casework::changes::TrainingChange;
use crate::casework::pages::TrainingRow;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning};
use crate::ui::widgets;
use crate::words::Message;

/// A half-filled form.
#[derive(Default)]
pub struct Form {
    what: String,
    completed: String,
    expires: String,
    experienced: bool,
    /// How many trainings there were when this one was sent.
    sent: Option<usize>,
}

/// Draws the card.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    trainings: &[TrainingRow],
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.sent.is_some_and(|before| trainings.len() > before) {
        *form = Form::default();
    }
    theme::card(ui, |ui| {
        widgets::row(ui, |ui| {
            if widgets::quiet_button(ui, &context.get("action-close")).clicked() {
                actions.push(UserAction::ShowTraining(false));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                theme::subheading(ui, &context.get("training-title"));
            });
        });
        theme::weak(ui, &context.get("training-why"));
        if trainings.is_empty() {
            theme::empty_state(ui, &context.get("training-none"), &context.get("training-none-hint"));
        }
        for training in trainings {
            line(ui, context, training, actions);
        }
    });
    theme::card(ui, |ui| add(ui, context, trainings.len(), form, actions));
}

fn line(ui: &mut Ui, context: &Context<'_>, training: &TrainingRow, actions: &mut Vec<UserAction>) {
    let mut facts = vec![context.say(&Message::new("training-completed").with("day", training.completed))];
    let expired = training.expires.is_some_and(|last| last < context.state.today);
    match training.expires {
        None => facts.push(context.get("training-for-good")),
        Some(day) if expired => facts.push(context.say(&Message::new("training-expired").with("day", day))),
        Some(day) => facts.push(context.say(&Message::new("training-expires").with("day", day))),
    }
    let key =
        if training.experienced_with_children { "training-experienced" } else { "training-inexperienced" };
    facts.push(context.get(key));
    widgets::line_with_button(ui, training.what.reveal(), &facts.join(" · "), |ui| {
        let name = Message::new("training-remove-named").with("what", training.what.reveal().as_str());
        let ready = context.state.busy.is_none();
        let remove = widgets::named_button(ui, ready, &context.get("action-remove"), &context.say(&name));
        if remove.clicked() {
            actions.push(UserAction::ChangeTraining(TrainingChange::Remove(training.record)));
        }
    });
    if expired {
        widgets::sign_line(ui, Icon::Warning, Meaning::AtRisk, &context.get("training-expired-hint"));
    }
}

fn add(ui: &mut Ui, context: &Context<'_>, there: usize, form: &mut Form, actions: &mut Vec<UserAction>) {
    theme::subheading(ui, &context.get("training-add-title"));
    let hint = context.get("training-what-hint");
    widgets::hinted_field(ui, &context.get("training-what"), &mut form.what, &hint);
    let days = ui.horizontal_top(|ui| {
        let completed = day_field(ui, context, &context.get("training-completed-on"), &mut form.completed);
        let expires = day_field(ui, context, &context.get("training-expires-on"), &mut form.expires);
        (completed, expires)
    });
    let (completed, expires) = days.inner;
    widgets::check(ui, &mut form.experienced, &context.get("training-experience"));
    let refusal = match (completed, expires) {
        _ if form.what.trim().is_empty() => Some("training-needs-what"),
        (Typed::Empty, _) => Some("date-needed"),
        (Typed::Wrong, _) | (_, Typed::Wrong) => Some("date-wrong"),
        (Typed::Value(done), _) if done > context.state.today => Some("training-in-future"),
        (Typed::Value(done), Typed::Value(last)) if last < done => Some("training-expires-before"),
        _ => None,
    };
    ui.horizontal(|ui| {
        let ready = refusal.is_none() && context.state.busy.is_none();
        let add = widgets::primary_if(ui, ready, &context.get("training-add"));
        if let (true, Typed::Value(completed)) = (add.clicked(), completed) {
            form.sent = Some(there);
            actions.push(UserAction::ChangeTraining(TrainingChange::Add {
                what: form.what.trim().into(),
                completed,
                expires: expires.value(),
                experienced_with_children: form.experienced,
            }));
        }
        if let Some(refusal) = refusal {
            theme::weak(ui, &context.get(refusal));
        }
    });
}
