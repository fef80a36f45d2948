//! The settings: their sections, each read when it is turned to.

use super::super::action::{SettingsAction, SettingsEvent};
use super::super::effect::{Effect, ReadJob, ServiceChange, VaultJob};
use super::super::state::{InProgress, Screen, SettingsScreen, SettingsSection, State};
use super::journal;

/// What a section shows that has to be read.
pub(super) fn reads(section: SettingsSection) -> Option<ReadJob> {
    match section {
        SettingsSection::People => Some(ReadJob::Staff),
        SettingsSection::Training => Some(ReadJob::Training),
        SettingsSection::Retention => Some(ReadJob::Rules),
        SettingsSection::Journal => Some(ReadJob::Journal),
        SettingsSection::Check
        | SettingsSection::Locking
        | SettingsSection::Keyboard
        | SettingsSection::Appearance => None,
    }
}

pub(super) fn on_user(state: &mut State, action: SettingsAction) -> Vec<Effect> {
    if state.busy.is_some() {
        return Vec::new();
    }
    if let SettingsAction::Choose(section) = action {
        return choose(state, section);
    }
    let Screen::Settings(settings) = &mut state.screen else { return Vec::new() };
    match action {
        // Done above.
        SettingsAction::Choose(_) => Vec::new(),
        SettingsAction::ChangeTraining(change) => {
            // The verdicts on who delivers a programme rest on it.
            vec![state.requests.to_serve(ServiceChange::Training(change)).1, Effect::Read(ReadJob::Families)]
        }
        SettingsAction::SetRule(change) => vec![state.requests.to_serve(ServiceChange::Rule(change)).1],
        SettingsAction::CheckVault => {
            settings.check = None;
            state.begin(InProgress::CheckingVault);
            vec![Effect::Vault(VaultJob::Check)]
        }
    }
}

/// Turns to a section; the journals are read first.
fn choose(state: &mut State, section: SettingsSection) -> Vec<Effect> {
    if section == SettingsSection::Journal && matches!(state.screen, Screen::Settings(_)) {
        return journal::read(state);
    }
    match &mut state.screen {
        Screen::Settings(settings) => settings.section = section,
        Screen::Journal(_) => state.screen = Screen::Settings(Box::new(SettingsScreen::new(section))),
        Screen::Unlock(_)
        | Screen::Today(_)
        | Screen::Family(_)
        | Screen::NewFamily(_)
        | Screen::Film(_)
        | Screen::Session(_)
        | Screen::Tag(_)
        | Screen::Parent(_)
        | Screen::Supervision(_) => return Vec::new(),
    }
    reads(section).map(Effect::Read).into_iter().collect()
}

pub(super) fn on_worker(state: &mut State, event: SettingsEvent) -> Vec<Effect> {
    if matches!(event, SettingsEvent::Checked(_)) {
        state.end(&[InProgress::CheckingVault]);
    }
    let Screen::Settings(settings) = &mut state.screen else { return Vec::new() };
    match event {
        SettingsEvent::Training(page) => settings.training = Some(page),
        SettingsEvent::Rules(view) => settings.rules = Some(view),
        SettingsEvent::Checked(lines) => settings.check = Some(lines),
    }
    Vec::new()
}
