//! Moments: the film with its controls and a lane for each heading; the form, the tags and the clips beside it. A
//! sample that is coded blind is the same screen over that stretch of film, with the coder's own codes only.

mod blind;
mod clips;
mod form;
mod keys;
mod timeline;
mod typed;

use egui::{Ui, vec2};

use crate::app::action::{TagAction, UserAction};
use crate::app::state::{PlayPhase, TagScreen};
use crate::casework::Act;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Notice};
use crate::ui::video::VideoView;
use crate::ui::widgets;
use crate::words::Message;
pub use typed::Form;

/// Width of the column beside the picture: least and most, and its share of the window.
const COLUMN: (f32, f32, f32) = (372.0, 560.0, 0.31);
/// Height of the buttons under the picture.
const CONTROLS: f32 = 62.0;

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    typed::sync(ui, tag, form, actions);
    keys::keys(ui, tag, form, actions);
    widgets::wide_page(ui, |ui| {
        let height = ui.available_height();
        let (least, most, share) = COLUMN;
        let column = (ui.available_width() * share).clamp(least, most);
        ui.horizontal_top(|ui| {
            let width = (ui.available_width() - column - 24.0).max(200.0);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 6.0;
                let under = CONTROLS + timeline::height(tag);
                picture(ui, context, tag, vec2(width, (height - under).clamp(120.0, width * 9.0 / 16.0)));
                timeline::show(ui, context, tag, form, actions);
                buttons(ui, context, tag, form, actions);
            });
            ui.add_space(12.0);
            ui.vertical(|ui| {
                ui.set_width(column);
                widgets::scroll(ui, "tag", |ui| {
                    if tag.blind.is_some() {
                        return blind::column(ui, context, tag, form, actions);
                    }
                    let refusal = context.state.refusal(Act::ChangeClips);
                    if let Some(refusal) = &refusal {
                        theme::notice(ui, Notice::Warning, &context.say(refusal));
                    }
                    ui.add_enabled_ui(refusal.is_none(), |ui| {
                        form::column(ui, context, tag, form, actions);
                    });
                    clips::lists(ui, context, tag, form, actions);
                });
            });
        });
    });
}

fn picture(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, size: egui::Vec2) {
    let name = context.get("play-picture-name");
    let failed = tag.player.phase == PlayPhase::Failed;
    let caption = context.get(if failed { "play-failed" } else { "play-opening" });
    VideoView::new(context.renderer, &name).caption(&caption).size(size).show(ui, &tag.frames);
}

fn buttons(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let player = &tag.player;
    ui.horizontal(|ui| {
        if widgets::icon_button(ui, Icon::FrameBack, &context.get("play-back-frame")).clicked() {
            actions.push(TagAction::Step(-1).into());
        }
        let playing = player.phase == PlayPhase::Playing;
        let (icon, key) = if playing { (Icon::Pause, "play-pause") } else { (Icon::Play, "play-play") };
        if widgets::icon_button(ui, icon, &context.get(key)).clicked() {
            actions.push(TagAction::PlayPause.into());
        }
        if widgets::icon_button(ui, Icon::FrameOn, &context.get("play-next-frame")).clicked() {
            actions.push(TagAction::Step(1).into());
        }
        let shown = tag.shown(form.scrubbing.unwrap_or(player.position));
        widgets::strong(ui, &format!("{shown:.1} / {}", tag.length()));
        if tag.rate > 1.0 {
            let speed = Message::new("tag-speed").with("factor", tag.rate);
            widgets::strong(ui, &context.words.say(&speed));
        }
        widgets::right(ui, |ui| {
            timeline::zoom(ui, context, form);
            let mut volume = player.volume;
            if widgets::slider(ui, &context.get("play-volume"), &mut volume) {
                actions.push(TagAction::Volume(volume).into());
            }
        });
    });
}
