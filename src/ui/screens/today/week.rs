//! The days ahead with their visits, and film to be deleted: the right column of Today.

use chrono::{Datelike as _, NaiveDate};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, FontId, Label, Layout, RichText, Role, Sense, TextStyle, Ui, UiBuilder, vec2};

use super::super::retention::filmed;
use super::parts::done;
use crate::app::action::{Ask, RetentionAction, UserAction};
use crate::casework::changes::FilmScope;
use crate::casework::pages::{DueRow, TodayAct, WeekDay, WeekEntry, WeekThing};
use crate::casework::sentences::{self, today as said};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, List, Palette, Row, icon, size, space, today};
use crate::ui::widgets::hairline;
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
            ui.set_min_height(today::DAY);
            ui.spacing_mut().item_spacing.y = space::PAIR;
            if day.entries.is_empty() {
                ui.horizontal(|ui| {
                    ui.set_min_height(today::DAY);
                    ui.add_space(space::NEAR);
                    theme::weak(ui, &context.get("day-week-none"));
                });
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
    ui.add_space(space::THUMBS);
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
    ui.allocate_ui_with_layout(vec2(today::DATE, today::DAY), Layout::top_down(Align::Min), |ui| {
        ui.set_width(today::DATE);
        ui.spacing_mut().item_spacing.y = 0.0;
        let number = RichText::new(day.day.day().to_string()).family(theme::tabular_strong_family());
        let number = ui.label(number.size(theme::letters::TITLE).color(ink));
        let weekday = Message::new("day-weekday").with("weekday", day.day.weekday().number_from_monday());
        let weekday = RichText::new(context.say(&weekday)).text_style(TextStyle::Small);
        ui.label(weekday.color(if is_today { ink } else { colours.weak }));
        let whole = context.words.day(day.day);
        ui.ctx().accesskit_node_builder(number.id, |node| node.set_value(whole));
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
    let height = if second.is_empty() { size::CONTROL } else { today::DAY };
    let look = Row { height, pad: space::NEAR, role: Role::Button, ..Row::new(&name, false) };
    let (pressed, ()) = theme::row(ui, keys, &look, |ui| {
        let place = ui.max_rect();
        let builder = UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min));
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::PAIR, 0.0);
            if second.is_empty() {
                ui.add_space((place.height() - ui.text_style_height(&TextStyle::Body)) / 2.0);
            }
            ui.add(Label::new(first_line(ui, &entry.code, &words)).truncate().selectable(false));
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

/// The family, and what is on the day.
fn first_line(ui: &Ui, code: &str, words: &str) -> LayoutJob {
    let ink = ui.visuals().text_color();
    let font = TextStyle::Body.resolve(ui.style());
    let strong = FontId::new(font.size, theme::strong_family());
    let mut job = LayoutJob::default();
    job.append(code, 0.0, TextFormat::simple(strong, ink));
    job.append(&format!(" {words}"), 0.0, TextFormat::simple(font, ink));
    job
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
            Some(day) => Message::new("day-film-next").with("day", said::short(day)),
            None => "day-film-none".into(),
        };
        return line(ui, &context.say(&said));
    }
    let (first, more) = page.due.split_at(page.due.len().min(FILMS));
    for film in first {
        due(ui, context, film, actions);
    }
    let words = Message::new("day-film-more").with("more", more.len());
    if !more.is_empty() && theme::disclosure(ui, "due", &context.say(&words)) {
        for film in more {
            due(ui, context, film, actions);
        }
    }
}

/// A film that is due, with what can be done about it.
fn due(ui: &mut Ui, context: &Context<'_>, film: &DueRow, actions: &mut Vec<UserAction>) {
    let title = Message::new("due-line").with("code", film.code.as_str());
    let title = context.say(&filmed(title, film.session, film.started));
    line(ui, &title);
    let inset = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
        ui.horizontal_top(|ui| {
            ui.add_space(icon::NAV + space::NEAR);
            ui.vertical(|ui| add(ui));
        });
    };
    inset(ui, &mut |ui| {
        theme::small(ui, &context.say(&sentences::due(&film.erase_by, film.held)));
        ui.horizontal_wrapped(|ui| {
            let named = |act: &str| {
                let name = Message::new("day-film-name").with("act", act).with("film", title.as_str());
                context.say(&name)
            };
            let mut ask = |button: theme::Pressable<'_>, ui: &mut Ui, ask| {
                if button.show(ui).clicked() {
                    let scope = FilmScope::One(film.recording);
                    actions.push(RetentionAction::Ask(ask, film.case, scope).into());
                }
            };
            let words = context.get("day-film-delete");
            let name = named(&words);
            ask(theme::danger(&words).named(&name).hang_left(), ui, Ask::Erase);
            let words = context.get("day-film-keep");
            let name = named(&words);
            ask(theme::secondary(&words).named(&name), ui, Ask::Hold);
        });
    });
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
