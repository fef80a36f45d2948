//! The recovery key of a vault just made: shown in groups, written on a sheet, and checked by typing two groups back.

use egui::{Grid, Ui};
use zeroize::Zeroize;

use super::export_form::{ExportAsks, ExportForm};
use crate::app::action::{UnlockAction, UserAction};
use crate::app::state::RecoveryScreen;
use crate::base::Redacted;
use crate::casework::groups;
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// Groups on one line.
const ON_A_LINE: usize = 5;

/// What is asked before the sheet leaves.
const SHEET: ExportAsks = ExportAsks {
    reason: None,
    to: "recovery-sheet-folder",
    hint: Some("recovery-sheet-folder-hint"),
    go: "recovery-sheet-save",
    button: widgets::quiet_if,
};

/// Half-typed text, and whether the clipboard holds the key.
#[derive(Default)]
pub struct Form {
    sheet: ExportForm,
    typed: [String; 2],
    copied: bool,
    asked: bool,
}

impl Drop for Form {
    fn drop(&mut self) {
        self.typed.zeroize();
    }
}

/// Empties the clipboard once the key's screen is left, if the key was copied.
pub fn leave(ui: &Ui, form: &mut Form) {
    if form.copied {
        ui.ctx().copy_text(String::new());
    }
    *form = Form::default();
}

/// Draws the card.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &RecoveryScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::card(ui, |ui| {
        if screen.asking {
            ask(ui, context, screen, form, actions);
        } else {
            key(ui, context, screen, form, actions);
        }
    });
    form.asked = screen.asking;
}

fn key(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &RecoveryScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::subheading(ui, &context.get("unlock-recovery-title"));
    theme::weak(ui, &context.get("unlock-recovery-hint"));
    widgets::gap(ui);
    let (prefix, groups) = groups(screen.key.reveal());
    widgets::key_block(ui, |ui| {
        widgets::key_part(ui, prefix);
        Grid::new("groups").num_columns(ON_A_LINE).spacing([18.0, 10.0]).show(ui, |ui| {
            for (number, group) in (1_usize..).zip(groups) {
                let said = Message::new("recovery-group").with("number", number).with("group", group);
                widgets::key_group(ui, number, group, &context.say(&said));
                if number % ON_A_LINE == 0 {
                    ui.end_row();
                }
            }
        });
    });
    widgets::gap(ui);
    ui.horizontal(|ui| {
        if theme::primary_button(ui, &context.get("recovery-shown-next")).clicked() {
            actions.push(UnlockAction::AskRecoveryKey(true).into());
        }
        if theme::secondary_button(ui, &context.get("unlock-recovery-copy")).clicked() {
            ui.ctx().copy_text(screen.key.reveal().clone());
            form.copied = true;
        }
    });
    if form.copied {
        theme::weak(ui, &context.get("unlock-recovery-copied"));
    }
    widgets::gap(ui);
    sheet(ui, context, screen, form, actions);
}

fn sheet(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &RecoveryScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    form.sheet.fields(ui, context, SHEET);
    if let Some((folder, _)) = form.sheet.button(ui, context, SHEET, true) {
        actions.push(UnlockAction::SaveRecoverySheet(folder).into());
    }
    if let Some(path) = &screen.sheet {
        let saved = Message::new("recovery-sheet-saved").with("path", path.display().to_string());
        theme::notice(ui, Notice::Success, &context.say(&saved));
    }
}

fn ask(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &RecoveryScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::subheading(ui, &context.get("recovery-ask-title"));
    theme::weak(ui, &context.get("recovery-ask-hint"));
    widgets::gap(ui);
    if !form.asked {
        form.typed.zeroize();
    }
    let mut entered = false;
    let mut fields = Vec::new();
    for (number, typed) in screen.asked().into_iter().zip(&mut form.typed) {
        let name = Message::new("recovery-ask-group").with("number", number);
        let field = widgets::hinted_field(ui, &context.say(&name), typed, "");
        entered |= widgets::entered(ui, &field);
        fields.push(field);
    }
    if !form.asked
        && let Some(first) = fields.first()
    {
        first.request_focus();
    }
    if screen.wrong {
        theme::notice(ui, Notice::Warning, &context.get("recovery-ask-wrong"));
    }
    widgets::gap(ui);
    let ready = form.typed.iter().all(|typed| !typed.trim().is_empty());
    ui.horizontal(|ui| {
        let pressed = widgets::primary_if(ui, ready, &context.get("recovery-ask-check")).clicked();
        if ready && (pressed || entered) {
            actions.push(UnlockAction::TypeRecoveryKey(form.typed.clone().map(Redacted::new)).into());
            for field in &fields {
                widgets::forget_typing(ui, field);
            }
        }
        if theme::secondary_button(ui, &context.get("recovery-ask-again")).clicked() {
            form.typed.zeroize();
            actions.push(UnlockAction::AskRecoveryKey(false).into());
        }
    });
}
