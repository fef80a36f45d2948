//! The card with the consents of a family: who consents to what since when, the answers on record, and its carers.

use chrono::{Local, NaiveDate};
use egui::{Grid, Ui};

use super::sent::Sent;
use super::typing::day_field;
use crate::app::action::{FamilyAction, UserAction};
use crate::base::PersonId;
use crate::casework::changes::{ConsentChange, PeopleChange};
use crate::casework::pages::{CarerRow, ConsentRow, ConsentState, FamilyView};
use crate::casework::sentences::{around, purpose};
use crate::programme::{Answer, CarerKind, Purpose};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// Half-typed text of the card.
#[derive(Default)]
pub struct Form {
    on: Option<String>,
    scope: String,
    /// The last answer with these words.
    sent: Sent,
    carer: Option<Carer>,
}

/// A carer being added or changed.
struct Carer {
    /// Who, if not somebody new.
    person: Option<PersonId>,
    label: String,
    kind: CarerKind,
    sent: Sent,
}

/// Draws the card's contents.
pub fn card(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::subheading(ui, &context.get("consent-title"));
    if family.carers.is_empty() {
        theme::notice(ui, Notice::Warning, &context.get("consent-no-carer"));
    } else {
        let today = context.state.today.to_string();
        let text = form.on.get_or_insert(today);
        let on = day_field(ui, context, &context.get("consent-on"), text).value();
        if form.sent.is_saved(context) {
            (form.scope, form.sent) = (String::new(), Sent::default());
        }
        let hint = context.get("consent-scope-hint");
        widgets::hinted_field(ui, &context.get("consent-scope"), &mut form.scope, &hint);
        let scope = form.scope.trim();
        #[allow(clippy::cast_precision_loss)] // a count of carers
        let width_of = |columns: usize| (ui.available_width() - PURPOSE) / columns as f32 - GAP;
        let all = family.carers.len();
        let at_once = if width_of(all) < LEAST_CELL { 1 } else { all };
        let width = width_of(at_once).min(CELL);
        for carers in family.carers.chunks(at_once) {
            if table(ui, context, carers, (on, scope), width, actions)
                && let Some(answer) = actions.pop()
            {
                actions.push(form.sent.ask(context, answer));
            }
        }
    }
    carer_form(ui, context, family, form, actions);
    if !family.consents.is_empty() {
        let title = Message::new("consent-history").with("count", family.consents.len());
        if widgets::fold(ui, "history", &context.say(&title), false) {
            for row in &family.consents {
                history(ui, context, row, actions);
            }
        }
    }
}

/// The purposes as rows, and a column for each of these carers; whether an answer was given.
fn table(
    ui: &mut Ui,
    context: &Context<'_>,
    carers: &[CarerRow],
    said: (Option<NaiveDate>, &str),
    width: f32,
    actions: &mut Vec<UserAction>,
) -> bool {
    let before = actions.len();
    let first = carers.first().map(|carer| carer.person);
    Grid::new(("consents", first)).num_columns(carers.len() + 1).spacing([GAP, 8.0]).striped(true).show(
        ui,
        |ui| {
            widgets::column_head(ui, &context.get("consent-purpose"));
            for carer in carers {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    widgets::elided(ui, carer.label.reveal());
                    widgets::small(ui, &context.say(&around::carer_kind(carer.kind)));
                    if let Some(left) = carer.left {
                        let left = Message::new("record-carer-left").with("day", left);
                        widgets::small(ui, &context.say(&left));
                    }
                });
            }
            ui.end_row();
            for (index, what) in Purpose::ALL.into_iter().enumerate() {
                ui.vertical(|ui| {
                    ui.set_width(PURPOSE);
                    ui.add_space(9.0);
                    ui.label(context.get(purpose(what)));
                });
                for carer in carers {
                    let state = carer.answers.get(index).map_or(ConsentState::NotAsked, |(_, state)| *state);
                    let scope = carer.scopes.get(index).map_or("", |scope| scope.reveal().as_str());
                    cell(ui, context, carer, (what, state, scope), said, width, actions);
                }
                ui.end_row();
            }
        },
    );
    actions.len() > before
}

/// Widest and narrowest column of a carer, in points. Where the columns of all would be narrower, each carer has a
/// table of their own, one under the other.
const CELL: f32 = 330.0;
const LEAST_CELL: f32 = 270.0;
/// Width of the purposes' column, in points.
const PURPOSE: f32 = 180.0;
/// Space between columns, in points.
const GAP: f32 = 24.0;
/// Room for the button beside the words, in points.
const BUTTON: f32 = 116.0;

fn cell(
    ui: &mut Ui,
    context: &Context<'_>,
    carer: &CarerRow,
    (what, state, in_words): (Purpose, ConsentState, &str),
    (on, scope): (Option<NaiveDate>, &str),
    width: f32,
    actions: &mut Vec<UserAction>,
) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        answered(ui, context, carer, (what, state), (on, scope), width, actions);
        if !in_words.is_empty() {
            ui.set_width(width);
            widgets::small(ui, &context.say(&Message::new("consent-scope-says").with("scope", in_words)));
        }
    });
}

/// What stands, and the button that changes it.
fn answered(
    ui: &mut Ui,
    context: &Context<'_>,
    carer: &CarerRow,
    (what, state): (Purpose, ConsentState),
    (on, scope): (Option<NaiveDate>, &str),
    width: f32,
    actions: &mut Vec<UserAction>,
) {
    let (icon, meaning, said) = match state {
        ConsentState::NotAsked => (Icon::Dash, Meaning::NotApplicable, Message::new("consent-not-asked")),
        ConsentState::Given(day) => {
            (Icon::Check, Meaning::Met, Message::new("consent-given").with("day", day))
        }
        ConsentState::From(day) => {
            (Icon::ToDo, Meaning::NotYet, Message::new("consent-from").with("day", day))
        }
        ConsentState::Withdrawn(day) => {
            (Icon::Cross, Meaning::NotMet, Message::new("consent-withdrawn").with("day", day))
        }
    };
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(egui::vec2(width, theme::size::CONTROL), layout, |ui| {
        ui.set_width(width);
        let given = matches!(state, ConsentState::Given(_) | ConsentState::From(_));
        ui.vertical(|ui| {
            ui.set_width(width - BUTTON);
            widgets::sign_line(ui, icon, meaning, &context.say(&said));
        });
        let (key, name, answer) = if given {
            ("consent-withdraw", "consent-withdraw-named", Answer::Withdrawn)
        } else {
            ("consent-give", "consent-give-named", Answer::Given)
        };
        let name = Message::new(name)
            .with("person", carer.label.reveal().as_str())
            .with("purpose", Message::new(purpose(what)));
        let ready = on.is_some() && context.state.busy.is_none();
        let pressed = widgets::named_button(ui, ready, &context.get(key), &context.say(&name));
        if let (true, Some(on)) = (pressed.clicked(), on) {
            let scope = scope.into();
            let answer = ConsentChange::Answer { person: carer.person, purpose: what, answer, scope, on };
            actions.push(FamilyAction::ChangeConsent(answer).into());
        }
    });
}

fn history(ui: &mut Ui, context: &Context<'_>, row: &ConsentRow, actions: &mut Vec<UserAction>) {
    let key = match row.answer {
        Answer::Given => "consent-line-given",
        Answer::Withdrawn => "consent-line-withdrawn",
    };
    let said = |person: &str| {
        let line = Message::new(key).with("person", person).with("day", row.on);
        context.say(&line.with("purpose", Message::new(purpose(row.purpose))))
    };
    let recorded = row.recorded.with_timezone(&Local);
    let written = Message::new("consent-line-written")
        .with("day", recorded.date_naive())
        .with("time", recorded.format("%H:%M").to_string());
    let scope = row.scope.reveal().as_str();
    let scope =
        (!scope.is_empty()).then(|| context.say(&Message::new("consent-scope-says").with("scope", scope)));
    let facts: Vec<String> = scope.into_iter().chain([context.say(&written)]).collect();
    let line = said(row.label.reveal());
    // A long label leaves room for what was answered, and when.
    let short = said(&shortened(row.label.reveal(), 32));
    let title = widgets::line_with_button(ui, &short, &facts.join(" · "), |ui| {
        let name = context.say(&Message::new("consent-take-back-named").with("line", line.as_str()));
        let ready = context.state.busy.is_none();
        if widgets::named_button(ui, ready, &context.get("consent-take-back"), &name).clicked() {
            actions.push(FamilyAction::ChangeConsent(ConsentChange::TakeBack(row.record)).into());
        }
    });
    if short != line {
        title.on_hover_text(line);
    }
}

fn carer_form(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.carer.as_ref().is_some_and(|carer| carer.sent.is_saved(context)) {
        form.carer = None;
    }
    let Some(carer) = &mut form.carer else {
        form.carer = start_carer(ui, context, family);
        return;
    };
    ui.separator();
    let key = if carer.person.is_some() { "consent-carer-change" } else { "family-carer-add" };
    theme::subheading(ui, &context.get(key));
    let hint = context.get("family-carer-hint");
    widgets::hinted_field(ui, &context.get("consent-carer-label"), &mut carer.label, &hint);
    ui.horizontal_wrapped(|ui| {
        for kind in CarerKind::ALL {
            let words = context.say(&around::carer_kind(kind));
            if widgets::choice(ui, carer.kind == kind, &words).clicked() {
                carer.kind = kind;
            }
        }
    });
    let mut away = false;
    ui.horizontal(|ui| {
        let ready = !carer.label.trim().is_empty() && context.state.busy.is_none();
        if widgets::primary_if(ui, ready, &context.get("consent-carer-save")).clicked() {
            let (label, kind) = (carer.label.trim().into(), carer.kind);
            let change = FamilyAction::ChangePeople(match carer.person {
                None => PeopleChange::AddCarer { label, kind },
                Some(person) => PeopleChange::ChangeCarer { person, label, kind },
            });
            actions.push(carer.sent.ask(context, change));
        }
        away = theme::secondary_button(ui, &context.get("action-cancel")).clicked();
    });
    if away {
        form.carer = None;
    }
}

/// The buttons that begin the form.
fn start_carer(ui: &mut Ui, context: &Context<'_>, family: &FamilyView) -> Option<Carer> {
    let mut begun = None;
    ui.horizontal_wrapped(|ui| {
        for row in &family.carers {
            let said =
                |label: &str| context.say(&Message::new("consent-carer-change-named").with("person", label));
            let (label, ready) = (row.label.reveal(), context.state.busy.is_none());
            let name = said(label);
            let button = widgets::named_button(ui, ready, &said(&shortened(label, 18)), &name);
            if button.on_hover_text(&name).clicked() {
                begun = Some(Carer {
                    person: Some(row.person),
                    label: row.label.reveal().clone(),
                    kind: row.kind,
                    sent: Sent::default(),
                });
            }
        }
        if widgets::quiet_button(ui, &context.get("family-carer-add")).clicked() {
            begun = Some(Carer {
                person: None,
                label: String::new(),
                kind: CarerKind::Parent,
                sent: Sent::default(),
            });
        }
    });
    begun
}

/// As much of a label as there is room for.
fn shortened(label: &str, most_chars: usize) -> String {
    match label.char_indices().nth(most_chars) {
        Some((end, _)) => format!("{}…", &label[..end]),
        None => label.to_owned(),
    }
}
