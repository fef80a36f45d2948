//! Moments: the player with the list of moments beside it, its controls, the timeline, and the panel of the open moment. A
//! sample that is coded blind is the same screen over that stretch of film, with the coder's own codes only.

mod blind;
mod find;
mod header;
mod keys;
mod list;
mod panel;
mod said;
mod shown;
mod tags;
mod timeline;
mod transport;
mod typed;

use egui::{
    Align, CentralPanel, CornerRadius, Frame, Layout, Margin, ScrollArea, Stroke, Ui, UiBuilder, Vec2, vec2,
};

use crate::app::action::UserAction;
use crate::app::state::{PlayPhase, TagScreen};
use crate::ui::context::Context;
use crate::ui::frame::Bar;
use crate::ui::theme::{Palette, moments, space, stroke};
use crate::ui::video::VideoView;
pub use typed::Form;

/// Draws the screen, its header included.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    bar: Bar<'_>,
    actions: &mut Vec<UserAction>,
) {
    typed::sync(ui, tag, form, actions);
    keys::keys(ui, tag, form, actions);
    let window = ui.available_size();
    let (wide, high) = moments::BESIDE_FROM;
    if window.x >= wide && window.y >= high {
        beside(ui, context, tag, form, bar, actions);
    } else {
        below(ui, context, tag, form, bar, actions);
    }
}

/// The panel stands at the right over the whole height.
fn beside(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    bar: Bar<'_>,
    actions: &mut Vec<UserAction>,
) {
    let colours = Palette::of(ui.visuals());
    // The panel is made last: the keyboard comes to it last, as the eye does.
    let room = ui.available_rect_before_wrap();
    let (left, right) = room.split_left_right_at_x(room.right() - moments::PANEL);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        header::show(ui, context, tag, bar, actions);
        inset(ui, |ui| {
            let under = moments::TRANSPORT + 2.0 * space::NEAR + timeline::height(tag);
            let (width, high) = (ui.available_width(), ui.available_height() - under);
            let widest = width - moments::LIST - moments::EDGE;
            let height = high.min(widest / moments::SHAPE).max(moments::PLAYER_LEAST);
            let picture = vec2((height * moments::SHAPE).min(widest), height);
            player_and_list(ui, context, tag, form, picture, actions);
            transport::show(ui, context, tag, form, actions);
            timeline::show(ui, context, tag, form, actions);
        });
    });
    ui.painter().rect_filled(right, CornerRadius::ZERO, colours.card);
    ui.painter().vline(right.left(), right.y_range(), Stroke::new(stroke::LINE, colours.line));
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        Frame::new().inner_margin(panel_margin()).show(ui, |ui| {
            panel::show(ui, context, tag, form, panel::Place::Beside, actions);
        });
    });
}

/// In a small window the panel is below the player, and the page scrolls.
fn below(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    bar: Bar<'_>,
    actions: &mut Vec<UserAction>,
) {
    CentralPanel::no_frame().show(ui, |ui| {
        header::show(ui, context, tag, bar, actions);
        let window = ui.available_height();
        // Another film begins at its top.
        let of = ("moments", tag.recording.recording);
        ScrollArea::vertical().id_salt(of).auto_shrink(false).show(ui, |ui| {
            inset(ui, |ui| {
                let width = ui.available_width();
                let high = height_below(window, tag);
                if width >= moments::LIST_BESIDE_FROM {
                    let height = high.min((width - moments::LIST - moments::EDGE) / moments::SHAPE);
                    let picture = vec2(height * moments::SHAPE, height);
                    player_and_list(ui, context, tag, form, picture, actions);
                    transport::show(ui, context, tag, form, actions);
                } else {
                    player(ui, context, tag, vec2(width, high.min(width / moments::SHAPE)));
                    transport::show(ui, context, tag, form, actions);
                }
                let lanes = vec2(width, timeline::height(tag));
                part(ui, lanes, |ui| timeline::show(ui, context, tag, form, actions));
                if width < moments::LIST_BESIDE_FROM {
                    ui.add_space(space::PARTS);
                    part(ui, vec2(width, moments::LIST_BELOW), |ui| {
                        list::show(ui, context, tag, form, actions);
                    });
                }
            });
            let colours = Palette::of(ui.visuals());
            let line = Stroke::new(stroke::LINE, colours.line);
            Frame::new().fill(colours.card).stroke(line).inner_margin(panel_margin()).show(ui, |ui| {
                ui.set_width(ui.available_width());
                panel::show(ui, context, tag, form, panel::Place::Below, actions);
            });
        });
    });
}

/// Height of the player where the panel is below it: the lanes stay in view with it, where it is still large enough then.
fn height_below(window: f32, tag: &TagScreen) -> f32 {
    let alone = window - moments::TRANSPORT - 2.0 * space::NEAR;
    let with_lanes = alone - timeline::height(tag) - 2.0 * space::NEAR;
    if with_lanes >= moments::PLAYER_WITH_LANES { with_lanes } else { alone.max(moments::PLAYER_LEAST) }
}

#[allow(clippy::cast_possible_truncation)] // a few points
fn panel_margin() -> Margin {
    let side = (moments::PANEL_EDGE - moments::PANEL_INSET) as i8;
    Margin { left: side, right: side, top: space::NEAR as i8, bottom: space::PARTS as i8 }
}

/// Within the edges of the page.
#[allow(clippy::cast_possible_truncation)] // a few points
fn inset(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let (side, above) = (moments::EDGE as i8, space::NEAR as i8);
    let margin = Margin { left: side, right: side, top: above, bottom: above };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::NEAR);
        add(ui);
    });
}

/// A part of the page that is exactly so large.
fn part(ui: &mut Ui, size: Vec2, add: impl FnOnce(&mut Ui)) {
    let (_, place) = ui.allocate_space(size);
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min)), add);
}

fn player_and_list(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    picture: Vec2,
    actions: &mut Vec<UserAction>,
) {
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = moments::EDGE;
        player(ui, context, tag, picture);
        part(ui, vec2(width - picture.x - moments::EDGE, picture.y), |ui| {
            list::show(ui, context, tag, form, actions);
        });
    });
}

/// The film, or why there is no picture of it: everything else can be used all the same.
fn player(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, size: Vec2) {
    let name = context.get("play-picture-name");
    let caption = context.get(match tag.player.phase {
        PlayPhase::Opening => "play-opening",
        PlayPhase::Failed => "tag-film-broken",
        PlayPhase::Playing | PlayPhase::Paused | PlayPhase::Ended => "tag-no-picture",
    });
    VideoView::new(context.renderer, &name).caption(&caption).size(size).show(ui, &tag.frames);
}
