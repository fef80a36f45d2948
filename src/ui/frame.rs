//! What stands around every screen: the bar with the way back, the look, and the keys.

use egui::{Id, Key, Popup, Ui};

use super::context::Context;
use super::screens::keyboard;
use crate::app::action::{UserAction, WindowAction};
use crate::ui::icons::Icon;
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
    (keys_shown, note): (&mut bool, Option<&mut bool>),
    actions: &mut Vec<UserAction>,
) {
    let typing = ui.ctx().text_edit_focused();
    // Escape takes the keyboard from a text or closes a list before this is drawn: it is not also the way back.
    let typed =
        ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(Id::unique("typed")), typing));
    // Nor does it leave a note half written.
    // What is dragged is let go by it.
    let dropped = ui.ctx().drag_stopped_id().is_some();
    let taken = dropped
        || typing
        || typed
        || Popup::is_any_open(ui.ctx())
        || note.as_ref().is_some_and(|open| **open);
    widgets::bar(ui, |ui| {
        if let Bar::Inner { can_leave } = look {
            let escape = !taken && can_leave && ui.input(|input| input.key_pressed(Key::Escape));
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
                let asked = !typing && ui.input(|input| input.key_pressed(Key::Questionmark));
                if widgets::quiet_button(ui, &context.get("keys-title")).clicked() || asked {
                    *keys_shown = !*keys_shown;
                }
                if let Some(open) = note
                    && widgets::icon_button(ui, Icon::Note, &context.get("concern-button")).clicked()
                {
                    *open = !*open;
                }
            }
        });
    });
    if *keys_shown {
        keyboard::lines(ui, context);
    }
}
