//! Before filming: the camera's picture, the microphone, what is to be looked at, and Start.

use egui::{Align, Label, Layout, Rect, RichText, ScrollArea, Ui, pos2, vec2};

use super::picture::{camera_name, picture, sixteen_by_nine};
use super::said::{room_said, sound_said};
use crate::app::action::{FilmAction, UserAction};
use crate::app::state::{DeviceRow, FilmScreen, InputView, Loudness};
use crate::base::MediaTime;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::keys::Shortcut;
use crate::ui::theme::{self, Meaning, Palette, room, size, space};
use crate::ui::widgets::{
    Check, CheckRow, LevelLights, PickerLook, RoomPicker, film_chip, held_level, over_film, room_pick,
};
use crate::words::Message;

/// Draws it into `place`.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    film: &FilmScreen,
    place: Rect,
    actions: &mut Vec<UserAction>,
) {
    let edge = space::PARTS;
    if place.width() < theme::film::STACKED_BELOW {
        stacked(ui, context, film, place.shrink2(vec2(edge, 0.0)), actions);
        return;
    }
    let right = Rect::from_min_max(
        pos2(place.right() - edge - theme::film::CHECKS, place.top()),
        pos2(place.right() - edge, place.bottom()),
    );
    let left = Rect::from_min_max(
        pos2(place.left() + edge, place.top()),
        pos2(right.left() - space::EDGE, place.bottom()),
    );
    let most = vec2(left.width(), left.height() - theme::film::SOUND - edge);
    let seen = sixteen_by_nine(left.min, most);
    camera(ui, context, film, seen, actions);
    let below = left.with_min_y(seen.bottom() + edge);
    over_film(ui, "sound", below, |ui| sound(ui, context, film, actions));
    let foot = right.with_min_y(right.bottom() - theme::film::START_FOOT);
    over_film(ui, "checks", right.with_max_y(foot.top()), |ui| {
        ScrollArea::vertical().id_salt("checks").auto_shrink(false).show(ui, |ui| {
            checks(ui, context, film, actions);
        });
    });
    over_film(ui, "start", foot, |ui| start(ui, context, film, actions));
}

/// In a narrow window one below the other, Start under the picture.
fn stacked(
    ui: &mut Ui,
    context: &Context<'_>,
    film: &FilmScreen,
    place: Rect,
    actions: &mut Vec<UserAction>,
) {
    over_film(ui, "stacked", place, |ui| {
        ScrollArea::vertical().id_salt("stacked").auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width() - space::NEAR);
            let room = vec2(ui.available_width(), place.height() - theme::film::START_FOOT);
            let size =
                sixteen_by_nine(ui.cursor().min, room.max(vec2(0.0, theme::film::LEAST_PICTURE))).size();
            let (strip, _) = ui.allocate_exact_size(vec2(room.x, size.y), egui::Sense::hover());
            camera(ui, context, film, Rect::from_center_size(strip.center(), size), actions);
            ui.add_space(space::PARTS);
            start_in_column(ui, context, film, actions);
            ui.add_space(space::PARTS);
            sound(ui, context, film, actions);
            ui.add_space(space::PARTS);
            checks(ui, context, film, actions);
            ui.add_space(space::PARTS);
        });
    });
}

/// The camera's picture with its name, and the other cameras one button away.
fn camera(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, seen: Rect, actions: &mut Vec<UserAction>) {
    picture(ui, context, film, seen);
    let Some(devices) = film.devices.as_ref().filter(|devices| !devices.cameras.is_empty()) else { return };
    let chosen = camera_name(context, film);
    film_chip(ui, seen, Icon::Camera, &chosen);
    let corner = seen.right_bottom() - vec2(space::PARTS + theme::film::CHANGE, space::PARTS + room::TARGET);
    let place = Rect::from_min_size(corner, vec2(theme::film::CHANGE, room::TARGET));
    over_film(ui, "change", place, |ui| {
        let picker = RoomPicker {
            name: &context.get("film-camera"),
            value: &chosen,
            words: &context.get("film-change"),
            look: PickerLook::OverFilm,
            width: theme::film::CHANGE,
        };
        picker.show(ui, |ui| {
            for row in &devices.cameras {
                let name = row.name.clone().unwrap_or_else(|| context.get("film-rehearsal-camera"));
                if room_pick(ui, film.camera.as_ref() == Some(row), &name) {
                    actions.push(FilmAction::ChooseCamera(row.clone()).into());
                }
            }
        });
    });
}

fn sound(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    let Some(devices) = &film.devices else { return };
    let width = ui.available_width();
    ui.label(RichText::new(context.get("film-microphone")).text_style(theme::room_strong_style()));
    let name_of = |row: &DeviceRow| row.name.clone().unwrap_or_else(|| context.get("film-rehearsal-voices"));
    let none = context.get("film-no-microphone");
    let chosen = film.microphone.as_ref().map_or_else(|| none.clone(), &name_of);
    let is_beside = width >= theme::film::MICROPHONE + theme::film::LEAST_LEVEL;
    let field = |ui: &mut Ui, actions: &mut Vec<UserAction>| {
        let icon = if film.microphone.is_some() { Icon::Microphone } else { Icon::Muted };
        let picker = RoomPicker {
            name: &context.get("film-microphone"),
            value: &chosen,
            words: &chosen,
            look: PickerLook::Field(icon),
            width: theme::film::MICROPHONE.min(width),
        };
        picker.show(ui, |ui| {
            for row in &devices.microphones {
                if room_pick(ui, film.microphone.as_ref() == Some(row), &name_of(row)) {
                    actions.push(FilmAction::ChooseMicrophone(Some(row.clone())).into());
                }
            }
            if room_pick(ui, film.microphone.is_none(), &none) {
                actions.push(FilmAction::ChooseMicrophone(None).into());
            }
        });
    };
    if is_beside {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::PARTS;
            field(ui, actions);
            ui.vertical(|ui| level(ui, context, film));
        });
    } else {
        field(ui, actions);
        level(ui, context, film);
    }
}

/// How loud it is, with what that means under it.
fn level(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    if film.microphone.is_none() {
        return;
    }
    let colours = Palette::of(ui.visuals());
    let held = held_level(ui, film.capture.level);
    let said = sound_said(film, held);
    let words = context.get(said);
    ui.add_space(theme::film::LEVEL_TOP);
    let size = vec2(ui.available_width(), theme::film::METER);
    let lights = theme::film::LIGHTS_SETUP;
    LevelLights { now: film.capture.level, held, lights, name: &context.get("film-level") }.show(ui, size);
    let is_clear = film.capture.microphone == InputView::Live && Loudness::of(held) == Loudness::Clear;
    let ink = if is_clear { colours.meaning(Meaning::Met).ink } else { colours.text };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 0.0), Layout::left_to_right(Align::Min), |ui| {
        let end = |key| RichText::new(context.get(key)).small().color(colours.weak);
        ui.label(end("film-level-quiet"));
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            ui.label(end("film-level-loud"));
            ui.with_layout(Layout::top_down(Align::Center), |ui| {
                ui.add(Label::new(RichText::new(words).small().color(ink)).wrap());
            });
        });
    });
}

fn checks(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    ui.add_space(space::NEAR);
    let words = context.get("film-checks");
    theme::told_as_heading(ui.label(RichText::new(&words).text_style(theme::room_strong_style())), &words);
    ui.add_space(space::NEAR);
    consent(ui, context, film, actions);
    camera_check(ui, context, film, actions);
    sound_check(ui, context, film);
    room_check(ui, context, film);
    programme(ui, context, film);
    let place = ui.available_rect_before_wrap();
    let line = Palette::of(ui.visuals()).line;
    ui.painter().hline(place.x_range(), place.top(), (theme::stroke::LINE, line));
}

fn joined(context: &Context<'_>, said: &[Message]) -> String {
    said.iter().map(|message| context.say(message)).collect::<Vec<_>>().join(" ")
}

fn consent(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    let title = context.get("film-check-consent");
    let row = |check, says: &str, button: Option<&str>, ui: &mut Ui| {
        CheckRow { check, title: &title, says, button }.show(ui)
    };
    let Some(checks) = &film.checks else {
        row(Check::Waiting, &context.get("film-checking"), None, ui);
        return;
    };
    if !checks.consent.is_empty() {
        let button = context.get("film-consent-record");
        if row(Check::ToDo, &joined(context, &checks.consent), Some(&button), ui) {
            actions.push(FilmAction::GoToConsent.into());
        }
        return;
    }
    let people = checks.said_yes.iter().map(|label| label.reveal().as_str()).collect::<Vec<_>>().join(", ");
    let said = if people.is_empty() {
        Message::new("film-consent-all")
    } else {
        Message::new("film-consent-yes").with("people", people)
    };
    row(Check::Well, &context.say(&said), None, ui);
}

fn camera_check(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    let refresh = context.get("film-look-again");
    let (check, said, button) = match (&film.devices, &film.camera, film.capture.camera) {
        (None, ..) => (Check::Waiting, Message::new("film-looking-for-cameras"), None),
        (Some(devices), ..) if devices.cameras.is_empty() => {
            (Check::ToDo, "film-no-camera".into(), Some(refresh.as_str()))
        }
        (Some(_), None, _) => (Check::ToDo, "film-choose-camera".into(), None),
        (.., InputView::Live) => (Check::Well, "film-camera-live".into(), None),
        (.., InputView::Failed) => {
            let why = film.capture.why.clone().unwrap_or_else(|| "film-camera-failed".into());
            (Check::ToDo, why, Some(refresh.as_str()))
        }
        _ => (Check::Waiting, "film-camera-waiting".into(), None),
    };
    let title = context.get("film-check-camera");
    let row = CheckRow { check, title: &title, says: &context.say(&said), button };
    if row.show(ui) {
        actions.push(FilmAction::LookForCameras.into());
    }
}

fn sound_check(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    let held = held_level(ui, film.capture.level);
    let check = match film.capture.microphone {
        InputView::Live => match Loudness::of(held) {
            Loudness::Clear => Check::Well,
            Loudness::Silent | Loudness::Quiet | Loudness::TooLoud => Check::Look,
        },
        InputView::Opening => Check::Waiting,
        InputView::None | InputView::Lost | InputView::Failed => Check::Look,
    };
    let title = context.get("film-check-sound");
    CheckRow { check, title: &title, says: &context.get(sound_said(film, held)), button: None }.show(ui);
}

fn room_check(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    let title = context.get("film-check-room");
    let (check, says) = match &film.checks {
        None => (Check::Waiting, context.get("film-checking")),
        Some(checks) => match &checks.disk {
            Some(full) => (Check::ToDo, context.say(full)),
            None => (Check::Well, context.say(&room_said(checks.room_minutes))),
        },
    };
    CheckRow { check, title: &title, says: &says, button: None }.show(ui);
}

/// What keeps this family, or whoever unlocked the vault, from filming at all.
fn programme(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    let Some(checks) = &film.checks else { return };
    let others: Vec<Message> = film
        .refusals
        .iter()
        .filter(|refusal| !checks.consent.contains(refusal) && checks.disk.as_ref() != Some(*refusal))
        .cloned()
        .collect();
    if !others.is_empty() {
        let title = context.get("film-check-programme");
        let says = joined(context, &others);
        CheckRow { check: Check::ToDo, title: &title, says: &says, button: None }.show(ui);
    }
}

/// Start at the bottom right, why it is off above it, what to aim for below it.
fn start(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    let place = ui.max_rect();
    let top = place.bottom() - theme::film::AIM - size::ROOM_PRIMARY;
    let button = Rect::from_min_size(pos2(place.left(), top), vec2(place.width(), size::ROOM_PRIMARY));
    let why = place.with_max_y(button.top() - space::THUMBS);
    over_film(ui, "why", why, |ui| {
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| why_off(ui, context, film));
    });
    over_film(ui, "button", button, |ui| start_button(ui, context, film, actions));
    over_film(ui, "aim", place.with_min_y(button.bottom()), |ui| {
        ui.add_space(space::THUMBS);
        ui.vertical_centered(|ui| aim(ui, context, film));
    });
}

fn start_in_column(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    why_off(ui, context, film);
    start_button(ui, context, film, actions);
    ui.vertical_centered(|ui| aim(ui, context, film));
}

fn why_off(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    let weak = Palette::of(ui.visuals()).weak;
    if let Some(why) = off_says(context, film) {
        ui.add(Label::new(RichText::new(why).color(weak)).wrap());
    }
}

/// The first thing in the way of filming, in a sentence.
fn off_says(context: &Context<'_>, film: &FilmScreen) -> Option<String> {
    let why = film.start_refusals().into_iter().next()?;
    Some(context.say(&Message::new("film-start-off").with("why", why)))
}

fn start_button(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    let (words, key) = (context.get("film-start"), Shortcut::StartStop.shown(context.words));
    let off = off_says(context, film);
    let start = theme::primary(&words).icon(Icon::Record).key(&key).off(off.as_deref());
    let width = ui.available_width();
    if start.width(width).height(size::ROOM_PRIMARY).show(ui).clicked() && off.is_none() {
        actions.push(FilmAction::Start.into());
    }
}

fn aim(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    let weak = Palette::of(ui.visuals()).weak;
    let (least, most) = film.band;
    let aim = Message::new("film-band").with("least", least.minutes()).with("most", most.minutes());
    ui.label(RichText::new(context.say(&aim)).color(weak));
    if film.before > MediaTime::ZERO {
        let before = Message::new("film-before").with("length", film.before.to_string());
        ui.add(Label::new(RichText::new(context.say(&before)).small().color(weak)).wrap());
    }
}
