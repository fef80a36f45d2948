//! The Record page of a family: its people, and what is recorded around the programme. Each part folds and says in a line
//! what is in it; one form is open at a time.

mod agency;
pub(super) mod concern;
mod decision;
mod details;
mod education;
mod key_worker;
mod lines;
pub(super) mod page;
mod people;
mod periods;
mod placement;
pub(super) mod sheet;
mod significant;
mod support;

use egui::Ui;

use crate::app::action::UserAction;
use crate::casework::pages::FamilyView;
use crate::ui::context::Context;
use crate::ui::widgets;
use crate::words::Message;

use page::{RecordPage, section};
use sheet::Writing;

pub use concern::ConcernForm;

/// A part of the page for a kind of entry.
type Part = fn(&mut Ui, RecordPage<'_>, &mut Writing, &mut Vec<UserAction>);

/// The parts with entries above the concerns, and those below.
const ABOVE: [Part; 2] = [placement::show, key_worker::show];
const BELOW: [Part; 5] = [education::show, agency::show, significant::show, decision::show, support::show];

/// Half-typed text of the page.
#[derive(Default)]
pub struct Form {
    writing: Writing,
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
    if form.writing.sheet.as_ref().is_some_and(|sheet| sheet.is_done(context)) {
        form.writing.sheet = None;
    }
    let page = RecordPage { context, family };
    // A concern that waits for an answer comes before all else.
    let waits = family.row.concerns.is_some();
    if waits {
        concern::show(ui, page, &mut form.writing, actions);
    }
    people::show(ui, page, &mut form.people, actions);
    details::show(ui, page, &mut form.details, actions);
    for part in ABOVE {
        part(ui, page, &mut form.writing, actions);
    }
    if !waits {
        concern::show(ui, page, &mut form.writing, actions);
    }
    for part in BELOW {
        part(ui, page, &mut form.writing, actions);
    }
    history(ui, page);
}

/// Everything day by day.
fn history(ui: &mut Ui, page: RecordPage<'_>) {
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

fn said(page: RecordPage<'_>, (day, what): &(chrono::NaiveDate, Message)) -> String {
    page.context.say(&Message::new("record-history-line").with("day", *day).with("what", what.clone()))
}
