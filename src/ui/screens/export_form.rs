//! The one form by which something is let out of the vault: where to, and why, where a reason is asked for. Knows nothing of
//! what leaves.

use std::path::PathBuf;

use egui::{Response, Ui};

use crate::ui::context::Context;
use crate::ui::widgets;

/// What one export asks in the form, by the keys of its sentences.
#[derive(Clone, Copy)]
pub struct ExportAsks {
    /// The name of the field for the reason, where one is asked for.
    pub reason: Option<&'static str>,
    /// The name of the field for the file or folder.
    pub to: &'static str,
    /// What is said below it.
    pub hint: Option<&'static str>,
    /// The words of the button.
    pub go: &'static str,
    /// How much attention the button asks for.
    pub button: fn(&mut Ui, bool, &str) -> Response,
}

/// What is typed in it.
#[derive(Default)]
pub struct ExportForm {
    to: String,
    reason: String,
}

impl ExportForm {
    /// Draws the fields.
    pub fn fields(&mut self, ui: &mut Ui, context: &Context<'_>, asks: ExportAsks) {
        if let Some(reason) = asks.reason {
            widgets::hinted_field(ui, &context.get(reason), &mut self.reason, "");
        }
        let hint = asks.hint.map(|hint| context.get(hint)).unwrap_or_default();
        widgets::hinted_field(ui, &context.get(asks.to), &mut self.to, &hint);
    }

    /// Draws the button, which waits for what is asked for; where to and why, once it is pressed.
    pub fn button(
        &self,
        ui: &mut Ui,
        context: &Context<'_>,
        asks: ExportAsks,
        allowed: bool,
    ) -> Option<(PathBuf, String)> {
        let (to, reason) = (self.to.trim(), self.reason.trim());
        let ready = allowed && !to.is_empty() && (asks.reason.is_none() || !reason.is_empty());
        let pressed = (asks.button)(ui, ready, &context.get(asks.go)).clicked();
        pressed.then(|| (PathBuf::from(to), reason.to_owned()))
    }
}
