//! Rows and words: list rows, values, table heads, the wordmark. Knows no screen.

use std::time::Duration;

use egui::{
    Align, Align2, Color32, Frame, Label, Layout, Margin, Rect, Response, RichText, Role, Sense, TextStyle,
    TextWrapMode, Ui, Vec2, WidgetInfo, WidgetText, vec2,
};

use super::layout::right;
use super::nav::app_mark;
use crate::programme::fidelity::Verdict;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Palette, icon, size, space, unlock};

/// The sign and the name of the program, on the first screen.
pub fn wordmark(ui: &mut Ui, name: &str) {
    let colours = Palette::of(ui.visuals());
    let words = WidgetText::from(RichText::new(name).text_style(TextStyle::Heading));
    let words = words.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Heading);
    let side = Vec2::splat(unlock::MARK);
    ui.vertical_centered(|ui| {
        let whole = vec2(side.x + space::THUMBS + words.size().x, side.y);
        let (place, response) = ui.allocate_exact_size(whole, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
        app_mark(ui.painter(), Rect::from_min_size(place.min, side), colours);
        let at = Align2::RIGHT_CENTER.anchor_size(place.right_center(), words.size());
        ui.painter().galley(at.min, words, colours.text);
    });
}

/// A line of second words after an icon: that there is nothing, or nothing to do.
pub fn quiet_line(ui: &mut Ui, sign: Icon, words: &str) {
    let weak = Palette::of(ui.visuals()).weak;
    ui.horizontal(|ui| {
        ui.set_min_height(size::ROW);
        ui.spacing_mut().item_spacing.x = space::THUMBS;
        let (place, _) = ui.allocate_exact_size(Vec2::splat(icon::ROW), Sense::hover());
        sign.paint(ui.painter(), place, weak);
        ui.add(Label::new(RichText::new(words).color(weak)).wrap());
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

/// The title of a page on one line; what does not fit is told on hovering.
pub fn elided_heading(ui: &mut Ui, words: &str) -> Response {
    let response = ui.add(Label::new(RichText::new(words).text_style(theme::title_style())).truncate());
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

/// What goes with a sign's words, below them.
pub fn under_sign(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(17.0 + space::NEAR);
        ui.vertical(add);
    });
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
