//! The settings: their sections in a list, and the one that is chosen. Each is saved as it is changed.

use egui::{Align, Layout, TextStyle, Ui, vec2};

use super::{keyboard, people, retention, training};
use crate::app::action::{SettingsAction, UserAction, WindowAction};
use crate::app::state::{Look, SettingsScreen, SettingsSection};
use crate::casework::Act;
use crate::casework::pages::LockAfter;
use crate::ui::context::Context;
use crate::ui::frame::{self, Header};
use crate::ui::theme::{self, List, Notice, settings as tokens, size, space};
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
            SettingsSection::Check
            | SettingsSection::Locking
            | SettingsSection::Keyboard
            | SettingsSection::Appearance => here(ui, context, screen, actions),
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
    frame::header(ui, context, header, actions, |ui, _| frame::find_last(ui, context));
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

/// What is set for this computer: a row each.
fn here(ui: &mut Ui, context: &Context<'_>, screen: &SettingsScreen, actions: &mut Vec<UserAction>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    check(ui, context, screen, actions);
    between(ui);
    locking(ui, context, actions);
    between(ui);
    keys(ui, context, screen.section == SettingsSection::Keyboard, actions);
    between(ui);
    appearance(ui, context, actions);
    between(ui);
    let folder = context.state.folder.display().to_string();
    theme::small(ui, &context.say(&Message::new("unlock-folder").with("path", folder)));
}

fn between(ui: &mut Ui) {
    ui.add_space(space::PARTS);
    widgets::hairline(ui);
    ui.add_space(space::PARTS);
}

/// One of them: what it is and what it does at the left, and what changes it, so wide, in points, at the right.
fn part(ui: &mut Ui, (title, why): (&str, &str), width: f32, change: impl FnOnce(&mut Ui)) {
    let words = |ui: &mut Ui| {
        theme::section(ui, title);
        theme::weak(ui, why);
    };
    widgets::with_right_end(ui, (width + space::COLUMN, tokens::WORDS_LEAST), words, change);
}

/// One that is a choice of a few: which was chosen now.
fn choose(
    ui: &mut Ui,
    context: &Context<'_>,
    (title, why): (&'static str, &'static str),
    (words, chosen): (&[String], Option<usize>),
) -> Option<usize> {
    let all: Vec<&str> = words.iter().map(String::as_str).collect();
    let width = theme::segmented_width(ui, &all, chosen);
    let mut pressed = None;
    part(ui, (&context.get(title), &context.get(why)), width, |ui| {
        let place = vec2(width, size::CONTROL);
        ui.allocate_ui_with_layout(place, Layout::left_to_right(Align::Center), |ui| {
            pressed = theme::segmented(ui, title, &all, chosen);
        });
    });
    pressed
}

fn check(ui: &mut Ui, context: &Context<'_>, screen: &SettingsScreen, actions: &mut Vec<UserAction>) {
    let words = context.get("settings-check-now");
    let width = theme::width_of(ui, &words, TextStyle::Button) + 2.0 * size::BUTTON_PAD;
    let (title, why) = (context.get("settings-check"), context.get("settings-check-why"));
    part(ui, (&title, &why), width, |ui| {
        let busy = context.state.busy.as_ref().map(|busy| context.say(&busy.message()));
        if theme::secondary(&words).off(busy.as_deref()).hang_right().show(ui).clicked() {
            actions.push(SettingsAction::CheckVault.into());
        }
    });
    if let Some(lines) = &screen.check {
        let said: Vec<String> = lines.iter().map(|line| context.say(line)).collect();
        let kind = if said.len() > 1 { Notice::Problem } else { Notice::Success };
        ui.add_space(space::THUMBS);
        theme::notice(ui, kind, &said.join("\n"));
    }
}

/// After how long the vault locks by itself.
fn locking(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let said =
        |after: &LockAfter| context.say(&Message::new("settings-minutes").with("minutes", after.minutes()));
    let words: Vec<String> = LockAfter::CHOICES.iter().map(said).collect();
    let at = LockAfter::CHOICES.iter().position(|after| *after == context.state.idle.lock_after);
    let keys = ("settings-lock-after", "settings-lock-after-why");
    if let Some(at) = choose(ui, context, keys, (&words, at)) {
        actions.push(WindowAction::ChooseLockAfter(LockAfter::CHOICES[at]).into());
    }
}

/// Where the keys are told, and all of them once they are asked for.
fn keys(ui: &mut Ui, context: &Context<'_>, open: bool, actions: &mut Vec<UserAction>) {
    let words = context.get("settings-keyboard-show");
    let width = theme::width_of(ui, &words, TextStyle::Button) + 2.0 * size::BUTTON_PAD;
    let (title, why) = (context.get("settings-keyboard"), context.get("settings-keyboard-why"));
    part(ui, (&title, &why), width, |ui| {
        if !open && theme::secondary(&words).hang_right().show(ui).clicked() {
            actions.push(SettingsAction::Choose(SettingsSection::Keyboard).into());
        }
    });
    if open {
        keyboard::lines(ui, context);
    }
}

/// Light, dark, or as the system says.
fn appearance(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let words = Look::ALL.map(|look| {
        context.get(match look {
            Look::System => "settings-look-system",
            Look::Light => "settings-look-light",
            Look::Dark => "settings-look-dark",
        })
    });
    let at = Look::ALL.iter().position(|look| *look == context.state.look);
    if let Some(at) = choose(ui, context, ("settings-appearance", "settings-look"), (&words, at)) {
        actions.push(WindowAction::ChooseLook(Look::ALL[at]).into());
    }
}
