//! The card with the next step of a family's pathway: one sentence what, one why with its source and quote on demand, the
//! buttons that do it, and skipping it. What is asked of the worker stands beneath.

use egui::Ui;

use super::family_pathway::assessment::ASSESSMENT;
use super::family_pathway::ending::ENDING;
use super::family_pathway::judged::{JUDGEMENT, REVIEW};
use super::family_pathway::offer::OFFER;
use super::family_pathway::referral::REFERRAL;
use super::family_pathway::sheet::{Form, Wanted};
use super::sent::Sent;
use crate::app::action::{FamilyAction, UserAction};
use crate::app::state::FamilyPage;
use crate::casework::changes::{EntryChange, ProgrammeChange};
use crate::casework::pages::FamilyView;
use crate::casework::sentences::pathway;
use crate::programme::pathway::{Choice, Next, Question};
use crate::programme::{Entry, Override, PathwayStep};
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice, Weight};
use crate::ui::widgets;
use crate::words::Message;

/// Draws the card.
pub fn card(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("next-title"));
        let pathway = &family.pathway;
        widgets::strong(ui, &capital(&context.say(&pathway::next(pathway))));
        if let Some(why) = pathway::why(pathway) {
            ui.label(capital(&context.say(&why)));
        }
        if let Next::Offer { choices, .. } = &pathway.stands.next {
            for (index, choice) in choices.iter().enumerate() {
                let Choice { programme, strength, said, .. } = choice;
                let also = (index > 0).then(|| pathway::also(pathway, programme, *strength, &said.source));
                let together = choice.with.as_deref().map(|with| pathway::together(pathway, with));
                for line in also.into_iter().chain(together) {
                    widgets::small(ui, &context.say(&line));
                }
            }
        }
        if let Some(said) = &pathway.stands.why {
            let words = context.say(&Message::new("next-source").with("source", said.source.as_str()));
            if widgets::fold(ui, "source of the next step", &words, false) {
                widgets::small(ui, &said.quote);
            }
        }
        for said in &pathway.stands.besides {
            widgets::small(ui, &context.say(&pathway::beside(said)));
        }
        for question in &pathway.stands.questions {
            let kind = match question {
                Question::MixedCarers => Notice::Info,
                _ => Notice::Warning,
            };
            theme::notice(ui, kind, &context.say(&pathway::question(pathway, question)));
            if let Question::Unpaired { pair, .. } = question {
                begin_pair(ui, context, family, pair, actions);
            }
        }
        ui.horizontal_wrapped(|ui| buttons(ui, context, family, form, actions));
        without(ui, context, family, form, actions);
    });
}

fn buttons(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let next = &family.pathway.stands.next;
    match next {
        Next::Session { number, .. } => {
            let words = context.say(&Message::new("next-do-session").with("number", *number));
            // What today asks of a session has its own button, on the card below.
            let weight = if family.row.agenda.is_empty() { Weight::Primary } else { Weight::Secondary };
            if theme::button(ui, weight, None, &words).clicked() {
                actions.push(FamilyAction::OpenSession(*number).into());
            }
        }
        Next::Begin { programme, with, .. } if !family.pathway.is_elsewhere(programme) => {
            let key = if with.is_some() { "next-do-begin-both" } else { "next-do-begin" };
            if widgets::primary_if(ui, context.state.busy.is_none(), &context.get(key)).clicked() {
                // What was accepted begins last: the newest is the active one.
                for programme in with.iter().chain([programme]) {
                    actions.push(begin(context, programme));
                }
                actions.push(FamilyAction::ChoosePage(FamilyPage::Overview).into());
            }
        }
        _ => {
            for (index, (key, wanted)) in does(next).into_iter().enumerate() {
                let words = context.get(key);
                let button = if index == 0 {
                    widgets::primary_if(ui, context.state.busy.is_none(), &words)
                } else {
                    theme::secondary_button(ui, &words)
                };
                if button.clicked() {
                    form.open(context, family, wanted);
                    actions.push(FamilyAction::ChoosePage(FamilyPage::Pathway).into());
                }
            }
        }
    }
    if next.step().can_be_skipped()
        && form.without.is_none()
        && widgets::quiet_button(ui, &context.get("next-skip")).clicked()
    {
        form.without = Some(String::new());
    }
}

/// A programme begins today.
fn begin(context: &Context<'_>, programme: &str) -> UserAction {
    let (programme, on) = (programme.to_owned(), context.state.today);
    FamilyAction::ChangeProgramme(ProgrammeChange::Begin { programme, on }).into()
}

/// Begins the programme that is missing beside one that is under way.
fn begin_pair(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    pair: &str,
    actions: &mut Vec<UserAction>,
) {
    let words = Message::new("next-do-begin-pair").with("programme", family.pathway.title(pair));
    if context.state.busy.is_none() && theme::secondary_button(ui, &context.say(&words)).clicked() {
        actions.push(begin(context, pair));
    }
}

/// What can be written for a step: the first is what is asked for.
fn does(next: &Next) -> Vec<(&'static str, Wanted)> {
    let offer = ("next-do-offer", Wanted::New(&OFFER));
    let end = ("next-do-end", Wanted::New(&ENDING));
    match next {
        Next::Refer => vec![("next-do-refer", Wanted::New(&REFERRAL))],
        Next::Assess { begun: None, .. } => vec![("next-do-assess", Wanted::New(&ASSESSMENT))],
        Next::Assess { begun: Some(id), .. } => vec![("next-do-assess-more", Wanted::Change(*id))],
        Next::Offer { .. } => vec![offer],
        Next::Answer { offer, .. } => vec![("next-do-answer", Wanted::Change(*offer))],
        Next::Judge { .. } => vec![("next-do-judge", Wanted::New(&JUDGEMENT))],
        Next::Review { planned: None, .. } => vec![("next-do-review", Wanted::New(&REVIEW))],
        Next::Review { planned: Some((id, _)), .. } => vec![("next-do-review-held", Wanted::Change(*id))],
        // What another service gives goes on there.
        Next::End { .. } | Next::Begin { .. } => vec![end, offer],
        Next::Ended { ending, .. } => vec![("next-do-open", Wanted::Reopen(*ending))],
        Next::Session { .. } => Vec::new(),
    }
}

/// The reason why a step is skipped, while it is typed.
fn without(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let step: PathwayStep = family.pathway.stands.next.step();
    if !step.can_be_skipped() || form.without_sent.is_saved(context) {
        (form.without, form.without_sent) = (None, Sent::default());
    }
    let Some(why) = form.without.as_mut() else { return };
    ui.separator();
    let title = Message::new("next-skip-title").with("step", pathway::step(step));
    widgets::strong(ui, &context.say(&title));
    let hint = context.get("next-skip-hint");
    widgets::hinted_field(ui, &context.get("next-skip-why"), why, &hint);
    let mut away = false;
    ui.horizontal(|ui| {
        let ready = !why.trim().is_empty() && context.state.busy.is_none();
        if widgets::primary_if(ui, ready, &context.get("next-skip-yes")).clicked() {
            let entry = Override { on: context.state.today, step, why: why.trim().into() };
            let skipped = FamilyAction::ChangeEntry(EntryChange::Add(Entry::Override(entry)));
            actions.push(form.without_sent.ask(context, skipped));
        }
        away = theme::secondary_button(ui, &context.get("action-cancel")).clicked();
    });
    if away {
        (form.without, form.without_sent) = (None, Sent::default());
    }
}

/// The same words with a capital at their head: a sentence may begin with those who care for the child.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
