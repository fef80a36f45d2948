//! What is said over film: on a ground through which it shines. Knows no film.

use egui::{FontId, Label, Rect, RichText, Ui, UiBuilder, Vec2, vec2};

use crate::ui::icons::Icon;
use crate::ui::theme::{ON_FILM, SCRIM, letters, radius, room, space};

/// A part of the screen that lies over another, in `place`.
pub fn over_film<R>(ui: &mut Ui, name: &str, place: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().id_salt(name).max_rect(place), add).inner
}

/// A few words with an icon in the lower left corner of a picture.
pub fn film_chip(ui: &mut Ui, picture: Rect, icon: Icon, words: &str) {
    let font = FontId::proportional(letters::ROOM);
    let most = picture.width() / 2.0;
    let galley = ui.painter().layout(words.to_owned(), font.clone(), ON_FILM.ink, most);
    let (sign, pad) = (Vec2::splat(crate::ui::theme::icon::ROW), space::THUMBS);
    let size =
        vec2(galley.size().x + sign.x + space::NEAR + 2.0 * pad, room::CHIP.max(galley.size().y + pad));
    let corner = picture.left_bottom() + vec2(space::PARTS, -space::PARTS - size.y);
    let place = Rect::from_min_size(corner, size);
    ui.painter().rect_filled(place, radius::BUTTON, SCRIM);
    let left = Rect::from_center_size(place.left_center() + vec2(pad + sign.x / 2.0, 0.0), sign);
    icon.paint(ui.painter(), left, ON_FILM.ink);
    let rest = Rect::from_min_size(
        egui::pos2(left.right() + space::NEAR, place.center().y - galley.size().y / 2.0),
        galley.size() + vec2(1.0, 0.0),
    );
    over_film(ui, "chip", rest, |ui| {
        ui.add(Label::new(RichText::new(words).font(font).color(ON_FILM.ink)).wrap());
    });
}
