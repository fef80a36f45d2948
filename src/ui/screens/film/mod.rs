//! Film: before filming the camera's picture with what is to be looked at; while it films the picture, large, with the time
//! and Stop beside it. A dim room in both themes.

mod header;
mod picture;
mod rail;
mod said;
mod setup;

use egui::{Id, Ui};

use crate::app::action::{FilmAction, UserAction, WindowAction};
use crate::app::state::{FilmScreen, FilmStage};
use crate::ui::context::Context;
use crate::ui::frame::Bar;
use crate::ui::keys::{Shortcut, pressed};
use crate::ui::theme::{self, Palette};
use crate::ui::topmost::{self, Level};
use crate::ui::widgets::over_film;

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    film: &FilmScreen,
    mut bar: Bar<'_>,
    actions: &mut Vec<UserAction>,
) {
    let window = ui.ctx().content_rect();
    ui.painter().rect_filled(window, 0, Palette::of(ui.visuals()).page);
    keys(ui, film, actions);
    let header = window.with_max_y(window.top() + theme::shell::HEADER_LOW);
    over_film(ui, "header", header, |ui| header::show(ui, context, film, &mut bar, actions));
    let below = window.with_min_y(header.bottom());
    match film.stage {
        FilmStage::Preview => setup::show(ui, context, film, below, actions),
        FilmStage::Starting | FilmStage::Recording(_) | FilmStage::Stopping => {
            rail::show(ui, context, film, (below, *bar.note), actions);
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
