//! The Pathway page of a family: the next step, the way so far as a line, what the guidance asks for on it, and a form for
//! each kind of entry. One form is open at a time.

mod assessment;
mod duties;
mod ending;
mod judged;
mod line;
mod offer;
mod parts;
mod referral;
mod sheet;

use egui::Ui;

use super::{Context, family_next};
use crate::app::action::UserAction;
use crate::base::RecordId;
use crate::casework::pages::FamilyView;
use crate::ui::theme;

use parts::Page;

pub use sheet::{Sheet, Wanted};

/// Half-typed text of the page, and of the card with the next step.
#[derive(Default)]
pub struct Form {
    /// The entry that is written.
    pub sheet: Option<Sheet>,
    /// The entry that is to be taken back, until it is said once more.
    taking_back: Option<RecordId>,
    /// Why the next step is gone without, while that is typed.
    pub without: Option<String>,
}

impl Form {
    /// Begins to write what was asked for.
    pub fn open(&mut self, context: &Context<'_>, family: &FamilyView, wanted: Wanted) {
        self.sheet = Sheet::wanted(Page { context, family }, wanted);
    }
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
    if let Some(sheet) = &mut form.sheet {
        let away = theme::card(ui, |ui| sheet.show(ui, page, actions)).inner;
        if away {
            form.sheet = None;
        }
    } else {
        family_next::card(ui, context, family, form, actions);
    }
    line::card(ui, page, form, actions);
    duties::card(ui, page);
}
