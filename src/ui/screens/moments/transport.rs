//! Below the picture: picture by picture, play, time, speed, again and again, loudness, and how close the timeline is.

use egui::{Align, Layout, Popup, Ui, vec2};

use super::timeline;
use super::typed::Form;
use crate::app::action::{TagAction, UserAction};
use crate::app::state::{PlayPhase, TagScreen};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Weight, moments, size, space};
use crate::ui::widgets;
use crate::words::Message;

/// Draws the controls.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let row = vec2(ui.available_width(), moments::TRANSPORT);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(row);
        ui.spacing_mut().item_spacing.x = space::PAIR;
        playing(ui, context, tag, form, actions);
        ui.add_space(space::NEAR);
        speed(ui, context, tag, actions);
        again(ui, context, tag, actions);
        ui.add_space(space::NEAR);
        let mut volume = tag.player.volume;
        if widgets::loudness(ui, &context.get("play-volume"), &mut volume) {
            actions.push(TagAction::Volume(volume).into());
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            timeline::zoom(ui, context, form);
        });
    });
}

fn playing(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, form: &Form, actions: &mut Vec<UserAction>) {
    let player = &tag.player;
    let broken = (player.phase == PlayPhase::Failed).then(|| context.get("tag-film-broken"));
    let off = broken.as_deref();
    if theme::icon_only(Icon::FrameBack, &context.get("play-back-frame")).off(off).show(ui).clicked() {
        actions.push(TagAction::Step(-1).into());
    }
    let is_playing = player.phase == PlayPhase::Playing;
    let (icon, key) = if is_playing { (Icon::Pause, "play-pause") } else { (Icon::Play, "play-play") };
    let name = context.get(key);
    let play = theme::Pressable::new(Weight::Outlined, "").icon(icon).named(&name).off(off);
    if play.width(moments::PLAY).height(size::CONTROL).show(ui).on_hover_text(&name).clicked() {
        actions.push(TagAction::PlayPause.into());
    }
    if theme::icon_only(Icon::FrameOn, &context.get("play-next-frame")).off(off).show(ui).clicked() {
        actions.push(TagAction::Step(1).into());
    }
    ui.add_space(space::NEAR);
    let shown = tag.shown(form.scrubbing.unwrap_or(player.position));
    let shown = format!("{shown:.1}");
    widgets::strong_time(ui, &context.get("play-position"), &shown, &shown);
    widgets::weak_time(ui, &format!("/ {}", tag.length()));
}

fn speed(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, actions: &mut Vec<UserAction>) {
    let shown = |rate: f64| context.say(&Message::new("tag-speed").with("factor", rate));
    let name = context.say(&Message::new("tag-speed-named").with("factor", tag.rate));
    let words = shown(tag.rate);
    let button = theme::secondary(&words).after(Icon::Down).named(&name).show(ui);
    Popup::menu(&button).show(|ui| {
        for rate in moments::SPEEDS {
            let is_it = (rate - tag.rate).abs() < f64::EPSILON;
            if widgets::pick(ui, is_it, shown(rate)) {
                actions.push(TagAction::Speed(rate).into());
            }
        }
    });
}

fn again(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, actions: &mut Vec<UserAction>) {
    let can = tag.open_clip().is_some();
    ui.add_enabled_ui(can, |ui| {
        let loops = widgets::quiet_toggle(ui, Icon::Repeat, tag.looping, &context.get("tag-loop"));
        let loops = loops.on_disabled_hover_text(context.get("tag-loop-none"));
        if loops.on_hover_text(context.get("tag-loop-hint")).clicked() {
            actions.push(TagAction::Loop(!tag.looping).into());
        }
    });
}
