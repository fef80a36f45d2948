//! One session: plan, film, tag, review with the parents, close.

use egui::Ui;

use super::Context;
use crate::app::action::Did;
use crate::app::state::SessionScreen;
use crate::ui::theme;

/// Draws the screen.
pub fn show(ui: &mut Ui, _context: &Context<'_>, session: &SessionScreen, _did: &mut Vec<Did>) {
    theme::heading(ui, &session.view.code);
}
