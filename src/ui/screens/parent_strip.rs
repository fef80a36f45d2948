//! The strip under the picture of the parent view: which moment of how many, and the few things to press, large
//! enough for a finger.

use egui::{Button, Rect, Response, Role, Sense, Slider, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::lock_soon;
use crate::app::action::{ParentAction, UserAction};
use crate::app::state::ParentScreen;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{Palette, space};
use crate::words::Message;

/// Height of the strip, in points.
pub(super) const STRIP: f32 = 96.0;
/// Least height and width of everything that is pressed here, in points.
pub(super) const TOUCH: f32 = 50.0;
/// Size of the button that plays.
const PLAY: [f32; 2] = [112.0, 64.0];
/// More dots than these do not fit; the words beside them say it as well.
const MOST_DOTS: usize = 12;
/// Widths of the buttons in the middle, in points: the one before, again, play, slow, next.
const MIDDLE: f32 = 56.0 + 118.0 + PLAY[0] + 106.0 + 112.0 + 4.0 * 10.0;
/// Width of what stands at the right, in points.
const ASIDE: f32 = 240.0;

/// Draws the strip into its space.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    parent: &ParentScreen,
    volume_shown: &mut bool,
    actions: &mut Vec<UserAction>,
) {
    let place = ui.max_rect();
    progress(ui, parent, place);
    let row = place.shrink2(vec2(space::PARTS, 14.0));
    let middle = row.center().x - MIDDLE / 2.0;
    let left = middle.min(row.right() - ASIDE - MIDDLE).max(row.left());
    in_row(ui, "where", Rect::from_min_max(row.min, pos2(left, row.bottom())), false, |ui| {
        if !lock_soon::in_the_strip(ui, context, actions) {
            dots(ui, context, parent);
        }
    });
    let middle = Rect::from_min_size(pos2(left, row.top()), vec2(MIDDLE, row.height()));
    in_row(ui, "middle", middle, false, |ui| buttons(ui, context, parent, actions));
    in_row(ui, "aside", Rect::from_min_max(pos2(middle.right(), row.top()), row.max), true, |ui| {
        aside(ui, context, parent, volume_shown, actions);
    });
}

fn in_row(ui: &mut Ui, name: &str, place: Rect, from_right: bool, add: impl FnOnce(&mut Ui)) {
    let align = egui::Align::Center;
    let layout =
        if from_right { egui::Layout::right_to_left(align) } else { egui::Layout::left_to_right(align) };
    ui.scope_builder(UiBuilder::new().id_salt(name).max_rect(place).layout(layout), |ui| {
        ui.set_min_size(place.size());
        add(ui);
    });
}

/// How far the moment has come: a thin line, nothing to press.
fn progress(ui: &Ui, parent: &ParentScreen, place: Rect) {
    let colours = Palette::of(ui.visuals());
    let line = place.with_max_y(place.top() + 4.0);
    ui.painter().rect_filled(line, 0, colours.line);
    #[allow(clippy::cast_possible_truncation)] // a share
    let share = parent.share() as f32;
    if share > 0.0 && !parent.is_over() {
        let done = line.with_max_x(line.left() + share * line.width());
        ui.painter().rect_filled(done, 0, colours.accent.ground);
    }
}

fn dots(ui: &mut Ui, context: &Context<'_>, parent: &ParentScreen) {
    let colours = Palette::of(ui.visuals());
    let all = parent.clips.len();
    let at = (parent.at + 1).min(all);
    let words = context.words.say(&Message::new("parent-place").with("at", at).with("all", all));
    let fits = |count: usize| {
        #[allow(clippy::cast_precision_loss)] // a few dots
        let width = count as f32 * 18.0;
        count <= MOST_DOTS && width + 90.0 < ui.available_width()
    };
    if fits(all) {
        for number in 0..all {
            let (dot, _) = ui.allocate_exact_size(vec2(10.0, 14.0), Sense::hover());
            if number == parent.at {
                ui.painter().circle_filled(dot.center(), 6.0, colours.accent.ground);
            } else {
                let ink = if number < parent.at { colours.weak } else { colours.outline };
                ui.painter().circle_stroke(dot.center(), 4.5, (1.5, ink));
            }
        }
    }
    if !parent.is_over() {
        ui.label(words);
    }
}

fn buttons(ui: &mut Ui, context: &Context<'_>, parent: &ParentScreen, actions: &mut Vec<UserAction>) {
    let can_play = parent.can_play();
    ui.spacing_mut().item_spacing.x = 10.0;
    ui.spacing_mut().button_padding.x = 14.0;
    let watching = |response: Response, what: ParentAction, actions: &mut Vec<UserAction>| {
        if response.clicked() {
            actions.push(what.into());
        }
    };
    let previous = context.get("parent-previous");
    let button = button(Icon::Previous, "", parent_size(56.0));
    watching(named(ui, parent.has_previous(), button, &previous), ParentAction::Previous, actions);
    let again = context.get("parent-again");
    watching(signed(ui, can_play, Icon::Again, &again, 118.0), ParentAction::Again, actions);
    play(ui, context, parent, actions);
    slow(ui, context, parent, actions);
    let next = context.get("parent-next");
    watching(signed(ui, !parent.is_over(), Icon::Next, &next, 112.0), ParentAction::Next, actions);
}

fn parent_size(width: f32) -> egui::Vec2 {
    vec2(width, TOUCH + 6.0)
}

fn button(icon: Icon, words: &str, size: egui::Vec2) -> Button<'_> {
    let button =
        if words.is_empty() { Button::new(icon.atom(24.0)) } else { Button::new((icon.atom(22.0), words)) };
    button.min_size(size)
}

fn named(ui: &mut Ui, enabled: bool, button: Button<'_>, name: &str) -> Response {
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    response
}

fn signed(ui: &mut Ui, enabled: bool, icon: Icon, words: &str, width: f32) -> Response {
    named(ui, enabled, button(icon, words, parent_size(width)), words)
}

fn play(ui: &mut Ui, context: &Context<'_>, parent: &ParentScreen, actions: &mut Vec<UserAction>) {
    let (icon, key) =
        if parent.is_playing() { (Icon::Pause, "parent-pause") } else { (Icon::Play, "parent-play") };
    let name = context.get(key);
    let colours = Palette::of(ui.visuals());
    let pressed = ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for (look, ground) in [
            (&mut widgets.inactive, colours.accent.ground),
            (&mut widgets.hovered, colours.accent_hover),
            (&mut widgets.active, colours.accent_held),
        ] {
            look.weak_bg_fill = ground;
            look.fg_stroke.color = colours.accent.ink;
        }
        ui.visuals_mut().override_text_color = None;
        let big = Button::new(icon.atom(34.0)).min_size(PLAY.into());
        named(ui, parent.can_play(), big, &name).clicked()
    });
    if pressed.inner {
        actions.push(ParentAction::PlayPause.into());
    }
}

/// Half the speed, drawn as chosen while it is.
fn slow(ui: &mut Ui, context: &Context<'_>, parent: &ParentScreen, actions: &mut Vec<UserAction>) {
    let name = context.get("parent-slow");
    let button = Button::selectable(parent.slow, (Icon::Slow.atom(22.0), name.as_str()))
        .frame_when_inactive(true)
        .min_size(parent_size(106.0));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, parent.slow, &name));
    if response.clicked() {
        actions.push(ParentAction::Slow(!parent.slow).into());
    }
}

/// Away from the middle: how loud it is, and the way to the parents' own words.
fn aside(
    ui: &mut Ui,
    context: &Context<'_>,
    parent: &ParentScreen,
    volume_shown: &mut bool,
    actions: &mut Vec<UserAction>,
) {
    let name = context.get("parent-volume-show");
    let sound = Button::new(Icon::Sound.atom(22.0)).frame_when_inactive(false).min_size(vec2(TOUCH, TOUCH));
    if named(ui, true, sound, &name).clicked() {
        *volume_shown = !*volume_shown;
    }
    if *volume_shown {
        let mut volume = parent.player.volume;
        ui.spacing_mut().slider_width = 150.0;
        let slider = ui.add(Slider::new(&mut volume, 0.0..=1.0).show_value(false));
        slider.widget_info(|| WidgetInfo::slider(true, volume, context.get("parent-volume")));
        if slider.changed() {
            actions.push(ParentAction::Volume(volume).into());
        }
    } else if !parent.is_over() {
        let words = context.get("parent-say");
        let button = Button::selectable(parent.writing, words.as_str())
            .frame_when_inactive(true)
            .min_size(parent_size(0.0));
        if named(ui, true, button, &words).clicked() {
            actions.push(ParentAction::Write(!parent.writing).into());
        }
    }
}
