//! The form for the end of the way, and for opening it again.

use egui::Ui;

use super::super::typing::day_field;
use super::parts::{Page, choices, kept, maybe};
use crate::casework::sentences::pathway;
use crate::programme::{EndReason, Ending};
use crate::ui::{theme, widgets};

/// An ending as it is typed.
pub struct EndingForm {
    on: String,
    why: EndReason,
    words: String,
    /// The day it is opened again; not asked of a new one.
    reopened: Option<String>,
}

impl EndingForm {
    /// A new one.
    pub fn new(today: String) -> Self {
        Self { on: today, why: EndReason::FinishedWell, words: String::new(), reopened: None }
    }

    /// One that is on record.
    pub fn of(body: &Ending) -> Self {
        let reopened = body.reopened.map(|day| day.to_string()).unwrap_or_default();
        let (on, words) = (body.on.to_string(), body.words.reveal().clone());
        Self { on, why: body.why, words, reopened: Some(reopened) }
    }

    /// Opens it again on that day.
    pub fn reopen(&mut self, day: String) {
        self.reopened = Some(day);
    }

    /// Draws the fields; the ending they make, where it is one.
    pub fn fields(&mut self, ui: &mut Ui, page: Page<'_>) -> Option<Ending> {
        let on = day_field(ui, page.context, &page.get("pathway-on"), &mut self.on).value();
        choices(ui, page, "ending-why", &mut self.why, EndReason::ALL, pathway::end_reason);
        theme::text_area(ui, &page.get("pathway-words"), &mut self.words, 2);
        let reopened = match &mut self.reopened {
            None => None,
            Some(day) => {
                let typed = day_field(ui, page.context, &page.get("ending-reopened"), day);
                widgets::small(ui, &page.get("ending-reopened-hint"));
                maybe(typed).ok()?
            }
        };
        Some(Ending { on: on?, why: self.why, words: kept(&self.words), reopened })
    }
}
