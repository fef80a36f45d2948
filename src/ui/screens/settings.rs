//! The settings: their sections in a list, and the one that is chosen.

use egui::Ui;

use super::{keyboard, people, retention, training};
use crate::app::action::{SettingsAction, UserAction, WindowAction};
use crate::app::state::{Look, SettingsScreen, SettingsSection};
use crate::casework::Act;
use crate::casework::pages::LockAfter;
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// Half-typed text of the sections.
#[derive(Default)]
pub struct Forms {
    people: people::Form,
    training: training::Form,
    rules: retention::Form,
}

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &SettingsScreen,
    forms: &mut Forms,
    actions: &mut Vec<UserAction>,
) {
    if screen.section != SettingsSection::People {
        forms.people = people::Form::default();
    }
    sections(ui, context, screen.section, actions);
    widgets::wide_column(ui, screen.section, |ui| {
        if let Some(busy) = &context.state.busy {
            widgets::working(ui, &context.say(&busy.message()));
        }
        match screen.section {
            SettingsSection::People => {
                read(ui, context, screen.staff.as_ref(), |ui, staff| {
                    people::show(ui, context, staff, &mut forms.people, actions);
                });
            }
            SettingsSection::Training => {
                read(ui, context, screen.training.as_deref(), |ui, page| {
                    training::show(ui, context, page, &mut forms.training, actions);
                });
            }
            SettingsSection::Retention => {
                read(ui, context, screen.rules.as_deref(), |ui, view| {
                    retention::rules(ui, context, view, &mut forms.rules, actions);
                });
            }
            // Its lines have a screen of their own.
            SettingsSection::Journal => {}
            SettingsSection::Check => check(ui, context, screen, actions),
            SettingsSection::Locking => locking(ui, context, actions),
            SettingsSection::Keyboard => keyboard::lines(ui, context),
            SettingsSection::Appearance => appearance(ui, context, actions),
        }
    });
}

/// What a section has read, or that it is being read.
fn read<T>(ui: &mut Ui, context: &Context<'_>, read: Option<&T>, show: impl FnOnce(&mut Ui, &T)) {
    match read {
        Some(read) => show(ui, read),
        None if context.state.problem.is_none() => {
            theme::weak(ui, &context.get("settings-reading"));
        }
        None => {}
    }
}

/// The list of the sections.
pub fn sections(ui: &mut Ui, context: &Context<'_>, shown: SettingsSection, actions: &mut Vec<UserAction>) {
    widgets::inner_list(ui, |ui| {
        for section in SettingsSection::ALL {
            let closed =
                section == SettingsSection::Journal && context.state.refusal(Act::ReadJournal).is_some();
            if !closed && widgets::choice(ui, section == shown, &context.get(name(section))).clicked() {
                actions.push(SettingsAction::Choose(section).into());
            }
        }
    });
}

fn name(section: SettingsSection) -> &'static str {
    match section {
        SettingsSection::People => "settings-people",
        SettingsSection::Training => "settings-training",
        SettingsSection::Retention => "settings-retention",
        SettingsSection::Journal => "settings-journal",
        SettingsSection::Check => "settings-check",
        SettingsSection::Locking => "settings-locking",
        SettingsSection::Keyboard => "settings-keyboard",
        SettingsSection::Appearance => "settings-appearance",
    }
}

fn check(ui: &mut Ui, context: &Context<'_>, screen: &SettingsScreen, actions: &mut Vec<UserAction>) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("settings-check"));
        theme::weak(ui, &context.get("settings-check-why"));
        if let Some(lines) = &screen.check {
            let said: Vec<String> = lines.iter().map(|line| context.say(line)).collect();
            let kind = if said.len() > 1 { Notice::Problem } else { Notice::Success };
            theme::notice(ui, kind, &said.join("\n"));
        }
        let free = context.state.busy.is_none();
        if widgets::primary_if(ui, free, &context.get("settings-check-now")).clicked() {
            actions.push(SettingsAction::CheckVault.into());
        }
    });
}

/// After how long the vault locks by itself.
fn locking(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let chosen = context.state.idle.lock_after;
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("settings-lock-after"));
        theme::weak(ui, &context.get("settings-lock-after-why"));
        ui.horizontal_wrapped(|ui| {
            for after in LockAfter::CHOICES {
                let said = Message::new("settings-minutes").with("minutes", after.minutes());
                if widgets::choice(ui, after == chosen, &context.say(&said)).clicked() {
                    actions.push(WindowAction::ChooseLockAfter(after).into());
                }
            }
        });
    });
}

/// Light, dark, or as the system says.
fn appearance(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("settings-look"));
        ui.horizontal_wrapped(|ui| {
            for look in Look::ALL {
                let key = match look {
                    Look::System => "settings-look-system",
                    Look::Light => "settings-look-light",
                    Look::Dark => "settings-look-dark",
                };
                if widgets::choice(ui, look == context.state.look, &context.get(key)).clicked() {
                    actions.push(WindowAction::ChooseLook(look).into());
                }
            }
        });
    });
}
