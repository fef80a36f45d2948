//! The days ahead with their visits, and film to be deleted: the right column of Today.

use chrono::{Datelike as _, NaiveDate};
use egui::{Align, Label, Layout, RichText, Role, Sense, TextStyle, Ui, vec2};

use super::{done, hairline};
use crate::app::action::{Ask, RetentionAction, UserAction};
use crate::casework::changes::FilmScope;
use crate::casework::pages::{TodayAct, WeekDay, WeekEntry, WeekThing};
use crate::casework::sentences::today as said;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, List, Palette, Row, icon, size, space, today};
use crate::words::Message;

/// So many things of a day are shown, and so many films.
const OF_A_DAY: usize = 6;
const FILMS: usize = 3;

/// Draws the column.
pub(super) fn show(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let page = &context.state.today_page;
    theme::section(ui, &context.get("day-week"));
    ui.add_space(space::NEAR);
    let count = page.week.iter().map(|day| day.entries.len().min(OF_A_DAY)).sum();
    let keys = List::vertical(ui, "week", count, None);
    let mut place = 0;
    for day in &page.week {
        one_day(ui, context, day, (&keys, &mut place), actions);
        hairline(ui);
        ui.add_space(space::THUMBS);
    }
    ui.add_space(space::PAIR);
    film(ui, context, actions);
}

fn one_day(
    ui: &mut Ui,
    context: &Context<'_>,
    day: &WeekDay,
    (keys, place): (&List, &mut usize),
    actions: &mut Vec<UserAction>,
) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        date(ui, context, day);
        ui.vertical(|ui| {
            ui.set_min_height(size::ROW);
            ui.spacing_mut().item_spacing.y = space::PAIR;
            if day.entries.is_empty() {
                ui.add_space(space::THUMBS);
                theme::weak(ui, &context.get("day-week-none"));
            }
            for entry in day.entries.iter().take(OF_A_DAY) {
                one_entry(ui, context, (day.day, entry), (keys, *place), actions);
                *place += 1;
            }
            if let Some(more) = day.entries.len().checked_sub(OF_A_DAY).filter(|more| *more > 0) {
                theme::small(ui, &context.say(&Message::new("day-week-more").with("more", more)));
            }
        });
    });
    ui.add_space(space::NEAR);
}

/// The day of the month over its weekday.
fn date(ui: &mut Ui, context: &Context<'_>, day: &WeekDay) {
    let colours = Palette::of(ui.visuals());
    let is_today = day.day == context.state.today;
    let ink = match (is_today, day.entries.is_empty()) {
        (true, _) => colours.accent.ground,
        (false, true) => colours.weak,
        (false, false) => colours.text,
    };
    ui.allocate_ui_with_layout(vec2(today::DATE, size::ROW), Layout::top_down(Align::Min), |ui| {
        ui.set_width(today::DATE);
        ui.spacing_mut().item_spacing.y = 0.0;
        let number = RichText::new(day.day.day().to_string()).family(theme::tabular_strong_family());
        let number = ui.label(number.size(theme::letters::TITLE).color(ink));
        let weekday = Message::new("day-weekday").with("weekday", day.day.weekday().number_from_monday());
        let weekday = RichText::new(context.say(&weekday)).text_style(TextStyle::Small);
        ui.label(weekday.color(if is_today { ink } else { colours.weak }));
        let whole = context.words.day(day.day);
        ui.ctx().accesskit_node_builder(number.id, |node| node.set_label(whole));
    });
}

fn one_entry(
    ui: &mut Ui,
    context: &Context<'_>,
    (day, entry): (NaiveDate, &WeekEntry),
    keys: (&List, usize),
    actions: &mut Vec<UserAction>,
) {
    let (words, second, name, act) = entry_words(context, day, entry);
    let height = if second.is_empty() { size::CONTROL } else { today::ENTRY };
    let look = Row { height, pad: space::NEAR, role: Role::Button, ..Row::new(&name, false) };
    let (pressed, ()) = theme::row(ui, keys, &look, |ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::PAIR, 0.0);
            ui.horizontal(|ui| {
                let code = RichText::new(entry.code.as_str()).family(theme::strong_family());
                ui.add(Label::new(code).truncate().selectable(false));
                ui.add(Label::new(words).truncate().selectable(false));
            });
            if !second.is_empty() {
                let weak = Palette::of(ui.visuals()).weak;
                let second = RichText::new(second).text_style(TextStyle::Small).color(weak);
                ui.add(Label::new(second).truncate().selectable(false));
            }
        });
    });
    if pressed.clicked() {
        actions.push(done(entry.case, act));
    }
}

/// What is said of an entry: its words, a second line, the whole for readers of the screen, and what pressing it does.
fn entry_words(
    context: &Context<'_>,
    day: NaiveDate,
    entry: &WeekEntry,
) -> (String, String, String, TodayAct) {
    match &entry.what {
        WeekThing::Visit { number, under_way, place, who } => {
            let words = context.say(&Message::new("day-week-visit").with("number", *number));
            let now = under_way.then(|| context.get("day-week-now"));
            let who = (!under_way && !who.is_empty()).then(|| said::names(who));
            let place = place.map(|kind| context.say(&said::place(kind)));
            let second: Vec<String> = now.into_iter().chain(who).chain(place).collect();
            let name = Message::new("day-week-visit-name")
                .with("code", entry.code.as_str())
                .with("number", *number)
                .with("day", day);
            (words, second.join(", "), context.say(&name), TodayAct::OpenSession(*number))
        }
        WeekThing::Review => {
            let name =
                Message::new("day-week-review-name").with("code", entry.code.as_str()).with("day", day);
            let words = context.get("day-week-review");
            (words, String::new(), context.say(&name), TodayAct::OpenPathway)
        }
    }
}

/// Film to be deleted: what is due with what is done about it, or the day until which nothing is.
fn film(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let page = &context.state.today_page;
    if page.due.is_empty() {
        let said = match page.due_next {
            Some(day) => Message::new("day-film-next").with("day", day),
            None => "day-film-none".into(),
        };
        return line(ui, &context.say(&said));
    }
    for film in page.due.iter().take(FILMS) {
        let with = |key| {
            let message = Message::new(key).with("code", film.code.as_str()).with("session", film.session);
            context.say(&message)
        };
        line(ui, &with("day-film-due"));
        let (words, name) = (context.get("day-film-delete"), with("day-film-delete-name"));
        ui.horizontal(|ui| {
            ui.add_space(icon::ROW + space::NEAR);
            if theme::danger(&words).named(&name).hang_left().show(ui).clicked() {
                let ask = RetentionAction::Ask(Ask::Erase, film.case, FilmScope::One(film.recording));
                actions.push(ask.into());
            }
        });
    }
    if let Some(more) = page.due.len().checked_sub(FILMS).filter(|more| *more > 0) {
        theme::small(ui, &context.say(&Message::new("day-film-more").with("more", more)));
    }
}

fn line(ui: &mut Ui, words: &str) {
    let weak = Palette::of(ui.visuals()).weak;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        let (place, _) = ui.allocate_exact_size(vec2(icon::NAV, icon::NAV), Sense::hover());
        Icon::Delete.paint(ui.painter(), place, weak);
        ui.vertical(|ui| theme::small(ui, words));
    });
}
