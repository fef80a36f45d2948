//! Film: what the camera sees, large; beside it the time against the band, the sound, Start and Stop.

use egui::{Align, Layout, Ui, vec2};

use crate::app::action::{FilmAction, UserAction, WindowAction};
use crate::app::state::{DeviceRow, FilmScreen, FilmStage, InputView};
use crate::base::MediaTime;
use crate::ui::context::Context;
use crate::ui::keys::{Shortcut, pressed};
use crate::ui::theme;
use crate::ui::theme::Notice;
use crate::ui::video::VideoView;
use crate::ui::widgets;
use crate::words::Message;

/// Width of the column beside the picture.
const COLUMN: f32 = 340.0;

/// Draws the screen.
pub fn show(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    widgets::wide_page(ui, |ui| {
        let height = ui.available_height();
        ui.horizontal_top(|ui| {
            let width = (ui.available_width() - COLUMN - 24.0).max(200.0);
            let name = context.get("film-preview-name");
            let caption = caption(context, film);
            VideoView::new(context.renderer, &name)
                .caption(&caption)
                .size(vec2(width, height.min(width * 9.0 / 16.0)))
                .show(ui, &film.frames);
            ui.add_space(12.0);
            ui.allocate_ui_with_layout(vec2(COLUMN, height), Layout::top_down(Align::Min), |ui| {
                ui.set_width(COLUMN);
                widgets::scroll(ui, "film", |ui| column(ui, context, film, actions));
            });
        });
    });
}

fn caption(context: &Context<'_>, film: &FilmScreen) -> String {
    match (&film.devices, film.capture.camera) {
        (None, _) => context.get("film-looking-for-cameras"),
        (Some(_), InputView::Failed) => context.get("film-camera-failed"),
        (Some(devices), _) if devices.cameras.is_empty() => context.get("film-no-camera"),
        _ => context.get("film-waiting"),
    }
}

fn column(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    let title = Message::new("film-title").with("session", film.session);
    theme::subheading(ui, &context.words.say(&title));
    theme::weak(ui, &film.code);
    widgets::gap(ui);
    elapsed(ui, context, film);
    widgets::gap(ui);
    widgets::level(ui, &context.get("film-level"), film.capture.level);
    widgets::gap(ui);
    match film.stage {
        FilmStage::Preview => before(ui, context, film, actions),
        FilmStage::Starting => widgets::working(ui, &context.get("film-starting")),
        FilmStage::Recording(_) => during(ui, context, film, actions),
        FilmStage::Stopping => widgets::working(ui, &context.get("film-stopping")),
    }
    warnings(ui, context, film);
    if let Some(minutes) = film.room_minutes {
        let room = if minutes >= 600 {
            Message::new("film-room-plenty")
        } else {
            Message::new("film-room").with("minutes", minutes)
        };
        theme::weak(ui, &context.words.say(&room));
    }
}

/// The time filmed against the band the programme asks for: the band is drawn, and said in words. The clock runs with the
/// film; the band counts as the rule does, with what was filmed at this session before and without time that has no picture.
fn elapsed(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    let (least, most) = film.band;
    let minutes = |time: MediaTime| u64::try_from(time.ms() / 60_000).unwrap_or(0);
    let time = film.before + film.capture.filmed;
    let recording = matches!(film.stage, FilmStage::Recording(_) | FilmStage::Stopping);
    widgets::clock(ui, &context.get("film-elapsed"), &film.capture.elapsed.to_string(), recording);
    #[allow(clippy::cast_possible_truncation)] // a share of a track
    let share = |part: MediaTime| (part.secs_f64() / (most.secs_f64() * 1.25).max(1.0)) as f32;
    widgets::band(ui, share(time), share(least)..=share(most));
    let message = if !recording {
        Message::new("film-band").with("least", minutes(least)).with("most", minutes(most))
    } else if time < least {
        Message::new("film-band-under")
            .with("left", least.since(time).to_string())
            .with("least", minutes(least))
    } else if time <= most {
        Message::new("film-band-within").with("least", minutes(least)).with("most", minutes(most))
    } else {
        Message::new("film-band-over").with("most", minutes(most))
    };
    theme::weak(ui, &context.words.say(&message));
    if film.before > MediaTime::ZERO {
        let before = Message::new("film-before").with("length", film.before.to_string());
        theme::weak(ui, &context.words.say(&before));
    }
    if film.capture.filmed < film.capture.elapsed {
        let gone = film.capture.elapsed - film.capture.filmed;
        theme::weak(
            ui,
            &context.words.say(&Message::new("film-no-picture").with("length", gone.to_string())),
        );
    }
}

fn before(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    let refusals = film.start_refusals();
    let start = widgets::record_if(ui, refusals.is_empty(), &context.get("film-start"));
    if start.clicked() || refusals.is_empty() && pressed(ui, Shortcut::StartStop) {
        actions.push(FilmAction::Start.into());
    }
    for refusal in &refusals {
        theme::notice(ui, Notice::Warning, &context.words.say(refusal));
    }
    widgets::gap(ui);
    devices(ui, context, film, actions);
}

fn devices(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    let Some(devices) = &film.devices else { return };
    let camera_name =
        |row: &DeviceRow| row.name.clone().unwrap_or_else(|| context.get("film-rehearsal-camera"));
    let chosen = film.camera.as_ref().map(&camera_name).unwrap_or_default();
    widgets::picker(ui, &context.get("film-camera"), &chosen, |ui| {
        for row in &devices.cameras {
            if widgets::pick(ui, film.camera.as_ref() == Some(row), camera_name(row)) {
                actions.push(FilmAction::ChooseCamera(row.clone()).into());
            }
        }
    });
    let sound_name =
        |row: &DeviceRow| row.name.clone().unwrap_or_else(|| context.get("film-rehearsal-voices"));
    let none = context.get("film-no-microphone");
    let chosen = film.microphone.as_ref().map_or_else(|| none.clone(), &sound_name);
    widgets::picker(ui, &context.get("film-microphone"), &chosen, |ui| {
        for row in &devices.microphones {
            if widgets::pick(ui, film.microphone.as_ref() == Some(row), sound_name(row)) {
                actions.push(FilmAction::ChooseMicrophone(Some(row.clone())).into());
            }
        }
        if widgets::pick(ui, film.microphone.is_none(), &none) {
            actions.push(FilmAction::ChooseMicrophone(None).into());
        }
    });
    if widgets::quiet_button(ui, &context.get("film-look-again")).clicked() {
        actions.push(FilmAction::LookForCameras.into());
    }
}

fn during(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    if widgets::stop_button(ui, &context.get("film-stop")).clicked() || pressed(ui, Shortcut::StartStop) {
        actions.push(FilmAction::Stop.into());
    }
    widgets::gap(ui);
    if film.discard_asked {
        let length = film.capture.elapsed.to_string();
        let says = context.words.say(&Message::new("film-discard-says").with("length", length));
        widgets::question(ui, &context.get("film-discard-ask"), &says);
        ui.horizontal(|ui| {
            if theme::secondary_button(ui, &context.get("film-discard-no")).clicked() {
                actions.push(FilmAction::AskDiscard(false).into());
            }
            if theme::danger_button(ui, &context.get("film-discard-yes")).clicked() {
                actions.push(FilmAction::Discard.into());
            }
        });
    } else {
        if widgets::quiet_button(ui, &context.get("film-discard")).clicked() {
            actions.push(FilmAction::AskDiscard(true).into());
        }
        if widgets::quiet_button(ui, &context.get("lock-now")).clicked() {
            actions.push(WindowAction::Lock.into());
        }
        theme::weak(ui, &context.get("lock-now-hint"));
    }
}

fn warnings(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    let underway = film.stage.is_underway();
    if underway && film.capture.camera == InputView::Lost {
        theme::notice(ui, Notice::Problem, &context.get("film-camera-lost"));
    }
    if underway && film.capture.microphone == InputView::Lost {
        theme::notice(ui, Notice::Problem, &context.get("film-microphone-lost"));
    }
    if underway && let Some(warning) = &film.capture.warning {
        theme::notice(ui, Notice::Problem, &context.words.say(warning));
    }
    if film.capture.dropped_frames > 0 {
        let dropped = Message::new("film-dropped").with("frames", film.capture.dropped_frames);
        theme::notice(ui, Notice::Problem, &context.words.say(&dropped));
    }
}
