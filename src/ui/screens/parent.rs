//! The parent view: one chosen moment at a time, as large as the window allows, in dark surroundings. Nothing of the
//! programme is on it: no bar, no notice, no code, and no word that is for staff.

use egui::text::LayoutJob;
use egui::{
    Align, Align2, Color32, CornerRadius, FontId, Id, Key, Modifiers, Rect, Response, RichText, Sense,
    Stroke, TextEdit, TextFormat, Theme, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::parent_strip::{self, STRIP};
use crate::app::action::{ParentAction, UserAction, WindowAction};
use crate::app::state::ParentScreen;
use crate::ui::context::Context;
use crate::ui::theme::{self, Palette, space};
use crate::ui::video::VideoView;
use crate::ui::widgets;
use crate::words::Message;

/// Behind everything: a dark room.
pub(super) const ROOM: Color32 = Color32::from_rgb(0x0d, 0x12, 0x11);
/// Size of the worker's words, and of the words of praise, in points.
const WORDS: f32 = 24.0;
const PRAISE: f32 = 21.0;
/// Widest lines of words, in points: longer ones are hard to read.
const WIDEST: f32 = 980.0;
/// Largest share of the window's height that words take from the picture.
const MOST_WORDS: f32 = 0.34;
/// How long the way back stays after the pointer moved, in seconds.
const LEAVE_STAYS: f32 = 2.5;

/// Half-typed words of the parents.
#[derive(Default)]
pub struct Form {
    words: String,
    said: usize,
    /// The opening they are typed at: words about one moment do not slip to the next.
    opening: u32,
    /// Whether the box for the words was open when last drawn.
    was_open: bool,
    volume_shown: bool,
}

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
        (form.said, form.opening) = (parent.said.len(), parent.opening);
    }
    let window = ui.ctx().content_rect();
    // A dark room whatever the look.
    ui.set_style(ui.ctx().style_of(Theme::Dark));
    ui.visuals_mut().override_text_color = Some(theme::DARK.text);
    if parent.leaving {
        ui.painter().rect_filled(window, 0, ROOM);
        return;
    }
    let is_open = parent.writing && !parent.is_over();
    let just_opened = is_open && !std::mem::replace(&mut form.was_open, is_open);
    keys(ui, parent, is_open, actions);
    let strip = window.with_min_y(window.bottom() - STRIP);
    let above = window.with_max_y(strip.top());
    if parent.is_over() {
        ui.painter().rect_filled(above, 0, ROOM);
        inside(ui, "over", above, |ui| closing_card(ui, context, parent, form, actions));
    } else {
        let height = if is_open { writing_height(above) } else { words_height(ui, parent, above) };
        let picture = above.with_max_y(above.bottom() - height);
        film(ui, context, parent, picture);
        let words = above.with_min_y(picture.bottom());
        ui.painter().rect_filled(words, 0, ROOM);
        inside(ui, "words", words, |ui| {
            if is_open {
                say(ui, context, parent, form, just_opened, actions);
            } else {
                spoken(ui, parent);
            }
        });
    }
    ui.painter().rect_filled(strip, 0, ROOM);
    inside(ui, "strip", strip, |ui| parent_strip::show(ui, context, parent, &mut form.volume_shown, actions));
    if !parent.is_over() {
        way_back(ui, context, window, actions);
    }
}

fn inside(ui: &mut Ui, name: &str, place: Rect, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().id_salt(name).max_rect(place), add);
}

/// Keys work unless something is being typed; while the box for the words is open, only the one that closes it does.
/// Space and the arrows belong to a control that has the keyboard.
fn keys(ui: &Ui, parent: &ParentScreen, is_open: bool, actions: &mut Vec<UserAction>) {
    let typing = ui.ctx().text_edit_focused();
    // Escape takes the keyboard from a text before this is drawn: it is not also the way back.
    let typed = ui.data_mut(|data| {
        std::mem::replace(data.get_temp_mut_or_default(Id::unique("parents typed")), typing)
    });
    if typing || typed {
        return;
    }
    let focused = ui.memory(|memory| memory.focused().is_some());
    let is_playing = parent.is_playing();
    ui.input_mut(|input| {
        let mut on = |modifiers, key, what: UserAction| {
            if input.consume_key(modifiers, key) {
                actions.push(what);
            }
        };
        let plain = Modifiers::NONE;
        let leave = if is_open { ParentAction::Write(false).into() } else { WindowAction::Back.into() };
        on(plain, Key::Escape, leave);
        if is_open {
            return;
        }
        on(plain, Key::A, ParentAction::Again.into());
        on(plain, Key::S, ParentAction::Slow(!parent.slow).into());
        on(plain, Key::Home, ParentAction::Start.into());
        if focused {
            return;
        }
        on(plain, Key::Space, ParentAction::PlayPause.into());
        if !is_playing {
            on(Modifiers::SHIFT, Key::ArrowLeft, ParentAction::Step(-1).into());
            on(Modifiers::SHIFT, Key::ArrowRight, ParentAction::Step(1).into());
        }
        on(plain, Key::ArrowLeft, ParentAction::Previous.into());
        on(plain, Key::ArrowRight, ParentAction::Next.into());
    });
}

fn film(ui: &mut Ui, context: &Context<'_>, parent: &ParentScreen, place: Rect) {
    inside(ui, "film", place, |ui| {
        if parent.has_failed() {
            ui.painter().rect_filled(place, 0, ROOM);
            ui.vertical_centered(|ui| {
                ui.add_space((place.height() / 2.0 - 50.0).max(space::EDGE));
                ui.label(RichText::new(context.get("parent-cannot-play")).size(WORDS + 4.0));
                ui.label(RichText::new(context.get("parent-cannot-play-hint")).size(PRAISE).weak());
            });
            return;
        }
        let caption = context.get("parent-coming");
        VideoView::new(context.renderer, &context.get("parent-picture-name"))
            .caption(&caption)
            .size(place.size())
            .square()
            .show(ui, &parent.frames);
    });
}

/// The worker's words and the words of praise, as one text that wraps and stands in the middle.
fn text_of(parent: &ParentScreen, width: f32) -> Vec<LayoutJob> {
    let Some(clip) = parent.clip() else { return Vec::new() };
    let job = |words: String, size: f32, colour: Color32| {
        let format =
            TextFormat { font_id: FontId::proportional(size), color: colour, ..TextFormat::default() };
        let mut job = LayoutJob::single_section(words, format);
        job.halign = Align::Center;
        job.wrap.max_width = width;
        job
    };
    let mut jobs = Vec::new();
    let words = clip.words.reveal().trim();
    if !words.is_empty() {
        jobs.push(job(words.to_owned(), WORDS, theme::DARK.text));
    }
    jobs.extend(clip.praise.iter().map(|praise| job(praise.clone(), PRAISE, theme::DARK.chosen.ink)));
    jobs
}

fn line_width(place: Rect) -> f32 {
    (place.width() - 2.0 * space::EDGE).clamp(120.0, WIDEST)
}

fn words_height(ui: &Ui, parent: &ParentScreen, above: Rect) -> f32 {
    let jobs = text_of(parent, line_width(above));
    if jobs.is_empty() {
        return 0.0;
    }
    let texts: f32 = jobs.into_iter().map(|job| ui.painter().layout_job(job).size().y + space::NEAR).sum();
    (texts + 2.0 * space::NEAR).min(above.height() * MOST_WORDS)
}

fn spoken(ui: &mut Ui, parent: &ParentScreen) {
    let place = ui.max_rect();
    let width = line_width(place);
    ui.add_space(space::NEAR);
    egui::ScrollArea::vertical().id_salt(("spoken", parent.opening)).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::NEAR;
        ui.vertical_centered(|ui| {
            for job in text_of(parent, width) {
                ui.label(job);
            }
        });
    });
}

fn writing_height(above: Rect) -> f32 {
    (above.height() * 0.45).clamp(292.0_f32.min(above.height()), 340.0)
}

/// The place for the parents' own words, about the moment on screen: it takes the keyboard as it opens.
fn say(
    ui: &mut Ui,
    context: &Context<'_>,
    parent: &ParentScreen,
    form: &mut Form,
    just_opened: bool,
    actions: &mut Vec<UserAction>,
) {
    let place = ui.max_rect();
    column(ui, place, |ui| {
        let field = field(ui, context, "parent-say-hint", form);
        if just_opened {
            field.request_focus();
        }
        ui.horizontal(|ui| {
            keep(ui, context, form, actions);
            if big(ui, &context.get("parent-say-close")).clicked() {
                actions.push(ParentAction::Write(false).into());
            }
        });
        said(ui, context, parent);
    });
}

/// Behind the last moment: a quiet end, and the parents' own words about all of it.
fn closing_card(
    ui: &mut Ui,
    context: &Context<'_>,
    parent: &ParentScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let place = ui.max_rect();
    let shift = vec2(0.0, ((place.height() - 420.0) / 2.0).clamp(0.0, 160.0));
    column(ui, place.with_min_y(place.top() + shift.y), |ui| {
        ui.spacing_mut().item_spacing.y = space::PARTS;
        theme::heading(ui, &context.get("parent-over"));
        field(ui, context, "parent-say-last-hint", form);
        ui.horizontal(|ui| {
            keep(ui, context, form, actions);
            if big(ui, &context.get("parent-from-start")).clicked() {
                actions.push(ParentAction::First.into());
            }
            if big(ui, &context.get("parent-leave")).clicked() {
                actions.push(WindowAction::Back.into());
            }
        });
        said(ui, context, parent);
    });
}

fn column(ui: &mut Ui, place: Rect, add: impl FnOnce(&mut Ui)) {
    let width = line_width(place).min(760.0);
    let left = place.center().x - width / 2.0;
    let column =
        Rect::from_min_max(pos2(left, place.top() + space::PARTS), pos2(left + width, place.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
        egui::ScrollArea::vertical().id_salt("column").auto_shrink(false).show(ui, |ui| {
            ui.set_width(width - space::NEAR);
            add(ui);
        });
    });
}

fn field(ui: &mut Ui, context: &Context<'_>, hint: &'static str, form: &mut Form) -> Response {
    let label = ui.label(RichText::new(context.get("parent-say")).size(WORDS));
    ui.label(RichText::new(context.get(hint)).weak());
    let font = FontId::proportional(PRAISE);
    let edit = TextEdit::multiline(&mut form.words).desired_rows(3).desired_width(f32::INFINITY).font(font);
    ui.add(edit.margin(egui::Margin::symmetric(14, 10))).labelled_by(label.id)
}

fn keep(ui: &mut Ui, context: &Context<'_>, form: &Form, actions: &mut Vec<UserAction>) {
    let said = !form.words.trim().is_empty();
    let pressed = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(20.0, 13.0);
            widgets::primary_if(ui, said, &context.get("parent-say-keep")).clicked()
        })
        .inner;
    if pressed {
        actions.push(ParentAction::Words(form.words.clone().into()).into());
    }
}

fn big(ui: &mut Ui, words: &str) -> egui::Response {
    ui.add(egui::Button::new(words).min_size(vec2(0.0, parent_strip::TOUCH)))
}

/// What the parents said about this moment, or about all of it, so far.
fn said(ui: &mut Ui, context: &Context<'_>, parent: &ParentScreen) {
    let here = parent.clip().map(|clip| clip.clip);
    for (_, words) in parent.said.iter().filter(|(clip, _)| *clip == here) {
        let words = Message::new("parent-said").with("words", words.reveal().as_str());
        ui.add(egui::Label::new(RichText::new(context.words.say(&words)).size(PRAISE)).wrap());
    }
}

/// The way back: small, and only there while the pointer moves or the keyboard is on it.
fn way_back(ui: &mut Ui, context: &Context<'_>, window: Rect, actions: &mut Vec<UserAction>) {
    let words = context.get("parent-leave");
    let font = FontId::proportional(17.0);
    let text = ui.painter().layout_no_wrap(words.clone(), font, theme::DARK.text);
    let size = text.size() + vec2(32.0, 0.0);
    let size = Vec2::new(size.x, parent_strip::TOUCH);
    let place = Align2::RIGHT_TOP.align_size_within_rect(size, window.shrink(14.0));
    let response = ui.interact(place, Id::unique("parent-leave"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &words));
    if response.clicked() {
        actions.push(WindowAction::Back.into());
    }
    let still = ui.input(|input| input.pointer.time_since_last_movement());
    let is_shown = response.has_focus() || response.hovered() || still < LEAVE_STAYS;
    if !is_shown {
        return;
    }
    if still < LEAVE_STAYS {
        let rest = std::time::Duration::from_secs_f32((LEAVE_STAYS - still).max(0.05));
        ui.ctx().request_repaint_after(rest);
    }
    let colours = Palette::of(ui.visuals());
    let (fill, stroke) = if response.hovered() {
        (colours.chosen.ground, Stroke::new(1.5, colours.chosen.ink))
    } else {
        (colours.card, Stroke::new(1.0, colours.outline))
    };
    let painter = ui.painter();
    painter.rect(place, CornerRadius::same(10), fill, stroke, egui::StrokeKind::Inside);
    let at = Align2::CENTER_CENTER.align_size_within_rect(text.size(), place);
    painter.galley(at.min, text, colours.text);
}
