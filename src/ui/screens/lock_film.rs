//! What the lock screen tells of a film under way, in words alone: that it goes on, how long, whether camera and sound
//! are well; and Stop. Knows no family, and shows no picture.

use egui::{Label, RichText, Sense, Ui, Vec2, vec2};

use crate::app::action::{UnlockAction, UserAction};
use crate::app::state::{InputView, LockedFilm, LockedStage};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Notice, Palette, Pressable, Weight, size};
use crate::ui::widgets;
use crate::words::Message;

/// Draws the card.
pub fn show(ui: &mut Ui, context: &Context<'_>, film: &LockedFilm, actions: &mut Vec<UserAction>) {
    theme::card(ui, |ui| match &film.stage {
        LockedStage::Starting => widgets::working(ui, &context.get("film-starting")),
        LockedStage::Filming => filming(ui, context, film, actions),
        LockedStage::Stopping => widgets::working(ui, &context.get("film-stopping")),
        LockedStage::Sealed(length) => {
            let saved = Message::new("lock-film-sealed").with("length", length.to_string());
            theme::notice(ui, Notice::Success, &context.say(&saved));
            theme::weak(ui, &context.get("lock-film-sealed-hint"));
        }
        LockedStage::Ended(why) => {
            theme::section(ui, &context.get("lock-film-ended"));
            theme::notice(ui, Notice::Problem, &context.say(why));
            theme::weak(ui, &context.get("lock-film-ended-hint"));
        }
    });
}

fn filming(ui: &mut Ui, context: &Context<'_>, film: &LockedFilm, actions: &mut Vec<UserAction>) {
    let red = Palette::of(ui.visuals()).meaning(Meaning::Recording).ink;
    ui.horizontal(|ui| {
        let (dot, _) = ui.allocate_exact_size(Vec2::splat(theme::film::LIGHT), Sense::hover());
        ui.painter().circle_filled(dot.center(), theme::film::LIGHT / 2.0, red);
        theme::section(ui, &context.get("lock-film-title"));
    });
    let time = film.capture.elapsed.to_string();
    let name = format!("{} {time}", context.get("film-elapsed"));
    let clock = ui.add(Label::new(RichText::new(time).text_style(theme::clock_style())).extend());
    clock.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
    // Stop is in sight in a small window too, before how all is.
    let words = context.get("film-stop");
    let stop = Pressable::new(Weight::Stop, &words).icon(Icon::Stop);
    let size = vec2(ui.available_width(), size::ROOM);
    if stop.width(size.x).height(size.y).show(ui).clicked() {
        actions.push(UnlockAction::StopFilm.into());
    }
    widgets::gap(ui);
    inputs(ui, context, film);
    theme::weak(ui, &context.get("lock-film-hint"));
}

/// How camera and sound are.
fn inputs(ui: &mut Ui, context: &Context<'_>, film: &LockedFilm) {
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
    for (icon, line) in [(Icon::Camera, camera), (Icon::Microphone, sound)] {
        match line {
            Ok(well) => {
                widgets::sign_line(ui, icon, Meaning::Met, &context.get(well));
            }
            Err(lost) => {
                theme::notice(ui, Notice::Problem, &context.get(lost));
            }
        }
    }
    if let Some(warning) = &film.capture.warning {
        theme::notice(ui, Notice::Problem, &context.say(warning));
    }
}
