//! Words by their weight: headings, second words, figures. Knows no screen.

use std::sync::Arc;

use egui::{Galley, Label, Response, RichText, Role, TextStyle, TextWrapMode, Ui, WidgetText};

use crate::ui::theme::{
    Palette, caption_style, display_style, section_style, strong_family, tabular_family, title_style,
};

/// The largest heading: the title of an old staff page, and the date on Today.
pub fn heading(ui: &mut Ui, words: &str) -> Response {
    headed(ui, words, display_style())
}

/// Where one is: family, session, next step.
pub fn title(ui: &mut Ui, words: &str) -> Response {
    headed(ui, words, title_style())
}

/// The heading of a part.
pub fn section(ui: &mut Ui, words: &str) -> Response {
    headed(ui, words, section_style())
}

/// The heading of a card of a staff page.
pub fn subheading(ui: &mut Ui, words: &str) -> Response {
    section(ui, words)
}

fn headed(ui: &mut Ui, words: &str, size: TextStyle) -> Response {
    let response = ui.label(RichText::new(words).text_style(size));
    told_as_heading(response, words)
}

/// Told as a heading to those who read the screen by ear.
pub fn told_as_heading(response: Response, words: &str) -> Response {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(words);
    });
    response
}

/// Words on one line, laid out to be painted; egui's own buttons and labels do it for theirs.
pub(super) fn one_line(ui: &Ui, words: RichText) -> Arc<Galley> {
    WidgetText::from(words).into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Body)
}

/// Room for one thing: in a row that wraps, the whole of the next line is free.
pub(super) fn room(ui: &Ui) -> f32 {
    if ui.layout().main_wrap { ui.max_rect().width() } else { ui.available_width() }
}

/// Second words.
pub fn weak(ui: &mut Ui, words: &str) -> Response {
    let weak = Palette::of(ui.visuals()).weak;
    ui.label(RichText::new(words).color(weak))
}

/// The word one looks for.
pub fn strong(ui: &mut Ui, words: &str) -> Response {
    ui.label(RichText::new(words).family(strong_family()))
}

/// Second lines, small, wrapping.
pub fn small(ui: &mut Ui, words: &str) -> Response {
    let weak = Palette::of(ui.visuals()).weak;
    ui.add(Label::new(RichText::new(words).text_style(TextStyle::Small).color(weak)).wrap())
}

/// Dates, lane names, keys: never a sentence.
pub fn caption(ui: &mut Ui, words: &str) -> Response {
    let weak = Palette::of(ui.visuals()).weak;
    ui.label(RichText::new(words).text_style(caption_style()).color(weak))
}

/// A time or a count, in figures of one width.
pub fn tabular(ui: &mut Ui, words: &str) -> Response {
    ui.label(RichText::new(words).family(tabular_family()))
}

/// How wide words are in one line, in points.
pub fn width_of(ui: &Ui, words: &str, style: TextStyle) -> f32 {
    let words = WidgetText::from(RichText::new(words).text_style(style.clone()));
    words.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, style).size().x
}
