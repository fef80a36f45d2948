//! Decisions about the child, and who took part in them.

use egui::Ui;

use super::super::typing::day_field;
use super::lines::{entries, lines, newest};
use super::page::{RecordPage, kept, section};
use super::sheet::{RecordForm, RecordKind, Writing};
use crate::app::action::UserAction;
use crate::base::Redacted;
use crate::programme::{Decision, Entry};
use crate::ui::{theme, widgets};
use crate::words::Message;

/// A decision as it is typed.
struct DecisionForm {
    on: String,
    what: String,
    took_part: String,
}

impl DecisionForm {
    /// One that is on record.
    fn of(body: &Decision) -> Self {
        let took_part: Vec<&str> = body.took_part.iter().map(|who| who.reveal().as_str()).collect();
        Self { on: body.on.to_string(), what: body.what.reveal().clone(), took_part: took_part.join(", ") }
    }

    /// Draws the fields; the decision they make, where it is one.
    fn body(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<Decision> {
        let on = day_field(ui, page.context, &page.get("decision-on"), &mut self.on).value();
        theme::text_area(ui, &page.get("decision-what"), &mut self.what, 2);
        let hint = page.get("decision-took-part-hint");
        widgets::hinted_field(ui, &page.get("decision-took-part"), &mut self.took_part, &hint);
        self.offered(ui, page);
        let who = self.took_part.split(',').map(str::trim).filter(|who| !who.is_empty());
        let body = Decision { on: on?, what: kept(&self.what), took_part: who.map(Redacted::from).collect() };
        (!self.what.trim().is_empty()).then_some(body)
    }

    /// Whoever could have taken part, to be added by a click.
    fn offered(&mut self, ui: &mut Ui, page: RecordPage<'_>) {
        let people = page.record().people.iter().map(|person| page.called(person.id));
        let agencies = page.family.entries.iter().filter_map(|entered| match &entered.entry {
            Entry::Contact(contact) => Some(contact.label.reveal().clone()),
            _ => None,
        });
        // A comma would part one name into two.
        let known = people.chain(agencies).filter(|name| !name.contains(','));
        ui.horizontal_wrapped(|ui| {
            for name in known {
                let there = self.took_part.split(',').any(|who| who.trim() == name);
                if !there && widgets::quiet_button(ui, &format!("+ {name}")).clicked() {
                    if !self.took_part.trim().is_empty() {
                        self.took_part.push_str(", ");
                    }
                    self.took_part.push_str(&name);
                }
            }
        });
    }
}

impl RecordForm for DecisionForm {
    fn fields(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<Entry> {
        self.body(ui, page).map(Entry::Decision)
    }
}

/// A decision.
static KIND: RecordKind = RecordKind {
    none: "record-decisions-none",
    add: "record-decision-add",
    title: "record-decision-title",
    save: "record-save",
    new: |page| Box::new(DecisionForm { on: page.today(), what: String::new(), took_part: String::new() }),
    of: |entry| match entry {
        Entry::Decision(body) => Some(Box::new(DecisionForm::of(body))),
        _ => None,
    },
};

/// The decisions, the newest first.
pub fn show(ui: &mut Ui, page: RecordPage<'_>, writing: &mut Writing, actions: &mut Vec<UserAction>) {
    let mut lines = lines(page, |entry| match entry {
        Entry::Decision(decision) => {
            let took_part: Vec<&str> = decision.took_part.iter().map(|who| who.reveal().as_str()).collect();
            let who = Message::new("record-decision-took-part").with("who", took_part.join(", "));
            let who = (!took_part.is_empty()).then(|| page.say(&who));
            let day = page.context.words.day(decision.on);
            Some((decision.what.reveal().clone(), [day].into_iter().chain(who).collect()))
        }
        _ => None,
    });
    lines.sort_by_key(|line| std::cmp::Reverse(day_of(&line.entered.entry)));
    section(ui, page, "record-decisions", &newest(&lines), false, |ui| {
        entries(ui, page, writing, &lines, &KIND, actions);
    });
}

fn day_of(entry: &Entry) -> Option<chrono::NaiveDate> {
    if let Entry::Decision(decision) = entry { Some(decision.on) } else { None }
}
