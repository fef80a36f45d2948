//! The page of training: what is on record, who stands for it, and a form for another. Workers see their own; supervisors and
//! administrators see everybody's, confirm them, and record a colleague's.

use std::collections::BTreeSet;

use egui::Ui;

use super::sent::Sent;
use super::typing::{Typed, day_field};
use crate::app::action::{SettingsAction, UserAction};
use crate::base::UserId;
use crate::casework::Act;
use crate::casework::changes::{NewTraining, TrainingChange};
use crate::casework::pages::{StaffRow, TrainingPage, TrainingRow, TrainingStanding};
use crate::casework::sentences::staff;
use crate::programme::{TrainingDomain, TrainingSubject};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning};
use crate::ui::widgets;
use crate::words::Message;

/// A half-filled form.
#[derive(Default)]
pub struct Form {
    whose: Option<UserId>,
    what: String,
    subjects: BTreeSet<TrainingSubject>,
    completed: String,
    expires: String,
    experienced: bool,
    sent: Sent,
}

/// Draws the page.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    page: &TrainingPage,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.sent.is_saved(context) {
        *form = Form::default();
    }
    theme::card(ui, |ui| {
        let title = if confirms(context) { "training-title-all" } else { "training-title" };
        theme::subheading(ui, &context.get(title));
        theme::weak(ui, &context.get("training-why"));
        if page.rows.is_empty() {
            theme::empty_state(ui, &context.get("training-none"), &context.get("training-none-hint"));
        }
        for row in &page.rows {
            line(ui, context, page, row, actions);
        }
    });
    theme::card(ui, |ui| add(ui, context, page, form, actions));
}

/// Whether this user sees and confirms everybody's.
fn confirms(context: &Context<'_>) -> bool {
    context.state.me.is_some() && context.state.refusal(Act::ConfirmTraining).is_none()
}

fn line(
    ui: &mut Ui,
    context: &Context<'_>,
    page: &TrainingPage,
    row: &TrainingRow,
    actions: &mut Vec<UserAction>,
) {
    let expired = row.expires.is_some_and(|last| last < context.state.today);
    let title = match &row.login {
        None => row.what.reveal().clone(),
        Some(login) => {
            let told = Message::new("training-of").with("login", login.reveal().as_str());
            context.say(&told.with("what", row.what.reveal().as_str()))
        }
    };
    widgets::line_with_button(ui, &title, &facts(context, row, expired), |ui| {
        buttons(ui, context, row, &title, actions);
    });
    let mut subjects: Vec<String> = row.subjects.iter().map(|one| subject(context, page, one)).collect();
    // Of a programme or a tool that is not here any more, nothing is known but its id.
    subjects.retain(|one| !one.is_empty());
    let experience =
        if row.experienced_with_children { "training-experienced" } else { "training-inexperienced" };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme::space::PAIR;
        if !subjects.is_empty() {
            let told = Message::new("training-subjects").with("subjects", subjects.join(" · "));
            widgets::small(ui, &context.say(&told));
        }
        widgets::small(ui, &context.get(experience));
    });
    let standing = context.say(&staff::standing(&row.standing));
    match &row.standing {
        TrainingStanding::Unconfirmed => {
            widgets::sign_line(ui, Icon::ToDo, Meaning::NotYet, &standing);
        }
        TrainingStanding::Entered { .. } | TrainingStanding::Confirmed { .. } => {
            widgets::sign_line(ui, Icon::Check, Meaning::Met, &standing);
        }
    }
    if expired {
        widgets::sign_line(ui, Icon::Warning, Meaning::AtRisk, &context.get("training-expired-hint"));
    }
    widgets::gap(ui);
}

fn facts(context: &Context<'_>, row: &TrainingRow, expired: bool) -> String {
    let mut facts = vec![context.say(&Message::new("training-completed").with("day", row.completed))];
    match row.expires {
        None => facts.push(context.get("training-for-good")),
        Some(day) if expired => facts.push(context.say(&Message::new("training-expired").with("day", day))),
        Some(day) => facts.push(context.say(&Message::new("training-expires").with("day", day))),
    }
    facts.join(" · ")
}

fn buttons(
    ui: &mut Ui,
    context: &Context<'_>,
    row: &TrainingRow,
    title: &str,
    actions: &mut Vec<UserAction>,
) {
    let ready = context.state.busy.is_none();
    let mut asked = None;
    if row.may.remove {
        let name = context.say(&Message::new("training-remove-named").with("what", title));
        if widgets::named_button(ui, ready, &context.get("action-remove"), &name).clicked() {
            asked = Some(TrainingChange::Remove(row.record));
        }
    }
    if row.may.take_back {
        let name = context.say(&Message::new("training-take-back-named").with("what", title));
        if widgets::named_button(ui, ready, &context.get("training-take-back"), &name).clicked() {
            asked = Some(TrainingChange::TakeBack(row.record));
        }
    }
    if row.may.confirm {
        let name = context.say(&Message::new("training-confirm-named").with("what", title));
        if widgets::named_button(ui, ready, &context.get("training-confirm"), &name).clicked() {
            asked = Some(TrainingChange::Confirm(row.record));
        }
    }
    actions.extend(asked.map(|change| UserAction::from(SettingsAction::ChangeTraining(change))));
}

/// What a training is in, in words.
fn subject(context: &Context<'_>, page: &TrainingPage, subject: &TrainingSubject) -> String {
    match subject {
        TrainingSubject::Domain(domain) => context.say(&staff::domain(*domain)),
        TrainingSubject::Programme(_) | TrainingSubject::Tool(_) => {
            page.title(subject).unwrap_or_default().to_owned()
        }
    }
}

fn add(
    ui: &mut Ui,
    context: &Context<'_>,
    page: &TrainingPage,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::subheading(ui, &context.get("training-add-title"));
    if page.colleagues.len() > 1 {
        whose(ui, context, page, form);
    }
    let hint = context.get("training-what-hint");
    widgets::hinted_field(ui, &context.get("training-what"), &mut form.what, &hint);
    subjects(ui, context, page, form);
    let days = ui.horizontal_top(|ui| {
        let completed = day_field(ui, context, &context.get("training-completed-on"), &mut form.completed);
        let expires = day_field(ui, context, &context.get("training-expires-on"), &mut form.expires);
        (completed, expires)
    });
    let (completed, expires) = days.inner;
    widgets::check(ui, &mut form.experienced, &context.get("training-experience"));
    if !confirms(context) {
        widgets::small(ui, &context.get("training-add-waits"));
    }
    let refusal = match (completed, expires) {
        _ if form.what.trim().is_empty() => Some("training-needs-what"),
        _ if form.subjects.is_empty() => Some("training-needs-subject"),
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
            let new = NewTraining {
                user: form.whose,
                what: form.what.trim().into(),
                subjects: form.subjects.clone(),
                completed,
                expires: expires.value(),
                experienced_with_children: form.experienced,
            };
            let change = SettingsAction::ChangeTraining(TrainingChange::Add(new));
            actions.push(form.sent.ask(context, change));
        }
        if let Some(refusal) = refusal {
            theme::weak(ui, &context.get(refusal));
        }
    });
}

/// Whose training it is: one's own at first.
fn whose(ui: &mut Ui, context: &Context<'_>, page: &TrainingPage, form: &mut Form) {
    let words = |row: &StaffRow| {
        let login = row.login.reveal().as_str();
        if row.you {
            context.say(&Message::new("measures-you").with("login", login))
        } else {
            login.to_owned()
        }
    };
    let chosen = |row: &&StaffRow| form.whose.map_or(row.you, |user| user == row.user);
    let shown = page.colleagues.iter().find(chosen).map(words).unwrap_or_default();
    let mut picked = None;
    widgets::narrow(ui, |ui| {
        widgets::picker(ui, &context.get("training-whose"), &shown, |ui| {
            for row in &page.colleagues {
                if widgets::pick(ui, chosen(&row), words(row)) {
                    picked = Some((!row.you).then_some(row.user));
                }
            }
        });
    });
    form.whose = picked.unwrap_or(form.whose);
}

/// What it is in: the four domains in the guideline's words, the programmes, the tools.
fn subjects(ui: &mut Ui, context: &Context<'_>, page: &TrainingPage, form: &mut Form) {
    widgets::strong(ui, &context.get("training-in-domains"));
    for domain in TrainingDomain::ALL {
        let one = TrainingSubject::Domain(domain);
        let mut ticked = form.subjects.contains(&one);
        let changed = ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let changed = widgets::check(ui, &mut ticked, &subject(context, page, &one)).changed();
            if let Some(said) = page.guide.domains.get(&domain) {
                widgets::under_check(ui, &said.quote);
            }
            changed
        });
        if changed.inner {
            turn(&mut form.subjects, one);
        }
    }
    for (title, known, of) in [
        (
            "training-in-programmes",
            &page.programmes,
            TrainingSubject::Programme as fn(String) -> TrainingSubject,
        ),
        ("training-in-tools", &page.tools, TrainingSubject::Tool),
    ] {
        widgets::strong(ui, &context.get(title));
        ui.horizontal_wrapped(|ui| {
            for (id, words) in known {
                let one = of(id.clone());
                if widgets::choice(ui, form.subjects.contains(&one), words).clicked() {
                    turn(&mut form.subjects, one);
                }
            }
        });
    }
}

/// Chooses what was not chosen, and the other way round.
fn turn(subjects: &mut BTreeSet<TrainingSubject>, subject: TrainingSubject) {
    if !subjects.remove(&subject) {
        subjects.insert(subject);
    }
}
