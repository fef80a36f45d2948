//! The low bar over Film: whose film and what of it, the way back before filming, and what is seldom needed under one
//! button.

use egui::{Align, Button, Label, Layout, Popup, RichText, Ui, vec2};

use crate::app::action::{FilmAction, UserAction, WindowAction};
use crate::app::state::{FilmScreen, FilmStage, Place};
use crate::ui::context::Context;
use crate::ui::frame::{self, Bar};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, Pressable, Weight, room, size, space};
use crate::words::Message;

/// Draws it into its space.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    film: &FilmScreen,
    bar: &mut Bar<'_>,
    actions: &mut Vec<UserAction>,
) {
    let height = ui.max_rect().height();
    ui.set_min_size(ui.max_rect().size());
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(space::NEAR);
        more(ui, context, film, bar, actions);
        clock(ui, context, film);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_height(height);
            ui.spacing_mut().item_spacing.x = space::PARTS;
            place(ui, context, film, actions);
        });
    });
}

/// The clock of this family's visit, where one is under way; from the right.
fn clock(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen) {
    let Some(visit) = context.state.visit().filter(|visit| visit.case == film.case) else { return };
    let colours = Palette::of(ui.visuals());
    let (so_far, since) = frame::clock_words(context, visit.clock);
    ui.add_space(space::PARTS);
    ui.label(RichText::new(since).small().color(colours.weak));
    ui.label(RichText::new(so_far).small().family(theme::strong_family()));
    let (sign, _) = ui.allocate_exact_size(egui::Vec2::splat(theme::icon::NAV), egui::Sense::hover());
    Icon::Clock.paint(ui.painter(), sign, colours.weak);
}

/// Where one is; before filming, the way back from there.
fn place(ui: &mut Ui, context: &Context<'_>, film: &FilmScreen, actions: &mut Vec<UserAction>) {
    let weak = Palette::of(ui.visuals()).weak;
    if film.stage.is_underway() {
        ui.add_space(space::PARTS);
        ui.add(Label::new(RichText::new(&film.code).small().color(weak)).truncate());
        let title = Message::new("film-filming-title").with("session", film.session);
        title_of(ui, &context.say(&title));
        return;
    }
    let from = match context.state.places.last() {
        Some(Place::Session(_, session, _)) => {
            context.say(&Message::new("film-back-session").with("session", session))
        }
        _ => context.get("action-back"),
    };
    let name = context.get("action-back");
    let back = Pressable::new(Weight::Weak, &from).icon(Icon::Previous).named(&name).height(size::CONTROL);
    if back.show(ui).clicked() {
        actions.push(WindowAction::Back.into());
    }
    let title =
        Message::new("film-setup-title").with("code", film.code.as_str()).with("session", film.session);
    title_of(ui, &context.say(&title));
}

fn title_of(ui: &mut Ui, words: &str) {
    let title = ui.add(Label::new(RichText::new(words).small().family(theme::strong_family())).truncate());
    theme::told_as_heading(title, words);
}

/// What is seldom needed.
fn more(
    ui: &mut Ui,
    context: &Context<'_>,
    film: &FilmScreen,
    bar: &mut Bar<'_>,
    actions: &mut Vec<UserAction>,
) {
    let name = context.get("film-more");
    let button = theme::icon_only(Icon::More, &name).height(room::TARGET).show(ui);
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(room::MENU);
        if line(ui, Icon::Note, &context.get("concern-button")) {
            *bar.note = !*bar.note;
        }
        if film.stage == FilmStage::Preview {
            if line(ui, Icon::Refresh, &context.get("film-look-again")) {
                actions.push(FilmAction::LookForCameras.into());
            }
            if line(ui, Icon::Hidden, &context.get("lock-now")) {
                actions.push(WindowAction::Lock.into());
            }
        }
        if line(ui, Icon::Help, &context.get("keys-title")) {
            bar.keys.open(ui);
        }
        if matches!(film.stage, FilmStage::Recording(_))
            && line(ui, Icon::Delete, &context.get("film-discard"))
        {
            actions.push(FilmAction::AskDiscard(true).into());
        }
    });
}

fn line(ui: &mut Ui, icon: Icon, words: &str) -> bool {
    let button = Button::new((icon.atom(theme::icon::ROW), words, egui::Atom::grow()));
    let size = vec2(ui.available_width(), room::TARGET);
    let pressed = ui.add(button.frame_when_inactive(false).min_size(size)).clicked();
    if pressed {
        ui.close();
    }
    pressed
}
