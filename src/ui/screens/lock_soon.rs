//! The calm warning before the vault locks by itself. Whatever a person does keeps it open; the button is for those who
//! look for one. Knows no clock.

use std::time::Duration;

use egui::Ui;

use crate::app::action::UserAction;
use crate::ui::context::Context;
use crate::ui::theme::Notice;
use crate::ui::widgets::{self, Toast};
use crate::words::Message;

/// The warning and what its button does, where it is time for it.
pub fn news(context: &Context<'_>) -> Option<(Toast, UserAction)> {
    let left = context.state.locks_in()?;
    let key = if context.state.is_filming() { "lock-soon-filming" } else { "lock-soon" };
    let words = context.say(&Message::new(key).with("seconds", seconds(left)));
    Some((Toast { kind: Notice::Info, words, button: context.get("lock-stay") }, UserAction::Stay))
}

/// The same in the strip under the parents' picture, in few words: whether there was something to say.
pub fn in_the_strip(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) -> bool {
    let Some(left) = context.state.locks_in() else { return false };
    ui.label(context.say(&Message::new("lock-soon-parents").with("seconds", seconds(left))));
    let stay = context.get("lock-stay");
    if widgets::named_button(ui, true, &stay, &stay).clicked() {
        actions.push(UserAction::Stay);
    }
    true
}

fn seconds(left: Duration) -> u32 {
    u32::try_from(left.as_secs()).unwrap_or(u32::MAX)
}
