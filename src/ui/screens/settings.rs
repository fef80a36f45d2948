//! The settings: their sections in a list, and the one that is chosen. Each is saved as it is changed.

use egui::Ui;

use super::{keyboard, people, retention, training};
use crate::app::action::{SettingsAction, UserAction, WindowAction};
use crate::app::state::{Look, SettingsScreen, SettingsSection};
use crate::casework::Act;
use crate::casework::pages::LockAfter;
use crate::ui::context::Context;
use crate::ui::frame::{self, Header};
use crate::ui::theme::{self, List, Notice, settings as tokens};
use crate::ui::widgets::{self, NavRow};
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
    frame(ui, context, screen.section, actions);
    frame::page(ui, ("settings", screen.section), tokens::WIDEST, |ui| {
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

/// The head, and the list of the sections: at the left, or above where there is no room for it.
pub fn frame(ui: &mut Ui, context: &Context<'_>, shown: SettingsSection, actions: &mut Vec<UserAction>) {
    let (title, saved) = (context.get("settings-title"), context.get("settings-saved"));
    let back = context.state.places.last().map(|_| context.get("action-back"));
    let header = Header::new(&title).second(&saved).back(back.as_deref());
    frame::header(ui, context, header, actions, |ui, _| frame::find(ui, context));
    let may = |section: &SettingsSection| {
        *section != SettingsSection::Journal || context.state.refusal(Act::ReadJournal).is_none()
    };
    let all: Vec<SettingsSection> = SettingsSection::ALL.into_iter().filter(may).collect();
    let chosen = all.iter().position(|section| *section == shown);
    let mut pressed = None;
    if ui.available_width() < tokens::LIST_FROM {
        widgets::head(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                for section in &all {
                    if widgets::choice(ui, *section == shown, &context.get(section.name())).clicked() {
                        pressed = Some(*section);
                    }
                }
            });
        });
    } else {
        widgets::inner_list(ui, tokens::LIST, |ui| {
            let list = List::vertical(ui, "settings", all.len(), chosen);
            for (at, section) in all.iter().enumerate() {
                let words = context.get(section.name());
                let row = NavRow { chosen: *section == shown, quiet: true, ..NavRow::new(&words) };
                if widgets::nav_row(ui, (&list, at), &row).clicked() {
                    pressed = Some(*section);
                }
            }
        });
    }
    actions.extend(pressed.map(|section| SettingsAction::Choose(section).into()));
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
        let said = |after: &LockAfter| {
            context.say(&Message::new("settings-minutes").with("minutes", after.minutes()))
        };
        let words: Vec<String> = LockAfter::CHOICES.iter().map(said).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let at = LockAfter::CHOICES.iter().position(|after| *after == chosen);
        if let Some(at) = theme::segmented(ui, "lock after", &words, at) {
            actions.push(WindowAction::ChooseLockAfter(LockAfter::CHOICES[at]).into());
        }
    });
}

/// Light, dark, or as the system says.
fn appearance(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("settings-look"));
        let words = Look::ALL.map(|look| {
            context.get(match look {
                Look::System => "settings-look-system",
                Look::Light => "settings-look-light",
                Look::Dark => "settings-look-dark",
            })
        });
        let words = [&*words[0], &*words[1], &*words[2]];
        let at = Look::ALL.iter().position(|look| *look == context.state.look);
        if let Some(at) = theme::segmented(ui, "look", &words, at) {
            actions.push(WindowAction::ChooseLook(Look::ALL[at]).into());
        }
    });
}
