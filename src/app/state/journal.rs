//! The journal as data: every line of every journal the user can open, whether the chains hold, and what of it is shown.
//! Knows no widget and no database.

use super::on_screen::OnScreen;
use crate::base::{Redacted, UserId};
use crate::casework::pages::{JournalFilter, JournalView};

/// The journal on screen.
pub struct JournalScreen {
    /// All of it.
    pub view: JournalView,
    /// Everybody who stands in it, by name; the recovery key is nobody.
    pub people: Vec<(Option<UserId>, Redacted<String>)>,
    /// What it is narrowed down to.
    pub filter: JournalFilter,
    /// The lines that pass the filter, as places in the view's lines.
    pub shown: Vec<usize>,
}

impl JournalScreen {
    /// All lines, unfiltered.
    pub fn new(view: JournalView) -> Self {
        let people = view.people();
        let (filter, shown) = (JournalFilter::default(), Vec::new());
        let mut screen = Self { view, people, filter, shown };
        screen.narrow(JournalFilter::default());
        screen
    }

    /// Narrows the lines down.
    pub fn narrow(&mut self, filter: JournalFilter) {
        let lines = self.view.lines.iter().enumerate();
        self.shown = lines.filter(|(_, line)| filter.passes(line)).map(|(place, _)| place).collect();
        self.filter = filter;
    }
}

impl OnScreen for JournalScreen {}

#[cfg(test)]
#[path = "journal_tests.rs"]
mod tests;
