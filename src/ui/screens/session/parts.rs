//! What the steps of a session share: the page's edge, and a part under its heading. Knows no step.

use egui::{Margin, Ui};

use crate::ui::theme;

/// The page's edge; less of it where there is little room.
pub(super) fn edge(ui: &Ui) -> Margin {
    let wide = ui.ctx().content_rect().width() >= theme::session::TWO_COLUMNS;
    let edge = if wide { theme::space::WIDE_EDGE } else { theme::space::COLUMN };
    #[allow(clippy::cast_possible_truncation)] // a few points
    Margin::symmetric(edge as i8, 0)
}

/// The heading of a part and what belongs to it, close together.
pub(super) fn part(ui: &mut Ui, heading: &str, add: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme::space::NEAR;
        label(ui, heading);
        add(ui);
    });
}

/// The name of a part, as the name of a field is.
pub(super) fn label(ui: &mut Ui, words: &str) -> egui::Response {
    theme::told_as_heading(theme::strong(ui, words), words)
}
