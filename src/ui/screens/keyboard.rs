//! The keys that work on a screen, as lines.

use egui::Ui;

use crate::app::state::Screen;
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice};

/// Draws them.
pub fn lines(ui: &mut Ui, context: &Context<'_>) {
    let lines: Vec<String> = keys(&context.state.screen).iter().map(|key| context.get(key)).collect();
    theme::notice(ui, Notice::Info, &lines.join("\n"));
}

/// The keys that work on a screen.
fn keys(screen: &Screen) -> &'static [&'static str] {
    match screen {
        Screen::Tag(_) => &[
            "keys-tag-play",
            "keys-arrows",
            "keys-tag-mark",
            "keys-tag-tags",
            "keys-tag-clips",
            "keys-tag-undo",
            "keys-tag-zoom",
            "keys-escape",
            "lock-key",
            "keys-hint",
        ],
        _ => &["keys-escape", "lock-key", "keys-hint"],
    }
}
