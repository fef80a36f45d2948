//! The caseload on the left with what is to be done; one family's page, the form for a new family or the user's own
//! training on the right.

use chrono::Days;
use egui::Ui;

use super::{erasure, family, family_new, repaired, retention, training};
use crate::app::action::{FamiliesAction, RetentionAction, UserAction, WindowAction};
use crate::app::state::{FamiliesScreen, RetentionPage};
use crate::base::CaseId;
use crate::casework::pages::{FamilyRow, LockAfter};
use crate::casework::{Act, sentences};
use crate::programme::TodoKind;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// Half-typed text of this screen.
#[derive(Default)]
pub struct Forms {
    new: family_new::Form,
    family: family::Form,
    training: training::Form,
    retention: erasure::Forms,
    /// Whether all buttons are shown where there are many families.
    more: bool,
}

/// How many buttons stand under the list with the choice under them, and one more for whoever reads the journal.
const BUTTONS: u8 = 7;
/// How many of them are always there, with the one that shows the others, where there are many families.
const FEW_BUTTONS: u8 = 3;
/// From so many families on the list needs the room of the buttons that are wanted less often.
const MANY: usize = 4;

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &FamiliesScreen,
    forms: &mut Forms,
    actions: &mut Vec<UserAction>,
) {
    widgets::side_list(ui, |ui| {
        let many = screen.rows.len() >= MANY;
        let supervises = u8::from(supervises(context));
        let all = BUTTONS + u8::from(reads_journal(context)) + supervises + u8::from(many);
        let buttons_below = if many && !forms.more { FEW_BUTTONS + supervises } else { all };
        widgets::scroll_above(ui, buttons_below, |ui| list(ui, context, screen, actions));
        buttons(ui, context, screen, &mut forms.more, actions);
    });
    if !screen.adding {
        forms.new = family_new::Form::default();
    }
    if screen.retention.is_none() {
        erasure::left(&mut forms.retention);
    }
    let family = screen.open.as_ref().map(|family| family.row.case);
    let of = (family, screen.page, screen.adding, screen.training.is_some(), screen.retention.is_some());
    widgets::wide_column(ui, of, |ui| {
        repaired::show(ui, context, actions);
        if let Some(busy) = &context.state.busy {
            widgets::working(ui, &context.say(&busy.message()));
        }
        if let Some(lines) = &screen.check {
            let said: Vec<String> = lines.iter().map(|line| context.say(line)).collect();
            let kind = if said.len() > 1 { Notice::Problem } else { Notice::Success };
            theme::notice(ui, kind, &said.join("\n"));
        }
        if let Some(page) = &screen.retention {
            return erasure::page(ui, context, page, &mut forms.retention, actions);
        }
        if !screen.adding && screen.training.is_none() {
            retention::due_card(ui, context, &screen.rows, actions);
        }
        if screen.adding {
            family_new::show(ui, context, &mut forms.new, actions);
        } else if let Some(trainings) = &screen.training {
            training::show(ui, context, trainings, &mut forms.training, actions);
        } else if let Some(open) = &screen.open {
            family::show(
                ui,
                context,
                (open, screen.page),
                (&mut forms.family, &mut forms.retention),
                actions,
            );
        } else if screen.rows.is_empty() && context.state.busy.is_none() {
            theme::empty_state(ui, &context.get("families-none"), &context.get("families-none-hint"));
            ui.vertical_centered(|ui| {
                if theme::primary_button(ui, &context.get("families-add")).clicked() {
                    actions.push(FamiliesAction::AddFamily(true).into());
                }
            });
        } else if !screen.rows.is_empty() {
            theme::empty_state(ui, &context.get("families-choose"), &context.get("families-choose-hint"));
        }
    });
}

fn list(ui: &mut Ui, context: &Context<'_>, screen: &FamiliesScreen, actions: &mut Vec<UserAction>) {
    theme::subheading(ui, &context.get("families-title"));
    let elsewhere = screen.adding
        || screen.training.is_some()
        || matches!(screen.retention, Some(RetentionPage::Rules(_)));
    let open = screen.open.as_ref().filter(|_| !elsewhere);
    let open = open.map(|family| family.row.case);
    for row in &screen.rows {
        if family_row(ui, context, row, open).clicked() {
            actions.push(FamiliesAction::OpenFamily(row.case).into());
        }
    }
    if screen.rows.is_empty() && context.state.busy.is_some() {
        theme::weak(ui, &context.get("families-loading"));
    }
}

fn buttons(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &FamiliesScreen,
    more: &mut bool,
    actions: &mut Vec<UserAction>,
) {
    let many = screen.rows.len() >= MANY;
    let mut pressed = |ui: &mut Ui, icon, key, what: UserAction| {
        if widgets::wide_button(ui, icon, &context.get(key)).clicked() {
            actions.push(what);
        }
    };
    let all = !many || *more;
    if all && many && widgets::wide_button(ui, Icon::Down, &context.get("families-fewer")).clicked() {
        *more = false;
    }
    if !screen.rows.is_empty() {
        pressed(ui, Icon::Plus, "families-add", FamiliesAction::AddFamily(true).into());
    }
    if supervises(context) {
        pressed(ui, Icon::Check, "grid-open", FamiliesAction::ShowGrid.into());
    }
    if all {
        pressed(
            ui,
            Icon::Star,
            "families-training",
            FamiliesAction::ShowTraining(screen.training.is_none()).into(),
        );
        let rules = matches!(screen.retention, Some(RetentionPage::Rules(_)));
        pressed(ui, Icon::Delete, "families-retention", RetentionAction::ShowRules(!rules).into());
        pressed(ui, Icon::Check, "families-check", FamiliesAction::CheckVault.into());
        pressed(ui, Icon::Info, "people-open", FamiliesAction::ShowPeople.into());
        if reads_journal(context) {
            pressed(ui, Icon::Find, "journal-open", FamiliesAction::ShowJournal.into());
        }
    } else if widgets::wide_button(ui, Icon::Up, &context.get("families-more")).clicked() {
        *more = true;
    }
    pressed(ui, Icon::Lock, "families-lock", WindowAction::Lock.into());
    if all {
        lock_after(ui, context, actions);
    }
}

/// After how long the vault locks by itself.
fn lock_after(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let chosen = context.state.idle.lock_after;
    let said =
        |after: LockAfter| context.say(&Message::new("lock-after-minutes").with("minutes", after.minutes()));
    let shown = context.say(&Message::new("lock-after-shown").with("minutes", chosen.minutes()));
    widgets::quiet_picker(ui, &context.get("lock-after"), &shown, |ui| {
        for after in LockAfter::CHOICES {
            if widgets::pick(ui, after == chosen, said(after)) {
                actions.push(WindowAction::ChooseLockAfter(after).into());
            }
        }
    });
}

/// Whether the way to the grid of supervision is shown: workers see what is urgent in their list.
fn supervises(context: &Context<'_>) -> bool {
    context.state.refusal(Act::Supervise).is_none()
}

/// Whether the way to the journal is shown.
fn reads_journal(context: &Context<'_>) -> bool {
    context.state.refusal(Act::ReadJournal).is_none()
}

fn family_row(ui: &mut Ui, context: &Context<'_>, row: &FamilyRow, open: Option<CaseId>) -> egui::Response {
    let next_step = row.next_step.as_ref().map(|step| context.say(step));
    let mut lines = vec![next_step.unwrap_or_else(|| next(context, row))];
    let concerns = row.concerns.map(|waiting| context.say(&sentences::concerns(waiting)));
    let todo = row.agenda.iter().find(|todo| todo.kind != TodoKind::ConcernWaits);
    lines.extend(todo.map(|todo| context.say(&sentences::todo(todo))));
    let word = context.say(&sentences::verdict(row.verdict));
    let mark = (widgets::meaning(row.verdict), word.as_str());
    widgets::list_row(ui, open == Some(row.case), &row.code, (concerns.as_deref(), &lines), mark)
}

/// The next session and its day, in words.
fn next(context: &Context<'_>, row: &FamilyRow) -> String {
    let Some((number, day)) = row.next else {
        let held = Message::new("families-progress").with("held", row.held).with("planned", row.planned);
        return context.say(&held);
    };
    let day = match day {
        None => context.get("families-not-planned"),
        Some(day) => near(context, day),
    };
    context.say(&Message::new("families-next").with("number", number).with("day", day))
}

/// A day as one speaks of it: today, tomorrow, or by its date.
pub fn near(context: &Context<'_>, day: chrono::NaiveDate) -> String {
    let today = context.state.today;
    if day == today {
        context.get("date-today")
    } else if Some(day) == today.checked_add_days(Days::new(1)) {
        context.get("date-tomorrow")
    } else if Some(day) == today.checked_sub_days(Days::new(1)) {
        context.get("date-yesterday")
    } else {
        context.words.day(day)
    }
}
