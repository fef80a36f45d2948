//! Tags to choose from: the headings as tabs, and a heading's tags in columns, each with its key. Knows no vocabulary;
//! every word is an argument.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, Galley, Rect, Response, RichText, Role, Stroke, StrokeKind, TextStyle,
    TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use crate::ui::theme::{
    LaneLook, List, Palette, Tab, caption_style, moments, radius, size, space, stroke, strong_family,
    tabular_family,
};

/// What stands before a tag's words.
#[derive(Clone, Copy, Debug)]
pub enum TagSign<'a> {
    /// The key that puts it on and off; none where it has none.
    Key(&'a str),
    /// Its code, in the colours of its lane.
    Code(&'a str, LaneLook),
}

/// A tag to choose.
#[derive(Clone, Copy, Debug)]
pub struct TagRow<'a> {
    /// Before its words.
    pub sign: TagSign<'a>,
    /// Its words.
    pub words: &'a str,
    /// What readers of the screen are told.
    pub name: &'a str,
    /// What is told on hovering.
    pub tip: &'a str,
    /// Whether it is on.
    pub on: bool,
}

fn laid(ui: &Ui, text: RichText, width: f32) -> Arc<Galley> {
    let wrap = if width.is_finite() { TextWrapMode::Wrap } else { TextWrapMode::Extend };
    WidgetText::from(text).into_galley(ui, Some(wrap), width, TextStyle::Small)
}

/// Headings as small tabs over a hairline, in as many lines as they need; the one that was pressed.
pub fn small_tabs(ui: &mut Ui, salt: &str, all: &[Tab<'_>], chosen: usize) -> Option<usize> {
    let list = List::horizontal(ui, salt, all.len(), Some(chosen));
    let width = ui.available_width();
    let laid: Vec<TabLaid> =
        all.iter().enumerate().map(|(at, tab)| TabLaid::of(ui, tab, at == chosen)).collect();
    let needed: f32 = laid.iter().map(|tab| tab.width).sum();
    #[allow(clippy::cast_precision_loss)] // a handful of tabs
    let between = laid.len().saturating_sub(1).max(1) as f32;
    let gap = ((width - needed) / between).clamp(space::NEAR, space::EDGE);
    let mut places = Vec::new();
    let (mut x, mut lines) = (0.0, 0.0);
    for tab in &laid {
        if x > 0.0 && x + tab.width > width {
            (x, lines) = (0.0, lines + 1.0);
        }
        places.push((x, lines));
        x += tab.width + gap;
    }
    let (_, strip) = ui.allocate_space(vec2(width, size::TABS * (lines + 1.0)));
    let colours = Palette::of(ui.visuals());
    ui.painter().hline(strip.x_range(), strip.bottom() - 0.5, Stroke::new(stroke::LINE, colours.line));
    let mut pressed = None;
    for (at, ((tab, words), (x, line))) in all.iter().zip(&laid).zip(places).enumerate() {
        let corner = strip.min + vec2(x, line * size::TABS);
        let place = Rect::from_min_size(corner, vec2(words.width, size::TABS));
        let response = list.interact(ui, at, place.expand2(vec2(gap / 2.0, 0.0)));
        words.paint(ui, place, at == chosen, &response);
        let is_chosen = at == chosen;
        response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), is_chosen, tab.name));
        if response.on_hover_text(tab.name).clicked() {
            pressed = Some(at);
        }
    }
    pressed
}

struct TabLaid {
    words: Arc<Galley>,
    count: Option<Arc<Galley>>,
    width: f32,
}

impl TabLaid {
    fn of(ui: &Ui, tab: &Tab<'_>, chosen: bool) -> Self {
        let mut words = RichText::new(tab.words).text_style(TextStyle::Small);
        if chosen {
            words = words.family(strong_family());
        }
        let words = laid(ui, words, f32::INFINITY);
        let count = tab.count.filter(|count| *count > 0).map(|count| {
            let text = RichText::new(count.to_string()).text_style(caption_style()).family(strong_family());
            laid(ui, text, f32::INFINITY)
        });
        let pill = count.as_ref().map_or(0.0, |count| space::PAIR + Self::pill(count));
        let width = words.size().x + pill;
        Self { words, count, width }
    }

    fn pill(count: &Galley) -> f32 {
        count.size().x + 2.0 * space::PAIR
    }

    fn paint(&self, ui: &Ui, place: Rect, chosen: bool, response: &Response) {
        let colours = Palette::of(ui.visuals());
        let painter = ui.painter();
        if response.hovered() && !chosen {
            let wide = self.width + space::NEAR;
            let pill = Rect::from_center_size(place.center(), vec2(wide, size::TAB_PILL));
            let ground = ui.visuals().widgets.hovered.weak_bg_fill;
            painter.rect_filled(pill, CornerRadius::same(radius::FIELD), ground);
        }
        let ink = if chosen || response.hovered() { colours.text } else { colours.weak };
        let middle = place.center().y;
        let at = pos2(place.left(), middle - self.words.size().y / 2.0);
        painter.galley(at, Arc::clone(&self.words), ink);
        if let Some(count) = &self.count {
            let size = vec2(Self::pill(count), count.size().y);
            let left = place.left() + self.words.size().x + space::PAIR;
            let pill = Rect::from_min_size(pos2(left, middle - size.y / 2.0), size);
            painter.rect_filled(pill, CornerRadius::same(radius::BUTTON), colours.chosen.ground);
            painter.galley(pill.center() - count.size() / 2.0, Arc::clone(count), colours.chosen.ink);
        }
        if chosen {
            let top = place.bottom() - stroke::TAB;
            let under = Rect::from_min_max(pos2(place.left(), top), place.max);
            painter.rect_filled(under, CornerRadius::same(radius::SMALL / 2), colours.accent.ground);
        }
    }
}

/// Tags in columns below one another, words in as many lines as they need; the one that was pressed.
pub fn tag_columns(ui: &mut Ui, salt: &str, rows: &[TagRow<'_>]) -> Option<usize> {
    let first_on = rows.iter().position(|row| row.on);
    let list = List::vertical(ui, salt, rows.len(), first_on);
    let width = ui.available_width();
    let ground = (width + 2.0 * moments::TAG_HANG - space::NEAR) / 2.0;
    let a_column = moments::TAGS.max(rows.len().div_ceil(2));
    let laid: Vec<(Arc<Galley>, f32)> = rows
        .iter()
        .map(|row| {
            let room = ground - before(row.sign) - moments::TAG_HANG;
            let mut text = RichText::new(row.words).text_style(TextStyle::Small);
            if row.on {
                text = text.family(strong_family());
            }
            let words = laid(ui, text, room);
            let height = (words.size().y + stroke::FOCUS).max(moments::TAG);
            (words, height)
        })
        .collect();
    let tall = laid.chunks(a_column).map(|column| column.iter().map(|(_, height)| *height).sum());
    let (_, field) = ui.allocate_space(vec2(width, tall.fold(0.0, f32::max)));
    let mut pressed = None;
    let mut corner = field.min - vec2(moments::TAG_HANG, 0.0);
    for (at, (row, (words, height))) in rows.iter().zip(laid).enumerate() {
        if at == a_column {
            corner = pos2(field.right() + moments::TAG_HANG - ground, field.top());
        }
        let place = Rect::from_min_size(corner, vec2(ground, height));
        corner.y += height;
        let response = list.interact(ui, at, place);
        paint_tag(ui, place, row, words, &response);
        let (enabled, on) = (ui.is_enabled(), row.on);
        response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, on, row.name));
        if response.on_hover_text(row.tip).clicked() {
            pressed = Some(at);
        }
    }
    pressed
}

/// From the row's edge to its words.
fn before(sign: TagSign<'_>) -> f32 {
    let (width, _) = box_of(sign);
    moments::TAG_HANG + width + space::NEAR
}

fn box_of(sign: TagSign<'_>) -> (f32, f32) {
    match sign {
        TagSign::Key(_) => moments::KEY,
        TagSign::Code(..) => moments::CODE,
    }
}

fn paint_tag(ui: &Ui, place: Rect, row: &TagRow<'_>, words: Arc<Galley>, response: &Response) {
    let colours = Palette::of(ui.visuals());
    let painter = ui.painter();
    let ground = if row.on {
        colours.chosen.ground
    } else if response.is_pointer_button_down_on() {
        colours.held
    } else if response.hovered() {
        ui.visuals().widgets.hovered.weak_bg_fill
    } else {
        Color32::TRANSPARENT
    };
    painter.rect_filled(place, CornerRadius::same(radius::FIELD), ground);
    let ink = match (ui.is_enabled(), row.on) {
        (false, _) => colours.off.ink,
        (true, true) => colours.chosen.ink,
        (true, false) => colours.text,
    };
    let (wide, high) = box_of(row.sign);
    let left = place.left() + moments::TAG_HANG;
    let sign = Rect::from_min_size(pos2(left, place.center().y - high / 2.0), vec2(wide, high));
    let (text, look) = match row.sign {
        TagSign::Key(key) if row.on => {
            (key, (colours.accent.ground, colours.accent.ground, colours.accent.ink))
        }
        TagSign::Key(key) => (key, (colours.page, colours.line, colours.weak)),
        TagSign::Code(code, lane) => (code, (lane.tone.ground, lane.edge, lane.tone.ink)),
    };
    if !text.is_empty() {
        let (fill, edge, sign_ink) = look;
        let edge = Stroke::new(stroke::LINE, edge);
        painter.rect(sign, CornerRadius::same(radius::SMALL), fill, edge, StrokeKind::Inside);
        let text = RichText::new(text).text_style(caption_style()).family(tabular_family());
        let text = laid(ui, text, f32::INFINITY);
        let sign_ink = if ui.is_enabled() { sign_ink } else { colours.off.ink };
        painter.galley(sign.center() - text.size() / 2.0, text, sign_ink);
    }
    let at = pos2(place.left() + before(row.sign), place.center().y - words.size().y / 2.0);
    painter.galley(at, words, ink);
}
