//! The grid of supervision: families against sessions, each cell the most urgent verdict by sign, colour and name. Of
//! very many rows only those in sight are made. Arrows move among the cells, Enter opens one.

mod cell;
mod evidence;
mod keys;

use egui::{Align, Label, Layout, Panel, RichText, ScrollArea, Ui, vec2};

use super::near::near;
use crate::app::action::{GridAction, UserAction};
use crate::app::state::{GridFilter, GridOrder, GridScreen};
use crate::casework::pages::GridRow;
use crate::casework::sentences;
use crate::programme::fidelity::Verdict;
use crate::ui::context::Context;
use crate::ui::theme::{self, space};
use crate::ui::widgets;
use crate::words::Message;
use cell::CELL;

pub use keys::Form;

/// Height of a row, in points.
const ROW: f32 = 46.0;
/// Widths of the columns before the cells, in points.
const CODE: f32 = 110.0;
const WORKER: f32 = 90.0;
/// Of the next step: at least, and at most where there is room.
const NEXT: std::ops::RangeInclusive<f32> = 215.0..=400.0;
/// Air between columns, in points.
const GAP: f32 = 8.0;
/// Width of what a cell rests on, in points.
const EVIDENCE: f32 = 400.0;
/// Width of a list to pick from, in points.
const PICKER: f32 = 190.0;
/// Least room beside what a cell rests on for the grid to be shown, in points.
const BESIDE: f32 = 930.0;
/// Verdicts to narrow down to.
const VERDICTS: [Verdict; 4] = [Verdict::NotMet, Verdict::AtRisk, Verdict::NotYet, Verdict::Met];

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &GridScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if let Some(open) = &screen.open {
        if ui.available_width() < EVIDENCE + BESIDE {
            return widgets::middle_column(ui, |ui| evidence::card(ui, context, screen, open, actions));
        }
        let frame = egui::Frame::new().inner_margin(egui::Margin { left: 4, right: 20, top: 4, bottom: 20 });
        Panel::right("evidence").frame(frame).exact_size(EVIDENCE).resizable(false).show(ui, |ui| {
            widgets::scroll(ui, "evidence", |ui| evidence::card(ui, context, screen, open, actions));
        });
    }
    widgets::wide_page(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::NEAR;
        theme::heading(ui, &context.get("grid-title"));
        theme::weak(ui, &context.get("grid-why"));
        if !screen.is_read() {
            let (read, all) = screen.read;
            let said = Message::new("grid-reading").with("read", read).with("all", all);
            widgets::working(ui, &context.say(&said));
        }
        filters(ui, context, screen, actions);
        table(ui, context, screen, form, actions);
    });
}

fn filters(ui: &mut Ui, context: &Context<'_>, screen: &GridScreen, actions: &mut Vec<UserAction>) {
    let mut filter = screen.filter.clone();
    ui.horizontal_wrapped(|ui| {
        ui.vertical(|ui| {
            ui.set_width(PICKER);
            theme::field(ui, &context.get("grid-filter-code"), &mut filter.code);
        });
        pick_verdict(ui, context, &mut filter);
        pick_worker(ui, context, screen, &mut filter);
        if screen.programmes().len() > 1 {
            pick_programme(ui, context, screen, &mut filter);
        }
        picker(ui, context, "grid-order", &context.get(order_key(screen.order)), |ui| {
            for order in GridOrder::ALL {
                if widgets::pick(ui, order == screen.order, context.get(order_key(order))) {
                    actions.push(GridAction::Sort(order).into());
                }
            }
        });
    });
    if filter != screen.filter {
        actions.push(GridAction::Narrow(filter).into());
    }
}

fn picker(ui: &mut Ui, context: &Context<'_>, name: &'static str, shown: &str, add: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(PICKER);
        widgets::picker(ui, &context.get(name), shown, add);
    });
}

fn pick_verdict(ui: &mut Ui, context: &Context<'_>, filter: &mut GridFilter) {
    let word = |verdict: Option<Verdict>| match verdict {
        None => context.get("grid-filter-all"),
        Some(verdict) => context.say(&sentences::verdict(verdict)),
    };
    let chosen = filter.verdict;
    picker(ui, context, "grid-filter-verdict", &word(chosen), |ui| {
        for verdict in std::iter::once(None).chain(VERDICTS.map(Some)) {
            if widgets::pick(ui, verdict == chosen, word(verdict)) {
                filter.verdict = verdict;
            }
        }
    });
}

fn pick_worker(ui: &mut Ui, context: &Context<'_>, screen: &GridScreen, filter: &mut GridFilter) {
    let workers = screen.workers();
    let chosen = workers.iter().find(|(user, _)| filter.worker == Some(*user));
    let shown = chosen.map_or_else(|| context.get("grid-filter-all"), |(_, name)| name.reveal().clone());
    picker(ui, context, "grid-filter-worker", &shown, |ui| {
        if widgets::pick(ui, filter.worker.is_none(), context.get("grid-filter-all")) {
            filter.worker = None;
        }
        for (user, name) in &workers {
            if widgets::pick(ui, filter.worker == Some(*user), name.reveal().as_str()) {
                filter.worker = Some(*user);
            }
        }
    });
}

fn pick_programme(ui: &mut Ui, context: &Context<'_>, screen: &GridScreen, filter: &mut GridFilter) {
    let shown = filter.programme.clone().unwrap_or_else(|| context.get("grid-filter-all"));
    picker(ui, context, "grid-filter-programme", &shown, |ui| {
        if widgets::pick(ui, filter.programme.is_none(), context.get("grid-filter-all")) {
            filter.programme = None;
        }
        for programme in screen.programmes() {
            if widgets::pick(ui, filter.programme.as_deref() == Some(programme), programme) {
                filter.programme = Some(programme.to_owned());
            }
        }
    });
}

fn order_key(order: GridOrder) -> &'static str {
    match order {
        GridOrder::Urgent => "grid-order-urgent",
        GridOrder::Code => "grid-order-code",
        GridOrder::Worker => "grid-order-worker",
        GridOrder::Next => "grid-order-next",
    }
}

/// Head and rows; they scroll sideways together where a programme has many sessions.
fn table(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &GridScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if screen.shown.is_empty() {
        if screen.is_read() {
            let key = if screen.rows.is_empty() { "grid-none" } else { "grid-none-shown" };
            theme::empty_state(ui, &context.get(key), &context.get("grid-none-hint"));
        }
        return;
    }
    let sessions = screen.sessions();
    let cells = f32::from(u16::try_from(sessions).unwrap_or(u16::MAX));
    let rest = CODE + WORKER + CELL + 4.0 * GAP + cells * CELL + space::NEAR;
    let next = (ui.available_width() - rest).clamp(*NEXT.start(), *NEXT.end());
    let width = rest + next;
    ScrollArea::horizontal().id_salt("grid sideways").auto_shrink(false).show(ui, |ui| {
        ui.set_width(width.max(ui.available_width()));
        head(ui, context, sessions, next);
        // As high as a row, no more: where each stands is reckoned from it.
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt("grid").auto_shrink(false);
        if let Some(offset) = form.follow(ui, screen, ROW) {
            area = area.vertical_scroll_offset(offset);
        }
        let shown = area.show_rows(ui, ROW, screen.shown.len(), |ui, range| {
            for place in range {
                if let Some(row) = screen.shown.get(place).and_then(|place| screen.rows.get(*place)) {
                    ui.push_id(row.case, |ui| self::row(ui, context, screen, (row, sessions, next), actions));
                }
            }
        });
        form.seen(shown.state.clamped_offset().y, shown.inner_rect.height());
    });
}

fn head(ui: &mut Ui, context: &Context<'_>, sessions: u32, next: f32) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (key, width) in [("grid-head-code", CODE), ("grid-head-worker", WORKER), ("grid-head-next", next)]
        {
            column(ui, width, 22.0, |ui| widgets::column_head(ui, &context.get(key)));
        }
        over_cell(ui, &context.get("grid-head-whole"));
        ui.spacing_mut().item_spacing.x = 0.0;
        for number in 1..=sessions {
            over_cell(ui, &number.to_string());
        }
    });
}

/// The head of a column of cells, over the middle of what is painted of them.
fn over_cell(ui: &mut Ui, words: &str) {
    column(ui, CELL, 22.0, |ui| {
        let over = vec2(CELL - 4.0, 22.0);
        ui.allocate_ui_with_layout(
            over,
            Layout::centered_and_justified(egui::Direction::LeftToRight),
            |ui| {
                widgets::column_head(ui, words);
            },
        );
    });
}

fn row(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &GridScreen,
    (row, sessions, next_width): (&GridRow, u32, f32),
    actions: &mut Vec<UserAction>,
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        column(ui, CODE, ROW, |ui| {
            if let Some(waiting) = row.concerns {
                let name = Message::new("grid-concerns").with("code", row.code.as_str());
                let name = context.say(&name.with("waiting", sentences::concerns(waiting)));
                if widgets::warning_button(ui, &name).clicked() {
                    actions.push(GridAction::GoRecord(row.case).into());
                }
            }
            widgets::elided(ui, &row.code);
        });
        column(ui, WORKER, ROW, |ui| {
            let worker = row.worker.as_ref().map_or("–", |(_, name)| name.reveal().as_str());
            ui.add(Label::new(RichText::new(worker).small()).truncate());
        });
        column(ui, next_width, ROW, |ui| {
            ui.add(Label::new(RichText::new(next(context, row)).small()).truncate());
        });
        column(ui, CELL, ROW, |ui| cell::cell(ui, context, screen, row, None, row.whole, actions));
        ui.spacing_mut().item_spacing.x = 0.0;
        for number in 1..=sessions {
            column(ui, CELL, ROW, |ui| {
                if let Some(known) = row.cells.iter().find(|cell| cell.number == number) {
                    cell::cell(ui, context, screen, row, Some(number), known.verdict, actions);
                }
            });
        }
    });
}

fn column(ui: &mut Ui, width: f32, height: f32, add: impl FnOnce(&mut Ui)) {
    let size = vec2(width, height);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.set_max_width(width);
        add(ui);
    });
}

/// The next step, or the next session and its day, in a few words.
fn next(context: &Context<'_>, row: &GridRow) -> String {
    if let Some(step) = &row.next_step {
        return context.say(step);
    }
    let Some((number, day)) = row.next else { return context.get("grid-next-none") };
    let said = match day {
        None => Message::new("grid-next-unplanned").with("number", number),
        Some(day) => Message::new("grid-next").with("number", number).with("day", near(context, day)),
    };
    context.say(&said)
}
