//! One of several, chosen from a list that opens: as a field of the room, or over film. Knows no screen.

use egui::{
    Align2, Button, Color32, FontId, Popup, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use crate::ui::icons::Icon;
use crate::ui::theme::{ON_FILM, Palette, SCRIM, icon, letters, radius, room, size, space, stroke};

/// Where a list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickerLook {
    /// On the page, with this icon before what is chosen.
    Field(Icon),
    /// Over film.
    OverFilm,
}

/// A list to choose from.
#[must_use = "it is drawn by `show`"]
pub struct RoomPicker<'a> {
    /// What is chosen: for readers of the screen.
    pub name: &'a str,
    /// What is chosen now.
    pub value: &'a str,
    /// What stands on it.
    pub words: &'a str,
    /// How it looks.
    pub look: PickerLook,
    /// Its width, in points.
    pub width: f32,
}

impl RoomPicker<'_> {
    /// Draws it; `add` makes the rows of the open list, with [`room_pick`].
    pub fn show(self, ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
        let colours = Palette::of(ui.visuals());
        let height = match self.look {
            PickerLook::Field(_) => size::ROOM,
            PickerLook::OverFilm => room::TARGET,
        };
        let (place, response) = ui.allocate_exact_size(vec2(self.width, height), Sense::click());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), self.name);
            info.current_text_value = Some(self.value.to_owned());
            info
        });
        let (ground, ink, edge) = match self.look {
            PickerLook::Field(_) => {
                let ground = if response.hovered() { colours.hover } else { colours.input };
                (ground, colours.text, colours.outline)
            }
            PickerLook::OverFilm if response.hovered() => (ON_FILM.ground, ON_FILM.ink, ON_FILM.ink),
            PickerLook::OverFilm => (SCRIM, ON_FILM.ink, Color32::TRANSPARENT),
        };
        let painter = ui.painter();
        let corners = if matches!(self.look, PickerLook::OverFilm) { radius::BUTTON } else { radius::CARD };
        painter.rect(place, corners, ground, Stroke::new(stroke::LINE, edge), StrokeKind::Inside);
        let square = |left: f32, points: f32| {
            Rect::from_min_size(pos2(left, place.center().y - points / 2.0), Vec2::splat(points))
        };
        let mut left = place.left() + space::PARTS;
        if let PickerLook::Field(sign) = self.look {
            sign.paint(painter, square(left, icon::ROW), ink);
            left += icon::ROW + space::NEAR;
        }
        let right = place.right() - space::THUMBS - icon::NAV;
        Icon::Down.paint(painter, square(right, icon::NAV), ink);
        let words = painter.with_clip_rect(place.with_max_x(right - space::PAIR));
        let font = FontId::proportional(letters::ROOM);
        words.text(pos2(left, place.center().y), Align2::LEFT_CENTER, self.words, font, ink);
        Popup::menu(&response).width(self.width.max(room::MENU)).show(|ui| add(ui));
    }
}

/// One row of the open list; whether it was picked.
pub fn room_pick(ui: &mut Ui, selected: bool, words: &str) -> bool {
    let button = Button::selectable(selected, (words, egui::Atom::grow()));
    ui.add(button.min_size(vec2(ui.available_width(), room::TARGET))).clicked()
}
