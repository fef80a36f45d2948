//! Concerns: what was seen or heard, whom it was told, and how it was closed. The form is the same that a worker opens
//! in the middle of a film.

use egui::Ui;

use super::super::typing::{Typed, day_field};
use super::lines::{entries, entries_only, lines};
use super::page::{RecordPage, kept, maybe, section};
use super::sheet::{RecordForm, RecordKind, Writing};
use crate::app::action::{FamilyAction, UserAction, WindowAction};
use crate::base::RecordId;
use crate::casework::changes::{EntryChange, NewConcern};
use crate::programme::{
    Concern, ConcernAnswer, ConcernClosed, ConcernReply, ConcernStanding, Entered, Entry, Notified,
    replies_to,
};
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
    answer: AnswerTyped,
    closed: bool,
    closed_on: String,
    outcome: String,
    /// Whether all film of the family is to be kept from erasure.
    pub hold: bool,
    /// Whether it is on record, so that it can be closed and holds nothing by itself.
    known: bool,
}

/// The answer of somebody named as it is typed.
#[derive(Default)]
struct AnswerTyped {
    given: bool,
    by: String,
    on: String,
    what: String,
}

impl ConcernForm {
    /// A new one of today.
    pub fn new(today: &str) -> Self {
        Self {
            on: today.to_owned(),
            told_on: today.to_owned(),
            answer: AnswerTyped { on: today.to_owned(), ..AnswerTyped::default() },
            closed_on: today.to_owned(),
            ..Self::default()
        }
    }

    /// One that is on record.
    fn of(body: &Concern) -> Self {
        let closed_on = body.closed.as_ref().map(|closed| closed.on.to_string()).unwrap_or_default();
        let outcome = body.closed.as_ref().map(|closed| closed.outcome.reveal().clone()).unwrap_or_default();
        Self {
            answer: body.answered.as_ref().map(AnswerTyped::of).unwrap_or_default(),
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
        let answered = self.answer.typed(ui, context);
        let closed = if self.known { self.closing(ui, context) } else { Typed::Empty };
        if !self.known {
            widgets::check(ui, &mut self.hold, &context.get("concern-hold"));
            widgets::small(ui, &context.get("concern-hold-hint"));
        }
        let told = self.told.iter().cloned().chain(maybe(telling).ok()?).collect();
        let (answered, closed) = (maybe(answered).ok()?, maybe(closed).ok()?);
        let body = Concern { on: on?, what: kept(&self.what), told, answered, closed };
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

impl AnswerTyped {
    /// One that is on record.
    fn of(answer: &ConcernAnswer) -> Self {
        let (by, what) = (answer.by.reveal().clone(), answer.what.reveal().clone());
        Self { given: true, by, on: answer.on.to_string(), what }
    }

    /// Who answered it and what follows; nothing where that cannot be read yet.
    fn typed(&mut self, ui: &mut Ui, context: &Context<'_>) -> Typed<ConcernAnswer> {
        widgets::check(ui, &mut self.given, &context.get("concern-answer"));
        if !self.given {
            widgets::small(ui, &context.get("concern-answer-hint"));
            return Typed::Empty;
        }
        self.fields(ui, context)
    }

    fn fields(&mut self, ui: &mut Ui, context: &Context<'_>) -> Typed<ConcernAnswer> {
        if self.on.is_empty() {
            self.on = context.state.today.to_string();
        }
        theme::field(ui, &context.get("concern-answer-by"), &mut self.by);
        let on = day_field(ui, context, &context.get("concern-answer-on"), &mut self.on).value();
        theme::text_area(ui, &context.get("concern-answer-what"), &mut self.what, 2);
        let is_said = ![&self.by, &self.what].iter().any(|text| text.trim().is_empty());
        match on.filter(|_| is_said) {
            Some(on) => Typed::Value(ConcernAnswer { by: kept(&self.by), on, what: kept(&self.what) }),
            None => Typed::Wrong,
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
                WindowAction::RaiseConcern(Box::new(NewConcern { concern, hold: self.hold })).into()
            }
            other => FamilyAction::ChangeEntry(EntryChange::Add(other)).into(),
        }
    }
}

/// An answer to a concern as it is typed, by whoever gave or heard it.
struct ReplyForm {
    concern: Option<RecordId>,
    answer: AnswerTyped,
}

impl RecordForm for ReplyForm {
    fn fields(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<Entry> {
        let waiting = waiting(page);
        if waiting.len() > 1 {
            let title = |(_, concern): &(RecordId, &Concern)| title(page, concern);
            let chosen = waiting.iter().find(|(id, _)| Some(*id) == self.concern);
            let shown = chosen.map(title).unwrap_or_default();
            widgets::picker(ui, &page.get("concern-reply-about"), &shown, |ui| {
                for one in &waiting {
                    if widgets::pick(ui, Some(one.0) == self.concern, title(one)) {
                        self.concern = Some(one.0);
                    }
                }
            });
        }
        let answer = maybe(self.answer.fields(ui, page.context)).ok()??;
        Some(Entry::ConcernReply(ConcernReply { concern: self.concern?, answer }))
    }
}

/// An answer to a concern, as a record of its own.
pub static REPLY: RecordKind = RecordKind {
    none: "concern-reply-none",
    add: "concern-reply",
    title: "concern-reply-title",
    save: "concern-reply-save",
    new: |page| {
        let answer = AnswerTyped { given: true, on: page.today(), ..AnswerTyped::default() };
        Box::new(ReplyForm { concern: waiting(page).first().map(|(id, _)| *id), answer })
    },
    of: |entry| match entry {
        Entry::ConcernReply(reply) => {
            Some(Box::new(ReplyForm { concern: Some(reply.concern), answer: AnswerTyped::of(&reply.answer) }))
        }
        _ => None,
    },
};

/// The concerns that wait for an answer, the oldest first.
fn waiting<'a>(page: RecordPage<'a>) -> Vec<(RecordId, &'a Concern)> {
    let concern = |entered: &'a Entered| match &entered.entry {
        Entry::Concern(concern) => Some((entered.id, concern)),
        _ => None,
    };
    let concerns = page.family.entries.iter().filter_map(concern);
    let waits =
        |(id, concern): &(RecordId, &Concern)| standing(page, *id, concern) == Some(ConcernStanding::Waits);
    let mut found: Vec<(RecordId, &Concern)> = concerns.filter(waits).collect();
    found.sort_by_key(|(id, concern)| (concern.on, *id));
    found
}

/// How a concern stands today, with the answers that are records of their own.
fn standing(page: RecordPage<'_>, id: RecordId, concern: &Concern) -> Option<ConcernStanding> {
    let replies = replies_to(&page.family.entries, id).map(|(_, reply)| reply);
    concern.stands(replies, page.context.state.today)
}

fn title(page: RecordPage<'_>, concern: &Concern) -> String {
    let line = Message::new("record-concern-line").with("day", concern.on);
    page.say(&line.with("what", concern.what.reveal().as_str()))
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

/// The concerns: those that wait for an answer first, then what else is open, then the newest.
pub fn show(ui: &mut Ui, page: RecordPage<'_>, writing: &mut Writing, actions: &mut Vec<UserAction>) {
    let entries_of = &page.family.entries;
    let mut shown = lines(page, |entry| match entry {
        Entry::Concern(concern) => Some((title(page, concern), Vec::new())),
        _ => None,
    });
    let order = |entered: &Entered| match &entered.entry {
        Entry::Concern(concern) => {
            let waits = standing(page, entered.id, concern) == Some(ConcernStanding::Waits);
            (!waits, !concern.is_open(), std::cmp::Reverse(concern.on))
        }
        _ => (true, true, std::cmp::Reverse(chrono::NaiveDate::MIN)),
    };
    for line in &mut shown {
        if let Entry::Concern(concern) = &line.entered.entry {
            line.facts = facts(page, line.entered.id, concern);
        }
    }
    shown.sort_by_key(|line| order(line.entered));
    let unanswered = shown.iter().filter(|line| !order(line.entered).0).count();
    let open = shown.iter().filter(|line| !order(line.entered).1).count();
    let summary = match (unanswered, open) {
        (0, 0) => String::new(),
        (0, open) => page.say(&Message::new("record-concerns-open").with("open", open)),
        (count, _) => page.say(&Message::new("record-concerns-waiting").with("waiting", count)),
    };
    section(ui, page, "record-concerns", &summary, unanswered > 0, |ui| {
        widgets::small(ui, &page.get("record-concerns-why"));
        if open > 0 {
            widgets::sign_line(ui, Icon::Warning, Meaning::AtRisk, &summary);
        }
        entries(ui, page, writing, &shown, &KIND, actions);
        let replied = entries_of.iter().any(|entered| matches!(entered.entry, Entry::ConcernReply(_)));
        if unanswered > 0 || replied {
            replies(ui, page, writing, unanswered > 0, actions);
        }
    });
}

/// The answers that are records of their own, each for its writer to change, and one more while a concern waits.
fn replies(
    ui: &mut Ui,
    page: RecordPage<'_>,
    writing: &mut Writing,
    waits: bool,
    actions: &mut Vec<UserAction>,
) {
    let lines = lines(page, |entry| match entry {
        Entry::ConcernReply(reply) => Some((answered(page, &reply.answer), Vec::new())),
        _ => None,
    });
    ui.separator();
    if waits {
        entries(ui, page, writing, &lines, &REPLY, actions);
    } else {
        entries_only(ui, page, writing, &lines, &REPLY, actions);
    }
}

fn answered(page: RecordPage<'_>, answer: &ConcernAnswer) -> String {
    let message = Message::new("record-concern-answered").with("who", answer.by.reveal().as_str());
    page.say(&message.with("day", answer.on).with("what", answer.what.reveal().as_str()))
}

fn facts(page: RecordPage<'_>, id: RecordId, concern: &Concern) -> Vec<String> {
    let told = |told: &Notified| {
        let message = Message::new("record-concern-told").with("whom", told.whom.reveal().as_str());
        page.say(&message.with("day", told.on))
    };
    let mut facts: Vec<String> = concern.told.iter().map(told).collect();
    if facts.is_empty() {
        facts.push(page.get("record-concern-told-nobody"));
    }
    let replies = replies_to(&page.family.entries, id).map(|(_, reply)| &reply.answer);
    facts.extend(concern.answered.iter().chain(replies).map(|answer| answered(page, answer)));
    if standing(page, id, concern) == Some(ConcernStanding::Waits) {
        facts.push(page.get("record-concern-waits"));
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
