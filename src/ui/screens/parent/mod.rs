//! The parents' view: one chosen moment at a time, large, in a dim room. Nothing of the programme is on it: no bar, no
//! notice, no code, and no word that is for staff.

mod awake;
mod closing;
mod controls;
mod form;
mod words;

use egui::{Id, Label, Rect, RichText, Ui, pos2, vec2};

use crate::app::action::{ParentAction, UserAction, WindowAction};
use crate::app::state::{ParentScreen, PlayPhase};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::keys::{Shortcut, pressed};
use crate::ui::theme::{self, Palette, parents, shape, size, space};
use crate::ui::topmost::{self, Level};
use crate::ui::video::VideoView;
use crate::ui::widgets::over_film;
pub use form::Form;

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    parent: &ParentScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if (form.said, form.opening) != (parent.said.len(), parent.opening) {
        form.words.clear();
        form.kept.clear();
        (form.said, form.opening) = (parent.said.len(), parent.opening);
    }
    let window = ui.ctx().content_rect();
    let page = Palette::of(ui.visuals()).page;
    if parent.leaving {
        ui.painter().rect_filled(window, 0, page);
        return;
    }
    let is_open = parent.writing && !parent.is_over();
    let just_opened = is_open && !std::mem::replace(&mut form.was_open, is_open);
    form.was_open = is_open;
    keys(ui, parent, is_open, actions);
    // Where something is to be done or read, the controls stay.
    let rests = parent.is_over() || parent.has_failed() || parent.player.phase == PlayPhase::Ended;
    let stay = is_open || form.volume_shown || rests || context.state.locks_in().is_some();
    let seen = form.awake.seen(ui, stay);

    let bar = controls_place(window);
    let above = window.with_max_y(bar.top());
    ui.painter().rect_filled(window.with_min_y(bar.top()), 0, page);
    if parent.is_over() {
        ui.painter().rect_filled(above, 0, page);
        over_film(ui, "over", above, |ui| closing::show(ui, context, parent, form, actions));
    } else {
        let height = if is_open { words::writing_height(above) } else { words::height(ui, parent, above) };
        moment(ui, context, parent, above, height);
        let below = above.with_min_y(above.bottom() - height);
        over_film(ui, "words", below, |ui| {
            if is_open {
                words::say(ui, context, parent, form, just_opened, actions);
            } else {
                words::spoken(ui, parent);
            }
        });
    }
    progress(ui, parent, window);
    over_film(ui, "controls", bar, |ui| {
        ui.set_opacity(seen);
        controls::show(ui, context, parent, &mut form.volume_shown, actions);
    });
    if !parent.is_over() {
        way_back(ui, context, parent, (window, seen), actions);
    }
    preview(ui, context, parent, window);
    // Whoever closed the place for the words chose not to keep them.
    if is_open || parent.is_over() {
        words_first(form, actions);
    }
}

/// What leaves the moment on screen keeps what was typed about it first.
fn words_first(form: &mut Form, actions: &mut Vec<UserAction>) {
    let leaves = |action: &UserAction| {
        matches!(
            action,
            UserAction::Window(WindowAction::Back | WindowAction::Lock)
                | UserAction::Parent(ParentAction::Next | ParentAction::Previous | ParentAction::First)
        )
    };
    let is_new = !form.words.trim().is_empty() && form.words != form.kept;
    if let Some(at) = actions.iter().position(leaves).filter(|_| is_new) {
        form.kept.clone_from(&form.words);
        actions.insert(at, ParentAction::Words(form.words.clone().into()).into());
    }
}

/// Where the controls are: so far from the window's lower edge.
fn controls_place(window: Rect) -> Rect {
    let bottom = window.bottom() - parents::CONTROLS_EDGE;
    Rect::from_min_max(
        pos2(window.left() + parents::EDGE, bottom - size::ROOM),
        pos2(window.right() - parents::EDGE, bottom),
    )
}

/// Escape ends typing, then closes the box for the words, then leaves. While that box is open no key reaches the film.
fn keys(ui: &Ui, parent: &ParentScreen, is_open: bool, actions: &mut Vec<UserAction>) {
    if topmost::closes(ui.ctx(), Level::Screen, Id::unique("parents")) {
        actions.push(WindowAction::Back.into());
    }
    if is_open {
        if topmost::closes(ui.ctx(), Level::Form, Id::unique("words of the parents")) {
            actions.push(ParentAction::Write(false).into());
        }
        return;
    }
    let mut on = |shortcut, what: ParentAction| {
        if pressed(ui, shortcut) {
            actions.push(what.into());
        }
    };
    on(Shortcut::ParentsAgain, ParentAction::Again);
    on(Shortcut::ParentsSlowly, ParentAction::Slow(!parent.slow));
    on(Shortcut::ParentsStart, ParentAction::Start);
    on(Shortcut::ParentsPlay, ParentAction::PlayPause);
    if !parent.is_playing() {
        on(Shortcut::ParentsPictureBack, ParentAction::Step(-1));
        on(Shortcut::ParentsPictureOn, ParentAction::Step(1));
    }
    on(Shortcut::ParentsBefore, ParentAction::Previous);
    on(Shortcut::ParentsNext, ParentAction::Next);
}

/// The picture as large as the words under it leave it, in the middle, on the room's ground.
fn moment(ui: &mut Ui, context: &Context<'_>, parent: &ParentScreen, above: Rect, words: f32) {
    let page = Palette::of(ui.visuals()).page;
    let room = Rect::from_min_max(
        above.min + vec2(parents::EDGE, parents::TOP),
        pos2(above.right() - parents::EDGE, above.bottom() - words),
    );
    let width = room.width().min(room.height() * shape::FILM).max(0.0);
    let size = vec2(width, width / shape::FILM);
    let place = Rect::from_min_size(pos2(room.center().x - width / 2.0, room.top()), size);
    // Around the picture, not behind it: on a software adapter a layer of the window costs more than the picture.
    for around in [
        above.with_max_y(place.top()),
        above.with_min_y(place.bottom()),
        Rect::from_min_max(pos2(above.left(), place.top()), place.left_bottom()),
        Rect::from_min_max(place.right_top(), pos2(above.right(), place.bottom())),
    ] {
        ui.painter().rect_filled(around, 0, page);
    }
    if parent.has_failed() {
        failed(ui, context, place);
        return;
    }
    over_film(ui, "film", place, |ui| {
        let caption = context.get("parent-coming");
        VideoView::new(context.renderer, &context.get("parent-picture-name"))
            .caption(&caption)
            .size(place.size())
            .show(ui, &parent.frames);
    });
}

fn failed(ui: &mut Ui, context: &Context<'_>, place: Rect) {
    let colours = Palette::of(ui.visuals());
    ui.painter().rect_filled(place, theme::radius::CARD, colours.card);
    over_film(ui, "failed", place.shrink(space::EDGE), |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space((ui.available_height() / 2.0 - theme::letters::ROOM_TITLE).max(0.0));
            let title = RichText::new(context.get("parent-cannot-play"));
            ui.add(Label::new(title.text_style(theme::room_words_style())).wrap());
            let hint = RichText::new(context.get("parent-cannot-play-hint")).color(colours.weak);
            ui.add(Label::new(hint.text_style(theme::room_control_style())).wrap());
        });
    });
}

/// How far the moment has come: a thin line along the window's edge, nothing to press.
fn progress(ui: &Ui, parent: &ParentScreen, window: Rect) {
    if parent.is_over() {
        return;
    }
    let colours = Palette::of(ui.visuals());
    let line = window.with_min_y(window.bottom() - parents::PROGRESS);
    ui.painter().rect_filled(line, 0, colours.line);
    #[allow(clippy::cast_possible_truncation)] // a share
    let share = parent.share() as f32;
    if share > 0.0 {
        let done = line.with_max_x(line.left() + share * line.width());
        ui.painter().rect_filled(done, 0, colours.accent.ground);
    }
}

/// The way back, in the upper corner: there and gone with the controls.
fn way_back(
    ui: &mut Ui,
    context: &Context<'_>,
    parent: &ParentScreen,
    (window, seen): (Rect, f32),
    actions: &mut Vec<UserAction>,
) {
    let corner = window.right_top() + vec2(-space::PARTS - size::ROOM, space::PARTS);
    let place = Rect::from_min_size(corner, vec2(size::ROOM, size::ROOM));
    over_film(ui, "way back", place, |ui| {
        ui.set_opacity(seen);
        let name = context.get(closing::leads_back(parent));
        if theme::icon_only(Icon::Leaving, &name).height(size::ROOM).show(ui).clicked() {
            actions.push(WindowAction::Back.into());
        }
    });
}

/// For the worker who looks beforehand: it is never mistaken for the real thing.
fn preview(ui: &mut Ui, context: &Context<'_>, parent: &ParentScreen, window: Rect) {
    if !parent.preview {
        return;
    }
    let place =
        Rect::from_min_size(window.min + vec2(parents::EDGE, 0.0), vec2(window.width() / 2.0, parents::TOP));
    over_film(ui, "preview", place, |ui| {
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let weak = Palette::of(ui.visuals()).weak;
            ui.spacing_mut().interact_size.y = parents::TOP;
            ui.label(RichText::new(context.get("parent-preview")).small().color(weak));
        });
    });
}
