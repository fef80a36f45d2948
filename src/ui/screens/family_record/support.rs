//! What was offered to carers for themselves, and what became of it.

use egui::Ui;

use super::super::typing::day_field;
use super::lines::{entries, lines, newest};
use super::page::{RecordPage, choices, kept, section};
use super::sheet::{RecordForm, RecordKind, Writing};
use crate::app::action::UserAction;
use crate::base::PersonId;
use crate::casework::sentences::around;
use crate::programme::{Attended, CarerSupport, Entry};
use crate::ui::{theme, widgets};
use crate::words::Message;

/// An offer to a carer as it is typed.
struct SupportForm {
    carer: Option<PersonId>,
    what: String,
    on: String,
    attended: Attended,
}

impl SupportForm {
    /// One that is on record.
    fn of(body: &CarerSupport) -> Self {
        Self {
            carer: Some(body.carer),
            what: body.what.reveal().clone(),
            on: body.on.to_string(),
            attended: body.attended,
        }
    }

    /// Draws the fields; the offer they make, where it is one.
    fn body(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<CarerSupport> {
        ui.label(page.get("support-carer"));
        ui.horizontal_wrapped(|ui| {
            for carer in page.record().carers() {
                if widgets::choice(ui, self.carer == Some(carer.id), &page.called(carer.id)).clicked() {
                    self.carer = Some(carer.id);
                }
            }
        });
        theme::field(ui, &page.get("support-what"), &mut self.what);
        let on = day_field(ui, page.context, &page.get("support-on"), &mut self.on).value();
        ui.label(page.get("support-became"));
        choices(ui, page, &mut self.attended, Attended::ALL, around::attended);
        let body =
            CarerSupport { carer: self.carer?, what: kept(&self.what), on: on?, attended: self.attended };
        (!self.what.trim().is_empty()).then_some(body)
    }
}

impl RecordForm for SupportForm {
    fn fields(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<Entry> {
        self.body(ui, page).map(Entry::CarerSupport)
    }
}

/// An offer to a carer.
static KIND: RecordKind = RecordKind {
    none: "record-support-none",
    add: "record-support-add",
    title: "record-support-title",
    save: "record-save",
    new: |page| {
        let mut carers = page.record().carers();
        let only = carers.next().filter(|_| carers.next().is_none()).map(|carer| carer.id);
        Box::new(SupportForm { carer: only, what: String::new(), on: page.today(), attended: Attended::Open })
    },
    of: |entry| match entry {
        Entry::CarerSupport(body) => Some(Box::new(SupportForm::of(body))),
        _ => None,
    },
};

/// What was offered to the carers, the newest first.
pub fn show(ui: &mut Ui, page: RecordPage<'_>, writing: &mut Writing, actions: &mut Vec<UserAction>) {
    let mut lines = lines(page, |entry| match entry {
        Entry::CarerSupport(support) => {
            let title = Message::new("record-support-line").with("person", page.called(support.carer));
            let title = page.say(&title.with("what", support.what.reveal().as_str()));
            let on = page.say(&Message::new("record-support-on").with("day", support.on));
            let became = page.say(&around::attended(support.attended));
            Some((title, vec![format!("{on} · {became}")]))
        }
        _ => None,
    });
    lines.sort_by_key(|line| std::cmp::Reverse(day_of(&line.entered.entry)));
    section(ui, page, "record-support", &newest(&lines), false, |ui| {
        entries(ui, page, writing, &lines, &KIND, actions);
    });
}

fn day_of(entry: &Entry) -> Option<chrono::NaiveDate> {
    if let Entry::CarerSupport(support) = entry { Some(support.on) } else { None }
}
