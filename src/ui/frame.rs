//! What stands around the screens of staff: the head, with where one is at the left, and at the right what can be done
//! there. Knows no screen.

use std::fmt::Debug;
use std::hash::Hash;

use chrono::Local;
use egui::{
    Align, Frame, Id, Label, Layout, Margin, Panel, Rect, Response, RichText, ScrollArea, Sense, Stroke, Ui,
    UiBuilder, pos2, vec2,
};

use super::context::Context;
use super::finder;
use super::icons::Icon;
use super::keys::Shortcut;
use super::over::Over;
use super::theme::{self, Palette, icon, shell, size, space, stroke};
use super::topmost::{self, Level};
use crate::app::action::{UserAction, WindowAction};
use crate::app::state::{Place, Screen};
use crate::base::MediaTime;
use crate::programme::VisitClock;
use crate::words::Message;

/// What a head says.
#[derive(Clone, Copy, Debug)]
pub struct Header<'a> {
    title: &'a str,
    second: &'a str,
    back: Option<&'a str>,
    edge: Option<f32>,
}

impl<'a> Header<'a> {
    /// Where one is.
    pub fn new(title: &'a str) -> Self {
        Self { title, second: "", back: None, edge: None }
    }

    /// What is said besides, of less weight.
    pub fn second(self, second: &'a str) -> Self {
        Self { second, ..self }
    }

    /// With Back before it: these words are what one goes back to, a family's code.
    pub fn back(self, words: Option<&'a str>) -> Self {
        Self { back: words, ..self }
    }

    /// So far from the window's edge, in points, where that is another than elsewhere.
    pub fn edge(self, points: f32) -> Self {
        Self { edge: Some(points), ..self }
    }
}

/// What the head of a screen with a film, a visit or moments opens over it.
pub struct Bar<'a> {
    /// The keys.
    pub keys: &'a mut Over,
    /// Whether the note for staff is open.
    pub note: &'a mut bool,
}

/// From the window's edge, or the sidebar's, to what a page shows.
pub fn edge(ui: &Ui) -> f32 {
    if ui.ctx().content_rect().width() >= size::WIDE_FROM { space::WIDE_EDGE } else { space::EDGE }
}

/// Draws the head across the top of what is left of the window. `add` draws what can be done, from left to right.
pub fn header(
    ui: &mut Ui,
    context: &Context<'_>,
    header: Header<'_>,
    actions: &mut Vec<UserAction>,
    add: impl FnOnce(&mut Ui, &mut Vec<UserAction>),
) {
    #[allow(clippy::cast_possible_truncation)] // a few points
    let margin = Margin::symmetric(header.edge.unwrap_or_else(|| edge(ui)) as i8, 0);
    let frame = Frame::new().fill(Palette::of(ui.visuals()).page).inner_margin(margin);
    let panel = Panel::top("header").frame(frame).exact_size(shell::HEADER).show_separator_line(false);
    panel.show(ui, |ui| {
        let place = ui.available_rect_before_wrap();
        let known = Id::unique("header acts");
        let wide = ui.data(|data| data.get_temp::<f32>(known)).unwrap_or(0.0);
        let words = place.with_max_x((place.right() - wide - space::PARTS).max(place.left()));
        row(ui, words, |ui| {
            if let Some(words) = header.back {
                // However long a code is, where one is stays readable.
                let room = vec2(ui.available_width() * shell::BACK_SHARE, ui.available_height());
                ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                    back(ui, context, words, actions);
                });
                ui.add_space(shell::TITLE_GAP);
            }
            title(ui, header.title, header.second);
        });
        // As wide as it was when last drawn: what is read from left to right is reached so too.
        // It has room beyond, so that nothing is cut to the width it had.
        let acts = Rect::from_min_size(pos2(place.right() - wide, place.top()), place.size());
        let used = row(ui, acts, |ui| {
            visit(ui, context, actions);
            add(ui, actions);
        });
        if (used - wide).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(known, used));
            ui.ctx().request_discard("the head knows its width now");
        }
    });
}

/// A row in this place, from its left; how wide it is.
fn row(ui: &mut Ui, place: Rect, add: impl FnOnce(&mut Ui)) -> f32 {
    let builder = UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        add(ui);
        ui.min_rect().width()
    })
    .inner
}

/// The title, and what is said besides on the same line; both elided where they are long.
fn title(ui: &mut Ui, title: &str, second: &str) {
    let words = RichText::new(title).text_style(theme::title_style());
    theme::told_as_heading(ui.add(Label::new(words).truncate()), title);
    if !second.is_empty() {
        ui.add_space(shell::TITLE_GAP);
        let weak = Palette::of(ui.visuals()).weak;
        ui.add(Label::new(RichText::new(second).color(weak)).truncate());
    }
}

/// Back, by its arrow or by Escape, where the screen can be left; `words` are what one goes back to.
pub fn back(ui: &mut Ui, context: &Context<'_>, words: &str, actions: &mut Vec<UserAction>) {
    let can_leave = context.state.screen.on_screen().can_leave();
    let escape = can_leave && topmost::closes(ui.ctx(), Level::Screen, Id::unique("back"));
    let name = context.get("action-back");
    let arrow = theme::secondary(words).icon(Icon::Previous).named(&name).enabled(can_leave).hang_left();
    if arrow.show(ui).clicked() || escape {
        actions.push(WindowAction::Back.into());
    }
}

/// The clock of the visit that goes on, on whatever screen but its own session's: pressed, it leads there.
fn visit(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let Some(visit) = context.state.visit() else { return };
    if let Screen::Session(session) = &context.state.screen
        && (session.view.case, session.view.session.number) == (visit.case, visit.number)
    {
        return;
    }
    let (so_far, since) = clock_words(context, visit.clock);
    let name = Message::new("frame-visit")
        .with("code", visit.code)
        .with("number", visit.number)
        .with("so-far", so_far.as_str())
        .with("since", since.as_str());
    let words = if so_far.is_empty() { &since } else { &so_far };
    let button = theme::secondary(words).icon(Icon::Clock).hint(&since).named(&context.say(&name)).show(ui);
    if button.clicked() {
        actions.push(WindowAction::Open(Place::Session(visit.case, visit.number, None)).into());
    }
}

/// How long a visit has been, and since when; the first is empty where the computer's clock was set back meanwhile.
pub fn clock_words(context: &Context<'_>, clock: VisitClock) -> (String, String) {
    let at = clock.since.with_timezone(&Local);
    let time = at.format("%H:%M").to_string();
    let since = if at.date_naive() == context.state.today {
        Message::new("visit-since").with("time", time)
    } else {
        let day = context.words.day(at.date_naive());
        Message::new("visit-since-day").with("time", time).with("day", day)
    };
    let so_far = clock.so_far.map_or_else(String::new, |length| context.say(&minutes(length)));
    (so_far, context.say(&since))
}

/// A length in minutes, or in hours and minutes.
pub fn minutes(length: MediaTime) -> Message {
    let minutes = length.minutes();
    Message::new("visit-minutes").with("hours", minutes / 60).with("minutes", minutes % 60)
}

/// The clock of a visit as words: how long, and since when.
pub fn clock(ui: &mut Ui, so_far: &str, since: &str) -> Response {
    let colours = Palette::of(ui.visuals());
    let (place, _) = ui.allocate_exact_size(vec2(icon::NAV, icon::NAV), Sense::hover());
    Icon::Clock.paint(ui.painter(), place, colours.link);
    ui.add_space(space::NEAR);
    ui.label(RichText::new(so_far).family(theme::tabular_strong_family()));
    ui.add_space(space::PAIR);
    let response = ui.label(RichText::new(since).family(theme::tabular_family()).color(colours.weak));
    ui.add_space(space::NEAR);
    response
}

/// The button that opens the search, with more after it.
pub fn find(ui: &mut Ui, context: &Context<'_>) {
    search(ui, context, false);
}

/// The same where it is the last: it ends at the edge of the page.
pub fn find_last(ui: &mut Ui, context: &Context<'_>) {
    search(ui, context, true);
}

fn search(ui: &mut Ui, context: &Context<'_>, last: bool) {
    let words = context.get("frame-find");
    let key = Shortcut::Find.shown(context.words);
    let button = theme::secondary(&words).icon(Icon::Find).hint(&key);
    if if last { button.hang_right() } else { button }.show(ui).clicked() {
        finder::ask(ui);
    }
}

/// A strip beneath the head, so high, in points, or as high as what stands there, over what scrolls. One of a height of its
/// own has a line beneath.
pub fn strip(ui: &mut Ui, id: &'static str, height: Option<f32>, add: impl FnOnce(&mut Ui)) {
    #[allow(clippy::cast_possible_truncation)] // a few points
    let margin = Margin::symmetric(edge(ui) as i8, 0);
    let frame = Frame::new().fill(Palette::of(ui.visuals()).page).inner_margin(margin);
    let panel = Panel::top(id).frame(frame).resizable(false).show_separator_line(false);
    let Some(height) = height else {
        panel.show(ui, add);
        return;
    };
    let shown = panel.exact_size(height).show(ui, add).response.rect;
    let line = Stroke::new(stroke::LINE, Palette::of(ui.visuals()).line);
    ui.painter().hline(shown.x_range(), shown.bottom() - 0.5, line);
}

/// What scrolls beneath a head, from its left edge and at most so wide, in points. It begins at its top whenever it is `of`
/// something else.
pub fn page(ui: &mut Ui, of: impl Hash + Debug, widest: f32, add: impl FnOnce(&mut Ui)) {
    // The bar that scrolls it stands within the edge: a page is as wide with it as without.
    let edge = edge(ui);
    let width = (ui.available_width() - 2.0 * edge).clamp(0.0, widest);
    ScrollArea::vertical().id_salt(("page", of)).auto_shrink(false).show(ui, |ui| {
        let place = ui.available_rect_before_wrap();
        let column = Rect::from_min_size(place.min + vec2(edge, space::PARTS), vec2(width, place.height()));
        let builder = UiBuilder::new().max_rect(column).layout(Layout::top_down(Align::Min));
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = space::PARTS;
            add(ui);
        });
        ui.add_space(space::EDGE);
    });
}
