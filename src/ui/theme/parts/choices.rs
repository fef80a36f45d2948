//! One or some of a few: tabs, segments, toggles, boxes, dots. Each is one stop of the keyboard where only one can be
//! chosen. Knows no screen.

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, Frame, Galley, Rect, Response, RichText, Role, Sense, Shape, Stroke,
    StrokeKind, TextStyle, TextWrapMode, Ui, Vec2, WidgetInfo, WidgetText, pos2, vec2,
};

use super::lists::List;
use super::words::{one_line, room};
use crate::ui::icons::Icon;
use crate::ui::theme::tokens::{icon as icon_size, letters, radius, size, space, stroke};
use crate::ui::theme::{Meaning, Palette, caption_style, strong_family};

/// One tab.
pub struct Tab<'a> {
    /// Its word.
    pub words: &'a str,
    /// How many wait there, where any do.
    pub count: Option<usize>,
    /// What readers of the screen are told.
    pub name: &'a str,
}

/// Tabs over a hairline as wide as the space; the one that was pressed.
pub fn tabs(ui: &mut Ui, salt: &str, all: &[Tab<'_>], chosen: usize) -> Option<usize> {
    let list = List::horizontal(ui, salt, all.len(), Some(chosen));
    let (_, strip) = ui.allocate_space(vec2(ui.available_width(), size::TABS));
    let colours = Palette::of(ui.visuals());
    let line = Stroke::new(stroke::LINE, colours.line);
    ui.painter().hline(strip.x_range(), strip.bottom() - 0.5, line);
    let mut pressed = None;
    let mut x = strip.left();
    let gap = space::COLUMN.min((strip.width() / 40.0).max(space::NEAR));
    for (number, tab) in all.iter().enumerate() {
        let mut words = RichText::new(tab.words);
        if number == chosen {
            words = words.family(strong_family());
        }
        let words = one_line(ui, words);
        let count = tab.count.filter(|count| *count > 0).map(|count| {
            let words = RichText::new(count.to_string()).text_style(caption_style()).family(strong_family());
            one_line(ui, words)
        });
        let beside = count.as_ref().map_or(0.0, |count| count.size().x + 2.0 * space::NEAR + space::PAIR);
        let width = words.size().x + beside;
        let place = Rect::from_min_size(pos2(x, strip.top()), vec2(width, size::TABS));
        let response = list.interact(ui, number, place.expand2(vec2(gap / 2.0, 0.0)));
        let is_chosen = number == chosen;
        if response.hovered() && !is_chosen {
            let pill = Rect::from_center_size(place.center(), vec2(width + space::PARTS, size::TAB_PILL));
            ui.painter().rect_filled(pill, CornerRadius::same(radius::FIELD), colours.hover);
        }
        let ink = if is_chosen || response.hovered() { colours.text } else { colours.weak };
        let middle = place.center().y;
        let tall = words.size().y;
        let after = place.left() + words.size().x;
        ui.painter().galley(pos2(place.left(), middle - tall / 2.0), words, ink);
        if let Some(count) = count {
            let tone = colours.meaning(Meaning::NotYet);
            let size = vec2(count.size().x + space::NEAR + space::PAIR, size::KEY);
            let pill = Rect::from_min_size(pos2(after + space::NEAR, middle - size.y / 2.0), size);
            ui.painter().rect_filled(pill, CornerRadius::same(radius::CARD), tone.ground);
            ui.painter().galley(pill.center() - count.size() / 2.0, count, tone.ink);
        }
        if is_chosen {
            let under = Rect::from_min_max(
                pos2(place.left(), strip.bottom() - stroke::TAB),
                pos2(place.right(), strip.bottom()),
            );
            ui.painter().rect_filled(under, CornerRadius::same(2), colours.accent.ground);
        }
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_chosen, tab.name));
        if response.clicked() {
            pressed = Some(number);
        }
        x = place.right() + gap;
    }
    pressed
}

/// One of a few, in a well; the one that was pressed.
pub fn segmented(ui: &mut Ui, salt: &str, all: &[&str], chosen: Option<usize>) -> Option<usize> {
    let list = List::horizontal(ui, salt, all.len(), chosen);
    let well = Palette::of(ui.visuals()).well;
    let frame = Frame::new().fill(well).corner_radius(CornerRadius::same(radius::BUTTON));
    let shown = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.horizontal(|ui| {
            let mut pressed = None;
            for (number, words) in all.iter().enumerate() {
                let on = chosen == Some(number);
                let response = segment(ui, (&list, number), words, on);
                if response.clicked() && !on {
                    pressed = Some(number);
                }
            }
            pressed
        })
        .inner
    });
    shown.inner
}

/// How wide that is.
pub fn segmented_width(ui: &Ui, all: &[&str], chosen: Option<usize>) -> f32 {
    let words = |(number, words): (usize, &&str)| segment_words(ui, words, chosen == Some(number));
    all.iter().enumerate().map(words).map(|galley| galley.size().x + 2.0 * space::PARTS).sum()
}

fn segment_words(ui: &Ui, words: &str, on: bool) -> Arc<Galley> {
    let text = RichText::new(words);
    one_line(ui, if on { text.family(strong_family()) } else { text })
}

fn segment(ui: &mut Ui, (list, number): (&List, usize), words: &str, on: bool) -> Response {
    let colours = Palette::of(ui.visuals());
    let galley = segment_words(ui, words, on);
    let height = ui.spacing().interact_size.y;
    let (_, place) = ui.allocate_space(vec2(galley.size().x + 2.0 * space::PARTS, height));
    let response = list.interact(ui, number, place);
    let inside = place.shrink(1.0);
    let corners = CornerRadius::same(radius::BUTTON - 1);
    if on {
        let edge = Stroke::new(stroke::LINE, colours.outline);
        ui.painter().rect(inside, corners, colours.card, edge, StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(inside, corners, colours.held);
    }
    let ink = if ui.is_enabled() { colours.text } else { colours.off.ink };
    ui.painter().galley(place.center() - galley.size() / 2.0, galley, ink);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, on, words));
    response
}

/// One of some that are on or off, in a frame, with a check when on.
pub fn toggle(ui: &mut Ui, on: bool, words: &str) -> Response {
    let colours = Palette::of(ui.visuals());
    let mut text = RichText::new(words);
    if on {
        text = text.family(strong_family());
    }
    let sign = if on { icon_size::BUTTON + space::NEAR } else { 0.0 };
    let room = room(ui) - sign - 2.0 * size::BUTTON_PAD;
    let galley = WidgetText::from(text).into_galley(ui, Some(TextWrapMode::Truncate), room, TextStyle::Body);
    let size = vec2(galley.size().x + sign + 2.0 * size::BUTTON_PAD, ui.spacing().interact_size.y);
    let (place, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = ui.is_enabled();
    let (ground, edge, ink) = match (enabled, on) {
        (false, _) => (Color32::TRANSPARENT, colours.line, colours.off.ink),
        (true, true) => (colours.chosen.ground, colours.accent.ground, colours.chosen.ink),
        (true, false) if response.hovered() => (colours.hover_card, colours.outline, colours.text),
        (true, false) => (colours.card, colours.outline, colours.text),
    };
    let corners = CornerRadius::same(radius::BUTTON);
    ui.painter().rect(place, corners, ground, Stroke::new(stroke::LINE, edge), StrokeKind::Inside);
    let mut x = place.left() + size::BUTTON_PAD;
    if on {
        let square = Vec2::splat(icon_size::BUTTON);
        let at = pos2(x, place.center().y - icon_size::BUTTON / 2.0);
        Icon::Check.paint(ui.painter(), Rect::from_min_size(at, square), ink);
        x += sign;
    }
    ui.painter().galley(pos2(x, place.center().y - galley.size().y / 2.0), galley, ink);
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, on, words));
    response
}

/// A box to tick; whether it was pressed is told by the answer, and `on` is changed.
pub fn checkbox(ui: &mut Ui, on: &mut bool, words: &str) -> Response {
    let mut response = marked(ui, words, |ui, place, hovered| {
        let colours = Palette::of(ui.visuals());
        let corners = CornerRadius::same(radius::SMALL);
        let enabled = ui.is_enabled();
        if *on && enabled {
            ui.painter().rect_filled(place, corners, colours.accent.ground);
            Icon::Check.paint(ui.painter(), place.shrink(2.0), colours.accent.ink);
        } else {
            let edge = if enabled { colours.outline } else { colours.line };
            let ground = if hovered { colours.hover_card } else { colours.card };
            ui.painter().rect(place, corners, ground, Stroke::new(stroke::BOX, edge), StrokeKind::Inside);
            if *on {
                Icon::Check.paint(ui.painter(), place.shrink(2.0), colours.off.ink);
            }
        }
    });
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, *on, words));
    response
}

/// One of several with a dot before its words.
pub fn radio(ui: &mut Ui, on: bool, words: &str) -> Response {
    let response = marked(ui, words, |ui, place, hovered| {
        let colours = Palette::of(ui.visuals());
        let middle = place.center();
        let round = size::BOX / 2.0;
        if on {
            ui.painter().circle_filled(middle, round, colours.accent.ground);
            ui.painter().circle_filled(middle, round * 0.4, colours.accent.ink);
        } else {
            let ground = if hovered { colours.hover_card } else { colours.card };
            let edge = Stroke::new(stroke::BOX, colours.outline);
            ui.painter().add(Shape::circle_filled(middle, round, ground));
            ui.painter().circle_stroke(middle, round - stroke::BOX / 2.0, edge);
        }
    });
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, on, words));
    response
}

/// A mark of a box's size before words that wrap; both are pressed.
fn marked(ui: &mut Ui, words: &str, mark: impl FnOnce(&Ui, Rect, bool)) -> Response {
    let colours = Palette::of(ui.visuals());
    let before = size::BOX + ui.spacing().icon_spacing;
    let room = (ui.available_width() - before).max(letters::CLOCK);
    let galley = WidgetText::from(words).into_galley(ui, Some(TextWrapMode::Wrap), room, TextStyle::Body);
    let row = ui.text_style_height(&TextStyle::Body);
    let height = galley.size().y.max(ui.spacing().interact_size.y.min(size::CONTROL));
    let (place, response) = ui.allocate_exact_size(vec2(before + galley.size().x, height), Sense::click());
    let top = place.center().y - galley.size().y / 2.0;
    let first = top + row.min(galley.size().y) / 2.0;
    let square = Rect::from_center_size(pos2(place.left() + size::BOX / 2.0, first), Vec2::splat(size::BOX));
    mark(ui, square, response.hovered());
    let ink = if ui.is_enabled() { colours.text } else { colours.off.ink };
    let at = Align2::LEFT_TOP.anchor_size(pos2(place.left() + before, top), galley.size());
    ui.painter().galley(at.min, galley, ink);
    response
}
