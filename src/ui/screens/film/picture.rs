//! The camera's picture, and what lies over it: which camera it is, and what goes wrong while it films.

use egui::{Rect, ScrollArea, Ui, pos2, vec2};

use crate::app::state::{FilmScreen, InputView};
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice, Palette, space};
use crate::ui::video::VideoView;
use crate::ui::widgets::over_film;
use crate::words::Message;

/// The camera's picture in its place.
pub(super) fn picture(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, place: Rect) {
    over_film(ui, "picture", place, |ui| {
        let name = context.get("film-preview-name");
        let caption = caption(context, film);
        VideoView::new(context.renderer, &name).caption(&caption).size(place.size()).show(ui, &film.frames);
    });
    if film.frames.latest().1.is_none() {
        let line = (theme::stroke::LINE, Palette::of(ui.visuals()).line);
        ui.painter().rect_stroke(place, theme::radius::BUTTON, line, egui::StrokeKind::Inside);
    }
}

/// The largest place of a film's shape with its upper left corner there.
pub(super) fn sixteen_by_nine(corner: egui::Pos2, most: egui::Vec2) -> Rect {
    let width = most.x.min(most.y * theme::shape::FILM).max(0.0);
    Rect::from_min_size(corner, vec2(width, width / theme::shape::FILM))
}

fn caption(context: &Context<'_>, film: &FilmScreen) -> String {
    match (&film.devices, film.capture.camera) {
        (None, _) => context.get("film-looking-for-cameras"),
        (Some(_), InputView::Failed) => context.get("film-camera-failed"),
        (Some(_), InputView::Lost) => context.get("film-camera-no-picture"),
        (Some(devices), _) if devices.cameras.is_empty() => context.get("film-no-camera"),
        _ => context.get("film-waiting"),
    }
}

/// What the camera is called.
pub(super) fn camera_name(context: &Context<'_>, film: &FilmScreen) -> String {
    let row = film.camera.as_ref();
    row.map(|row| row.name.clone().unwrap_or_else(|| context.get("film-rehearsal-camera")))
        .unwrap_or_default()
}

/// What goes wrong while filming, over the picture: it moves and covers nothing that stops a film.
pub(super) fn warnings(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, picture: Rect) {
    let mut said: Vec<Message> = Vec::new();
    if film.capture.camera == InputView::Lost {
        said.push("film-camera-lost".into());
    }
    if film.capture.microphone == InputView::Lost {
        said.push("film-microphone-lost".into());
    }
    said.extend(film.capture.warning.clone());
    if film.capture.dropped_frames > 0 {
        said.push(Message::new("film-dropped").with("frames", film.capture.dropped_frames));
    }
    if said.is_empty() {
        return;
    }
    let inner = picture.shrink(space::PARTS);
    let width = inner.width().min(theme::film::NOTICE);
    let place = Rect::from_min_max(inner.min, pos2(inner.left() + width, inner.bottom()));
    over_film(ui, "warnings", place, |ui| {
        ScrollArea::vertical().id_salt("warnings").max_height(place.height()).show(ui, |ui| {
            for message in &said {
                theme::notice(ui, Notice::Problem, &context.say(message));
            }
        });
    });
}
