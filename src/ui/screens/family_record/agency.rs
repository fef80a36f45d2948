//! Agencies that are in touch with the family.

use egui::Ui;

use super::super::typing::day_field;
use super::lines::{entries, lines, said, titles};
use super::page::{RecordPage, choices, kept, section};
use super::sheet::{RecordForm, RecordKind, Writing};
use crate::app::action::UserAction;
use crate::casework::sentences::around;
use crate::programme::{AgencyKind, Contact, Entry};
use crate::ui::{theme, widgets};
use crate::words::Message;

/// An agency as it is typed.
struct ContactForm {
    kind: AgencyKind,
    label: String,
    reach: String,
    on: String,
}

impl ContactForm {
    /// One that is on record.
    fn of(body: &Contact) -> Self {
        Self {
            kind: body.kind,
            label: body.label.reveal().clone(),
            reach: body.reach.reveal().clone(),
            on: body.on.to_string(),
        }
    }

    /// Draws the fields; the agency they make, where it is one.
    fn body(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<Contact> {
        ui.label(page.get("agency-kind"));
        choices(ui, page, &mut self.kind, AgencyKind::ALL, around::agency);
        let hint = page.get("agency-label-hint");
        widgets::hinted_field(ui, &page.get("agency-label"), &mut self.label, &hint);
        theme::text_area(ui, &page.get("agency-reach"), &mut self.reach, 2);
        let on = day_field(ui, page.context, &page.get("agency-on"), &mut self.on).value()?;
        let body = Contact { kind: self.kind, label: kept(&self.label), reach: kept(&self.reach), on };
        (!self.label.trim().is_empty()).then_some(body)
    }
}

impl RecordForm for ContactForm {
    fn fields(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<Entry> {
        self.body(ui, page).map(Entry::Contact)
    }
}

/// An agency.
static KIND: RecordKind = RecordKind {
    none: "record-agencies-none",
    add: "record-agency-add",
    title: "record-agency-title",
    save: "record-save",
    new: |page| {
        Box::new(ContactForm {
            kind: AgencyKind::SocialCare,
            label: String::new(),
            reach: String::new(),
            on: page.today(),
        })
    },
    of: |entry| match entry {
        Entry::Contact(body) => Some(Box::new(ContactForm::of(body))),
        _ => None,
    },
};

/// The agencies.
pub fn show(ui: &mut Ui, page: RecordPage<'_>, writing: &mut Writing, actions: &mut Vec<UserAction>) {
    let mut lines = lines(page, |entry| match entry {
        Entry::Contact(contact) => {
            let known = page.say(&Message::new("record-agency-known").with("day", contact.on));
            let kind = page.say(&around::agency(contact.kind));
            let title = format!("{} · {kind}", contact.label.reveal());
            Some((title, said(&contact.reach).chain([known]).collect()))
        }
        _ => None,
    });
    lines.sort_by(|one, other| one.title.cmp(&other.title));
    section(ui, page, "record-agencies", &titles(&lines), false, |ui| {
        entries(ui, page, writing, &lines, &KIND, actions);
    });
}
