//! Unlock: choose yourself and type the passphrase; the first run makes a vault and shows its recovery key, in `recovery`.

use egui::Ui;
use zeroize::Zeroize;

use super::passphrase::unfit;
use super::{lock_film, people, recovery};
use crate::app::action::{UnlockAction, UserAction};
use crate::app::state::{LoginRow, UnlockScreen};
use crate::base::{Redacted, UserId};
use crate::casework::pages::StaffRole;
use crate::ui::context::Context;
use crate::ui::{theme, widgets};
use crate::words::Message;

/// Half-typed names and passphrases, wiped as soon as they were used.
pub struct Form {
    login: String,
    passphrase: String,
    again: String,
    user: Option<UserId>,
    role: Option<StaffRole>,
    focused: bool,
    recovering: bool,
}

/// Room for a passphrase or key, in bytes: what outgrows its room leaves a copy behind where it was.
const ROOM: usize = 512;

impl Default for Form {
    fn default() -> Self {
        Self {
            login: String::new(),
            passphrase: String::with_capacity(ROOM),
            again: String::with_capacity(ROOM),
            user: None,
            role: None,
            focused: false,
            recovering: false,
        }
    }
}

impl Form {
    fn take_passphrase(&mut self) -> Redacted<String> {
        self.again.zeroize();
        Redacted::new(std::mem::replace(&mut self.passphrase, String::with_capacity(ROOM)))
    }
}

impl Drop for Form {
    fn drop(&mut self) {
        self.passphrase.zeroize();
        self.again.zeroize();
    }
}

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &UnlockScreen,
    (form, recovery_form): (&mut Form, &mut recovery::Form),
    actions: &mut Vec<UserAction>,
) {
    widgets::narrow_page(ui, |ui| {
        widgets::wordmark(ui, &context.get("app-name"));
        if let Some(film) = &context.state.locked_film {
            lock_film::show(ui, context, film, actions);
        }
        if let Some(busy) = &context.state.busy {
            widgets::working(ui, &context.words.say(&busy.message()));
            return;
        }
        match screen {
            UnlockScreen::Looking => widgets::working(ui, &context.get("unlock-looking")),
            UnlockScreen::Unusable => {
                theme::empty_state(ui, &context.get("unlock-unusable"), &context.get("unlock-unusable-hint"));
            }
            UnlockScreen::FirstRun => first_run(ui, context, form, actions),
            UnlockScreen::Choose(_) if form.recovering && !context.state.films_while_locked() => {
                recover(ui, context, form, actions);
            }
            UnlockScreen::Choose(users) => choose(ui, context, users, form, actions),
            UnlockScreen::RecoveryKey(key) => recovery::show(ui, context, key, recovery_form, actions),
        }
        if !matches!(screen, UnlockScreen::RecoveryKey(_)) {
            let folder = context.state.folder.display().to_string();
            let said = context.words.say(&Message::new("unlock-folder").with("path", folder));
            ui.vertical_centered(|ui| theme::weak(ui, &said));
        }
    });
}

fn first_run(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("unlock-first-title"));
        theme::weak(ui, &context.get("unlock-first-hint"));
        let get = |key| context.get(key);
        widgets::hinted_field(ui, &get("unlock-login"), &mut form.login, &get("unlock-login-hint"));
        let mut role = form.role.unwrap_or(StaffRole::Worker);
        people::part(ui, context, "people-own-part", &mut role);
        form.role = Some(role);
        let first = widgets::hinted_secret(
            ui,
            &get("unlock-passphrase"),
            &mut form.passphrase,
            &get("unlock-passphrase-hint"),
        );
        let last = widgets::hinted_secret(ui, &get("unlock-passphrase-again"), &mut form.again, "");
        let entered = widgets::entered(ui, &last);
        let refusal = unfit(&form.passphrase, &form.again);
        let ready = !form.login.trim().is_empty() && !form.again.is_empty() && refusal.is_none();
        let pressed = widgets::primary_if(ui, ready, &get("unlock-make")).clicked();
        if let Some(refusal) = refusal {
            theme::weak(ui, &context.say(&refusal));
        }
        if ready && (pressed || entered) {
            let login = form.login.trim().to_owned();
            actions.push(UnlockAction::MakeVault { login, role, passphrase: form.take_passphrase() }.into());
            widgets::forget_typing(ui, &first);
            widgets::forget_typing(ui, &last);
        }
    });
    demonstration(ui, context, actions);
}

fn demonstration(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    widgets::gap(ui);
    ui.vertical_centered(|ui| {
        if theme::secondary_button(ui, &context.get("unlock-demo")).clicked() {
            actions.push(UnlockAction::OpenDemonstration.into());
        }
        theme::weak(ui, &context.get("unlock-demo-hint"));
    });
}

fn recover(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("unlock-recovery-use"));
        let hint = context.get("unlock-recovery-field-hint");
        let field =
            widgets::hinted_field(ui, &context.get("unlock-recovery-field"), &mut form.passphrase, &hint);
        let entered = widgets::entered(ui, &field);
        let ready = !form.passphrase.trim().is_empty();
        let pressed = widgets::primary_if(ui, ready, &context.get("unlock-open")).clicked();
        if ready && (pressed || entered) {
            actions.push(UnlockAction::UnlockWithRecovery(form.take_passphrase()).into());
            widgets::forget_typing(ui, &field);
        }
        if widgets::quiet_button(ui, &context.get("unlock-passphrase-use")).clicked() {
            form.passphrase.zeroize();
            widgets::forget_typing(ui, &field);
            form.recovering = false;
        }
    });
}

fn choose(
    ui: &mut Ui,
    context: &Context<'_>,
    users: &[LoginRow],
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("unlock-who"));
        let chosen = form.user.filter(|user| users.iter().any(|row| row.user == *user));
        let mut user = chosen.or(users.first().map(|row| row.user));
        ui.horizontal_wrapped(|ui| {
            for row in users {
                if widgets::choice(ui, user == Some(row.user), row.login.reveal()).clicked() {
                    user = Some(row.user);
                    // One goes on by typing.
                    form.focused = false;
                }
            }
        });
        form.user = user;
        if let Some(passphrase) = context.state.demonstration {
            let said = Message::new("unlock-demo-passphrase").with("passphrase", passphrase);
            theme::weak(ui, &context.say(&said));
        }
        let field = widgets::hinted_secret(ui, &context.get("unlock-passphrase"), &mut form.passphrase, "");
        if !std::mem::replace(&mut form.focused, true) {
            field.request_focus();
        }
        let entered = widgets::entered(ui, &field);
        let ready = !form.passphrase.is_empty();
        let pressed = widgets::primary_if(ui, ready, &context.get("unlock-open")).clicked();
        if ready
            && (pressed || entered)
            && let Some(user) = user
        {
            form.focused = false;
            actions.push(UnlockAction::Unlock { user, passphrase: form.take_passphrase() }.into());
            widgets::forget_typing(ui, &field);
        }
        // While it films, only who began the film unlocks, and no other vault is opened.
        if !context.state.films_while_locked()
            && widgets::quiet_button(ui, &context.get("unlock-recovery-use")).clicked()
        {
            form.passphrase.zeroize();
            widgets::forget_typing(ui, &field);
            form.recovering = true;
        }
    });
    if !context.state.films_while_locked() {
        demonstration(ui, context, actions);
    }
}
