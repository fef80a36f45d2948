//! Where something is typed: a field under its name, as wide as what goes into it. Knows no screen.

use egui::{Label, Margin, Rect, Response, RichText, TextEdit, TextStyle, Ui, UiBuilder, Vec2, pos2};

use super::buttons::icon_only;
use super::lists::margin;
use crate::ui::icons::Icon;
use crate::ui::theme::strong_family;
use crate::ui::theme::tokens::{inset, size, space, unlock};

/// A line to type into, under its name.
pub fn field(ui: &mut Ui, name: &str, text: &mut String) -> Response {
    named_field(ui, name, None, TextEdit::singleline(text))
}

/// A line to type a secret into, under its name: dots, until the eye at its end is pressed, which is called `eye`.
pub fn secret_field(ui: &mut Ui, name: &str, text: &mut String, (shown, eye): (&mut bool, &str)) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::NEAR;
        let label = ui.add(Label::new(RichText::new(name).family(strong_family())));
        let height = ui.text_style_height(&TextStyle::Body);
        let tall = (unlock::FIELD - height) / 2.0;
        let margin =
            Margin { left: 10, right: margin(size::CONTROL + space::NEAR), ..Margin::same(margin(tall)) };
        let edit = TextEdit::singleline(text).password(!*shown).desired_width(f32::INFINITY).margin(margin);
        let response = ui.add(edit).labelled_by(label.id);
        let side = Vec2::splat(size::CONTROL);
        let end = pos2(response.rect.right() - space::PAIR - side.x / 2.0, response.rect.center().y);
        let place = UiBuilder::new().max_rect(Rect::from_center_size(end, side));
        let pressed = icon_only(Icon::Shown, eye).chosen(*shown).show(&mut ui.new_child(place)).clicked();
        if pressed {
            *shown = !*shown;
        }
        response
    })
    .inner
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
