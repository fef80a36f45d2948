//! What the forms of the page share: who may change what, choices, rows that come and go. Knows no subject.

use egui::Ui;

use super::super::typing::Typed;
use crate::base::Redacted;
use crate::casework::pages::{FamilyView, PathwayView};
use crate::casework::sentences::{measures, pathway};
use crate::programme::measures::Series;
use crate::programme::{Entered, Person};
use crate::ui::context::Context;
use crate::ui::widgets;
use crate::words::Message;

/// What every part of the page is given.
#[derive(Clone, Copy)]
pub struct PathwayPage<'a> {
    /// The window's state and the sentences.
    pub context: &'a Context<'a>,
    /// The family.
    pub family: &'a FamilyView,
}

impl<'a> PathwayPage<'a> {
    /// The pathway.
    pub fn pathway(self) -> &'a PathwayView {
        &self.family.pathway
    }

    /// A sentence.
    pub fn say(self, message: &Message) -> String {
        self.context.say(message)
    }

    /// A sentence without arguments.
    pub fn get(self, key: &'static str) -> String {
        self.context.get(key)
    }

    /// A sentence that begins with a capital, whatever word comes first.
    pub fn sentence(self, message: &Message) -> String {
        capital(&self.say(message))
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
        let found = self.pathway().writers.iter().find(|(user, _)| *user == entered.by);
        found.map_or_else(|| entered.by.short(), |(_, login)| login.reveal().clone())
    }

    /// What a carer is called; their standing where they have no label.
    pub fn called(self, person: &Person) -> String {
        let label = person.label.reveal();
        if !label.is_empty() {
            return label.clone();
        }
        if person.is_carer() { self.say(&pathway::carers(&[])) } else { self.get("assessment-the-child") }
    }
}

/// What was measured, from first to last, a line a scale: a judgement stands beside it and is never computed from it.
pub fn measured(page: PathwayPage<'_>) -> Vec<String> {
    let view = &page.family.measures;
    let title = |series: &Series| {
        let scale = view.measure(&series.measure).and_then(|measure| measure.scale(&series.scale));
        scale.map_or_else(|| series.scale.clone(), |scale| scale.short.clone())
    };
    let lines = view.series.iter().flat_map(|series| {
        let name = title(series);
        series.ends().into_iter().map(move |ends| measures::ends(&name, &ends)).collect::<Vec<_>>()
    });
    lines.map(|line| page.say(&line)).collect()
}

/// Words, where there are any.
pub fn said(words: &Redacted<String>) -> impl Iterator<Item = String> + use<> {
    let words = words.reveal().trim();
    (!words.is_empty()).then(|| words.to_owned()).into_iter()
}

/// The same words with a capital at their head.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Some choices side by side under their name, each by its word.
pub fn choices<T: Copy + PartialEq>(
    ui: &mut Ui,
    page: PathwayPage<'_>,
    name: &'static str,
    chosen: &mut T,
    all: impl IntoIterator<Item = T>,
    word: impl Fn(T) -> Message,
) {
    ui.label(page.get(name));
    ui.horizontal_wrapped(|ui| {
        for one in all {
            if widgets::choice(ui, *chosen == one, &page.sentence(&word(one))).clicked() {
                *chosen = one;
            }
        }
    });
}

/// A list to choose from under its name, each by its word.
pub fn list<T: Copy + PartialEq>(
    ui: &mut Ui,
    page: PathwayPage<'_>,
    name: &str,
    chosen: &mut T,
    all: impl IntoIterator<Item = T>,
    word: impl Fn(T) -> Message,
) {
    let shown = page.sentence(&word(*chosen));
    widgets::narrow(ui, |ui| {
        widgets::picker(ui, name, &shown, |ui| {
            for one in all {
                if widgets::pick(ui, *chosen == one, page.sentence(&word(one))) {
                    *chosen = one;
                }
            }
        });
    });
}

/// A quiet button that removes a row; whether it was pressed.
pub fn remove(ui: &mut Ui, page: PathwayPage<'_>, what: &str) -> bool {
    let name = page.say(&Message::new("assessment-remove-named").with("what", what));
    widgets::named_button(ui, true, &page.get("assessment-remove"), &name).clicked()
}

/// What was typed, without spaces around it.
pub fn kept(text: &str) -> Redacted<String> {
    text.trim().into()
}

/// What was typed where something may be missing; an error where it cannot be read.
pub fn maybe<T>(typed: Typed<T>) -> Result<Option<T>, ()> {
    if typed.is_wrong() { Err(()) } else { Ok(typed.value()) }
}
