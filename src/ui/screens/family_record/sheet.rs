//! The sheet on which an entry is written, a new one or one that is revised, and what a kind of entry gives for it. It is
//! put away when the entry is on record, and stays where it was refused. Knows no kind.

use egui::Ui;

use super::page::RecordPage;
use crate::app::action::UserAction;
use crate::base::RecordId;
use crate::casework::changes::EntryChange;
use crate::programme::{Entered, Entry};
use crate::ui::{theme, widgets};

/// A kind of entry: its sentences, and its form.
pub struct RecordKind {
    /// Said where there is none.
    pub none: &'static str,
    /// The button that writes one.
    pub add: &'static str,
    /// Over the sheet.
    pub title: &'static str,
    /// The button that saves it.
    pub save: &'static str,
    /// The form of a new one.
    pub new: fn(RecordPage<'_>) -> Box<dyn RecordForm>,
    /// The form of one on record; `None` for an entry of another kind.
    pub of: fn(&Entry) -> Option<Box<dyn RecordForm>>,
}

/// An entry of some kind as it is typed.
pub trait RecordForm {
    /// Draws the fields; the entry they make, where it is one.
    fn fields(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<Entry>;

    /// What writes down a new one.
    fn added(&self, entry: Entry) -> UserAction {
        UserAction::ChangeEntry(EntryChange::Add(entry))
    }
}

/// What is being done to entries of the page: one is written at a time.
#[derive(Default)]
pub struct Writing {
    /// The entry that is written.
    pub sheet: Option<RecordSheet>,
    /// The entry that is to be taken back, until it is said once more.
    pub taking_back: Option<RecordId>,
}

/// An entry that is being written.
pub struct RecordSheet {
    kind: &'static RecordKind,
    /// The entry that is revised; a new one without it.
    record: Option<RecordId>,
    form: Box<dyn RecordForm>,
    /// The entries on record when this was sent.
    sent: Option<Vec<Entered>>,
}

impl RecordSheet {
    /// One for a new entry.
    pub fn new(kind: &'static RecordKind, page: RecordPage<'_>) -> Self {
        Self { kind, record: None, form: (kind.new)(page), sent: None }
    }

    /// One on which an entry stands that is on record; `None` for one of another kind.
    pub fn of(kind: &'static RecordKind, entered: &Entered) -> Option<Self> {
        Some(Self { kind, record: Some(entered.id), form: (kind.of)(&entered.entry)?, sent: None })
    }

    /// Whether an entry of this kind is written on it.
    pub fn is_for(&self, kind: &'static RecordKind) -> bool {
        std::ptr::eq(self.kind, kind)
    }

    /// Whether what was sent is on record.
    pub fn is_done(&self, entries: &[Entered]) -> bool {
        self.sent.as_ref().is_some_and(|sent| *sent != entries)
    }

    /// Draws it; whether it was put away.
    pub fn show(&mut self, ui: &mut Ui, page: RecordPage<'_>, actions: &mut Vec<UserAction>) -> bool {
        ui.separator();
        theme::subheading(ui, &page.get(self.kind.title));
        let entry = self.form.fields(ui, page);
        let mut away = false;
        ui.horizontal(|ui| {
            let ready = entry.is_some() && page.is_ready();
            let save = widgets::primary_if(ui, ready, &page.get(self.kind.save));
            if let (true, Some(entry)) = (save.clicked(), entry) {
                self.sent = Some(page.family.entries.clone());
                actions.push(match self.record {
                    None => self.form.added(entry),
                    Some(record) => UserAction::ChangeEntry(EntryChange::Revise(record, entry)),
                });
            }
            away = theme::secondary_button(ui, &page.get("action-cancel")).clicked();
        });
        away
    }
}
