//! What the grid is narrowed down to, and in which order it stands.

use egui::Ui;

use super::cell::judged;
use crate::app::action::{GridAction, UserAction};
use crate::app::state::{GridFilter, GridOrder, GridScreen, Waiting};
use crate::programme::fidelity::Verdict;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::widgets;
use crate::words::Message;

/// Verdicts to narrow down to.
const VERDICTS: [Verdict; 4] = [Verdict::NotMet, Verdict::AtRisk, Verdict::NotYet, Verdict::Met];

/// Draws the row of lists, and what waits.
pub fn show(ui: &mut Ui, context: &Context<'_>, screen: &GridScreen, actions: &mut Vec<UserAction>) {
    let mut filter = screen.filter.clone();
    ui.horizontal_wrapped(|ui| {
        let picked = widgets::drop_list(
            ui,
            &context.get("grid-order"),
            &context.get(order_key(screen.order)),
            GridOrder::ALL.map(|order| (context.get(order_key(order)), order == screen.order)),
        );
        if let Some(place) = picked {
            actions.push(GridAction::Sort(GridOrder::ALL[place]).into());
        }
        pick_verdict(ui, context, &mut filter);
        pick_worker(ui, context, screen, &mut filter);
        if screen.programmes().len() > 1 {
            pick_programme(ui, context, screen, &mut filter);
        }
        let marks = [
            (Waiting::Note, Icon::Supervision, "grid-to-answer"),
            (Waiting::Concern, Icon::Concern, "grid-open-concerns"),
        ];
        for (waiting, icon, key) in marks {
            let count = screen.waiting(waiting);
            let chosen = filter.waiting == Some(waiting);
            if count == 0 && !chosen {
                continue;
            }
            let said = context.say(&Message::new(key).with("count", count));
            if widgets::signed_toggle(ui, chosen, icon, &said).clicked() {
                filter.waiting = (!chosen).then_some(waiting);
            }
        }
    });
    if filter != screen.filter {
        actions.push(GridAction::Narrow(filter).into());
    }
}

fn pick_verdict(ui: &mut Ui, context: &Context<'_>, filter: &mut GridFilter) {
    let word = |verdict: Option<Verdict>| match verdict {
        None => context.get("grid-any-verdict"),
        Some(verdict) => context.say(&judged(verdict)),
    };
    let chosen = filter.verdict;
    let all: Vec<Option<Verdict>> = std::iter::once(None).chain(VERDICTS.map(Some)).collect();
    let rows: Vec<(String, bool)> = all.iter().map(|verdict| (word(*verdict), *verdict == chosen)).collect();
    if let Some(place) = widgets::drop_list(ui, &context.get("grid-filter-verdict"), &word(chosen), rows) {
        filter.verdict = all[place];
    }
}

fn pick_worker(ui: &mut Ui, context: &Context<'_>, screen: &GridScreen, filter: &mut GridFilter) {
    let workers = screen.workers();
    let all = context.get("grid-any-worker");
    let mut rows = vec![(all.clone(), filter.worker.is_none())];
    rows.extend(workers.iter().map(|(user, name)| (name.reveal().clone(), filter.worker == Some(*user))));
    let shown = rows.iter().find(|(_, chosen)| *chosen).map_or(all, |(name, _)| name.clone());
    if let Some(place) = widgets::drop_list(ui, &context.get("grid-filter-worker"), &shown, rows) {
        filter.worker = place.checked_sub(1).map(|place| workers[place].0);
    }
}

fn pick_programme(ui: &mut Ui, context: &Context<'_>, screen: &GridScreen, filter: &mut GridFilter) {
    let programmes: Vec<&str> = screen.programmes().into_iter().collect();
    let all = context.get("grid-any-programme");
    let mut rows = vec![(all.clone(), filter.programme.is_none())];
    let chosen = filter.programme.as_deref();
    rows.extend(programmes.iter().map(|programme| ((*programme).to_owned(), chosen == Some(*programme))));
    let shown = filter.programme.clone().unwrap_or(all);
    if let Some(place) = widgets::drop_list(ui, &context.get("grid-filter-programme"), &shown, rows) {
        filter.programme = place.checked_sub(1).map(|place| programmes[place].to_owned());
    }
}

fn order_key(order: GridOrder) -> &'static str {
    match order {
        GridOrder::Urgent => "grid-order-urgent",
        GridOrder::Code => "grid-order-code",
        GridOrder::Worker => "grid-order-worker",
        GridOrder::Next => "grid-order-next",
    }
}
