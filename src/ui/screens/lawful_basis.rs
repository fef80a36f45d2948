//! The card with a family's lawful basis: what is on record, and a form for another.

use egui::{Label, Ui};

use super::typing::{Typed, day_field};
use crate::app::action::{RetentionAction, UserAction};
use crate::casework::changes::NewBasis;
use crate::casework::pages::{BasisRow, FamilyView};
use crate::casework::sentences;
use crate::programme::{Article6, Article9};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning};
use crate::ui::widgets;
use crate::words::Message;

/// The form, where it is open.
#[derive(Default)]
pub struct Form(Option<Typing>);

struct Typing {
    article6: Option<Article6>,
    article9: Option<Article9>,
    by: String,
    on: String,
    note: String,
    /// How many were on record when this was sent.
    sent: Option<usize>,
}

/// Draws the card's contents.
pub fn card(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let basis = &family.retention.basis;
    theme::subheading(ui, &context.get("basis-title"));
    theme::weak(ui, &context.get("basis-apart"));
    match basis {
        None => {
            widgets::sign_line(ui, Icon::Warning, Meaning::AtRisk, &context.get("basis-none"));
        }
        Some(row) => on_record(ui, context, row),
    }
    let there = basis.as_ref().map_or(0, |row| row.earlier + 1);
    if form.0.as_ref().and_then(|typing| typing.sent).is_some_and(|before| there > before) {
        form.0 = None;
    }
    if let Some(typing) = &mut form.0 {
        if fields(ui, context, there, typing, actions) {
            form.0 = None;
        }
        return;
    }
    let key = if basis.is_some() { "basis-change" } else { "basis-record" };
    if widgets::quiet_button(ui, &context.get(key)).clicked() {
        let known = basis.as_ref().map(|row| &row.basis);
        form.0 = Some(Typing {
            article6: known.map(|basis| basis.article6),
            article9: known.and_then(|basis| basis.article9),
            by: known.map(|basis| basis.decided_by.reveal().clone()).unwrap_or_default(),
            on: context.state.today.to_string(),
            note: String::new(),
            sent: None,
        });
    }
}

fn on_record(ui: &mut Ui, context: &Context<'_>, row: &BasisRow) {
    let basis = &row.basis;
    widgets::sign_line(ui, Icon::Check, Meaning::Met, &context.say(&sentences::article6(basis.article6)));
    ui.horizontal_top(|ui| {
        ui.add_space(25.0);
        ui.add(Label::new(context.say(&sentences::article9(basis.article9))).wrap());
    });
    let decided = Message::new("basis-decided").with("by", basis.decided_by.reveal().as_str());
    let mut facts = context.say(&decided.with("day", basis.on));
    if row.earlier > 0 {
        facts =
            format!("{facts} · {}", context.say(&Message::new("basis-earlier").with("count", row.earlier)));
    }
    widgets::small(ui, &facts);
    if !basis.note.reveal().is_empty() {
        ui.add(Label::new(basis.note.reveal().as_str()).wrap());
    }
}

/// The form; whether it is put away.
fn fields(
    ui: &mut Ui,
    context: &Context<'_>,
    there: usize,
    typing: &mut Typing,
    actions: &mut Vec<UserAction>,
) -> bool {
    ui.separator();
    let none = context.get("basis-choose");
    let shown = typing.article6.map_or(none, |article| context.say(&sentences::article6(article)));
    widgets::picker(ui, &context.get("basis-6"), &shown, |ui| {
        for (article, _) in Article6::ALL {
            let words = context.say(&sentences::article6(article));
            if widgets::pick(ui, typing.article6 == Some(article), words) {
                typing.article6 = Some(article);
            }
        }
    });
    let shown = context.say(&sentences::article9(typing.article9));
    widgets::picker(ui, &context.get("basis-9"), &shown, |ui| {
        for article in std::iter::once(None).chain(Article9::ALL.map(|(article, _)| Some(article))) {
            if widgets::pick(ui, typing.article9 == article, context.say(&sentences::article9(article))) {
                typing.article9 = article;
            }
        }
    });
    widgets::hinted_field(ui, &context.get("basis-by"), &mut typing.by, &context.get("basis-by-hint"));
    let on = day_field(ui, context, &context.get("basis-on"), &mut typing.on);
    widgets::hinted_field(ui, &context.get("basis-note"), &mut typing.note, "");
    let refusal = match on {
        _ if typing.article6.is_none() => Some("basis-choose"),
        _ if typing.by.trim().is_empty() => Some("error-basis-who"),
        Typed::Empty => Some("date-needed"),
        Typed::Wrong => Some("date-wrong"),
        Typed::Value(day) if day > context.state.today => Some("error-basis-to-come"),
        Typed::Value(_) => None,
    };
    let mut away = false;
    ui.horizontal(|ui| {
        let ready = refusal.is_none() && context.state.busy.is_none();
        let save = widgets::primary_if(ui, ready, &context.get("basis-save"));
        if let (true, Some(article6), Typed::Value(on)) = (save.clicked(), typing.article6, on) {
            typing.sent = Some(there);
            actions.push(UserAction::Retention(RetentionAction::SetBasis(NewBasis {
                article6,
                article9: typing.article9,
                decided_by: typing.by.trim().into(),
                on,
                note: typing.note.trim().into(),
            })));
        }
        away = theme::secondary_button(ui, &context.get("action-cancel")).clicked();
    });
    if let Some(refusal) = refusal {
        theme::weak(ui, &context.get(refusal));
    }
    away
}
