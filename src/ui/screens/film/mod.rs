//! Film: before filming the camera's picture with what is to be looked at; while it films the picture, large, with the time
//! and Stop beside it. A dim room in both themes.

mod header;
mod rail;
mod setup;

use egui::{Id, Rect, Ui, pos2, vec2};

use crate::app::action::{FilmAction, UserAction, WindowAction};
use crate::app::state::{FilmScreen, FilmStage, InputView};
use crate::ui::context::Context;
use crate::ui::keys::{Shortcut, pressed};
use crate::ui::theme::{self, Notice, Palette, space};
use crate::ui::topmost::{self, Level};
use crate::ui::video::VideoView;
use crate::ui::widgets::over_film;
use crate::words::Message;

/// Draws the screen; `note` is whether the note for staff is open.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    film: &FilmScreen,
    note: &mut bool,
    actions: &mut Vec<UserAction>,
) {
    let window = ui.ctx().content_rect();
    ui.painter().rect_filled(window, 0, Palette::of(ui.visuals()).page);
    keys(ui, film, actions);
    let header = window.with_max_y(window.top() + theme::shell::HEADER_LOW);
    over_film(ui, "header", header, |ui| header::show(ui, context, film, note, actions));
    let below = window.with_min_y(header.bottom());
    match film.stage {
        FilmStage::Preview => setup::show(ui, context, film, below, actions),
        FilmStage::Starting | FilmStage::Recording(_) | FilmStage::Stopping => {
            rail::show(ui, context, film, (below, *note), actions);
        }
    }
}

/// One key starts and stops; Escape leaves while nothing is filmed.
fn keys(ui: &Ui, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    let starts = film.stage == FilmStage::Preview && film.start_refusals().is_empty();
    let stops = matches!(film.stage, FilmStage::Recording(_));
    if (starts || stops) && pressed(ui, Shortcut::StartStop) {
        actions.push(if starts { FilmAction::Start.into() } else { FilmAction::Stop.into() });
    }
    if film.stage == FilmStage::Preview && topmost::closes(ui.ctx(), Level::Screen, Id::unique("film")) {
        actions.push(WindowAction::Back.into());
    }
}

/// The camera's picture in its place.
fn picture(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, place: Rect) {
    over_film(ui, "picture", place, |ui| {
        let name = context.get("film-preview-name");
        let caption = caption(context, film);
        VideoView::new(context.renderer, &name).caption(&caption).size(place.size()).show(ui, &film.frames);
    });
}

/// The largest place of a film's shape with its upper left corner there.
fn sixteen_by_nine(corner: egui::Pos2, most: egui::Vec2) -> Rect {
    let width = most.x.min(most.y * 16.0 / 9.0).max(0.0);
    Rect::from_min_size(corner, vec2(width, width * 9.0 / 16.0))
}

fn caption(context: &Context<'_>, film: &FilmScreen) -> String {
    match (&film.devices, film.capture.camera) {
        (None, _) => context.get("film-looking-for-cameras"),
        (Some(_), InputView::Failed) => context.get("film-camera-failed"),
        (Some(devices), _) if devices.cameras.is_empty() => context.get("film-no-camera"),
        _ => context.get("film-waiting"),
    }
}

/// What the camera is called.
fn camera_name(context: &Context<'_>, film: &FilmScreen) -> String {
    let row = film.camera.as_ref();
    row.map(|row| row.name.clone().unwrap_or_else(|| context.get("film-rehearsal-camera")))
        .unwrap_or_default()
}

/// What goes wrong while filming, over the picture: it moves and covers nothing that stops a film.
fn warnings(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, picture: Rect) {
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
        for message in &said {
            theme::notice(ui, Notice::Problem, &context.say(message));
        }
    });
}
