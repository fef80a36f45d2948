//! Concerns: what was seen or heard, whom it was told, and how it was closed. The form is the same that a worker opens
//! in the middle of a film.

use egui::Ui;

use super::super::typing::{Typed, day_field};
use super::lines::{entries, lines};
use super::page::{RecordPage, kept, maybe, section};
use super::sheet::{RecordForm, RecordKind, Writing};
use crate::app::action::UserAction;
use crate::casework::changes::{EntryChange, NewConcern};
use crate::programme::{Concern, ConcernClosed, Entry, Notified};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning};
use crate::ui::widgets;
use crate::words::Message;

/// A concern as it is typed.
#[derive(Default)]
pub struct ConcernForm {
    on: String,
    what: String,
    told: Vec<Notified>,
    whom: String,
    told_on: String,
    closed: bool,
    closed_on: String,
    outcome: String,
    /// Whether all film of the family is to be kept from erasure.
    pub hold: bool,
    /// Whether it is on record, so that it can be closed and holds nothing by itself.
    known: bool,
}

impl ConcernForm {
    /// A new one of today.
    pub fn new(today: &str) -> Self {
        Self {
            on: today.to_owned(),
            told_on: today.to_owned(),
            closed_on: today.to_owned(),
            ..Self::default()
        }
    }

    /// One that is on record.
    fn of(body: &Concern) -> Self {
        let closed_on = body.closed.as_ref().map(|closed| closed.on.to_string()).unwrap_or_default();
        let outcome = body.closed.as_ref().map(|closed| closed.outcome.reveal().clone()).unwrap_or_default();
        Self {
            on: body.on.to_string(),
            what: body.what.reveal().clone(),
            told: body.told.clone(),
            closed: body.closed.is_some(),
            closed_on,
            outcome,
            known: true,
            ..Self::default()
        }
    }

    /// Draws the fields; the concern they make, where it is one.
    pub fn typed(&mut self, ui: &mut Ui, context: &Context<'_>) -> Option<Concern> {
        theme::text_area(ui, &context.get("concern-what"), &mut self.what, 3);
        let on = day_field(ui, context, &context.get("concern-on"), &mut self.on).value();
        let telling = self.telling(ui, context);
        let closed = if self.known { self.closing(ui, context) } else { Typed::Empty };
        if !self.known {
            widgets::check(ui, &mut self.hold, &context.get("concern-hold"));
            widgets::small(ui, &context.get("concern-hold-hint"));
        }
        let told = self.told.iter().cloned().chain(maybe(telling).ok()?).collect();
        let body = Concern { on: on?, what: kept(&self.what), told, closed: maybe(closed).ok()? };
        (!self.what.trim().is_empty()).then_some(body)
    }

    /// Whom it was told: those written down, and the one being typed; nothing where their day cannot be read.
    fn telling(&mut self, ui: &mut Ui, context: &Context<'_>) -> Typed<Notified> {
        let mut gone = None;
        for (index, told) in self.told.iter().enumerate() {
            let whom = told.whom.reveal().as_str();
            ui.horizontal(|ui| {
                let line = Message::new("concern-told-line").with("whom", whom).with("day", told.on);
                ui.label(context.say(&line));
                let name = context.say(&Message::new("concern-told-remove-named").with("whom", whom));
                if widgets::named_button(ui, true, &context.get("concern-told-remove"), &name).clicked() {
                    gone = Some(index);
                }
            });
        }
        if let Some(index) = gone {
            self.told.remove(index);
        }
        let hint = context.get("concern-told-hint");
        widgets::hinted_field(ui, &context.get("concern-told"), &mut self.whom, &hint);
        if self.whom.trim().is_empty() {
            return Typed::Empty;
        }
        if self.told_on.is_empty() {
            self.told_on = context.state.today.to_string();
        }
        let on = day_field(ui, context, &context.get("concern-told-on"), &mut self.told_on).value();
        let told = on.map(|on| Notified { whom: kept(&self.whom), on });
        let more = widgets::quiet_if(ui, told.is_some(), &context.get("concern-told-add"));
        if let (true, Some(told)) = (more.clicked(), &told) {
            self.told.push(told.clone());
            self.whom.clear();
            return Typed::Empty;
        }
        told.map_or(Typed::Wrong, Typed::Value)
    }

    /// Whether and how it was closed; nothing where that cannot be read yet.
    fn closing(&mut self, ui: &mut Ui, context: &Context<'_>) -> Typed<ConcernClosed> {
        widgets::check(ui, &mut self.closed, &context.get("concern-close"));
        if !self.closed {
            return Typed::Empty;
        }
        if self.closed_on.is_empty() {
            self.closed_on = context.state.today.to_string();
        }
        let on = day_field(ui, context, &context.get("concern-closed-on"), &mut self.closed_on).value();
        theme::text_area(ui, &context.get("concern-outcome"), &mut self.outcome, 2);
        let outcome = (!self.outcome.trim().is_empty()).then(|| kept(&self.outcome));
        match (on, outcome) {
            (Some(on), Some(outcome)) => Typed::Value(ConcernClosed { on, outcome }),
            _ => Typed::Wrong,
        }
    }
}

impl RecordForm for ConcernForm {
    fn fields(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<Entry> {
        self.typed(ui, page.context).map(Entry::Concern)
    }

    fn added(&self, entry: Entry) -> UserAction {
        match entry {
            Entry::Concern(concern) => {
                UserAction::RaiseConcern(Box::new(NewConcern { concern, hold: self.hold }))
            }
            other => UserAction::ChangeEntry(EntryChange::Add(other)),
        }
    }
}

/// A concern.
static KIND: RecordKind = RecordKind {
    none: "record-concerns-none",
    add: "record-concern-add",
    title: "record-concern-title",
    save: "concern-save",
    new: |page| Box::new(ConcernForm::new(&page.today())),
    of: |entry| match entry {
        Entry::Concern(body) => Some(Box::new(ConcernForm::of(body))),
        _ => None,
    },
};

/// The concerns: open ones first, then the newest.
pub fn show(ui: &mut Ui, page: RecordPage<'_>, writing: &mut Writing, actions: &mut Vec<UserAction>) {
    let mut lines = lines(page, |entry| match entry {
        Entry::Concern(concern) => {
            let line = Message::new("record-concern-line").with("day", concern.on);
            let title = page.say(&line.with("what", concern.what.reveal().as_str()));
            Some((title, facts(page, concern)))
        }
        _ => None,
    });
    let order = |entry: &Entry| match entry {
        Entry::Concern(concern) => (!concern.is_open(), std::cmp::Reverse(concern.on)),
        _ => (true, std::cmp::Reverse(chrono::NaiveDate::MIN)),
    };
    lines.sort_by_key(|line| order(&line.entered.entry));
    let open = lines.iter().filter(|line| !order(&line.entered.entry).0).count();
    let summary = match open {
        0 => String::new(),
        open => page.say(&Message::new("record-concerns-open").with("open", open)),
    };
    section(ui, page, "record-concerns", &summary, false, |ui| {
        widgets::small(ui, &page.get("record-concerns-why"));
        if open > 0 {
            widgets::sign_line(ui, Icon::Warning, Meaning::AtRisk, &summary);
        }
        entries(ui, page, writing, &lines, &KIND, actions);
    });
}

fn facts(page: RecordPage<'_>, concern: &Concern) -> Vec<String> {
    let told = |told: &Notified| {
        let message = Message::new("record-concern-told").with("whom", told.whom.reveal().as_str());
        page.say(&message.with("day", told.on))
    };
    let mut facts: Vec<String> = concern.told.iter().map(told).collect();
    if facts.is_empty() {
        facts.push(page.get("record-concern-told-nobody"));
    }
    facts.push(match &concern.closed {
        None => page.get("record-concern-open"),
        Some(closed) => {
            let message = Message::new("record-concern-closed").with("day", closed.on);
            page.say(&message.with("outcome", closed.outcome.reveal().as_str()))
        }
    });
    facts
}
