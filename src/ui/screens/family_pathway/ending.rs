//! The end of the pathway and its opening again: the form, and the place on the line.

use egui::Ui;

use super::super::typing::day_field;
use super::kind::{PathwayForm, PathwayKind, Told};
use super::parts::{PathwayPage, choices, kept, maybe, said};
use crate::casework::sentences::pathway;
use crate::programme::{EndReason, Ending, Entry};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning};
use crate::ui::widgets;
use crate::words::Message;

/// An ending as it is typed.
struct EndingForm {
    on: String,
    why: EndReason,
    words: String,
    /// The day it is opened again; not asked of a new one.
    reopened: Option<String>,
}

impl EndingForm {
    /// A new one.
    fn new(today: String) -> Self {
        Self { on: today, why: EndReason::FinishedWell, words: String::new(), reopened: None }
    }

    /// One that is on record.
    fn of(body: &Ending) -> Self {
        let reopened = body.reopened.map(|day| day.to_string()).unwrap_or_default();
        let (on, words) = (body.on.to_string(), body.words.reveal().clone());
        Self { on, why: body.why, words, reopened: Some(reopened) }
    }

    /// Draws the fields; the ending they make, where it is one.
    fn body(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> Option<Ending> {
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

impl PathwayForm for EndingForm {
    fn fields(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> Option<Entry> {
        self.body(ui, page).map(Entry::Ending)
    }

    fn reopen(&mut self, day: String) -> bool {
        self.reopened = Some(day);
        true
    }
}

/// The end of the pathway.
pub static ENDING: PathwayKind = PathwayKind {
    add: "pathway-add-ending",
    title: "ending-title",
    new: |page| Box::new(EndingForm::new(page.today())),
    of: |_, entry| match entry {
        Entry::Ending(body) => Some(Box::new(EndingForm::of(body))),
        _ => None,
    },
    told: |page, entry| match entry {
        Entry::Ending(body) => Some(told(page, body)),
        _ => None,
    },
    more: None,
};

fn told(page: PathwayPage<'_>, body: &Ending) -> Told {
    let reopened = body.reopened.map(|day| page.say(&Message::new("pathway-reopened").with("day", day)));
    let facts =
        [page.say(&pathway::end_reason(body.why))].into_iter().chain(said(&body.words)).chain(reopened);
    let sign = (Icon::Stop, Meaning::NotApplicable);
    Told { day: body.on, title: page.get("pathway-ending"), facts: facts.collect(), sign }
}
