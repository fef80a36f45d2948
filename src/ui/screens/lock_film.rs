//! What the lock screen tells of a film under way, in words alone: that it goes on, how long, whether camera and sound
//! are well; and Stop. Knows no family, and shows no picture.

use egui::Ui;

use crate::app::action::UserAction;
use crate::app::state::{InputView, LockedFilm, LockedStage};
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// Draws the card.
pub fn show(ui: &mut Ui, context: &Context<'_>, film: &LockedFilm, actions: &mut Vec<UserAction>) {
    theme::card(ui, |ui| match &film.stage {
        LockedStage::Starting => widgets::working(ui, &context.get("film-starting")),
        LockedStage::Filming => filming(ui, context, film, actions),
        LockedStage::Stopping => widgets::working(ui, &context.get("film-stopping")),
        LockedStage::Sealed(length) => {
            let sealed = Message::new("lock-film-sealed").with("length", length.to_string());
            theme::subheading(ui, &context.say(&sealed));
            theme::weak(ui, &context.get("lock-film-sealed-hint"));
        }
        LockedStage::Ended(why) => {
            theme::subheading(ui, &context.get("lock-film-ended"));
            theme::notice(ui, Notice::Problem, &context.say(why));
            theme::weak(ui, &context.get("lock-film-ended-hint"));
        }
    });
}

fn filming(ui: &mut Ui, context: &Context<'_>, film: &LockedFilm, actions: &mut Vec<UserAction>) {
    theme::subheading(ui, &context.get("lock-film-title"));
    theme::weak(ui, &context.get("lock-film-hint"));
    widgets::gap(ui);
    let time = film.capture.elapsed.to_string();
    widgets::clock(ui, &context.get("film-elapsed"), &time, true);
    widgets::gap(ui);
    let camera = match film.capture.camera {
        InputView::Live => Ok("lock-film-camera-well"),
        InputView::Lost | InputView::Failed => Err("film-camera-lost"),
        InputView::None | InputView::Opening => Ok("lock-film-camera-waiting"),
    };
    let sound = match film.capture.microphone {
        InputView::Live => Ok("lock-film-sound-well"),
        InputView::Lost | InputView::Failed => Err("film-microphone-lost"),
        InputView::None => Ok("lock-film-sound-none"),
        InputView::Opening => Ok("lock-film-sound-waiting"),
    };
    for line in [camera, sound] {
        match line {
            Ok(well) => theme::weak(ui, &context.get(well)),
            Err(lost) => theme::notice(ui, Notice::Problem, &context.get(lost)),
        };
    }
    if let Some(warning) = &film.capture.warning {
        theme::notice(ui, Notice::Problem, &context.say(warning));
    }
    widgets::gap(ui);
    if widgets::stop_button(ui, &context.get("film-stop")).clicked() {
        actions.push(UserAction::StopFilm);
    }
}
