//! Where something is typed: a field under its name, as wide as what goes into it. Knows no screen.

use egui::{Label, Margin, Response, RichText, TextEdit, Ui};

use crate::ui::theme::strong_family;
use crate::ui::theme::tokens::{inset, space};

/// A line to type into, under its name.
pub fn field(ui: &mut Ui, name: &str, text: &mut String) -> Response {
    named_field(ui, name, None, TextEdit::singleline(text))
}

/// A line to type a secret into, under its name: dots, unless `shown`.
pub fn secret_field(ui: &mut Ui, name: &str, text: &mut String, shown: bool) -> Response {
    named_field(ui, name, None, TextEdit::singleline(text).password(!shown))
}

/// Some lines to type into, under their name.
pub fn text_area(ui: &mut Ui, name: &str, text: &mut String, rows: usize) -> Response {
    named_field(ui, name, None, TextEdit::multiline(text).desired_rows(rows))
}

/// A field under its name, so wide, in points, or else as wide as its space.
pub fn named_field(ui: &mut Ui, name: &str, width: Option<f32>, edit: TextEdit<'_>) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::PAIR;
        let label = ui.add(Label::new(RichText::new(name).family(strong_family())));
        let margin = Margin::symmetric(inset::FIELD.0, inset::FIELD.1);
        ui.add(edit.desired_width(width.unwrap_or(f32::INFINITY)).margin(margin)).labelled_by(label.id)
    })
    .inner
}
