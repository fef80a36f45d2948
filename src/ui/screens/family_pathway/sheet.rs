//! The sheet on which an entry of the pathway is written: one form at a time, for a new entry or one that is changed. It is
//! put away when the entry is on record, and stays where it was refused. Which kinds there are stands here in a list.

use egui::Ui;

use super::super::sent::Sent;
use super::assessment::ASSESSMENT;
use super::ending::ENDING;
use super::judged::{JUDGEMENT, REVIEW};
use super::kind::{PathwayForm, PathwayKind};
use super::offer::OFFER;
use super::parts::PathwayPage;
use super::referral::REFERRAL;
use crate::app::action::{FamilyAction, UserAction};
use crate::base::RecordId;
use crate::casework::changes::EntryChange;
use crate::casework::pages::FamilyView;
use crate::ui::context::Context;
use crate::ui::{theme, widgets};

/// The kinds that are written here, in the order of the pathway.
pub static KINDS: [&PathwayKind; 6] = [&REFERRAL, &ASSESSMENT, &OFFER, &JUDGEMENT, &REVIEW, &ENDING];

/// Half-typed text of the page, and of the card with the next step.
#[derive(Default)]
pub struct Form {
    /// The entry that is written.
    pub sheet: Option<PathwaySheet>,
    /// The entry that is to be taken back, until it is said once more.
    pub(super) taking_back: Option<RecordId>,
    /// Why the next step is skipped, while that is typed.
    pub without: Option<String>,
    /// That it is skipped, sent.
    pub without_sent: Sent,
}

impl Form {
    /// Begins to write what was asked for.
    pub fn open(&mut self, context: &Context<'_>, family: &FamilyView, wanted: Wanted) {
        self.sheet = PathwaySheet::wanted(PathwayPage { context, family }, wanted);
    }
}

/// What is to be written.
#[derive(Clone, Copy)]
pub enum Wanted {
    /// A new entry of this kind.
    New(&'static PathwayKind),
    /// A change of what is on record.
    Change(RecordId),
    /// That an ending is opened again today.
    Reopen(RecordId),
}

/// An entry that is being written.
pub struct PathwaySheet {
    kind: &'static PathwayKind,
    /// The entry that is changed; a new one without it.
    record: Option<RecordId>,
    form: Box<dyn PathwayForm>,
    sent: Sent,
}

impl PathwaySheet {
    /// The sheet for what is wanted; none for what cannot be changed here.
    pub fn wanted(page: PathwayPage<'_>, wanted: Wanted) -> Option<Self> {
        match wanted {
            Wanted::New(kind) => {
                Some(Self { kind, record: None, form: (kind.new)(page), sent: Sent::default() })
            }
            Wanted::Change(record) => Self::on_record(page, record),
            Wanted::Reopen(record) => {
                let mut sheet = Self::on_record(page, record)?;
                sheet.form.reopen(page.today()).then_some(sheet)
            }
        }
    }

    fn on_record(page: PathwayPage<'_>, record: RecordId) -> Option<Self> {
        let entered = page.family.entries.iter().find(|entered| entered.id == record)?;
        let sheet = |kind: &&'static PathwayKind| {
            let form = (kind.of)(page, &entered.entry)?;
            Some(Self { kind, record: Some(record), form, sent: Sent::default() })
        };
        KINDS.iter().find_map(sheet)
    }

    /// Whether what was sent is on record.
    pub fn is_done(&self, context: &Context<'_>) -> bool {
        self.sent.is_saved(context)
    }

    /// Draws it; whether it was put away.
    pub(super) fn show(&mut self, ui: &mut Ui, page: PathwayPage<'_>, actions: &mut Vec<UserAction>) -> bool {
        theme::subheading(ui, &page.get(self.kind.title));
        let entry = self.form.fields(ui, page);
        let mut away = false;
        widgets::gap(ui);
        ui.horizontal(|ui| {
            let ready = entry.is_some() && page.is_ready();
            let save = widgets::primary_if(ui, ready, &page.get("pathway-save"));
            if let (true, Some(entry)) = (save.clicked(), entry) {
                let change = match self.record {
                    None => EntryChange::Add(entry),
                    Some(record) => EntryChange::Revise(record, entry),
                };
                actions.push(self.sent.ask(page.context, FamilyAction::ChangeEntry(change)));
            }
            away = theme::secondary_button(ui, &page.get("action-cancel")).clicked();
        });
        away
    }
}
