//! What every part of the page is given, and the small things that parts share: folding, choices, text that may be
//! missing. Knows no subject.

use egui::Ui;

use super::super::typing::Typed;
use crate::base::{PersonId, Redacted};
use crate::casework::pages::{FamilyView, RecordView};
use crate::casework::sentences::around;
use crate::programme::Entered;
use crate::ui::context::Context;
use crate::ui::{theme, widgets};
use crate::words::Message;

/// What every part of the page is given.
#[derive(Clone, Copy)]
pub struct RecordPage<'a> {
    /// The window's state and the sentences.
    pub context: &'a Context<'a>,
    /// The family.
    pub family: &'a FamilyView,
}

impl<'a> RecordPage<'a> {
    /// What is recorded around the programme.
    pub fn record(self) -> &'a RecordView {
        &self.family.record
    }

    /// A sentence.
    pub fn say(self, message: &Message) -> String {
        self.context.say(message)
    }

    /// A sentence without arguments.
    pub fn get(self, key: &'static str) -> String {
        self.context.get(key)
    }

    /// What somebody is called.
    pub fn called(self, person: PersonId) -> String {
        self.say(&around::called(&self.record().people, person))
    }

    /// Whether something can be changed now.
    pub fn is_ready(self) -> bool {
        self.context.state.busy.is_none()
    }

    /// Today, as it is typed.
    pub fn today(self) -> String {
        self.context.state.today.to_string()
    }

    /// Whether whoever unlocked the vault alone changes this.
    pub fn is_own(self, entered: &Entered) -> bool {
        self.family.is_mine(entered.id)
    }

    /// What whoever wrote it is called.
    pub fn writer(self, entered: &Entered) -> String {
        let found = self.record().staff.iter().find(|row| row.user == entered.by);
        found.map_or_else(|| entered.by.short(), |row| row.login.reveal().clone())
    }
}

/// A part of the page: a card that folds, with a line of what is in it while it is shut.
pub fn section(
    ui: &mut Ui,
    page: RecordPage<'_>,
    title: &'static str,
    summary: &str,
    open_at_first: bool,
    add: impl FnOnce(&mut Ui),
) {
    theme::card(ui, |ui| {
        if widgets::fold(ui, title, &page.get(title), open_at_first) {
            add(ui);
        } else if !summary.is_empty() {
            widgets::small(ui, summary);
        }
    });
}

/// A list of the children to choose from, where there are several.
pub fn child_picker(ui: &mut Ui, page: RecordPage<'_>, child: &mut Option<PersonId>) {
    let children: Vec<PersonId> = page.record().children().map(|child| child.id).collect();
    if children.len() < 2 {
        return;
    }
    let all = page.get("placement-all-children");
    let shown = child.map_or_else(|| all.clone(), |child| page.called(child));
    widgets::narrow(ui, |ui| {
        widgets::picker(ui, &page.get("placement-child"), &shown, |ui| {
            if widgets::pick(ui, child.is_none(), all.as_str()) {
                *child = None;
            }
            for one in children {
                if widgets::pick(ui, *child == Some(one), page.called(one)) {
                    *child = Some(one);
                }
            }
        });
    });
}

/// Some choices side by side, each by its word.
pub fn choices<T: Copy + PartialEq>(
    ui: &mut Ui,
    page: RecordPage<'_>,
    chosen: &mut T,
    all: impl IntoIterator<Item = T>,
    word: impl Fn(T) -> Message,
) {
    ui.horizontal_wrapped(|ui| {
        for one in all {
            if widgets::choice(ui, *chosen == one, &page.say(&word(one))).clicked() {
                *chosen = one;
            }
        }
    });
}

/// What was typed, without spaces around it.
pub fn kept(text: &str) -> Redacted<String> {
    text.trim().into()
}

/// What is typed cannot be read.
pub struct Unreadable;

/// Something that may be missing.
pub fn maybe<T>(typed: Typed<T>) -> Result<Option<T>, Unreadable> {
    match typed {
        Typed::Empty => Ok(None),
        Typed::Value(value) => Ok(Some(value)),
        Typed::Wrong => Err(Unreadable),
    }
}
