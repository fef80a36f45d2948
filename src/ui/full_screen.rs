//! The whole screen for the parents: the window is as it was before when they have left. Knows no screen of Attune's.

use egui::{Context, ViewportCommand};

/// What the window was before, while it has the whole screen.
#[derive(Default)]
pub struct FullScreen {
    before: Option<bool>,
}

impl FullScreen {
    /// Takes the whole screen where it is `wanted`, and gives it back where it is no more.
    pub fn follow(&mut self, ctx: &Context, wanted: bool) {
        match (self.before, wanted) {
            (None, true) => {
                let before = ctx.input(|input| input.viewport().fullscreen).unwrap_or(false);
                self.before = Some(before);
                if !before {
                    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
                }
            }
            (Some(before), false) => {
                self.before = None;
                if !before {
                    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
                }
            }
            (None, false) | (Some(_), true) => {}
        }
    }
}
