//! Rows and tiles one goes to a place by: warm under the pointer, mint where one is. Knows no screen; every word is an
//! argument.

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, Galley, Painter, Rect, Response, RichText, Role, Stroke, TextStyle,
    TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use crate::ui::icons::Icon;
use crate::ui::theme::{self, List, Palette, icon, radius, shell, size, space};

/// A row one goes to a place by.
pub struct NavRow<'a> {
    /// What stands on it; elided where it is long, and told in full on hovering.
    pub words: &'a str,
    /// What readers of the screen are told.
    pub name: &'a str,
    /// What they are told besides.
    pub more: &'a str,
    /// Before its words.
    pub icon: Option<Icon>,
    /// At its right end.
    pub end: &'a str,
    /// A sign before that, and its colour.
    pub sign: Option<(Icon, Color32)>,
    /// Whether one is there.
    pub chosen: bool,
    /// Whether its words are of less weight.
    pub quiet: bool,
}

impl<'a> NavRow<'a> {
    /// Words alone.
    pub fn new(words: &'a str) -> Self {
        Self { words, name: words, more: "", icon: None, end: "", sign: None, chosen: false, quiet: false }
    }
}

/// Shows a row of a list as wide as its space.
pub fn nav_row(ui: &mut Ui, (list, at): (&List, usize), row: &NavRow<'_>) -> Response {
    let (_, place) = ui.allocate_space(vec2(ui.available_width(), size::CONTROL));
    let response = list.interact(ui, at, place);
    let colours = Palette::of(ui.visuals());
    ground(ui, place, &response, row.chosen);
    let ink = match (row.chosen, row.quiet) {
        (true, _) => colours.chosen.ink,
        (false, true) => colours.weak,
        (false, false) => colours.text,
    };
    let weak = if row.chosen { colours.chosen.ink } else { colours.weak };
    let (mut left, mut right) = (place.left() + space::NEAR, place.right() - space::NEAR);
    let middle = place.center().y;
    if let Some(before) = row.icon {
        let side = vec2(icon::NAV, icon::NAV);
        before.paint(ui.painter(), Rect::from_min_size(pos2(left, middle - icon::NAV / 2.0), side), ink);
        left += icon::NAV + shell::NAV_GAP;
    }
    if !row.end.is_empty() {
        let end = line(ui, RichText::new(row.end).small(), f32::INFINITY);
        right -= end.size().x;
        put(ui.painter(), &end, pos2(right, middle), weak);
        right -= space::NEAR;
    }
    if let Some((sign, colour)) = row.sign {
        right -= icon::BUTTON;
        let at = pos2(right, middle - icon::BUTTON / 2.0);
        let colour = if row.chosen { colours.chosen.ink } else { colour };
        sign.paint(ui.painter(), Rect::from_min_size(at, vec2(icon::BUTTON, icon::BUTTON)), colour);
        right -= space::NEAR;
    }
    let mut words = RichText::new(row.words);
    if row.chosen {
        words = words.family(theme::strong_family());
    }
    let words = line(ui, words, (right - left).max(0.0));
    put(ui.painter(), &words, pos2(left, middle), ink);
    tell(ui, &response, row.name, row.more, row.chosen);
    if words.elided { response.on_hover_text(row.words) } else { response }
}

/// A tile of a rail: an icon over a word.
pub fn nav_tile(
    ui: &mut Ui,
    (list, at): (&List, usize),
    (sign, words, name): (Icon, &str, &str),
    chosen: bool,
) -> Response {
    let (_, place) = ui.allocate_space(vec2(ui.available_width(), shell::TILE));
    let response = list.interact(ui, at, place);
    let colours = Palette::of(ui.visuals());
    ground(ui, place, &response, chosen);
    let ink = if chosen { colours.chosen.ink } else { colours.weak };
    let side = vec2(icon::ROW, icon::ROW);
    let over = pos2(place.center().x, place.top() + space::NEAR + icon::ROW / 2.0);
    sign.paint(ui.painter(), Rect::from_center_size(over, side), ink);
    let mut text = RichText::new(words).text_style(theme::caption_style());
    if chosen {
        text = text.family(theme::strong_family());
    }
    let text = line(ui, text, place.width());
    let below = pos2(place.center().x - text.size().x / 2.0, place.bottom() - space::THUMBS);
    put(ui.painter(), &text, below, ink);
    tell(ui, &response, name, "", chosen);
    if text.elided { response.on_hover_text(words) } else { response }
}

/// Attune's sign.
pub fn app_mark(painter: &Painter, place: Rect, colours: &Palette) {
    let unit = place.width() / shell::MARK;
    let at = |x: f32, y: f32| place.min + vec2(x, y) * unit;
    let (ground, ink) = (colours.accent.ground, colours.accent.ink);
    painter.rect_filled(place, CornerRadius::same(radius::FIELD), ground);
    let arc: Vec<_> = (0..=12_u8)
        .map(|step| {
            let angle = std::f32::consts::PI * (1.0 + f32::from(step) / 12.0);
            at(12.0 + 8.5 * angle.cos(), 12.5 + 8.5 * angle.sin())
        })
        .collect();
    painter.line(arc, Stroke::new(1.5 * unit, ink.gamma_multiply(0.5)));
    for (x, y, head, wide) in [(9.0, 11.5, 3.0, 5.0), (16.0, 14.0, 2.1, 3.2)] {
        painter.circle_filled(at(x, y), head * unit, ink);
        let body = Rect::from_min_max(at(x - wide, y + head + 1.0), at(x + wide, 19.5));
        let round = CornerRadius { nw: 3, ne: 3, sw: 1, se: 1 };
        painter.rect_filled(body, round, ink);
    }
}

fn ground(ui: &Ui, place: Rect, response: &Response, chosen: bool) {
    let colours = Palette::of(ui.visuals());
    let fill = if chosen {
        colours.chosen.ground
    } else if response.is_pointer_button_down_on() {
        colours.held
    } else if response.hovered() {
        colours.hover
    } else {
        return;
    };
    ui.painter().rect_filled(place, CornerRadius::same(radius::BUTTON), fill);
}

fn line(ui: &Ui, words: RichText, width: f32) -> Arc<Galley> {
    WidgetText::from(words).into_galley(ui, Some(TextWrapMode::Truncate), width, TextStyle::Body)
}

fn put(painter: &Painter, words: &Arc<Galley>, left_middle: egui::Pos2, ink: Color32) {
    let place = Align2::LEFT_CENTER.anchor_size(left_middle, words.size());
    painter.galley(place.min, Arc::clone(words), ink);
}

fn tell(ui: &Ui, response: &Response, name: &str, more: &str, chosen: bool) {
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, name));
    if !more.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(more));
    }
}
