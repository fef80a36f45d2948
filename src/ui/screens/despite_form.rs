//! The reason for which a clip that tags for staff keep back is shown to the parents all the same: asked where the clip is
//! chosen. Asks for no change itself.

use egui::Ui;

use crate::base::ClipId;
use crate::casework::pages::ClipRow;
use crate::ui::context::Context;
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::Message;

/// Of which clip it is asked, and what is typed.
#[derive(Default)]
pub(super) struct DespiteForm {
    clip: Option<ClipId>,
    reason: String,
    /// It was asked for just now, maybe by a key, with the field out of sight.
    just_asked: bool,
}

impl DespiteForm {
    /// Asks for the reason for a clip; what is typed for another is let go.
    pub(super) fn ask(&mut self, clip: ClipId) {
        if self.clip != Some(clip) {
            *self = Self { clip: Some(clip), ..Self::default() };
        }
        self.just_asked = true;
    }

    /// A button that asks for the reason, until it is asked.
    pub(super) fn offer(&mut self, ui: &mut Ui, context: &Context<'_>, clip: &ClipRow, line: &str) {
        if self.clip == Some(clip.clip) {
            return;
        }
        let name = context.say(&Message::new("despite-give-named").with("clip", line));
        if widgets::named_button(ui, true, &context.get("despite-give"), &name).clicked() {
            self.ask(clip.clip);
        }
    }

    /// Draws the question where it is about this clip; the reason, once it is given. It closes when none is needed any more.
    pub(super) fn show(&mut self, ui: &mut Ui, context: &Context<'_>, clip: &ClipRow) -> Option<String> {
        if self.clip != Some(clip.clip) {
            return None;
        }
        if !clip.needs_reason {
            *self = Self::default();
            return None;
        }
        let field = theme::field(ui, &context.get("despite-reason"), &mut self.reason);
        if std::mem::take(&mut self.just_asked) {
            field.scroll_to_me(Some(egui::Align::Center));
            field.request_focus();
        }
        theme::weak(ui, &context.get("despite-hint"));
        let mut given = None;
        let mut cancelled = false;
        ui.horizontal_wrapped(|ui| {
            let reason = self.reason.trim();
            if widgets::primary_if(ui, !reason.is_empty(), &context.get("despite-show")).clicked() {
                given = Some(reason.to_owned());
            }
            cancelled = theme::secondary_button(ui, &context.get("action-cancel")).clicked();
        });
        if cancelled {
            *self = Self::default();
        }
        given
    }
}
