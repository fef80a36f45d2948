//! In the panel while a sample is coded blind: how it is done, and that it is finished. Nothing of the worker's is here.

use egui::Ui;

use super::typed::Form;
use crate::app::action::{TagAction, UserAction};
use crate::app::state::TagScreen;
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice, space};
use crate::words::Message;

/// Draws what stands below the tags.
pub(super) fn middle(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    ui.add_space(space::NEAR);
    theme::small(ui, &context.get("blind-how"));
    if let Some(seen) = tag.blind.as_ref().and_then(|blind| blind.seen) {
        theme::notice(ui, Notice::Warning, &context.say(&Message::new("blind-seen").with("day", seen)));
    }
    finish(ui, context, tag, form, actions);
}

/// It cannot be undone, so it asks.
fn finish(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if !form.finishing {
        form.finishing = theme::secondary(&context.get("blind-finish")).hang_left().show(ui).clicked();
        return;
    }
    let asked = Message::new("blind-finish-asked").with("codes", tag.clips().count());
    theme::notice(ui, Notice::Info, &context.say(&asked));
    ui.horizontal_wrapped(|ui| {
        if theme::secondary(&context.get("blind-finish-yes")).show(ui).clicked() {
            form.finishing = false;
            actions.push(TagAction::FinishCoding.into());
        }
        if theme::secondary(&context.get("blind-go-on")).show(ui).clicked() {
            form.finishing = false;
        }
    });
}
