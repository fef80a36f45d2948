//! The list at the left of the screens of staff: Today, the families and what each needs, the settings and the lock.

use egui::Ui;

use super::near::near;
use crate::app::action::{UserAction, WindowAction};
use crate::app::state::{Place, Screen, SettingsSection};
use crate::casework::pages::FamilyRow;
use crate::casework::{Act, sentences};
use crate::programme::TodoKind;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::Message;

/// Buttons beneath the families: a family more, the settings, the lock.
const BELOW: u8 = 3;

/// Draws it.
pub fn show(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let state = context.state;
    let supervises = state.refusal(Act::Supervise).is_none();
    widgets::side_list(ui, |ui| {
        let mut go = |ui: &mut Ui, icon, key, to: WindowAction| {
            if widgets::wide_button(ui, icon, &context.get(key)).clicked() {
                actions.push(to.into());
            }
        };
        go(ui, Icon::Check, "sidebar-today", WindowAction::Go(Place::Today));
        if supervises {
            go(ui, Icon::Info, "grid-open", WindowAction::Go(Place::Grid));
        }
        theme::subheading(ui, &context.get("families-title"));
        widgets::scroll_above(ui, BELOW, |ui| {
            for row in &state.families {
                family(ui, context, row, actions);
            }
            if state.families_loading {
                theme::weak(ui, &context.get("families-loading"));
            }
        });
        let mut go = |ui: &mut Ui, icon, key, to: WindowAction| {
            if widgets::wide_button(ui, icon, &context.get(key)).clicked() {
                actions.push(to.into());
            }
        };
        go(ui, Icon::Plus, "families-add", WindowAction::Go(Place::NewFamily));
        let settings = Place::Settings(SettingsSection::default());
        go(ui, Icon::Info, "settings-title", WindowAction::Go(settings));
        go(ui, Icon::Lock, "families-lock", WindowAction::Lock);
    });
}

fn family(ui: &mut Ui, context: &Context<'_>, row: &FamilyRow, actions: &mut Vec<UserAction>) {
    let open = matches!(&context.state.screen, Screen::Family(family) if family.case == row.case);
    let next_step = row.next_step.as_ref().map(|step| context.say(step));
    let mut lines = vec![next_step.unwrap_or_else(|| next(context, row))];
    let concerns = row.concerns.map(|waiting| context.say(&sentences::concerns(waiting)));
    let todo = row.agenda.iter().find(|todo| todo.kind != TodoKind::ConcernWaits);
    lines.extend(todo.map(|todo| context.say(&sentences::todo(todo))));
    let word = context.say(&sentences::verdict(row.verdict));
    let mark = (widgets::meaning(row.verdict), word.as_str());
    if widgets::list_row(ui, open, &row.code, (concerns.as_deref(), &lines), mark).clicked() {
        actions.push(WindowAction::Go(Place::family(row.case)).into());
    }
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
