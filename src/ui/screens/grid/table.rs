//! The table: a head, and a row a family, of which only those in sight are made. They scroll sideways together where a
//! programme has many sessions.

use chrono::{Datelike as _, NaiveDate};
use egui::{
    Align2, CornerRadius, Rect, RichText, Role, ScrollArea, Stroke, TextStyle, TextWrapMode, Ui, WidgetInfo,
    WidgetText, pos2, vec2,
};

use super::super::near::near;
use super::keys::Form;
use super::{cell, legend};
use crate::app::action::{GridAction, UserAction};
use crate::app::state::GridScreen;
use crate::casework::pages::GridRow;
use crate::casework::sentences;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Palette, grid, icon, radius, space, stroke};
use crate::words::Message;

/// Where the columns begin, from the left of a row.
struct Columns {
    worker: f32,
    next: f32,
    cells: f32,
    notes: f32,
    concerns: f32,
    width: f32,
}

impl Columns {
    fn of(room: f32, sessions: u32) -> Self {
        let cells_wide = grid::CELL * f32::from(u16::try_from(sessions).unwrap_or(u16::MAX));
        let fixed = space::NEAR * 2.0 + grid::CODE + grid::WORKER + cells_wide + grid::NOTES + grid::CONCERNS;
        let next = (room - fixed).clamp(grid::NEXT, grid::NEXT_MOST);
        let worker = space::NEAR + grid::CODE;
        let cells = worker + grid::WORKER + next;
        let notes = cells + cells_wide;
        let width = (fixed + next).max(room);
        Self { worker, next: worker + grid::WORKER, cells, notes, concerns: notes + grid::NOTES, width }
    }
}

/// Draws head, rows and what the marks mean.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &GridScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let sessions = screen.sessions();
    let foot = legend::height(ui);
    let height = (ui.available_height() - foot - space::NEAR).max(grid::LEAST);
    let columns = Columns::of(ui.available_width(), sessions);
    // As wide as there is room for, nothing scrolls sideways.
    let sideways = ScrollArea::new([columns.width > ui.available_width(), false]).id_salt("grid sideways");
    sideways.max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.set_width(columns.width);
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui, context, &columns, sessions);
        let mut area =
            ScrollArea::vertical().id_salt("grid").max_height(height - grid::HEAD).auto_shrink([false, true]);
        if let Some(offset) = form.follow(ui, screen, grid::ROW) {
            area = area.vertical_scroll_offset(offset);
        }
        let shown = area.show_rows(ui, grid::ROW, screen.shown.len(), |ui, range| {
            form.stop_within(screen, &range);
            for place in range {
                let row = screen.shown.get(place).and_then(|place| screen.rows.get(*place));
                if let Some(row) = row {
                    self::row(ui, context, (screen, &*form), (row, &columns), actions);
                }
            }
        });
        form.seen(shown.state.clamped_offset().y, shown.inner_rect.height());
    });
    legend::show(ui, context);
}

fn head(ui: &mut Ui, context: &Context<'_>, columns: &Columns, sessions: u32) {
    let (_, place) = ui.allocate_space(vec2(columns.width, grid::HEAD));
    let colours = Palette::of(ui.visuals());
    let heads = [
        (space::NEAR, "grid-head-code"),
        (columns.worker, "grid-head-worker"),
        (columns.next, "grid-head-next"),
        (columns.concerns, "grid-head-concern"),
    ];
    for (x, key) in heads {
        let words = context.get(key);
        let label = Rect::from_min_size(pos2(place.left() + x, place.top()), vec2(grid::CODE, grid::HEAD));
        write(ui, label, &words, colours.weak, TextStyle::Small, false);
    }
    let middle = pos2(place.left() + columns.notes + grid::NOTES / 2.0, place.center().y);
    let font = TextStyle::Small.resolve(ui.style());
    ui.painter().text(middle, Align2::CENTER_CENTER, context.get("grid-head-notes"), font, colours.weak);
    for number in 1..=sessions {
        let centre = cell::centre(place, columns.cells, number);
        let font = egui::FontId::new(theme::letters::SMALL, theme::tabular_family());
        ui.painter().text(centre, Align2::CENTER_CENTER, number.to_string(), font, colours.weak);
    }
    line(ui, place);
}

fn line(ui: &Ui, place: Rect) {
    let colour = Palette::of(ui.visuals()).line;
    ui.painter().hline(place.x_range(), place.bottom(), Stroke::new(stroke::LINE, colour));
}

fn row(
    ui: &mut Ui,
    context: &Context<'_>,
    (screen, form): (&GridScreen, &Form),
    (row, columns): (&GridRow, &Columns),
    actions: &mut Vec<UserAction>,
) {
    let (_, place) = ui.allocate_space(vec2(columns.width, grid::ROW));
    let colours = Palette::of(ui.visuals());
    let open = screen.open.as_ref().filter(|open| open.case == row.case);
    let words = Rect::from_min_max(place.min, pos2(place.left() + columns.cells, place.bottom()));
    let response = form.interact(ui, words, row.case, None);
    let whole = open.is_some_and(|open| open.session.is_none());
    let name = cell::name_of_whole(context, row);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, whole, &name));
    let beside = [row.worker.as_ref().map(|(_, name)| name.reveal().clone()), Some(next(context, row))];
    let beside: Vec<String> = beside.into_iter().flatten().collect();
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(beside.join(", ")));
    line(ui, place);
    let ground = if open.is_some() {
        Some(colours.chosen.ground)
    } else if response.hovered() {
        Some(colours.hover)
    } else {
        None
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(place, CornerRadius::same(radius::BUTTON), ground);
    }
    if response.clicked() {
        actions.push(GridAction::Open(row.case, None).into());
    }
    facts(ui, context, row, (place, columns), open.is_some());
    for known in &row.cells {
        let centre = cell::centre(place, columns.cells, known.number);
        cell::cell(ui, context, (screen, form), (row, known), centre, actions);
    }
    waiting(ui, context, row, (place, columns), actions);
}

/// Who it is, who works with them, and what is next.
fn facts(ui: &Ui, context: &Context<'_>, row: &GridRow, (place, columns): (Rect, &Columns), chosen: bool) {
    let colours = Palette::of(ui.visuals());
    let (ink, weak) = if chosen { (colours.chosen.ink, colours.text) } else { (colours.text, colours.weak) };
    let column = |from: f32, to: f32| {
        Rect::from_min_max(
            pos2(place.left() + from, place.top()),
            pos2(place.left() + to - space::NEAR, place.bottom()),
        )
    };
    write(ui, column(space::NEAR, columns.worker), &row.code, ink, TextStyle::Body, true);
    let worker = row.worker.as_ref().map_or("–", |(_, name)| name.reveal().as_str());
    write(ui, column(columns.worker, columns.next), worker, weak, TextStyle::Small, false);
    write(ui, column(columns.next, columns.cells), &next(context, row), ink, TextStyle::Body, false);
}

/// Notes to answer and concerns: a concern leads to where it is recorded.
fn waiting(
    ui: &mut Ui,
    context: &Context<'_>,
    row: &GridRow,
    (place, columns): (Rect, &Columns),
    actions: &mut Vec<UserAction>,
) {
    let colours = Palette::of(ui.visuals());
    let count = |number: usize| (number > 0).then(|| number.to_string());
    if let Some(notes) = count(row.notes) {
        let font = egui::FontId::new(theme::letters::BODY, theme::tabular_strong_family());
        let at = pos2(place.left() + columns.notes + grid::NOTES / 2.0, place.center().y);
        ui.painter().text(at, Align2::CENTER_CENTER, notes, font, colours.text);
    }
    let Some(concerns) = row.concerns else { return };
    let mark = Rect::from_min_max(
        pos2(place.left() + columns.concerns, place.center().y - grid::MARK / 2.0),
        pos2(
            place.left() + columns.concerns + grid::CONCERNS - space::NEAR,
            place.center().y + grid::MARK / 2.0,
        ),
    );
    let name = Message::new("grid-concerns").with("code", row.code.as_str());
    let name = context.say(&name.with("waiting", sentences::concerns(concerns)));
    let id = egui::Id::unique(("grid concern", row.case));
    let response = ui.interact(mark, id, egui::Sense::click());
    let ink = colours.meaning(Meaning::NotMet).ink;
    if response.hovered() {
        ui.painter().rect_filled(mark, CornerRadius::same(radius::FIELD), colours.held);
    }
    let sign = Rect::from_center_size(
        pos2(mark.left() + icon::NAV, mark.center().y),
        vec2(icon::BUTTON, icon::BUTTON),
    );
    Icon::Concern.paint(ui.painter(), sign, ink);
    let font = egui::FontId::new(theme::letters::BODY, theme::tabular_strong_family());
    let at = pos2(sign.right() + space::PAIR, mark.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, concerns.count.to_string(), font, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.on_hover_text(&name).clicked() {
        actions.push(GridAction::GoRecord(row.case).into());
    }
}

/// Words in the middle of a row, cut off where there is no more room.
fn write(ui: &Ui, place: Rect, words: &str, ink: egui::Color32, style: TextStyle, strong: bool) {
    let mut text = RichText::new(words).text_style(style.clone());
    if strong {
        text = text.family(theme::strong_family());
    }
    let galley = WidgetText::from(text).into_galley(ui, Some(TextWrapMode::Truncate), place.width(), style);
    let at = pos2(place.left(), place.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}

/// A day as it is spoken of; the year where it is not this one.
fn day_said(context: &Context<'_>, day: NaiveDate) -> String {
    let today = context.state.today;
    if day.year() != today.year() || day.signed_duration_since(today).num_days().abs() <= 1 {
        return near(context, day);
    }
    context.say(&sentences::today::short(day))
}

/// The next step, or the next session and its day, in a few words.
fn next(context: &Context<'_>, row: &GridRow) -> String {
    if let Some(step) = &row.next_step {
        return context.say(step);
    }
    let Some((number, day)) = row.next else { return context.get("grid-next-none") };
    let said = match day {
        None => Message::new("grid-next-unplanned").with("number", number),
        Some(day) => Message::new("grid-next").with("number", number).with("day", day_said(context, day)),
    };
    context.say(&said)
}
