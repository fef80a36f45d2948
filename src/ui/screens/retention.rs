//! How long film and records are kept: the card of a family, and the page with the rules.

use chrono::{DateTime, Local, Utc};
use egui::Ui;

use crate::app::action::{Ask, RetentionAction, SettingsAction, UserAction};
use crate::base::CaseId;
use crate::casework::changes::{FilmScope, RuleChange};
use crate::casework::pages::{FamilyView, FilmRetention, HoldRow, KeptFilm, OwnRule, RetentionView};
use crate::casework::sentences;
use crate::programme::RetentionSubject;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// Adds the session, the day and the time a film was taken.
pub(super) fn filmed(message: Message, session: u32, started: DateTime<Utc>) -> Message {
    let started = started.with_timezone(&Local);
    let time = started.format("%H:%M").to_string();
    message.with("session", session).with("day", started.date_naive()).with("time", time)
}

/// A film, with the buttons that ask whether to erase or hold it.
fn film_line(
    ui: &mut Ui,
    context: &Context<'_>,
    title: &Message,
    facts: &str,
    (case, scope): (CaseId, FilmScope),
    actions: &mut Vec<UserAction>,
) {
    let title = context.say(title);
    let ready = context.state.busy.is_none();
    widgets::line_with_button(ui, &title, facts, |ui| {
        for (ask, key, named) in
            [(Ask::Hold, "keep-hold", "keep-hold-named"), (Ask::Erase, "keep-erase", "keep-erase-named")]
        {
            let name = context.say(&Message::new(named).with("film", title.as_str()));
            if widgets::named_button(ui, ready, &context.get(key), &name).clicked() {
                actions.push(RetentionAction::Ask(ask, case, scope).into());
            }
        }
    });
}

/// The card of a family: the day of each film, what keeps it, until when records are kept, and receipts.
pub fn card(ui: &mut Ui, context: &Context<'_>, family: &FamilyView, actions: &mut Vec<UserAction>) {
    let retention = &family.retention;
    theme::subheading(ui, &context.get("keep-title"));
    theme::weak(ui, &film_rule(context, retention));
    if retention.films.is_empty() {
        theme::weak(ui, &context.get("keep-no-film"));
    }
    let case = family.row.case;
    for film in &retention.films {
        kept_film(ui, context, case, film, actions);
    }
    for hold in &retention.holds {
        hold_line(ui, context, hold, retention, actions);
    }
    if !retention.films.is_empty() {
        ui.horizontal_wrapped(|ui| {
            let ready = context.state.busy.is_none();
            for (ask, key) in [(Ask::Erase, "keep-erase-all"), (Ask::Hold, "keep-hold-all")] {
                if widgets::quiet_if(ui, ready, &context.get(key)).clicked() {
                    actions.push(RetentionAction::Ask(ask, case, FilmScope::All).into());
                }
            }
        });
    }
    ui.separator();
    records(ui, context, retention);
    receipts(ui, context, retention, actions);
}

fn film_rule(context: &Context<'_>, retention: &FilmRetention) -> String {
    let rule = &retention.rules.film;
    let said =
        Message::new("keep-film-rule").with("months", rule.months).with("source", rule.source.as_str());
    context.say(&said)
}

fn kept_film(
    ui: &mut Ui,
    context: &Context<'_>,
    case: CaseId,
    film: &KeptFilm,
    actions: &mut Vec<UserAction>,
) {
    let title = filmed("keep-line".into(), film.session, film.started);
    let due = context.say(&sentences::due(&film.erase_by, film.hold.is_some()));
    let counted = context.say(&sentences::counted(film.erase_by.counted));
    film_line(
        ui,
        context,
        &title,
        &format!("{due} · {counted}"),
        (case, FilmScope::One(film.recording)),
        actions,
    );
}

/// A hold that stands, and the button that asks why it is lifted.
fn hold_line(
    ui: &mut Ui,
    context: &Context<'_>,
    hold: &HoldRow,
    retention: &FilmRetention,
    actions: &mut Vec<UserAction>,
) {
    let film = hold.film.and_then(|film| retention.films.iter().find(|kept| kept.recording == film));
    let what = match film {
        Some(film) => filmed("keep-line".into(), film.session, film.started),
        None if hold.film.is_some() => return,
        None => "hold-all-film".into(),
    };
    let said = hold_words(context, hold);
    let title = context.say(&Message::new("hold-line").with("film", what));
    widgets::line_with_button(ui, &title, "", |ui| {
        let name = context.say(&Message::new("hold-lift-named").with("hold", title.as_str()));
        let ready = retention.may_supervise && context.state.busy.is_none();
        if widgets::named_button(ui, ready, &context.get("hold-lift"), &name).clicked() {
            actions.push(RetentionAction::AskLift(hold.record).into());
        }
    });
    widgets::sign_line(ui, Icon::Lock, Meaning::NotYet, &said);
    if !retention.may_supervise {
        widgets::small(ui, &context.get("hold-lift-who"));
    }
}

/// What keeps a film, in words: on what ground, why, by whom, and when it is looked at again.
pub(super) fn hold_words(context: &Context<'_>, hold: &HoldRow) -> String {
    let said = Message::new("hold-says")
        .with("ground", sentences::ground(hold.ground))
        .with("reason", hold.reason.reveal().as_str())
        .with("by", hold.by.reveal().as_str())
        .with("placed", hold.placed.with_timezone(&Local).date_naive())
        .with("review", hold.review);
    let mut said = context.say(&said);
    if hold.review < context.state.today {
        said = format!("{said} {}", context.get("hold-review-passed"));
    }
    said
}

fn records(ui: &mut Ui, context: &Context<'_>, retention: &FilmRetention) {
    let rule = &retention.rules.records;
    let said = match retention.records_until {
        Some(day) => Message::new("keep-records").with("day", day),
        None => Message::new("keep-records-unknown"),
    };
    widgets::strong(ui, &context.get("keep-records-title"));
    let said = said.with("birthday", rule.birthday).with("source", rule.source.as_str());
    ui.add(egui::Label::new(context.say(&said)).wrap());
    if !rule.why.is_empty() {
        widgets::small(ui, &rule.why);
    }
}

fn receipts(ui: &mut Ui, context: &Context<'_>, retention: &FilmRetention, actions: &mut Vec<UserAction>) {
    if retention.receipts.is_empty() {
        return;
    }
    ui.separator();
    widgets::strong(ui, &context.get("receipt-list"));
    for receipt in &retention.receipts {
        let title = filmed("keep-line".into(), receipt.body.session, receipt.body.filmed);
        let title = context.say(&title);
        let (key, at) = match &receipt.receipt {
            Some(done) => ("receipt-erased", done.erased),
            None => ("receipt-ordered-only", receipt.body.ordered),
        };
        let at = at.with_timezone(&Local).date_naive();
        let facts = context.say(&Message::new(key).with("day", at).with("by", receipt.by.reveal().as_str()));
        widgets::line_with_button(ui, &title, &facts, |ui| {
            let name = context.say(&Message::new("receipt-read-named").with("film", title.as_str()));
            let ready = context.state.busy.is_none();
            if widgets::named_button(ui, ready, &context.get("receipt-read"), &name).clicked() {
                actions.push(RetentionAction::ShowReceipt(receipt.order).into());
            }
        });
    }
}

/// Half-typed rules.
#[derive(Default)]
pub struct Form {
    film: Rule,
    records: Rule,
}

#[derive(Default)]
struct Rule {
    /// 0 until it is taken over from the rule in force.
    length: u32,
    source: String,
}

/// The page with the rules in force, and forms for the service's own.
pub fn rules(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &RetentionView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("rules-title"));
        theme::weak(ui, &context.get("rules-hint"));
        if !view.may_set {
            theme::notice(ui, Notice::Info, &context.get("error-needs-supervisor"));
        }
    });
    let film = &view.rules.film;
    let said =
        Message::new("keep-film-rule").with("months", film.months).with("source", film.source.as_str());
    let film = (RetentionSubject::Film, said, film.why.as_str(), film.months, &view.film);
    let records = &view.rules.records;
    let said = Message::new("keep-records-rule")
        .with("birthday", records.birthday)
        .with("source", records.source.as_str());
    let records = (RetentionSubject::Records, said, records.why.as_str(), records.birthday, &view.records);
    for (of, typed) in [(film, &mut form.film), (records, &mut form.records)] {
        theme::card(ui, |ui| rule(ui, context, of, view.may_set, typed, actions));
    }
}

fn rule(
    ui: &mut Ui,
    context: &Context<'_>,
    (kept, said, why, length, own): (RetentionSubject, Message, &str, u32, &Option<OwnRule>),
    may_set: bool,
    typed: &mut Rule,
    actions: &mut Vec<UserAction>,
) {
    let [title, unit, source, set, back] = match kept {
        RetentionSubject::Film => {
            ["rules-film", "rules-months", "rules-film-source", "rules-film-set", "rules-film-back"]
        }
        RetentionSubject::Records => [
            "rules-records",
            "rules-birthday",
            "rules-records-source",
            "rules-records-set",
            "rules-records-back",
        ],
    };
    theme::subheading(ui, &context.get(title));
    ui.add(egui::Label::new(context.say(&said)).wrap());
    if !why.is_empty() {
        widgets::small(ui, why);
    }
    if let Some(own) = own {
        let by = Message::new("rules-own").with("by", own.by.reveal().as_str()).with("day", own.on);
        widgets::small(ui, &context.say(&by));
    }
    if !may_set {
        return;
    }
    if typed.length == 0 {
        typed.length = length;
    }
    ui.separator();
    let (least, most) = kept.bounds();
    ui.horizontal(|ui| widgets::number(ui, &context.get(unit), &mut typed.length, least..=most));
    widgets::hinted_field(ui, &context.get(source), &mut typed.source, &context.get("rules-source-hint"));
    ui.horizontal(|ui| {
        let free = context.state.busy.is_none();
        let source = typed.source.trim().to_owned();
        if widgets::primary_if(ui, free && !source.is_empty(), &context.get(set)).clicked() {
            let change = RuleChange { kept, length: Some(typed.length), source };
            actions.push(SettingsAction::SetRule(change).into());
            *typed = Rule::default();
        }
        if own.is_some() && widgets::quiet_if(ui, free, &context.get(back)).clicked() {
            let change = RuleChange { kept, length: None, source: String::new() };
            actions.push(SettingsAction::SetRule(change).into());
            *typed = Rule::default();
        }
    });
}
