//! Beside the film while a sample is coded blind: the form for codes, the coder's own codes, and that it is finished.
//! Nothing of the worker's is here.

use egui::Ui;

use super::typed::Form;
use super::{clips, form as clip_form};
use crate::app::action::{TagAction, UserAction};
use crate::app::state::TagScreen;
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// Draws the column.
pub(super) fn column(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    ui.horizontal(|ui| {
        let title = Message::new("blind-title").with("session", tag.recording.session);
        theme::subheading(ui, &context.say(&title));
        theme::weak(ui, &tag.code);
    });
    theme::weak(ui, &context.get("blind-how"));
    if let Some(seen) = tag.blind.as_ref().and_then(|blind| blind.seen) {
        theme::notice(ui, Notice::Warning, &context.say(&Message::new("blind-seen").with("day", seen)));
    }
    clip_form::history(ui, context, tag, actions);
    theme::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        let open = tag.open_clip();
        clip_form::head(ui, context, tag, open, actions);
        clip_form::edges(ui, context, tag, open, actions);
        clip_form::palette(ui, context, tag, open, actions);
        if let Some(open) = open {
            if theme::secondary_button(ui, &context.get("tag-remove")).clicked() {
                actions.push(TagAction::RemoveClip(open.clip).into());
            }
        } else {
            clip_form::save(ui, context, tag, form, actions);
        }
    });
    widgets::gap(ui);
    theme::subheading(ui, &context.get("blind-codes"));
    if tag.clips().next().is_none() {
        theme::weak(ui, &context.get("blind-no-codes"));
    }
    for clip in tag.clips() {
        clips::clip_head(ui, context, tag, clip, actions);
        widgets::gap(ui);
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
        form.finishing = widgets::primary_if(ui, true, &context.get("blind-finish")).clicked();
        return;
    }
    let asked = Message::new("blind-finish-asked").with("codes", tag.clips().count());
    theme::notice(ui, Notice::Info, &context.say(&asked));
    ui.horizontal_wrapped(|ui| {
        if theme::primary_button(ui, &context.get("blind-finish-yes")).clicked() {
            form.finishing = false;
            actions.push(TagAction::FinishCoding.into());
        }
        if theme::secondary_button(ui, &context.get("blind-go-on")).clicked() {
            form.finishing = false;
        }
    });
}
