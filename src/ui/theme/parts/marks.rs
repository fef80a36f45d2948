//! Small marks: badges, keys, codes of tags. Knows no screen.

use egui::{
    Align2, CornerRadius, Frame, Margin, Response, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, Ui,
    WidgetAtom, WidgetInfo, vec2,
};

use super::words::one_line;
use crate::ui::icons::Icon;
use crate::ui::theme::tokens::{icon as icon_size, radius, size, space, stroke};
use crate::ui::theme::{LaneLook, Meaning, Palette, caption_style, strong_family};

/// The icon of a meaning.
pub const fn verdict_icon(meaning: Meaning) -> Icon {
    match meaning {
        Meaning::Recording => Icon::Record,
        Meaning::Met => Icon::Check,
        Meaning::NotYet => Icon::ToDo,
        Meaning::AtRisk => Icon::Warning,
        Meaning::NotMet => Icon::Cross,
        Meaning::NotApplicable => Icon::Dash,
    }
}

/// A verdict's word with its icon, on its colour.
pub fn verdict_badge(ui: &mut Ui, word: &str, meaning: Meaning) -> Response {
    badge(ui, Some(verdict_icon(meaning)), word, meaning)
}

/// A word on a meaning's colour.
pub fn badge(ui: &mut Ui, icon: Option<Icon>, word: &str, meaning: Meaning) -> Response {
    let tone = Palette::of(ui.visuals()).meaning(meaning);
    let frame = Frame::new()
        .fill(tone.ground)
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::symmetric(8, 3));
    let words = RichText::new(word).text_style(TextStyle::Small).color(tone.ink);
    let badge = match icon {
        Some(icon) => WidgetAtom::new((icon.atom(icon_size::META), words)),
        None => WidgetAtom::new(words),
    };
    let response = badge.frame(frame).gap(space::PAIR).fallback_text_color(tone.ink).show(ui).response;
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    response
}

/// A key in its box.
pub fn key(ui: &mut Ui, words: &str) -> Response {
    let colours = Palette::of(ui.visuals());
    let text = RichText::new(words).text_style(caption_style());
    let galley = one_line(ui, text);
    let wanted = vec2((galley.size().x + space::NEAR).max(size::KEY), size::KEY);
    let (place, response) = ui.allocate_exact_size(wanted, Sense::hover());
    let edge = Stroke::new(stroke::LINE, colours.line);
    ui.painter().rect(place, CornerRadius::same(radius::SMALL), colours.page, edge, StrokeKind::Inside);
    let at = Align2::CENTER_CENTER.anchor_size(place.center(), galley.size());
    ui.painter().galley(at.min, galley, colours.weak);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response
}

/// The code of a tag in its lane's colours.
pub fn tag_chip(ui: &mut Ui, code: &str, lane: LaneLook) -> Response {
    let text = RichText::new(code).text_style(caption_style()).family(strong_family());
    let galley = one_line(ui, text);
    let wanted = vec2(galley.size().x + space::PARTS, size::KEY);
    let (place, response) = ui.allocate_exact_size(wanted, Sense::hover());
    let corners = CornerRadius::same(radius::SMALL);
    let edge = Stroke::new(stroke::LINE, lane.edge);
    ui.painter().rect(place, corners, lane.tone.ground, edge, StrokeKind::Inside);
    ui.painter().galley(place.center() - galley.size() / 2.0, galley, lane.tone.ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, code));
    response
}
