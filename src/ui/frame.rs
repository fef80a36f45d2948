//! What stands around every screen: the bar with Back, the look, and the keys.

use egui::{Id, Ui};

use super::context::Context;
use crate::app::action::{UserAction, WindowAction};
use crate::ui::icons::Icon;
use crate::ui::over::Over;
use crate::ui::topmost::{self, Level};
use crate::ui::widgets;

/// Which bar a screen has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// Before unlocking: nothing but the look.
    Front,
    /// A screen with the list at its left, where one begins.
    Home,
    /// A screen one goes back from.
    Inner {
        /// Whether leaving is possible now.
        can_leave: bool,
    },
}

/// Draws the bar.
/// `note` is whether the note for staff is open, where there is one.
pub fn top_bar(
    ui: &mut Ui,
    context: &Context<'_>,
    look: Bar,
    (keys, note): (&mut Over, Option<&mut bool>),
    actions: &mut Vec<UserAction>,
) {
    widgets::bar(ui, |ui| {
        if let Bar::Inner { can_leave } = look {
            let escape = can_leave && topmost::closes(ui.ctx(), Level::Screen, Id::unique("back"));
            let back = widgets::named_button(
                ui,
                can_leave,
                &context.get("action-back"),
                &context.get("action-back"),
            );
            if back.clicked() || escape {
                actions.push(WindowAction::Back.into());
            }
        }
        widgets::right(ui, |ui| {
            if look != Bar::Front {
                if widgets::quiet_button(ui, &context.get("keys-title")).clicked() {
                    keys.open(ui);
                }
                if let Some(open) = note
                    && widgets::icon_button(ui, Icon::Note, &context.get("concern-button")).clicked()
                {
                    *open = !*open;
                }
            }
        });
    });
}
