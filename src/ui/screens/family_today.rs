//! The card with what is to be done for a family today: a sentence each, with the button that does it.

use egui::Ui;

use crate::app::action::{FamilyAction, UserAction};
use crate::app::state::FamilyPage;
use crate::casework::changes::SessionChange;
use crate::casework::pages::FamilyView;
use crate::casework::sentences;
use crate::programme::{StepKind, Todo, TodoKind};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Notice, Weight};
use crate::ui::widgets;
use crate::words::Message;

/// Draws the card.
pub fn card(ui: &mut Ui, context: &Context<'_>, family: &FamilyView, actions: &mut Vec<UserAction>) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("today-title"));
        let agenda = &family.row.agenda;
        if agenda.is_empty() {
            ui.horizontal(|ui| {
                widgets::sign_line(ui, Icon::Check, Meaning::Met, &context.get("today-nothing"));
            });
            open_button(ui, context, family, Weight::Secondary, family.next_session, actions);
        }
        for (index, todo) in agenda.iter().enumerate() {
            let weight = if index == 0 { Weight::Primary } else { Weight::Secondary };
            one(ui, context, family, todo, weight, actions);
        }
        for line in &family.record.before {
            widgets::small(ui, &context.say(line));
        }
        let films =
            agenda.iter().any(|todo| matches!(todo.kind, TodoKind::SessionToday | TodoKind::VisitUnderWay));
        let watches = agenda.iter().any(|todo| todo.kind == TodoKind::NotTagged);
        if watches {
            for refusal in &family.watch_refusals {
                theme::notice(ui, Notice::Warning, &context.say(refusal));
            }
        }
        if films {
            for refusal in &family.film_refusals {
                theme::notice(ui, Notice::Warning, &context.say(refusal));
            }
        }
    });
}

fn one(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    todo: &Todo,
    weight: Weight,
    actions: &mut Vec<UserAction>,
) {
    let (icon, meaning) = match todo.kind {
        TodoKind::ConcernWaits | TodoKind::LeavingForgotten | TodoKind::DayPassed => {
            (Icon::Warning, Meaning::AtRisk)
        }
        TodoKind::VisitUnderWay => (Icon::Play, Meaning::Met),
        _ => (Icon::ToDo, Meaning::NotYet),
    };
    widgets::sign_line(ui, icon, meaning, &context.say(&sentences::todo(todo)));
    ui.horizontal_wrapped(|ui| {
        ui.add_space(26.0);
        buttons(ui, context, family, todo, weight, actions);
    });
}

fn buttons(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    todo: &Todo,
    weight: Weight,
    actions: &mut Vec<UserAction>,
) {
    let number = todo.session.map_or(family.next_session, |(_, number)| number);
    let mut button = |ui: &mut Ui, weight, on: bool, words: &str, what: FamilyAction| {
        let on = on && context.state.busy.is_none();
        let pressed =
            if on { theme::button(ui, weight, None, words) } else { theme::disabled_button(ui, None, words) };
        if pressed.clicked() {
            actions.push(what.into());
        }
    };
    let open = |key: &'static str| context.say(&Message::new(key).with("number", number));
    match todo.kind {
        TodoKind::ConcernWaits => {
            let record = FamilyAction::ChoosePage(FamilyPage::Record);
            button(ui, weight, true, &context.get("today-concern"), record);
        }
        TodoKind::SessionToday => {
            let arrived = FamilyAction::ChangeSession(number, SessionChange::Arrived);
            button(ui, weight, true, &context.get("visit-arrived"), arrived);
            button(ui, Weight::Secondary, true, &open("today-open"), FamilyAction::OpenSession(number));
        }
        TodoKind::VisitUnderWay => {
            let filmed = family.recordings.iter().any(|film| film.session == number && film.playable);
            let film = context.say(&Message::new("family-film").with("session", number));
            let allowed = family.film_refusals.is_empty();
            let leaving = FamilyAction::ChangeSession(number, SessionChange::Leaving);
            let (first, second) =
                if filmed { (Weight::Secondary, weight) } else { (weight, Weight::Secondary) };
            button(ui, first, allowed, &film, FamilyAction::Film(number));
            button(ui, second, true, &context.get("visit-leaving"), leaving);
            button(ui, Weight::Secondary, true, &open("today-open"), FamilyAction::OpenSession(number));
        }
        TodoKind::NotTagged => {
            let film = family
                .recordings
                .iter()
                .find(|film| film.session == number && film.playable && film.clips == 0);
            let what =
                film.map_or(FamilyAction::OpenSession(number), |film| FamilyAction::Watch(film.recording));
            let allowed = film.is_none() || family.watch_refusals.is_empty();
            button(ui, weight, allowed, &open("today-tag"), what);
        }
        TodoKind::NotShown => {
            button(ui, weight, true, &open("today-review"), FamilyAction::OpenStep(number, StepKind::Review));
        }
        TodoKind::NotClosed => {
            button(ui, weight, true, &open("today-close"), FamilyAction::OpenStep(number, StepKind::Close));
        }
        TodoKind::LeavingForgotten => {
            button(ui, weight, true, &open("today-correct"), FamilyAction::OpenSession(number));
        }
        TodoKind::NothingPlanned => {
            button(ui, weight, true, &open("today-plan"), FamilyAction::OpenStep(number, StepKind::Plan));
        }
        TodoKind::DayPassed => {
            button(ui, weight, true, &open("today-open"), FamilyAction::OpenSession(number));
        }
    }
}

fn open_button(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    weight: Weight,
    number: u32,
    actions: &mut Vec<UserAction>,
) {
    let words = context.say(&Message::new("today-open").with("number", number));
    let on = family.row.planned > 0;
    if on && theme::button(ui, weight, None, &words).clicked() {
        actions.push(FamilyAction::OpenSession(number).into());
    }
}
