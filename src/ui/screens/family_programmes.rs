//! The card of a family's programmes: which is active, what became of the others; beginning one, ending one, going on
//! after a break, and adding one of the service's own from a file.

use egui::{Label, Ui};

use super::sent::Sent;
use super::typing::{Typed, day_field, day_helpers};
use crate::app::action::{FamilyAction, UserAction};
use crate::base::RunId;
use crate::casework::changes::ProgrammeChange;
use crate::casework::pages::{FamilyView, ProgrammesView, RunRow};
use crate::casework::{Act, sentences};
use crate::programme::ProgrammeEnd;
use crate::ui::context::Context;
use crate::ui::{theme, widgets};
use crate::words::Message;

/// Half-typed text of the card.
#[derive(Default)]
pub struct Form {
    open: Option<Doing>,
    day: String,
    chosen: Option<String>,
    how: Option<ProgrammeEnd>,
    reason: String,
    file: String,
    sent: Sent,
}

/// What is being typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doing {
    Begin,
    End(RunId),
    GoOn(RunId),
    Add,
}

/// Draws the card's contents.
pub fn card(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let programmes = &family.programmes;
    if form.sent.is_saved(context) {
        *form = Form::default();
    }
    theme::subheading(ui, &context.get("programmes-title"));
    let several = programmes.runs.len() > 1;
    for row in &programmes.runs {
        one(ui, context, (several, row), form, actions);
    }
    ui.horizontal_wrapped(|ui| {
        for (doing, key) in [(Doing::Begin, "programmes-begin"), (Doing::Add, "programmes-add")] {
            let refused = doing == Doing::Add && context.state.refusal(Act::AddProgramme).is_some();
            let open = form.open == Some(doing);
            if !refused && widgets::choice(ui, open, &context.get(key)).clicked() {
                turn(context, form, doing);
            }
        }
    });
    match form.open {
        Some(Doing::Begin) => begin(ui, context, programmes, form, actions),
        Some(Doing::Add) => add(ui, context, form, actions),
        _ => {}
    }
}

/// Opens a form, or puts it away.
fn turn(context: &Context<'_>, form: &mut Form, doing: Doing) {
    let open = form.open != Some(doing);
    *form = Form::default();
    if open {
        form.open = Some(doing);
        form.day = context.state.today.to_string();
    }
}

/// One programme: what it is, what became of it, and what can be done with it.
fn one(
    ui: &mut Ui,
    context: &Context<'_>,
    (several, row): (bool, &RunRow),
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let title = row.title.clone().unwrap_or_else(|| context.get("programmes-unreadable"));
    widgets::line_with_button(ui, &title, &facts(context, row, several), |ui| {
        let word = context.say(&sentences::verdict(row.verdict));
        theme::verdict_badge(ui, &word, widgets::meaning(row.verdict));
    });
    if let Some((_, _, reason)) = &row.ended
        && !reason.reveal().is_empty()
    {
        ui.add(Label::new(reason.reveal().as_str()).wrap());
    }
    ui.horizontal_wrapped(|ui| buttons(ui, context, row, &title, (form, several), actions));
    match form.open {
        Some(Doing::End(run)) if run == row.run => end(ui, context, run, form, actions),
        Some(Doing::GoOn(run)) if run == row.run => go_on(ui, context, run, form, actions),
        _ => {}
    }
    ui.separator();
}

/// Source, days, sessions and end in one line.
fn facts(context: &Context<'_>, row: &RunRow, several: bool) -> String {
    let mut facts = Vec::new();
    if several && row.active {
        facts.push(context.get("programmes-under-way"));
    }
    facts.push(row.source.clone());
    let mut say = |message: Message| facts.push(context.say(&message));
    let begun = if row.continues { "programmes-went-on" } else { "programmes-begun" };
    if let Some(day) = row.begun {
        say(Message::new(begun).with("day", day));
    }
    let held = Message::new("families-progress").with("held", row.held);
    say(held.with("planned", row.planned));
    if let Some((day, how, _)) = &row.ended {
        let key = match how {
            ProgrammeEnd::Finished => "programmes-finished",
            ProgrammeEnd::StoppedEarly => "programmes-stopped",
        };
        say(Message::new(key).with("day", *day));
    }
    facts.retain(|fact| !fact.is_empty());
    facts.join(" · ")
}

fn buttons(
    ui: &mut Ui,
    context: &Context<'_>,
    row: &RunRow,
    title: &str,
    (form, several): (&mut Form, bool),
    actions: &mut Vec<UserAction>,
) {
    let ready = context.state.busy.is_none();
    let named = |key: &'static str| context.say(&Message::new(key).with("programme", title));
    if several && !row.active {
        let name = named("programmes-choose-named");
        if widgets::named_button(ui, ready, &context.get("programmes-choose"), &name).clicked() {
            actions.push(FamilyAction::ChangeProgramme(ProgrammeChange::Choose(row.run)).into());
        }
    }
    let (doing, key, name) = match &row.ended {
        None if row.may_end => (Doing::End(row.run), "programmes-end", "programmes-end-named"),
        Some(_) if !row.gone_on => (Doing::GoOn(row.run), "programmes-go-on", "programmes-go-on-named"),
        None | Some(_) => return,
    };
    if widgets::named_button(ui, ready, &context.get(key), &named(name)).clicked() {
        turn(context, form, doing);
    }
}

fn begin(
    ui: &mut Ui,
    context: &Context<'_>,
    programmes: &ProgrammesView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let title = |id: &String| programmes.choices.iter().find(|(known, _)| known == id);
    let shown = form.chosen.as_ref().and_then(title).map(|(_, title)| title.clone());
    let shown = shown.unwrap_or_else(|| context.get("programmes-which-none"));
    widgets::picker(ui, &context.get("programmes-which"), &shown, |ui| {
        for (id, title) in &programmes.choices {
            if widgets::pick(ui, form.chosen.as_ref() == Some(id), title.as_str()) {
                form.chosen = Some(id.clone());
            }
        }
    });
    let change = |form: &Form, on| {
        let programme = form.chosen.clone()?;
        Some(ProgrammeChange::Begin { programme, on })
    };
    let missing = form.chosen.is_none().then_some("programmes-which-none");
    save(ui, context, ("programmes-first-day", "programmes-begin-save"), (form, missing), change, actions);
}

fn go_on(ui: &mut Ui, context: &Context<'_>, run: RunId, form: &mut Form, actions: &mut Vec<UserAction>) {
    theme::weak(ui, &context.get("programmes-go-on-says"));
    let change = |_: &Form, on| Some(ProgrammeChange::GoOn { run, on });
    save(ui, context, ("programmes-go-on-day", "programmes-go-on-save"), (form, None), change, actions);
}

fn end(ui: &mut Ui, context: &Context<'_>, run: RunId, form: &mut Form, actions: &mut Vec<UserAction>) {
    ui.horizontal_wrapped(|ui| {
        for (how, key) in [
            (ProgrammeEnd::Finished, "programmes-how-finished"),
            (ProgrammeEnd::StoppedEarly, "programmes-how-stopped"),
        ] {
            if widgets::choice(ui, form.how == Some(how), &context.get(key)).clicked() {
                form.how = Some(how);
            }
        }
    });
    theme::field(ui, &context.get("visit-reason"), &mut form.reason);
    let missing = match form.how {
        None => Some("programmes-how-none"),
        Some(ProgrammeEnd::StoppedEarly) if form.reason.trim().is_empty() => Some("visit-needs-reason"),
        Some(_) => None,
    };
    let change = |form: &Form, on| {
        Some(ProgrammeChange::End { run, on, how: form.how?, reason: form.reason.trim().into() })
    };
    save(ui, context, ("programmes-last-day", "programmes-end-save"), (form, missing), change, actions);
}

/// The day, and the button that sends the change.
fn save(
    ui: &mut Ui,
    context: &Context<'_>,
    (day_key, save_key): (&'static str, &'static str),
    (form, missing): (&mut Form, Option<&'static str>),
    change: impl Fn(&Form, chrono::NaiveDate) -> Option<ProgrammeChange>,
    actions: &mut Vec<UserAction>,
) {
    let mut typed = Typed::Empty;
    ui.horizontal_top(|ui| {
        typed = day_field(ui, context, &context.get(day_key), &mut form.day);
        day_helpers(ui, context, &mut form.day);
    });
    let refusal = match typed {
        _ if missing.is_some() => missing,
        Typed::Empty => Some("date-needed"),
        Typed::Wrong => Some("date-wrong"),
        Typed::Value(_) => None,
    };
    ui.horizontal_wrapped(|ui| {
        let ready = refusal.is_none() && context.state.busy.is_none();
        let clicked = widgets::primary_if(ui, ready, &context.get(save_key)).clicked();
        if let (true, Typed::Value(on)) = (clicked, typed)
            && let Some(change) = change(form, on)
        {
            actions.push(form.sent.ask(context, FamilyAction::ChangeProgramme(change)));
        }
        if theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
            *form = Form::default();
        }
        if let Some(refusal) = refusal {
            theme::weak(ui, &context.get(refusal));
        }
    });
}

fn add(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    theme::weak(ui, &context.get("programmes-add-says"));
    let hint = context.get("programmes-file-hint");
    widgets::hinted_field(ui, &context.get("programmes-file"), &mut form.file, &hint);
    ui.horizontal_wrapped(|ui| {
        let ready = !form.file.trim().is_empty() && context.state.busy.is_none();
        if widgets::primary_if(ui, ready, &context.get("programmes-add-save")).clicked() {
            let add = FamilyAction::AddProgramme(form.file.trim().into());
            actions.push(form.sent.ask(context, add));
        }
        if theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
            *form = Form::default();
        }
    });
}
