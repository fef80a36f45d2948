//! What stands at the left of the screens of staff: Today, the families and what each needs, the settings and the lock. In
//! a narrow window, and beside the grid, it is a rail.

use chrono::{Datelike as _, NaiveDate};
use egui::{Align, Frame, Id, Layout, Margin, Panel, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, vec2};

use super::near::near;
use crate::app::action::{UserAction, WindowAction};
use crate::app::state::{Place, Screen, SettingsSection};
use crate::casework::pages::{FamilyRow, TodayThing};
use crate::casework::{Act, sentences};
use crate::programme::{PathwayStep, TodoKind};
use crate::ui::context::Context;
use crate::ui::finder;
use crate::ui::icons::Icon;
use crate::ui::keys::Shortcut;
use crate::ui::theme::{self, List, Meaning, Palette, shell, size, space, stroke};
use crate::ui::widgets::{self, NavRow};
use crate::words::Message;

/// What is folded open.
#[derive(Default)]
pub struct Form {
    /// Whether families whose pathway ended are shown.
    ended: bool,
}

/// Draws it.
pub fn show(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let window = ui.ctx().content_rect().width();
    if window < shell::SIDEBAR_FROM {
        return rail(ui, context, actions);
    }
    let width = if window >= size::WIDE_FROM { shell::SIDEBAR_WIDE } else { shell::SIDEBAR };
    panel(ui, width, |ui| {
        ui.add_space(space::PARTS);
        mark(ui, context);
        ui.add_space(space::PARTS);
        today(ui, context, actions);
        ui.add_space(space::THUMBS);
        head(ui, context, actions);
        let below = 2.0 * size::CONTROL + space::THUMBS;
        let height = (ui.available_height() - below).max(size::CONTROL);
        let place = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| families(ui, context, form, actions));
        let place = Rect::from_min_size(place.left_bottom(), vec2(place.width(), below));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| foot(ui, context, actions));
    });
}

/// The ground at the left, with a hairline towards the page.
fn panel(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let colours = Palette::of(ui.visuals());
    #[allow(clippy::cast_possible_truncation)] // a few points
    let frame = Frame::new().fill(colours.rail).inner_margin(Margin::symmetric(space::NEAR as i8, 0));
    let panel = Panel::left("sidebar").frame(frame).exact_size(width).resizable(false);
    let shown = panel.show_separator_line(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(space::NEAR, 0.0);
        add(ui);
    });
    let edge = shown.response.rect;
    ui.painter().vline(edge.right() - 0.5, edge.y_range(), Stroke::new(stroke::LINE, colours.line));
}

fn mark(ui: &mut Ui, context: &Context<'_>) {
    let (place, response) = ui.allocate_exact_size(vec2(ui.available_width(), shell::MARK), Sense::hover());
    let name = context.get("app-name");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name.as_str()));
    let colours = Palette::of(ui.visuals());
    let sign = place.translate(vec2(space::NEAR, 0.0)).with_max_x(place.left() + space::NEAR + shell::MARK);
    widgets::app_mark(ui.painter(), sign, colours);
    let font = theme::section_style().resolve(ui.style());
    let at = sign.right_center() + vec2(shell::NAV_GAP, 0.0);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, name, font, colours.text);
}

fn today(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let chosen = matches!(context.state.screen, Screen::Today(_));
    let visits = visits_today(context);
    let end = if visits > 0 { visits.to_string() } else { String::new() };
    let (words, name) = (context.get("sidebar-today"), context.get("sidebar-today-name"));
    let more = context.say(&Message::new("sidebar-today-visits").with("visits", visits));
    let row = NavRow {
        icon: Some(Icon::Today),
        name: &name,
        more: &more,
        end: &end,
        chosen,
        ..NavRow::new(&words)
    };
    let list = List::vertical(ui, "sidebar today", 1, None);
    if widgets::nav_row(ui, (&list, 0), &row).clicked() {
        actions.push(WindowAction::Go(Place::Today).into());
    }
}

/// Visits of today over all families.
fn visits_today(context: &Context<'_>) -> usize {
    let state = context.state;
    let visits = state.families.iter().flat_map(|row| &row.today.visits);
    visits.filter(|visit| visit.under_way || visit.day == state.today).count()
}

/// What the list is, and the button that adds to it.
fn head(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let size = vec2(ui.available_width(), size::CONTROL);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(space::NEAR);
        theme::weak(ui, &context.get("families-title"));
        widgets::right(ui, |ui| {
            if theme::icon_only(Icon::Plus, &context.get("families-add")).show(ui).clicked() {
                actions.push(WindowAction::Go(Place::NewFamily).into());
            }
        });
    });
}

/// One row of the list.
#[derive(Clone, Copy)]
enum Line<'a> {
    Family(&'a FamilyRow),
    Ended(usize),
}

/// The families in the order of their codes, then those that ended, folded.
fn families(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let mut rows: Vec<&FamilyRow> = context.state.families.iter().collect();
    rows.sort_by(|one, other| one.code.cmp(&other.code));
    let open = match &context.state.screen {
        Screen::Family(family) => Some(family.case),
        _ => None,
    };
    let (ended, going): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| has_ended(row));
    let mut lines: Vec<Line<'_>> = going.into_iter().map(Line::Family).collect();
    if !ended.is_empty() {
        lines.push(Line::Ended(ended.len()));
        if form.ended || ended.iter().any(|row| Some(row.case) == open) {
            lines.extend(ended.into_iter().map(Line::Family));
        }
    }
    let chosen = lines.iter().position(|line| matches!(line, Line::Family(row) if Some(row.case) == open));
    let list = List::vertical(ui, "sidebar families", lines.len(), chosen);
    // The family that is opened is in sight, wherever it was opened from.
    let shown = Id::unique("sidebar shows");
    let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(shown), open));
    let to = list.moved().or(chosen.filter(|_| before != open));
    let scroll = ScrollArea::vertical().id_salt("sidebar").auto_shrink(false).animated(false);
    scroll.show_rows(ui, size::CONTROL, lines.len().max(1), |ui, range| {
        if let Some(to) = to {
            #[allow(clippy::cast_precision_loss)] // rows of a list
            let below = size::CONTROL * (to as f32 - range.start as f32);
            let top = ui.min_rect().left_top() + vec2(0.0, below);
            ui.scroll_to_rect(Rect::from_min_size(top, vec2(ui.available_width(), size::CONTROL)), None);
        }
        for at in range {
            match lines.get(at) {
                Some(Line::Family(row)) => family(ui, context, (&list, at), row, chosen == Some(at), actions),
                Some(Line::Ended(count)) => {
                    let words = context.get("sidebar-ended");
                    let (icon, count) = (if form.ended { Icon::Down } else { Icon::Next }, count.to_string());
                    let row = NavRow { icon: Some(icon), end: &count, quiet: true, ..NavRow::new(&words) };
                    if widgets::nav_row(ui, (&list, at), &row).clicked() {
                        form.ended = !form.ended;
                    }
                }
                None if context.state.families_loading => {
                    ui.add_space(space::NEAR);
                    theme::weak(ui, &context.get("families-loading"));
                }
                None => {}
            }
        }
    });
}

fn has_ended(row: &FamilyRow) -> bool {
    row.today.step.is_some_and(|step| step.step == PathwayStep::End && step.day.is_some())
}

fn family(
    ui: &mut Ui,
    context: &Context<'_>,
    at: (&List, usize),
    row: &FamilyRow,
    chosen: bool,
    actions: &mut Vec<UserAction>,
) {
    let colours = Palette::of(ui.visuals());
    let needs_attention = row.concerns.is_some() || !row.today.attention.is_empty();
    let asked = row.today.finish.iter().any(|thing| matches!(thing, TodayThing::Note { .. }));
    let sign = if needs_attention {
        Some((Icon::Warning, colours.meaning(Meaning::AtRisk).ink))
    } else {
        asked.then_some((Icon::Supervision, colours.weak))
    };
    let (end, more) = (when(context, row), told(context, row));
    let look = NavRow { end: &end, sign, chosen, more: &more, ..NavRow::new(&row.code) };
    if widgets::nav_row(ui, at, &look).clicked() {
        actions.push(WindowAction::Go(Place::family(row.case)).into());
    }
}

/// When the next visit is, as short as can be.
fn when(context: &Context<'_>, row: &FamilyRow) -> String {
    if row.today.visits.iter().any(|visit| visit.under_way) {
        return context.get("sidebar-now");
    }
    let step = row.today.step.and_then(|step| step.day);
    let Some(day) = step.or(row.next.and_then(|(_, day)| day)) else { return String::new() };
    let today = context.state.today;
    if day == today {
        return context.get("date-today");
    }
    let ahead = (day - today).num_days();
    if (1..7).contains(&ahead) {
        let weekday = Message::new("day-weekday").with("weekday", day.weekday().number_from_monday());
        return format!("{} {}", context.say(&weekday), day.day());
    }
    short(context, day)
}

/// A day of another week: "9 Dec".
fn short(context: &Context<'_>, day: NaiveDate) -> String {
    let said = Message::new("sidebar-date").with("day", day.day()).with("month", day.month());
    context.say(&said)
}

/// What a reader of the screen is told of a family: the next session, concerns, and what is to be done first.
fn told(context: &Context<'_>, row: &FamilyRow) -> String {
    let next = row.next_step.as_ref().map_or_else(|| next(context, row), |step| context.say(step));
    let concerns = row.concerns.map(|waiting| context.say(&sentences::concerns(waiting)));
    // That the next session is today is said with its day.
    let said = |kind| matches!(kind, TodoKind::ConcernWaits | TodoKind::SessionToday);
    let todo = row.agenda.iter().find(|todo| !said(todo.kind));
    let todo = todo.map(|todo| context.say(&sentences::todo(todo)));
    let lines: Vec<String> = concerns.into_iter().chain([next]).chain(todo).collect();
    lines.join(" · ")
}

/// The next session and its day, in words.
fn next(context: &Context<'_>, row: &FamilyRow) -> String {
    let Some((number, day)) = row.next else {
        let held = Message::new("families-progress").with("held", row.held).with("planned", row.planned);
        return context.say(&held);
    };
    let day = day.map_or_else(|| context.get("families-not-planned"), |day| near(context, day));
    context.say(&Message::new("families-next").with("number", number).with("day", day))
}

/// The settings and the lock, at the bottom.
fn foot(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let chosen = matches!(context.state.screen, Screen::Settings(_) | Screen::Journal(_));
    let words = context.get("settings-title");
    let row = NavRow { icon: Some(Icon::Settings), chosen, ..NavRow::new(&words) };
    let list = List::vertical(ui, "sidebar settings", 1, None);
    if widgets::nav_row(ui, (&list, 0), &row).clicked() {
        actions.push(WindowAction::Go(Place::Settings(SettingsSection::default())).into());
    }
    let (words, key) = (context.get("families-lock"), Shortcut::HideScreen.shown(context.words));
    let row = NavRow { icon: Some(Icon::Lock), end: &key, ..NavRow::new(&words) };
    let list = List::vertical(ui, "sidebar lock", 1, None);
    if widgets::nav_row(ui, (&list, 0), &row).clicked() {
        actions.push(WindowAction::Lock.into());
    }
}

/// What a tile of the rail does.
enum Tile {
    Does(WindowAction),
    Finds,
}

/// The rail: the same places as tiles. Families are found by the search.
pub fn rail(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let screen = &context.state.screen;
    let supervises = context.state.refusal(Act::Supervise).is_none();
    let settings = Place::Settings(SettingsSection::default());
    let mut tiles = vec![(
        Icon::Today,
        ("sidebar-today", "sidebar-today-name"),
        matches!(screen, Screen::Today(_)),
        Tile::Does(WindowAction::Go(Place::Today)),
    )];
    if supervises {
        tiles.push((
            Icon::Grid,
            ("sidebar-grid", "grid-open"),
            matches!(screen, Screen::Supervision(_)),
            Tile::Does(WindowAction::Go(Place::Grid)),
        ));
    }
    if !matches!(screen, Screen::Supervision(_)) {
        let chosen = matches!(screen, Screen::Family(_) | Screen::NewFamily(_));
        tiles.push((Icon::Families, ("families-title", "sidebar-find-family"), chosen, Tile::Finds));
    }
    let here = matches!(screen, Screen::Settings(_) | Screen::Journal(_));
    let below = [
        (Icon::Settings, ("settings-title", "settings-title"), here, Tile::Does(WindowAction::Go(settings))),
        (Icon::Lock, ("families-lock", "families-lock"), false, Tile::Does(WindowAction::Lock)),
    ];
    panel(ui, shell::RAIL, |ui| {
        ui.add_space(space::THUMBS);
        let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), shell::MARK), Sense::hover());
        let sign = Rect::from_center_size(place.center(), vec2(shell::MARK, shell::MARK));
        widgets::app_mark(ui.painter(), sign, Palette::of(ui.visuals()));
        ui.add_space(space::PARTS);
        #[allow(clippy::cast_precision_loss)] // a few tiles
        let all = shell::TILE * (tiles.len() + below.len()) as f32 + space::NEAR;
        let free = (ui.available_height() - all).max(0.0);
        let first_below = tiles.len();
        ScrollArea::vertical().id_salt("rail").show(ui, |ui| {
            for (at, (icon, (words, name), chosen, tile)) in tiles.into_iter().chain(below).enumerate() {
                if at == first_below {
                    ui.add_space(free);
                }
                let list = List::vertical(ui, ("rail", at), 1, None);
                let words = (icon, &*context.get(words), &*context.get(name));
                if !widgets::nav_tile(ui, (&list, 0), words, chosen).clicked() {
                    continue;
                }
                match tile {
                    Tile::Does(action) => actions.push(action.into()),
                    Tile::Finds => finder::ask(ui),
                }
            }
        });
    });
}
