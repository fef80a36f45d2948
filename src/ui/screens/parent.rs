//! The parent view: one chosen clip at a time, large.

use egui::Ui;

use super::Context;
use crate::app::action::Did;
use crate::app::state::ParentScreen;
use crate::ui::video::VideoView;

/// Draws the screen.
pub fn show(ui: &mut Ui, context: &Context<'_>, parent: &ParentScreen, _did: &mut Vec<Did>) {
    VideoView::new(context.renderer, &context.get("play-picture-name")).show(ui, &parent.frames);
}
