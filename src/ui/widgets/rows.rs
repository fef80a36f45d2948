//! Rows and words: list rows, values, table heads, the wordmark. Knows no screen.

use std::time::Duration;

use egui::{
    Align, Color32, Frame, Label, Layout, Margin, Response, RichText, Role, Sense, Stroke, TextStyle,
    TextWrapMode, Ui, WidgetInfo, WidgetText, vec2,
};

use super::layout::{right, row};
use crate::programme::fidelity::Verdict;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Palette, space};

/// The name of the program, on the first screen.
pub fn wordmark(ui: &mut Ui, name: &str) {
    let accent = Palette::of(ui.visuals()).accent.ground;
    ui.vertical_centered(|ui| {
        let font = egui::FontId::new(40.0, theme::strong_family());
        ui.label(RichText::new(name).font(font).color(accent));
    });
}

/// Words of more weight.
pub fn strong(ui: &mut Ui, words: &str) {
    let font = egui::FontId::new(TextStyle::Body.resolve(ui.style()).size, theme::strong_family());
    ui.add(Label::new(RichText::new(words).font(font)).wrap());
}

/// Words of more weight on one line; what does not fit is told on hovering.
pub fn elided(ui: &mut Ui, words: &str) -> Response {
    let font = egui::FontId::new(TextStyle::Body.resolve(ui.style()).size, theme::strong_family());
    ui.add(Label::new(RichText::new(words).font(font)).truncate())
}

/// The place of something in an order.
pub fn strong_number(ui: &mut Ui, number: usize) {
    let colours = Palette::of(ui.visuals());
    let (place, response) = ui.allocate_exact_size(vec2(30.0, 30.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, number.to_string()));
    ui.painter().circle_filled(place.center(), 14.0, colours.chosen.ground);
    let font = egui::FontId::new(15.0, theme::strong_family());
    ui.painter().text(place.center(), egui::Align2::CENTER_CENTER, number, font, colours.chosen.ink);
}

/// The title of a page on one line; what does not fit is told on hovering.
pub fn elided_heading(ui: &mut Ui, words: &str) -> Response {
    let response = ui.add(Label::new(RichText::new(words).heading()).truncate());
    theme::told_as_heading(response, words)
}

/// Small words that explain a tick box: they stand under its words.
pub fn under_check(ui: &mut Ui, words: &str) {
    let indent = ui.spacing().icon_width + ui.spacing().icon_spacing;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(indent);
        theme::small(ui, words);
    });
}

/// A sign in a meaning's colour, and words that wrap beside it.
pub fn sign_line(ui: &mut Ui, icon: Icon, meaning: Meaning, words: &str) -> Response {
    let ink = Palette::of(ui.visuals()).meaning(meaning).ink;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        let line = ui.text_style_height(&TextStyle::Body);
        let (place, _) = ui.allocate_exact_size(vec2(17.0, line), Sense::hover());
        icon.paint(ui.painter(), place, ink);
        ui.add(Label::new(words).wrap())
    })
    .inner
}

/// A sign that stands alone: `name` is what readers of the screen are told.
pub fn sign(ui: &mut Ui, icon: Icon, name: &str) {
    let (place, response) = ui.allocate_exact_size(vec2(17.0, 17.0), Sense::hover());
    icon.paint(ui.painter(), place, Palette::of(ui.visuals()).text);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    response.on_hover_text(name);
}

/// The place of a long key.
pub fn key_block(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let colours = Palette::of(ui.visuals());
    Frame::new().fill(colours.page).corner_radius(10).inner_margin(Margin::same(14)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui);
    });
}

/// A part of a key, large.
pub fn key_part(ui: &mut Ui, part: &str) {
    ui.add(Label::new(RichText::new(part).monospace().size(18.0)).selectable(true).wrap());
}

/// A numbered group of a key, large, with its number above; `name` is what readers of the screen are told.
pub fn key_group(ui: &mut Ui, number: usize, group: &str, name: &str) {
    let weak = Palette::of(ui.visuals()).weak;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(RichText::new(number.to_string()).small().color(weak));
        let group = RichText::new(group).monospace().size(18.0);
        let response = ui.add(Label::new(group).selectable(true).extend());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    });
}

/// The head of a table's column.
pub fn column_head(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).small().color(Palette::of(ui.visuals()).weak));
}

/// A value behind its name.
pub fn value(ui: &mut Ui, name: &str, value: &str) {
    let response = ui.label(RichText::new(value).monospace());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {value}")));
}

/// Width of the ring that turns, in points.
const RING: f32 = 26.0;

/// Long work under way: a turning ring and words.
#[allow(clippy::cast_possible_truncation)] // places on a screen
pub fn working(ui: &mut Ui, words: &str) {
    let width = (ui.available_width() - RING - ui.spacing().item_spacing.x).max(RING);
    let galley = WidgetText::from(words).into_galley(ui, Some(TextWrapMode::Wrap), width, TextStyle::Body);
    // As high as the words from the start, so that ring and words have one middle.
    let size = vec2(ui.available_width(), galley.size().y.max(RING));
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_height(size.y);
        let (place, _) = ui.allocate_exact_size(vec2(RING, RING), Sense::hover());
        let colours = Palette::of(ui.visuals());
        let turn = ui.input(|input| input.time) * 3.5;
        for dot in 0..8_u8 {
            let angle = f64::from(dot) * std::f64::consts::TAU / 8.0;
            let behind = ((angle - turn).rem_euclid(std::f64::consts::TAU) / std::f64::consts::TAU) as f32;
            let at = place.center() + 9.0 * vec2(angle.cos() as f32, angle.sin() as f32);
            ui.painter().circle_filled(at, 2.4, colours.accent.ground.gamma_multiply(0.25 + 0.75 * behind));
        }
        ui.ctx().request_repaint_after(Duration::from_millis(100));
        ui.add(Label::new(galley));
    });
}

/// How the theme says a verdict.
pub fn meaning(verdict: Verdict) -> Meaning {
    match verdict {
        Verdict::Met => Meaning::Met,
        Verdict::NotYet => Meaning::NotYet,
        Verdict::AtRisk => Meaning::AtRisk,
        Verdict::NotMet => Meaning::NotMet,
        Verdict::NotApplicable => Meaning::NotApplicable,
    }
}

/// A row of a list that opens something, with a mark in a meaning's colour and that meaning's word. What cannot wait
/// comes before the other lines, with a sign.
pub fn list_row(
    ui: &mut Ui,
    selected: bool,
    title: &str,
    (urgent, lines): (Option<&str>, &[String]),
    mark: (Meaning, &str),
) -> Response {
    let colours = Palette::of(ui.visuals());
    let fill = if selected { colours.chosen.ground } else { colours.card };
    let frame = Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, if selected { colours.accent.ground } else { colours.line }))
        .corner_radius(12)
        .inner_margin(Margin::symmetric(14, 10));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::PAIR;
        ui.spacing_mut().interact_size.y = 30.0;
        row(ui, |ui| {
            theme::verdict_badge(ui, mark.1, mark.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| elided(ui, title));
        });
        if let Some(urgent) = urgent {
            let ink = colours.meaning(Meaning::AtRisk).ink;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::NEAR;
                let line = ui.text_style_height(&TextStyle::Small);
                let (place, _) = ui.allocate_exact_size(vec2(15.0, line), Sense::hover());
                Icon::Warning.paint(ui.painter(), place, ink);
                ui.add(Label::new(RichText::new(urgent).small()).wrap());
            });
        }
        for line in lines {
            ui.add(Label::new(RichText::new(line).small().color(colours.weak)).wrap());
        }
    });
    // Of its own: what a frame senses takes the keyboard away again in the next pass.
    let response = ui.interact(shown.response.rect, shown.response.id.with("row"), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, title));
    if response.hovered() {
        let outline = Stroke::new(2.0, colours.accent.ground);
        ui.painter().rect_stroke(response.rect, 12, outline, egui::StrokeKind::Inside);
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    response
}

/// Two lines of words with a button at their right.
pub fn line_with_button(ui: &mut Ui, title: &str, facts: &str, add: impl FnOnce(&mut Ui)) -> Response {
    let weak: Color32 = Palette::of(ui.visuals()).weak;
    let words = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let title = ui.add(Label::new(title).truncate());
            ui.add(Label::new(RichText::new(facts).small().color(weak)).truncate());
            title
        })
        .inner
    };
    ui.horizontal(|ui| {
        right(ui, |ui| {
            add(ui);
            // What the button leaves.
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| words(ui)).inner
        })
    })
    .inner
}
