//! While it films: the picture, and beside it the red light, the time, Stop, and what else is to be seen at a glance. Below,
//! the time against the time asked for.

use egui::{Align, Color32, Id, Label, Layout, Rect, RichText, ScrollArea, Sense, Ui, Vec2, pos2, vec2};

use super::picture::{camera_name, picture, sixteen_by_nine, warnings};
use super::said::{room_said, sound_said};
use crate::app::action::{FilmAction, UserAction, WindowAction};
use crate::app::state::{FilmLength, FilmScreen, FilmStage};
use crate::base::MediaTime;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::keys::Shortcut;
use crate::ui::theme::{self, Meaning, Palette, Pressable, Weight, size, space};
use crate::ui::topmost::{self, Level};
use crate::ui::widgets::{self, BandWords, LevelLights, film_chip, held_level, over_film};
use crate::words::Message;

/// Draws it into `place`; what an open note covers is not drawn under it.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    film: &FilmScreen,
    (place, is_covered): (Rect, bool),
    actions: &mut Vec<UserAction>,
) {
    let edge = space::PARTS;
    let rail_left = place.right() - edge - theme::film::RAIL;
    let most = vec2(rail_left - 2.0 * edge - place.left(), place.height() - theme::film::BELOW);
    let seen = sixteen_by_nine(pos2(place.left() + edge, place.top()), most);
    picture(ui, context, film, seen);
    if !is_covered {
        film_chip(ui, seen, Icon::Camera, &camera_name(context, film));
    }
    warnings(ui, context, film, seen);
    if film.discard_asked {
        question(ui, context, film, seen, actions);
    }
    let rail =
        Rect::from_min_max(pos2(rail_left, place.top()), pos2(place.right() - edge, place.bottom() - edge));
    over_film(ui, "rail", rail, |ui| beside(ui, context, film, actions));
    let below = Rect::from_min_max(
        pos2(seen.left(), seen.bottom() + space::PARTS),
        pos2(rail_left - edge, place.bottom()),
    );
    if !is_covered {
        over_film(ui, "band", below, |ui| band(ui, context, film));
    }
}

/// Stop is in sight whatever else there is to say; in a low window the rest scrolls under it.
fn beside(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    let place = ui.max_rect();
    let is_low = place.height() < theme::film::LOW;
    let foot = place.with_min_y(place.bottom() - if is_low { 0.0 } else { theme::film::FOOT });
    let above = place.with_max_y(foot.top());
    over_film(ui, "above", above, |ui| {
        ScrollArea::vertical().id_salt("rail").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::PAIR;
            ui.spacing_mut().interact_size.y = theme::icon::ROOM;
            ui.add_space(space::PAIR);
            light(ui, context, film);
            clock(ui, context, film);
            length(ui, context, film);
            ui.add_space(if is_low { space::NEAR } else { space::PARTS });
            acts(ui, context, film, actions);
            counted(ui, context, film);
            if is_low {
                at_the_foot(ui, context, film);
            }
        });
    });
    if !is_low {
        over_film(ui, "foot", foot, |ui| at_the_foot(ui, context, film));
    }
}

/// How loud it is, and how much more the disk takes.
fn at_the_foot(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    ui.spacing_mut().item_spacing.y = space::PARTS;
    ui.spacing_mut().interact_size.y = theme::icon::ROW;
    level(ui, context, film);
    room(ui, context, film);
}

/// The red light: steady, with its word.
fn light(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    let is_on = matches!(film.stage, FilmStage::Recording(_));
    let key = match film.stage {
        FilmStage::Preview | FilmStage::Starting => "film-starting",
        FilmStage::Recording(_) => "film-live",
        FilmStage::Stopping => "film-stopping",
    };
    if !is_on {
        widgets::working(ui, &context.get(key));
        return;
    }
    let colours = Palette::of(ui.visuals());
    ui.horizontal(|ui| {
        let (dot, _) = ui.allocate_exact_size(Vec2::splat(theme::film::LIGHT), Sense::hover());
        ui.painter().circle_filled(dot.center(), theme::film::LIGHT / 2.0, colours.stop_hover);
        let ink = colours.meaning(Meaning::Recording).ink;
        ui.label(RichText::new(context.get(key)).text_style(theme::room_strong_style()).color(ink));
    });
}

fn clock(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    let time = film.capture.elapsed.to_string();
    let name = format!("{} {time}", context.get("film-elapsed"));
    // A film of hours has more figures.
    let size = if time.len() > theme::film::CLOCK_FIGURES {
        theme::letters::ROOM_TITLE
    } else {
        theme::letters::CLOCK
    };
    let font = egui::FontId::new(size, theme::tabular_strong_family());
    let label = Label::new(RichText::new(time).font(font)).extend();
    let response = ui.add(label);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
}

/// The time against the band in words: what to do, not what is asked.
fn length(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    let colours = Palette::of(ui.visuals());
    let (said, ink) = length_said(film, colours);
    ui.add(Label::new(RichText::new(context.say(&said)).color(ink)).wrap());
}

fn length_said(film: &FilmScreen, colours: &Palette) -> (Message, Color32) {
    let (least, most) = film.band;
    match film.length() {
        FilmLength::Short { minutes: left } => {
            let said = Message::new("film-band-under").with("left", left).with("least", least.minutes());
            (said, colours.text)
        }
        FilmLength::Enough => {
            (Message::new("film-band-within").with("most", most.minutes()), colours.meaning(Meaning::Met).ink)
        }
        FilmLength::Long => (
            Message::new("film-band-over").with("most", most.minutes()),
            colours.meaning(Meaning::AtRisk).ink,
        ),
    }
}

fn acts(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    let width = ui.available_width();
    ui.spacing_mut().item_spacing.y = space::PARTS;
    if matches!(film.stage, FilmStage::Recording(_)) {
        let (words, key) = (context.get("film-stop"), Shortcut::StartStop.shown(context.words));
        let stop = Pressable::new(Weight::Stop, &words).icon(Icon::Stop).key(&key);
        if stop.width(width).height(size::ROOM_PRIMARY).show(ui).clicked() {
            actions.push(FilmAction::Stop.into());
        }
    }
    if film.stage != FilmStage::Stopping {
        let (words, key) = (context.get("lock-now"), Shortcut::HideScreen.shown(context.words));
        let hide = theme::secondary(&words).icon(Icon::Hidden).key(&key);
        let hide = hide.width(width).height(size::ROOM).show(ui);
        if hide.on_hover_text(context.get("lock-now-hint")).clicked() {
            actions.push(WindowAction::Lock.into());
        }
    }
}

/// What counts that the clock does not show, and what it shows that does not count.
fn counted(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    let mut said = Vec::new();
    if film.before > MediaTime::ZERO {
        said.push(Message::new("film-before").with("length", film.before.to_string()));
    }
    if film.capture.filmed < film.capture.elapsed {
        let gone = film.capture.elapsed - film.capture.filmed;
        said.push(Message::new("film-no-picture").with("length", gone.to_string()));
    }
    let weak = Palette::of(ui.visuals()).weak;
    for message in said {
        ui.add(Label::new(RichText::new(context.say(&message)).small().color(weak)).wrap());
    }
}

fn level(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    let colours = Palette::of(ui.visuals());
    let held = held_level(ui, film.capture.level);
    ui.horizontal(|ui| {
        let (sign, _) = ui.allocate_exact_size(Vec2::splat(theme::icon::ROW), Sense::hover());
        Icon::Microphone.paint(ui.painter(), sign, colours.weak);
        let size = vec2(ui.available_width(), theme::film::METER);
        let name = context.get(sound_said(film, held));
        let lights = theme::film::LIGHTS_RAIL;
        LevelLights { now: film.capture.level, held, lights, name: &name }.show(ui, size);
    });
}

/// How much more the disk takes.
fn room(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    let Some(minutes) = film.room_minutes() else { return };
    let colours = Palette::of(ui.visuals());
    let said = room_said(minutes);
    let ink = if film.has_little_room() { colours.meaning(Meaning::AtRisk).ink } else { colours.weak };
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        let (sign, _) = ui.allocate_exact_size(Vec2::splat(theme::icon::ROW), Sense::hover());
        Icon::Disk.paint(ui.painter(), sign, ink);
        ui.add(Label::new(RichText::new(context.say(&said)).small().color(ink)).wrap());
    });
}

/// Before a film is destroyed; it goes on being filmed meanwhile.
fn question(
    ui: &mut Ui,
    context: &Context<'_>,
    film: &FilmScreen,
    picture: Rect,
    actions: &mut Vec<UserAction>,
) {
    if topmost::closes(ui.ctx(), Level::Form, Id::unique("delete film")) {
        actions.push(FilmAction::AskDiscard(false).into());
    }
    let width = theme::film::QUESTION.min(picture.width() - 2.0 * space::PARTS);
    let place = Rect::from_center_size(picture.center(), vec2(width, picture.height() / 2.0));
    over_film(ui, "question", place, |ui| {
        theme::card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::PARTS;
            theme::section(ui, &context.get("film-discard-ask"));
            let length = film.capture.elapsed.to_string();
            let says = context.say(&Message::new("film-discard-says").with("length", length));
            ui.add(Label::new(says).wrap());
            ui.horizontal_wrapped(|ui| {
                let keep = context.get("film-discard-no");
                if theme::primary(&keep).show(ui).clicked() {
                    actions.push(FilmAction::AskDiscard(false).into());
                }
                let destroy = context.get("film-discard-yes");
                if Pressable::new(Weight::DangerFilled, &destroy).show(ui).clicked() {
                    actions.push(FilmAction::Discard.into());
                }
            });
        });
    });
}

/// The band, as long as one and a half times what is asked at most, or as the film.
fn band(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    let (least, most) = film.band;
    let time = film.before + film.capture.filmed;
    let whole = (most.secs_f64() * theme::film::BAND_OF_MOST)
        .max(time.secs_f64() * theme::film::BAND_OF_FILM)
        .max(1.0);
    #[allow(clippy::cast_possible_truncation)] // a share of a track
    let share = |part: MediaTime| (part.secs_f64() / whole) as f32;
    let aim = Message::new("film-aim").with("least", least.minutes()).with("most", most.minutes());
    let aim = context.say(&aim);
    let mut marks = vec![(0.0, "0".to_owned())];
    // Where the film is very long the aim is a dot, and its figures would lie on one another.
    if share(least) > theme::film::MARKS_APART {
        marks.extend([least, most].map(|at| (share(at), at.minutes().to_string())));
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // minutes of a film
    let end = (whole / 60.0).round() as u64;
    marks.push((1.0, context.say(&Message::new("film-minutes").with("minutes", end))));
    let words = BandWords { aim: &aim, marks: &marks, name: &aim };
    widgets::band_of(ui, share(time), share(least)..=share(most), &words);
}
