//! The Pathway page of a family: the next step, the pathway so far as a line, what the guidance asks for on it, and a form for
//! each kind of entry. One form is open at a time.

pub(super) mod assessment;
mod duties;
pub(super) mod ending;
pub(super) mod judged;
mod kind;
mod line;
pub(super) mod offer;
mod parts;
pub(super) mod referral;
pub(super) mod sheet;

use egui::Ui;

use super::family_next;
use crate::app::action::UserAction;
use crate::casework::pages::FamilyView;
use crate::ui::context::Context;
use crate::ui::theme;

use parts::PathwayPage;

pub use sheet::Form;

/// Draws the page.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.sheet.as_ref().is_some_and(|sheet| sheet.is_done(context)) {
        form.sheet = None;
    }
    let page = PathwayPage { context, family };
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
