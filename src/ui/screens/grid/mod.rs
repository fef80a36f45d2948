//! The grid of supervision: families against sessions, where only what is not as asked is coloured, with what a session
//! rests on beside it. Of very many rows only those in sight are made. Arrows move among the cells, Enter opens one.

mod cell;
mod evidence;
mod filters;
mod keys;
mod legend;
mod notes;
mod table;
mod write;

use egui::{Frame, Margin, Panel, Ui};

use crate::app::action::{GridAction, UserAction};
use crate::app::state::{GridFilter, GridScreen};
use crate::ui::context::Context;
use crate::ui::finder;
use crate::ui::icons::Icon;
use crate::ui::keys::{Shortcut, TABLE};
use crate::ui::theme::{self, Palette, grid};
use crate::ui::widgets;
use crate::words::Message;

pub use keys::Form;

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &GridScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if let Some(open) = &screen.open {
        let card = Palette::of(ui.visuals()).card;
        if ui.available_width() < grid::EVIDENCE + grid::BESIDE {
            let frame = Frame::new().fill(card).inner_margin(Margin::same(grid::EVIDENCE_INSET.0));
            frame.show(ui, |ui| evidence::panel(ui, context, (screen, open), &mut form.notes, actions));
            return;
        }
        let frame = Frame::new()
            .fill(card)
            .inner_margin(Margin::symmetric(grid::EVIDENCE_INSET.0, grid::EVIDENCE_INSET.1));
        let side = Panel::right("evidence").frame(frame).exact_size(grid::EVIDENCE).resizable(false);
        side.show(ui, |ui| evidence::panel(ui, context, (screen, open), &mut form.notes, actions));
    }
    let frame = Frame::new().inner_margin(grid::INSET);
    frame.show(ui, |ui| {
        head(ui, context, screen);
        if screen.is_read() && screen.rows.is_empty() {
            theme::empty(ui, Icon::Families, &context.get("grid-none"), None);
            ui.vertical_centered(|ui| theme::weak(ui, &context.get("grid-none-hint")));
            return;
        }
        filters::show(ui, context, screen, actions);
        if screen.shown.is_empty() {
            let all = context.get("grid-show-all");
            let none = context.get("grid-none-shown");
            if screen.is_read() && theme::empty(ui, Icon::Families, &none, Some(&all)) {
                actions.push(GridAction::Narrow(GridFilter::default()).into());
            }
            return;
        }
        table::show(ui, context, screen, form, actions);
    });
}

/// How many families and workers there are, and how far reading them is.
fn head(ui: &mut Ui, context: &Context<'_>, screen: &GridScreen) {
    ui.horizontal(|ui| {
        ui.add_space(theme::space::NEAR);
        theme::title(ui, &context.get("grid-title"));
        let count = Message::new("grid-count").with("families", screen.rows.len());
        theme::weak(ui, &context.say(&count.with("workers", screen.workers().len())));
        widgets::right(ui, |ui| {
            let line = TABLE.iter().find(|line| line.does == Shortcut::Find);
            let chord = line.and_then(|line| line.chords.first());
            let keys = chord.map(|chord| chord.shown(context.words).join(" ")).unwrap_or_default();
            let find = context.get("day-find");
            if theme::secondary(&find).icon(Icon::Find).hint(&keys).hang_right().show(ui).clicked() {
                finder::ask(ui);
            }
        });
    });
    if !screen.is_read() {
        let (read, all) = screen.read;
        let said = Message::new("grid-reading").with("read", read).with("all", all);
        widgets::working(ui, &context.say(&said));
    }
}
