//! What a kind of entry gives the page: its sentences, its form, and its place on the line. Knows no kind.

use chrono::NaiveDate;
use egui::Ui;

use super::parts::PathwayPage;
use crate::programme::{Entered, Entry};
use crate::ui::icons::Icon;
use crate::ui::theme::Meaning;

/// A kind of entry.
pub struct PathwayKind {
    /// The button that writes one.
    pub add: &'static str,
    /// Over the sheet.
    pub title: &'static str,
    /// The form of a new one.
    pub new: fn(PathwayPage<'_>) -> Box<dyn PathwayForm>,
    /// The form of one on record; `None` for an entry of another kind.
    pub of: fn(PathwayPage<'_>, &Entry) -> Option<Box<dyn PathwayForm>>,
    /// Its place on the line; `None` for an entry of another kind.
    pub told: fn(PathwayPage<'_>, &Entry) -> Option<Told>,
    /// Draws more beneath its place; nothing for an entry of another kind.
    pub more: Option<fn(&mut Ui, PathwayPage<'_>, &Entered)>,
}

/// An entry of some kind as it is typed.
pub trait PathwayForm {
    /// Draws the fields; the entry they make, where it is one.
    fn fields(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> Option<Entry>;

    /// Opens again on that day what has ended; whether it can be opened again.
    fn reopen(&mut self, _day: String) -> bool {
        false
    }
}

/// What is said of an entry on the line.
pub struct Told {
    /// Of which day it speaks.
    pub day: NaiveDate,
    /// What it is.
    pub title: String,
    /// More about it, each on a line.
    pub facts: Vec<String>,
    /// How it stands.
    pub sign: (Icon, Meaning),
}
