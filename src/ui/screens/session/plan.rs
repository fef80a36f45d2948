//! The plan of a session: its day, what it is about, the aims it serves, its place and the clips to show.

use egui::Ui;

use super::super::sent::Sent;
use super::super::typing::{Draft, Typed, day_field, day_helpers};
use super::choose;
use crate::app::action::{SessionAction, UserAction};
use crate::casework::changes::SessionChange;
use crate::casework::pages::SessionView;
use crate::programme::{PlaceKind, Session};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning};
use crate::ui::widgets;
use crate::words::Message;

/// Half-typed text of the plan.
#[derive(Default)]
pub struct Form {
    day: String,
    reason: String,
    change: Option<Change>,
    focus: Draft,
    place: Draft,
    /// The last change of its day.
    sent: Sent,
}

/// Which change of the day is being typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    Move,
    Miss,
}

/// Draws the step.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut Form,
    chosen: &mut choose::Form,
    actions: &mut Vec<UserAction>,
) {
    let session = &view.session;
    if form.sent.is_saved(context) {
        (form.sent, form.change) = (Sent::default(), None);
        (form.day, form.reason) = (String::new(), String::new());
    }
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("plan-day-title"));
        day(ui, context, session, form, actions);
        for moved in &session.moved {
            let said = Message::new("plan-moved-from")
                .with("day", moved.from)
                .with("reason", moved.reason.reveal().as_str());
            widgets::small(ui, &context.say(&said));
        }
    });
    if !view.before.is_empty() {
        theme::card(ui, |ui| before(ui, context, &view.before));
    }
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("plan-focus-title"));
        focus(ui, context, session, form, actions);
        if !view.aims.is_empty() {
            widgets::strong(ui, &context.get("plan-aims"));
        }
        for (code, quote) in &view.aims {
            let mut chosen = session.plan.aims.contains(code);
            if widgets::check(ui, &mut chosen, quote).changed() {
                actions.push(
                    SessionAction::Change(session.number, SessionChange::Aim(code.clone(), chosen)).into(),
                );
            }
        }
    });
    theme::card(ui, |ui| place(ui, context, session, form, actions));
    if view.films() {
        choose::show(ui, context, view, chosen, actions);
    }
}

/// The day as it stands, and what can be done with it.
fn day(
    ui: &mut Ui,
    context: &Context<'_>,
    session: &Session,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let number = session.number;
    let ready = context.state.busy.is_none();
    if let Some(visit) = &session.held {
        let said = Message::new("visit-held-on").with("day", visit.date);
        widgets::sign_line(ui, Icon::Check, Meaning::Met, &context.say(&said));
        return;
    }
    if let Some(missed) = &session.missed {
        let said = Message::new("plan-missed").with("reason", missed.reason.reveal().as_str());
        widgets::sign_line(ui, Icon::Cross, Meaning::NotMet, &context.say(&said));
    }
    let Some(planned) = session.planned else {
        ui.horizontal_top(|ui| {
            let typed = day_field(ui, context, &context.get("plan-day"), &mut form.day);
            day_helpers(ui, context, &mut form.day);
            level(ui, |ui| {
                let on = ready && matches!(typed, Typed::Value(_));
                let plan = widgets::primary_if(ui, on, &context.get("plan-plan"));
                if let (true, Some(day)) = (plan.clicked(), typed.value()) {
                    let change = SessionAction::Change(number, SessionChange::Plan(Some(day)));
                    actions.push(form.sent.ask(context, change));
                }
            });
        });
        if session.missed.is_some() && widgets::quiet_if(ui, ready, &context.get("plan-not-missed")).clicked()
        {
            actions.push(SessionAction::Change(number, SessionChange::NotMissed).into());
        }
        return;
    };
    if session.missed.is_none() {
        let said = Message::new("visit-planned-for").with("day", planned);
        widgets::sign_line(ui, Icon::ToDo, Meaning::NotYet, &context.say(&said));
    }
    ui.horizontal_wrapped(|ui| {
        for (change, key) in [(Change::Move, "plan-move"), (Change::Miss, "plan-miss")] {
            let open = form.change == Some(change);
            if (change == Change::Move || session.missed.is_none())
                && widgets::choice(ui, open, &context.get(key)).clicked()
            {
                form.change = (!open).then_some(change);
            }
        }
        let (key, back) = if session.missed.is_some() {
            ("plan-not-missed", SessionChange::NotMissed)
        } else {
            ("plan-take-back", SessionChange::Plan(None))
        };
        if widgets::quiet_if(ui, ready, &context.get(key)).clicked() {
            actions.push(SessionAction::Change(number, back).into());
        }
    });
    if let Some(change) = form.change {
        change_form(ui, context, session, form, change, actions);
    }
}

fn change_form(
    ui: &mut Ui,
    context: &Context<'_>,
    session: &Session,
    form: &mut Form,
    change: Change,
    actions: &mut Vec<UserAction>,
) {
    let mut to = None;
    if change == Change::Move {
        ui.horizontal_top(|ui| {
            to = day_field(ui, context, &context.get("plan-move-to"), &mut form.day).value();
            day_helpers(ui, context, &mut form.day);
        });
    }
    theme::field(ui, &context.get("visit-reason"), &mut form.reason);
    let refusal = match (change, to) {
        (Change::Move, None) => Some("date-needed"),
        (Change::Move, Some(day)) if Some(day) == session.planned => Some("plan-same-day"),
        _ if form.reason.trim().is_empty() => Some("visit-needs-reason"),
        _ => None,
    };
    ui.horizontal(|ui| {
        let key = if change == Change::Move { "plan-move-save" } else { "plan-miss-save" };
        let ready = refusal.is_none() && context.state.busy.is_none();
        if widgets::primary_if(ui, ready, &context.get(key)).clicked() {
            let reason = form.reason.trim().into();
            let change = match to {
                Some(to) => SessionChange::Move { to, reason },
                None => SessionChange::Miss { reason },
            };
            actions.push(form.sent.ask(context, SessionAction::Change(session.number, change)));
        }
        if let Some(refusal) = refusal {
            theme::weak(ui, &context.get(refusal));
        }
    });
}

fn focus(
    ui: &mut Ui,
    context: &Context<'_>,
    session: &Session,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    form.focus.follow(session.plan.focus.reveal());
    theme::text_area(ui, &context.get("plan-focus"), &mut form.focus.text, 2);
    let ready = form.focus.is_changed() && context.state.busy.is_none();
    let name = context.get("plan-focus-save");
    if widgets::named_button(ui, ready, &context.get("action-save"), &name).clicked() {
        let focus = SessionChange::Focus(form.focus.text.trim().into());
        actions.push(SessionAction::Change(session.number, focus).into());
    }
}

fn place(
    ui: &mut Ui,
    context: &Context<'_>,
    session: &Session,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::subheading(ui, &context.get("plan-place-title"));
    let kind = session.place.as_ref().map(|place| place.kind);
    form.place.follow(session.place.as_ref().map_or("", |place| place.detail.reveal()));
    let change = |kind, detail: &str| {
        SessionAction::Change(session.number, SessionChange::Place(kind, detail.trim().into())).into()
    };
    ui.horizontal_wrapped(|ui| {
        for (one, key) in
            [(PlaceKind::Home, "plan-place-home"), (PlaceKind::Elsewhere, "plan-place-elsewhere")]
        {
            if widgets::choice(ui, kind == Some(one), &context.get(key)).clicked() {
                actions.push(change(one, &form.place.text));
            }
        }
    });
    let hint = context.get("plan-place-hint");
    widgets::hinted_field(ui, &context.get("plan-place-detail"), &mut form.place.text, &hint);
    let ready = kind.is_some() && form.place.is_changed() && context.state.busy.is_none();
    let name = context.get("plan-place-save");
    let save = widgets::named_button(ui, ready, &context.get("action-save"), &name);
    if let (true, Some(kind)) = (save.clicked(), kind) {
        actions.push(change(kind, &form.place.text));
    }
}

/// What is to be thought of before the session.
pub fn before(ui: &mut Ui, context: &Context<'_>, lines: &[Message]) {
    if !lines.is_empty() {
        theme::subheading(ui, &context.get("access-title"));
    }
    for line in lines {
        widgets::sign_line(ui, Icon::Info, Meaning::NotYet, &context.say(line));
    }
}

/// Beside a field, level with it and not with its name.
fn level(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.add_space(ui.text_style_height(&egui::TextStyle::Body) + theme::space::PAIR);
        add(ui);
    });
}
