//! The Record page of a family: its people, and what is recorded around the programme. Each part folds and says in a line
//! what is in it; one form is open at a time.

mod concern;
mod details;
mod education;
mod lines;
mod notes;
mod people;
mod stays;

use egui::Ui;

use super::Context;
use crate::app::action::UserAction;
use crate::base::RecordId;
use crate::casework::pages::FamilyView;
use crate::ui::widgets;
use crate::words::Message;

use lines::{Page, Sheet, section};

pub use concern::ConcernForm;

/// Half-typed text of the page.
#[derive(Default)]
pub struct Form {
    /// The entry that is written.
    sheet: Option<Sheet>,
    /// The entry that is to be taken back, until it is said once more.
    taking_back: Option<RecordId>,
    people: people::Form,
    details: details::Form,
}

/// Draws the page.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.sheet.as_ref().is_some_and(|sheet| sheet.is_done(&family.entries)) {
        form.sheet = None;
    }
    let page = Page { context, family };
    people::show(ui, page, &mut form.people, actions);
    details::show(ui, page, &mut form.details, actions);
    stays::placements(ui, page, form, actions);
    stays::key_worker(ui, page, form, actions);
    concern::section(ui, page, form, actions);
    education::show(ui, page, form, actions);
    notes::agencies(ui, page, form, actions);
    notes::significant(ui, page, form, actions);
    notes::decisions(ui, page, form, actions);
    notes::support(ui, page, form, actions);
    history(ui, page);
}

/// Everything day by day.
fn history(ui: &mut Ui, page: Page<'_>) {
    let history = &page.family.record.history;
    let newest = history.first().map(|line| said(page, line)).unwrap_or_default();
    section(ui, page, "record-history", &newest, false, |ui| {
        if history.is_empty() {
            crate::ui::theme::weak(ui, &page.context.get("record-history-none"));
        }
        for line in history {
            widgets::small(ui, &said(page, line));
        }
    });
}

fn said(page: Page<'_>, (day, what): &(chrono::NaiveDate, Message)) -> String {
    page.context.say(&Message::new("record-history-line").with("day", *day).with("what", what.clone()))
}
