//! Unlock: choose yourself and type the passphrase; the first run makes a vault and shows its recovery key.

use egui::Ui;
use zeroize::Zeroize;

use super::{Context, lock_film};
use crate::app::action::Did;
use crate::app::state::{LoginRow, UnlockScreen};
use crate::base::{Redacted, UserId};
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::Message;

/// Half-typed names and passphrases, wiped as soon as they were used.
#[allow(clippy::struct_excessive_bools)] // independent switches
pub struct Form {
    login: String,
    passphrase: String,
    again: String,
    user: Option<UserId>,
    copied: bool,
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
            copied: false,
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
pub fn show(ui: &mut Ui, context: &Context<'_>, screen: &UnlockScreen, form: &mut Form, did: &mut Vec<Did>) {
    widgets::narrow_page(ui, |ui| {
        widgets::wordmark(ui, &context.get("app-name"));
        if let Some(film) = &context.state.locked_film {
            lock_film::show(ui, context, film, did);
        }
        if let Some(busy) = &context.state.busy {
            widgets::working(ui, &context.words.say(busy));
            return;
        }
        match screen {
            UnlockScreen::Looking => widgets::working(ui, &context.get("unlock-looking")),
            UnlockScreen::Unusable => {
                theme::empty_state(ui, &context.get("unlock-unusable"), &context.get("unlock-unusable-hint"));
            }
            UnlockScreen::FirstRun => first_run(ui, context, form, did),
            UnlockScreen::Choose(_) if form.recovering && !context.state.films_while_locked() => {
                recover(ui, context, form, did);
            }
            UnlockScreen::Choose(users) => choose(ui, context, users, form, did),
            UnlockScreen::RecoveryKey(key) => recovery_key(ui, context, key, form, did),
        }
        if !matches!(screen, UnlockScreen::RecoveryKey(_)) {
            let folder = context.state.folder.display().to_string();
            let said = context.words.say(&Message::new("unlock-folder").with("path", folder));
            ui.vertical_centered(|ui| theme::weak(ui, &said));
        }
    });
}

fn first_run(ui: &mut Ui, context: &Context<'_>, form: &mut Form, did: &mut Vec<Did>) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("unlock-first-title"));
        theme::weak(ui, &context.get("unlock-first-hint"));
        let get = |key| context.get(key);
        widgets::hinted_field(ui, &get("unlock-login"), &mut form.login, &get("unlock-login-hint"));
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
            did.push(Did::MakeVault { login, passphrase: form.take_passphrase() });
            widgets::forget_typing(ui, &first);
            widgets::forget_typing(ui, &last);
        }
    });
    demonstration(ui, context, did);
}

/// Fewest characters of a passphrase the vault takes, which has the last word on it.
const LEAST_CHARS: usize = 12;

/// Why what was typed so far cannot lock a vault; nothing while there is nothing to judge.
fn unfit(passphrase: &str, again: &str) -> Option<Message> {
    if !passphrase.is_empty() && passphrase.chars().count() < LEAST_CHARS {
        return Some(Message::new("error-weak-passphrase").with("least", LEAST_CHARS));
    }
    (!again.is_empty() && passphrase != again).then(|| Message::new("error-passphrases-differ"))
}

fn demonstration(ui: &mut Ui, context: &Context<'_>, did: &mut Vec<Did>) {
    widgets::gap(ui);
    ui.vertical_centered(|ui| {
        if theme::secondary_button(ui, &context.get("unlock-demo")).clicked() {
            did.push(Did::OpenDemonstration);
        }
        theme::weak(ui, &context.get("unlock-demo-hint"));
    });
}

fn recover(ui: &mut Ui, context: &Context<'_>, form: &mut Form, did: &mut Vec<Did>) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("unlock-recovery-use"));
        let hint = context.get("unlock-recovery-field-hint");
        let field =
            widgets::hinted_field(ui, &context.get("unlock-recovery-field"), &mut form.passphrase, &hint);
        let entered = widgets::entered(ui, &field);
        let ready = !form.passphrase.trim().is_empty();
        let pressed = widgets::primary_if(ui, ready, &context.get("unlock-open")).clicked();
        if ready && (pressed || entered) {
            did.push(Did::UnlockWithRecovery(form.take_passphrase()));
            widgets::forget_typing(ui, &field);
        }
        if widgets::quiet_button(ui, &context.get("unlock-passphrase-use")).clicked() {
            form.passphrase.zeroize();
            widgets::forget_typing(ui, &field);
            form.recovering = false;
        }
    });
}

fn choose(ui: &mut Ui, context: &Context<'_>, users: &[LoginRow], form: &mut Form, did: &mut Vec<Did>) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("unlock-who"));
        let chosen = form.user.filter(|user| users.iter().any(|row| row.user == *user));
        let mut user = chosen.or(users.first().map(|row| row.user));
        ui.horizontal_wrapped(|ui| {
            for row in users {
                if widgets::choice(ui, user == Some(row.user), row.login.reveal()).clicked() {
                    user = Some(row.user);
                }
            }
        });
        form.user = user;
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
            did.push(Did::Unlock { user, passphrase: form.take_passphrase() });
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
        demonstration(ui, context, did);
    }
}

fn recovery_key(
    ui: &mut Ui,
    context: &Context<'_>,
    key: &Redacted<String>,
    form: &mut Form,
    did: &mut Vec<Did>,
) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("unlock-recovery-title"));
        theme::weak(ui, &context.get("unlock-recovery-hint"));
        widgets::gap(ui);
        widgets::key_text(ui, &grouped(key.reveal()));
        widgets::gap(ui);
        ui.horizontal(|ui| {
            if theme::primary_button(ui, &context.get("unlock-recovery-kept")).clicked() {
                // It is on paper now: the clipboard need not have it any longer.
                if std::mem::take(&mut form.copied) {
                    ui.ctx().copy_text(String::new());
                }
                did.push(Did::RecoveryKeyKept);
            }
            if theme::secondary_button(ui, &context.get("unlock-recovery-copy")).clicked() {
                ui.ctx().copy_text(key.reveal().clone());
                form.copied = true;
            }
        });
        if form.copied {
            theme::weak(ui, &context.get("unlock-recovery-copied"));
        }
    });
}

/// A long key in groups of six, so that a person copying it by hand keeps their place.
fn grouped(key: &str) -> String {
    let after_prefix = key.rfind("-1").map_or(0, |at| at + 2);
    let (prefix, rest) = key.split_at(after_prefix);
    let letters: Vec<char> = rest.chars().collect();
    let groups = letters.chunks(6).map(|group| group.iter().collect::<String>());
    std::iter::once(prefix.to_owned())
        .chain(groups)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
