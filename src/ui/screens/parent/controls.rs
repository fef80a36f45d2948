//! The controls under the picture of the parents' view: which moment of how many, and the few things to press, large enough
//! for a finger.

use egui::{Align, Layout, Rect, Sense, Slider, Ui, WidgetInfo, vec2};

use crate::app::action::{ParentAction, UserAction};
use crate::app::state::ParentScreen;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::screens::lock_soon;
use crate::ui::theme::{self, Palette, Pressable, Weight, parents, size, space, stroke};
use crate::ui::widgets::over_film;
use crate::words::Message;

/// Draws them into their space.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    parent: &ParentScreen,
    volume_shown: &mut bool,
    actions: &mut Vec<UserAction>,
) {
    let place = ui.max_rect();
    // egui's buttons speak in the letters of its style.
    if let Some(font) = ui.style().text_styles.get(&theme::room_control_style()).cloned() {
        ui.style_mut().text_styles.insert(egui::TextStyle::Button, font);
    }
    ui.spacing_mut().item_spacing.x = space::NEAR;
    let is_wide = place.width() >= parents::WORDS_FROM;
    let half = (if is_wide { parents::MIDDLE } else { parents::MIDDLE_NARROW }) / 2.0;
    let middle =
        Rect::from_x_y_ranges((place.center().x - half)..=(place.center().x + half), place.y_range());
    let left = place.with_max_x(middle.left() - space::NEAR);
    let right = place.with_min_x(middle.right() + space::NEAR);
    row(ui, "where", left, false, |ui| {
        if !lock_soon::in_the_strip(ui, context, actions) {
            dots(ui, context, parent);
        }
    });
    row(ui, "middle", middle, false, |ui| buttons(ui, context, parent, is_wide, actions));
    row(ui, "aside", right, true, |ui| aside(ui, context, parent, is_wide, volume_shown, actions));
}

fn row(ui: &mut Ui, name: &str, place: Rect, from_right: bool, add: impl FnOnce(&mut Ui)) {
    let layout =
        if from_right { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
    over_film(ui, name, place, |ui| {
        ui.with_layout(layout, |ui| {
            ui.set_min_size(place.size());
            add(ui);
        });
    });
}

/// A dot a moment: those before filled, the one on screen long and bright, those to come open.
fn dots(ui: &mut Ui, context: &Context<'_>, parent: &ParentScreen) {
    let colours = Palette::of(ui.visuals());
    let all = parent.clips.len();
    #[allow(clippy::cast_precision_loss)] // a few dots
    let width = all as f32 * parents::DOT_STEP + parents::DOT_LONG;
    if all <= parents::MOST_DOTS && width + parents::PLACE < ui.available_width() {
        ui.spacing_mut().item_spacing.x = parents::DOT_GAP;
        for number in 0..all {
            let is_here = number == parent.at;
            let width = if is_here { parents::DOT_LONG } else { parents::DOT };
            let (dot, _) = ui.allocate_exact_size(vec2(width, parents::DOT), Sense::hover());
            let radius = parents::DOT / 2.0;
            if is_here {
                ui.painter().rect_filled(dot, radius, colours.accent.ground);
            } else if number < parent.at {
                ui.painter().circle_filled(dot.center(), radius, colours.weak);
            } else {
                let line = (stroke::BOX, colours.outline);
                ui.painter().circle_stroke(dot.center(), radius - stroke::LINE, line);
            }
        }
        ui.spacing_mut().item_spacing.x = space::NEAR;
    }
    if !parent.is_over() {
        let at = (parent.at + 1).min(all);
        let words = context.say(&Message::new("parent-place").with("at", at).with("all", all));
        let words = egui::RichText::new(words).text_style(theme::room_control_style());
        ui.label(words.color(colours.weak));
    }
}

fn buttons(
    ui: &mut Ui,
    context: &Context<'_>,
    parent: &ParentScreen,
    is_wide: bool,
    actions: &mut Vec<UserAction>,
) {
    let can_play = parent.can_play();
    let mut act = |off: Option<&str>, act: Pressable<'_>, what: ParentAction, ui: &mut Ui| {
        if act.off(off).height(size::ROOM).show(ui).clicked() && off.is_none() {
            actions.push(what.into());
        }
    };
    let first = context.get("parent-is-first");
    let coming = context.get(if parent.has_failed() { "parent-cannot-play" } else { "parent-coming" });
    let waits = (!can_play).then_some(coming.as_str());
    let worded = |icon: Icon, words: &'static str| (icon, context.get(words));
    let previous = context.get("parent-previous");
    // At the end nothing is left to play: only the way back to the last moment, in words.
    if parent.is_over() {
        let button = Pressable::new(Weight::Plain, &previous).icon(Icon::Previous);
        ui.vertical_centered(|ui| act(None, button, ParentAction::Previous, ui));
        return;
    }
    act(
        (!parent.has_previous()).then_some(first.as_str()),
        theme::icon_only(Icon::Previous, &previous),
        ParentAction::Previous,
        ui,
    );
    let (icon, again) = worded(Icon::Again, "parent-again");
    let button = if is_wide {
        Pressable::new(Weight::Plain, &again).icon(icon).width(parents::WORDED)
    } else {
        theme::icon_only(icon, &again)
    };
    act(waits, button, ParentAction::Again, ui);

    let key = if parent.is_playing() { "parent-pause" } else { "parent-play" };
    let sign = if parent.is_playing() { Icon::Pause } else { Icon::Play };
    let name = context.get(key);
    let play = Pressable::new(Weight::Primary, "").icon(sign).sign(theme::icon::PLAY).named(&name);
    act(waits, play.width(parents::PLAY), ParentAction::PlayPause, ui);

    let (icon, slow) = worded(Icon::Slow, "parent-slow");
    let button = if is_wide {
        Pressable::new(Weight::Plain, &slow).icon(icon).width(parents::WORDED)
    } else {
        theme::icon_only(icon, &slow)
    };
    act(None, button.chosen(parent.slow), ParentAction::Slow(!parent.slow), ui);
    let next = context.get("parent-next");
    act(None, theme::icon_only(Icon::Next, &next), ParentAction::Next, ui);
}

/// Away from the middle: how loud it is, and the way to the parents' own words.
fn aside(
    ui: &mut Ui,
    context: &Context<'_>,
    parent: &ParentScreen,
    is_wide: bool,
    volume_shown: &mut bool,
    actions: &mut Vec<UserAction>,
) {
    // At the end nothing sounds, and the place for the words is above.
    if parent.is_over() {
        return;
    }
    if *volume_shown {
        volume(ui, context, parent, actions);
    } else {
        let words = context.get("parent-say");
        let button = if is_wide {
            Pressable::new(Weight::Weak, &words).icon(Icon::Said)
        } else {
            theme::icon_only(Icon::Said, &words)
        };
        if button.chosen(parent.writing).height(size::ROOM).show(ui).clicked() {
            actions.push(ParentAction::Write(!parent.writing).into());
        }
    }
    let name = context.get("parent-volume-show");
    if theme::icon_only(Icon::Sound, &name).height(size::ROOM).show(ui).clicked() {
        *volume_shown = !*volume_shown;
    }
}

fn volume(ui: &mut Ui, context: &Context<'_>, parent: &ParentScreen, actions: &mut Vec<UserAction>) {
    let mut volume = parent.player.volume;
    ui.spacing_mut().slider_width = parents::VOLUME.min(ui.available_width() - size::ROOM);
    let slider = ui.add(Slider::new(&mut volume, 0.0..=1.0).show_value(false));
    slider.widget_info(|| WidgetInfo::slider(true, volume, context.get("parent-volume")));
    if slider.changed() {
        actions.push(ParentAction::Volume(volume).into());
    }
}
