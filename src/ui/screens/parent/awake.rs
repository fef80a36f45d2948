//! Whether the controls are seen: they go when nobody has touched anything for a while, and are back at the first touch.
//! Where the system asks for less motion they stay. Knows no film.

use std::time::Duration;

use egui::{Event, Ui};

use crate::ui::theme::{self, motion};

/// When something was touched last.
#[derive(Default)]
pub(super) struct Awake {
    /// In egui's seconds.
    touched: Option<f64>,
}

impl Awake {
    /// How much of the controls is seen, 0–1; all of it while they are to `stay`. Another pass is asked for when that changes.
    pub(super) fn seen(&mut self, ui: &Ui, stay: bool) -> f32 {
        let (now, touch) = ui.input(|input| (input.time, input.events.iter().any(is_touch)));
        let touched = match self.touched {
            Some(touched) if !touch && !stay => touched,
            _ => now,
        };
        self.touched = Some(touched);
        if stay || theme::still(ui) {
            return 1.0;
        }
        #[allow(clippy::cast_possible_truncation)] // seconds
        let quiet = (now - touched) as f32;
        let faded = (quiet - motion::CONTROLS_STAY) / motion::CONTROLS_FADE;
        if faded < 0.0 {
            let left = motion::CONTROLS_STAY - quiet;
            ui.ctx().request_repaint_after(Duration::from_secs_f32(left.max(motion::FRAME)));
        } else if faded < 1.0 {
            ui.ctx().request_repaint_after(Duration::from_secs_f32(motion::FRAME));
        }
        1.0 - faded.clamp(0.0, 1.0)
    }
}

/// Whether a person did this.
fn is_touch(event: &Event) -> bool {
    !matches!(event, Event::WindowFocused(_) | Event::PointerGone)
}
